"""Vertical text: a column cut between its glyphs, and the glyphs set side by side to be read like a line."""

from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.recognition import Reading

SHORTEST, LONGEST = 0.55, 1.45
"""A glyph's pitch down the column, in widths of the column."""
ALIKE = 0.7
"""Shifts are equally good when they are as alike as this, against the best."""
STRAYING = 0.35
"""What it costs to cut off the usual pitch, against cutting through ink."""


@dataclass(frozen=True, slots=True)
class Row:
    """The glyphs of a column side by side, and where each stood: cuts as fractions of the column's length."""

    picture: Picture
    cuts: tuple[float, ...]


def set_in_row(column: Picture) -> Row:
    """The column's glyphs, cut apart and set in a row from the top one on."""
    height, width = column.shape[:2]
    cuts = _cuts(_ink(column), width)
    cells = [_square(column[start:end], width) for start, end in pairwise(cuts)]
    return Row(np.concatenate(cells, axis=1), tuple(cut / height for cut in cuts))


def part_of(row: Row, start: float, end: float) -> Row:
    """The glyphs of a row whose middle lies between those fractions of the column's length; at least one."""
    middles = np.array([(above + below) / 2 for above, below in pairwise(row.cuts)])
    inside = np.flatnonzero((middles >= start) & (middles <= end))
    if not len(inside):
        inside = np.array([int(np.abs(middles - (start + end) / 2).argmin())])
    first, last = int(inside[0]), int(inside[-1]) + 1
    side = row.picture.shape[0]
    return Row(np.ascontiguousarray(row.picture[:, first * side : last * side]), row.cuts[first : last + 1])


def along_column(reading: Reading, row: Row) -> Reading:
    """The reading of a row with the characters' places along the column it was cut from."""
    count = len(row.cuts) - 1
    places = np.linspace(0, 1, count + 1)

    def moved(fraction: float) -> float:
        return float(np.interp(fraction, places, row.cuts))

    return Reading(tuple(replace(each, start=moved(each.start), end=moved(each.end)) for each in reading.characters))


def _ink(column: Picture) -> NDArray[np.float64]:
    """How much ink each row of pixels carries, 0-1; the paper may be dark or light."""
    grey = cv2.cvtColor(column, cv2.COLOR_BGR2GRAY).astype(np.float64)
    paper = np.median(np.concatenate([grey[:, :2].ravel(), grey[:, -2:].ravel()]))
    depth = np.abs(grey - paper)
    profile = depth.mean(axis=1)
    top = np.percentile(profile, 90)
    return np.asarray(np.clip(profile / top, 0, 1) if top > 0 else np.zeros(len(profile)))


def _cuts(ink: NDArray[np.float64], width: int) -> list[int]:
    """The cheapest way to cut the column: through little ink, at steps near the usual pitch."""
    length = len(ink)
    pitch = _pitch(ink, width)
    shortest, longest = max(2, round(pitch * 0.55)), max(3, round(pitch * 1.5))
    cost = np.full(length + 1, np.inf)
    cost[0] = 0.0
    before = np.zeros(length + 1, dtype=int)
    for end in range(shortest, length + 1):
        starts = np.arange(max(0, end - longest), end - shortest + 1)
        steps = cost[starts] + STRAYING * ((end - starts) / pitch - 1) ** 2 * 4
        best = int(steps.argmin())
        cost[end] = steps[best] + (ink[end] if end < length else 0.0)
        before[end] = starts[best]
    if not np.isfinite(cost[length]):
        return [0, length]
    cuts = [length]
    while cuts[-1] > 0:
        cuts.append(int(before[cuts[-1]]))
    return cuts[::-1]


def _pitch(ink: NDArray[np.float64], width: int) -> float:
    """The distance from glyph to glyph: where the column looks most like itself, shifted."""
    least, most = round(width * SHORTEST), round(width * LONGEST)
    if len(ink) < 2 * most or least < 2:  # noqa: PLR2004 - too short or too small to tell
        return float(len(ink)) / max(1, round(len(ink) / width))
    centred = ink - ink.mean()
    shifts = range(least, most + 1)
    likeness = np.array([float((centred[shift:] * centred[:-shift]).mean()) for shift in shifts])
    # Two glyphs on it looks like itself again: of equally good shifts the shortest is the pitch.
    best = float(likeness.max())
    peaks = np.flatnonzero(likeness >= best - (1 - ALIKE) * abs(best))
    end = int(peaks[0])
    while end + 1 < len(likeness) and likeness[end + 1] > likeness[end]:
        end += 1
    return float(shifts[end])


def _square(cell: Picture, side: int) -> Picture:
    """The glyph in a square of the column's width, its proportions kept unless it is taller than that."""
    height = cell.shape[0]
    if height > side:
        return np.asarray(cv2.resize(cell, (side, side), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    above = (side - height) // 2
    return np.asarray(
        cv2.copyMakeBorder(cell, above, side - height - above, 0, 0, cv2.BORDER_REPLICATE), dtype=np.uint8
    )
