"""The shape of a box that is moved and stretched by hand or keys, along its own sides."""

import math
from dataclasses import dataclass

from ocrdesk.model import Point, Quad

SMALLEST = 4.0
"""Page pixels: no side becomes shorter."""


@dataclass(frozen=True, slots=True)
class Grip:
    """Where a box is held: `x` -1 is its left side, 1 its right, 0 neither; `y` likewise from the top."""

    x: int
    y: int

    @property
    def corner(self) -> bool:
        return bool(self.x) and bool(self.y)


GRIPS = tuple(Grip(x, y) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (0, -1), (1, 0), (0, 1), (-1, 0)))
"""Corners first: where two are near, the corner is meant."""


def squared(quad: Quad) -> Quad:
    """The quad with right angles, as it lies."""
    return Quad.around([quad])


def moved(quad: Quad, dx: float, dy: float) -> Quad:
    """The box that much further on the page."""
    return quad.mapped(lambda point: (point[0] + dx, point[1] + dy))


def pulled(quad: Quad, grip: Grip, dx: float, dy: float) -> Quad:
    """The box with the grip moved by (dx, dy) on the page; the sides opposite stay."""
    across, down = _axes(quad)
    along, aside = dx * across[0] + dy * across[1], dx * down[0] + dy * down[1]
    if grip.x:
        along = grip.x * max(grip.x * along, SMALLEST - quad.width)
    if grip.y:
        aside = grip.y * max(grip.y * aside, SMALLEST - quad.height)
    left, right = (along if grip.x == side else 0.0 for side in (-1, 1))
    top, bottom = (aside if grip.y == side else 0.0 for side in (-1, 1))
    shifts = ((left, top), (right, top), (right, bottom), (left, bottom))
    a, b, c, d = (
        (x + u * across[0] + v * down[0], y + u * across[1] + v * down[1])
        for (x, y), (u, v) in zip(quad.corners, shifts, strict=True)
    )
    return Quad((a, b, c, d))


def place_of(quad: Quad, grip: Grip) -> Point:
    """Where the grip is on the page."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad.corners
    right, low = (grip.x + 1) / 2, (grip.y + 1) / 2
    top = ax + (bx - ax) * right, ay + (by - ay) * right
    bottom = dx + (cx - dx) * right, dy + (cy - dy) * right
    return top[0] + (bottom[0] - top[0]) * low, top[1] + (bottom[1] - top[1]) * low


def grip_near(quad: Quad, point: Point, reach: float) -> Grip | None:
    """The corner or side within reach (page pixels) of a point, if any."""
    corner = next(
        (each for each in GRIPS if each.corner and math.dist(point, place_of(quad, each)) <= reach * 1.5), None
    )
    if corner is not None:
        return corner
    across, down = _axes(quad)
    middle = quad.centre
    x, y = point[0] - middle[0], point[1] - middle[1]
    along, aside = x * across[0] + y * across[1], x * down[0] + y * down[1]
    wide, high = quad.width / 2, quad.height / 2
    if abs(aside) <= high and abs(abs(along) - wide) <= reach:
        return Grip(1 if along > 0 else -1, 0)
    if abs(along) <= wide and abs(abs(aside) - high) <= reach:
        return Grip(0, 1 if aside > 0 else -1)
    return None


def within(quad: Quad, width: float, height: float) -> Quad:
    """The box with each corner on the page."""
    return quad.mapped(lambda point: (min(max(point[0], 0.0), width), min(max(point[1], 0.0), height)))


def _axes(quad: Quad) -> tuple[Point, Point]:
    """The directions of the top side and of the left one, each of length 1."""
    a, b, _c, d = quad.corners
    across = _unit(b[0] - a[0], b[1] - a[1], (1.0, 0.0))
    return across, _unit(d[0] - a[0], d[1] - a[1], (-across[1], across[0]))


def _unit(x: float, y: float, otherwise: Point) -> Point:
    length = math.hypot(x, y)
    return (x / length, y / length) if length else otherwise
