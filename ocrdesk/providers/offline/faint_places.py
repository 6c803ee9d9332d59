"""Places that the detection network hardly takes for text: lone characters, page numbers. Reading them tells."""

from collections.abc import Sequence

import cv2
import numpy as np

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.detection import Found

MOST = 16
LONG, MOST_LONG = 6.0, 64
"""A place with this ratio of its sides is a line, hardly taken for one where most of it is a row of dots that leads to
a page number; of these so many are read."""
LEAST_HEIGHT = 0.4
"""In usual heights of the page's lines: what is smaller is dirt or a pattern."""
SURE_OF_FAINT, UNSURE = 0.8, 0.8
"""The confidence from which such a place is text, and that below which a line gives way to another reading."""
DOTS, SPARSE = frozenset(".…·・。"), 3.0
"""What a row of dots is read as; and how far apart, in heights, the characters stand that are left of it."""
COVERED = 0.3
"""Two lines that share so much of the smaller one are readings of the same place."""


def worth_reading(found: Sequence[Found]) -> list[Found]:
    """The places that are surely text, and of the others the likeliest that are as high as lines are here."""
    sure = [each for each in found if each.sure]
    usual = float(np.median([min(each.width, each.height) for each in sure])) if sure else 0.0
    faint = [each for each in found if not each.sure and min(each.width, each.height) >= LEAST_HEIGHT * usual]
    faint.sort(key=lambda each: -each.score)
    long = [each for each in faint if max(each.width, each.height) >= LONG * min(each.width, each.height)]
    others = [each for each in faint if all(each is not line for line in long)]
    return [*sure, *long[:MOST_LONG], *others[:MOST]]


def is_leader(line: Line) -> bool:
    """Whether this is a row of dots that leads to something: much longer than the dots that it was read as."""
    return set(line.text) <= DOTS and line.quad.width > SPARSE * line.quad.height * len(line.text)


def with_others(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """The lines, and those of the others that read better than what reads badly in their place, or where nothing is."""
    kept = list(lines)
    for line in others:
        rivals = _rivals(line, kept)
        if all(other.confidence < min(UNSURE, line.confidence) for other in rivals):
            kept = [*(other for other in kept if all(other is not rival for rival in rivals)), line]
    return kept


def with_unrivalled(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """The lines, and those of the others in whose place nothing is."""
    return [*lines, *(line for line in others if not _rivals(line, lines))]


def _rivals(line: Line, lines: Sequence[Line]) -> list[Line]:
    """Those of the lines that are readings of the same place."""
    return [other for other in lines if _overlap(line.quad, other.quad) >= COVERED]


def _overlap(one: Quad, other: Quad) -> float:
    """Which share of the smaller one both cover; on a page that lies askew their bounds alone would tell of more."""
    a, b = one.bounds, other.bounds
    if min(a.right, b.right) <= max(a.left, b.left) or min(a.bottom, b.bottom) <= max(a.top, b.top):
        return 0.0
    first, second = (np.array(quad.corners, dtype=np.float32) for quad in (one, other))
    shared, _ = cv2.intersectConvexConvex(first, second)
    return float(shared / max(min(cv2.contourArea(first), cv2.contourArea(second)), 1e-6))
