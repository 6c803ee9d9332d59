"""Columns told by their heads: what is read as one line below two heads is two cells."""

import pytest

from ocrdesk.providers.offline.tables import find_tables
from tests.unit.providers.drawn_tables import Sheet
from tests.unit.providers.test_flat_paper import texts

COLUMNS = (100, 300, 520, 660)
HEADS = ["No", "Firm", "Sum", "Number"]
ROWS = [[str(n), f"Firm {n}", f"{n}4.50", f"HT2026{n}"] for n in range(1, 10)]


def stock(apart: float, *, glued: int = 0) -> Sheet:
    """Rows whose last two texts are one line with a blank of that width; the first `glued` have none."""
    sheet = Sheet()
    places = [150 + 40 * number for number in range(len(ROWS) + 1)]
    sheet.fill([HEADS], COLUMNS, places)
    for number, (row, top) in enumerate(zip(ROWS, places[1:], strict=False)):
        sheet.fill([row[:2]], COLUMNS, (top, top + 40))
        blank = "" if number < glued else " "
        sheet.write(blank.join(row[2:]), COLUMNS[3] - 5 * 11 - apart, top + 11)
    return sheet


@pytest.mark.parametrize("glued", [0, 1, 3], ids=["all have a blank", "one was read without", "a third were"])
def test_one_line_below_two_heads_is_cut_at_the_blank_that_all_rows_share(glued: int) -> None:
    (table,) = find_tables(*stock(6, glued=glued).seen(degrees=1))
    assert texts(table)[0] == HEADS
    assert texts(table)[1 + glued :] == ROWS[glued:]


def test_words_below_one_head_are_one_cell_though_each_row_has_a_blank_there() -> None:
    sheet = Sheet()
    rows = [["No", "Firm", "Delivery"], *([str(n), f"Firm {n}", f"part {n}"] for n in range(1, 9))]
    sheet.fill(rows, COLUMNS, [150 + 40 * number for number in range(len(rows) + 1)])
    (table,) = find_tables(*sheet.seen())
    assert texts(table) == rows
