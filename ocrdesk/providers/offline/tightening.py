"""Drawing a quad in to the ink of its text: the detection network leaves wide margins around short texts."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Character
from ocrdesk.providers.offline.detection import Corners, Picture
from ocrdesk.providers.offline.recognition import Reading

LEAST_CONTRAST = 24
INK_SHARE = 0.4
"""Ink is what differs from the paper by this much of the darkest stroke's difference."""
LEAST_HEIGHT = 0.5
"""A quad keeps at least this much of its height: a dash or 一 has hardly any ink of its own."""
GAP = 0.12
"""Empty rows, in heights of the crop, that end a line."""
RULE = 0.85
"""A row with this much ink is a ruled line, not text."""
MARGIN = 0.03


def tighten(corners: Corners, crop: Picture, reading: Reading, *, vertical: bool) -> tuple[Corners, Reading]:
    """The quad drawn in to the ink, and the reading with its characters' places along the new quad.

    `crop` is the quad's content, straightened; `vertical` text runs down in it.
    """
    line = np.swapaxes(crop, 0, 1) if vertical else crop
    ink = _ink(np.ascontiguousarray(line))
    if ink is None or not reading.characters:
        return corners, reading
    top, bottom = _rows(ink)
    left, right = _columns(ink[int(top * len(ink)) : int(np.ceil(bottom * len(ink)))], reading.characters)
    box = (top, left, bottom, right) if vertical else (left, top, right, bottom)
    characters = tuple(
        replace(each, start=_within(each.start, left, right), end=_within(each.end, left, right))
        for each in reading.characters
    )
    return _part(corners, *box), Reading(characters)


def _ink(line: Picture) -> NDArray[np.bool_] | None:
    """Where there is ink; None when it cannot be told from the paper."""
    grey = np.asarray(cv2.cvtColor(line, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    # Counted by level: sorting the pixels takes six times as long.
    counts = np.bincount(grey.ravel(), minlength=256)
    depths = np.abs(np.arange(256) - _level(counts, 0.5))
    strongest = _level(np.bincount(depths, weights=counts), 0.98)
    return np.asarray((depths > strongest * INK_SHARE)[grey]) if strongest >= LEAST_CONTRAST else None


def _level(counts: NDArray[np.generic], share: float) -> int:
    """The level that so many of what was counted by level do not exceed."""
    sums = np.cumsum(counts)
    return int(np.searchsorted(sums, share * float(sums[-1])))


def _rows(ink: NDArray[np.bool_]) -> tuple[float, float]:
    """Where the text begins and ends across the line, as fractions: from the middle outwards to a gap."""
    height = len(ink)
    share = ink.mean(axis=1)
    filled = (share > 0.01) & (share < RULE)  # noqa: PLR2004 - a lone pixel is dirt
    third = height // 3
    seeds = np.flatnonzero(filled[third : height - third]) + third
    if not len(seeds):
        return 0.0, 1.0
    gap = max(1, round(height * GAP))
    first, last = int(seeds[0]), int(seeds[-1])
    while (above := np.flatnonzero(filled[max(0, first - gap) : first])).size:
        first = max(0, first - gap) + int(above[0])
    while (below := np.flatnonzero(filled[last + 1 : last + 1 + gap])).size:
        last += 1 + int(below[-1])
    top, bottom = first / height - MARGIN, (last + 1) / height + MARGIN
    lacking = max(0.0, LEAST_HEIGHT - (bottom - top)) / 2
    return max(0.0, top - lacking), min(1.0, bottom + lacking)


def _columns(ink: NDArray[np.bool_], characters: tuple[Character, ...]) -> tuple[float, float]:
    """Where the text begins and ends along the line, as fractions: ink near the first and last characters."""
    height, width = ink.shape
    reach = 0.35 * height / width
    first, last = max(0.0, characters[0].start - reach), min(1.0, characters[-1].end + reach)
    filled = np.flatnonzero(ink.any(axis=0)) / width
    inside = filled[(filled >= first) & (filled <= last)]
    if not len(inside):
        return first, last
    margin = MARGIN * height / width
    left = min(max(0.0, float(inside[0]) - margin), characters[0].end)
    right = max(min(1.0, float(inside[-1]) + 1 / width + margin), characters[-1].start)
    return (left, right) if right > left else (first, last)


def _within(fraction: float, left: float, right: float) -> float:
    return min(max((fraction - left) / (right - left), 0.0), 1.0)


def _part(corners: Corners, left: float, top: float, right: float, bottom: float) -> Corners:
    a, b, c, d = corners
    places = ((left, top), (right, top), (right, bottom), (left, bottom))
    return np.array([(a * (1 - x) + b * x) * (1 - y) + (d * (1 - x) + c * x) * y for x, y in places], dtype=np.float32)
