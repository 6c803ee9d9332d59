"""The text of an OFD page as lines: exact characters, each where it is drawn."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrdesk.model import Box, Line, Point, Quad
from ocrdesk.sources.ofd_geometry import POINTS_PER_MM, Matrix, mapped, turned
from ocrdesk.sources.ofd_letters import Letter
from ocrdesk.sources.pdf_text import Glyph, Picture, Place, cleaned, cut_at_gaps, line_of, usable_lines

ABOVE, BELOW = 0.88, 0.14
"""How far glyphs reach above and below the base line, as shares of their size: as in most Chinese fonts."""

ON_THE_LINE = 0.25
"""Two characters whose base lines differ by less than this share of their size stand on one line."""

BACK = 0.5
"""A line may step back by this share of the size: brackets and marks are set close."""

LIKE_SIZE = 1.3
"""Characters of one line are at most so many times as large as one another."""

NEXT_OBJECT = 0.5
"""A text object that begins within this share of the size behind the last one goes on with its line."""

WORD_GAP = 0.22
"""So wide a gap between two objects is a blank, where letters or digits stand beside it."""

DOWNWARDS = (0.5, 2.5)
"""The step from a character to the one below it in vertical text, in sizes."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A letter on the page, in points: along its own direction, and across it."""

    text: str
    start: float
    base: float
    length: float
    size: float
    direction: Point
    painted: bool

    def goes_with(self, other: "_Spot") -> bool:
        alike = max(self.size, other.size) < LIKE_SIZE * min(self.size, other.size)
        return alike and math.dist(self.direction, other.direction) < 0.02  # noqa: PLR2004 - a degree

    def glyph(self) -> Glyph:
        top, bottom = self.base - ABOVE * self.size, self.base + BELOW * self.size
        return Glyph(cleaned(self.text), self.start, self.start + self.length, top, bottom, self.painted)

    def glyph_downwards(self) -> Glyph:
        """The same for vertical text: downwards comes first."""
        top = self.base - ABOVE * self.size
        return Glyph(
            cleaned(self.text),
            top,
            top + (ABOVE + BELOW) * self.size,
            self.start,
            self.start + self.length,
            self.painted,
        )


class TextLayer:
    """What is written on a page, gathered while it is drawn."""

    def __init__(self) -> None:
        self._runs: list[tuple[list[_Spot], bool]] = []
        self._quads: dict[str, Quad] = {}
        self._seals: list[Box] = []

    def add(self, number: str, letters: Sequence[Letter], place: Matrix, *, painted: bool) -> None:
        """One stretch of the text object of that number; `place` is from its coordinates to millimetres."""
        spots = [spot for letter in letters if (spot := _spot(letter, place, painted=painted))]
        runs = list(_runs(spots))
        for run, vertical in runs:
            quad = _line(run, Place((1, 0, 0, 1, 0, 0), 1.0, (0.0, 0.0)), vertical=vertical).quad
            self._quads[number] = Quad.around([self._quads[number], quad]) if number in self._quads else quad
        if runs and self._runs and not runs[0][1] and not self._runs[-1][1]:
            gap = _gap(self._runs[-1][0][-1], runs[0][0][0])
            if gap is not None:
                self._runs[-1][0].extend(_with_blank(self._runs[-1][0][-1], runs.pop(0)[0], gap))
        self._runs += runs

    def cover(self, seal: Box) -> None:
        """A seal lies there, in millimetres: its picture is not what the page is made of."""
        self._seals.append(seal)

    def quad(self, number: str) -> Quad | None:
        """Where the text object of that number stands, in points."""
        return self._quads.get(number)

    def lines(
        self, width: float, height: float, pictures: Sequence[Picture], zoom: float, origin: Point
    ) -> tuple[Line, ...]:
        """The lines in pixels, by the same rule as those of a PDF. `width` and `height` are in points."""
        place = Place((1, 0, 0, 1, 0, 0), zoom, origin)
        scans = [each for each in pictures if not self._is_seal(each)]
        return usable_lines(self._found(place), scans, width, height, zoom)

    def _is_seal(self, picture: Picture) -> bool:
        corners = ((picture.box.left, picture.box.top), (picture.box.right, picture.box.bottom))
        inside = [(x / POINTS_PER_MM, y / POINTS_PER_MM) for x, y in corners]
        return any(all(seal.grown(1).contains(corner) for corner in inside) for seal in self._seals)

    def _found(self, place: Place) -> Iterator[tuple[Line, bool]]:
        for run, vertical in self._runs:
            if vertical:
                yield _line(run, place, vertical=True), any(spot.painted for spot in run)
                continue
            for glyphs in cut_at_gaps((spot.glyph() for spot in run if cleaned(spot.text)), run[0].size):
                yield line_of(glyphs, run[0].direction, place), any(glyph.painted for glyph in glyphs)


def _line(run: Sequence[_Spot], place: Place, *, vertical: bool) -> Line:
    glyphs = [spot.glyph_downwards() if vertical else spot.glyph() for spot in run]
    return line_of(glyphs, run[0].direction, place, vertical=vertical)


def _spot(letter: Letter, place: Matrix, *, painted: bool) -> _Spot | None:
    """The letter on the page; None where the matrix leaves nothing of it."""
    along = turned(letter.direction, place)
    up = turned((letter.direction[1], -letter.direction[0]), place)
    reach = math.hypot(*along)
    size = letter.size * math.hypot(*up) * POINTS_PER_MM
    if reach == 0 or size == 0 or not cleaned(letter.text):
        return None
    cos, sin = along[0] / reach, along[1] / reach
    x, y = (each * POINTS_PER_MM for each in mapped(letter.at, place))
    length = letter.advance * reach * POINTS_PER_MM
    return _Spot(letter.text, x * cos + y * sin, y * cos - x * sin, length, size, (cos, sin), painted)


def _runs(spots: Sequence[_Spot]) -> Iterator[tuple[list[_Spot], bool]]:
    """The stretch cut where it does not go on along its line, or downwards; and whether it runs downwards."""
    run: list[_Spot] = []
    vertical: bool | None = None
    for spot in spots:
        way = _way(run[-1], spot) if run else None
        if run and (way is None or (vertical is not None and way != vertical)):
            yield run, bool(vertical)
            run, way = [], None
            vertical = None
        run.append(spot)
        vertical = way if vertical is None else vertical
    if run:
        yield run, bool(vertical)


def _way(last: _Spot, spot: _Spot) -> bool | None:
    """Whether the text goes on downwards (True) or along (False); None where it does neither."""
    if not spot.goes_with(last):
        return None
    step, down = spot.start - last.start, spot.base - last.base
    if abs(down) < ON_THE_LINE * spot.size and step > -BACK * spot.size:
        return False
    off = abs(spot.start + spot.length / 2 - last.start - last.length / 2)
    below = DOWNWARDS[0] * spot.size < down < DOWNWARDS[1] * spot.size
    return True if below and off < ON_THE_LINE * spot.size and spot.direction[0] > 0.99 else None  # noqa: PLR2004 - level


def _gap(last: _Spot, spot: _Spot) -> float | None:
    """The gap, in sizes, to an object that goes on with the line; None where it does not."""
    gap = (spot.start - last.start - last.length) / spot.size
    level = abs(spot.base - last.base) < ON_THE_LINE * spot.size
    return gap if spot.goes_with(last) and level and -BACK < gap < NEXT_OBJECT else None


def _with_blank(last: _Spot, run: list[_Spot], gap: float) -> list[_Spot]:
    first = run[0]
    beside = (last.text[-1], first.text[0])
    if gap < WORD_GAP or not any(each.isascii() and each.isalnum() for each in beside):
        return run
    start = last.start + last.length
    return [_Spot(" ", start, first.base, first.start - start, first.size, first.direction, first.painted), *run]
