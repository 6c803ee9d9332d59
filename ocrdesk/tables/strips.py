"""Lines of text in a frame, and the rows they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from ocrdesk.model import Line
from ocrdesk.tables.pencils import Frame

SAME_ROW = 0.45
"""Lines whose middles are this near, in their heights, stand in one row."""
PART_OF_ROW = 1.05
"""Rows nearer than this, in heights of the print, cannot stand below one another: together they are one row."""
WIDE_GAP = 0.6
"""A gap between characters, in heights of the line, that may part two texts that were read as one."""
BETWEEN_WORDS = 0.3
"""One that parts two words at least."""
BLANK = 0.7
"""Where a text has blanks, gaps narrower than this may be blanks."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of text, numbered in its page: its ends (u), its middle (v) and its height."""

    number: int
    left: float
    right: float
    middle: float
    height: float
    text: str
    breaks: tuple[tuple[float, float], ...] = ()
    """Wide gaps between its characters: from where to where."""
    blanks: tuple[tuple[float, float], ...] = ()
    """All gaps that part two words."""

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


Row = list[Strip]


def strips_of(lines: Sequence[Line], frame: Frame) -> list[Strip]:
    """The level lines in that frame."""
    found = []
    for number, line in enumerate(lines):
        if not line.text.strip() or (line.vertical and len(line.text) > 1):
            continue
        a, b, c, d = (frame.to_grid(corner) for corner in line.quad.corners)
        top, bottom = (a[1] + b[1]) / 2, (c[1] + d[1]) / 2
        left, right = (a[0] + d[0]) / 2, (b[0] + c[0]) / 2
        breaks, blanks = (
            tuple((left + start * (right - left), left + end * (right - left)) for start, end in gaps)
            for gaps in (wide_gaps(line), wide_gaps(line, BETWEEN_WORDS))
        )
        found.append(Strip(number, left, right, (top + bottom) / 2, bottom - top, line.text.strip(), breaks, blanks))
    return found


def wide_gaps(line: Line, least: float = WIDE_GAP) -> list[tuple[float, float]]:
    """The gaps between characters that may part two texts, from where to where, as fractions of the line.

    `least` is the width of the narrowest, in heights of the line.
    """
    solid = [each for each in line.characters if each.text.strip()]
    share = least * line.quad.height / max(line.quad.width, 1.0)
    return [(before.end, after.start) for before, after in pairwise(solid) if after.start - before.end > share]


def rows_of(strips: Sequence[Strip], em: float) -> list[Row]:
    """The rows from the top, each from the left."""
    rows: list[Row] = []
    for strip in sorted(strips, key=lambda each: each.middle):
        near = SAME_ROW * min(max(strip.height, 0.7 * em), 1.3 * em)
        if rows and strip.middle - median(each.middle for each in rows[-1]) < near and _fits(rows[-1], strip):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def whole_rows_of(strips: Sequence[Strip], em: float) -> list[Row]:
    """The rows from the top, each from the left; what stands too near to be two rows is lines of one row's cells."""
    rows: list[Row] = []
    last = 0.0
    for row in rows_of(strips, em):
        if rows and middle_of(row) - last < PART_OF_ROW * em:
            rows[-1].extend(row)
        else:
            rows.append(list(row))
        last = middle_of(row)
    return [sorted(row, key=lambda each: each.left) for row in rows]


def pieces_of(strip: Strip) -> list[Strip]:
    """The strip cut at the wide gaps between its characters; where it has blanks they may be no more than that."""
    least = BLANK * strip.height if " " in strip.text else 0.0
    return _cut(strip, [(start, end) for start, end in strip.breaks if end - start >= least])


def words_of(strip: Strip) -> list[Strip]:
    """The strip cut at all its blanks."""
    return _cut(strip, strip.blanks)


def _cut(strip: Strip, gaps: Sequence[tuple[float, float]]) -> list[Strip]:
    starts, ends = [strip.left, *(end for _, end in gaps)], [*(start for start, _ in gaps), strip.right]
    return [
        replace(strip, left=left, right=right, breaks=(), blanks=()) for left, right in zip(starts, ends, strict=True)
    ]


def texts_beside(row: Row, gap: float) -> int:
    """How many texts the row holds that are further apart than that."""
    ends = accumulate((strip.right for strip in row), max)
    return 1 + sum(right.left - end > gap for end, right in zip(ends, row[1:], strict=False))


def middle_of(row: Sequence[Strip]) -> float:
    """Where the row stands (v)."""
    return median(strip.middle for strip in row)


def _fits(row: Sequence[Strip], strip: Strip) -> bool:
    """Whether the strip stands beside those of the row, not above or below one."""
    return all(
        min(each.right, strip.right) - max(each.left, strip.left) < 0.5 * min(each.width, strip.width) for each in row
    )
