"""The page itself on the preview: paper, shadow and picture, drawn from the copy that fits the zoom."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGradient, QImage, QLinearGradient, QPainter, QRadialGradient
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ocrdesk.ui.views.page_image import PagePicture

SHADOW = 14
"""How far the shadow reaches, in logical pixels."""
SHADOW_FALLS = 2
SHADOW_STOPS = ((0.0, 38), (0.3, 18), (0.6, 6), (1.0, 0))
"""How dark it is on its way outwards: the opacity, of 255."""
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
        width, height = sharp.width(), sharp.height()
        place = QRectF(round(corner.x()) / ratio, round(corner.y()) / ratio, width / ratio, height / ratio)
        painter.drawImage(place, sharp, QRectF(0, 0, width, height))
        painter.restore()

    def _draw_scaled(self, painter: QPainter, picture: PagePicture, seen: QRectF, scale: float) -> None:
        across = picture.width / self._rect.width()
        level = picture.level_for(scale / across)
        x, y = level.width() / self._rect.width(), level.height() / self._rect.height()
        source = QRectF(seen.x() * x, seen.y() * y, seen.width() * x, seen.height() * y)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(seen, level, source)


def _draw_shadow(painter: QPainter, paper: QRectF) -> None:
    # Gradients along the sides and around the corners: a blurred frame as large as the page would cost more than
    # the picture itself.
    painter.save()
    painter.resetTransform()
    sheet = paper.translated(0, SHADOW_FALLS)
    left, top, right, bottom = sheet.left(), sheet.top(), sheet.right(), sheet.bottom()
    painter.fillRect(QRectF(left, paper.bottom(), sheet.width(), SHADOW_FALLS), _shade(SHADOW_STOPS[0][1]))
    for x, y, dx, dy, width, height in (
        (left, top, 0, -1, sheet.width(), SHADOW), (left, bottom, 0, 1, sheet.width(), SHADOW),
        (left, top, -1, 0, SHADOW, sheet.height()), (right, top, 1, 0, SHADOW, sheet.height()),
    ):  # fmt: skip
        side = QLinearGradient(x, y, x + dx * SHADOW, y + dy * SHADOW)
        painter.fillRect(QRectF(x + min(dx, 0) * SHADOW, y + min(dy, 0) * SHADOW, width, height), _fading(side))
    for x, y, dx, dy in ((left, top, -1, -1), (right, top, 0, -1), (right, bottom, 0, 0), (left, bottom, -1, 0)):
        corner = QRadialGradient(x, y, SHADOW)
        painter.fillRect(QRectF(x + dx * SHADOW, y + dy * SHADOW, SHADOW, SHADOW), _fading(corner))
    painter.restore()


def _fading(gradient: QGradient) -> QGradient:
    for place, opacity in SHADOW_STOPS:
        gradient.setColorAt(place, _shade(opacity))
    return gradient


def _shade(opacity: int) -> QColor:
    return QColor(15, 23, 42, opacity)
