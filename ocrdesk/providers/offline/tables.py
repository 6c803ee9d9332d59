"""Tables in a picture: ruled, partly ruled and without rules, as cells with spans and their own text."""

from collections.abc import Sequence
from dataclasses import replace

from ocrdesk.model import Cell, Line, Table
from ocrdesk.providers.offline.areas import area_of, around, free_areas, leaning, stacks, tabular, text_frame
from ocrdesk.providers.offline.borderless import Area, guessed_grid
from ocrdesk.providers.offline.boxes import boxed_grid
from ocrdesk.providers.offline.cell_text import pieces_in, text_of
from ocrdesk.providers.offline.column_figures import with_figures
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.grid import Grid, ruled_grid
from ocrdesk.providers.offline.inside_rules import inside_rules
from ocrdesk.providers.offline.lattice import Lattice, in_frame, lattices
from ocrdesk.providers.offline.letter_strokes import without_letters
from ocrdesk.providers.offline.overlooked import Read, overlooked
from ocrdesk.providers.offline.pencils import Frame
from ocrdesk.providers.offline.ruling import find_ruling, print_height
from ocrdesk.providers.offline.strips import strips_of
from ocrdesk.providers.offline.table_title import title_of

LEAST_CELLS = 4
"""With fewer filled cells it is a frame, or a box to be filled in."""
LEAST_SIDE = 2
TEXTS_IN_ROW = 3, 2
"""So many texts side by side make rows that may be a table's; with fewer more must speak for it."""


def read_tables(
    picture: Picture, lines: Sequence[Line], read: Read, *, wanted: bool = False
) -> tuple[tuple[Table, ...], tuple[Line, ...]]:
    """The tables of an upright page, and its lines with those that only a look into the cells shows.

    `wanted` tells that a person says the page is a table: then its texts make one, however little speaks for it.
    """
    em = print_height(lines)
    grids = find_grids(picture, lines, em, wanted=wanted)
    lines = inside_rules(picture, grids, lines, em, read)
    lines = with_figures(grids, (*lines, *overlooked(picture, grids, lines, em, read)))
    return tables_of(grids, lines, em), lines


def find_tables(picture: Picture, lines: Sequence[Line], *, wanted: bool = False) -> tuple[Table, ...]:
    """The tables of an upright page, from the top, with its lines' text in their cells."""
    em = print_height(lines)
    return tables_of(find_grids(picture, lines, em, wanted=wanted), lines, em)


def find_grids(picture: Picture, lines: Sequence[Line], em: float, *, wanted: bool = False) -> list[Grid]:
    """The grids of the tables, whose lines of text are those given; `em` is the height of their print."""
    if len(lines) < (LEAST_SIDE if wanted else LEAST_CELLS):
        return []
    ruling = without_letters(find_ruling(picture, lines), lines)
    hanging = lattices(ruling, em)
    grids: list[Grid] = []
    rest = list(lines)
    # What lies within a frame comes first: the frame may be the sheet's edge.
    for lattice in sorted(hanging, key=lambda each: each.bottom - each.top):
        grids += _ruled(lattice, rest, em)
        rest = _outside(grids, rest)
    grids += _between_rules([lattice for lattice in hanging if not lattice.plumb], rest, ruling.frame, em)
    rest = _outside(grids, rest)
    frame = text_frame(lines, ruling.frame)
    for texts in TEXTS_IN_ROW:
        for area in free_areas(strips_of(rest, frame), em, texts):
            grids += _guessed(area, rest, frame, em)
        rest = _outside(grids, rest)
    if wanted and not grids:
        grids = _asked_for(lines, frame, em)
    return sorted(grids, key=lambda grid: grid.outline.bounds.top)


def tables_of(grids: Sequence[Grid], lines: Sequence[Line], em: float) -> tuple[Table, ...]:
    """The grids with the lines' text in their cells."""
    rest = _outside(grids, lines)
    tables = []
    for grid in grids:
        pieces = pieces_in(grid, lines)
        cells = tuple(
            Cell(
                place.row,
                place.column,
                text_of(grid, pieces.get(number, ())),
                place.row_span,
                place.column_span,
                grid.quad(place),
            )
            for number, place in enumerate(grid.places)
        )
        title = title_of(grid, strips_of(rest, grid.frame), em)
        tables.append(Table(grid.outline, grid.row_count, grid.column_count, cells, title, grid.guess))
    return tuple(tables)


def _ruled(lattice: Lattice, lines: Sequence[Line], em: float) -> list[Grid]:
    """The grid that these rules draw, or the one in their largest box."""
    grid = ruled_grid(lattice, em) if lattice.plumb else None
    return [] if grid is None else _filled(boxed_grid(grid, lines, em) or grid, lines)


def _between_rules(lone: Sequence[Lattice], lines: Sequence[Line], frame: Frame, em: float) -> list[Grid]:
    """Grids with nothing but level rules."""
    bars = [in_frame(bar, lattice.frame, frame) for lattice in lone for bar in lattice.level]
    strips = strips_of(lines, frame)
    grids: list[Grid] = []
    for whole in stacks(bars, frame, em):
        stack = tabular(whole, strips, em)
        if len(stack) >= LEAST_SIDE:
            grids += _guessed(area_of(stack, bars), lines, frame, em)
    return grids


def _asked_for(lines: Sequence[Line], frame: Frame, em: float) -> list[Grid]:
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


def _guessed(area: Area, lines: Sequence[Line], frame: Frame, em: float) -> list[Grid]:
    reach = em if area.free else 0.0
    inside = [line for line in lines if area.top - reach < frame.to_grid(line.quad.centre)[1] < area.bottom + reach]
    leant = leaning(inside, frame, em)
    grid = guessed_grid(area, strips_of(inside, leant), leant, em)
    if grid is None or area.wanted:
        return [grid] if grid else []
    return _filled(grid, inside)


def _filled(grid: Grid, lines: Sequence[Line]) -> list[Grid]:
    """The grid where it holds text enough to be a table."""
    if min(grid.row_count, grid.column_count) < LEAST_SIDE:
        return []
    return [grid] if len(pieces_in(grid, lines)) >= LEAST_CELLS else []


def _outside(grids: Sequence[Grid], lines: Sequence[Line]) -> list[Line]:
    boxes = [grid.outline.bounds for grid in grids]
    return [line for line in lines if not any(box.contains(line.quad.centre) for box in boxes)]
