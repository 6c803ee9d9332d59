"""Columns: where a page, or a part of it, is to be cut so that each side is read on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ocrdesk.documents.page_frame import Strip

PROSE_WIDTH = 6.0  # ems: shorter texts are words of a form or table, not lines of a column
PROSE_SHARE = 0.5
LEAST_ROWS = 3
SENTENCE = re.compile(r"[，。；、：,.;:]|[A-Za-z]{2,} [A-Za-z]")


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a page cut along a gutter: what is above it, on its left, on its right, below it."""

    above: list[Strip]
    left: list[Strip]
    right: list[Strip]
    below: list[Strip]


def cut(strips: Sequence[Strip]) -> Cut | None:
    """Cut along the tallest gutter between two columns of prose, or None where there is none."""
    best: tuple[float, Cut] | None = None
    seen: set[tuple[int, int, int]] = set()
    for gap in _gaps(strips):
        key = (len(gap.above), len(gap.left), len(gap.right))
        if key in seen:
            continue
        seen.add(key)
        height = _shared_height(gap)
        if (best is None or height > best[0]) and _is_column(gap.left) and _is_column(gap.right):
            best = height, gap
    return best[1] if best else None


def _gaps(strips: Sequence[Strip]) -> list[Cut]:
    """Every upright white stretch with enough rows on both sides."""
    step = median(strip.em for strip in strips) / 2
    start = min(strip.left for strip in strips)
    slots = int((max(strip.right for strip in strips) - start) / step) + 1
    ordered = sorted(strips, key=lambda strip: strip.middle)
    crossing: list[list[int]] = [[] for _ in range(slots)]
    for place, strip in enumerate(ordered):
        first, last = int((strip.left - start) / step), int((strip.right - start) / step)
        for slot in range(first, min(last, slots - 1) + 1):
            crossing[slot].append(place)
    found = []
    for slot, crossed in enumerate(crossing):
        x = start + (slot + 0.5) * step
        borders = [-1, *crossed, len(ordered)]
        for above, below in zip(borders, borders[1:], strict=False):
            if below - above > 2 * LEAST_ROWS:
                found.append(_cut_at(ordered, x, above + 1, below))
    return [gap for gap in found if len(gap.left) >= LEAST_ROWS and len(gap.right) >= LEAST_ROWS]


def _cut_at(ordered: list[Strip], x: float, first: int, last: int) -> Cut:
    inside = ordered[first:last]
    left = [strip for strip in inside if strip.right < x]
    right = [strip for strip in inside if strip.right >= x]
    return Cut(ordered[:first], left, right, ordered[last:])


def _shared_height(gap: Cut) -> float:
    top = max(min(strip.top for strip in side) for side in (gap.left, gap.right))
    bottom = min(max(strip.bottom for strip in side) for side in (gap.left, gap.right))
    return bottom - top


def _is_column(side: Sequence[Strip]) -> bool:
    prose = [strip for strip in side if strip.width > PROSE_WIDTH * strip.em and SENTENCE.search(strip.text)]
    return len(prose) >= LEAST_ROWS and len(prose) >= PROSE_SHARE * len(side)
