"""A ring at the edges of a view that has the keyboard, where nothing else in it would tell so."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ocrdesk.ui.theme import themes

WIDTH = 2


class FocusRing(QWidget):
    """Lies over the view and takes no mouse; the view shows it, hides it and fits it to its size."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def fit(self) -> None:
        """Lie along the view's edges; what is within is left free, so that it is painted as without a ring."""
        view = self.parentWidget()
        if view is not None:
            self.setGeometry(view.rect())
            inner = view.rect().adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
            self.setMask(QRegion(view.rect()).subtracted(QRegion(inner)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(event.rect(), themes().theme.color("accent"))
        painter.end()
