"""The page itself on the preview: paper, shadow and picture, drawn from the copy that fits the zoom."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ocrdesk.ui.views.page_image import PagePicture

SHADOW = 14
"""How far the shadow reaches, in logical pixels."""
DEEPEST = 30
"""How dark the shadow is beside the page: the opacity, of 255."""
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
    # Thin filled strips: smooth frames as large as the page would cost more than the picture.
    painter.save()
    painter.resetTransform()
    for step in range(SHADOW):
        shade = QColor(15, 23, 42, DEEPEST * (SHADOW - step) ** 2 // SHADOW**2)
        outer = paper.adjusted(-step - 1, 1 - step, step + 1, step + 3)
        width, height = outer.width(), outer.height()
        painter.fillRect(QRectF(outer.left(), outer.top(), width, 1), shade)
        painter.fillRect(QRectF(outer.left(), outer.bottom() - 1, width, 1), shade)
        painter.fillRect(QRectF(outer.left(), outer.top() + 1, 1, height - 2), shade)
        painter.fillRect(QRectF(outer.right() - 1, outer.top() + 1, 1, height - 2), shade)
    painter.restore()
