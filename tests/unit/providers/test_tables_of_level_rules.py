"""Tables whose columns nothing rules but whose rows are: in frames, with groups at the left, beyond the last rule."""

from collections.abc import Sequence

import pytest

from ocrdesk.model import Table
from ocrdesk.providers.offline.tables import find_tables
from tests.unit.providers.drawn_tables import Sheet
from tests.unit.providers.test_offline_tables import spans, texts

COLUMNS, SIDES = (100, 300, 500, 700), (100, 900)
HEADS = ["Office", "Item", "Sum", "Note"]
VIEWS = [{}, {"degrees": 3}, {"degrees": 2, "aslant": 0.1, "noise": 5}]


def bounds(rows: int, first: int = 200) -> list[int]:
    return [first + 40 * row for row in range(rows + 1)]


def level(sheet: Sheet, places: Sequence[int], left: int = 100) -> None:
    for place in places:
        sheet.rule((left, place), (900, place))


def framed(sheet: Sheet, places: Sequence[int]) -> None:
    for side in SIDES:
        sheet.rule((side, places[0]), (side, places[-1]))


def goods(count: int) -> list[list[str]]:
    return [["", f"Pens {row}", f"{row}2.50", "ok"] for row in range(count)]


def first_column(table: Table) -> list[str]:
    return [cell.text for cell in table.cells if cell.column == 0]


@pytest.mark.parametrize("frame", [False, True], ids=["open sides", "in a frame"])
@pytest.mark.parametrize("view", VIEWS, ids=["as drawn", "askew", "aslant"])
def test_a_rule_that_begins_beside_a_groups_name_leaves_it_one_cell(view: dict[str, float], *, frame: bool) -> None:
    sheet, places = Sheet(), bounds(9)
    level(sheet, (200, 240, 360, 520, 560))
    level(sheet, (280, 320, 400, 440, 480), left=300)
    if frame:
        framed(sheet, places)
    sheet.fill([HEADS, *goods(7)], COLUMNS, places)
    sheet.write("North", 108, 291)
    sheet.write("South", 108, 431)
    sheet.fill([["Sum", "", "875.00", ""]], COLUMNS, (520, 560))
    (table,) = find_tables(*sheet.seen(**view))
    assert spans(table) == {"North": (3, 1), "South": (4, 1)}
    assert first_column(table) == ["Office", "North", "South", "Sum"]
    assert texts(table)[2] == ["Pens 1", "12.50", "ok"]
    assert table.guess


@pytest.mark.parametrize("edge", [False, True], ids=["no edge", "the sheet's edge is seen"])
@pytest.mark.parametrize("view", VIEWS, ids=["as drawn", "askew", "aslant"])
def test_a_rule_below_the_head_of_a_framed_table_leaves_the_head_in_it(view: dict[str, float], *, edge: bool) -> None:
    sheet, places = Sheet(), bounds(8)
    level(sheet, (200, 240, 520))
    if edge:
        for place in (130, 600):
            sheet.rule((70, place), (930, place))
        sheet.fill([["Made by Han", "", "May 2026"]], COLUMNS, (160, 200))
        sheet.fill([["Checked by Li", "", "Page 1"]], COLUMNS, (530, 570))
    framed(sheet, places)
    rows = [HEADS, *([f"North {row[2]}", *row[1:]] for row in goods(7))]
    sheet.fill(rows, COLUMNS, places)
    (table,) = find_tables(*sheet.seen(**view))
    assert texts(table) == rows


@pytest.mark.parametrize("view", VIEWS, ids=["as drawn", "askew", "aslant"])
def test_rows_beyond_the_outermost_rules_belong_to_their_table_and_its_title_does_not(view: dict[str, float]) -> None:
    sheet, places = Sheet(), bounds(8)
    sheet.write("Purchases of the year", 380, 140)
    level(sheet, places[1:-1])
    rows = [HEADS, *([f"North {row[2]}", *row[1:]] for row in goods(7))]
    sheet.fill(rows, COLUMNS, places)
    sheet.write("All prices hold for the year, those of paper for the quarter, without freight", 100, 560)
    (table,) = find_tables(*sheet.seen(**view))
    assert texts(table) == rows
    assert table.title == "Purchases of the year"


@pytest.mark.parametrize("view", VIEWS[:2], ids=["as drawn", "askew"])
def test_one_rule_below_two_headings_is_parted_in_the_middle_between_them(view: dict[str, float]) -> None:
    columns = (100, 260, 400, 540, 680, 800)
    sheet, places = Sheet(), bounds(7)
    level(sheet, (200, 280, places[-1]))
    level(sheet, (240,), left=260)
    for text, left, top in (("Item", 108, 231), ("Last year", 420, 211), ("Plan", 770, 211)):
        sheet.write(text, left, top)
    sheet.fill([["", "May", "June", "July", "May", "June"]], columns, (240, 280))
    sheet.fill([[f"Pens {n}", *(f"{n}{c}.50" for c in range(5))] for n in range(5)], columns, bounds(5, 280))
    (table,) = find_tables(*sheet.seen(**view))
    assert spans(table) == {"Item": (2, 1), "Last year": (1, 3), "Plan": (1, 2)}


@pytest.mark.parametrize("left", [200, 330], ids=["over the first two columns", "in the second"])
def test_a_sums_label_takes_the_columns_before_it_where_it_stands_in_their_middle(left: int) -> None:
    sheet, places = Sheet(), bounds(7)
    level(sheet, (200, 240, 480))
    sheet.fill([HEADS, *([str(n), *row[1:]] for n, row in enumerate(goods(5)))], COLUMNS, places)
    sheet.write("合计", left if left < 300 else 308, 451)
    sheet.fill([["", "", "875.00", ""]], COLUMNS, (440, 480))
    (table,) = find_tables(*sheet.seen())
    (label,) = [cell for cell in table.cells if cell.text == "合计"]
    assert (label.column, label.column_span) == ((0, 2) if left < 300 else (1, 1))


def test_a_screens_edge_with_a_stray_rule_in_it_is_no_table() -> None:
    sheet, places = Sheet(), bounds(10)
    level(sheet, (200, 600))
    framed(sheet, places)
    level(sheet, (580,), left=700)
    for row, place in enumerate(places[1:-2]):
        sheet.write(f"Label {row}", 108, place + 11)
        sheet.write(f"Value {row}", 500, place + 11)
    assert find_tables(*sheet.seen()) == ()


def test_a_frame_with_a_letters_head_and_prose_is_no_table() -> None:
    sheet, places = Sheet(), bounds(10)
    level(sheet, (200, 240, 600))
    framed(sheet, places)
    sheet.write("North Office", 108, 211)
    sheet.write("1 May 2026", 700, 211)
    for place in places[1:-1]:
        sheet.write("The goods were sent by rail and come before the month is over, all", 108, place + 11)
    assert find_tables(*sheet.seen()) == ()
