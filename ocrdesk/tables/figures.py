"""Small tables without rules, told by their figures: a column of them beside names, or a row of them below heads."""

import re
from collections.abc import Sequence

from ocrdesk.tables.columns_of_text import Columns
from ocrdesk.tables.strips import Row, Strip

AMOUNT = r"[¥￥$€]?[-+]?\d[\d,.]*(?:[%％元台个件套张次人]|万元|kg)?"
DAY = r"\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?"
FIGURE = re.compile(rf"{AMOUNT}|{DAY}|[-—–/]")
"""Amounts, shares, dates, and the dashes that stand for none."""
ADDRESS = re.compile(r"[\w.+-]+[@＠][\w-]+(?:[.。][\w-]+)+|(?:https?[:：]//|www\.)[\w./-]+", re.ASCII)
"""An e-mail address, or one of a page in the web."""
PAIR_ROWS, PAIR_COLUMNS = 4, 2
ROW_COLUMNS = 4
MOST_FIGURES, LEAST_FIGURES = 0.2, 0.8
LONGEST = 12
ENDS_OF_CLAUSES, MOST_CLAUSES = ("，", "。", "；", "、"), 0.3
"""Cells of a table are no clauses; of verses and of running text many lines end so."""
LABEL = re.compile("[:：]")
SUMS = frozenset({"合计", "总计", "小计", "共计", "累计", "平均", "Total", "Sum"})


def speaks_for_itself(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether rows of two columns, or two rows, are a table beyond doubt: all places filled, figures where they belong.

    A heading may stand above figures; a contents page, whose figures only grow, is none.
    """
    if any(len(row) != columns.count or len(columns.filled(row)) != columns.count for row in rows):
        return False
    if any(len(strip.text) > LONGEST for row in rows for strip in row):
        return False
    if columns.count == PAIR_COLUMNS:
        return len(rows) >= PAIR_ROWS and _is_pair(rows)
    return columns.count >= ROW_COLUMNS and _is_row_below_heads(rows)


def says_no_table(rows: Sequence[Row]) -> bool:
    """Whether texts in rows and columns are something else: verses, addresses side by side, a contents page."""
    texts = [strip.text.rstrip() for row in rows for strip in row]
    if sum(text.endswith(ENDS_OF_CLAUSES) for text in texts) > MOST_CLAUSES * len(texts):
        return True
    if any(_repeats_label(row) for row in rows):
        return True
    lasts = [_left_to_right(row)[-1].text.strip() for row in rows]
    pages = [int(text) for text in lasts if text.isdecimal()]
    return len(pages) == len(rows) >= PAIR_ROWS and len(set(pages)) > 1 and pages == sorted(pages)


def _repeats_label(row: Row) -> bool:
    """Whether all texts of a row begin with the same label, as those of addresses side by side do."""
    labels = {LABEL.split(strip.text, maxsplit=1)[0].strip() for strip in row if LABEL.search(strip.text)}
    return len(row) > 1 and len(labels) == 1 and all(LABEL.search(strip.text) for strip in row)


def is_figure(text: str) -> bool:
    """Whether the text is a figure and nothing else."""
    return FIGURE.fullmatch(text.replace(" ", "")) is not None


def is_sum(text: str) -> bool:
    """Whether the text names a sum."""
    return text.replace(" ", "") in SUMS


def is_entry(text: str) -> bool:
    """Whether the text is mostly digits, as a figure, a code, a date, a telephone number is, or an e-mail address."""
    if ADDRESS.fullmatch(text.replace(" ", "")):
        return True
    return 2 * sum(character.isdigit() for character in text) >= len(text) > 0


def _is_pair(rows: Sequence[Row]) -> bool:
    names, figures = ([_left_to_right(row)[column].text for row in rows[1:]] for column in (0, 1))
    if _share(names) > MOST_FIGURES or _share(figures) < LEAST_FIGURES:
        return False
    values = [int(text) for text in figures if text.isdecimal()]
    return len(values) < len(figures) or values != sorted(values)


def _is_row_below_heads(rows: Sequence[Row]) -> bool:
    heads, below = ([strip.text for strip in _left_to_right(row)] for row in (rows[0], rows[-1]))
    return _share(heads) == 0 and 2 * _share(below) >= 1


def _left_to_right(row: Row) -> list[Strip]:
    return sorted(row, key=lambda strip: strip.left)


def _share(texts: Sequence[str]) -> float:
    return sum(is_figure(text) for text in texts) / len(texts)
