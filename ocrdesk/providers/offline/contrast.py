"""Pictures with hardly any contrast or light: told from blank ones, strengthened, lightened."""

from dataclasses import dataclass

import cv2
import numpy as np

from ocrdesk.model import Quad
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.shrinking import halved

LEAST_RANGE = 6
"""Grey levels between the lightest and the darkest parts; with fewer there is nothing to see."""
FAINT_RANGE = 40
"""With fewer than these, print is missed unless it is strengthened."""
DIM = 160
"""Where the lightest part is no lighter than this, it was taken by night, and paint is not seen for what it is."""
TILES = 8
INSET, LEAST_SIDE = 0.04, 100
"""A paper's edge, as a share of its side, is shaded; what is smaller, in pixels, is no page."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The darkest and the lightest grey level (0-255) of a picture."""

    low: float
    high: float

    @property
    def is_blank(self) -> bool:
        """Whether the picture is of one colour, but for noise."""
        return self.high - self.low < LEAST_RANGE

    @property
    def is_faint(self) -> bool:
        """Whether the picture has so little contrast that it is better read strengthened."""
        return self.high - self.low < FAINT_RANGE


def levels_of(picture: Picture) -> Levels:
    """Of the picture at half the size, so that noise averages out while strokes stay.

    Whatever little of the picture has a level, it counts: one short line is a text, too.
    """
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    low, high, _, _ = cv2.minMaxLoc(cv2.medianBlur(halved(grey), 3))
    return Levels(low, high)


def is_pale(picture: Picture, paper: Quad) -> bool:
    """Whether what is on a paper has hardly any contrast, whatever lies around it."""
    (left, right), (top, bottom) = (sorted(values)[1:3] for values in zip(*paper.corners, strict=True))
    across, down = INSET * (right - left), INSET * (bottom - top)
    inside = picture[
        max(0, round(top + down)) : round(bottom - down), max(0, round(left + across)) : round(right - across)
    ]
    if min(inside.shape[:2]) < LEAST_SIDE:
        return False
    levels = levels_of(inside)
    return levels.is_faint and not levels.is_blank


def lit(picture: Picture, levels: Levels) -> Picture:
    """A dim picture as bright as one taken by day, its colours kept; others as they are."""
    if levels.high >= DIM:
        return picture
    brighter = np.clip(np.arange(256) * (255 / max(levels.high, 1)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(picture, brighter), dtype=np.uint8)


def strengthened(picture: Picture, levels: Levels | None = None) -> Picture:
    """The picture in grey, its range stretched over all levels and levelled out from part to part."""
    levels = levels or levels_of(picture)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    stretched = np.clip((grey - levels.low) * (255 / max(levels.high - levels.low, 1)), 0, 255).astype(np.uint8)
    levelled = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(TILES, TILES)).apply(stretched)
    return np.asarray(cv2.cvtColor(levelled, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
