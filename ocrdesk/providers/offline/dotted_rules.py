"""Finding dotted and dashed rules: thin rows of even dots at an even pitch, with nothing close beside them."""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.providers.offline.components import components

Mask = NDArray[np.uint8]
Places = NDArray[np.float64]

THIN = 0.22
"""The thickest dots, in heights of the print; taller ink belongs to letters and to rules across."""
THINNEST = 4
"""Dots of this many pixels count as thin, however small the print."""
GAP = 0.7
"""The widest gap between two dots, in heights of the print."""
LEAST = 2.5
"""The shortest dotted rule that is looked for, in heights of the print."""
LEAST_DOTS = 12
BESIDE, LEAST_FREE = 0.25, 0.75
"""So far to both sides, in heights of the print, a rule is free of ink on this share of its length."""
LEAST_INK = 0.2
"""A dotted rule has ink on this share of its length."""
RUN_TOGETHER, HAIR, MOST_BARE = 0.7, 0.15, 0.05
"""With so much ink, and so little of it missing in gaps of more heights of the print, dots have run together."""
EVEN, LEAST_EVEN = 0.35, 0.5
"""This share of the pitches differs from the usual one by less than that: rules across leave others between."""
DASH, MOST_SOLID = 1.0, 0.8
"""Longer than a dash, in heights of the print; with more of its ink in such pieces it is a solid rule, and known."""
MOST = 400
"""A page with more dotted rows is a screened picture."""


def dotted_rows(dark: Mask, em: float) -> list[tuple[Places, Places]]:
    """The level dotted rules of a mask: across and down, the places of each one's ink."""
    thin = _thin(dark, em)
    thick = cv2.dilate(thin, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, max(3, round(GAP * em))), np.uint8))
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, max(24, round(LEAST * em))), np.uint8))
    rows = [(xs, ys) for xs, ys in _chains(long, thin, em) if _is_alone(xs, ys, dark, em)]
    return rows if len(rows) <= MOST else []


def _thin(dark: Mask, em: float) -> Mask:
    """The ink without what is taller than dots."""
    tall = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(THINNEST, round(THIN * em)) + 1, 1), np.uint8))
    return np.asarray(cv2.subtract(dark, tall), dtype=np.uint8)


def _chains(long: NDArray[np.generic], thin: Mask, em: float) -> Iterator[tuple[Places, Places]]:
    """The ink of each thin, long stretch of even dots."""
    thickest = max(THINNEST, round(THIN * em)) + 2
    for each in components(long):
        if each.area > thickest * each.width or each.height > 0.1 * each.width + thickest:
            continue
        ink = each.inside & (thin[each.place] > 0)
        columns = np.flatnonzero(ink.any(axis=0))
        if len(columns) and columns[-1] - columns[0] >= LEAST * em and _is_even(columns, em):
            ys, xs = np.nonzero(ink)
            yield (xs + each.left).astype(np.float64), (ys + each.top).astype(np.float64)


def _is_even(columns: NDArray[np.intp], em: float) -> bool:
    """Whether the ink, that lies in these columns, is of dots enough, at an even pitch, or ran together."""
    length = columns[-1] - columns[0] + 1
    steps = columns[1:] - columns[:-1]
    edges = np.concatenate(([0], np.flatnonzero(steps > 1) + 1, [len(columns)]))
    pieces = edges[1:] - edges[:-1]
    if pieces[pieces > DASH * em].sum() > MOST_SOLID * len(columns):
        return False
    share = len(columns) / length
    bare = steps[steps - 1 > max(2.0, HAIR * em)].sum() / length
    if share >= RUN_TOGETHER and bare <= MOST_BARE:
        return True
    if len(pieces) < LEAST_DOTS or share < LEAST_INK:
        return False
    starts = columns[edges[:-1]]
    pitches = starts[1:] - starts[:-1]
    return bool((np.abs(pitches / np.median(pitches) - 1) <= EVEN).mean() >= LEAST_EVEN)


def _is_alone(xs: Places, ys: Places, dark: Mask, em: float) -> bool:
    """Whether there is hardly any ink close above and below."""
    reach = max(4, round(BESIDE * em))
    left, right = int(xs.min()), int(xs.max()) + 1
    across = np.arange(left, right)
    apart = xs - xs.mean()
    slope = float(apart @ ys) / float(apart @ apart)
    base = float(ys.mean()) - slope * float(xs.mean())
    down = np.round(slope * across + base).astype(int)
    half = round(float(np.abs(ys - (slope * xs + base)).max())) + 1
    offsets = np.array([*range(-half - reach, -half), *range(half + 1, half + reach + 1)])
    rows = np.clip(down[None, :] + offsets[:, None], 0, dark.shape[0] - 1)
    free = ~(dark[rows, across[None, :]] > 0).any(axis=0)
    return bool(free.mean() >= LEAST_FREE)
