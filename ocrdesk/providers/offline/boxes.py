"""Boxes that hold a table of their own: the line items of a form, rows that only plumb rules or gaps part."""

from collections.abc import Sequence

from ocrdesk.model import Line
from ocrdesk.tables.borderless import Area, guessed_grid
from ocrdesk.tables.grid import Grid
from ocrdesk.tables.strips import Strip, rows_of, strips_of

LEAST_ROWS, LEAST_COLUMNS = 3, 4
LEAST_TEXTS = 3
"""In a box of its own table, this many texts stand in a row: the lines of one cell are fewer."""
SHARE = 0.3
"""The box holds at least this share of the frame's texts: a table's cell of several rows holds less."""
ALIKE = 0.7
"""Neighbouring rows that share so many of their plumb rules belong to the same box."""


def boxed_grid(grid: Grid, lines: Sequence[Line], em: float) -> Grid | None:
    """The table within a frame of a few boxes; None where the rules themselves draw the rows."""
    if len(grid.places) == 1:
        return None  # a sheet's edge, or a border around the page
    strips = [strip for strip in strips_of(lines, grid.frame) if grid.rows[0] < strip.middle < grid.rows[-1]]
    bounds = [_bounds(grid, row) for row in range(grid.row_count)]
    for row in range(grid.row_count):
        inside = _between(grid, row, row, strips)
        several = [row for row in rows_of(inside, em) if len(row) >= LEAST_TEXTS]
        if len(several) < LEAST_ROWS or len(inside) < SHARE * len(strips):
            continue
        first, last = _reach(bounds, row)
        area = Area(
            grid.columns[0],
            grid.rows[first],
            grid.columns[-1],
            grid.rows[last + 1],
            columns=bounds[row] if len(bounds[row]) >= LEAST_COLUMNS - 1 else (),
            rules=grid.rows[first + 1 : last + 1],
        )
        found = guessed_grid(area, _between(grid, first, last, strips), grid.frame, em)
        if found is not None and found.row_count >= LEAST_ROWS and found.column_count >= LEAST_COLUMNS:
            return found
    return None


def _bounds(grid: Grid, row: int) -> tuple[float, ...]:
    """The plumb rules within a row."""
    starts = {place.column for place in grid.places if place.covers(row, place.column)}
    return tuple(grid.columns[column] for column in sorted(starts) if column)


def _reach(bounds: Sequence[tuple[float, ...]], row: int) -> tuple[int, int]:
    """The first and the last row around that one which the same plumb rules part."""
    first = last = row
    while first > 0 and _alike(bounds[first - 1], bounds[row]):
        first -= 1
    while last + 1 < len(bounds) and _alike(bounds[last + 1], bounds[row]):
        last += 1
    return first, last


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(set(one) & set(other)) >= ALIKE * max(len(set(one) | set(other)), 1) and bool(one)


def _between(grid: Grid, first: int, last: int, strips: Sequence[Strip]) -> list[Strip]:
    return [strip for strip in strips if grid.rows[first] < strip.middle < grid.rows[last + 1]]
