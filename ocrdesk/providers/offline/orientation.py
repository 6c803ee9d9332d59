"""Which way up a page is: decided once for the whole page, by reading a few of its lines each way.

A line cut out along its long side may hold glyphs that stand upright, stand on their heads, or lie on either side.
Lying glyphs are read by setting them in a row (`columns`). The way that reads best tells how the page must be
turned, and whether its text runs downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ocrdesk.providers.offline.columns import set_in_row
from ocrdesk.providers.offline.detection import Corners, Found, Picture
from ocrdesk.providers.offline.recognition import LineReader, straighten

SAMPLES = 6
LONGEST_SAMPLE = 14.0
"""Widths of the sample lines, in line heights: longer ones are cut, they tell nothing more."""
TALL = 1.5
LEAST_GAIN = 0.06
"""By how much another way must read better than upright before a page is turned."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """How to turn the page to make it upright (degrees clockwise), and whether its text then runs downwards."""

    rotation: int = 0
    vertical: bool = False


def is_tall(found: Found) -> bool:
    """Whether the place is so much higher than wide that its text may run downwards."""
    return found.height >= TALL * found.width


def find_orientation(picture: Picture, found: Sequence[Found], reader: LineReader) -> Orientation:
    """The way in which the page's clearest lines read best; as it is when nothing tells."""
    tall = _mostly_tall(found)
    samples = _samples(found, tall=tall)
    if not samples:
        return Orientation()
    strips = [_shortened(straighten(picture, each.corners)) for each in samples]
    ways = _ways(tall=tall)
    crops = [_as_seen(strip, turn, row=way.vertical) for turn, way in ways for strip in strips]
    readings = reader.read(crops)
    scores = []
    for place in range(len(ways)):
        part = readings[place * len(strips) : (place + 1) * len(strips)]
        scores.append(_score([(reading.confidence, len(reading.text)) for reading in part]))
    upright = max(score for score, (_, way) in zip(scores, ways, strict=True) if way.rotation == 0)
    best = int(np.argmax(scores))
    if scores[best] - upright < LEAST_GAIN:
        best = max((place for place, (_, way) in enumerate(ways) if way.rotation == 0), key=lambda place: scores[place])
    return ways[best][1]


def turn_picture(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def turn_corners(corners: Corners, width: int, height: int, degrees: int) -> Corners:
    """Where corners in a `width` x `height` picture land when it is turned clockwise, in the same order."""
    x, y = corners[:, 0], corners[:, 1]
    match degrees % 360:
        case 90:
            turned = height - y, x
        case 180:
            turned = width - x, height - y
        case 270:
            turned = y, width - x
        case _:
            turned = x, y
    return np.stack(turned, axis=1).astype(np.float32)


def _ways(*, tall: bool) -> list[tuple[int, Orientation]]:
    """Pairs of: how to turn the strip so that it can be read, and what it means for the page if that reads best."""
    if tall:
        return [
            (0, Orientation(0, vertical=True)),
            (180, Orientation(180, vertical=True)),
            (270, Orientation(270, vertical=False)),
            (90, Orientation(90, vertical=False)),
        ]
    return [
        (0, Orientation(0, vertical=False)),
        (180, Orientation(180, vertical=False)),
        (90, Orientation(90, vertical=True)),
        (270, Orientation(270, vertical=True)),
    ]


def _as_seen(strip: Picture, turn: int, *, row: bool) -> Picture:
    turned = turn_picture(strip, turn)
    return set_in_row(turned).picture if row else turned


def _mostly_tall(found: Sequence[Found]) -> bool:
    # By length, not by count: a few columns hold a whole page, and single characters may be tall on their own.
    tall = sum(each.height for each in found if is_tall(each))
    wide = sum(each.width for each in found if each.width >= TALL * each.height)
    return tall > wide


def _samples(found: Sequence[Found], *, tall: bool) -> list[Found]:
    def length(each: Found) -> float:
        ratio = each.height / max(each.width, 1) if tall else each.width / max(each.height, 1)
        return min(ratio, LONGEST_SAMPLE) * each.score

    usable = [each for each in found if is_tall(each) == tall and min(each.width, each.height) >= 6]  # noqa: PLR2004
    return sorted(usable, key=length, reverse=True)[:SAMPLES]


def _shortened(strip: Picture) -> Picture:
    height, width = strip.shape[:2]
    if height > width:
        return strip[: max(1, int(width * LONGEST_SAMPLE))]
    return strip[:, : max(1, int(height * LONGEST_SAMPLE))]


def _score(readings: Sequence[tuple[float, int]]) -> float:
    total = sum(count for _, count in readings)
    return sum(confidence * count for confidence, count in readings) / total if total else 0.0


def lay_down(column: Picture) -> Picture:
    """A column turned so that it runs from left to right, its glyphs lying on their backs."""
    return np.asarray(cv2.rotate(column, cv2.ROTATE_90_COUNTERCLOCKWISE), dtype=np.uint8)
