"""*Test connection*: tries what is typed, without a paid call, and says what works or what is to be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ocrdesk.errors import ClockWrong, OCRDeskError
from ocrdesk.i18n import Message, _
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.workers import Ticket, Workers

BAR_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Trial:
    """How a connection is tried: on which workers, and the call (provider, options, other preferences)."""

    workers: Workers
    check: Callable[[str, Mapping[str, str], Mapping[str, object]], Message]


class ConnectionTest(QWidget):
    """A button and, below it, how the last trial went. `clock_wanted`: the clerk takes the service's clock."""

    clock_wanted = Signal()

    def __init__(
        self,
        provider: str,
        trial: Trial,
        typed: Callable[[], tuple[Mapping[str, str], Mapping[str, object]]],
        *,
        has_clock: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`typed` gives the provider's options and the program's settings as they stand in the dialog."""
        super().__init__(parent)
        self._provider, self._trial, self._typed, self._has_clock = provider, trial, typed, has_clock
        self._ticket: Ticket | None = None
        self.button = QPushButton(_("Test connection"))
        self.button.setObjectName(f"test_{provider}")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.begin)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._bar.setAccessibleName(_("The connection is being tested"))
        self._free = QLabel(_("Costs no paid call."))
        self._free.setProperty("role", "caption")
        self.result, self.details = QLabel(), QLabel()
        self.clock = QPushButton(_("Use the service's clock"))
        self.clock.setAutoDefault(False)
        self.clock.clicked.connect(self._take_clock)
        self._lay_out()
        self._show(None, "")

    def begin(self) -> None:
        """Try once; a trial under way is left alone."""
        if self._ticket is not None:
            return
        self._show(None, "")
        self._set_busy(True)
        options, settings = self._typed()
        work = partial(self._trial.check, self._provider, options, settings)
        self._ticket = self._trial.workers.run(work, self._tell_success, self._tell_failure)

    def forget(self) -> None:
        """The dialog is gone: what still comes is not wanted."""
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self.button, self._bar, self._free):
            row.addWidget(widget)
        row.addStretch()
        self.result.setProperty("role", "notice")
        self.result.setWordWrap(True)
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setProperty("role", "caption")
        self.details.setWordWrap(True)
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.result)
        column.addWidget(self.details)
        column.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignLeft)
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self._bar.setVisible(busy)
        self._free.setVisible(not busy)

    def _tell_success(self, words: Message) -> None:
        self._end()
        self._show("green", f"✓ {words}")

    def _tell_failure(self, error: OCRDeskError) -> None:
        self._end()
        self._show("red", f"! {error.title}\n{error.hint}")
        self.details.setText(_("Details: {details}").format(details=error.details))
        self.details.setVisible(bool(error.details))
        self.clock.setVisible(isinstance(error, ClockWrong) and self._has_clock)

    def _end(self) -> None:
        self._ticket = None
        had_focus = self.focusWidget() is None
        self._set_busy(False)
        if had_focus:
            self.button.setFocus()

    def _show(self, tone: str | None, words: str) -> None:
        self.result.setProperty("tone", tone or "")
        restyle(self.result)
        self.result.setText(words)
        self.result.setAccessibleName(words)
        for widget in (self.result, self.details, self.clock):
            widget.setVisible(widget is self.result and bool(words))

    def _take_clock(self) -> None:
        self.clock_wanted.emit()
        self.begin()
