"""Pictures with hardly any contrast: told from blank ones, and strengthened."""

import cv2
import numpy as np

from ocrdesk.providers.offline.detection import Picture

LEAST_RANGE = 6
"""Grey levels between the lightest and the darkest parts; with fewer there is nothing to see."""
DARKEST, LIGHTEST = 0.2, 99.8
TILES = 8


def is_blank(picture: Picture) -> bool:
    """Whether the picture is of one colour, but for noise."""
    low, high = _range(_small_grey(picture))
    return high - low < LEAST_RANGE


def strengthened(picture: Picture) -> Picture:
    """The picture in grey, its range stretched over all levels and levelled out from part to part."""
    low, high = _range(_small_grey(picture))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    stretched = np.clip((grey - low) * (255 / max(high - low, 1)), 0, 255).astype(np.uint8)
    levelled = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(TILES, TILES)).apply(stretched)
    return np.asarray(cv2.cvtColor(levelled, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _small_grey(picture: Picture) -> Picture:
    """Half the size, so that noise averages out while strokes stay."""
    half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(half, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def _range(grey: Picture) -> tuple[float, float]:
    low, high = np.percentile(grey, [DARKEST, LIGHTEST])
    return float(low), float(high)
