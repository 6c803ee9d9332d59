"""The boxes over the page: one item that paints only what is in sight."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ocrdesk.i18n import N_
from ocrdesk.model import Point
from ocrdesk.ui.theme import Theme
from ocrdesk.ui.views.badges import BADGE, Sign, draw_badge
from ocrdesk.ui.views.marks import Mark, MarkIndex, MarkKind, Outline, polygon_of
from ocrdesk.ui.views.snippet import grown

DETAILED = 200
"""Up to so many boxes in sight are drawn one by one with all care, more in bundles."""
AIR = 3.0
"""The most logical pixels between a text and its frame."""
NOTHING = MarkIndex((), 1, 1)


class Shown(StrEnum):
    """Which boxes are shown; the value is the title."""

    FIELDS = N_("Fields")
    LINES = N_("Lines")
    ALL = N_("Fields and lines")
    NONE = N_("Picture only")


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a kind of box looks: a colour of the theme, the line's width and opacity, the ground's opacity.

    `air` are the logical pixels left between the text and its frame; lines stand too close for any. `dashed` frames
    hold nothing yet.
    """

    color: str
    width: float
    line: int
    ground: int
    air: float = 2.0
    dashed: bool = False


STROKES = {
    MarkKind.TABLE: Stroke("mark_line", 1.5, 190, 0, 0.0),
    MarkKind.CELL: Stroke("mark_line", 1.0, 130, 0, 0.0),
    MarkKind.LINE: Stroke("mark_line", 1.0, 150, 0, 0.0),
    MarkKind.CODE: Stroke("mark_line", 1.0, 200, 18),
    MarkKind.FIELD: Stroke("mark", 1.0, 190, 18),
    MarkKind.MISSING: Stroke("mark_amber", 1.5, 255, 0, dashed=True),
    MarkKind.CONFIRMED: Stroke("mark_green", 1.0, 200, 14),
    MarkKind.EDITED: Stroke("mark", 1.0, 200, 14),
    MarkKind.CHECK: Stroke("mark_amber", 1.5, 255, 38),
    MarkKind.FAILED: Stroke("mark_red", 1.5, 255, 30),
}
SIGNS = {
    MarkKind.CONFIRMED: Sign.TICK,
    MarkKind.EDITED: Sign.PEN,
    MarkKind.CHECK: Sign.QUESTION,
    MarkKind.FAILED: Sign.ALARM,
}
"""A shape beside the colour, for those who cannot tell the colours apart."""
ALARMING = frozenset({MarkKind.CHECK, MarkKind.FAILED, MarkKind.MISSING})
CURRENT = Stroke("mark", 2.5, 255, 34, AIR)
HOVERED = Stroke("mark", 1.5, 255, 44)


class MarkItem(QGraphicsItem):
    """Paints lines below fields, then the hovered box, then the current one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._rect = QRectF()
        self._theme = theme
        self._lines = NOTHING
        self._fields = NOTHING
        self._codes = NOTHING
        self.shown = Shown.FIELDS
        self.hidden = False
        self.current: Mark | None = None
        self.hovered: Mark | None = None

    def set_page(self, rect: QRectF) -> None:
        self.prepareGeometryChange()
        self._rect = rect

    def set_marks(self, lines: MarkIndex, fields: MarkIndex, codes: MarkIndex = NOTHING) -> None:
        self._lines, self._fields, self._codes = lines, fields, codes
        self.hovered = None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_shown(self, shown: Shown) -> None:
        self.shown = shown
        self.update()

    def set_hidden(self, hidden: bool) -> None:
        self.hidden = hidden
        self.update()

    def set_current(self, mark: Mark | None) -> None:
        if mark != self.current:
            self._refresh(self.current)
            self._refresh(mark)
        self.current = mark

    def set_hovered(self, mark: Mark | None) -> None:
        if mark != self.hovered:
            self._refresh(self.hovered)
            self.hovered = mark
            self._refresh(mark)

    @property
    def in_effect(self) -> Shown:
        """What was asked for, but a page without fields shows its lines instead."""
        return Shown.LINES if self.shown == Shown.FIELDS and not self._fields.marks else self.shown

    @property
    def layers(self) -> tuple[MarkIndex, ...]:
        """What is shown now, from below to above."""
        if self.hidden:
            return ()
        layers = {
            Shown.NONE: (), Shown.ALL: (self._lines, self._codes, self._fields),
            Shown.LINES: (self._lines, self._codes), Shown.FIELDS: (self._codes, self._fields),
        }  # fmt: skip
        return layers[self.in_effect]

    def at(self, point: Point) -> Mark | None:
        """The uppermost box at that point of the page."""
        return next((mark for index in reversed(self.layers) if (mark := index.at(point)) is not None), None)

    def line_at(self, point: Point) -> Mark | None:
        """The line at that point of the page, shown or not, unless only the picture is wanted."""
        if self.hidden or self.shown == Shown.NONE:
            return None
        return self._lines.at(point, MarkKind.LINE)

    def boundingRect(self) -> QRectF:  # noqa: N802
        grown = max(self._rect.width(), self._rect.height()) / 8
        return self._rect.adjusted(-grown, -grown, grown, grown)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.hidden:
            return
        transform = painter.worldTransform()
        reach = (BADGE * 2 + 4) / max(transform.m11(), 1e-6)
        exposed = option.exposedRect.adjusted(-reach, -reach, reach, reach)
        for index in self.layers:
            groups = list(index.near(exposed))
            outlines = [outline for group in groups for outline in group.outlines]
            if len(outlines) > DETAILED:
                for group in groups:
                    for kind, path in group.paths().items():
                        self._bundle_pen(painter, kind)
                        painter.drawPath(path)
                # What a person must see keeps its sign, however full the page is.
                outlines = [outline for outline in outlines if outline.mark.kind in ALARMING][:DETAILED]
            self._draw_each(painter, transform, outlines)
        self._draw_special(painter, transform)

    def _draw_special(self, painter: QPainter, transform: QTransform) -> None:
        hovered = self.hovered if self.hovered != self.current else None
        for mark, stroke in ((hovered, HOVERED), (self.current, CURRENT)):
            if mark is not None:
                with _Untransformed(painter):
                    self._dress(painter, stroke)
                    self._draw(painter, transform, Outline(mark), stroke)

    def _draw_each(self, painter: QPainter, transform: QTransform, outlines: list[Outline]) -> None:
        with _Untransformed(painter):
            for kind, stroke in STROKES.items():
                alike = [o for o in outlines if o.mark.kind == kind and o.mark is not self.current]
                if alike:
                    self._dress(painter, stroke)
                    for outline in alike:
                        self._draw(painter, transform, outline, stroke)

    def _draw(self, painter: QPainter, transform: QTransform, outline: Outline, stroke: Stroke) -> None:
        mark = outline.mark
        if outline.upright:
            frame = _snapped(transform.mapRect(outline.rect), stroke, painter.device().devicePixelRatio())
            if stroke.air:
                painter.drawRoundedRect(frame, 2.0, 2.0)
            else:
                _draw_sides(painter, frame, stroke.width)
            corner = frame.topRight()
        else:
            quad = polygon_of(grown(mark.quad, stroke.air / transform.m11())) if stroke.air else outline.polygon
            polygon = transform.map(quad)
            painter.drawPolygon(polygon)
            corner = polygon.at(1)
        if mark.kind in SIGNS:
            draw_badge(painter, corner, SIGNS[mark.kind], self._theme.color(STROKES[mark.kind].color))
            self._dress(painter, stroke)

    def _dress(self, painter: QPainter, stroke: Stroke) -> None:
        line, ground = self._theme.color(stroke.color), self._theme.color(stroke.color)
        line.setAlpha(stroke.line)
        ground.setAlpha(stroke.ground)
        painter.setPen(QPen(line, stroke.width, Qt.PenStyle.DashLine if stroke.dashed else Qt.PenStyle.SolidLine))
        painter.setBrush(QBrush(ground) if stroke.ground else Qt.BrushStyle.NoBrush)

    def _bundle_pen(self, painter: QPainter, kind: MarkKind) -> None:
        stroke = STROKES[kind]
        pen = QPen(self._theme.color(stroke.color), 0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _refresh(self, mark: Mark | None) -> None:
        if mark is None:
            return
        views = self.scene().views() if self.scene() is not None else []
        zoom = views[0].transform().m11() if views else 1.0
        air = (AIR + BADGE * 2 + 4) / max(zoom, 1e-6)
        self.update(mark.rect.adjusted(-air, -air, air, air))


def _draw_sides(painter: QPainter, frame: QRectF, width: float) -> None:
    # Four narrow filled strips are painted ten times as fast as one outline.
    color, half = painter.pen().color(), width / 2
    outer, inner = frame.adjusted(-half, -half, half, half), frame.height() - width
    painter.fillRect(QRectF(outer.left(), outer.top(), outer.width(), width), color)
    painter.fillRect(QRectF(outer.left(), outer.bottom() - width, outer.width(), width), color)
    painter.fillRect(QRectF(outer.left(), outer.top() + width, width, inner), color)
    painter.fillRect(QRectF(outer.right() - width, outer.top() + width, width, inner), color)


class _Untransformed:
    """Painting in the view's own logical pixels, smoothly, for a while."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def __enter__(self) -> None:
        self._painter.save()
        self._painter.resetTransform()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def __exit__(self, *_exc: object) -> None:
        self._painter.restore()


def _snapped(rect: QRectF, stroke: Stroke, ratio: float) -> QRectF:
    # Lines end on the screen's pixels, else a thin level line becomes a grey double one.
    shift, air = (round(stroke.width * ratio) % 2) / 2, stroke.air
    left, top = round((rect.left() - air) * ratio) + shift, round((rect.top() - air) * ratio) + shift
    right, bottom = round((rect.right() + air) * ratio) - shift, round((rect.bottom() + air) * ratio) - shift
    return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)
