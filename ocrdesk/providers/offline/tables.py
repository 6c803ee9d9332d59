"""Tables in a picture: ruled, partly ruled and without rules, as cells with spans and their own text."""

from collections.abc import Sequence

from ocrdesk.model import Cell, Line, Table
from ocrdesk.providers.offline.areas import area_of, free_areas, leaning, stacks, tabular, text_frame
from ocrdesk.providers.offline.borderless import guessed_grid
from ocrdesk.providers.offline.boxes import boxed_grid
from ocrdesk.providers.offline.cell_text import pieces_in, text_of
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.grid import Grid, ruled_grid
from ocrdesk.providers.offline.lattice import Lattice, lattices
from ocrdesk.providers.offline.letter_strokes import without_letters
from ocrdesk.providers.offline.pencils import Frame
from ocrdesk.providers.offline.ruling import find_ruling, print_height
from ocrdesk.providers.offline.strips import strips_of

LEAST_CELLS = 4
"""With fewer filled cells it is a frame, or a box to be filled in."""
LEAST_SIDE = 2


def find_tables(picture: Picture, lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables of an upright page, from the top, with its lines' text in their cells."""
    em = print_height(lines)
    if len(lines) < LEAST_CELLS:
        return ()
    ruling = without_letters(find_ruling(picture, lines), lines)
    hanging = lattices(ruling, em)
    tables: list[Table] = []
    rest = list(lines)
    # What lies within a frame comes first: the frame may be the sheet's edge.
    for lattice in sorted(hanging, key=lambda each: each.bottom - each.top):
        tables += _ruled(lattice, rest, em)
        rest = _outside(tables, rest)
    lone = [lattice for lattice in hanging if not lattice.plumb]
    tables += _between_rules(lone, rest, em)
    rest = _outside(tables, lines)
    tables += _free(text_frame(lines, ruling.frame), rest, em)
    return tuple(sorted(tables, key=lambda table: table.quad.bounds.top))


def _ruled(lattice: Lattice, lines: Sequence[Line], em: float) -> list[Table]:
    """The table that these rules draw, or the one in their largest box."""
    grid = ruled_grid(lattice, em) if lattice.plumb else None
    if grid is None:
        return []
    table = _table(boxed_grid(grid, lines, em) or grid, lines)
    return [table] if table else []


def _between_rules(lone: Sequence[Lattice], lines: Sequence[Line], em: float) -> list[Table]:
    """Tables with nothing but level rules."""
    if not lone:
        return []
    # Rules that nothing crosses share the page's frame.
    frame = lone[0].frame
    bars = [bar for lattice in lone for bar in lattice.level]
    found = []
    strips = strips_of(lines, frame)
    for whole in stacks(bars, frame, em):
        stack = tabular(whole, strips, em)
        if len(stack) < LEAST_SIDE:
            continue
        area = area_of(stack, bars)
        inside = [line for line in lines if area.top < frame.to_grid(line.quad.centre)[1] < area.bottom]
        leant = leaning(inside, frame, em)
        grid = guessed_grid(area, strips_of(inside, leant), leant, em)
        table = _table(grid, inside) if grid else None
        found += [table] if table else []
    return found


def _free(frame: Frame, lines: Sequence[Line], em: float) -> list[Table]:
    found = []
    for area in free_areas(strips_of(lines, frame), em):
        inside = [line for line in lines if area.top - em < frame.to_grid(line.quad.centre)[1] < area.bottom + em]
        leant = leaning(inside, frame, em)
        grid = guessed_grid(area, strips_of(inside, leant), leant, em)
        table = _table(grid, inside) if grid else None
        found += [table] if table else []
    return found


def _outside(tables: Sequence[Table], lines: Sequence[Line]) -> list[Line]:
    boxes = [table.quad.bounds for table in tables]
    return [line for line in lines if not any(box.contains(line.quad.centre) for box in boxes)]


def _table(grid: Grid, lines: Sequence[Line]) -> Table | None:
    if min(grid.row_count, grid.column_count) < LEAST_SIDE:
        return None
    pieces = pieces_in(grid, lines)
    if len(pieces) < LEAST_CELLS:
        return None
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
    return Table(grid.outline, grid.row_count, grid.column_count, cells, guess=grid.guess)
