"""Where texts stand to each other, measured along their own direction and in their own heights.

Photographed papers are skewed and in perspective, so nothing is measured along the page: two places are
compared in the direction that both of them run.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ocrdesk.model import Line, Point, Quad

_LONG = 3.0
"""From this ratio of width to height on a quad's direction can be trusted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text: the middles of its left and right edge, its height and its direction (radians)."""

    left: Point
    right: Point
    height: float
    angle: float
    quad: Quad

    @classmethod
    def of(cls, quad: Quad, angle: float) -> "Place":
        """A quad's place; the angle is its own or, for a short one, its neighbours'."""
        a, b, c, d = quad.corners
        left = (a[0] + d[0]) / 2, (a[1] + d[1]) / 2
        right = (b[0] + c[0]) / 2, (b[1] + c[1]) / 2
        return cls(left, right, max(quad.height, 1.0), angle, quad)

    @property
    def centre(self) -> Point:
        return (self.left[0] + self.right[0]) / 2, (self.left[1] + self.right[1]) / 2

    @property
    def width(self) -> float:
        return math.dist(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Offset:
    """How a place lies to another, in heights of their print.

    `gap` is from its end to the other's beginning, `down` from middle to middle, `shift` from left edge to left
    edge.
    """

    gap: float
    down: float
    shift: float

    @property
    def beside(self) -> bool:
        """Whether both stand in one row."""
        return abs(self.down) <= 0.6  # noqa: PLR2004 - print of two sizes shares a row up to here


def offset(a: Place, b: Place) -> Offset:
    """How `b` lies to `a`."""
    weight_a, weight_b = a.width, b.width
    angle = (a.angle * weight_a + b.angle * weight_b) / max(weight_a + weight_b, 1e-6)
    cos, sin = math.cos(angle), math.sin(angle)
    height = (a.height + b.height) / 2
    (ax, ay), (bx, by) = a.centre, b.centre
    return Offset(
        gap=((b.left[0] - a.right[0]) * cos + (b.left[1] - a.right[1]) * sin) / height,
        down=((by - ay) * cos - (bx - ax) * sin) / height,
        shift=((b.left[0] - a.left[0]) * cos + (b.left[1] - a.left[1]) * sin) / height,
    )


def contains(area: Quad, point: Point) -> bool:
    """Whether a point lies within an area."""
    x, y = point
    corners = area.corners
    return all(
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
        for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True)
    )


def grown(area: Quad, margin: float) -> Quad:
    """A rectangle with a margin, in pixels, on every side."""
    cos, sin = math.cos(area.angle), math.sin(area.angle)
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    a, b, c, d = (
        (x + margin * (along * cos - down * sin), y + margin * (along * sin + down * cos))
        for (x, y), (along, down) in zip(area.corners, signs, strict=True)
    )
    return Quad((a, b, c, d))


def place_lines(lines: Sequence[Line]) -> list[Place]:
    """The places of lines; short ones take the direction of the long ones around them."""
    level = [line.quad for line in lines if not line.vertical]
    trusted = [(quad.centre, quad.width, quad.angle) for quad in level if quad.width >= _LONG * quad.height]
    return [Place.of(line.quad, _direction(line.quad, trusted)) for line in lines]


def _direction(quad: Quad, trusted: Sequence[tuple[Point, float, float]]) -> float:
    if quad.width >= 2 * _LONG * quad.height or not trusted:
        return quad.angle
    x, y = quad.centre
    far = 100 * max(quad.height, 1.0) ** 2
    turned = weights = 0.0
    for (other_x, other_y), width, angle in trusted:
        weight = width / (far + (other_x - x) ** 2 + (other_y - y) ** 2)
        turned += angle * weight
        weights += weight
    return turned / weights


def rows_of(places: Sequence[Place], wanted: Sequence[int]) -> list[list[int]]:
    """The wanted places joined into rows, left to right: each with its nearest right neighbour."""
    order = sorted(wanted, key=lambda i: places[i].centre[1])
    tops = [places[i].centre[1] for i in order]
    links: dict[int, tuple[float, int]] = {}
    for i in order:
        for j in _around(i, order, tops, places):
            to = offset(places[i], places[j])
            beside = to.beside and to.shift > _NARROWEST and _OVERLAP <= to.gap <= _REACH
            if beside and abs(to.gap) < links.get(j, (_REACH + 1, -1))[0]:
                links[j] = abs(to.gap), i
    follower: dict[int, tuple[float, int]] = {}
    for j, (gap, i) in links.items():
        if gap < follower.get(i, (_REACH + 1, -1))[0]:
            follower[i] = gap, j
    heads = set(order) - {j for _, j in follower.values()}
    return [_chain(head, follower) for head in order if head in heads]


_NARROWEST = 0.3
_OVERLAP = -1.5
"""Loose boxes of neighbours may overlap by this many heights."""
_REACH = 16.0
"""How far, in heights, a row reaches over empty paper."""


def _around(i: int, order: Sequence[int], tops: Sequence[float], places: Sequence[Place]) -> list[int]:
    place = places[i]
    reach = place.height * (1.2 + _REACH * abs(math.sin(place.angle)))
    if place.width:
        reach += place.width * abs(math.sin(place.angle)) / 2
    middle = place.centre[1]
    first, last = bisect_left(tops, middle - reach), bisect_left(tops, middle + reach)
    return [j for j in order[first:last] if j != i]


def _chain(head: int, follower: dict[int, tuple[float, int]]) -> list[int]:
    row = [head]
    while row[-1] in follower:
        row.append(follower[row[-1]][1])
    return row
