"""Margins set upright again that a camera's view makes lean, each side by its own angle."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ocrdesk.documents.reading_order.page_frame import Strip

LONG = 3.0  # ems: shorter strips tell little of a margin
LEAST_STRIPS = 8
MOST_STRIPS = 60
BIN = 0.5  # ems within which edges count as one margin
WORTH = 1.03  # times as many edges must meet before the strips are moved
LEANS = tuple(step / 100 for step in range(-12, 13, 2))
SPREADS = tuple(step / 100 for step in range(-12, 13, 2))
NEARBY = (-0.01, 0.0, 0.01)


@dataclass(frozen=True, slots=True)
class Lean:
    """By how much edges lean: `base` in the middle, `spread` more on the right side and less on the left."""

    base: float = 0.0
    spread: float = 0.0


def straightened(strips: Sequence[Strip]) -> list[Strip]:
    """The strips moved sideways so that their margins stand upright, where they lean clearly."""
    long = sorted((strip for strip in strips if strip.width > LONG * strip.em and not strip.across), key=_width)
    if len(long) < LEAST_STRIPS:
        return list(strips)
    field = _Field(strips, long[-MOST_STRIPS:])
    base = max(LEANS, key=lambda lean: field.meeting(Lean(lean)))
    tries = [Lean(base + near, spread) for near in NEARBY for spread in SPREADS]
    # At equal merit the smaller move.
    best = max(sorted(tries, key=lambda lean: abs(lean.base) + abs(lean.spread)), key=field.meeting)
    if field.meeting(best) < WORTH * field.meeting(Lean()):
        return list(strips)
    return [field.moved(strip, best) for strip in strips]


def _width(strip: Strip) -> float:
    return strip.width


class _Field:
    """The strips' frame: its middle, its half width, and how well edges meet under a lean."""

    def __init__(self, strips: Sequence[Strip], long: Sequence[Strip]) -> None:
        left, right = min(strip.left for strip in strips), max(strip.right for strip in strips)
        self._middle = (left + right) / 2
        self._half = max(1.0, (right - left) / 2)
        self._height = (min(strip.top for strip in strips) + max(strip.bottom for strip in strips)) / 2
        self._bin = BIN * median(strip.em for strip in long)
        edges = [(x, strip.middle - self._height) for strip in long for x in (strip.left, strip.right)]
        self._edges = [(x, depth, depth * (x - self._middle) / self._half) for x, depth in edges]

    def meeting(self, lean: Lean) -> int:
        """How many pairs of edges meet, about: large when the margins stand upright."""
        base, spread, size = lean.base, lean.spread, self._bin
        bins = Counter((x - depth * base - far * spread) // size for x, depth, far in self._edges)
        return sum(count * (count + bins.get(place + 1, 0)) for place, count in bins.items())

    def moved(self, strip: Strip, lean: Lean) -> Strip:
        left = self._upright(strip.left, strip.middle, lean)
        right = self._upright(strip.right, strip.middle, lean)
        return replace(strip, left=left, right=max(right, left + 1))

    def _upright(self, x: float, y: float, lean: Lean) -> float:
        return x - (y - self._height) * (lean.base + lean.spread * (x - self._middle) / self._half)
