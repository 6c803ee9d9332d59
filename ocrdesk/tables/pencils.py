"""A table's own coordinates on a page that lies askew or is seen aslant.

Under a perspective all level rules meet in one point, and so do all plumb ones: the slope of a rule is linear in
where it crosses the middle of the page. That place is the coordinate, so every rule has exactly one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from ocrdesk.model import Point, Quad

MOST_CONVERGENCE = 0.0006
"""By how much the slope changes a pixel, at the most; steeper estimates come from stray rules."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stretch: its position across (at its middle) and its ends along, in pixels, and its slope."""

    middle: float
    across: float
    length: float
    slope: float


@dataclass(frozen=True, slots=True)
class Pencil:
    """A family of lines: `slope` and its change by the place where a line crosses the centre."""

    slope: float = 0.0
    convergence: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Page pixels to (u, v) and back: u tells the plumb line, v the level line through a point."""

    centre: Point = (0.0, 0.0)
    level: Pencil = Pencil()
    plumb: Pencil = Pencil()

    def to_grid(self, point: Point) -> Point:
        """The coordinates of a point of the page."""
        x, y = point[0] - self.centre[0], point[1] - self.centre[1]
        v = (y - self.level.slope * x) / (1 + self.level.convergence * x)
        u = (x - self.plumb.slope * y) / (1 + self.plumb.convergence * y)
        return u, v

    def to_page(self, point: Point) -> Point:
        """The point of the page with these coordinates."""
        u, v = point
        a, b = self.level.slope + self.level.convergence * v, self.plumb.slope + self.plumb.convergence * u
        x = (u + b * v) / (1 - a * b)
        return x + self.centre[0], v + a * x + self.centre[1]

    def quad(self, left: float, top: float, right: float, bottom: float) -> Quad:
        """The quad on the page of a rectangle of coordinates."""
        a, b, c, d = (self.to_page(corner) for corner in ((left, top), (right, top), (right, bottom), (left, bottom)))
        return Quad((a, b, c, d))


def fit_pencil(strokes: Sequence[Stroke], before: Pencil, size: float) -> Pencil:
    """The family that the strokes belong to; `before` is what is thought of it, `size` the page's, in pixels.

    `Stroke.middle` and `.across` count from the page's centre.
    """
    if not strokes:
        return before
    pencil = before
    for tolerance in (0.06, 0.02):
        near = [each for each in strokes if abs(each.slope - _slope_of(pencil, each)) < tolerance]
        if not near:
            break
        pencil = _fitted(near, pencil, size)
    return pencil


def _slope_of(pencil: Pencil, stroke: Stroke) -> float:
    return pencil.slope + pencil.convergence * stroke.across


def _fitted(strokes: Sequence[Stroke], before: Pencil, size: float) -> Pencil:
    weights = [each.length**2 for each in strokes]
    crossings = [each.across - _slope_of(before, each) * each.middle for each in strokes]
    whole = sum(weights)
    middle = sum(map(mul, weights, crossings)) / whole
    slope = sum(weight * each.slope for weight, each in zip(weights, strokes, strict=True)) / whole
    spread = [crossing - middle for crossing in crossings]
    # A few rules close together tell nothing of how they converge: hold on to what was thought before.
    doubt = whole * (0.05 * size) ** 2
    own = sum(w * away * (each.slope - slope) for w, away, each in zip(weights, spread, strokes, strict=True))
    certain = sum(w * away**2 for w, away in zip(weights, spread, strict=True))
    convergence = (own + doubt * before.convergence) / (certain + doubt)
    convergence = min(max(convergence, -MOST_CONVERGENCE), MOST_CONVERGENCE)
    return Pencil(slope - convergence * middle, convergence)
