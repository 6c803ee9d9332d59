"""Finding the tables that no full grid of rules draws, and filling any grid with the page's text."""

from collections.abc import Sequence
from dataclasses import replace

from ocrdesk.model import Cell, Line, Table
from ocrdesk.tables.areas import (
    area_of,
    around,
    free_areas,
    leaning,
    stacks,
    tabular,
    with_outer_rows,
)
from ocrdesk.tables.borderless import Area, guessed_grid
from ocrdesk.tables.cell_text import pieces_in, texts_in
from ocrdesk.tables.grid import Bar, Grid
from ocrdesk.tables.pencils import Frame
from ocrdesk.tables.strips import strips_of
from ocrdesk.tables.table_title import title_of

LEAST_CELLS = 4
"""With fewer filled cells it is a frame, or a box to be filled in."""
LEAST_SIDE = 2
TEXTS_IN_ROW = 3, 2
"""So many texts side by side make rows that may be a table's; with fewer more must speak for it."""


def grids_between(
    bars: Sequence[Bar], lines: Sequence[Line], frame: Frame, em: float, *, leans: bool = True
) -> list[Grid]:
    """Grids with nothing but level rules, which are `bars` in that frame; `em` is the height of the print.

    `leans` tells that the columns may lean against the rows' square, as in a photograph.
    """
    strips = strips_of(lines, frame)
    grids: list[Grid] = []
    # What is ruled within a table, beside the names of its groups, is no table of its own.
    for whole in sorted(stacks(bars, frame, em), key=_size, reverse=True):
        stack = tabular(whole, strips, em)
        if len(stack) >= LEAST_SIDE and not any(_lies_in(stack, grid, frame) for grid in grids):
            whole_stack = with_outer_rows(stack, strips, em)
            grids += _guessed(area_of(whole_stack, bars), lines, frame, em, leans=leans)
    return grids


def free_grids(lines: Sequence[Line], frame: Frame, em: float, *, leans: bool = True) -> list[Grid]:
    """Grids that no rule tells of, but rows of several texts do; `leans` as for `grids_between`."""
    grids: list[Grid] = []
    rest = list(lines)
    for texts in TEXTS_IN_ROW:
        for area in free_areas(strips_of(rest, frame), em, texts):
            grids += _guessed(area, rest, frame, em, leans=leans)
        rest = outside(grids, rest)
    return grids


def grids_asked_for(lines: Sequence[Line], frame: Frame, em: float) -> list[Grid]:
    """The grid of texts that are a table because a person says so: of the rows of several texts, else of all."""
    strips = strips_of(lines, frame)
    for texts in TEXTS_IN_ROW:
        grids = [
            grid
            for area in free_areas(strips, em, texts)
            for grid in _guessed(replace(area, wanted=True), lines, frame, em)
        ]
        if grids:
            return grids
    return _guessed(replace(around(strips), wanted=True), lines, frame, em) if strips else []


def tables_of(grids: Sequence[Grid], lines: Sequence[Line], em: float) -> tuple[Table, ...]:
    """The grids with the lines' text in their cells."""
    rest = outside(grids, lines)
    tables = []
    for grid in grids:
        texts = texts_in(grid, pieces_in(grid, lines), em)
        cells = tuple(
            Cell(
                place.row,
                place.column,
                text,
                place.row_span,
                place.column_span,
                grid.quad(place),
            )
            for place, text in zip(grid.places, texts, strict=True)
        )
        title = title_of(grid, strips_of(rest, grid.frame), em)
        tables.append(Table(grid.outline, grid.row_count, grid.column_count, cells, title, grid.guess))
    return tuple(tables)


def filled(grid: Grid, lines: Sequence[Line]) -> list[Grid]:
    """The grid where it holds text enough to be a table."""
    if min(grid.row_count, grid.column_count) < LEAST_SIDE:
        return []
    return [grid] if len(pieces_in(grid, lines)) >= LEAST_CELLS else []


def outside(grids: Sequence[Grid], lines: Sequence[Line]) -> list[Line]:
    """The lines that stand in none of the grids."""
    boxes = [grid.outline.bounds for grid in grids]
    return [line for line in lines if not any(box.contains(line.quad.centre) for box in boxes)]


def _size(stack: Sequence[Bar]) -> float:
    return (stack[-1].place - stack[0].place) * stack[0].length


def _lies_in(stack: Sequence[Bar], grid: Grid, frame: Frame) -> bool:
    outline = grid.outline.bounds
    middle = (stack[0].start + stack[0].end) / 2
    return any(outline.contains(frame.to_page((middle, bar.place))) for bar in stack)


def _guessed(area: Area, lines: Sequence[Line], frame: Frame, em: float, *, leans: bool = True) -> list[Grid]:
    reach = em if area.free else 0.0
    inside = [line for line in lines if area.top - reach < frame.to_grid(line.quad.centre)[1] < area.bottom + reach]
    leant = leaning(inside, frame, em) if leans else frame
    grid = guessed_grid(area, strips_of(inside, leant), leant, em)
    if grid is None or area.wanted:
        return [grid] if grid else []
    return filled(grid, inside)
