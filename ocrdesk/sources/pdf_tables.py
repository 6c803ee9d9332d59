"""The tables of a PDF page: those that rules draw, with the page's own text in their cells, and guessed ones."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from itertools import groupby
from statistics import median
from typing import Any

from ocrdesk.model import Box, Cell, Line, Point, Quad, Table, turn_point
from ocrdesk.sources.pdf_guessed_tables import Turning, guessed_tables
from ocrdesk.sources.pdf_text import Place
from ocrdesk.tables.cell_text import PADDING, joined, set_rows

LEAST_SIDE, LEAST_CELLS = 2, 4
"""Smaller than this it is a frame, not a table."""
ALIKE = 1.5
"""Edges this near each other, in points, are one."""
MOST_STROKES = 8_000
"""Pages drawn with more strokes than this are maps and plans, or sheets of thousands of cells, each with its own frame:
looking for tables there takes longer than a page may."""
TITLE_REACH, TITLE_MIDDLE, TITLE_INDENT = 7.0, 0.15, 0.1
"""How far above a table its title stands, in heights of the print; how far off its middle and its ends, in widths."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell's place in the grid, and its box in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


def tables_of(page: Any, lines: Sequence[Line], zoom: float, origin: Point, turn: int = 0) -> tuple[Table, ...]:
    """The tables of a page in pixels, from the top; `lines` are its own, `zoom` and `origin` as for `lines_of`.

    Those that rules draw, and those that only the places of the text tell of. Lines and tables are those of the page
    turned clockwise by `turn` degrees, so that its text is upright.
    """
    if not lines:
        return ()
    drawings = page.get_drawings()
    strokes = sum(len(drawing["items"]) for drawing in drawings)
    if strokes > MOST_STROKES:
        return ()
    place = Place((1, 0, 0, 1, 0, 0), zoom, origin)
    turned = partial(turn_point, width=page.rect.width, height=page.rect.height, degrees=turn)
    ruled = _ruled_tables(page, lines, turned, place) if strokes >= LEAST_CELLS else []
    guessed = guessed_tables(page, drawings, lines, ruled, turned=turned, place=place)
    return tuple(sorted((*ruled, *guessed), key=lambda table: table.quad.bounds.top))


def _ruled_tables(page: Any, lines: Sequence[Line], turned: Turning, place: Place) -> list[Table]:
    found = page.find_tables(strategy="lines_strict")
    tables = (_table(table, lines, turned, place) for table in found.tables)
    return [table for table in tables if table is not None]


def _table(found: Any, lines: Sequence[Line], turned: Turning, place: Place) -> Table | None:
    slots = _slots([Quad.from_box(*box).mapped(turned).bounds for box in found.cells])
    rows = max((slot.row + slot.row_span for slot in slots), default=0)
    columns = max((slot.column + slot.column_span for slot in slots), default=0)
    if min(rows, columns) < LEAST_SIDE:
        return None
    quads = [Quad.from_box(*_sides(slot.box)).mapped(place) for slot in slots]
    texts = _texts([quad.bounds for quad in quads], lines)
    if sum(bool(text) for text in texts) < LEAST_CELLS:
        return None
    cells = tuple(
        Cell(slot.row, slot.column, text, slot.row_span, slot.column_span, quad)
        for slot, text, quad in zip(slots, texts, quads, strict=True)
    )
    whole = Quad.from_box(*_sides(Quad.from_box(*found.bbox).mapped(turned).bounds)).mapped(place)
    return Table(whole, rows, columns, cells, _title(whole.bounds, lines))


def _title(table: Box, lines: Sequence[Line]) -> str:
    """The line that stands alone close above a table, over its middle; of several the tallest."""
    boxes = [line.quad.bounds for line in lines if not line.vertical and line.text.strip()]
    reach = TITLE_REACH * median(each.height for each in boxes) if boxes else 0.0
    titles = [
        line
        for line in lines
        if table.top - reach < line.quad.centre[1] < table.top
        and abs(line.quad.centre[0] - table.centre[0]) < TITLE_MIDDLE * table.width
        and min(line.quad.bounds.left - table.left, table.right - line.quad.bounds.right) > TITLE_INDENT * table.width
        and abs(line.quad.angle) < TITLE_INDENT
        and _stands_alone(line.quad.bounds, boxes)
    ]
    tallest = max(titles, key=lambda line: (round(line.quad.height), line.quad.centre[1]), default=None)
    return tallest.text.strip() if tallest else ""


def _stands_alone(box: Box, others: Sequence[Box]) -> bool:
    """Whether nothing else stands in the row of a text."""
    return not any(other != box and other.top < box.centre[1] < other.bottom for other in others)


def _slots(boxes: Sequence[Box]) -> list[_Slot]:
    rows = _edges([edge for box in boxes for edge in (box.top, box.bottom)])
    columns = _edges([edge for box in boxes for edge in (box.left, box.right)])
    slots = []
    for box in boxes:
        row, column = _nearest(rows, box.top), _nearest(columns, box.left)
        spans = _nearest(rows, box.bottom) - row, _nearest(columns, box.right) - column
        if min(spans) > 0:
            slots.append(_Slot(row, column, *spans, box))
    return sorted(slots, key=lambda slot: (slot.row, slot.column))


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > ALIKE:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    """The number of the edge, of those from the left, that lies nearest."""
    place = bisect_left(edges, value)
    near = range(max(place - 1, 0), min(place + 1, len(edges)))
    return min(near, key=lambda number: abs(edges[number] - value))


class _Boxes:
    """Boxes that are found by a point in them: thousands of cells are looked through by their level alone."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.all = boxes
        self._level = max(median([box.height for box in boxes]), 1.0) if boxes else 1.0
        self._levels: dict[int, list[int]] = {}
        for number, box in enumerate(boxes):
            for level in range(int(box.top // self._level), int(box.bottom // self._level) + 1):
                self._levels.setdefault(level, []).append(number)

    def at(self, point: Point) -> int | None:
        """The number of the first box around the point."""
        numbers = self._levels.get(int(point[1] // self._level), ())
        return next((number for number in numbers if self.all[number].contains(point)), None)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _texts(boxes: Sequence[Box], lines: Sequence[Line]) -> list[str]:
    """The text of each box: the stretches of lines in it, from the top and from the left."""
    inside: list[list[Line]] = [[] for _ in boxes]
    found = _Boxes(boxes)
    for line in lines:
        for number, part in _parts(found, line):
            inside[number].append(part)
    return [_set(box, parts) for box, parts in zip(boxes, inside, strict=True)]


def _set(box: Box, parts: Sequence[Line]) -> str:
    rows: list[list[Line]] = []
    for part in sorted(parts, key=lambda each: each.quad.centre[1]):
        if rows and part.quad.centre[1] - rows[-1][0].quad.centre[1] < part.quad.height / 2:
            rows[-1].append(part)
        else:
            rows.append([part])
    em = min((part.quad.height for part in parts), default=1.0)
    return set_rows([_row(row) for row in rows], box.width - PADDING * em, em)


def _row(parts: Sequence[Line]) -> tuple[str, float]:
    """The text of what stands side by side, and how far it reaches."""
    ordered = sorted(parts, key=lambda part: part.quad.bounds.left)
    width = ordered[-1].quad.bounds.right - ordered[0].quad.bounds.left
    return reduce(joined, (part.text.strip() for part in ordered)), width


def _parts(boxes: _Boxes, line: Line) -> Iterator[tuple[int, Line]]:
    """The stretches of a line that lie in one box each."""
    whole = boxes.at(line.quad.centre)
    if not line.characters or (whole is not None and _lies_in(boxes.all[whole], line.quad.bounds)):
        if whole is not None:
            yield whole, line
        return
    places = [
        boxes.at(line.quad.part(each.start, each.end, downwards=line.vertical).centre) for each in line.characters
    ]
    start = 0
    for number, run in groupby(places):
        end = start + len(list(run))
        first, last = (sum(len(each.text) for each in line.characters[:at]) for at in (start, end))
        if number is not None:
            yield number, line.part(first, last)
        start = end


def _lies_in(box: Box, bounds: Box) -> bool:
    return box.left <= bounds.left + bounds.height / 4 and bounds.right - bounds.height / 4 <= box.right
