"""Pictures with hardly any contrast: told from blank ones, and strengthened."""

import cv2
import numpy as np

from ocrdesk.providers.offline.detection import Picture

LEAST_RANGE = 6
"""Grey levels between the lightest and the darkest parts; with fewer there is nothing to see."""
FAINT_RANGE = 40
"""With fewer than these, print is missed unless it is strengthened."""
TILES = 8


def is_blank(picture: Picture) -> bool:
    """Whether the picture is of one colour, but for noise."""
    return _contrast(picture) < LEAST_RANGE


def is_faint(picture: Picture) -> bool:
    """Whether the picture has so little contrast that it is better read strengthened."""
    return _contrast(picture) < FAINT_RANGE


def strengthened(picture: Picture) -> Picture:
    """The picture in grey, its range stretched over all levels and levelled out from part to part."""
    low, high = _range(_small_grey(picture))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    stretched = np.clip((grey - low) * (255 / max(high - low, 1)), 0, 255).astype(np.uint8)
    levelled = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(TILES, TILES)).apply(stretched)
    return np.asarray(cv2.cvtColor(levelled, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _contrast(picture: Picture) -> float:
    low, high = _range(_small_grey(picture))
    return high - low


def _small_grey(picture: Picture) -> Picture:
    """Half the size, so that noise averages out while strokes stay."""
    height, width = picture.shape[:2]
    half = cv2.resize(picture, (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(half, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def _range(grey: Picture) -> tuple[float, float]:
    """The darkest and the lightest level, whatever little of the picture has it: one short line is a text, too."""
    low, high, _, _ = cv2.minMaxLoc(cv2.medianBlur(grey, 3))
    return low, high
