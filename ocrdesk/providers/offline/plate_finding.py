"""Where plates may be: lines that could be their numbers, and patches of their paint that the text finder missed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Line
from ocrdesk.providers.offline.detection import Corners, Picture, clockwise
from ocrdesk.providers.offline.plate_numbers import LAST, PROVINCES, TRACTOR
from ocrdesk.providers.offline.shrinking import shrunk

LONG_SIDE = 960
MOST_PATCHES = 6
LEAST_WIDTH, LEAST_HEIGHT = 22, 8
NARROWEST, WIDEST = 1.25, 7.0
LEAST_FILL, LEAST_PAINT = 0.6, 0.36
TOLERANCES = (0.02, 0.035, 0.05, 0.07)
LEAST_EDGES = 0.1
"""Share of a patch's pixels on steep edges that run downwards: characters have many."""
RANGES = (
    ((92, 90, 35), (132, 255, 255)),
    ((12, 95, 50), (34, 255, 255)),
    ((38, 40, 50), (95, 255, 255)),
)
"""Blue, yellow and green paint: hue in half degrees, saturation, value."""
GREEN = 2
COLORS = (("blue",), ("yellow", "yellow_green"), ("green", "yellow_green", TRACTOR))
_NUMBER = re.compile(rf"[㐀-鿿]{{0,3}}[A-Z0-9]{{4,8}}[㐀-鿿]{{0,2}}|[A-Z]{{2}}[{PROVINCES}][A-Z0-9]{{4,6}}")
_DATE = re.compile(r"\d[-./:]+\d+[-./:]+\d")
_WHOLE = re.compile(
    rf"[{PROVINCES}][A-Z][A-Z0-9]{{4,6}}应?[{LAST}]?|[A-Z0-9]{{4,6}}[{LAST}]"
    rf"|[A-Z]{{2}}\d{{5}}|WJ[{PROVINCES}]?\d{{5}}|\d{{6}}使|使\d{{6}}|[{PROVINCES}]\d{{7}}"
)
_SPELT = re.compile(r"[㐀-鿿][A-Z][A-Z0-9]{4}[A-Z0-9㐀-鿿]|\d{6}[㐀-鿿]")
LEAST_DIGITS = 1
SLIMMEST_GLYPH = 0.45
"""Width of a plate's character with its share of the box, in heights of a box that fits."""
WORDING, LONGEST = 0.9, 9
"""What is read surer than this is what it says; no plate has more characters than that."""


def looks_like_number(line: Line) -> bool:
    """Whether a line's text and shape may be a plate's number, or the lower row of one, as the network misreads it."""
    if line.vertical or not 1.35 <= line.quad.width / max(line.quad.height, 1.0) <= 10:  # noqa: PLR2004 - row's shape
        return False
    if _DATE.search(line.text):
        return False
    text = re.sub(r"[^A-Z0-9㐀-鿿]", "", unicodedata.normalize("NFKC", line.text).upper())
    known = sum(c in PROVINCES or c in LAST for c in text)
    return bool(_NUMBER.fullmatch(text)) and sum(c.isdigit() for c in text) + known >= LEAST_DIGITS


def is_whole_number(line: Line) -> bool:
    """Whether the text is a plate's whole number as it stands."""
    text = re.sub(r"[^A-Z0-9㐀-鿿]", "", unicodedata.normalize("NFKC", line.text).upper())
    return bool(_WHOLE.fullmatch(text))


def has_all_places(line: Line) -> bool:
    """Whether the text is as long as a plate's number, with one other character in front, at its end or both."""
    text = re.sub(r"[^A-Z0-9㐀-鿿]", "", unicodedata.normalize("NFKC", line.text).upper())
    return bool(_SPELT.fullmatch(text))


def is_loose(line: Line) -> bool:
    """Whether the line's box is much higher than its characters are: one that leans, or is blurred."""
    count = len(re.sub(r"[^A-Z0-9㐀-鿿]", "", unicodedata.normalize("NFKC", line.text).upper()))
    return line.quad.width < SLIMMEST_GLYPH * count * line.quad.height


def is_upper_row(line: Line) -> bool:
    """Whether the text is what stands above the larger row of a plate of two."""
    text = re.sub(r"[^A-Z0-9㐀-鿿]", "", unicodedata.normalize("NFKC", line.text).upper())
    return bool(re.fullmatch(rf"[{PROVINCES}](?:[A-Z]|\d\d)|[A-Z]{{2}}[{PROVINCES}]?", text))


def is_wording(line: Line) -> bool:
    """Whether the line surely says what no plate says: a slogan, a sign, a row of a form."""
    if line.confidence < WORDING or looks_like_number(line):
        return False
    if _DATE.search(line.text):
        return True
    text = re.sub(r"[^A-Za-z0-9㐀-鿿]", "", unicodedata.normalize("NFKC", line.text))
    foreign = sum(c > "㐀" and c not in PROVINCES and c not in LAST for c in text)
    return foreign > 1 or len(text) > LONGEST or any(c.islower() for c in text)


@dataclass(frozen=True, slots=True)
class Patch:
    """A patch of paint: its corners on the page, and which of the paints it is."""

    corners: Corners
    paint: int

    @property
    def colors(self) -> tuple[str, ...]:
        """The plates' colours that have this paint, the likeliest first."""
        return COLORS[self.paint]


def begins_like_number(line: Line) -> bool:
    """Whether the text begins with the characters in front of a plate's number, or ends with one that only plates have.

    What begins with a digit may be a lower row, but mostly is a date or an amount.
    """
    text = re.sub(r"[^A-Z0-9㐀-鿿]", "", unicodedata.normalize("NFKC", line.text).upper())
    return bool(re.match(r"[A-Z㐀-鿿]", text)) or text.endswith(tuple(LAST))


def find_painted(picture: Picture) -> list[Patch]:
    """Patches with the paint and shape of plates, those with the most upright edges first."""
    scale = min(1.0, LONG_SIDE / max(picture.shape[:2]))
    small = shrunk(picture, scale) if scale < 1 else picture
    hsv = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)
    steep: NDArray[np.uint8] | None = None
    patches: list[tuple[float, Patch]] = []
    for paint in range(len(RANGES)):
        for contour in _patches(hsv, paint):
            corners = _shape(contour)
            if corners is None:
                continue
            if steep is None:
                steep = _steep_edges(small)
            edges = _share(steep, corners)
            if edges >= LEAST_EDGES:
                patches.append((edges, Patch(np.asarray(corners / scale, dtype=np.float32), paint)))
    patches.sort(key=lambda patch: -patch[0])
    return [patch for _, patch in patches[:MOST_PATCHES]]


def fit_corners(view: Picture, paint: int) -> Corners | None:
    """The four corners of the largest patch of that paint in an enlarged view of it, as the plate leans."""
    contours = _patches(cv2.cvtColor(view, cv2.COLOR_BGR2HSV), paint)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=lambda each: cv2.contourArea(cv2.convexHull(each))))
    around = cv2.arcLength(hull, closed=True)
    for tolerance in TOLERANCES:
        corners = cv2.approxPolyDP(hull, tolerance * around, closed=True).reshape(-1, 2).astype(np.float32)
        if len(corners) == 4 and cv2.contourArea(corners) >= 0.8 * cv2.contourArea(hull):  # noqa: PLR2004 - a quad
            return _with_top(clockwise(corners)) if paint == GREEN else clockwise(corners)
    return None


def _patches(hsv: NDArray[np.uint8], paint: int) -> Sequence[NDArray[np.int32]]:
    low, high = RANGES[paint]
    mask = cv2.inRange(hsv, np.array(low), np.array(high))
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 5), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return [np.asarray(contour, dtype=np.int32) for contour in contours]


def _shape(contour: NDArray[np.int32]) -> Corners | None:
    """The patch's corners, if it is a plate's shape."""
    _, _, width, height = cv2.boundingRect(contour)
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return None
    hull = cv2.convexHull(contour)
    corners = clockwise(np.asarray(cv2.boxPoints(cv2.minAreaRect(hull)), dtype=np.float32))
    across, down = float(np.linalg.norm(corners[1] - corners[0])), float(np.linalg.norm(corners[3] - corners[0]))
    if not NARROWEST <= across / max(down, 1.0) <= WIDEST:
        return None
    filled = cv2.contourArea(hull) / (across * down), cv2.contourArea(contour) / (across * down)
    return corners if filled[0] >= LEAST_FILL and filled[1] >= LEAST_PAINT else None


def _steep_edges(picture: Picture) -> NDArray[np.uint8]:
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    slope = np.abs(cv2.Sobel(grey, cv2.CV_16S, 1, 0))
    return np.asarray(slope > 100, dtype=np.uint8)  # noqa: PLR2004 - a step of 25 grey levels


def _share(edges: NDArray[np.uint8], corners: Corners) -> float:
    left, top = np.maximum(corners.min(axis=0).astype(int), 0)
    right, bottom = corners.max(axis=0).astype(int)
    part = edges[top:bottom, left:right]
    return float(part.mean()) if part.size else 0.0


def _with_top(corners: Corners) -> Corners:
    """New-energy plates fade to white at the top."""
    up = (corners[[0, 1]] - corners[[3, 2]]) * 0.45
    return np.asarray(corners + np.concatenate([up, np.zeros((2, 2))]), dtype=np.float32)
