"""Where tables without a full grid of rules may be: between level rules of one width, or in rows of several texts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ocrdesk.model import Line, Point
from ocrdesk.tables.borderless import GAP_IN_FREE, GAP_WITHIN, Area
from ocrdesk.tables.columns_of_text import gaps_between
from ocrdesk.tables.figures import is_sum
from ocrdesk.tables.grid import Bar
from ocrdesk.tables.pencils import Frame, Pencil, Stroke, fit_pencil
from ocrdesk.tables.strips import Row, Strip, middle_of, rows_of, strips_of, texts_beside, whole_rows_of

LEAST_WIDTH = 10.0
"""The narrowest table between rules, in ems."""
SAME_END = 0.06
ROW_RULE = 0.5
"""A rule within a table that takes more of its width parts rows."""
EDGE = 0.02
LEANS = tuple(step * 0.004 for step in range(-10, 11))
"""By how much columns may lean against the rows' square."""
LEAST_ROWS = 2
TALL = 1.3
"""Texts higher than this, in heights of the print, are titles."""
NEXT = 1.2
FAR = 5.0
BRIDGED = 3
"""A row of a table has at most so many lines, less one, above and below its other texts."""
LEAST_RULES, ROWS_IN_STEP, MOST_OUTER = 4, 1.2, 2
"""So many rules tell how far apart they are; where there is hardly more than a row between each two, a row beyond them
is known by its place; at most so many at each end."""
LEAST_STEPS, MOST_STEP = 3, 4.0
"""So many rows of several texts below one another tell how far apart a table's rows are, up to so many ems."""
APART = 2.2
"""Rows of one table are no further apart than this, in usual distances."""


def text_frame(lines: Sequence[Line], before: Frame) -> Frame:
    """The frame in which lines of text are level; where `before` knows of rules, they count more."""
    strokes = [_stroke(line, before.centre) for line in lines if line.quad.width > 4 * line.quad.height]
    level = fit_pencil(strokes, before.level, 2 * max(before.centre))
    return Frame(before.centre, level, Pencil(-level.slope))


def leaning(lines: Sequence[Line], frame: Frame, em: float) -> Frame:
    """The frame with its plumb lines along the columns of text: where the gaps are widest."""

    def emptiness(lean: float) -> float:
        tried = Frame(frame.centre, frame.level, Pencil(-frame.level.slope + lean))
        gaps = gaps_between(rows_of(strips_of(lines, tried), em), GAP_IN_FREE * em / 2)
        # Of equally wide ones the one that leans least.
        return sum(gap.width for gap in gaps) - abs(lean) * em

    best = max(LEANS, key=emptiness)
    return Frame(frame.centre, frame.level, Pencil(-frame.level.slope + best))


def stacks(bars: Sequence[Bar], frame: Frame, em: float) -> list[list[Bar]]:
    """Level rules of one width below one another: the first and the last bound a table."""
    # What runs along the picture's edge is the edge of the paper, or of what it lies on.
    reach = frame.centre[1] - max(em, EDGE * frame.centre[1])
    bars = [bar for bar in bars if abs(bar.place) < reach]
    found: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda each: each.place):
        if bar.length < LEAST_WIDTH * em:
            continue
        for stack in found:
            reach = SAME_END * bar.length + em
            if abs(stack[0].start - bar.start) < reach and abs(stack[0].end - bar.end) < reach:
                stack.append(bar)
                break
        else:
            found.append([bar])
    return [stack for stack in found if len(stack) > 1]


def tabular(stack: Sequence[Bar], strips: Sequence[Strip], em: float) -> list[Bar]:
    """The stack without the rules at its ends that bound no rows of several texts: a page's edge, a letter's head."""
    kept = list(stack)
    while len(kept) > 1 and not _is_tabular(kept[0], kept[1], strips, em):
        del kept[0]
    while len(kept) > 1 and not _is_tabular(kept[-2], kept[-1], strips, em):
        del kept[-1]
    return kept


def _is_tabular(upper: Bar, lower: Bar, strips: Sequence[Strip], em: float) -> bool:
    rows = whole_rows_of([strip for strip in strips if upper.place < strip.middle < lower.place], em)
    if not rows:
        return False
    # Nor is a table's edge far from its texts.
    if middle_of(rows[0]) - upper.place > FAR * em and lower.place - middle_of(rows[-1]) > FAR * em:
        return False
    return 2 * sum(_texts(row, em) > 1 for row in rows) >= len(rows)


def with_outer_rows(stack: Sequence[Bar], strips: Sequence[Strip], em: float) -> list[Bar]:
    """The stack of rules between rows, with bounds for the rows beyond its ends that stand in the same columns.

    The first or last rule of a table may not be drawn, or be hidden by the edge of a coloured head.
    """
    whole = list(stack)
    if len(stack) < LEAST_RULES:
        return whole
    step = median(below.place - above.place for above, below in pairwise(stack))
    known = whole_rows_of([strip for strip in strips if stack[0].place < strip.middle < stack[-1].place], em)
    if len(known) > ROWS_IN_STEP * (len(stack) - 1):
        return whole
    for end, way in ((0, -1), (-1, 1)):
        for _ in range(MOST_OUTER):
            bar = whole[end]
            beyond = replace(bar, place=bar.place + way * step)
            low, high = sorted((bar.place, beyond.place))
            rows = whole_rows_of([strip for strip in strips if low < strip.middle < high], em)
            if len(rows) != 1 or 2 * _texts(rows[0], em) < median(map(len, known)) or not _belong(rows, known, em):
                break
            whole = [beyond, *whole] if way < 0 else [*whole, beyond]
    return whole


def area_of(stack: Sequence[Bar], others: Sequence[Bar]) -> Area:
    """The area that a stack of rules bounds, with those of the others that lie within."""
    left, right = min(bar.start for bar in stack), max(bar.end for bar in stack)
    top, bottom = stack[0].place, stack[-1].place
    partial = tuple(
        bar
        for bar in others
        if top < bar.place < bottom and left - 2 < bar.start and bar.end < right + 2 and bar not in stack
    )
    # Below the head, rules over most columns are rules between rows.
    wide = [bar for bar in partial if bar.length > ROW_RULE * (right - left) and bar.place > stack[1].place]
    rules = sorted(bar.place for bar in (*stack[1:-1], *wide))
    return Area(left, top, right, bottom, rules=tuple(rules), partial=partial)


def free_areas(strips: Sequence[Strip], em: float, texts: int) -> list[Area]:
    """Blocks of rows that hold at least so many texts each."""
    rows = whole_rows_of(strips, em)
    blocks: list[list[Row]] = []
    usual = _usual_step(rows, em, texts)
    last = -1
    for number, row in enumerate(rows):
        if _texts(row, em) < texts:
            continue
        between = rows[last + 1 : number]
        near = last >= 0 and len(between) < BRIDGED and middle_of(row) - middle_of(rows[last]) < APART * usual
        if near and _belong(between, [*blocks[-1], row], em):
            blocks[-1].extend([*between, row])
        else:
            blocks.append([row])
        last = number
    whole = [[*block, *_ends(block, rows[rows.index(block[-1]) + 1 :], em)] for block in blocks]
    return [around([strip for row in block for strip in row]) for block in whole if len(block) >= LEAST_ROWS]


def _usual_step(rows: Sequence[Row], em: float, texts: int) -> float:
    """How far apart rows usually stand: of the page, or, if that is more, of those that hold several texts."""
    steps = [(middle_of(after) - middle_of(before), before, after) for before, after in pairwise(rows)]
    several = [step for step, *pair in steps if all(_texts(row, em) >= texts for row in pair)]
    of_tables = min(median(several), MOST_STEP * em) if len(several) >= LEAST_STEPS else 0.0
    return max(median([step for step, *_ in steps] or [em]), of_tables, 1.2 * em)


def _belong(rows: Sequence[Row], known: Sequence[Row], em: float) -> bool:
    """Whether rows of few texts leave the gaps between the columns of a table open, as titles and prose do not."""
    if any(strip.height > TALL * em for row in rows for strip in row):
        return False
    left = gaps_between([*known, *rows], GAP_WITHIN * em, stray=0.0)
    return all(
        any(gap.left < each.right and each.left < gap.right for each in left)
        for gap in gaps_between(known, GAP_IN_FREE * em, stray=0.0)
    )


def _ends(block: Sequence[Row], below: Sequence[Row], em: float) -> list[Row]:
    """The last rows of a table where they have few texts well apart: they stand in its columns, or tell its sum."""
    steps = [middle_of(after) - middle_of(before) for before, after in pairwise(block)]
    usual = median(len(row) for row in block)
    ends: list[Row] = []
    for row in below:
        above = ends[-1] if ends else block[-1]
        if not steps or middle_of(row) - middle_of(above) > NEXT * max(steps) or not _belong([row], block, em):
            break
        tells_sum = is_sum(row[0].text)
        if not tells_sum and (_texts(row, em) < LEAST_ROWS or 2 * len(row) <= usual):
            break
        ends.append(row)
        if tells_sum:
            break
    return ends


def _texts(row: Row, em: float) -> int:
    """How many texts the row holds that are well apart."""
    return texts_beside(row, GAP_IN_FREE * em)


def around(strips: Sequence[Strip]) -> Area:
    """The area without rules that these texts take."""
    return Area(
        min(strip.left for strip in strips),
        min(strip.middle for strip in strips),
        max(strip.right for strip in strips),
        max(strip.middle for strip in strips),
        free=True,
    )


def _stroke(line: Line, centre: Point) -> Stroke:
    a, b, c, d = line.quad.corners
    left, right = ((a[0] + d[0]) / 2, (a[1] + d[1]) / 2), ((b[0] + c[0]) / 2, (b[1] + c[1]) / 2)
    slope = (right[1] - left[1]) / max(right[0] - left[0], 1.0)
    x, y = line.quad.centre
    return Stroke(x - centre[0], y - centre[1], line.quad.width, slope)
