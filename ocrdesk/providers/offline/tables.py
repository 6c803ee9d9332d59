"""Tables in a picture: ruled, partly ruled and without rules, as cells with spans and their own text."""

from collections.abc import Sequence

from ocrdesk.model import Cell, Line, Table
from ocrdesk.providers.offline.cell_text import pieces_in, text_of
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.grid import Grid, ruled_grid
from ocrdesk.providers.offline.lattice import lattices
from ocrdesk.providers.offline.letter_strokes import without_letters
from ocrdesk.providers.offline.ruling import find_ruling, print_height

LEAST_CELLS = 4
"""With fewer filled cells it is a frame, or a box to be filled in."""
LEAST_SIDE = 2


def find_tables(picture: Picture, lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables of an upright page, from the top, with its lines' text in their cells."""
    em = print_height(lines)
    if len(lines) < LEAST_CELLS:
        return ()
    ruling = without_letters(find_ruling(picture, lines), lines)
    found = []
    for lattice in lattices(ruling, em):
        grid = ruled_grid(lattice, em)
        if grid is not None:
            table = _table(grid, lines)
            if table is not None:
                found.append(table)
    return tuple(found)


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
    return Table(grid.outline, grid.row_count, grid.column_count, cells)
