"""Tables found in drawn pictures, whose lines of text are known exactly: no models are needed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import pytest

from ocrdesk.model import Line, Quad, Table
from ocrdesk.providers.offline.detection import Found, Picture
from ocrdesk.providers.offline.tables import find_tables, read_tables
from tests.unit.providers.drawn_tables import Sheet

COLUMNS, ROWS = (100, 300, 450, 650, 900), (200, 240, 280, 320, 360, 400)
GOODS = [
    ["Name", "Amount", "Unit price", "Note"],
    ["Pens", "12", "2.50", "blue"],
    ["Paper", "1", "25.00", ""],
    ["Chairs", "7", "399.00", "black"],
    ["Desks", "3", "1,250.00", "oak"],
]
VIEWS = [{}, {"degrees": 3}, {"degrees": -9}, {"degrees": 2, "aslant": 0.15, "noise": 6}]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def spans(table: Table) -> dict[str, tuple[int, int]]:
    """The spans of the merged cells, by their text."""
    return {
        cell.text: (cell.row_span, cell.column_span)
        for cell in table.cells
        if (cell.row_span, cell.column_span) != (1, 1)
    }


def titled() -> Sheet:
    sheet = Sheet()
    sheet.write("Purchases of the year", 380, 120)
    sheet.write("Made by: Li Lei      Checked by: Han", 100, 450)
    return sheet


def goods(style: str) -> Sheet:
    """The goods in a table of that style."""
    sheet = titled()
    if style in ("ruled", "open sides", "dotted", "stamped", "double"):
        sheet.grid(COLUMNS, ROWS, frame=style != "open sides", dots=6 if style == "dotted" else 0)
    if style == "double":
        sheet.grid([x + 4 for x in COLUMNS], [y + 4 for y in ROWS])
    if style == "stamped":
        cv2.circle(sheet.picture, (620, 330), 70, (60, 60, 220), 4)
    level = {"level rules": ROWS, "three rules": (200, 240, 400), "no rules between rows": (200, 240, 400)}
    for y in level.get(style, ()):
        sheet.rule((100, y), (900, y))
    if style == "no rules between rows":
        for x in COLUMNS:
            sheet.rule((x, 200), (x, 400))
    if style == "zebra":
        for top in ROWS[:-1:2]:
            sheet.picture[top : top + 40, 100:900] = (225, 225, 225)
    sheet.fill(GOODS, COLUMNS, ROWS)
    return sheet


@pytest.mark.parametrize("view", VIEWS, ids=["as drawn", "askew", "far askew", "aslant"])
@pytest.mark.parametrize("style", ["ruled", "open sides", "double", "stamped", "dotted"])
def test_ruled_tables_are_read_cell_by_cell(style: str, view: dict[str, float]) -> None:
    (table,) = find_tables(*goods(style).seen(**view))
    assert texts(table) == GOODS
    assert not spans(table)
    assert not table.guess


@pytest.mark.parametrize("view", VIEWS, ids=["as drawn", "askew", "far askew", "aslant"])
@pytest.mark.parametrize("style", ["level rules", "three rules", "no rules between rows", "zebra", "plain"])
def test_tables_without_all_rules_are_guessed_and_say_so(style: str, view: dict[str, float]) -> None:
    (table,) = find_tables(*goods(style).seen(**view))
    assert texts(table) == GOODS
    assert table.guess


def head_of_two_rows(sheet: Sheet) -> None:
    for text, left, top in (("Item", 110, 230), ("This year", 400, 211), ("Note", 680, 230)):
        sheet.write(text, left, top)
    sheet.write("Number", 310, 251)
    sheet.write("Sum", 460, 251)
    sheet.fill([["Pens", "12", "2.50", "ok"], ["Paper", "1", "25.0", "no"], ["Ink", "4", "5.0", "ok"]], COLUMNS, HEADED)


HEADED = (280, 320, 360, 400)
HEAD = {"Item": (2, 1), "This year": (1, 2), "Note": (2, 1)}


@pytest.mark.parametrize("view", VIEWS[:2])
def test_merged_heads_have_their_spans(view: dict[str, float]) -> None:
    sheet = titled()
    for y in (200, *HEADED):
        sheet.rule((100, y), (900, y))
    sheet.rule((300, 240), (650, 240))
    for x in COLUMNS:
        sheet.rule((x, 240 if x == 450 else 200), (x, 400))
    head_of_two_rows(sheet)
    (table,) = find_tables(*sheet.seen(**view))
    assert spans(table) == HEAD
    assert [cell.text for cell in table.cells if cell.row == 1] == ["Number", "Sum"]


@pytest.mark.parametrize("view", VIEWS[:2])
def test_a_rule_below_a_heading_tells_its_columns_where_no_plumb_rule_does(view: dict[str, float]) -> None:
    sheet = titled()
    for y, left, right in ((200, 100, 900), (240, 290, 640), (280, 100, 900), (400, 100, 900)):
        sheet.rule((left, y), (right, y))
    head_of_two_rows(sheet)
    (table,) = find_tables(*sheet.seen(**view))
    assert spans(table) == HEAD
    assert [cell.text for cell in table.cells if cell.row == 2] == ["Pens", "12", "2.50", "ok"]


@pytest.mark.parametrize("plumb", [True, False])
def test_the_lines_below_one_another_are_one_cells(plumb: bool) -> None:
    sheet, rows = titled(), (200, 240, 300, 360)
    for y in rows if plumb else (200, 240, 360):
        sheet.rule((100, y), (900, y))
    for x in COLUMNS if plumb else ():
        sheet.rule((x, 200), (x, 360))
    sheet.fill([GOODS[0]], COLUMNS, rows)
    for top, first, second in ((248, "Long text that", "goes on here"), (308, "Another one", "of two rows")):
        sheet.write(first, 108, top)
        sheet.write(second, 108, top + 22)
        for text, left in (("5", 308), ("6.00", 458), ("new", 658)):
            sheet.write(text, left, top + 11)
    (table,) = find_tables(*sheet.seen())
    named = [" ".join(row[0].split()) for row in texts(table)]
    assert named == ["Name", "Long text that goes on here", "Another one of two rows"]
    assert table.guess != plumb


def test_a_line_that_runs_over_two_cells_is_split_at_the_rule() -> None:
    sheet = goods("ruled")
    sheet.texts = [each for each in sheet.texts if each[0] not in ("12", "2.50")]
    sheet.texts.append(("12" + " " * 12 + "2.50", 308, 251))
    (table,) = find_tables(*sheet.seen())
    assert texts(table) == GOODS


def test_two_tables_on_a_page_stay_apart() -> None:
    sheet = goods("ruled")
    below = [y + 400 for y in ROWS]
    sheet.grid(COLUMNS, below)
    sheet.fill(GOODS[:3], COLUMNS, below)
    first, second = find_tables(*sheet.seen(degrees=2))
    assert texts(first) == GOODS
    assert texts(second)[:3] == GOODS[:3]


def test_a_table_of_small_numbers_keeps_all_its_cells() -> None:
    sheet = titled()
    columns, rows = [60 + 80 * i for i in range(12)], [200 + 26 * i for i in range(10)]
    numbers = [[str((row * 37 + column * 91) % 9999) for column in range(11)] for row in range(9)]
    sheet.grid(columns, rows)
    sheet.fill(numbers, columns, rows)
    (table,) = find_tables(*sheet.seen(degrees=1))
    assert texts(table) == numbers


def test_white_rules_part_the_cells_of_a_coloured_head() -> None:
    sheet = titled()
    sheet.picture[200:240, 100:900] = (160, 90, 30)
    sheet.grid(COLUMNS, ROWS[1:])
    for x in COLUMNS[1:-1]:
        cv2.line(sheet.picture, (x, 200), (x, 239), (255, 255, 255), 1)
    for text, left in zip(GOODS[0], COLUMNS, strict=False):
        sheet.write(text, left + 8, 211, (255, 255, 255))
    sheet.fill(GOODS[1:], COLUMNS, ROWS[1:])
    (table,) = find_tables(*sheet.seen())
    assert texts(table) == GOODS


def list_of_contents() -> Sheet:
    sheet = Sheet()
    for number, top in enumerate(range(200, 600, 60)):
        sheet.write(f"Chapter {number + 1}", 100, top)
        sheet.rule((220, top + 14), (780, top + 14), dots=6)
        sheet.write(str(3 + 9 * number), 800, top)
    return sheet


def columns_of_prose() -> Sheet:
    sheet = Sheet()
    for row in range(25):
        sheet.write("Some running text of a column of prose"[: 38 - row % 3], 40, 100 + 28 * row)
        sheet.write("another column with more of the same"[: 36 - row % 4], 520, 100 + 28 * row)
    sheet.rule((40, 80), (960, 80))
    sheet.rule((40, 820), (960, 820))
    return sheet


def labels_and_values() -> Sheet:
    sheet = Sheet()
    rows = (
        ("Name:", "Li Lei", "Sex:", "male"),
        ("Street:", "No 12", "Town:", "Wuhan"),
        ("Phone:", "1380", "Post:", "43"),
    )
    for number, row in enumerate(rows):
        for text, left in zip(row, (100, 250, 500, 650), strict=True):
            sheet.write(text, left, 100 + 40 * number)
    return sheet


def framed_page() -> Sheet:
    sheet = Sheet()
    sheet.grid((30, 970), (30, 1270))
    for row in range(12):
        sheet.write("A certificate within a border, line by line"[: 43 - row], 120, 200 + 50 * row)
    return sheet


@pytest.mark.parametrize("draw", [list_of_contents, columns_of_prose, labels_and_values, framed_page])
@pytest.mark.parametrize("degrees", [0, 4])
def test_what_is_no_table_is_not_made_one(draw: Callable[[], Sheet], degrees: float) -> None:
    assert find_tables(*draw().seen(degrees=degrees)) == ()


def rows_of_texts(*rows: Sequence[str], columns: Sequence[float] = COLUMNS) -> Sheet:
    """Texts in rows and columns that nothing rules."""
    sheet = Sheet()
    sheet.fill(rows, columns, [200 + 40 * number for number in range(len(rows) + 1)])
    return sheet


def test_lines_above_and_below_the_middle_of_a_row_are_one_cell_where_nothing_rules_rows() -> None:
    sheet = Sheet()
    sheet.fill([GOODS[0]], COLUMNS, (100, 140))
    for number in range(4):
        middle = 200 + 50 * number
        for text, left in ((f"Pen {number}", 108), (f"{number + 2}5.00", 458), (f"1{number}", 308)):
            sheet.write(text, left, middle)
        sheet.write("of wood,", 658, middle - 11)
        sheet.write("painted", 658, middle + 11)
    (table,) = find_tables(*sheet.seen(degrees=2))
    assert [row[3] for row in texts(table)] == ["Note", *["of wood, painted"] * 4]


def test_a_title_and_running_text_part_two_tables_that_nothing_rules() -> None:
    sheet = Sheet()
    sheet.fill(GOODS, COLUMNS, ROWS)
    sheet.write("Purchases of the second half of the year, with all that was ordered twice", 100, 430)
    below = [y + 270 for y in ROWS]
    sheet.fill(GOODS[:4], [100, 350, 600, 800], below)
    first, second = find_tables(*sheet.seen(degrees=2))
    assert texts(first) == GOODS
    assert texts(second) == GOODS[:4]


def test_columns_that_nearly_touch_are_parted_where_most_rows_have_two_texts_there() -> None:
    rows = [
        ["No", "Firm", "Note"],
        *([str(number), f"Firm no 1{number}", f"paid {number}th"] for number in range(1, 6)),
    ]
    sheet = rows_of_texts(*rows, columns=(100, 250, 366))
    (table,) = find_tables(*sheet.seen())
    assert texts(table) == rows


PAIR = [["Item", "Amount"], ["Rent", "4,800.00"], ["Water", "96.20"], ["Power", "310.75"], ["Sum", "5,206.95"]]
CONTACTS = [
    ["Name", "Room", "Telephone", "E-mail"],
    ["Zhang", "Money", "010-62345678", "zhang@example.cn"],
    ["Li", "Tools", "13800138000", "li@example.cn"],
    ["Ouyang", "Office", "13912345678", "ouyang@example.cn"],
    ["Wang", "", "010-62345670", "wang@example.cn"],
]
FIGURES = [["Month", "Taken", "Spent", "Left"], ["March", "12,400", "9,310", "3,090"]]
CONTENTS = [["Contents", "Page"], ["Preface", "1"], ["Rules", "4"], ["Forms", "17"], ["Index", "30"]]
PLACES = [["Wuhan", "Nanjing"], ["Beijing", "Tianjin"], ["Xian", "Chengdu"], ["Harbin", "Dalian"]]


@pytest.mark.parametrize("rows", [PAIR, FIGURES], ids=["two columns", "two rows"])
@pytest.mark.parametrize("degrees", [0, 4])
def test_figures_make_a_small_table_without_rules(rows: list[list[str]], degrees: float) -> None:
    (table,) = find_tables(*rows_of_texts(*rows).seen(degrees=degrees))
    assert texts(table) == rows
    assert table.guess


@pytest.mark.parametrize("degrees", [0, 4])
def test_telephone_numbers_and_addresses_are_no_running_text(degrees: float) -> None:
    (table,) = find_tables(*rows_of_texts(*CONTACTS, columns=(100, 260, 450, 680)).seen(degrees=degrees))
    assert texts(table) == CONTACTS


@pytest.mark.parametrize("rows", [CONTENTS, PLACES], ids=["contents", "words only"])
def test_a_page_asked_for_as_a_table_is_one_even_where_nothing_tells_so(rows: list[list[str]]) -> None:
    picture, lines = rows_of_texts(*rows).seen(degrees=2)
    assert find_tables(picture, lines) == ()
    (table,) = find_tables(picture, lines, wanted=True)
    assert texts(table) == rows
    assert table.guess


def test_a_list_asked_for_as_a_table_has_one_column() -> None:
    picture, lines = rows_of_texts(["Wuhan"], ["Nanjing"], ["Xian"]).seen()
    (table,) = find_tables(picture, lines, wanted=True)
    assert texts(table) == [["Wuhan"], ["Nanjing"], ["Xian"]]


def test_a_title_in_the_middle_above_is_the_tables_own() -> None:
    (table,) = find_tables(*goods("ruled").seen(degrees=3))
    assert table.title == "Purchases of the year"


def test_a_short_text_that_was_overlooked_is_read_in_its_cell() -> None:
    sheet = goods("ruled")
    sheet.texts = [each for each in sheet.texts if each[0] != "7"]
    picture, lines = sheet.seen(degrees=2)
    looked_at: list[Found] = []

    def read(_picture: Picture, found: Sequence[Found]) -> list[Line]:
        looked_at.extend(found)
        return [Line("7", 0.9, Quad.from_box(*each.corners[0].tolist(), *each.corners[2].tolist())) for each in found]

    (table,), read_lines = read_tables(picture, lines, read)
    assert texts(table) == GOODS
    assert [line.text for line in read_lines[len(lines) :]] == ["7"]
    assert len(looked_at) == 1, "an empty cell has nothing to read"


def counted(*figures: str) -> tuple[Picture, tuple[Line, ...]]:
    """A ruled table of two columns, the second with these texts."""
    sheet = titled()
    rows = [200 + 40 * number for number in range(len(figures) + 2)]
    sheet.grid((100, 300, 450), rows)
    names = ["Name", *(f"Shelf {letter}" for letter in "ABCDEFGH"[: len(figures)])]
    sheet.fill([[name, text] for name, text in zip(names, ("Count", *figures), strict=True)], (100, 300), rows)
    return sheet.seen(degrees=1)


def unread(_picture: Picture, _found: Sequence[Found]) -> list[Line]:
    return []


@pytest.mark.parametrize(
    ("read", "settled"),
    [
        (["3", "O", "12", "5"], ["3", "0", "12", "5"]),
        (["3", "l", "o", "12"], ["3", "1", "0", "12"]),
        (["3", "一", "12.50", "5"], ["3", "—", "12.50", "5"]),
        (["A", "O", "B", "O"], ["A", "O", "B", "O"]),
        (["二", "一", "12", "三"], ["二", "一", "12", "三"]),
        (["3", "OK", "12", "5"], ["3", "OK", "12", "5"]),
    ],
)
def test_a_lone_lookalike_is_a_figure_only_among_figures(read: list[str], settled: list[str]) -> None:
    (table,), lines = read_tables(*counted(*read), unread)
    assert [row[1] for row in texts(table)] == ["Count", *settled]
    for line in lines:
        assert not line.characters or "".join(each.text for each in line.characters) == line.text


@pytest.mark.parametrize(
    ("said", "confidence", "kept"), [("0", 0.95, "0"), ("10", 0.99, "10"), ("0", 0.6, "10"), ("8", 0.99, "10")]
)
def test_a_rule_read_as_a_figure_goes_where_the_text_inside_the_rules_surely_lacks_it(
    said: str, confidence: float, kept: str
) -> None:
    picture, lines = counted("7", "10", "12")
    (number,) = (number for number, line in enumerate(lines) if line.text == "10")
    box = lines[number].quad.bounds
    loose = replace(lines[number], quad=Quad.from_box(299, box.top, box.right, box.bottom))
    looked_at: list[Found] = []

    def read(_picture: Picture, found: Sequence[Found]) -> list[Line]:
        looked_at.extend(found)
        return [Line(said, confidence, Quad.from_box(310, box.top, box.right, box.bottom))]

    (table,), _ = read_tables(picture, (*lines[:number], loose, *lines[number + 1 :]), read)
    assert [row[1] for row in texts(table)] == ["Count", "7", kept, "12"]
    assert len(looked_at) == 1, "the rule is far from the other figures"
    assert looked_at[0].corners[:, 0].min() > 301
