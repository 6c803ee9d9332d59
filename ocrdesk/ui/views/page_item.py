"""The page itself on the preview: paper, shadow and picture, drawn from the copy that fits the zoom."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ocrdesk.ui.views.page_image import PagePicture

SHADOW = 7
"""How far the shadow reaches, in logical pixels."""
PAPER = "#f4f5f7"


class PageItem(QGraphicsItem):
    """Draws a picture over the page's rectangle; `sharp` is a copy made for exactly one zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._rect = QRectF()
        self._picture: PagePicture | None = None
        self._sharp: QImage | None = None

    def set_page(self, rect: QRectF, picture: PagePicture | None) -> None:
        """Stand for a page of that size; without a picture it is blank paper."""
        self.prepareGeometryChange()
        self._rect = rect
        self._picture = picture
        self._sharp = None
        self.update()

    def set_sharp(self, sharp: QImage | None) -> None:
        self._sharp = sharp
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        grown = max(self._rect.width(), self._rect.height()) / 4
        return self._rect.adjusted(-grown, -grown, grown, grown)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._rect.isEmpty():
            return
        exposed = option.exposedRect
        if not self._rect.contains(exposed):
            _draw_shadow(painter, painter.worldTransform().mapRect(self._rect))
        seen = exposed.intersected(self._rect)
        if seen.isEmpty():
            return
        scale = painter.deviceTransform().m11()
        if self._picture is None:
            painter.fillRect(seen, QColor(PAPER))
        elif self._sharp is not None and self._sharp.width() == round(self._rect.width() * scale):
            self._draw_sharp(painter, self._sharp)
        else:
            self._draw_scaled(painter, self._picture, seen, scale)

    def _draw_sharp(self, painter: QPainter, sharp: QImage) -> None:
        # Exactly one picture pixel for each of the screen's: a plain copy, the fastest and the clearest there is.
        ratio = painter.device().devicePixelRatio()
        corner = painter.worldTransform().map(self._rect.topLeft()) * ratio
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(QPointF(round(corner.x()) / ratio, round(corner.y()) / ratio), sharp)
        painter.restore()

    def _draw_scaled(self, painter: QPainter, picture: PagePicture, seen: QRectF, scale: float) -> None:
        across = picture.width / self._rect.width()
        level = picture.level_for(scale / across)
        x, y = level.width() / self._rect.width(), level.height() / self._rect.height()
        source = QRectF(seen.x() * x, seen.y() * y, seen.width() * x, seen.height() * y)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(seen, level, source)


def _draw_shadow(painter: QPainter, paper: QRectF) -> None:
    painter.save()
    painter.resetTransform()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for step in range(SHADOW):
        painter.setPen(QPen(QColor(15, 23, 42, 26 - 26 * step // SHADOW), 1))
        edge = step + 0.5
        painter.drawRoundedRect(paper.adjusted(-edge, -edge + 1, edge, edge + 2), edge, edge)
    painter.restore()
