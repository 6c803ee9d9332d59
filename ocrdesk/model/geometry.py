"""Places on a page: points, boxes and quads, in pixels of the upright page, y downwards."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def union(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, margin: float) -> "Box":
        """The box with a margin, in pixels, on every side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def contains(self, point: Point) -> bool:
        x, y = point
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners, clockwise from the text's own top left."""

    corners: tuple[Point, Point, Point, Point]

    @classmethod
    def from_box(cls, left: float, top: float, right: float, bottom: float) -> Self:
        return cls(((left, top), (right, top), (right, bottom), (left, bottom)))

    @classmethod
    def around(cls, quads: Iterable["Quad"]) -> "Quad":
        """The smallest rectangle around all, aligned with the first one's own direction."""
        quads = list(quads)
        angle = quads[0].angle
        if abs(angle) > math.pi / 4:
            angle = 0.0
        points = [_turned(corner, -angle) for quad in quads for corner in quad.corners]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        level = cls.from_box(min(xs), min(ys), max(xs), max(ys))
        return level.mapped(lambda point: _turned(point, angle))

    @property
    def bounds(self) -> Box:
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def centre(self) -> Point:
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4

    @property
    def width(self) -> float:
        """Length of the text's top and bottom edges, on average."""
        a, b, c, d = self.corners
        return (math.dist(a, b) + math.dist(d, c)) / 2

    @property
    def height(self) -> float:
        """Length of the text's left and right edges, on average."""
        a, b, c, d = self.corners
        return (math.dist(a, d) + math.dist(b, c)) / 2

    @property
    def angle(self) -> float:
        """Direction of the top edge in radians, clockwise on the screen, 0 for level text."""
        (ax, ay), (bx, by) = self.corners[0], self.corners[1]
        return math.atan2(by - ay, bx - ax)

    def mapped(self, mapping: Callable[[Point], Point]) -> "Quad":
        """The quad with each corner mapped, in the same order."""
        a, b, c, d = (mapping(corner) for corner in self.corners)
        return Quad((a, b, c, d))

    def part(self, start: float, end: float, *, downwards: bool = False) -> "Quad":
        """The stretch from `start` to `end` (fractions 0-1) along the text; `downwards` for vertical text."""
        a, b, c, d = self.corners
        if downwards:
            return Quad((_between(a, d, start), _between(b, c, start), _between(b, c, end), _between(a, d, end)))
        return Quad((_between(a, b, start), _between(a, b, end), _between(d, c, end), _between(d, c, start)))


def turn_point(point: Point, width: float, height: float, degrees: int) -> Point:
    """Where a point of a `width` x `height` picture lands when the picture is turned clockwise."""
    x, y = point
    match degrees % 360:
        case 90:
            return height - y, x
        case 180:
            return width - x, height - y
        case 270:
            return y, width - x
        case _:
            return x, y


def _between(a: Point, b: Point, fraction: float) -> Point:
    return a[0] + (b[0] - a[0]) * fraction, a[1] + (b[1] - a[1]) * fraction


def _turned(point: Point, angle: float) -> Point:
    x, y = point
    cos, sin = math.cos(angle), math.sin(angle)
    return x * cos - y * sin, x * sin + y * cos
