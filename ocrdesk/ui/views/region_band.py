"""The box that the clerk draws over the page to have that place read again."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from ocrdesk.model import Quad
from ocrdesk.ui.theme import Theme

SMALLEST = 4.0
"""Page pixels; less was a slip of the hand."""


class RegionBand(QGraphicsRectItem):
    """Spans from where it began to where the pointer is, never beyond the page."""

    def __init__(self) -> None:
        super().__init__()
        self._from: QPointF | None = None
        self.hide()

    @property
    def drawing(self) -> bool:
        return self._from is not None

    def begin(self, point: QPointF, page: QRectF) -> None:
        self._from = _within(point, page)
        self.setRect(QRectF(self._from, self._from))
        self.show()

    def stretch(self, point: QPointF, page: QRectF) -> None:
        if self._from is not None:
            self.setRect(QRectF(self._from, _within(point, page)).normalized())

    def drop(self) -> Quad | None:
        """End the drawing; returns the place, in page pixels, if it is large enough to be meant."""
        self._from = None
        self.hide()
        drawn = self.rect()
        if min(drawn.width(), drawn.height()) < SMALLEST:
            return None
        return Quad.from_box(drawn.left(), drawn.top(), drawn.right(), drawn.bottom())

    def set_theme(self, theme: Theme) -> None:
        pen, ground = QPen(theme.color("mark"), 1.5), theme.color("mark")
        pen.setCosmetic(True)
        ground.setAlpha(36)
        self.setPen(pen)
        self.setBrush(ground)


def _within(point: QPointF, page: QRectF) -> QPointF:
    return QPointF(min(max(point.x(), 0.0), page.right()), min(max(point.y(), 0.0), page.bottom()))
