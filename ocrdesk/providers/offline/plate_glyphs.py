"""Judges the Chinese characters of plates one by one: a small network of our own that knows no others.

The recognition network, made for lines of print, loses them first where a plate is small or blurred. What this one
knows was drawn and learnt by `tests/bench/plate_glyphs.py`.
"""

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.paths import resource
from ocrdesk.providers.offline.networks import Floats
from ocrdesk.providers.offline.plate_numbers import LAST, PROVINCES

CHINESE = PROVINCES + LAST + "应"
"""What it tells apart; beside them it knows that there is none."""
HEIGHT, WIDTH = 36, 24
MARGIN = 0.175
"""Around the character's own box, on each side, in parts of the box."""
WEIGHTS = "plate_glyphs.npz"


def evened(grey: Floats) -> Floats:
    """A cut in the size and contrast that the network is given."""
    area = cv2.INTER_AREA if grey.shape[0] > 2 * HEIGHT else cv2.INTER_CUBIC
    sized = cv2.resize(grey, (WIDTH, HEIGHT), interpolation=area)
    return np.asarray((sized - sized.mean()) / max(float(sized.std()), 1e-3), dtype=np.float32)


def judge(cuts: Floats) -> Floats:
    """For each of the evened cuts, ink light on dark, the chances of no character and of each of `CHINESE`."""
    weights = _weights()
    first = np.maximum(folded(cuts[:, :, :, None], 5, 2) @ weights["near"] + weights["near_shift"], 0)
    second = np.maximum(folded(first, 3, 2) @ weights["wide"] + weights["wide_shift"], 0)
    whole = np.maximum(second.reshape(len(cuts), -1) @ weights["whole"] + weights["whole_shift"], 0)
    scores = whole @ weights["told"] + weights["told_shift"]
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)


def folded(maps: Floats, side: int, stride: int) -> Floats:
    """Each window of that side laid out flat: count x height x width x features, zeros around the edge."""
    half = side // 2
    padded = np.pad(maps, ((0, 0), (half, half), (half, half), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (side, side), axis=(1, 2))[:, ::stride, ::stride]
    count, height, width = windows.shape[:3]
    return np.ascontiguousarray(windows).reshape(count, height, width, -1)


@cache
def _weights() -> dict[str, NDArray[np.float32]]:
    with np.load(resource(WEIGHTS)) as kept:
        return {name: np.asarray(kept[name], dtype=np.float32) for name in kept.files}
