"""A table's grid: rules in a frame, the cells between them, and which cell a point of the page lies in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ocrdesk.model import Point, Quad
from ocrdesk.tables.pencils import Frame


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule in its frame: its place across (v of a level, u of a plumb one) and its ends along."""

    place: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Place:
    """A cell's place: its first row and column, and how many it covers."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    def covers(self, row: int, column: int) -> bool:
        down, across = row - self.row, column - self.column
        return 0 <= down < self.row_span and 0 <= across < self.column_span


@dataclass(frozen=True, slots=True)
class Grid:
    """The bounds of rows (v) and columns (u) in a frame, and the places that fill it, row by row."""

    frame: Frame
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    places: tuple[Place, ...]
    guess: bool = False
    _numbers: dict[tuple[int, int], int] = field(init=False, repr=False, compare=False)
    """The number of the place in each slot: pages ask for thousands."""

    def __post_init__(self) -> None:
        slots = {
            (row, column): number
            for number, place in enumerate(self.places)
            for row in range(place.row, place.row + place.row_span)
            for column in range(place.column, place.column + place.column_span)
        }
        object.__setattr__(self, "_numbers", slots)

    @property
    def row_count(self) -> int:
        return len(self.rows) - 1

    @property
    def column_count(self) -> int:
        return len(self.columns) - 1

    def quad(self, place: Place) -> Quad:
        return self.frame.quad(
            self.columns[place.column],
            self.rows[place.row],
            self.columns[place.column + place.column_span],
            self.rows[place.row + place.row_span],
        )

    @property
    def outline(self) -> Quad:
        return self.frame.quad(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])

    def number_at(self, point: Point) -> int | None:
        """The number of the place at that point of the page."""
        u, v = self.frame.to_grid(point)
        row, column = _slot(self.rows, v), _slot(self.columns, u)
        if row is None or column is None:
            return None
        return self._numbers[row, column]


def _slot(bounds: Sequence[float], value: float) -> int | None:
    if not bounds[0] <= value <= bounds[-1]:
        return None
    return max(number for number in range(len(bounds) - 1) if bounds[number] <= value)
