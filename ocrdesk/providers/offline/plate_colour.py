"""Telling a plate's colour from a level cut of it: the paint behind the characters, seen beside their ink."""

from collections import Counter
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.plate_numbers import LIGHT_INK, TRACTOR

LEAST_CONTRAST = 18.0
GRAIN = 1.5
VEILED = 110.0
"""Where the pixels of a cut differ by less than this, its colours are told once more at full contrast."""
BLUE, YELLOW, GREEN, DEEP_GREEN = (92, 132), (11, 34), (35, 96), (48, 91)
"""Hues in OpenCV's half degrees."""
TINTED, GREY = 0.13, 0.3
DARK = 0.62
"""Black paint is at most this bright beside its ink."""
LEFT, LOWER = 0.3, 0.55
COLOURED = 0.17
"""Blue paint's channels differ by more than this, beside its ink."""
PARTS = 5
WHOLE = 0.96
LEAST_INK, MOST_INK = 0.2, 0.75
FOREIGN, MOST_FOREIGN = 0.4, 0.3
"""How far from ground and ink, in parts of their distance, a pixel is of another paint, and how many may be."""
_VEILED = {"": {"blue", "yellow", "green"}, "white": {"green"}}
"""What may be told under a veil where without drawing it off there is no colour, or white."""
RED, RED_SATURATION = (9, 168), 60


@dataclass(frozen=True, slots=True)
class Paint:
    """The mean colours (BGR) of a cut's ground and ink."""

    ground: NDArray[np.float64]
    ink: NDArray[np.float64]

    @property
    def dark_ink(self) -> bool:
        return float(self.ground.mean()) > float(self.ink.mean())

    @property
    def contrast(self) -> float:
        return abs(float(self.ground.mean()) - float(self.ink.mean()))


def find_paint(cut: Picture) -> Paint | None:
    """Ground and ink of a cut through the middle of a row of characters; None where they cannot be told apart."""
    if min(cut.shape[:2]) < 4:  # noqa: PLR2004 - nothing to see
        return None
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY)
    _, bright = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    mask = bright.astype(bool)
    # Between the characters the ground goes through from top to bottom.
    share = mask.mean(axis=0)
    light, dark = int((share > WHOLE).sum()), int((share < 1 - WHOLE).sum())
    ground = mask if (light, mask.mean()) > (dark, 1 - mask.mean()) else ~mask
    if not ground.any() or ground.all():
        return None
    paint = Paint(np.median(cut[ground], axis=0), np.median(cut[~ground], axis=0))
    return paint if paint.contrast >= LEAST_CONTRAST else None


def tell_color(cut: Picture, *, veiled_black: bool = False) -> str:
    """The plate's paint, mostly by its key in the field catalogue; "" where it is the paint of no plate.

    Grey under a veil is black only where that is asked for.
    """
    color = _tell(cut)
    if not color or color == "white":
        # Grey shades are not what a veil takes away, and are made by drawing it off; pale green it takes away first.
        seen = _tell(unveiled(cut))
        known = _VEILED[color] | ({"black"} if veiled_black else set())
        color = seen if seen in known else color
    if color or cut.shape[1] < 3 * cut.shape[0]:
        return color
    # Under a glare that drifts along the row only parts of it have one ground and one ink.
    length = -(-cut.shape[1] // PARTS)
    votes = Counter(_tell(cut[:, start : start + length]) for start in range(0, cut.shape[1], length))
    votes.pop("", None)
    return max(votes, key=lambda name: votes[name]) if votes and max(votes.values()) > PARTS // 2 else ""


def unveiled(cut: Picture) -> Picture:
    """The cut with its darkest black and its brightest white, if night or haze left it hardly any contrast."""
    if not cut.size:
        return cut
    low, high = np.percentile(cv2.GaussianBlur(cut, (0, 0), GRAIN), (2, 98))
    if high - low > VEILED:
        return cut
    return np.asarray(np.clip((cut - low) * (255 / max(high - low, 1)), 0, 255), dtype=np.uint8)


def is_yellow(cut: Picture) -> bool:
    """Whether what is lighter than the dark ink is yellow; a single dense character may cover more than it."""
    if min(cut.shape[:2]) < 4:  # noqa: PLR2004 - nothing to see
        return False
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY)
    _, bright = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return _is(np.median(cut[bright > 0], axis=0), YELLOW, GREY)


def _tell(cut: Picture) -> str:
    paint = find_paint(cut)
    if paint is None:
        return ""
    if not paint.dark_ink:
        return _under_light_ink(paint)
    height, width = cut.shape[:2]
    lower = find_paint(cut[int(height * LOWER) :, int(width * LEFT) :])
    if lower is not None and lower.dark_ink and _is(lower.ground, GREEN, TINTED):
        return "green"
    if _is(paint.ground, YELLOW, GREY):
        return "yellow"
    return "white" if _hsv(paint.ground)[1] < GREY else ""


def fits_ink(cut: Picture, color: str) -> bool:
    """Whether the ink is lighter than the ground, as on blue, or darker, as on yellow and pale green."""
    paint = find_paint(cut[len(cut) // 5 : -len(cut) // 5])
    return paint is not None and paint.dark_ink == (color not in LIGHT_INK)


def has_glyph(cut: Picture, paint: Paint) -> bool:
    """Whether a cut holds a glyph in that paint, and not the edge of a sign or nothing at all."""
    if min(cut.shape[:2]) < 4:  # noqa: PLR2004 - nothing to see
        return False
    axis = paint.ink - paint.ground
    apart = cut.astype(np.float64) - paint.ground
    along = apart @ axis / float(axis @ axis)
    astray = np.linalg.norm(apart - along[:, :, None] * axis, axis=2) / float(np.linalg.norm(axis))
    foreign = (astray > FOREIGN) | (along < -FOREIGN) | (along > 1 + FOREIGN)
    return LEAST_INK <= float((along > 0.5).mean()) <= MOST_INK and float(foreign.mean()) <= MOST_FOREIGN  # noqa: PLR2004 - nearer to ink


def red_share(cut: Picture) -> float:
    """The share of red pixels."""
    hsv = cv2.cvtColor(cut, cv2.COLOR_BGR2HSV) if cut.size else np.zeros((1, 1, 3), dtype=np.uint8)
    hue, saturation = hsv[:, :, 0], hsv[:, :, 1]
    return float((((hue < RED[0]) | (hue > RED[1])) & (saturation > RED_SATURATION)).mean())


def _under_light_ink(paint: Paint) -> str:
    """White ink shows what white looks like in this light."""
    ground = paint.ground / np.maximum(paint.ink, 1) * 255
    value, spread = float(ground.mean()) / 255, float(np.ptp(ground)) / 255
    if spread >= COLOURED and (_is(ground, BLUE, TINTED) or _is(paint.ground, BLUE, TINTED)):
        return "blue"
    if spread >= COLOURED and _is(ground, DEEP_GREEN, GREY):
        return TRACTOR
    return "black" if value < DARK and spread < COLOURED and _hsv(paint.ink)[1] < GREY else ""


def _is(color: NDArray[np.float64], hues: tuple[int, int], least_saturation: float) -> bool:
    hue, saturation = _hsv(color)
    return hues[0] <= hue <= hues[1] and saturation >= least_saturation


def _hsv(color: NDArray[np.float64]) -> tuple[float, float]:
    pixel = np.clip(color, 0, 255).astype(np.uint8).reshape(1, 1, 3)
    hue, saturation, _ = cv2.cvtColor(pixel, cv2.COLOR_BGR2HSV)[0, 0]
    return float(hue), float(saturation) / 255
