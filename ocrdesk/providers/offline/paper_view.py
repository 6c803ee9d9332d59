"""A paper as seen straight from above: lying askew in a larger picture, its print is found better so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocrdesk.model import Quad
from ocrdesk.providers.offline.detection import (
    FAINT_THRESHOLD,
    LONG_SIDE,
    Corners,
    Found,
    Picture,
    TextDetector,
    clockwise,
)
from ocrdesk.providers.offline.flattening import Matrix, flattening

LEAST_SHARE, WHOLE = 0.05, 0.6
"""The area of a paper that is worth a look of its own, as a share of the picture; one that fills more of it is looked
at as it lies, unless it is seen from aside."""
LEAST_SIDE = 120.0
"""What is smaller, in pixels, is a line of print with a frame around it."""
LEVEL = 0.04
"""A paper is level where its corners lie no further from an upright rectangle's, in parts of its longer side."""
MARGIN = 0.01
"""So much around a paper, in parts of its longer side, is seen with it: its edge is only known so well."""
GLANCE_SIDE = 320
"""The long side, in pixels, at which the picture is glanced at for text that stands beside the paper."""


@dataclass(frozen=True, slots=True)
class PaperView:
    """The paper alone, straight, and how to get from there to the picture that it lies in."""

    picture: Picture
    back: Matrix

    def placed(self, found: Sequence[Found], size: tuple[int, int]) -> list[Found]:
        """Places on the paper as places in the picture, of that width and height."""
        return [replace(each, corners=self._placed(each.corners, size)) for each in found]

    def _placed(self, corners: Corners, size: tuple[int, int]) -> Corners:
        moved = cv2.perspectiveTransform(corners[None].astype(np.float64), self.back)[0]
        return clockwise(np.clip(moved, 0, size).astype(np.float32))


def find_text(detector: TextDetector, picture: Picture, papers: Sequence[Quad]) -> list[Found]:
    """Places with text, on the paper alone where all text is on one; those that are not `sure` may be none."""
    view = _view(detector, picture, papers)
    found = detector.find_all(view.picture) if view else []
    if view is None or not any(each.sure for each in found):
        return detector.find_all(picture)
    return view.placed(found, (picture.shape[1], picture.shape[0]))


def _view(detector: TextDetector, picture: Picture, papers: Sequence[Quad]) -> PaperView | None:
    """The largest paper that holds all that may be text; None where there is none, or the picture shows it as well.

    A small picture does: it is looked at in full size, and no view of a part of it shows more.
    """
    outlines = [np.array(paper.corners, dtype=np.float32) for paper in papers]
    if max(picture.shape[:2]) <= LONG_SIDE or not any(_is_worth_it(corners, picture) for corners in outlines):
        return None
    glance = detector.find(picture, min(GLANCE_SIDE / max(picture.shape[:2]), 1.0), FAINT_THRESHOLD)
    middles = [each.corners.mean(axis=0) for each in glance]
    fitting = (corners for corners in outlines if middles and all(_holds(corners, middle) for middle in middles))
    paper = next(fitting, None)
    return straightened(picture, paper) if paper is not None and _is_worth_it(paper, picture) else None


def _is_worth_it(corners: Corners, picture: Picture) -> bool:
    share = cv2.contourArea(corners) / (picture.shape[0] * picture.shape[1])
    if min(np.hypot(*(corners - np.roll(corners, 1, axis=0)).T)) < LEAST_SIDE:
        return False
    return share >= LEAST_SHARE and (share < WHOLE or not _is_level(corners))


def _holds(corners: Corners, point: Corners) -> bool:
    return cv2.pointPolygonTest(corners, (float(point[0]), float(point[1])), measureDist=False) >= 0


def _is_level(corners: Corners) -> bool:
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    upright = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    return bool(np.abs(corners - upright).max() <= LEVEL * max(right - left, bottom - top))


def straightened(picture: Picture, corners: Corners) -> PaperView:
    """The paper with those corners as a rectangle, as large as it lies there."""
    onto, size = flattening(corners, MARGIN)
    straight = cv2.warpPerspective(picture, onto, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return PaperView(np.asarray(straight, dtype=np.uint8), np.asarray(np.linalg.inv(onto), dtype=np.float64))
