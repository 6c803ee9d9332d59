"""Heads of two rows without plumb rules: a rule below a heading tells which columns it is over."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from ocrdesk.tables.columns_of_text import Columns
from ocrdesk.tables.grid import Bar, Place
from ocrdesk.tables.strips import Row, Strip

MOST_HEADINGS = 4
"""A rule below more of them is that of the head itself."""


def parted_bars(bars: Sequence[Bar], head: Sequence[Row], columns: Columns) -> list[Bar]:
    """The bars, those that run on below several headings cut between them: each heading is in the middle of its own."""
    parted: list[Bar] = []
    for bar in bars:
        above = [strip for row in head for strip in row if strip.middle < bar.place]
        headings = sorted(strip.centre for strip in above if bar.start < strip.centre < bar.end)
        below = [column for column in range(columns.count) if _is_over(column, bar, columns)]
        if 1 < len(headings) <= min(MOST_HEADINGS, len(below)):
            parted += _cut(bar, headings, below, columns)
        else:
            parted.append(bar)
    return parted


def _cut(bar: Bar, headings: Sequence[float], below: Sequence[int], columns: Columns) -> list[Bar]:
    """The bar in as many pieces, each over whole columns, whose middles are nearest to those of the headings."""

    def pieces(firsts: Sequence[int]) -> list[tuple[float, float]]:
        bounds = [columns.bounds[below[0]], *(columns.bounds[first] for first in firsts), columns.bounds[below[-1] + 1]]
        return list(pairwise(bounds))

    def apart(firsts: Sequence[int]) -> float:
        return sum(
            abs((left + right) / 2 - heading) for (left, right), heading in zip(pieces(firsts), headings, strict=True)
        )

    best = min(combinations(below[1:], len(headings) - 1), key=apart)
    return [replace(bar, start=left, end=right) for left, right in pieces(best)]


def places_of_head(bars: Sequence[Bar], columns: Columns) -> list[Place]:
    """The places of the two rows of a head; the bars lie between them."""
    places: list[Place] = []
    column = 0
    while column < columns.count:
        last = _last_below(column, bars, columns)
        if last is None:
            places.append(Place(0, column, 2, 1))
            column += 1
        else:
            places.append(Place(0, column, 1, last - column + 1))
            places += [Place(1, each) for each in range(column, last + 1)]
            column = last + 1
    return places


def upper_and_lower(head: Sequence[Row], bars: Sequence[Bar], columns: Columns) -> tuple[list[Strip], list[Strip]]:
    """The texts of the first row of the head, among them those of both rows, and of the second."""
    upper: list[Strip] = []
    lower: list[Strip] = []
    for strip in (strip for row in head for strip in row):
        column = columns.of(strip)[0]
        bar = next((bar for bar in bars if _is_over(column, bar, columns)), None)
        (lower if bar is not None and strip.middle > bar.place else upper).append(strip)
    return upper, lower


def _last_below(column: int, bars: Sequence[Bar], columns: Columns) -> int | None:
    """The last column below the bar that begins over this one."""
    for bar in bars:
        if _is_over(column, bar, columns):
            return max(each for each in range(column, columns.count) if _is_over(each, bar, columns))
    return None


def _is_over(column: int, bar: Bar, columns: Columns) -> bool:
    left, right = columns.bounds[column], columns.bounds[column + 1]
    return min(right, bar.end) - max(left, bar.start) > (right - left) / 2
