"""Finding where text is: a picture through the detection network, its map of ink turned into quads.

Pictures are BGR arrays, as the networks were trained on. The rules and figures of the post-processing are those
of differentiable binarization (Liao et al. 2020) as PP-OCR uses it.
"""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.providers.offline.networks import Floats, Network
from ocrdesk.providers.offline.shrinking import halved

Picture = NDArray[np.uint8]
Corners = NDArray[np.float32]
"""Four points, shape 4 x 2, clockwise from the top left."""

STEP = 32
INK_THRESHOLD = 0.3
SCORE_THRESHOLD = 0.5
FAINT_THRESHOLD = 0.3
"""Places with a score from here on may be text, too: lone characters and page numbers. Reading them tells."""
UNCLIP_RATIO = 1.6
LEAST_SIDE = 3.0
MOST_QUADS = 3000

LONG_SIDE, SHORT_SIDE = 960, 800
"""The long side, in pixels, at which a page is looked at first: enough for all but fine print. For large print in
pictures that are no larger than that, the second is enough."""
LONGEST_SIDE = 2560
MOST_ENLARGED = 2.0
CONTENT_MARGIN = 64
FINE_PRINT, GOOD_PRINT, LARGE_PRINT = 15.0, 18.0, 30.0
"""Heights of quads in the scaled picture: below the first lines get lost or merged, the second is plenty, and where
all are as high as the third, none was overlooked."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place with text: its corners in pixels of the picture, and how sure the network is (0-1)."""

    corners: Corners
    score: float

    @property
    def sure(self) -> bool:
        """Whether the network is sure enough that this is text."""
        return self.score >= SCORE_THRESHOLD

    @property
    def width(self) -> float:
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))

    @property
    def height(self) -> float:
        return float(np.linalg.norm(self.corners[3] - self.corners[0]))


class TextDetector:
    """Finds quads of text in a picture."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def find_all(self, picture: Picture) -> list[Found]:
        """Places with text, looked for at a size that suits the print; those that are not `sure` may be none."""
        found = self._find_at_size(picture)
        if any(each.sure for each in found):
            return found
        # A line alone on a large sheet goes unseen: the network weighs the whole picture.
        left, top, right, bottom = content_box(picture)
        part = np.ascontiguousarray(picture[top:bottom, left:right])
        if not part.size or 2 * part.size > picture.size:
            return []
        shift = np.array([left, top], dtype=np.float32)
        return [Found(each.corners + shift, each.score) for each in self._find_at_size(part)]

    def _find_at_size(self, picture: Picture) -> list[Found]:
        longest = max(picture.shape[:2])
        whole = min(LONG_SIDE / longest, MOST_ENLARGED)
        scale = min(SHORT_SIDE / longest, MOST_ENLARGED) if longest <= SHORT_SIDE else whole
        found = self.find(picture, scale, FAINT_THRESHOLD)
        heights = [min(each.width, each.height) for each in found if each.sure]
        # By the smaller ones: headings do not help who reads the small print.
        print_height = float(np.percentile(heights, 10)) * scale if heights else 0.0
        if print_height >= (LARGE_PRINT if scale < whole else FINE_PRINT):
            return found
        wanted = min(scale * GOOD_PRINT / max(print_height, GOOD_PRINT / 2), MOST_ENLARGED, LONGEST_SIDE / longest)
        wanted = max(wanted, whole)
        return self.find(picture, wanted, FAINT_THRESHOLD) if wanted > scale else found

    def find(self, picture: Picture, scale: float, least: float = SCORE_THRESHOLD) -> list[Found]:
        """Places with text of that score; the picture is scaled by `scale` for the network."""
        height, width = picture.shape[:2]
        inner = max(1, round(width * scale)), max(1, round(height * scale))
        # Text that touches the border is not found: small pictures are often a line cut out tightly.
        margin = STEP if min(inner) < 8 * STEP else 0
        canvas = _canvas(cv2.resize(picture, inner, interpolation=_interpolation(scale)), margin)
        ink = self._network.run(_normalised(canvas))[0, 0]
        factor = np.array([width / inner[0], height / inner[1]], dtype=np.float32)
        limit = np.array([width, height], dtype=np.float32)
        return [
            Found(np.clip((quad.corners - margin) * factor, 0, limit).astype(np.float32), quad.score)
            for quad in find_quads(ink, least)
        ]


def find_quads(ink: Floats, least: float = SCORE_THRESHOLD) -> list[Found]:
    """The rectangles around connected ink, grown to the size of the letters."""
    mask = (ink > INK_THRESHOLD).astype(np.uint8)
    mask = np.asarray(cv2.dilate(mask, np.ones((2, 2), np.uint8)), dtype=np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours[:MOST_QUADS]:
        rectangle = cv2.minAreaRect(contour)
        if min(rectangle[1]) < LEAST_SIDE:
            continue
        score = _mean_inside(ink, np.asarray(cv2.boxPoints(rectangle)))
        if score < least:
            continue
        (centre, (width, height), angle) = rectangle
        growth = 2 * width * height * UNCLIP_RATIO / (2 * (width + height))
        points = cv2.boxPoints((centre, (width + growth, height + growth), angle))
        found.append(Found(clockwise(np.asarray(points, dtype=np.float32)), score))
    return found


def content_box(picture: Picture) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the part that is not bare paper, with a margin around it."""
    height, width = picture.shape[:2]
    grey = cv2.medianBlur(cv2.cvtColor(halved(picture), cv2.COLOR_BGR2GRAY), 3)
    paper = float(np.median(grey))
    strongest = float(np.abs(grey - paper).max())
    marks = cv2.findNonZero((np.abs(grey - paper) > strongest / 2).astype(np.uint8)) if strongest else None
    if marks is None:
        return 0, 0, 0, 0
    x, y, across, down = (2 * side for side in cv2.boundingRect(marks))
    return (
        max(0, x - CONTENT_MARGIN),
        max(0, y - CONTENT_MARGIN),
        min(width, x + across + CONTENT_MARGIN),
        min(height, y + down + CONTENT_MARGIN),
    )


def clockwise(points: Corners) -> Corners:
    """The corners in order, from the one that is top left for text that runs level or, tilted, nearly so."""
    centre = points.mean(axis=0)
    around = points[np.argsort(np.arctan2(points[:, 1] - centre[1], points[:, 0] - centre[0]))]
    edges = np.roll(around, -1, axis=0) - around
    # By the edge that runs most to the right: a long column that leans has both ends of its top far to one side.
    steepness = edges[:, 0] / np.maximum(np.hypot(edges[:, 0], edges[:, 1]), 1e-6)
    return np.asarray(np.roll(around, -int(steepness.argmax()), axis=0), dtype=np.float32)


def _mean_inside(ink: Floats, corners: Corners) -> float:
    height, width = ink.shape
    left, top = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, [width - 1, height - 1])
    right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, [width - 1, height - 1])
    mask = np.zeros((bottom - top + 1, right - left + 1), dtype=np.uint8)
    cv2.fillPoly(mask, [np.asarray(corners - [left, top], dtype=np.int32)], (1,))
    return float(cv2.mean(ink[top : bottom + 1, left : right + 1], mask)[0])


def _canvas(picture: Picture, margin: int) -> Picture:
    height, width = picture.shape[:2]
    right = math.ceil((width + 2 * margin) / STEP) * STEP - width - margin
    bottom = math.ceil((height + 2 * margin) / STEP) * STEP - height - margin
    return np.asarray(cv2.copyMakeBorder(picture, margin, bottom, margin, right, cv2.BORDER_REPLICATE), dtype=np.uint8)


def _normalised(picture: Picture) -> Floats:
    return np.asarray(cv2.dnn.blobFromImage(picture, 1 / 127.5, mean=(127.5, 127.5, 127.5)), dtype=np.float32)


def _interpolation(scale: float) -> int:
    return cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
