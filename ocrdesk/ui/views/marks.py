"""What is marked on a page's picture, and where: made from the page's record, found again by place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from ocrdesk.model import FieldState, FieldValue, PageRecord, Point, Quad, Recognition, Record

CELLS_ACROSS = 12


class MarkKind(StrEnum):
    """What a mark stands for; later ones are painted above earlier ones."""

    TABLE = "table"
    CELL = "cell"
    LINE = "line"
    CODE = "code"
    FIELD = "field"
    MISSING = "missing"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    CHECK = "check"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the page. A field's mark bears its document's index and its key, a line's or a code's its index.

    `rows` is how many lines of text stand in the place, as far as known.
    """

    kind: MarkKind
    quad: Quad
    document: int = -1
    key: str = ""
    line: int = -1
    code: int = -1
    rows: int = 1

    @property
    def polygon(self) -> QPolygonF:
        return polygon_of(self.quad)

    @property
    def rect(self) -> QRectF:
        bounds = self.quad.bounds
        return QRectF(bounds.left, bounds.top, bounds.width, bounds.height)

    @property
    def upright(self) -> bool:
        """Whether the sides are level and plumb, to half a pixel in a hundred."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.quad.corners
        slack = 0.5 + 0.005 * max(abs(cx - ax), abs(cy - ay))
        return max(abs(ay - by), abs(cy - dy), abs(ax - dx), abs(bx - cx)) <= slack


def polygon_of(quad: Quad) -> QPolygonF:
    """The quad in Qt's own form."""
    return QPolygonF([QPointF(x, y) for x, y in quad.corners])


def line_marks(recognition: Recognition) -> tuple[Mark, ...]:
    """The marks of what the provider read: tables, their cells and lines."""
    tables = (Mark(MarkKind.TABLE, table.quad) for table in recognition.tables)
    cells = (
        Mark(MarkKind.CELL, cell.quad) for table in recognition.tables for cell in table.cells if cell.quad is not None
    )
    lines = (Mark(MarkKind.LINE, line.quad, line=index) for index, line in enumerate(recognition.lines))
    return (*tables, *cells, *lines)


def code_marks(recognition: Recognition) -> tuple[Mark, ...]:
    """The marks of QR codes and barcodes, which are shown with fields and lines alike."""
    return tuple(Mark(MarkKind.CODE, code.quad, code=index) for index, code in enumerate(recognition.codes))


def field_marks(page: PageRecord) -> tuple[Mark, ...]:
    """The marks of all documents' fields, as they stand."""
    return tuple(
        Mark(kind_of(value, record), value.quad, document, value.key, rows=max(1, len(value.lines)))
        for document, record in enumerate(page.documents)
        for value in record.fields
        if value.quad is not None
    )


def kind_of(value: FieldValue, record: Record) -> MarkKind:
    """What a field's box says of it: whether a person looked, and whether one must."""
    if value.state is FieldState.EDITED:
        return MarkKind.EDITED
    if record.confirmed or value.state is FieldState.CONFIRMED:
        return MarkKind.CONFIRMED
    if not value.text:
        return MarkKind.MISSING
    if not value.needs_look:
        return MarkKind.FIELD
    return MarkKind.FAILED if any(problem.failed for problem in value.problems) else MarkKind.CHECK


class Outline:
    """A mark's shape in Qt's own forms, worked out once: a page is painted many times."""

    __slots__ = ("mark", "polygon", "rect", "upright")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.rect = mark.rect
        self.polygon = mark.polygon
        self.upright = mark.upright


class MarkGroup:
    """Marks that lie close together: painted with one path a kind, skipped together when out of sight."""

    def __init__(self) -> None:
        self.outlines: list[Outline] = []
        self.bounds = QRectF()
        self._paths: dict[MarkKind, QPainterPath] = {}

    def add(self, outline: Outline) -> None:
        self.outlines.append(outline)
        self.bounds = self.bounds.united(outline.rect)

    def paths(self) -> dict[MarkKind, QPainterPath]:
        """The outlines by kind, made at the first call."""
        if not self._paths:
            for outline in self.outlines:
                path = self._paths.setdefault(outline.mark.kind, QPainterPath())
                path.addPolygon(outline.polygon)
                path.closeSubpath()
        return self._paths


class MarkIndex:
    """Marks sorted into a coarse grid over the page, so that a part of it costs only what it shows."""

    def __init__(self, marks: Iterable[Mark], width: float, height: float) -> None:
        self.marks = tuple(marks)
        step = max(width, height, 1.0) / CELLS_ACROSS
        groups: dict[tuple[int, int], MarkGroup] = {}
        for outline in map(Outline, self.marks):
            centre = outline.rect.center()
            place = (int(centre.x() // step), int(centre.y() // step))
            groups.setdefault(place, MarkGroup()).add(outline)
        self.groups = tuple(groups.values())

    def prepare(self) -> None:
        """Make all outlines now: for a worker thread, before the first painting."""
        for group in self.groups:
            group.paths()

    def near(self, rect: QRectF) -> Iterator[MarkGroup]:
        """The groups that reach into that rectangle."""
        return (group for group in self.groups if group.bounds.intersects(rect))

    def at(self, point: Point, kind: MarkKind | None = None) -> Mark | None:
        """The smallest mark at that point (of that kind), if any."""
        spot = QRectF(point[0] - 0.5, point[1] - 0.5, 1.0, 1.0)
        here = QPointF(*point)
        hits = [
            outline.mark
            for group in self.near(spot)
            for outline in group.outlines
            if (kind is None or outline.mark.kind is kind)
            and outline.rect.contains(here)
            and outline.polygon.containsPoint(here, Qt.FillRule.WindingFill)
        ]
        return min(hits, key=lambda mark: mark.quad.width * mark.quad.height, default=None)
