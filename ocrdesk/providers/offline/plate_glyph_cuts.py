"""Where on a plate's row a Chinese character stands, and what `judge` says of it, tried at places around that."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.networks import Floats
from ocrdesk.providers.offline.plate_glyphs import CHINESE, MARGIN, evened, judge

BOX, UPPER_BOX = 0.8, 0.57
"""How wide a character is, in distances between the middles of neighbours: in a row of many, and in one of two."""
ASIDE, FAR_ASIDE = (-0.24, -0.12, 0.0, 0.12, 0.24), (-0.36, -0.24, -0.12, 0.0, 0.12, 0.24, 0.36)
"""Places tried, in widths of the character: where the recognition network saw it, and where it saw nothing."""
TALL = (0.8, 0.95, 1.1)
"""Heights tried, in heights of the row's steep edges."""
BEST = 3
"""A character is as likely as its best few places say in the mean; more places tried only make chance hits likelier."""
WAVERING, TRUSTED = 0.35, 0.7
"""A judgement below the one counts for nothing, from the other on fully."""
STEEP = 0.4
LEAST_HEIGHT = 0.25


def judged(
    cut: Picture, centre: float, pitch: float, alphabet: str, *, light_ink: bool, seen: bool, upper: bool
) -> Floats:
    """The chances of each character of the alphabet; none where the judge wavers or sees none of them."""
    grey = _inked(cut, light_ink=light_ink)
    width = grey.shape[1]
    top, bottom = _band(grey)
    box = pitch * width * (UPPER_BOX if upper else BOX)
    parts = []
    for aside in ASIDE if seen else FAR_ASIDE:
        middle = centre * width + aside * box
        for tall in TALL:
            part = _part(grey, (middle, (top + bottom) / 2), (box, (bottom - top) * tall))
            if part is not None:
                parts.append(part)
    if not parts:
        return np.zeros(len(alphabet), dtype=np.float32)
    chances = judge(np.stack(parts))
    places = [1 + CHINESE.index(each) for each in alphabet]
    best = np.sort(chances[:, places], axis=0)[-BEST:].mean(axis=0)
    # Where it wavers it only guesses, and would outvote what the recognition network saw.
    trust = min(max((float(best.max()) - WAVERING) / (TRUSTED - WAVERING), 0.0), 1.0)
    return np.asarray(best * trust, dtype=np.float32)


def _inked(cut: Picture, *, light_ink: bool) -> Floats:
    """The channel in which ink and paint differ most, ink light: white on blue, and red or black on the others."""
    channel = cut[:, :, 2] if light_ink else cut[:, :, 1]
    grey = channel.astype(np.float32)
    return grey if light_ink else 255 - grey


def _band(grey: Floats) -> tuple[float, float]:
    """Top and bottom of the characters: there the row has steep edges."""
    slopes = np.abs(np.diff(cv2.GaussianBlur(grey, (0, 0), max(0.5, len(grey) / 40)), axis=1)).mean(axis=1)
    slopes = cv2.blur(slopes.reshape(-1, 1), (1, 3)).ravel()
    inner = slopes[len(slopes) // 5 : -len(slopes) // 5]
    steep = slopes >= STEEP * float(np.percentile(inner, 80))
    middle = len(steep) // 2
    top, bottom = middle, middle
    while top > 0 and steep[top - 1]:
        top -= 1
    while bottom < len(steep) - 1 and steep[bottom + 1]:
        bottom += 1
    if bottom - top < LEAST_HEIGHT * len(steep):
        return 0.1 * len(steep), 0.9 * len(steep)
    return float(top), float(bottom + 1)


def _part(grey: Floats, middle: tuple[float, float], box: tuple[float, float]) -> NDArray[np.float32] | None:
    """The box with its margin, what lies outside the cut as its edge."""
    size = max(4, round(box[0] * (1 + 2 * MARGIN))), max(4, round(box[1] * (1 + 2 * MARGIN)))
    matrix = np.array([[1, 0, middle[0] - size[0] / 2], [0, 1, middle[1] - size[1] / 2]], dtype=np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    part = np.asarray(cv2.warpAffine(grey, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.float32)
    return evened(part) if float(part.std()) > 1 else None
