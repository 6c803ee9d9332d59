"""Heads of two rows without plumb rules: a rule below a heading tells which columns it is over."""

from collections.abc import Sequence

from ocrdesk.tables.columns_of_text import Columns
from ocrdesk.tables.grid import Bar, Place
from ocrdesk.tables.strips import Row, Strip


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
