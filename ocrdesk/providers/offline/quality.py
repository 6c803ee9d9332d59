"""Trouble with a photo, told before anybody relies on it: blurred, dark, glare, cut off, too small, a grey copy.

Every measure is taken where the text is. A page that reads well is not complained of, whatever it looks like: a
false alarm is worse than none.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.i18n import N_, Message
from ocrdesk.model import Box, Line, PageWarning, Quad
from ocrdesk.providers.offline.detection import Corners, Picture
from ocrdesk.providers.offline.recognition import straighten
from ocrdesk.providers.offline.shrinking import shrunk

BLURRED = N_("The picture is blurred. Hold the camera still, wait until it is sharp, and take it again.")
DARK = N_("The picture is too dark. Take it again in better light.")
GLARE = N_("Light is reflected on the paper. Tilt it or move the lamp, and take the picture again.")
CUT_OFF = N_("The paper is cut off at the edge of the picture. Take it again with some space around it.")
SMALL = N_("The print is very small in the picture. Go closer, or scan at 300 dpi.")
COPY = N_("This seems to be a black-and-white copy, not the original.")

SAMPLES = 16
"""So many lines tell how sharp and how bright a page is."""
LEAST_LINES = 3

BLURRED_FROM, CLEARLY_BLURRED = 0.07, 0.1
"""Width of an edge (its standard deviation), in heights of the line: where a page that reads badly is called
blurred, and where one that reads a little worse is. Clean scans and good photos have 0.02 to 0.06."""
DARK_BELOW, SURELY_DARK = 100.0, 50.0
"""Brightness of the paper beside the letters, likewise. Good photos have 185 and more."""
SMALL_BELOW = 11.0
"""Height of the line in pixels: smaller print is told of where it reads badly."""
DOUBTFUL, HARDLY_DOUBTFUL = 0.95, 0.985
"""Confidence of a page's characters, on average, below which it reads badly. Good pictures have 0.99."""

SMOOTHED, SOBEL_SUM = 0.7, 8
SAMPLED_PIXELS = 60_000
"""So many pixels, evenly chosen, tell how steep the edges of a larger picture are."""

GLARE_LEVEL, GLARE_CONTRAST = 250, 14
GLARE_SHARE, MOST_GLARE = 0.002, 0.3
FADE_REACH = (2, 4, 7, 11)
SHARPEST_FALL = 0.6
LOST_REACH = 3.5
"""How far from what is left of a line the rest may have been washed out, in its heights."""
STEEPEST, WIDE_EDGE = 99.9, 4.0
WIDE_SHARE, SHADE_SHARE = 0.0042, 0.02
"""How wide the steepest edges of a blurred picture are, in pixels and in lengths of the picture: sharp ones have
0.0035 at most, and shades on blank paper are wider than blurred things."""
EDGE_SHARE, LEAST_MARGIN = 0.35, 0.015
GROUND_CONTRAST = 45
ON_PAPER = 0.8
LEAST_PAPER, MOST_PAPER = 0.2, 0.95
COLOURLESS = 7.0
SMALL_SIDE = 480


@dataclass(frozen=True, slots=True)
class Measures:
    """What the lines' places tell: blur in line heights, brightness of the paper, height of print, confidence."""

    blur: float
    paper: float
    print_height: float
    confidence: float


def find_trouble(picture: Picture, lines: Sequence[Line]) -> tuple[PageWarning, ...]:
    """What is wrong with an upright page, worst first; nothing on a good one."""
    if len(lines) < LEAST_LINES:
        # What is blurred beyond reading shows no lines to measure.
        return (PageWarning("blur", Message(BLURRED)),) if _is_blurred_away(picture) else ()
    return tuple(_found(picture, lines, measure(picture, lines)))


def _found(picture: Picture, lines: Sequence[Line], page: Measures) -> Iterator[PageWarning]:
    tiny = page.print_height < SMALL_BELOW
    if page.paper < SURELY_DARK or (page.paper < DARK_BELOW and page.confidence < HARDLY_DOUBTFUL):
        yield PageWarning("dark", Message(DARK))
    if tiny and page.confidence < HARDLY_DOUBTFUL:
        yield PageWarning("small", Message(SMALL))
    elif _is_blurred(page):
        yield PageWarning("blur", Message(BLURRED))
    scale, small = _small(picture)
    for place in glare_over(small, scale, lines):
        yield PageWarning("glare", Message(GLARE), place)
    cut = cut_off(small, scale, lines)
    if cut is not None:
        yield PageWarning("border", Message(CUT_OFF), cut)
    if page.paper >= DARK_BELOW and is_colourless(small):
        yield PageWarning("copy", Message(COPY))


def _is_blurred(page: Measures) -> bool:
    blurred = page.blur > (BLURRED_FROM if page.confidence < DOUBTFUL else CLEARLY_BLURRED)
    return blurred and page.confidence < HARDLY_DOUBTFUL


def _is_blurred_away(picture: Picture) -> bool:
    """Whether not even the steepest edges of a picture are steep, though it shows more than shades."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    low, high = np.percentile(grey[::2, ::2], (2, 98))
    contrast = float(high - low)
    width = _edge_width(grey, steep=STEEPEST)
    share = width / max(picture.shape[:2])
    return contrast >= GROUND_CONTRAST and width >= WIDE_EDGE and WIDE_SHARE <= share <= SHADE_SHARE


def measure(picture: Picture, lines: Sequence[Line]) -> Measures:
    """The measures of a page, each the middle one of up to SAMPLES lines."""
    step = max(1, len(lines) // SAMPLES)
    sampled = [line for line in lines[::step] if min(line.quad.width, line.quad.height) >= 4]  # noqa: PLR2004
    grey = [cv2.cvtColor(straighten(picture, _corners(line.quad)), cv2.COLOR_BGR2GRAY) for line in sampled]
    if not grey:
        return Measures(0.0, 255.0, 255.0, 1.0)
    heights = [min(crop.shape) for crop in grey]
    blurs = [_edge_width(np.asarray(crop, dtype=np.uint8)) / height for crop, height in zip(grey, heights, strict=True)]
    return Measures(
        blur=float(np.median(blurs)),
        paper=float(np.median([np.percentile(crop, 97) for crop in grey])),
        print_height=float(np.median(heights)),
        confidence=sum(line.confidence * len(line.text) for line in lines) / sum(len(line.text) for line in lines),
    )


def _edge_width(crop: Picture, steep: float = 98) -> float:
    """The standard deviation of the blur that makes the steepest edges as steep as they are, in pixels.

    Of the edges across and along, the wider: a camera that moves blurs one way.
    """
    grey = cv2.GaussianBlur(crop, (0, 0), SMOOTHED).astype(np.float32)
    step = max(1, math.isqrt(grey.size // SAMPLED_PIXELS))
    low, high = np.percentile(grey[::step, ::step], (2, 98))
    contrast = float(high - low)
    slopes = (cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1))
    steepest = min(float(np.percentile(np.abs(slope[::step, ::step]), steep)) / SOBEL_SUM for slope in slopes)
    return contrast / max(steepest * math.sqrt(2 * math.pi), 1e-3)


def glare_over(small: Picture, scale: float, lines: Sequence[Line]) -> list[Quad]:
    """Places where the light washes out text, as rectangles of the picture that was scaled by `scale`."""
    least = small.min(axis=2)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats((least >= GLARE_LEVEL).astype(np.uint8))
    places = []
    for number in range(1, count):
        left, top, across, down, area = (int(value) for value in boxes[number])
        if GLARE_SHARE <= area / least.size <= MOST_GLARE and _fades(least, labels == number):
            quad = Quad.from_box(left / scale, top / scale, (left + across) / scale, (top + down) / scale)
            if any(_meet(_row_around(line.quad.bounds), quad.bounds) for line in lines):
                places.append(quad)
    return places


def _row_around(line: Box) -> Box:
    """A line prolonged at both ends: what stood there may be washed out altogether."""
    reach = LOST_REACH * min(line.width, line.height)
    return Box(line.left - reach, line.top, line.right + reach, line.bottom)


def _fades(least: Picture, blown: NDArray[np.bool_]) -> bool:
    """Whether the brightness falls off slowly around a blown patch: printed white and bare paper end sharply."""
    mask = blown.astype(np.uint8)
    rings = [np.asarray(cv2.dilate(mask, np.ones((2 * reach + 1,) * 2, np.uint8)), dtype=bool) for reach in FADE_REACH]
    levels = [
        float(np.median(least[outer & ~inner])) if (outer & ~inner).any() else float(GLARE_LEVEL)
        for inner, outer in pairwise([blown, *rings])
    ]
    steps = [before - after for before, after in pairwise([float(GLARE_LEVEL), *levels])]
    return GLARE_LEVEL - levels[-1] >= GLARE_CONTRAST and max(steps) <= SHARPEST_FALL * sum(steps)


def cut_off(small: Picture, scale: float, lines: Sequence[Line]) -> Quad | None:
    """The visible part of a paper that is cut off at one or two edges, on a ground that is seen at the others."""
    paper = _paper(small, scale, lines)
    if paper is None:
        return None
    height, width = paper.shape
    x, y, across, down = cv2.boundingRect(paper)
    box = x, y, x + across, y + down
    sides = paper[:, :2].any(axis=1), paper[:2].any(axis=0), paper[:, -2:].any(axis=1), paper[-2:].any(axis=0)
    touched = [
        int(side.sum()) >= EDGE_SHARE * length for side, length in zip(sides, (down, across, down, across), strict=True)
    ]
    margins = [box[0] / width, box[1] / height, 1 - box[2] / width, 1 - box[3] / height]
    free = [margin > LEAST_MARGIN for margin in margins]
    if not (
        1 <= sum(touched) <= len(sides) - 2 and all(one != other for one, other in zip(touched, free, strict=True))
    ):
        return None
    return Quad.from_box(*(edge / scale for edge in box))


def _paper(small: Picture, scale: float, lines: Sequence[Line]) -> Picture | None:
    """The patch, of one brightness apart from the ground, on which nearly all text stands; None: it cannot be told."""
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (0, 0), 2)
    _level, mask = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright, dark = grey[mask > 0], grey[mask == 0]
    if not len(bright) or not len(dark) or float(np.median(bright)) - float(np.median(dark)) < GROUND_CONTRAST:
        return None
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    labels = cv2.connectedComponents(mask)[1]
    centres = [line.quad.centre for line in lines]
    height, width = labels.shape
    under = [labels[min(int(y * scale), height - 1), min(int(x * scale), width - 1)] for x, y in centres]
    best = int(np.bincount(under).argmax())
    if best == 0 or under.count(best) < ON_PAPER * len(under):
        return None
    paper = np.asarray(labels == best, dtype=np.uint8)
    return paper if LEAST_PAPER <= float(paper.mean()) <= MOST_PAPER else None


def _small(picture: Picture) -> tuple[float, Picture]:
    scale = min(SMALL_SIDE / max(picture.shape[:2]), 1.0)
    return scale, shrunk(picture, scale)


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def is_colourless(small: Picture) -> bool:
    """Whether nothing in the picture has a colour of its own, other than the tint of the light."""
    tints = cv2.cvtColor(small, cv2.COLOR_BGR2LAB)[..., 1:].reshape(-1, 2).astype(np.float32)
    return float(np.percentile(np.hypot(*(tints - np.median(tints, axis=0)).T), 99.5)) < COLOURLESS


def _corners(quad: Quad) -> Corners:
    return np.array(quad.corners, dtype=np.float32)
