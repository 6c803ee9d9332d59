"""One quiet line that says how far a long call is, with a button that ends it; short calls never show it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ocrdesk.i18n import _
from ocrdesk.model import Course
from ocrdesk.ui.views.quiet_bar import QuietBar

LOOK_MILLISECONDS = 100
SHOWN_AFTER = 4
"""So many looks pass before the line appears."""


class CourseLine(QWidget):
    """Looks at a Course ten times a second while it is followed. `keeps_room`: hidden, it leaves its room empty."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, keeps_room: bool = False) -> None:
        super().__init__(parent)
        self._course = Course()
        self._looks = 0
        self._words, self._bar, self._button = QLabel(), QuietBar(), QPushButton(_("Cancel"))
        self._words.setProperty("role", "caption")
        self._bar.setTextVisible(False)
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(keeps_room)
        self.setSizePolicy(policy)
        self.hide()

    def follow(self, text: str, *, stoppable: bool = True) -> Course:
        """A new course; its line appears when it takes longer than a moment. `text` is translated."""
        self._course, self._looks = Course(), 0
        self._words.setText(text)
        self._bar.setAccessibleName(text)
        self._button.setVisible(stoppable)
        self._bar.setRange(0, 0)
        self._timer.start()
        return self._course

    def end(self) -> None:
        """The call is over."""
        self._timer.stop()
        self.hide()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._course.cancel()
        self.end()

    def _look(self) -> None:
        self._looks += 1
        if self._course.total:
            self._bar.show_part(self._course.done, self._course.total)
        if self._looks >= SHOWN_AFTER:
            self.show()

    def cancel(self) -> None:
        """What is followed is not wanted any more; it ends by itself."""
        self._course.cancel()

    def _cancel(self) -> None:
        self.cancel()
        self.cancelled.emit()
