"""Lines laid level: boxes of text in the page's own frame, whatever the picture's slant."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ocrdesk.model import Line, Point, Quad

LONG = 3.0  # times its own height: a line whose direction can be trusted
TALL = 1.5  # times its width: the height from which a line of several characters runs downwards
MOST_SLANT = math.radians(20)
FAN_LINES = 5
ASTRAY = math.radians(1.5)
LEAST_FAN = math.radians(1)  # from the head of the page to its foot


@dataclass(frozen=True, slots=True)
class Strip:
    """One line's box, level: left to right is the direction of reading, top to bottom that of the lines.

    `index` is the line's place in the sequence given; `em` is the size of its characters; `across` tells a
    line that runs the other way (a vertical label on a page of level text, and the reverse).
    """

    index: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    em: float
    vertical: bool = False
    across: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def turned(self) -> "Strip":
        """The strip of a vertical line as one of level text: downwards becomes rightwards, leftwards down."""
        across = not self.vertical and is_long(self)
        em = max(1.0, self.bottom - self.top if across else self.right - self.left)
        return replace(self, left=self.top, right=self.bottom, top=-self.right, bottom=-self.left, em=em, across=across)


def is_long(strip: Strip) -> bool:
    """Whether the strip is long enough to have a direction at all."""
    short, long = sorted((strip.right - strip.left, strip.bottom - strip.top))
    return len(strip.text) > 1 and long > short * TALL


def level(lines: Sequence[Line], width: float, height: float) -> list[Strip]:
    """The lines' boxes after the page's slant (up to 20 degrees) is taken out, by turning it about its middle.

    A camera held to one side makes level lines run together; that, too, is taken out.
    """
    slants = [one for line in lines if (one := _slant_of(line.quad)) is not None]
    slant = _middle_angle(slants)
    cos, sin = math.cos(-slant), math.sin(-slant)

    def turned(point: Point) -> Point:
        x, y = point[0] - width / 2, point[1] - height / 2
        return x * cos - y * sin, x * sin + y * cos

    fan, middle = _fan([replace(one, angle=one.angle - slant, centre=turned(one.centre)) for one in slants], height)

    def laid(point: Point) -> Point:
        x, y = turned(point)
        return x + width / 2, y - x * (middle + fan * y) + height / 2

    return [_strip(index, line, laid) for index, line in enumerate(lines)]


def _strip(index: int, line: Line, turn: Callable[[Point], Point]) -> Strip:
    a, b, c, d = (turn(corner) for corner in _from_top_left(line.quad))
    # The mean of two corners is where the edge really is when the line still slants a little.
    left, right = sorted(((a[0] + d[0]) / 2, (b[0] + c[0]) / 2))
    top, bottom = sorted(((a[1] + b[1]) / 2, (c[1] + d[1]) / 2))
    text = line.text.strip()
    # A single character has no direction, however narrow its box.
    upright = len(text) > 1 and (line.vertical or bottom - top > TALL * (right - left))
    em = max(1.0, right - left if upright else bottom - top)
    return Strip(index, text, left, top, right, bottom, em, vertical=upright, across=upright)


@dataclass(frozen=True, slots=True)
class _Slant:
    """The direction of one long line, in radians clockwise from where it should run; `weight` is its length."""

    angle: float
    weight: float
    centre: Point
    vertical: bool


def _middle_angle(slants: Sequence[_Slant]) -> float:
    """The weighted median: a few lines read askew do not move it."""
    half, passed = sum(one.weight for one in slants) / 2, 0.0
    for one in sorted(slants, key=lambda one: one.angle):
        passed += one.weight
        if passed >= half:
            return one.angle
    return 0.0


def _fan(slants: Sequence[_Slant], height: float) -> tuple[float, float]:
    """By how many radians a pixel the slant of level lines grows down the page, and their slant in its middle."""
    fan, middle = 0.0, 0.0
    fitting = [one for one in slants if not one.vertical]
    for _ in range(2):
        if len(fitting) < FAN_LINES:
            return 0.0, 0.0
        fan, middle = _fitted([(one.centre[1], one.angle, one.weight) for one in fitting])
        fitting = [one for one in fitting if abs(one.angle - middle - fan * one.centre[1]) < ASTRAY]
    return (fan, middle) if abs(fan) * height > LEAST_FAN else (0.0, 0.0)


def _fitted(points: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Slope and intercept of the weighted least squares line through (x, y, weight)."""
    total = sum(weight for _x, _y, weight in points)
    mean_x = sum(x * weight for x, _y, weight in points) / total
    mean_y = sum(y * weight for _x, y, weight in points) / total
    spread = sum(weight * (x - mean_x) ** 2 for x, _y, weight in points)
    slope = sum(weight * (x - mean_x) * (y - mean_y) for x, y, weight in points) / max(spread, 1e-9)
    return slope, mean_y - slope * mean_x


def _slant_of(quad: Quad) -> _Slant | None:
    """The line's slant; None where it is too short to tell."""
    a, b, c, d = _from_top_left(quad)
    wide, high = math.dist(a, b), math.dist(a, d)
    if wide > LONG * high:
        angle = math.atan2(b[1] + c[1] - a[1] - d[1], b[0] + c[0] - a[0] - d[0])
    elif high > LONG * wide:
        angle = math.atan2(a[0] + b[0] - c[0] - d[0], c[1] + d[1] - a[1] - b[1])
    else:
        return None
    return _Slant(angle, max(wide, high), quad.centre, high > wide) if abs(angle) < MOST_SLANT else None


def _from_top_left(quad: Quad) -> tuple[Point, ...]:
    """The corners from the page's own top left: some readers begin those of a steep line elsewhere."""
    quarters = round(quad.angle / (math.pi / 2)) % 4
    return quad.corners[4 - quarters :] + quad.corners[: 4 - quarters]
