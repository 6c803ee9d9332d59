"""Cells over several rows where nothing rules the columns: a rule between rows that ends before them parts only others.

A table so drawn has its groups at the left, and the rules within a group begin beside its name.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ocrdesk.tables.columns_of_text import Columns
from ocrdesk.tables.grid import Bar, Place
from ocrdesk.tables.strips import Row

NEAR = 0.4
"""A rule is that of a bound between rows that lies so near it, in heights of the print."""
COVERED = 0.25
"""A column whose bound is ruled for less of its width is open there."""


def spanning_down(
    places: Sequence[Place],
    rows: Sequence[Row],
    edges: Sequence[float],
    columns: Columns,
    *,
    bars: Sequence[Bar],
    em: float,
) -> list[Place]:
    """The places with those of one column put together that no rule parts, where others are parted.

    `rows` has the texts of each row, `edges` its bounds; `bars` are the rules over some of the columns.
    """
    open_above = [_open_columns(edge, columns, bars, em) for edge in edges[:-1]]
    filled = [columns.filled(row) for row in rows]
    merged: list[Place] = []
    for column in range(columns.count):
        own = [place for place in places if place.column == column]
        for run in _runs(own, open_above):
            texts = sum(column in filled[place.row] for place in run)
            merged += [_whole(run)] if texts < 2 else run  # noqa: PLR2004 - a rule was overlooked there
    return sorted(merged, key=lambda place: (place.row, place.column))


def _open_columns(edge: float, columns: Columns, bars: Iterable[Bar], em: float) -> set[int]:
    """The columns that are not ruled at that bound, where others are."""
    near = [bar for bar in bars if abs(bar.place - edge) < NEAR * em]
    if not near:
        return set()
    sides = list(zip(columns.bounds, columns.bounds[1:], strict=False))
    return {
        number
        for number, (left, right) in enumerate(sides)
        if sum(max(0.0, min(right, bar.end) - max(left, bar.start)) for bar in near) < COVERED * (right - left)
    }


def _runs(places: Sequence[Place], open_above: Sequence[set[int]]) -> list[list[Place]]:
    """The single places of a column that nothing parts, together; each other one by itself."""
    number, numbers = 0, []
    last: Place | None = None
    for place in places:
        single = place.row_span == place.column_span == 1
        follows = last is not None and last.row + 1 == place.row and place.column in open_above[place.row]
        number += not (single and follows)
        numbers.append(number)
        last = place if single else None
    return [[place for place, _ in run] for _, run in groupby(zip(places, numbers, strict=True), lambda each: each[1])]


def _whole(run: Sequence[Place]) -> Place:
    return Place(run[0].row, run[0].column, sum(place.row_span for place in run), run[0].column_span)
