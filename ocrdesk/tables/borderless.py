"""Tables whose columns, or rows, nothing rules: a grid guessed from where the texts stand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ocrdesk.tables.columns_of_text import STRAY, Columns, Gap, gaps_between
from ocrdesk.tables.figures import is_entry, is_sum, says_no_table, speaks_for_itself
from ocrdesk.tables.grid import Bar, Grid, Place
from ocrdesk.tables.group_heads import headings_over, parted_bars, places_of_head, upper_and_lower
from ocrdesk.tables.pencils import Frame
from ocrdesk.tables.row_rules import spanning_down
from ocrdesk.tables.strips import (
    PART_OF_ROW,
    Row,
    Strip,
    middle_of,
    pieces_of,
    rows_of,
    texts_beside,
    whole_rows_of,
    words_of,
)

GAP_IN_RULES, GAP_IN_FREE = 0.55, 1.0
"""The narrowest gaps between columns, in ems: where rules bound the table, and where nothing does."""
GAP_WITHIN, MOSTLY = 0.25, 0.5
"""Columns may be this near each other where this share of the rows has two texts there."""
GAP_BELOW_HEADS, READ_AS_ONE, MANY = 0.2, 0.35, 8
"""Nor need they be further apart where each has a head of its own; of so many rows this share may have been read as
one."""
OVERLAP = 0.35
"""A text stands in a column that it reaches into by this much, in ems."""
NEARER = 0.9
CLOSE = 0.8
"""Lines nearer than this share of the usual distance may be of one cell."""
LONG_CELL, LONG_FREE = 16, 10
"""Letters of a long text, other than telephone numbers and the like; a table has few, one without rules still fewer."""
MOST_LONG, MOST_LONG_FREE = 0.4, 0.2
LEAST_ENTRIES = 0.25
"""Where so many texts are figures, codes or dates, more may be long even if nothing bounds the table."""
MOST_COLONS = 0.3
LEAST_FILLED, LEAST_FILLED_FREE = 0.5, 0.7
LEAST_ALIGNED = 0.55
FULL = 0.9
LEAST_SIDE = 2
LEAST_FREE = 3
"""With fewer rows or columns than this, texts that no rule bounds may be a heading with its notes."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table is thought to be, in a frame, and what is known: bounds of columns, places of level rules.

    `partial` are level rules over some of the columns; a `free` area has no rules at all; `wanted` tells that a
    person says that here is a table.
    """

    left: float
    top: float
    right: float
    bottom: float
    columns: tuple[float, ...] = ()
    rules: tuple[float, ...] = ()
    partial: tuple[Bar, ...] = ()
    free: bool = False
    wanted: bool = False


def guessed_grid(area: Area, strips: Sequence[Strip], frame: Frame, em: float) -> Grid | None:
    """The grid of the texts in that area; None where they make no convincing table."""
    inside = [
        strip
        for strip in strips
        if area.top - 0.3 * em < strip.middle < area.bottom + 0.3 * em
        and area.left - em < strip.centre < area.right + em
    ]
    bands = _bands(inside, area.rules, em)
    if sum(len(band) for band in bands) < 2:  # noqa: PLR2004 - one row is a line of text
        return None
    columns = _columns(_around(area, inside), bands, em)
    if not area.columns:
        first, *below = (row for band in bands for row in band)
        columns = _named_by_heads(_parted_below_heads(columns, first, below, em), first, below, em)
    if columns.count < 2 and not area.wanted:  # noqa: PLR2004 - one is a list
        return None
    bars = [bar for bar in area.partial if not area.rules or bar.place < area.rules[0]]
    head, body = (bands[0], bands[1:]) if bars else ([], bands)
    bars = parted_bars(bars, head, columns)
    halves = upper_and_lower(head, bars, columns) if head else ()
    if not all(halves):
        head, body, halves = [], bands, ()
    logical = [row for band in body for row in _whole_rows(band, columns, em)]
    places = _places(logical, columns, em)
    if head:
        logical = [*halves, *logical]
        places = [*places_of_head(bars, columns), *(replace(place, row=place.row + 2) for place in places)]
    elif len(logical) > LEAST_FREE and (bars := headings_over(logical[0], logical[1], columns, em)):
        head = [logical[0]]
        places = [*places_of_head(bars, columns), *(place for place in places if place.row > 1)]
    if not area.wanted and not is_convincing(logical, columns, em, free=area.free):
        return None
    edges = _edges(logical, area, em)
    if head:
        edges[1] = bars[0].place
    if area.partial:
        places = spanning_down(places, logical, edges, columns, bars=area.partial, em=em)
    return Grid(frame, tuple(edges), columns.bounds, tuple(places), guess=True)


def _around(area: Area, strips: Sequence[Strip]) -> Area:
    """The area, made as wide as its texts."""
    left, right = (strip.left for strip in strips), (strip.right for strip in strips)
    return replace(area, left=min(area.left, *left), right=max(area.right, *right))


def _bands(strips: Sequence[Strip], rules: Sequence[float], em: float) -> list[list[Row]]:
    """The rows between each two level rules."""
    cuts = sorted(rules)
    bands: list[list[Strip]] = [[] for _ in range(len(cuts) + 1)]
    for strip in strips:
        bands[sum(cut < strip.middle for cut in cuts)].append(strip)
    split = [rows_of(band, em) for band in bands if band]
    counts = [len(rows) for rows in split]
    if len(counts) >= 4 and median(counts) == 1:  # noqa: PLR2004 - so many rules are rules of rows
        return [[sorted((strip for row in rows for strip in row), key=lambda each: each.left)] for rows in split]
    return split


def _columns(area: Area, bands: Sequence[Sequence[Row]], em: float) -> Columns:
    rows = [row for band in bands for row in band]
    if area.columns:
        return Columns((area.left, *area.columns, area.right), OVERLAP * em)
    least = (GAP_IN_FREE if area.free and not area.wanted else GAP_IN_RULES) * em
    # The head may have texts over several columns: the rows below it tell better, where there are enough.
    body = [row for band in bands[1:] for row in band] if len(bands) > 1 else rows
    body = body if len(body) > 2 else rows  # noqa: PLR2004 - fewer tell nothing
    # A sum's label may stand between two columns, over which it is.
    body = whole_rows_of([strip for row in body for strip in row if not is_sum(strip.text)], em)
    gaps = gaps_between(body, least)
    bounds = (area.left, *(gap.middle for gap in gaps), area.right)
    return Columns(tuple(_parted(bounds, body, em)), OVERLAP * em)


def _parted(bounds: Sequence[float], rows: Sequence[Row], em: float) -> list[float]:
    """The bounds with those between columns that nearly touch, where most rows have two texts side by side."""
    found = [bounds[0]]
    for left, right in pairwise(bounds):
        pieces = [[piece for strip in row for piece in pieces_of(strip)] for row in rows]
        inside = [[piece for piece in row if left < piece.centre < right] for row in pieces]
        several = [row for row in inside if row and texts_beside(row, GAP_WITHIN * em) > 1]
        if len(bounds) > 2 and len(several) >= max(3, MOSTLY * sum(map(bool, inside))):  # noqa: PLR2004
            found += [gap.middle for gap in gaps_between(several, GAP_WITHIN * em)]
        found.append(right)
    return found


def _parted_below_heads(columns: Columns, head: Row, body: Sequence[Row], em: float) -> Columns:
    """The columns with those parted that have several heads, where the rows have a blank between them, too.

    What stands below two heads close to each other may have been read as one line.
    """
    bounds = [columns.bounds[0]]
    for column, (left, right) in enumerate(pairwise(columns.bounds)):
        heads = sorted((strip for strip in head if columns.of(strip)[0] == column), key=lambda strip: strip.left)
        if heads and texts_beside(heads, GAP_WITHIN * em) > 1:
            words = [[word for strip in row for word in words_of(strip) if left < word.centre < right] for row in body]
            own = [row for row in words if row]
            stray = READ_AS_ONE if len(own) >= MANY else STRAY
            bounds += _between_heads(heads, gaps_between(own, GAP_BELOW_HEADS * em, stray=stray))
        bounds.append(right)
    return replace(columns, bounds=tuple(bounds))


def _between_heads(heads: Row, gaps: Sequence[Gap]) -> list[float]:
    """The middle of the widest gap between each two heads; none where two of them have no gap between them."""
    between = [[gap for gap in gaps if before.centre < gap.middle < after.centre] for before, after in pairwise(heads)]
    return [max(each, key=lambda gap: gap.width).middle for each in between] if all(between) else []


def _named_by_heads(columns: Columns, head: Row, body: Sequence[Row], em: float) -> Columns:
    """The columns, or those below the texts of the first row, one each, however near they are to each other.

    A head may stand at the other side of its column than what is below it.
    """
    heads = sorted(head, key=lambda strip: strip.left)
    least = LEAST_FREE if len(heads) > columns.count else LEAST_SIDE
    gaps = gaps_between(body, GAP_BELOW_HEADS * em, stray=0.0)
    if len(heads) < least or len(body) < LEAST_SIDE or len(gaps) + 1 != len(heads):
        return columns
    rights = [max(gap.left, strip.right) for gap, strip in zip(gaps, heads[:-1], strict=True)]
    lefts = [min(gap.right, strip.left) for gap, strip in zip(gaps, heads[1:], strict=True)]
    if any(right >= left for right, left in zip(rights, lefts, strict=True)):
        return columns
    middles = ((right + left) / 2 for right, left in zip(rights, lefts, strict=True))
    return replace(columns, bounds=(columns.bounds[0], *middles, columns.bounds[-1]))


def _whole_rows(rows: Sequence[Row], columns: Columns, em: float) -> list[Row]:
    """The rows of the table: lines of one cell, and what stands beside their middle, put together."""
    if len(rows) < 2:  # noqa: PLR2004
        return [list(row) for row in rows]
    steps = [middle_of(after) - middle_of(before) for before, after in pairwise(rows)]
    usual = _usual_step(rows, columns) or median(steps)
    whole: list[Row] = [list(rows[0])]
    for row, step, below in zip(rows[1:], steps, [*steps[1:], math.inf], strict=True):
        if _belongs(whole[-1], row, columns, Step(step / em, step / usual, rises=below < NEARER * step)):
            whole[-1].extend(row)
        else:
            whole.append(list(row))
    return _with_first_lines(whole, columns, usual)


def _usual_step(rows: Sequence[Row], columns: Columns) -> float:
    """How far apart the rows are that have a text in the first column; 0 where too few have."""
    named = [middle_of(row) for row in rows if 0 in columns.filled(row)]
    return median(below - above for above, below in pairwise(named)) if len(named) > 2 else 0.0  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Step:
    """How far a row stands below another: in ems, in usual steps; `rises` where the next one is clearly nearer."""

    ems: float
    share: float
    rises: bool


def _belongs(above: Row, row: Row, columns: Columns, step: Step) -> bool:
    """Whether the row goes on with the one above it."""
    filled, before = columns.filled(row), columns.filled(above)
    few = len(filled) <= columns.count / 2
    if step.ems < PART_OF_ROW and (few or not filled & before):
        return True
    # A second line of a few cells: closer than rows are, and nothing in the column that names the row.
    return step.share < CLOSE and few and not step.rises and 0 not in filled and filled <= before


def _with_first_lines(rows: Sequence[Row], columns: Columns, usual: float) -> list[Row]:
    """The rows with the lines that stand higher than the rest of their row, where a cell has several."""
    whole: list[Row] = []
    waiting: Row = []
    for number, row in enumerate(rows):
        after = rows[number + 1] if number + 1 < len(rows) else []
        filled, below = columns.filled(row), columns.filled(after)
        few = 2 * len(filled) <= columns.count and 0 not in filled
        if after and few and 0 in below and middle_of(after) - middle_of(row) < CLOSE * usual and filled <= below:
            waiting += row
        else:
            whole.append([*waiting, *row])
            waiting = []
    return whole


def is_convincing(rows: Sequence[Row], columns: Columns, em: float, *, free: bool) -> bool:
    """Whether the rows look like a table's: short texts that fill most places, no labels, no running text."""
    strips = [strip for row in rows for strip in row]
    if free and min(len(rows), columns.count) < LEAST_FREE and not speaks_for_itself(rows, columns):
        return False
    if (columns.count == 2 and len(rows) < 3) or (free and says_no_table(rows)):  # noqa: PLR2004
        return False
    words = [strip.text for strip in strips if not is_entry(strip.text)]
    long = sum(len(text) > (LONG_FREE if free else LONG_CELL) for text in words)
    colons = sum(strip.text.rstrip().endswith((":", "：")) or "：" in strip.text[:8] for strip in strips)
    filled = [columns.filled(row) for row in rows]
    share = sum(len(each) for each in filled) / (len(rows) * columns.count)
    if colons > MOST_COLONS * len(strips) or share < (LEAST_FILLED_FREE if free else LEAST_FILLED):
        return False
    entries = len(strips) - len(words)
    most = MOST_LONG_FREE if free and entries < LEAST_ENTRIES * len(strips) else MOST_LONG
    if long > most * len(strips) or _is_prose(rows, columns, em):
        return False
    several = sum(len(each) > 1 for each in filled)
    if several < 0.6 * len(rows):
        return False
    return not free or (_aligned(rows, columns, em) >= LEAST_ALIGNED and not _has_heads_in_one(rows[0], columns, em))


def _has_heads_in_one(head: Row, columns: Columns, em: float) -> bool:
    """Whether two texts of the first row stand side by side in one column: then there are columns not seen."""
    own = ([strip for strip in head if columns.of(strip)[0] == column] for column in range(columns.count))
    return any(texts_beside(sorted(each, key=lambda strip: strip.left), GAP_WITHIN * em) > 1 for each in own if each)


def _is_prose(rows: Sequence[Row], columns: Columns, em: float) -> bool:
    """Whether the columns are filled to their sides by most rows, as columns of running text are."""
    full = counted = 0
    for column in range(columns.count):
        widths = [strip.width for strip in columns.texts_of(rows, column)]
        if len(widths) < 3:  # noqa: PLR2004 - too few to tell
            continue
        counted += 1
        widest = max(widths)
        full += widest > 8 * em and sum(width > FULL * widest for width in widths) > 0.6 * len(widths)
    return counted > 0 and full > counted / 2


def _aligned(rows: Sequence[Row], columns: Columns, em: float) -> float:
    """The share of columns whose texts stand in line at the left, at the right or in the middle."""
    lined = counted = 0
    for column in range(columns.count):
        own = columns.texts_of(rows, column)
        if len(own) < min(3, len(rows)):
            continue  # too few to tell
        counted += 1
        for places in (
            [strip.left for strip in own],
            [strip.right for strip in own],
            [strip.centre for strip in own],
        ):
            usual = median(places)
            if sum(abs(place - usual) < 0.6 * em for place in places) >= 0.7 * len(places):
                lined += 1
                break
    return lined / counted if counted else 0.0


def _edges(rows: Sequence[Row], area: Area, em: float) -> list[float]:
    """The bounds of the rows: half-way between texts, or the rule where there is one."""
    spans = [(min(s.middle - s.height / 2 for s in row), max(s.middle + s.height / 2 for s in row)) for row in rows]
    first = area.top if not area.free else spans[0][0] - 0.3 * em
    last = area.bottom if not area.free else spans[-1][1] + 0.3 * em
    inner = []
    middles = [middle_of(row) for row in rows]
    for (_, bottom), (top, _), above, below in zip(spans, spans[1:], middles, middles[1:], strict=False):
        between = [rule for rule in area.rules if above < rule < below]
        inner.append(between[0] if between else (bottom + top) / 2)
    return [min(first, spans[0][0]), *inner, max(last, spans[-1][1])]


def _places(rows: Sequence[Row], columns: Columns, em: float) -> list[Place]:
    """A place for each column of a row; texts over several columns make one of them."""
    places = []
    for number, row in enumerate(rows):
        spans = {}
        for strip in row:
            first, last = columns.of(strip)
            others = {columns.of(other)[0] for other in row if other is not strip}
            if is_sum(strip.text) and min(others, default=first) >= first:
                first = _first_of_sum(strip, first, columns.bounds)
            if (
                last > first
                and not others & set(range(first, last + 1))
                and _is_one(strip, columns.bounds[first + 1 : last + 1], em)
            ):
                spans[first] = last
        column = 0
        while column < columns.count:
            last = spans.get(column, column)
            places.append(Place(number, column, 1, last - column + 1))
            column = last + 1
    return places


def _first_of_sum(strip: Strip, first: int, bounds: Sequence[float]) -> int:
    """The first column of a sum's label: all before it, where it stands rather in their middle than in its own."""
    end = bounds[first + 1]
    nearer = abs(bounds[0] + end - 2 * strip.centre) < abs(bounds[first] + end - 2 * strip.centre)
    return 0 if nearer else first


def _is_one(strip: Strip, bounds: Sequence[float], em: float) -> bool:
    """Whether a strip that runs over those bounds is one text, not several read as one: figures do not span columns."""
    gaps = strip.blanks if any(map(is_entry, strip.text.split())) else strip.breaks
    return not any(left - 0.5 * em < bound < right + 0.5 * em for bound in bounds for left, right in gaps)
