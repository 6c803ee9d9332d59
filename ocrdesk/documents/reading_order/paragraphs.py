"""Paragraphs: which rows belong together, and how their texts are joined."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocrdesk.documents.reading_order.rows import Row
from ocrdesk.model import Line

WIDE = re.compile(r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
MARKER = re.compile(
    r"[（(]?[一二三四五六七八九十百]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条款]"
    r"|[（(]\d{1,2}[）)]|\d{1,2}(?:[、．）)]|\.(?!\d))|[①-⑳⑴-⒇]|[•●■◆▪·]\s?\S"
)
ENTRY = re.compile(rf"(?:{MARKER.pattern}|\d{{1,2}}(?:\.\d{{1,2}})+).*\D\d{{1,4}}")
"""A row of a table of contents: a number, a heading, a page."""
SENTENCE_END = re.compile(r"[。！？；：.!?;:][”’」』）)\"]?$")
LABEL = re.compile(r"[\u3400-\u9fffA-Za-z][\u3400-\u9fffA-Za-z.\- ]{0,9}[：:]")
LEAST_ROWS = 2
PROSE_WIDTH = 6.0  # ems: shorter rows are headings or words
HANGING = 4.0  # ems by which a row of a paragraph stands in at most
INDENT = 1.2  # ems from the left margin
SHORT = 2.5  # ems from the right margin
FIELD_GAP = 1.5  # ems between texts of one row that are fields of their own
ROW_GAP = 1.0  # ems from which a row is one of fields, not of text
TOUCHING = 0.25  # ems below which two texts of a row are one
CUT_GAP = 0.6  # the same where the texts are those of several rows
TWO_FIELDS = 2
APART = 1.5  # times the usual distance of rows
RESIZED = 1.3
BESIDE = 1.5  # ems aside up to which a text behind the end of another stands in its row
MOST_DRIFT = 0.05  # of the way along by which a row may drift aside
NEAR = 4  # rows on either side that tell the margins


def paragraphs_of(blocks: Sequence[Sequence[Row]]) -> list[list[int]]:
    """The lines' indexes, grouped into paragraphs, in the order given."""
    paragraphs: list[list[Row]] = []
    margins: _Margins | None = None
    for block in blocks:
        middles = [_middle(row) for row in block]
        for place, row in enumerate(block):
            before, margins = margins, _Margins(block, middles, place)
            if place:
                continues = _continues(paragraphs[-1], row, margins)
            else:
                continues = before is not None and _continues_over(paragraphs[-1][-1], before, row, margins)
            if continues:
                paragraphs[-1].append(row)
            else:
                paragraphs.append([row])
    return [[strip.index for row in rows for strip in row] for rows in paragraphs]


class _Margins:
    """The margins and the row distance around one row of a block."""

    def __init__(self, block: Sequence[Row], middles: Sequence[float], place: int) -> None:
        here = slice(max(0, place - NEAR), place + NEAR + 1)
        near = block[here]
        self.rows = len(near)
        self.left = min(row[0].left for row in near)
        self.right = max(row[-1].right for row in near)
        steps = [after - before for before, after in pairwise(middles[here])]
        self.step = median(steps) if steps else 0.0


def _continues(paragraph: Sequence[Row], row: Row, margins: _Margins) -> bool:
    """Whether the row goes on with the paragraph right above it."""
    previous = paragraph[-1]
    if _is_value_below(previous, row):
        return _is_full(previous, row, margins)
    if _is_fields(previous) or _is_fields(row) or MARKER.match(row[0].text) or _is_resized(previous, row):
        return False
    if LABEL.match(row[0].text) and LABEL.match(paragraph[0][0].text):
        return False  # 地址：…, and 邮编：… below
    if _is_entry(previous) and _is_entry(row):
        return False
    if _middle(row) - _middle(previous) > APART * max(margins.step, _em(row)):
        return False
    return _starts_inside(paragraph, row, margins) and _is_full(previous, row, margins)


def _continues_over(previous: Row, before: _Margins, row: Row, margins: _Margins) -> bool:
    """Whether the first row of a column goes on with a sentence that the column before breaks off."""
    if min(before.rows, margins.rows) < LEAST_ROWS or _is_fields(previous) or _is_fields(row):
        return False
    if SENTENCE_END.search(previous[-1].text) or MARKER.match(row[0].text) or _is_resized(previous, row):
        return False
    if min(_extent(previous), _extent(row)) < PROSE_WIDTH * _em(row):
        return False
    return row[0].left < margins.left + INDENT * _em(row) and _is_full(previous, row, before)


def _starts_inside(paragraph: Sequence[Row], row: Row, margins: _Margins) -> bool:
    """Whether the row is not indented, or only as the rows of its paragraph are."""
    em = _em(row)
    if paragraph[-1][0].left - row[0].left > HANGING * em:
        return False  # the rows above are set in the middle, or at the right
    if row[0].left < margins.left + INDENT * em:
        return True
    if len(paragraph) > 1:
        return abs(row[0].left - paragraph[-1][0].left) < INDENT * em / 2
    # The text behind a list's number often stands in line with the first row's.
    first = paragraph[0][0]
    return MARKER.match(first.text) is not None and 0 < row[0].left - first.left < HANGING * em


def _is_value_below(previous: Row, row: Row) -> bool:
    """Whether the row stands closely under the value of a label: "address: ..." and its second row."""
    if len(previous) != TWO_FIELDS or len(row) > 1 or _is_resized(previous[1:], row):
        return False
    value, em = previous[1], _em(row)
    return abs(row[0].left - value.left) < INDENT * em / 2 and row[0].top - value.bottom < em


def _is_full(previous: Row, row: Row, margins: _Margins) -> bool:
    """Whether the first word of the row would not have fitted at the end of the previous one."""
    em = _em(previous)
    return previous[-1].right > margins.right - SHORT * em - _word(row[0].text) * em / 2


def _is_entry(row: Row) -> bool:
    return ENTRY.fullmatch("".join(strip.text for strip in row)) is not None


def _is_resized(previous: Row, row: Row) -> bool:
    ems = sorted((_em(previous), _em(row)))
    return ems[1] > RESIZED * ems[0]


def _word(text: str) -> int:
    """Letters of the first word, which did not fit into the row before it."""
    first = re.match(r"[!-~]+", text)
    return len(first.group()) if first else 0


def _is_fields(row: Row) -> bool:
    return row[0].across or any(right.left - left.right > ROW_GAP * left.em for left, right in pairwise(row))


def _extent(row: Row) -> float:
    return row[-1].right - row[0].left


def _middle(row: Row) -> float:
    return sum(strip.middle for strip in row) / len(row)


def _em(row: Row) -> float:
    return median(strip.em for strip in row)


def join(lines: Sequence[Line], paragraphs: Sequence[Sequence[int]]) -> str:
    """The text, one paragraph a line: rows joined as their script wants, fields of a row kept apart."""
    return "\n".join(_joined([lines[index] for index in paragraph]) for paragraph in paragraphs)


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text.strip() if lines else ""
    gaps = [_gap(before, line) for before, line in pairwise(lines)]
    # One row by itself is a row of fields; in running text a gap is where the detector cut a line.
    least = TOUCHING if all(gap is not None for gap in gaps) else CUT_GAP
    for line, gap in zip(lines[1:], gaps, strict=True):
        following = line.text.strip()
        if gap is None or (gap < least and not (text[-1:].isdigit() and following[:1].isdigit())):
            text = joined(text, following)
        else:
            text += ("  " if gap > FIELD_GAP or len(lines) > TWO_FIELDS else " ") + following
    return text


def _gap(before: Line, line: Line) -> float | None:
    """Ems between two texts of one row; None where the second starts a new row."""
    if _runs_down(before) != _runs_down(line):
        return None
    a, b, _c, d = before.quad.corners
    start, end = (a, d) if _runs_down(before) else (a, b)
    length, size = _length(before), _length(line)
    em = max(1.0, min(_em_of(before), _em_of(line)))
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    x, y = line.quad.centre
    own = before.quad.centre
    along = (x - own[0]) * ux + (y - own[1]) * uy
    aside = abs((y - own[1]) * ux - (x - own[0]) * uy)
    # A new row lies aside, and does not begin behind the end of the row before.
    if aside > max(BESIDE * em, along * MOST_DRIFT) or along < size / 2:
        return None
    return (along - length / 2 - size / 2) / em


def _length(line: Line) -> float:
    return max(1.0, line.quad.height if _runs_down(line) else line.quad.width)


def _em_of(line: Line) -> float:
    return line.quad.width if _runs_down(line) else line.quad.height


def _runs_down(line: Line) -> bool:
    return line.vertical and len(line.text) > 1


def joined(text: str, following: str) -> str:
    """Two stretches of one paragraph joined: Chinese without a blank, English with one, broken words mended."""
    if not text or not following:
        return text + following
    last, first = text[-1], following[0]
    if last == "-" and text[-2:-1].isalpha() and text[-2:-1].isascii():
        return text[:-1] + following if first.islower() else text + following
    if WIDE.match(last) or WIDE.match(first) or last in "-/—" or (last.isdigit() and first.isdigit()):
        return text + following
    return f"{text} {following}"
