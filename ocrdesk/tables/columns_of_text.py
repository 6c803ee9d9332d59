"""The columns of a table that nothing rules: gaps that run through its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ocrdesk.tables.strips import Row, Strip

STRAY = 0.12
"""This share of the rows may reach into a gap: a heading over two columns, a sum's label, two texts read as one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty stretch between two columns."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


def gaps_between(rows: Sequence[Row], least: float, *, stray: float = STRAY) -> list[Gap]:
    """The gaps, at least that wide, that the texts of nearly no row reach into; `stray` is how many may."""
    allowed = int(stray * len(rows))
    while True:
        gaps = _gaps(rows, allowed, least)
        if gaps or not allowed:
            return gaps
        allowed -= 1


def _gaps(rows: Sequence[Row], allowed: int, least: float) -> list[Gap]:
    edges = sorted(
        [(strip.left, 1) for row in rows for strip in row] + [(strip.right, -1) for row in rows for strip in row]
    )
    found, covering, opened, begun = [], 0, 0.0, False
    for place, step in edges:
        if covering <= allowed < covering + step and begun and place - opened >= least:
            found.append(Gap(opened, place))
        if covering > allowed >= covering + step:
            opened, begun = place, True
        covering += step
    return found


@dataclass(frozen=True, slots=True)
class Columns:
    """The bounds of columns; a text stands in those that it reaches into by more than `least`."""

    bounds: tuple[float, ...]
    least: float

    @property
    def count(self) -> int:
        return len(self.bounds) - 1

    def of(self, strip: Strip) -> tuple[int, int]:
        """The first and the last column that the text stands in."""
        reached = [
            number
            for number, (left, right) in enumerate(pairwise(self.bounds))
            if min(strip.right, right) - max(strip.left, left) > self.least
        ]
        if not reached:
            middle = strip.centre
            nearest = min(range(self.count), key=lambda n: abs((self.bounds[n] + self.bounds[n + 1]) / 2 - middle))
            return nearest, nearest
        return reached[0], reached[-1]

    def filled(self, row: Row) -> set[int]:
        """The columns in which a row has text."""
        return {column for strip in row for first, last in [self.of(strip)] for column in range(first, last + 1)}

    def texts_of(self, rows: Sequence[Row], column: int) -> list[Strip]:
        """The texts that stand in that column alone."""
        return [strip for row in rows for strip in row if self.of(strip) == (column, column)]
