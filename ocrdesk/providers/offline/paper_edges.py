"""Papers and cards that lie in a picture: four-sided outlines that stand out from what is around them."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Quad, turn_point
from ocrdesk.providers.offline.detection import Picture

SIDE = 512
"""The length of the scaled picture in which outlines are looked for."""
SMOOTHED = 1.4
STEPS = ((6, 16), (14, 36), (36, 90))
"""Slopes, weak and strong, from which on an edge is one: a pale card on white paper has but a slight one."""
LEAST_SHARE, MOST_SHARE = 0.01, 0.98
"""The area of a paper, as a share of the picture."""
FITTING = (0.01, 0.02, 0.03, 0.045, 0.06)
"""How far, in lengths of the outline, its corners may be cut."""
FILLED = 0.92
"""The share of a four-sided outline that what was found fills: cards have round corners."""
SEEN, NEAR = 0.75, 2
"""The share of the outline along which an edge is seen, so near in pixels."""
MIDDLE, REACH = 0.15, 0.04
"""A side is where its middle is, but for so much at both ends, and so near to the cut corners' side."""
LEAST_TURN = 0.3
RIM_POINTS = 300
MOST = 60
ALIKE = 0.97

Corners = NDArray[np.float32]
Edges = NDArray[np.uint8]
Side = tuple[float, float, float]


def find_papers(picture: Picture) -> tuple[Quad, ...]:
    """Their outlines, the largest first; one paper may have several, its rim and a printed frame."""
    step = max(1, max(picture.shape[:2]) // (2 * SIDE))
    thinned = np.ascontiguousarray(picture[::step, ::step])
    scale = min(SIDE / max(thinned.shape[:2]), 1.0)
    small = cv2.resize(thinned, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB)
    found: list[Corners] = []
    for edges in _edge_maps(np.asarray(lab, dtype=np.uint8)):
        found += _outlines(edges)
    found.sort(key=lambda corners: -cv2.contourArea(corners))
    edge = np.array(picture.shape[1::-1], dtype=np.float32)
    return tuple(_quad(np.clip(corners * (step / scale), 0, edge)) for corners in _different(found)[:MOST])


def turned_papers(papers: Sequence[Quad], size: tuple[int, int], degrees: int) -> tuple[Quad, ...]:
    """Outlines in a picture of that width and height, as they lie when it is turned clockwise."""
    turned = (paper.mapped(lambda corner: turn_point(corner, *size, degrees)) for paper in papers)
    return tuple(_quad(np.array(paper.corners, dtype=np.float32)) for paper in turned)


def _edge_maps(lab: Picture) -> Iterator[Edges]:
    """Edges of brightness or colour, from the slight ones on to the steep ones alone."""
    across, down = _slopes(cv2.GaussianBlur(lab, (0, 0), SMOOTHED))
    for weak, strong in STEPS:
        edges = cv2.Canny(across, down, weak, strong, L2gradient=True)
        yield np.asarray(cv2.dilate(edges, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _slopes(smooth: NDArray[np.generic]) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """How much the picture changes along rows and columns, of brightness or colour what changes most."""
    across, down = (cv2.Sobel(smooth, cv2.CV_16S, *order) for order in ((1, 0), (0, 1)))
    steepest = (np.abs(across) + np.abs(down)).argmax(axis=2)[..., None]
    first, second = (np.take_along_axis(slope, steepest, axis=2)[..., 0] for slope in (across, down))
    return np.ascontiguousarray(first, dtype=np.int16), np.ascontiguousarray(second, dtype=np.int16)


def _outlines(edges: Edges) -> Iterator[Corners]:
    whole = edges.size
    contours, _ = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    near = cv2.dilate(edges, np.ones((2 * NEAR + 1,) * 2, np.uint8))
    for contour in contours:
        _x, _y, width, height = cv2.boundingRect(contour)
        if width * height < LEAST_SHARE * whole:
            continue
        hull = cv2.convexHull(contour)
        area = cv2.contourArea(hull)
        if not LEAST_SHARE * whole <= area <= MOST_SHARE * whole:
            continue
        corners = _four_corners(hull, area, np.asarray(contour.reshape(-1, 2), dtype=np.float32))
        if corners is not None and _is_seen(corners, np.asarray(near, dtype=np.uint8)):
            yield corners


def _four_corners(hull: NDArray[np.int32], area: float, rim: Corners) -> Corners | None:
    """The four-sided outline along a rim that its hull fills; None where it is of another shape."""
    length = cv2.arcLength(hull, True)
    for share in FITTING:
        corners = cv2.approxPolyDP(hull, share * length, True)
        if len(corners) == 4:  # noqa: PLR2004 - papers have four corners
            fitted = _sharpened(np.asarray(corners.reshape(4, 2), dtype=np.float32), rim)
            return fitted if fitted is not None and FILLED * cv2.contourArea(fitted) <= area else None
    return None


def _sharpened(corners: Corners, rim: Corners) -> Corners | None:
    """The corners where the sides would meet: those of cards are round."""
    rim = rim[:: max(1, len(rim) // RIM_POINTS)]
    sides = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        length = max(float(np.hypot(*(end - start))), 1.0)
        (dx, dy), (x, y) = (end - start) / length, (rim - start).T
        along, apart = (x * dx + y * dy) / length, np.abs(dx * y - dy * x) / length
        own = rim[(along > MIDDLE) & (along < 1 - MIDDLE) & (apart < REACH)]
        if len(own) < 2:  # noqa: PLR2004 - two points make a line
            return None
        x, y, px, py = (float(value) for value in cv2.fitLine(own, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
        sides.append((y, -x, y * px - x * py))
    meeting = [_meeting(sides[number - 1], sides[number]) for number in range(4)]
    return None if any(point is None for point in meeting) else np.array(meeting, dtype=np.float32)


def _meeting(one: Side, other: Side) -> tuple[float, float] | None:
    """Where two lines ax + by = c cross; None where they run alike."""
    (a, b, c), (d, e, f) = one, other
    turn = a * e - b * d
    return ((c * e - b * f) / turn, (a * f - c * d) / turn) if abs(turn) > LEAST_TURN else None


def _is_seen(corners: Corners, near: Edges) -> bool:
    """Whether an edge runs along most of every side."""
    height, width = near.shape
    steps = np.linspace(0.08, 0.92, 50, dtype=np.float32)[None, :, None]
    ends = np.roll(corners, -1, axis=0)
    points = np.rint(corners[:, None] + (ends - corners)[:, None] * steps).astype(int)
    points = points.clip([0, 0], [width - 1, height - 1])
    shares = (near[points[..., 1], points[..., 0]] > 0).mean(axis=1)
    return bool((shares >= SEEN).all())


def _different(found: list[Corners]) -> list[Corners]:
    kept: list[Corners] = []
    for corners in found:
        if not any(_share_alike(corners, other) >= ALIKE for other in kept):
            kept.append(corners)
    return kept


def _share_alike(one: Corners, other: Corners) -> float:
    shared, _ = cv2.intersectConvexConvex(one, other)
    return float(shared / max(cv2.contourArea(one), cv2.contourArea(other), 1.0))


def _quad(corners: Corners) -> Quad:
    """The outline clockwise, from the corner that is nearest to the picture's top left."""
    if cv2.contourArea(corners, oriented=True) < 0:
        corners = corners[::-1]
    first = int(corners.sum(axis=1).argmin())
    a, b, c, d = ((float(x), float(y)) for x, y in np.roll(corners, -first, axis=0))
    return Quad((a, b, c, d))
