"""The batch's progress in one line: how many pages, how long still, pause and cancel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ocrdesk.i18n import _, ngettext
from ocrdesk.model import Progress
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.quiet_bar import QuietBar

SECONDS_IN_MINUTE = 60
MINUTES_IN_HOUR = 60


def time_left(seconds: float) -> str:
    """Seconds in the clerk's words: rounded, because it is a guess."""
    minutes = round(seconds / SECONDS_IN_MINUTE)
    if seconds < SECONDS_IN_MINUTE:
        return _("about {seconds} s left").format(seconds=max(5, round(seconds / 5) * 5))
    if minutes < MINUTES_IN_HOUR:
        return _("about {minutes} min left").format(minutes=minutes)
    hours, minutes = divmod(minutes, MINUTES_IN_HOUR)
    return _("about {hours} h {minutes} min left").format(hours=hours, minutes=minutes)


class ProgressLine(Translated, QWidget):
    """Seen while a batch runs, is paused or has just been stopped half-way."""

    pause_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._progress = Progress()
        self._count, self._left = QLabel(), QLabel()
        self._left.setProperty("role", "caption")
        self._bar = QuietBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._pause, self._cancel = QToolButton(), QToolButton()
        for button in (self._pause, self._cancel):
            button.setAutoRaise(True)
            button.setProperty("role", "quiet")
        self._pause.clicked.connect(self.pause_asked)
        self._cancel.clicked.connect(self.cancel_asked)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._count)
        top.addStretch()
        top.addWidget(self._left)
        bottom.addWidget(self._pause)
        bottom.addWidget(self._cancel)
        bottom.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addLayout(bottom)
        self.retranslate()

    def show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self.retranslate()

    def retranslate(self) -> None:
        progress = self._progress
        self.setVisible(progress.running)
        words = _("Paused at {done} / {total}") if progress.paused else _("Recognising {done} / {total}")
        self._count.setText(words.format(done=progress.done, total=progress.total))
        left = progress.seconds_left
        self._left.setText(time_left(left) if left is not None and not progress.paused else "")
        self._bar.show_part(progress.done, max(progress.total, 1))
        self._bar.setAccessibleName(_("Progress of recognition"))
        self._bar.setAccessibleDescription(
            ngettext("{done} of {total} page", "{done} of {total} pages", progress.total).format(
                done=progress.done, total=progress.total
            )
        )
        self._pause.setText(_("Resume") if progress.paused else _("Pause"))
        self._cancel.setText("✕ " + _("Cancel"))
        self._cancel.setAccessibleName(_("Cancel recognition"))
