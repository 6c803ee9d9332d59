"""A level, enlarged view of the surroundings of a row of characters, and the painted plate around that row."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.providers.offline.detection import Corners, Picture, clockwise
from ocrdesk.providers.offline.plate_colour import Paint, find_paint

ROW_HEIGHT = 64
"""Pixels that the row is high in the view."""
LIKENESS = 0.28
"""Paint differs from the ground by less than this much of what the ink differs by."""
GREATEST_SIDE = 1600


@dataclass(frozen=True, slots=True)
class Cut:
    """An upright part of a view, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    def grown(self, across: float, along: float = 0.0) -> "Cut":
        """Larger by parts of its height, above and below, left and right."""
        x, y = along * self.height, across * self.height
        return Cut(self.left - x, self.top - y, self.right + x, self.bottom + y)

    def reaching(self, left: float, right: float) -> "Cut":
        """Prolonged to the left and to the right by so many of its heights."""
        return Cut(self.left - left * self.height, self.top, self.right + right * self.height, self.bottom)


def around(cuts: Sequence[Cut]) -> Cut:
    """The smallest cut that holds all of them."""
    return Cut(
        min(cut.left for cut in cuts),
        min(cut.top for cut in cuts),
        max(cut.right for cut in cuts),
        max(cut.bottom for cut in cuts),
    )


@dataclass(frozen=True, slots=True)
class View:
    """The level view: `row` is where the row of characters stands, `matrix` leads from the view to the page."""

    picture: Picture
    row: Cut
    matrix: NDArray[np.float64]

    def cut(self, part: Cut) -> Picture:
        height, width = self.picture.shape[:2]
        top, bottom = int(max(0, part.top)), int(min(height, np.ceil(part.bottom)))
        left, right = int(max(0, part.left)), int(min(width, np.ceil(part.right)))
        return np.ascontiguousarray(self.picture[top:bottom, left:right])

    def within(self, part: Cut) -> Cut:
        height, width = self.picture.shape[:2]
        return Cut(max(0, part.left), max(0, part.top), min(width, part.right), min(height, part.bottom))

    def on_page(self, part: Cut) -> Corners:
        points = [(part.left, part.top), (part.right, part.top), (part.right, part.bottom), (part.left, part.bottom)]
        return self.points_on_page(np.array(points, dtype=np.float32))

    def from_page(self, points: Corners) -> Corners:
        inverse = np.linalg.inv(self.matrix)
        return np.asarray(cv2.perspectiveTransform(points.reshape(1, -1, 2), inverse)[0], dtype=np.float32)

    def points_on_page(self, points: Corners) -> Corners:
        return np.asarray(cv2.perspectiveTransform(points.reshape(1, -1, 2), self.matrix)[0], dtype=np.float32)


def look_at(picture: Picture, row: Corners, margins: tuple[float, float, float, float]) -> View | None:
    """The view around a row; `margins` are left, top, right and bottom, in heights of the row."""
    width = float(np.linalg.norm(row[1] - row[0]) + np.linalg.norm(row[2] - row[3])) / 2
    height = float(np.linalg.norm(row[3] - row[0]) + np.linalg.norm(row[2] - row[1])) / 2
    if min(width, height) < 4:  # noqa: PLR2004 - nothing to read
        return None
    left, top, right, bottom = (margin * ROW_HEIGHT for margin in margins)
    across = width / height * ROW_HEIGHT
    cut = Cut(left, top, left + across, top + ROW_HEIGHT)
    size = int(left + across + right), int(top + ROW_HEIGHT + bottom)
    if max(size) > GREATEST_SIDE:
        return None
    target = [(cut.left, cut.top), (cut.right, cut.top), (cut.right, cut.bottom), (cut.left, cut.bottom)]
    matrix = cv2.getPerspectiveTransform(np.array(target, dtype=np.float32), np.asarray(row, dtype=np.float32))
    # Large rows are made small in one go; that needs no averaging as long as it is not by much.
    shrinks = height > 2 * ROW_HEIGHT
    flags = cv2.WARP_INVERSE_MAP | (cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    level = cv2.warpPerspective(picture, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return View(np.asarray(level, dtype=np.uint8), cut, np.asarray(matrix, dtype=np.float64))


@dataclass(frozen=True, slots=True)
class Plate:
    """The painted region around a row: its upright bounds in the view and its own corners there."""

    bounds: Cut
    corners: Corners
    fill: float


def find_plate(view: View) -> Plate | None:
    """The region of one paint that holds the row; None where it runs out of the view."""
    paint = find_paint(view.cut(view.row.grown(-0.1, -0.1)))
    if paint is None:
        return None
    mask = _painted(view.picture, paint)
    _, labels = cv2.connectedComponents(mask, connectivity=4)
    inner = view.row.grown(-0.05)
    near = labels[max(0, int(inner.top)) : int(inner.bottom), max(0, int(inner.left)) : int(inner.right)]
    counts = np.bincount(near.ravel())
    counts[0] = 0
    if not counts.any():
        return None
    region = (labels == int(counts.argmax())).astype(np.uint8)
    contours, _ = cv2.findContours(region, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = max(contours, key=cv2.contourArea)
    x, y, width, height = cv2.boundingRect(outline)
    rows, columns = mask.shape
    if x <= 0 or y <= 0 or x + width >= columns or y + height >= rows:
        return None
    rectangle = cv2.minAreaRect(outline)
    area = max(1.0, rectangle[1][0] * rectangle[1][1])
    # In the view the row is level: there its top left is the text's own.
    corners = clockwise(np.asarray(cv2.boxPoints(rectangle), dtype=np.float32))
    return Plate(Cut(x, y, x + width, y + height), corners, float(cv2.contourArea(outline)) / area)


def _painted(picture: Picture, paint: Paint) -> NDArray[np.uint8]:
    apart = np.abs(picture.astype(np.int16) - paint.ground.astype(np.int16)).max(axis=2)
    limit = max(18.0, LIKENESS * float(np.abs(paint.ground - paint.ink).max()))
    return np.asarray(cv2.medianBlur((apart <= limit).astype(np.uint8), 5), dtype=np.uint8)
