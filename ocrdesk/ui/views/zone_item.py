"""The places of a template on the page: told apart by frame, hatching and a word, never by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ocrdesk.model import Point
from ocrdesk.ui.models.template_draft import DrawnPlace, PlaceKind
from ocrdesk.ui.theme import Theme, ui_font
from ocrdesk.ui.views.marks import polygon_of

TAG_AIR = 4.0
LETTERS = 12


@dataclass(frozen=True, slots=True)
class _Look:
    """A kind's colour of the theme, its frame and its ground."""

    color: str
    frame: Qt.PenStyle
    ground: Qt.BrushStyle
    sign: str


LOOKS = {
    PlaceKind.ZONE: _Look("mark", Qt.PenStyle.SolidLine, Qt.BrushStyle.SolidPattern, ""),
    PlaceKind.IGNORED: _Look("mark_red", Qt.PenStyle.DashLine, Qt.BrushStyle.BDiagPattern, "✕ "),
    PlaceKind.ANCHOR: _Look("mark_amber", Qt.PenStyle.DotLine, Qt.BrushStyle.NoBrush, "◎ "),
}


class ZoneItem(QGraphicsItem):
    """Paints all places; the current one strongest."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page = QRectF()
        self._places: Sequence[DrawnPlace] = ()
        self._current = -1

    def set_page(self, page: QRectF) -> None:
        self.prepareGeometryChange()
        self._page = page

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_places(self, places: Sequence[DrawnPlace], current: int) -> None:
        self._places, self._current = tuple(places), current
        self.update()

    def at(self, point: Point) -> int | None:
        """The number of the smallest place at that point of the page."""
        here = QPointF(*point)
        hits = [
            (place.quad.width * place.quad.height, number)
            for number, place in enumerate(self._places)
            if polygon_of(place.quad).containsPoint(here, Qt.FillRule.WindingFill)
        ]
        return min(hits)[1] if hits else None

    def boundingRect(self) -> QRectF:  # noqa: N802
        grown = max(self._page.width(), self._page.height()) / 8
        return self._page.adjusted(-grown, -grown, grown, grown)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        transform = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(ui_font())
        font.setPixelSize(LETTERS)
        painter.setFont(font)
        for number, place in enumerate(self._places):
            self._draw(painter, transform, place, current=number == self._current)
        painter.restore()

    def _draw(self, painter: QPainter, transform: QTransform, place: DrawnPlace, *, current: bool) -> None:
        look = LOOKS[place.kind]
        color, ground = self._theme.color(look.color), self._theme.color(look.color)
        ground.setAlpha(26 if look.ground is Qt.BrushStyle.SolidPattern else 90)
        painter.setPen(QPen(color, 2.5 if current else 1.5, look.frame))
        painter.setBrush(QBrush(ground, look.ground))
        polygon = transform.map(polygon_of(place.quad))
        painter.drawPolygon(polygon)
        words = f"{look.sign}{place.named}"
        metrics = QFontMetricsF(painter.font())
        corner = polygon.at(0)
        tag = QRectF(0, 0, metrics.horizontalAdvance(words) + 2 * TAG_AIR, metrics.height() + 2)
        tag.moveBottomLeft(QPointF(corner.x(), corner.y() - 1))
        painter.fillRect(tag, color)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
