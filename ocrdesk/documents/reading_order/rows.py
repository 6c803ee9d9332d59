"""Rows: texts that stand side by side, whether or not the detector found them as one line."""

from collections.abc import Sequence

from ocrdesk.documents.reading_order.page_frame import Strip

Row = list[Strip]
SAME_ROW = 0.5  # share of the smaller height that two texts of one row have in common
BETWEEN = 0.2  # share of the height in common from which rows side by side interlock
CLEARLY = 0.25  # by how much it must be more than what a line shares with the one under it
TIGHT = 0.6  # ems from one line of a cell to the next; a table's rows stand further apart
MOST_INTERLOCKED = 5
SAME_SIZE = 0.8  # a translation under a label is printed smaller than this
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
    return sorted([*_interlocked(rows), *([strip] for strip in strips if strip.across)], key=_height)


def _interlocked(rows: Sequence[Row]) -> list[Row]:
    """Rows that stand between one another made one: a cell of two lines beside a cell of one."""
    made: list[list[Row]] = []
    for row in sorted(rows, key=_height):
        if made and any(_interlock(other, row) for other in made[-1]) and _is_close(made[-1], row):
            made[-1].append(row)
        else:
            made.append([row])
    # Longer chains are two columns of text, whose lines happen to stand between one another.
    return [row for group in made for row in ([_by_columns(group)] if 1 < len(group) <= MOST_INTERLOCKED else group)]


def _is_close(group: Sequence[Row], row: Row) -> bool:
    """Whether the row is more of the same cells: a table's next row stands further down or has the same size."""
    alike = 0
    for strip in row:
        above = [other for one in group for other in one if _overlap(strip, other) > 0]
        if not above:
            continue
        upper = max(above, key=lambda other: other.bottom)
        if strip.top - upper.bottom > TIGHT * strip.em:
            return False
        alike += strip.em > SAME_SIZE * upper.em
    return alike <= 1


def _overlap(one: Strip, other: Strip) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _interlock(one: Row, other: Row) -> bool:
    """Whether texts of both rows share more of their height beside one another than under one another."""
    beside, under = 0.0, 0.0
    for strip in one:
        for neighbour in other:
            em = min(strip.em, neighbour.em)
            shared = (min(strip.bottom, neighbour.bottom) - max(strip.top, neighbour.top)) / em
            if _overlap(strip, neighbour) > 0:
                under = max(under, shared)
            else:
                beside = max(beside, shared)
    return beside > max(BETWEEN, under + CLEARLY) and under < SAME_ROW


def _by_columns(group: Sequence[Row]) -> Row:
    """The rows' strips column by column, each from top to bottom."""
    columns: list[Row] = []
    for strip in sorted((strip for row in group for strip in row), key=lambda strip: strip.left):
        column = columns[-1] if columns else []
        if any(strip.left < other.right - strip.em / 2 for other in column):
            column.append(strip)
        else:
            columns.append([strip])
    return [strip for column in columns for strip in sorted(column, key=lambda strip: strip.middle)]


def _height(row: Row) -> float:
    if row[0].across:
        return row[0].top
    return sum(strip.middle for strip in row) / len(row)


def _fits(strip: Strip, row: Row) -> bool:
    if strip.middle - row[-1].middle > strip.em + row[-1].em:
        return False
    nearest = min(row, key=lambda other: max(strip.left - other.right, other.left - strip.right))
    shared = min(strip.bottom, nearest.bottom) - max(strip.top, nearest.top)
    in_one_place = _overlap(strip, nearest) >= SAME_PLACE * min(strip.width, nearest.width)
    return shared >= SAME_ROW * min(strip.em, nearest.em) and not in_one_place
