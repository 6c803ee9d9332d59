"""From rules to cells: the places between the rules, put together where no rule parts them."""

from collections.abc import Sequence

from ocrdesk.providers.offline.lattice import Lattice, covered, places_of
from ocrdesk.tables.grid import Bar, Grid, Place

RULED = 0.25
"""A side of a cell is ruled when its rule covers this share of it: text may hide much, but open sides have none."""
OPEN_SIDE = 1.5
"""Level rules that run on this far, in ems, beyond the last plumb one bound cells that are open at the side."""


def ruled_grid(lattice: Lattice, em: float) -> Grid | None:
    """The grid that the rules draw; None where they bound no cells."""
    rows = _bounds(lattice.level, lattice.top, lattice.bottom, em)
    columns = _bounds(lattice.plumb, lattice.left, lattice.right, em)
    if len(rows) < 2 or len(columns) < 2:  # noqa: PLR2004 - a place lies between two
        return None
    across = [
        [
            row in (0, len(rows) - 1) or _is_ruled(lattice.level, rows[row], columns, column, em)
            for row in range(len(rows))
        ]
        for column in range(len(columns) - 1)
    ]
    down = [
        [
            column in (0, len(columns) - 1) or _is_ruled(lattice.plumb, columns[column], rows, row, em)
            for column in range(len(columns))
        ]
        for row in range(len(rows) - 1)
    ]
    return Grid(lattice.frame, tuple(rows), tuple(columns), tuple(_places(across, down)))


def _bounds(bars: Sequence[Bar], first: float, last: float, em: float) -> list[float]:
    places = places_of(bars, em)
    if not places or places[0] - first > OPEN_SIDE * em:
        places.insert(0, first)
    if last - places[-1] > OPEN_SIDE * em:
        places.append(last)
    return places


def _is_ruled(bars: Sequence[Bar], place: float, bounds: Sequence[float], number: int, em: float) -> bool:
    return covered(bars, place, bounds[number], bounds[number + 1], em) >= RULED


def _places(across: Sequence[Sequence[bool]], down: Sequence[Sequence[bool]]) -> list[Place]:
    """Rectangles of slots that no rule parts.

    `across[column][row]` tells of the rule above a slot, `down[row][column]` of the one at its left.
    """
    taken: set[tuple[int, int]] = set()
    places = []
    for row in range(len(down)):
        for column in range(len(across)):
            if (row, column) in taken:
                continue
            end = column + 1
            while end < len(across) and not down[row][end] and (row, end) not in taken:
                end += 1
            last = row + 1
            while last < len(down) and _goes_on(across, down, last, column, end):
                last += 1
            places.append(Place(row, column, last - row, end - column))
            taken.update((r, c) for r in range(row, last) for c in range(column, end))
    return places


def _goes_on(across: Sequence[Sequence[bool]], down: Sequence[Sequence[bool]], row: int, column: int, end: int) -> bool:
    """Whether the slots of that row, from `column` to `end`, belong to what is above them."""
    if any(across[each][row] for each in range(column, end)):
        return False
    inside = any(down[row][each] for each in range(column + 1, end))
    return not inside and down[row][column] and down[row][end]
