"""The handbook's window: chapters at the left, the page at the right, a search over both; it holds up nothing."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QListWidget, QSplitter, QVBoxLayout, QWidget

from ocrdesk import i18n
from ocrdesk.i18n import _, ngettext
from ocrdesk.ui.dialogs.sizes import open_at
from ocrdesk.ui.help.handbook import CHAPTERS, Keys, chapter_text, title
from ocrdesk.ui.theme import themes
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.handbook_page import HandbookPage

SIZE = (980, 720)
LIST_WIDTH = 250
ROW_HEIGHT = 30


class HandbookWindow(Translated, QDialog):
    """`keys` gives an action's keys by its id; `close_keys` tells those that close the window again, besides Esc."""

    def __init__(self, keys: Keys, close_keys: Callable[[], tuple[str, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys, self._close_keys = keys, close_keys
        self.search, self.chapters, self.page, self._found = QLineEdit(), QListWidget(), HandbookPage(), QLabel()
        open_at(self, *SIZE)
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._next)
        self.chapters.currentRowChanged.connect(self._show)
        self.page.anchorClicked.connect(self._follow)
        themes().changed.connect(self._dress)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self.retranslate()
        self.chapters.setFocus()

    @property
    def chapter(self) -> str:
        """The chapter that is shown."""
        return CHAPTERS[max(self.chapters.currentRow(), 0)]

    def open_at(self, chapter: str) -> None:
        """Show that chapter, without a search."""
        self.search.clear()
        self.chapters.setCurrentRow(CHAPTERS.index(chapter))

    def retranslate(self) -> None:
        """Write all in the language in use; the chapter stays."""
        at = self.chapter
        self.setWindowTitle(_("Handbook"))
        self.search.setPlaceholderText(_("Search the handbook"))
        self.search.setAccessibleName(_("Search the handbook"))
        self.chapters.setAccessibleName(_("Chapters"))
        self.page.setAccessibleName(_("Page of the handbook"))
        self.chapters.blockSignals(True)
        self.chapters.clear()
        self.chapters.addItems([title(chapter, i18n.language()) for chapter in CHAPTERS])
        for row in range(len(CHAPTERS)):
            self.chapters.item(row).setSizeHint(QSize(0, ROW_HEIGHT))
        self.chapters.blockSignals(False)
        self.chapters.setCurrentRow(CHAPTERS.index(at))
        self._narrow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        if pressed in self._close_keys():
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self._found.setProperty("role", "caption")
        self.chapters.setProperty("role", "panel")
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side, column, halves = QWidget(), QVBoxLayout(), QSplitter()
        side.setLayout(column)
        column.setContentsMargins(12, 12, 12, 12)
        for widget in (self.search, self._found, self.chapters):
            column.addWidget(widget)
        halves.addWidget(side)
        halves.addWidget(self.page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
        halves.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def _text(self, chapter: str) -> str:
        return chapter_text(chapter, i18n.language(), self._keys)

    def _show(self) -> None:
        self.page.show_markdown(self._text(self.chapter))
        self._mark()

    def _dress(self) -> None:
        self.page.dress()
        self._mark()

    def _mark(self) -> None:
        count = self.page.show_found(self.search.text())
        words = ngettext("{count} place in this chapter", "{count} places in this chapter", count)
        self._found.setText(words.format(count=count) if self.search.text() else "")
        self._found.setVisible(bool(self.search.text()))

    def _narrow(self) -> None:
        """Leave only the chapters that have the words; where this one has not, show the first that has."""
        needle = self.search.text().casefold()
        has = [needle in self._text(chapter).casefold() for chapter in CHAPTERS]
        for row, kept in enumerate(has):
            self.chapters.item(row).setHidden(not kept)
        if any(has) and not has[self.chapters.currentRow()]:
            self.chapters.setCurrentRow(has.index(True))
        else:
            self._mark()

    def _next(self) -> None:
        self.page.go_to_next(self.search.text())

    def _follow(self, link: QUrl) -> None:
        chapter = link.fileName().removesuffix(".md")
        if chapter in CHAPTERS and link.isRelative():
            self.open_at(chapter)
        elif link.scheme() == "https":
            QDesktopServices.openUrl(link)
