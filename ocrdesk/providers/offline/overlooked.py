"""Short texts that the detection network overlooks: a lone figure or dash in the middle of a cell."""

from collections.abc import Callable, Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Line
from ocrdesk.providers.offline.detection import Corners, Found, Picture
from ocrdesk.providers.offline.recognition import straighten
from ocrdesk.tables.cell_text import pieces_in
from ocrdesk.tables.grid import Grid

Read = Callable[[Picture, Sequence[Found]], Sequence[Line]]
"""The lines in these places of a picture."""

MOST_PLACES = 60
"""So many cells of a page are looked at, at the most."""
INSET = 0.2
"""The rules around a cell, in heights of the print."""
INK = 0.4
"""Ink differs from the paper by this share of what the page's darkest ink does."""
LEAST_SIDE, LEAST_AREA, TALLEST = 0.25, 0.02, 1.8
"""The size of ink that may be a text, in heights of the print; the area in their squares."""
MARGIN = 0.3
SURE = 0.6


def overlooked(picture: Picture, grids: Sequence[Grid], lines: Sequence[Line], em: float, read: Read) -> list[Line]:
    """The texts in cells that have ink but no line."""
    places = [corners for grid in grids for corners in _places(picture, grid, lines, em)][:MOST_PLACES]
    found = [Found(corners, 1.0) for corners in places]
    return [line for line in read(picture, found) if line.text.strip() and line.confidence >= SURE] if found else []


def _places(picture: Picture, grid: Grid, lines: Sequence[Line], em: float) -> Iterator[Corners]:
    filled = pieces_in(grid, lines)
    least = _contrast(picture) * INK
    for number, place in enumerate(grid.places):
        if number in filled:
            continue
        corners = np.array(grid.quad(place).corners, dtype=np.float32)
        box = _ink_box(straighten(picture, corners), em, least) if _is_inside(picture, corners) else None
        if box is not None:
            yield _part(corners, box)


def _contrast(picture: Picture) -> float:
    grey = picture[::4, ::4].mean(axis=2)
    return float(np.median(grey) - np.percentile(grey, 0.5))


def _is_inside(picture: Picture, corners: Corners) -> bool:
    height, width = picture.shape[:2]
    return bool((corners >= 0).all() and (corners[:, 0] <= width).all() and (corners[:, 1] <= height).all())


def _ink_box(cell: Picture, em: float, least: float) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of the ink, with a margin, as shares of the cell; None where it is no text."""
    height, width = cell.shape[:2]
    inset = round(INSET * em)
    if min(height, width) < em / 2 + 2 * inset or least <= 0:
        return None
    grey = cv2.cvtColor(cell, cv2.COLOR_BGR2GRAY).astype(np.int16)
    ink = (np.median(grey) - grey > least)[inset : height - inset, inset : width - inset]
    solid = _without_specks(ink, em)
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    if not len(rows) or rows[-1] - rows[0] > TALLEST * em:
        return None
    top, bottom, left, right = rows[0] + inset, rows[-1] + inset + 1, columns[0] + inset, columns[-1] + inset + 1
    if max(bottom - top, right - left) < LEAST_SIDE * em:
        return None
    # A dash stands in a line as high as any.
    lacking = max(0.0, em - (bottom - top)) / 2
    margin = MARGIN * em
    return (
        max(0.0, (left - margin) / width),
        max(0.0, (top - lacking) / height),
        min(1.0, (right + margin) / width),
        min(1.0, (bottom + lacking) / height),
    )


def _without_specks(ink: NDArray[np.bool_], em: float) -> NDArray[np.bool_]:
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    large = np.flatnonzero(boxes[:, cv2.CC_STAT_AREA] >= max(3.0, LEAST_AREA * em * em))
    return np.asarray(np.isin(labels, large[large > 0]), dtype=np.bool_)


def _part(corners: Corners, box: tuple[float, float, float, float]) -> Corners:
    """The corners of a part of a quad, given as shares of it."""
    left, top, right, bottom = box
    a, b, c, d = corners
    places = ((left, top), (right, top), (right, bottom), (left, bottom))
    return np.array([(a * (1 - x) + b * x) * (1 - y) + (d * (1 - x) + c * x) * y for x, y in places], dtype=np.float32)
