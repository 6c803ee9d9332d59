"""The one place where the window tells of errors and successes: a quiet bar, never a dialog per file."""

import platform
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ocrdesk import __version__
from ocrdesk.errors import Cancelled, OCRDeskError
from ocrdesk.i18n import N_, Message, _, message
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.translated import Translated

GOOD_MILLISECONDS = 10_000
"""How long a success stays: long enough to press its button, short enough not to be in the way."""


class Tone(StrEnum):
    """How a notice looks: by mark and by colour."""

    GOOD = "good"
    NEUTRAL = "neutral"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Offer:
    """A button on a notice: what it says and what it does."""

    text: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, what to do about it, and what the clerk may press. `text`s are translated when shown."""

    title: Message
    hint: Message | None = None
    tone: Tone = Tone.NEUTRAL
    offers: tuple[Offer, ...] = ()
    details: str = ""

    @classmethod
    def of_error(cls, error: OCRDeskError, *offers: Offer) -> "Notice":
        """The notice for an error; its details name the error, its codes and the program, never a page or a path."""
        details = (
            f"OCRDesk {__version__}, {platform.platform()}\n"
            f"{type(error).__name__} (exit code {error.exit_code})\n{error.title}\n{error.hint}"
        )
        details = "\n".join(filter(None, (details, error.details)))
        return cls(error.title, error.hint, Tone.BAD, offers, details)


MARKS = {Tone.GOOD: "✓", Tone.NEUTRAL: "●", Tone.BAD: "!"}
COLOURS = {Tone.GOOD: "green", Tone.NEUTRAL: "accent", Tone.BAD: "red"}


class Notices(Translated, QFrame):
    """The bar under the tool bar. It holds several notices and shows the newest; Escape or × closes it."""

    changed = Signal()
    let_go = Signal()
    """The keyboard was in a notice that is gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self.setProperty("role", "banner")
        self._notices: list[Notice] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        self._build()
        self.retranslate()

    def tell(self, notice: Notice) -> None:
        """Show a notice; the same one twice is shown once."""
        self._notices = [*(kept for kept in self._notices if kept.title != notice.title), notice][-20:]
        self._show_newest()

    def tell_error(self, error: OCRDeskError, *offers: Offer) -> None:
        """Show an error. What the clerk stopped is no error and is not told."""
        if not isinstance(error, Cancelled):
            self.tell(Notice.of_error(error, *offers))

    def withdraw(self, title: Message) -> None:
        """Take back what is no longer so."""
        self._notices = [notice for notice in self._notices if notice.title != title]
        self._show_newest()

    @property
    def current(self) -> Notice | None:
        return self._notices[-1] if self._notices else None

    def close_current(self) -> None:
        """Done with the newest notice; the one before it comes back."""
        if self._notices:
            self._notices.pop()
        self._show_newest()

    def retranslate(self) -> None:
        self.setAccessibleName(_("Notices"))
        self._details.setText(_("Details"))
        self._copy.setText(_("Copy"))
        self._close.setToolTip(_("Close this notice"))
        self._close.setAccessibleName(_("Close this notice"))
        self._show_newest()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_current()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._mark, self._title, self._hint, self._more = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self._title, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)  # names of files, words of services: never taken for HTML
        self._title.setProperty("role", "heading")
        self._mark.setProperty("role", "heading")
        self._more.setProperty("role", "caption")
        self._hint.setWordWrap(True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text = QLabel()
        self._text.setProperty("role", "caption")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setWordWrap(True)
        self._offers = QHBoxLayout()
        self._details, self._copy, self._close = QToolButton(), QToolButton(), QToolButton()
        self._details.setCheckable(True)
        self._close.setText("✕")
        self._details.toggled.connect(self._show_details)
        self._copy.clicked.connect(self.copy_details)
        self._close.clicked.connect(self.close_current)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._mark, self._title):
            row.addWidget(widget)
        row.addWidget(self._hint, 1)
        row.addWidget(self._more)
        row.addLayout(self._offers)
        for button in (self._details, self._copy, self._close):
            button.setProperty("role", "quiet")
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._text)

    def _show_newest(self) -> None:
        holder = QApplication.focusWidget()
        held = holder is not None and self.isAncestorOf(holder)
        self._show_current()
        if held and (self.current is None or holder is not QApplication.focusWidget()):
            self.let_go.emit()

    def _show_current(self) -> None:
        notice = self.current
        self._timer.stop()
        self.setVisible(notice is not None)
        self.changed.emit()
        if notice is None:
            return
        colour = COLOURS[notice.tone]
        self.setProperty("tone", colour)
        self._mark.setProperty("tone", colour)
        restyle(self)
        restyle(self._mark)
        self._mark.setText(MARKS[notice.tone])
        self._title.setText(str(notice.title))
        self._hint.setText(str(notice.hint) if notice.hint else "")
        others = len(self._notices) - 1
        self._more.setText(str(message(N_("+{count} more"), count=others)) if others else "")
        self._text.setText(notice.details)
        self._details.setChecked(False)
        self._details.setVisible(bool(notice.details))
        self._show_details(False)
        self._fill_offers(notice)
        if notice.tone is Tone.GOOD:
            self._timer.start(GOOD_MILLISECONDS)

    def _fill_offers(self, notice: Notice) -> None:
        while (entry := self._offers.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for offer in notice.offers:
            button = _OfferButton(offer, self)
            button.taken.connect(self.close_current)
            self._offers.addWidget(button)

    def _show_details(self, shown: bool) -> None:
        self._text.setVisible(shown)
        self._copy.setVisible(shown)

    def copy_details(self) -> None:
        """Put the details where they can be pasted into a letter."""
        QGuiApplication.clipboard().setText(self._text.text())

    def _expire(self) -> None:
        # One under the pointer is being read.
        if self.underMouse():
            self._timer.start(GOOD_MILLISECONDS)
        elif self.current is not None and self.current.tone is Tone.GOOD:
            self.close_current()


class _OfferButton(QToolButton):
    """Does what a notice offers, then closes the notice."""

    taken = Signal()

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer = offer
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # one that is clicked leaves the keyboard where it is
        self.setText(_(offer.text))
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self.taken.emit()
        self._offer.do()
