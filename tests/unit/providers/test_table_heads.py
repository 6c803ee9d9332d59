"""Columns told by their heads: what is read as one line below two heads is two cells."""

import pytest

from ocrdesk.providers.offline.tables import find_tables
from tests.unit.providers.drawn_tables import Sheet
from tests.unit.providers.test_flat_paper import texts
from tests.unit.providers.test_offline_tables import spans

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


PARTED = (100, 260, 400, 540, 680, 800)


def months(first: list[tuple[str, float, float]], second: list[str]) -> Sheet:
    """Figures below names of months, with the texts of a first row above those, and nothing ruled."""
    sheet = Sheet()
    for text, left, top in first:
        sheet.write(text, left, top)
    rows = [[f"Pens {n}", *(f"{n}{c}.50" for c in range(5))] for n in range(6)]
    sheet.fill([second, *rows], PARTED, [245 + 40 * row for row in range(8)])
    return sheet


@pytest.mark.parametrize("degrees", [0, 3])
def test_headings_in_the_middle_above_the_names_of_columns_span_them(degrees: float) -> None:
    first: list[tuple[str, float, float]] = [("Item", 108, 232), ("Last year", 410, 215), ("Plan", 755, 215)]
    (table,) = find_tables(*months(first, ["", "May", "June", "July", "May", "June"]).seen(degrees=degrees))
    assert spans(table) == {"Item": (2, 1), "Last year": (1, 3), "Plan": (1, 2)}
    assert texts(table)[1] == ["May", "June", "July", "May", "June"]


def test_names_above_a_row_of_figures_span_no_others() -> None:
    first: list[tuple[str, float, float]] = [("Item", 108, 215), ("Last year", 410, 215), ("Plan", 755, 215)]
    (table,) = find_tables(*months(first, ["Ink", "1.50", "2.50", "3.50", "4.50", "5.50"]).seen())
    assert not any(row_span > 1 for row_span, _ in spans(table).values())
    assert texts(table)[1] == ["Ink", "1.50", "2.50", "3.50", "4.50", "5.50"]
