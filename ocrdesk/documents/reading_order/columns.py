"""Columns: where a page, or a part of it, is to be cut so that each side is read on its own."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ocrdesk.documents.reading_order.page_frame import Strip
from ocrdesk.documents.reading_order.rows import Row

LEAST_ROWS = 3
PROSE_WIDTH = 5.5  # ems: shorter texts are words of a form or table, not lines of a column
PROSE_SHARE = 0.5
FORM_FIELDS = 2  # a label and its value
WIDE_GUTTER = 1.2  # ems
DENSE = 2.1  # ems from line to line: what is wider apart is a table's rows
EDGE = 0.7  # ems within which two edges are one margin
ALIGNED = 0.3  # ems within which two rows stand side by side
INDEPENDENT_SHARE = 0.65
SURE_ROWS = 4
TOUCHING = 0.6  # ems between two pieces of one line
NEAR = 5  # strips before and after, among them the neighbours in the same column
CENTRED = 2.0  # ems from the middle: from the side, the nearer half of a page looks the wider
SAME_SIZE = 1.2  # times the print of a column: what is larger is a title over several
SLOT = 0.35  # ems: the width of the white stretches looked for
LOOSE = 0.15  # ems by which a box may stand out over its ink
MOST_GAPS = 12
SENTENCE = re.compile(r"[，。；、：,.;:]|[A-Za-z]{2,} [A-Za-z]")
ENUMERATED = re.compile(r"[(（]?(?:[A-Za-z]|\d{1,2}|[一二三四五六七八九十]{1,2})[)）.．、]\s*")
"""What an answer to choose from, or a point of a list, begins with: its mark ends no sentence."""
DIGIT = re.compile(r"\d")

RowNumbers = dict[int, int]
"""The number of its row, by each strip's index."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a page cut in four: what is above, on the left, on the right, and below."""

    above: list[Strip]
    left: list[Strip]
    right: list[Strip]
    below: list[Strip]

    @property
    def parts(self) -> tuple[list[Strip], ...]:
        """The four in reading order."""
        return self.above, self.left, self.right, self.below


def cut(rows: Sequence[Row]) -> Cut | None:
    """Cut where two sides are read one after the other; None where all is to be read row by row."""
    return _cut_at_label([strip for row in rows for strip in row]) or _cut_at_gutter(rows)


def _mended(rows: Sequence[Row]) -> tuple[list[Row], dict[int, list[Strip]]]:
    """Rows with the lines that a detector cut made whole again, and their pieces by the whole's index."""
    mended: list[Row] = []
    pieces: dict[int, list[Strip]] = {}
    for row in rows:
        whole: Row = []
        for strip in row:
            last = whole[-1] if whole else None
            if last is not None and _touch(last, strip):
                whole[-1] = replace(last, text=last.text + strip.text, right=max(last.right, strip.right))
                pieces[last.index].append(strip)
            else:
                whole.append(strip)
                pieces[strip.index] = [strip]
        mended.append(whole)
    return mended, pieces


def _touch(one: Strip, other: Strip) -> bool:
    em = min(one.em, other.em)
    level = abs(one.middle - other.middle) < em / 2 and not one.across and not other.across
    return level and -em < other.left - one.right < TOUCHING * em


def _cut_at_label(strips: Sequence[Strip]) -> Cut | None:
    """Cut before a label that runs across the rows and has such a label beside it (an invoice's two parties)."""
    labels = sorted((strip for strip in strips if strip.across), key=lambda strip: strip.left)
    for first, label in pairwise(labels):
        if min(first.bottom, label.bottom) - max(first.top, label.top) < (label.bottom - label.top) / 2:
            continue
        inside = [strip for strip in strips if label.top <= strip.middle <= label.bottom]
        left = [strip for strip in inside if strip.right < label.left]
        right = [strip for strip in inside if strip.left >= label.left]
        if len(left) > 1 and len(right) > 1 and len(left) + len(right) == len(inside):
            above = [strip for strip in strips if strip.middle < label.top]
            return Cut(above, left, right, [strip for strip in strips if strip.middle > label.bottom])
    return None


def _cut_at_gutter(rows: Sequence[Row]) -> Cut | None:
    """Cut along the tallest gutter between two columns."""
    rows, pieces = _mended(rows)
    numbers = {strip.index: number for number, row in enumerate(rows) for strip in row}
    gaps = {(len(gap.above), len(gap.left), len(gap.right)): gap for gap in _gaps(rows)}
    tallest = sorted(gaps.values(), key=_shared_height, reverse=True)[:MOST_GAPS]
    found = next((gap for gap in tallest if any(test(gap, numbers) for test in _TESTS)), None)
    return found and Cut(*([piece for strip in part for piece in pieces[strip.index]] for part in found.parts))


def _gaps(rows: Sequence[Row]) -> Iterator[Cut]:
    """Every upright white stretch through several rows with enough lines on both sides."""
    strips = [strip for row in rows for strip in row]
    em = median(strip.em for strip in strips)
    step, loose = SLOT * em, LOOSE * em
    start, end = min(strip.left for strip in strips), max(strip.right for strip in strips)
    slots = int((end - start) / step) + 1
    titles = {place for place, row in enumerate(rows) if _is_title(row, em, (start + end) / 2)}
    crossing: list[set[int]] = [set(titles) for _ in range(slots)]
    for place, row in enumerate(rows):
        for strip in row:
            first, last = int((strip.left + loose - start) / step), int((strip.right - loose - start) / step)
            for slot in range(first, min(last, slots - 1) + 1):
                crossing[slot].add(place)
    for slot, crossed in enumerate(crossing):
        if slot and crossed == crossing[slot - 1]:
            continue
        x = start + (slot + 0.5) * step
        for above, below in pairwise([-1, *sorted(crossed), len(rows)]):
            if below - above > LEAST_ROWS:
                gap = _cut_at(rows, x, above + 1, below)
                if min(len(gap.left), len(gap.right)) >= LEAST_ROWS:
                    yield gap


def _cut_at(rows: Sequence[Row], x: float, first: int, last: int) -> Cut:
    # Over an odd number of columns a title, or a page number below, stands beside no gutter's end, but in a column.
    while last - first > LEAST_ROWS and _is_centred(rows[first], rows[first + 1 : last]):
        first += 1
    while last - first > LEAST_ROWS and _is_centred(rows[last - 1], rows[first : last - 1]):
        last -= 1
    inside = [strip for row in rows[first:last] for strip in row]
    left = [strip for strip in inside if strip.left + strip.right < 2 * x]
    right = [strip for strip in inside if strip.left + strip.right >= 2 * x]
    above = [strip for row in rows[:first] for strip in row]
    return Cut(above, left, right, [strip for row in rows[last:] for strip in row])


def _is_title(row: Row, em: float, middle: float) -> bool:
    """Whether the row is one large text in the middle: it stands over all columns, whichever gutters it leaves open."""
    (strip, *beside) = row
    large = strip.em > SAME_SIZE * em and len(strip.text) > 1
    return large and not beside and abs((strip.left + strip.right) / 2 - middle) < CENTRED * em


def _is_centred(row: Row, others: Sequence[Row]) -> bool:
    """Whether the row is one text in the middle of what the others take, and at the margin of none of its size."""
    (strip, *beside), texts = row, [other for line in others for other in line]
    middle = (min(text.left for text in texts) + max(text.right for text in texts)) / 2
    if beside or abs((strip.left + strip.right) / 2 - middle) > CENTRED * strip.em:
        return False
    alike = (text for text in texts if strip.em < SAME_SIZE * text.em)
    return not any(abs(text.left - strip.left) < EDGE * min(strip.em, text.em) for text in alike)


def _shared_height(gap: Cut) -> float:
    top = max(min(strip.top for strip in side) for side in (gap.left, gap.right))
    bottom = min(max(strip.bottom for strip in side) for side in (gap.left, gap.right))
    return bottom - top


def _two_columns(gap: Cut, _rows: RowNumbers) -> bool:
    """Running text on both sides."""
    return all(_is_prose(side) for side in (gap.left, gap.right))


def _is_prose(side: Sequence[Strip]) -> bool:
    prose = len(_prose(side))
    return prose >= LEAST_ROWS and prose >= PROSE_SHARE * len(side)


def _prose(side: Sequence[Strip]) -> list[Strip]:
    """Lines of running text: long, with a sentence's marks or from margin to margin like those around them."""
    ordered = sorted(side, key=lambda strip: strip.middle)
    found = []
    for place, strip in enumerate(ordered):
        if strip.width < PROSE_WIDTH * strip.em or len(DIGIT.findall(strip.text)) > len(strip.text) / 2:
            continue
        near = ordered[max(0, place - NEAR) : place] + ordered[place + 1 : place + 1 + NEAR]
        point = ENUMERATED.match(strip.text)
        is_sentence = SENTENCE.search(strip.text, point.end() if point else 0) is not None
        # Answers side by side are often equally long.
        if is_sentence or (point is None and sum(_same_margins(strip, other) for other in near) > 1):
            found.append(strip)
    return found


def _same_margins(one: Strip, other: Strip) -> bool:
    return abs(one.left - other.left) < EDGE * one.em and abs(one.right - other.right) < EDGE * one.em


def _two_halves_of_a_form(gap: Cut, numbers: RowNumbers) -> bool:
    """Labels and values on both sides, and on one of them a value of several lines."""
    gutter = min(strip.left for strip in gap.right) - max(strip.right for strip in gap.left)
    sides = [_rows(side, numbers) for side in (gap.left, gap.right)]
    if gutter < WIDE_GUTTER * median(strip.em for strip in gap.left):
        return False
    if any(median(_extent(row) for row in rows) < PROSE_WIDTH * rows[0][0].em for rows in sides):
        return False
    # A seal may add its letters to a row; a table has many fields in all of them.
    across = Counter(numbers[strip.index] for strip in (*gap.left, *gap.right))
    if sum(fields > 2 * FORM_FIELDS for fields in across.values()) > 1:
        return False
    return any(_has_long_value(rows) for rows in sides)


def _has_long_value(rows: Sequence[Row]) -> bool:
    """Whether some rows hold only more of a value: long, and standing in where the labels stand."""
    labels = min(row[0].left for row in rows)
    alone = [row[0] for row in rows if len(row) == 1 and row[0].left > labels + FORM_FIELDS * row[0].em]
    return len(_prose(alone)) > 1


def _independent(gap: Cut, numbers: RowNumbers) -> bool:
    """Lines closely set on both sides that do not stand side by side: neither a table nor a form."""
    left, right = _rows(gap.left, numbers), _rows(gap.right, numbers)
    if min(len(left), len(right)) < SURE_ROWS:
        return False
    if not all(_is_dense(rows) and not _is_table(rows) for rows in (left, right)):
        return False
    fewer, more = sorted((left, right), key=len)
    top, bottom = _middle(more[0]), _middle(more[-1])
    beside = [row for row in fewer if top <= _middle(row) <= bottom]
    aligned = sum(any(abs(_middle(row) - _middle(other)) < ALIGNED * row[0].em for other in more) for row in beside)
    return len(beside) >= SURE_ROWS and aligned < INDEPENDENT_SHARE * len(beside)


_TESTS: tuple[Callable[[Cut, RowNumbers], bool], ...] = (_two_columns, _two_halves_of_a_form, _independent)


def _rows(side: Sequence[Strip], numbers: RowNumbers) -> list[Row]:
    rows: dict[int, Row] = {}
    for strip in sorted(side, key=lambda strip: strip.left):
        rows.setdefault(numbers[strip.index], []).append(strip)
    return sorted(rows.values(), key=_middle)


def _is_table(rows: Sequence[Row]) -> bool:
    cells = [row for row in rows if len(row) > 1 and all(strip.width < PROSE_WIDTH * strip.em for strip in row)]
    return len(cells) > len(rows) / 2


def _is_dense(rows: Sequence[Row]) -> bool:
    steps = [_middle(after) - _middle(before) for before, after in pairwise(rows)]
    return median(steps) < DENSE * median(row[0].em for row in rows)


def _middle(row: Row) -> float:
    return sum(strip.middle for strip in row) / len(row)


def _extent(row: Row) -> float:
    return row[-1].right - row[0].left
