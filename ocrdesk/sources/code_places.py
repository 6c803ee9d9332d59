"""Finding what looks like a code on a page, so that only there it need be looked at closely.

A code is a patch of strong edges without a gap: all of one direction in a barcode, of every direction in a
matrix. The page is judged in small blocks by four differences: across, down and along both diagonals.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL import Image

Map = NDArray[np.float64]
Run = tuple[int, int, int]
"""Blocks side by side: their row, the column of the first and the one after the last."""

BLOCK = 8
JUDGED_PIXELS = 2_300_000
"""A larger page is halved before it is judged: its codes are large, too."""
LEAST_EDGES = 30.0
"""Mean steps of grey from pixel to pixel, across and down together, in a code that can be read at all."""
BARRED = 0.55
"""How much of one direction the edges of bars are (0-1); those of letters stay below."""
CLEARLY_BARRED, LEAST_BARS = 0.75, 16.0
"""Where all edges run one way, so strong are enough: wide bars have few."""
LEAST_BLOCKS = 9
LEAST_FILL = 0.5
"""How much of its own upright or tilted rectangle a patch fills."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle that may hold a code: its centre, sides and the angle (radians) of its own across, in pixels."""

    centre: tuple[float, float]
    width: float
    height: float
    angle: float
    barred: bool

    def contains(self, point: tuple[float, float]) -> bool:
        x, y = point[0] - self.centre[0], point[1] - self.centre[1]
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return abs(x * cos + y * sin) <= self.width / 2 and abs(y * cos - x * sin) <= self.height / 2


def find_places(grey: "Image.Image", most: int) -> list[Place]:
    """At most so many places that look like codes, the largest first, in the picture's pixels."""
    scale = 1
    while grey.width * grey.height > JUDGED_PIXELS * scale * scale:
        scale *= 2
    seen = grey.reduce(scale) if scale > 1 else grey
    if min(seen.size) < 2 * BLOCK:
        return []
    edges, along, angle = _judged(seen)
    strong = edges > LEAST_EDGES
    bars = strong & (along > BARRED) | (edges > LEAST_BARS) & (along > CLEARLY_BARRED)
    found = [
        place
        for mask, barred in ((bars, True), (strong & ~bars, False))
        for patch in _patches(mask)
        if (place := _place(patch, angle, edges.shape, barred=barred)) is not None
    ]
    found.sort(key=lambda place: -place.width * place.height)
    step = BLOCK * scale
    return [
        Place(
            (place.centre[0] * step, place.centre[1] * step),
            place.width * step,
            place.height * step,
            place.angle,
            place.barred,
        )
        for place in found[:most]
    ]


def _judged(grey: "Image.Image") -> tuple[Map, Map, Map]:
    """For each block: how strong its edges are, how much of one direction, and the angle they step along."""
    across, down, falling, rising = (_differences(grey, *step) for step in ((1, 0), (0, 1), (1, 1), (1, -1)))
    level, diagonal = across**2 - down**2, (falling**2 - rising**2) / 2
    whole = across**2 + down**2 + 1e-3
    # Over a block and its neighbours: one letter's stem is a bar, too.
    level, diagonal, whole = _spread(level), _spread(diagonal), _spread(whole)
    return _spread(across + down), np.hypot(level, diagonal) / whole, np.arctan2(diagonal, level) / 2


def _differences(grey: "Image.Image", across: int, down: int) -> Map:
    from PIL import ImageChops

    steps = ImageChops.difference(grey, ImageChops.offset(grey, across, down))
    blocks = steps.reduce(BLOCK)
    # Whole blocks only: the last row and column are of fewer pixels, and stand beside the opposite border.
    return np.asarray(blocks, dtype=np.float64)[: grey.height // BLOCK, : grey.width // BLOCK]


def _spread(blocks: Map) -> Map:
    padded = np.pad(blocks, 1, mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9, dtype=np.float64)


def _patches(mask: NDArray[np.bool_]) -> Iterator[list[tuple[int, int]]]:
    """The blocks of each connected patch, as rows and columns."""
    runs = _runs(mask)
    touching = _touching(runs)
    waiting = set(range(len(runs)))
    while waiting:
        edge = [waiting.pop()]
        patch = []
        while edge:
            number = edge.pop()
            patch.append(runs[number])
            for near in touching[number]:
                if near in waiting:
                    waiting.remove(near)
                    edge.append(near)
        if sum(end - start for _, start, end in patch) >= LEAST_BLOCKS:
            yield [(row, column) for row, start, end in patch for column in range(start, end)]


def _runs(mask: NDArray[np.bool_]) -> list[Run]:
    """The blocks side by side, row by row from the top, each row's from the left."""
    padded = np.pad(mask.astype(np.int8), ((0, 0), (1, 1)))
    steps = padded[:, 1:] - padded[:, :-1]
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))


def _touching(runs: Sequence[Run]) -> list[list[int]]:
    """For each run the numbers of those right above and below it."""
    touching: list[list[int]] = [[] for _ in runs]
    first = 0
    for number, (row, start, end) in enumerate(runs):
        # Runs that end further left, or further up, touch none that is yet to come in this row.
        while runs[first][0] < row - 1 or (runs[first][0] < row and runs[first][2] <= start):
            first += 1
        above = first
        while runs[above][0] < row and runs[above][1] < end:
            touching[number].append(above)
            touching[above].append(number)
            above += 1
    return touching


def _place(patch: list[tuple[int, int]], angles: Map, shape: tuple[int, ...], *, barred: bool) -> Place | None:
    """The rectangle around a patch, tilted as its bars are; None where it is no rectangle or all of the page."""
    rows, columns = np.array(patch).T
    turn = float(np.angle(np.exp(2j * angles[rows, columns]).mean()) / 2) if barred else 0.0
    cos, sin = math.cos(turn), math.sin(turn)
    x, y = columns + 0.5, rows + 0.5
    across, down = x * cos + y * sin, y * cos - x * sin
    width, height = float(np.ptp(across)) + 1, float(np.ptp(down)) + 1
    fill = len(patch) / (width * height)
    if fill < LEAST_FILL or len(patch) > shape[0] * shape[1] / 2:
        return None
    if not barred and max(width, height) > 2.5 * min(width, height):  # a line of text is longer
        return None
    middle, centre = float(across.max() + across.min()) / 2, float(down.max() + down.min()) / 2
    return Place((middle * cos - centre * sin, middle * sin + centre * cos), width, height, turn, barred)
