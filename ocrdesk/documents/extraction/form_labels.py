"""Labels that a form prints in each of its blocks (buyer, seller): which block each of them stands in."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ocrdesk.documents.extraction.anchors import Hit, Slot
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.model import FieldSpec, Point, Quad

_LEVEL = 4.0
"""From this ratio of width to height on a line tells how the form lies."""


@dataclass(frozen=True, slots=True)
class Lie:
    """How a form lies on the page: everything is measured along and across its rows, in pixels."""

    cos: float
    sin: float

    @classmethod
    def of(cls, sheet: Sheet) -> "Lie":
        long = [line.quad for line in sheet.lines if not line.vertical and line.quad.width >= _LEVEL * line.quad.height]
        angle = median(quad.angle for quad in long) if long else 0.0
        return cls(math.cos(angle), math.sin(angle))

    def along(self, point: Point) -> float:
        return point[0] * self.cos + point[1] * self.sin

    def down(self, point: Point) -> float:
        return point[1] * self.cos - point[0] * self.sin

    def extent(self, quad: Quad) -> tuple[float, float]:
        """Left and right end along the rows."""
        ends = [self.along(corner) for corner in quad.corners]
        return min(ends), max(ends)


@dataclass(frozen=True, slots=True)
class Label:
    """A label that was found, with the field that it announces."""

    spec: FieldSpec
    hit: Hit

    @property
    def span(self) -> Span:
        return self.hit.span


def deal(hits: Sequence[Hit], lie: Lie, divider: Hit | None) -> list[Label]:
    """Give each label its field; blocks with the same labels follow each other from the left or from the top.

    `divider` is a label that stands in no block; where each label was found but once, what lies below it is the
    last block's.
    """
    single = [Label(hit.slot.fields[0], hit) for hit in hits if len(hit.slot.fields) == 1]
    shared = [hit for hit in hits if len(hit.slot.fields) > 1]
    bound = _bound(shared, lie) or _beyond(shared, lie, divider)
    labels = list(single)
    for hit in shared:
        axis, limit = bound
        at = hit.place.left
        place = (lie.along(at) if axis == "along" else lie.down(at)) > limit
        labels.append(Label(hit.slot.fields[-1 if place else 0], hit))
    return _once(labels)


def _bound(hits: Sequence[Hit], lie: Lie) -> tuple[str, float] | None:
    """Between which places the blocks part, told by the labels that were found in both."""
    found: dict[Slot, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: -hit.score):
        found.setdefault(hit.slot, []).append(hit)
    pairs = [(twice[0].place, twice[1].place) for twice in found.values() if len(twice) > 1]
    if not pairs:
        return None
    along = [sorted(lie.along(place.left) for place in pair) for pair in pairs]
    down = [sorted(lie.down(place.left) for place in pair) for pair in pairs]
    beside = median(b - a for a, b in along) > median(b - a for a, b in down)
    ends = along if beside else down
    return "along" if beside else "down", median((a + b) / 2 for a, b in ends)


def _beyond(hits: Sequence[Hit], lie: Lie, divider: Hit | None) -> tuple[str, float]:
    if divider is None or not hits:
        return "down", math.inf
    if any(lie.down(hit.place.left) > lie.down(divider.place.left) for hit in hits):
        return "down", lie.down(divider.place.left)
    return "along", lie.along(divider.place.centre)


def _once(labels: Sequence[Label]) -> list[Label]:
    """Each field's surest label."""
    best: dict[str, Label] = {}
    for label in labels:
        known = best.get(label.spec.key)
        if known is None or label.hit.score > known.hit.score:
            best[label.spec.key] = label
    return list(best.values())
