"""Heads of two rows without plumb rules: a rule below a heading tells which columns it is over."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from ocrdesk.tables.columns_of_text import Columns
from ocrdesk.tables.figures import is_entry
from ocrdesk.tables.grid import Bar, Place
from ocrdesk.tables.strips import Row, Strip, middle_of

OFF_MIDDLE = 1.5
"""How far off the middle of its columns a heading stands at the most, in heights of the print."""
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


def headings_over(upper: Row, lower: Row, columns: Columns, em: float) -> list[Bar]:
    """What rules below the headings of a first row would be, where the second names their columns; else none.

    A heading stands in the middle of two columns or more; all other columns have their one name in the first row.
    """
    named = [columns.of(strip) for strip in lower]
    below = sorted(first for first, _ in named)
    if len(set(below)) < len(named) or any(first != last for first, last in named) or any(map(_is_entry, lower)):
        return []
    single = [strip for strip in upper if columns.of(strip)[0] not in below and columns.of(strip)[1] not in below]
    if len(single) + len(below) != columns.count or len({columns.of(strip)[0] for strip in single}) < len(single):
        return []
    place = (middle_of(upper) + middle_of(lower)) / 2
    headings = [strip for strip in upper if strip not in single]
    bars = parted_bars([_over(run, columns, place) for run in _runs(below)], [headings], columns)
    return bars if len(bars) == len(headings) and all(_is_headed(bar, headings, columns, em) for bar in bars) else []


def _is_entry(strip: Strip) -> bool:
    return is_entry(strip.text)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Numbers that follow one another."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _over(run: Sequence[int], columns: Columns, place: float) -> Bar:
    return Bar(place, columns.bounds[run[0]], columns.bounds[run[-1] + 1])


def _is_headed(bar: Bar, headings: Sequence[Strip], columns: Columns, em: float) -> bool:
    """Whether one of the headings stands in the middle above that stretch of several columns."""
    several = sum(_is_over(column, bar, columns) for column in range(columns.count)) > 1
    return several and any(abs(strip.centre - (bar.start + bar.end) / 2) < OFF_MIDDLE * em for strip in headings)


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
