"""Where ink lies on a page, told cheaply: whether there is any, how tall its lines are, and whether colours matter."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

JUDGED_PIXELS = 4_500_000
"""A larger page is halved before it is judged."""
AROUND = 8
"""Ink is darker than what is around it, which is judged in blocks of so many pixels."""
LEAST_STEP, MOST_STEP, NOISE = 8, 24, 6
"""So many grey levels darker is ink, more where paper is uneven: so many times what three quarters of it keep."""
CLEAR_STEP = 0.3
"""Where there is plain ink, so much of its darkness is the border of a stroke."""
EDGE = 0.02
"""The outermost part of a page, where scans have shadows, says nothing of whether it is blank."""
CELL, CELL_INK, LEAST_CELLS = 16, 14, 3
"""A page is blank where fewer cells of so many pixels a side hold so many of ink: dust is smaller than any sign."""
SMALL_PIXELS = 250_000
"""In a picture no larger than that, such as one line cut out, a single cell is a sign."""
STRIPS, STRIP_INK = 32, 0.05
"""Lines are looked for in so many strips, so that slanting ones do not run together; least ink across a strip."""
LINE = re.compile(rb"\xff{7,240}")
"""A line of text in the profile of a strip: no thinner, which is a rule, and no taller, which is a picture."""
LEAST_LINES = 20
SMALLER = 0.25
"""The height told is one that only so many lines fall short of."""
JUDGED_SIDE = 400
"""Colours are judged on a picture about so large, where a camera's noise has levelled out."""
GREY, COLOURED, LEAST_COLOURED = 128, 16, 0.0005
"""So far from grey is a colour; it matters where so much of the page has one, as a seal does."""
DARK_PAPER = 100
"""Paper is no darker than that, whatever the tint."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What is told of a page; `text_height` is that of its smaller lines in pixels, None where few are found."""

    blank: bool
    text_height: float | None


def judge_ink(grey: "Image") -> Ink:
    """What a grey picture of a page tells."""
    factor = 1
    while grey.width * grey.height > JUDGED_PIXELS * factor * factor:
        factor *= 2
    seen = grey.reduce(factor) if factor > 1 else grey
    steps = _steps(seen)
    histogram = steps.histogram()
    faint = min(max(LEAST_STEP, NOISE * _level(histogram, 0.75)), MOST_STEP)
    if _is_blank(steps, faint):
        return Ink(blank=True, text_height=None)
    clear = max(faint, round(CLEAR_STEP * _level(histogram, 0.99)))
    height = _text_height(_above(steps, clear))
    return Ink(blank=False, text_height=height and height * factor)


def has_colour(picture: "Image") -> bool:
    """Whether colours of an RGB picture matter: not a tint that its paper has, and not the noise of a camera."""
    from PIL import Image

    small = picture.reduce(max(1, max(picture.size) // JUDGED_SIDE))
    plain = Image.merge("RGB", [_without_tint(channel) for channel in small.split()])
    return any(_coloured(channel) for channel in plain.convert("YCbCr").split()[1:])


def _without_tint(channel: "Image") -> "Image":
    """The channel with its usual level, which is the paper's, made white."""
    usual = max(_level(channel.histogram(), 0.5), DARK_PAPER)
    return channel.point([min(255, level * 255 // usual) for level in range(256)])


def _coloured(channel: "Image") -> bool:
    histogram = channel.histogram()
    far = sum(histogram[: GREY - COLOURED]) + sum(histogram[GREY + COLOURED :])
    return far > LEAST_COLOURED * channel.width * channel.height


def _steps(grey: "Image") -> "Image":
    """By how much each pixel is darker than what is around it."""
    from PIL import Image, ImageChops, ImageFilter

    around = grey.reduce(min(AROUND, *grey.size)).filter(ImageFilter.BoxBlur(2))
    return ImageChops.subtract(around.resize(grey.size, Image.Resampling.BILINEAR), grey)


def _above(steps: "Image", least: int) -> "Image":
    return steps.point([255 * (level >= least) for level in range(256)])


def _is_blank(steps: "Image", least: int) -> bool:
    width, height = steps.size
    across, down = round(width * EDGE), round(height * EDGE)
    inner = _above(steps, least).crop((across, down, width - across, height - down))
    share = inner.reduce(min(CELL, *inner.size)).histogram()
    least = LEAST_CELLS if width * height > SMALL_PIXELS else 1
    return sum(share[255 * CELL_INK // CELL**2 :]) < least


def _text_height(ink: "Image") -> float | None:
    """The height of the lines, or the width of columns where there are more of those."""
    from PIL import Image

    turned = ink.transpose(Image.Transpose.TRANSPOSE)
    heights = max(_runs(ink), _runs(turned), key=_evenness)
    return float(heights[int(len(heights) * SMALLER)]) if len(heights) >= LEAST_LINES else None


def _runs(ink: "Image") -> list[int]:
    """How tall the lines are that cross the picture's strips, the smallest first."""
    from PIL import Image

    profile = ink.resize((STRIPS, ink.height), Image.Resampling.BOX)
    strips = _above(profile, round(255 * STRIP_INK)).transpose(Image.Transpose.TRANSPOSE).tobytes()
    rows = (strips[place : place + ink.height] for place in range(0, len(strips), ink.height))
    return sorted(len(found.group()) for row in rows for found in LINE.finditer(row))


def _evenness(heights: list[int]) -> float:
    """How alike the lines of one direction are, and how many: those across the other direction are neither."""
    if not heights:
        return 0.0
    quarter = len(heights) // 4
    return len(heights) / (1 + heights[-quarter - 1] - heights[quarter])


def _level(histogram: "list[int]", part: float) -> int:
    """The grey level below which that part of the pixels lies."""
    counts = list(accumulate(histogram))
    return bisect_left(counts, part * counts[-1])
