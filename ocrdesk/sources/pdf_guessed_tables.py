"""The tables of a PDF page that no full grid of rules draws, guessed from where its own text stands."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from statistics import median
from typing import Any

from ocrdesk.model import Box, Line, Point, Quad, Table
from ocrdesk.sources.pdf_text import Place
from ocrdesk.tables.finding import LEAST_CELLS, free_grids, grids_between, outside, tables_of
from ocrdesk.tables.grid import Bar, Grid
from ocrdesk.tables.pencils import Frame

Stretch = tuple[int, int]
"""From which character of a line to which."""

Turning = Callable[[Point], Point]
"""From a point of the page as shown to the same one on the page turned upright."""

MOST_LINES = 1000
"""Looking for tables among more texts than these on a page takes seconds."""
POINT = 2
"""The length of a stroke's end; a box has twice as many."""
THIN = 2.5
"""A filled box no higher than this, in points, is a rule."""
ALIKE, TOUCH = 1.5, 3.0
"""Rules this near each other, in points, are one; so are pieces of one rule that are so far apart."""
GAP_BETWEEN_WORDS, GAP_BETWEEN_FIGURES, GAP_BESIDE_CHINESE, GAP_AFTER_FIGURE = 0.8, 0.65, 0.3, 0.2
"""Gaps of so many sizes of the print may part two columns: blanks between Latin words are nearly as wide, and
figures, which stand at the right of their column, come near the text of the next."""
EAST_ASIAN = "\u2e80"
ENOUGH = 12
FIGURE_WIDTH, SIZE_OF_HEIGHT = 0.55, 0.75
"""How wide figures usually are, and how large the print is, as shares of the size and of the font's height."""
LEVEL = 0.15
"""Only text that runs level, by this many radians, can stand in rows."""


def guessed_tables(
    page: Any,
    drawings: Sequence[dict[str, Any]],
    lines: Sequence[Line],
    known: Sequence[Table],
    *,
    turned: Turning,
    place: Place,
) -> tuple[Table, ...]:
    """The tables in what lies outside the known ones; `drawings` and `lines` (in pixels) are the page's own.

    `place` leads from the points of the page `turned` upright to pixels, where the lines and the tables are.
    """
    rest = [line for line in lines if _is_level(line) and not _lies_in(known, line)]
    if not LEAST_CELLS <= len(rest) <= MOST_LINES:
        return ()
    em = _print_size(rest)
    rest = [_drawn_in(line, em) for line in rest]
    cuts = [_stretches(line, em) for line in rest]
    pieces = [line.part(*stretch) for line, own in zip(rest, cuts, strict=True) for stretch in own]
    if len(pieces) > MOST_LINES:
        return ()
    frame = Frame(place(turned((page.rect.width / 2, page.rect.height / 2))))
    bars = [_bar(box, frame, place) for box in _joined(_drawn(page, drawings, turned))]
    grids = grids_between(bars, pieces, frame, em, leans=False)
    grids += free_grids(outside(grids, pieces), frame, em, leans=False)
    grids.sort(key=lambda grid: grid.rows[0])
    texts = [piece for line, own in zip(rest, cuts, strict=True) for piece in _in_cells(line, own, grids)]
    return tables_of(grids, texts, em)


def _print_size(lines: Sequence[Line]) -> float:
    """The size of the print: how wide its full-width letters are, or else what its figures and heights tell.

    A font's own height may be half as much again as its size.
    """
    letters = [each for line in lines for each in _widths(line)]
    for kind, share in (("W", 1.0), ("Na", FIGURE_WIDTH)):
        widths = [width for text, width in letters if _is_of(kind, text)]
        if len(widths) >= ENOUGH:
            return median(widths) / share
    return SIZE_OF_HEIGHT * median(line.quad.height for line in lines)


def _widths(line: Line) -> Iterator[tuple[str, float]]:
    width = line.quad.width
    return ((each.text, (each.end - each.start) * width) for each in line.characters)


def _is_of(kind: str, text: str) -> bool:
    return len(text) == 1 and unicodedata.east_asian_width(text) == kind and (kind == "W" or text.isdigit())


def _drawn_in(line: Line, em: float) -> Line:
    """The line no higher than its print, as recognised lines are."""
    a, b, c, d = line.quad.corners
    away = max(0.0, (line.quad.height - em) / 2)
    quad = Quad(((a[0], a[1] + away), (b[0], b[1] + away), (c[0], c[1] - away), (d[0], d[1] - away)))
    return replace(line, quad=quad)


def _stretches(line: Line, em: float) -> list[Stretch]:
    """The line cut at all gaps that may part two columns, without blanks at the ends."""
    stretches: list[Stretch] = []
    place, last = 0, None
    for each in line.characters:
        end = place + len(each.text)
        if each.text.strip():
            gap = (each.start - last.end) * line.quad.width if last is not None else 0.0
            if last is not None and gap <= _least_gap(last.text, each.text) * em:
                stretches[-1] = stretches[-1][0], end
            else:
                stretches.append((place, end))
            last = each
        place = end
    return stretches


def _least_gap(before: str, after: str) -> float:
    if max(before[-1], after[0]) < EAST_ASIAN:
        return GAP_BETWEEN_FIGURES if before[-1].isdigit() and after[0].isdigit() else GAP_BETWEEN_WORDS
    return GAP_AFTER_FIGURE if before[-1].isdigit() else GAP_BESIDE_CHINESE


def _in_cells(line: Line, stretches: Sequence[Stretch], grids: Sequence[Grid]) -> Iterator[Line]:
    """The stretches of the line, those in one cell, or outside of all tables, put together again."""
    placed = ((_cell_at(line.part(*stretch).quad.centre, grids), stretch) for stretch in stretches)
    for _, run in groupby(placed, key=itemgetter(0)):
        own = [stretch for _, stretch in run]
        yield line.part(own[0][0], own[-1][1])


def _cell_at(point: Point, grids: Sequence[Grid]) -> tuple[int, int] | None:
    for number, grid in enumerate(grids):
        cell = grid.number_at(point)
        if cell is not None:
            return number, cell
    return None


def _is_level(line: Line) -> bool:
    return not line.vertical and abs(line.quad.angle) < LEVEL and bool(line.text.strip())


def _lies_in(tables: Sequence[Table], line: Line) -> bool:
    return any(table.quad.bounds.contains(line.quad.centre) for table in tables)


def _drawn(page: Any, drawings: Sequence[dict[str, Any]], turned: Turning) -> list[Box]:
    """Strokes and boxes from the left, in points of the page turned upright."""
    shown = Place(tuple(page.rotation_matrix), 1.0, (0.0, 0.0))
    corners = [parts for drawing in drawings for kind, *parts in drawing["items"] if kind in ("l", "re")]
    sides = ((*parts[0], *parts[1]) if len(parts[0]) == POINT else tuple(parts[0]) for parts in corners)
    boxes = (Quad.from_box(*each).mapped(shown).mapped(turned).bounds for each in sides)
    return sorted(boxes, key=lambda box: box.left)


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """The flat ones, pieces of one rule put together; `boxes` come from the left."""
    rules: list[Box] = []
    for box in boxes:
        if box.height > THIN or box.width <= THIN:
            continue
        for number, other in enumerate(rules):
            if abs(other.centre[1] - box.centre[1]) < ALIKE and box.left < other.right + TOUCH:
                rules[number] = other.union(box)
                break
        else:
            rules.append(box)
    return rules


def _bar(box: Box, frame: Frame, place: Place) -> Bar:
    bounds = Quad.from_box(box.left, box.top, box.right, box.bottom).mapped(place).bounds
    (start, level), (end, _) = frame.to_grid((bounds.left, bounds.centre[1])), frame.to_grid((bounds.right, 0.0))
    return Bar(level, start, end)
