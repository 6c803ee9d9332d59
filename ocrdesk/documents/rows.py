"""Rows: texts that stand side by side, whether or not the detector found them as one line."""

from collections.abc import Sequence

from ocrdesk.documents.page_frame import Strip

Row = list[Strip]
SAME_ROW = 0.5  # share of the smaller height that two texts of one row have in common
SAME_PLACE = 0.5  # share of the smaller width above which two texts cannot be neighbours


def rows_of(strips: Sequence[Strip]) -> list[Row]:
    """The rows from top to bottom, each from left to right; a label across several rows stands before them."""
    rows: list[Row] = []
    for strip in sorted((strip for strip in strips if not strip.across), key=lambda strip: strip.middle):
        # Only the last rows can hold it: the strips come sorted by height.
        fitting = next((row for row in reversed(rows[-4:]) if _fits(strip, row)), None)
        if fitting is None:
            rows.append([strip])
        else:
            fitting.append(strip)
    for row in rows:
        row.sort(key=lambda strip: strip.left)
    return sorted([*rows, *([strip] for strip in strips if strip.across)], key=_height)


def _height(row: Row) -> float:
    if row[0].across:
        return row[0].top
    return sum(strip.middle for strip in row) / len(row)


def _fits(strip: Strip, row: Row) -> bool:
    nearest = min(row, key=lambda other: max(strip.left - other.right, other.left - strip.right))
    shared = min(strip.bottom, nearest.bottom) - max(strip.top, nearest.top)
    beside = min(strip.right, nearest.right) - max(strip.left, nearest.left)
    return shared >= SAME_ROW * min(strip.em, nearest.em) and beside < SAME_PLACE * min(strip.width, nearest.width)
