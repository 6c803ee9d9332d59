"""A paper photographed aslant, laid flat: its rules and columns, which run together on the page, are square there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocrdesk.model import Line, Point, Quad
from ocrdesk.providers.offline.detection import Corners, Picture
from ocrdesk.providers.offline.flattening import Matrix, flattening

INSIDE = 0.97
"""The share of the texts' corners that lie within a paper."""
MARGIN = 1.0
"""Texts keep so far from a paper's edge, in heights of the print; a table's frame is nearer."""
ASLANT = math.radians(1.0)
"""Papers whose opposite sides are this nearly parallel are read as they lie."""
LEVEL = math.radians(1.0)
"""On the right paper the texts are level by so much."""
LONG = 3.0
"""Lines this long, in their heights, tell whether they are level."""


@dataclass(frozen=True, slots=True)
class FlatPaper:
    """The picture of a paper laid flat, and the perspective from the page onto it."""

    picture: Picture
    onto: Matrix

    def laid(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The page's lines on the flat paper, in the same order."""
        return tuple(replace(line, quad=_seen(line.quad, self.onto)) for line in lines)

    def back(self, quad: Quad) -> Quad:
        """The place on the page of one on the flat paper."""
        return _seen(quad, np.asarray(np.linalg.inv(self.onto), dtype=np.float64))


def lay_flat(picture: Picture, lines: Sequence[Line], papers: Sequence[Quad], em: float) -> FlatPaper | None:
    """The paper on which all lines stand, laid flat; None where there is none or none that lies aslant.

    `papers` are the outlines found in the picture, `em` is the height of the print. Of several outlines, one of which
    may run along a shadow or the desk, the one is taken on which the lines are most nearly level.
    """
    long = [line for line in lines if line.quad.width > LONG * line.quad.height]
    if not long:
        return None
    corners = np.array([line.quad.corners for line in lines], dtype=np.float64).reshape(-1, 2)
    around = [outline for outline in _outlines(papers) if (_depths(outline, corners) > MARGIN * em).mean() > INSIDE]
    if not around:
        return None
    unlevel, best = min(((_unlevel(long, flattening(outline)[0]), outline) for outline in around), key=_first)
    if unlevel > LEVEL or max(_opposite_angles(best)) < ASLANT:
        return None
    onto, size = flattening(best)
    return FlatPaper(np.asarray(cv2.warpPerspective(picture, onto, size), dtype=np.uint8), onto)


def _first(judged: tuple[float, Corners]) -> float:
    return judged[0]


def _outlines(papers: Sequence[Quad]) -> list[Corners]:
    return [np.array(paper.corners, dtype=np.float32) for paper in papers]


def _depths(outline: Corners, points: Matrix) -> Matrix:
    """How deep within the outline, which is clockwise, each point lies, in pixels; outside it is negative."""
    ends = np.roll(outline, -1, axis=0)
    along = (ends - outline) / np.maximum(np.hypot(*(ends - outline).T)[:, None], 1e-6)
    away = points[:, None] - outline[None]
    return np.asarray((along[:, 0] * away[..., 1] - along[:, 1] * away[..., 0]).min(axis=1), dtype=np.float64)


def _opposite_angles(outline: Corners) -> tuple[float, float]:
    """The angles between the upper and the lower side, and between the left and the right one, in radians."""
    a, b, c, d = outline
    return abs(_angle(b - a) - _angle(c - d)), abs(_angle(d - a) - _angle(c - b))


def _angle(way: Corners) -> float:
    return math.atan2(float(way[1]), float(way[0]))


def _unlevel(lines: Sequence[Line], onto: Matrix) -> float:
    """By how much the lines lean on the flat paper, in radians: their mean, the longer ones counting more."""
    corners = np.array([line.quad.corners for line in lines], dtype=np.float64).reshape(-1, 1, 2)
    a, b, c, d = np.moveaxis(cv2.perspectiveTransform(corners, onto).reshape(-1, 4, 2), 1, 0)
    ways = b + c - a - d
    return float(np.average(np.abs(np.arctan2(ways[:, 1], ways[:, 0])), weights=np.hypot(*ways.T)))


def _seen(quad: Quad, by: Matrix) -> Quad:
    def seen(point: Point) -> Point:
        x, y, z = by @ (*point, 1.0)
        return float(x / z), float(y / z)

    return quad.mapped(seen)
