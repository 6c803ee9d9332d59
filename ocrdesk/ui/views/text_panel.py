"""The Text tab: the page's text in reading order, to be edited and searched, linked with the boxes on the picture."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ocrdesk.i18n import _, ngettext
from ocrdesk.model import Line
from ocrdesk.ui.models.line_spans import LineSpans, Span
from ocrdesk.ui.models.text_marks import count_words, doubts
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.review.typed_text import before_typing
from ocrdesk.ui.theme import themes
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.field_words import UNSURE_CHARACTER
from ocrdesk.ui.views.find_bar import FindBar
from ocrdesk.ui.views.nothing_shown import nothing_shown
from ocrdesk.ui.views.page_text import PageText
from ocrdesk.ui.views.text_search import TextSearch

SAVE_MILLISECONDS = 800
"""So long after the last key the text is saved."""


class TextPanel(Translated, QWidget):
    """Tells the review what is typed; `line_selected` says at which recognised line the caret stands.

    Filled when it is looked at, not before: a page may have thousands of lines, and most are reviewed field by field.
    """

    line_selected = Signal(int)

    def __init__(self, review: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: Sequence[Line] = ()
        self._spans = LineSpans("", ())
        self._doubts: list[Span] = []
        self._line: int | None = None
        self._words = 0
        self._loading = False
        self._stale = True
        """Whether another text is to be shown than stands in the editor."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_MILLISECONDS)
        self._pause.timeout.connect(review.commit_text)
        self._build()
        self._connect()
        self.retranslate()

    # What the clerk does

    def undo(self) -> None:
        """Take back what was typed last, here or in the review."""
        self.edit.take_back()

    def redo(self) -> None:
        self.edit.make_again()

    def find_text(self) -> None:
        """Open the bar; what is selected is looked for."""
        self.search.begin()

    def replace_text(self) -> None:
        """Open the bar with the line for what to write instead."""
        self.search.begin(replacing=True)

    def find_next(self) -> None:
        self.search.step(1)

    def find_previous(self) -> None:
        self.search.step(-1)

    def next_doubt(self) -> None:
        """Select the next character that nobody is sure of; typing replaces just that one."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        here = self.edit.textCursor().selectionEnd()
        target = next((span for span in self._doubts if span[0] >= here), next(iter(self._doubts), None))
        if target is not None:
            self.edit.select(target)

    def select_line(self, line: int) -> None:
        """Put the caret at the beginning of that recognised line."""
        self._fill()
        span = self._spans.span_of(line)
        if span is None:
            return
        self._line = line
        cursor = self.edit.textCursor()
        cursor.setPosition(span[0])
        self.edit.setTextCursor(cursor)
        self.edit.centerCursor()
        self._light()

    def set_value_font(self, font: QFont) -> None:
        """The font of the text."""
        self.edit.setFont(font)

    def retranslate(self) -> None:
        self.setAccessibleName(_("Text"))
        self.edit.setAccessibleName(_("The page's text, in reading order"))
        self._unsure.setToolTip(_("Go to the next one. Typing replaces it."))
        self._say_why_empty()
        self._show_counts()

    def _build(self) -> None:
        self.edit, self.bar = PageText(self), FindBar(self)
        self.search = TextSearch(self.edit, self.bar, self._follow_replacement)
        self.setFocusProxy(self.edit)
        self._counts, self._edited, self._unsure = QLabel(), QLabel(), QPushButton()
        self._counts.setProperty("role", "caption")
        self._edited.setProperty("role", "caption")
        self._edited.setProperty("tone", "accent")
        self._unsure.setProperty("role", "link")
        self._unsure.setProperty("tone", "amber")
        head = QHBoxLayout()
        head.addWidget(self._counts)
        head.addWidget(self._unsure)
        head.addStretch(1)
        head.addWidget(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.edit, 1)

    def _connect(self) -> None:
        review, edit = self._review, self.edit
        edit.undo_wanted.connect(review.undo)
        edit.redo_wanted.connect(review.redo)
        edit.textChanged.connect(self._hand_in)
        edit.cursorPositionChanged.connect(self._follow_caret)
        self.search.changed.connect(self._light)
        self._unsure.clicked.connect(self.next_doubt)
        review.page_shown.connect(self._show_page)
        review.record_changed.connect(self._follow_record)
        review.history.changed.connect(self._follow_history)
        themes().changed.connect(edit.paint_marks)

    # What the review tells

    def _show_page(self) -> None:
        self._pause.stop()
        if self._review.unsaved_text is not None:  # the page was read anew in the midst of it
            self._pause.start()
        record = self._review.record
        self._stale = record is None or record.recognition.lines is not self._lines or self._text != self._spans.text
        if self.isVisible():
            self._fill()

    @property
    def _text(self) -> str:
        """The page's text as it stands, with what is typed and not saved."""
        record, typed = self._review.record, self._review.unsaved_text
        return typed if typed is not None else record.text if record is not None else ""

    def _fill(self) -> None:
        """Show the page's text as it stands, if another one is shown."""
        if not self._stale:
            return
        self._stale = False
        cursor, at = self.edit.textCursor(), self.edit.textCursor().position()
        self._show_text(self._text)
        if self._review.unsaved_text is not None:  # the clerk is typing: the caret stays
            cursor.setPosition(at)
            self.edit.setTextCursor(cursor)
        self.edit.setReadOnly(self._review.record is None)
        self._say_why_empty()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fill()

    def _say_why_empty(self) -> None:
        self.edit.setPlaceholderText(nothing_shown(self._review, _("No text was read on this page.")))

    def _follow_record(self) -> None:
        record = self._review.record
        if record is not None and self._review.unsaved_text is None and record.text != self._spans.text:
            self._stale = True
        if self.isVisible():
            self._fill()
            self._show_counts()

    def _follow_history(self) -> None:
        """Letters can be taken back one by one only while nothing else was done after them: the order must hold."""
        history, record, job = self._review.history, self._review.record, self._review.job
        own = record is not None and job is not None and before_typing(history, job.id, record.number) is not None
        if history.undone or not own:
            self.edit.document().clearUndoRedoStacks()

    def _show_text(self, text: str) -> None:
        record = self._review.record
        self._loading = True
        self.edit.setPlainText(text)
        self._loading = False
        self._lines = record.recognition.lines if record else ()
        self._line = None
        self._find_lines(text)
        self._show_marks()

    # What is typed

    def _hand_in(self) -> None:
        if self._loading:
            return
        text = self.edit.toPlainText()
        if self.edit.stepping:
            self._find_lines(text)  # a step may change many places at once
        else:
            self._spans.follow(text)
        self._review.type_page_text(text)
        self._pause.start()
        self._show_marks()

    def _find_lines(self, text: str) -> None:
        self._spans = LineSpans(text, [line.text for line in self._lines])

    def _follow_replacement(self, spans: Sequence[Span], text: str) -> None:
        self._spans.replace(spans, text)

    def _follow_caret(self) -> None:
        if self._loading or self.edit.toPlainText() != self._spans.text:
            return  # in the midst of an edit: the lines follow when it is done
        line = self._spans.line_at(self.edit.textCursor().position())
        if line != self._line and line is not None and self._has_keyboard():
            self.line_selected.emit(line)
        self._line = line
        self._light()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.edit or self.bar.isAncestorOf(focus))

    # What is shown

    def _show_marks(self) -> None:
        self._doubts = doubts(self._lines, self._spans, UNSURE_CHARACTER)
        self._words = count_words(self._spans.text)
        self.search.refresh()
        self._show_counts()

    def _light(self) -> None:
        span = self._spans.span_of(self._line) if self._line is not None else None
        self.edit.light(span, self._doubts, self.search.found)

    def _show_counts(self) -> None:
        record = self._review.record
        words, unsure = self._words, len(self._doubts)
        lines = ngettext("{count} line read", "{count} lines read", len(self._lines)).format(count=len(self._lines))
        counted = ngettext("{count} word", "{count} words", words).format(count=words)
        self._counts.setText(f"{lines} · {counted}")
        self._counts.setVisible(record is not None)
        self._unsure.setText(
            ngettext("{count} character unsure", "{count} characters unsure", unsure).format(count=unsure)
        )
        self._unsure.setVisible(unsure > 0)
        self._edited.setText(_("Edited") if record is not None and record.text_edited else "")
