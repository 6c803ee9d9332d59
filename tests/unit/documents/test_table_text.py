"""Tables within a page's text, row by row."""

from ocrdesk.documents.table_text import set_tables
from ocrdesk.model import Cell, Line, Quad, Table


def line(text: str, left: float, top: float) -> Line:
    return Line(text, 0.9, Quad.from_box(left, top, left + 60, top + 20))


def cell(row: int, column: int, text: str) -> Cell:
    return Cell(row, column, text, quad=Quad.from_box(100 * column, 100 + 40 * row, 100 * column + 100, 140 + 40 * row))


LINES = (
    line("标题", 100, 20),
    line("甲", 10, 110),
    line("丙", 10, 150),
    line("乙", 110, 110),
    line("丁", 110, 150),
    line("尾", 10, 300),
)
GRID = Table(
    Quad.from_box(0, 100, 200, 180), 2, 2, (cell(0, 0, "甲"), cell(0, 1, "乙"), cell(1, 0, "丙"), cell(1, 1, "丁"))
)


def test_a_tables_rows_are_paragraphs_with_tabs_where_the_table_stands() -> None:
    reading = set_tables(LINES, [(0,), (1, 2), (3, 4), (5,)], [GRID])
    assert reading.text == "标题\n甲\t乙\n丙\t丁\n尾"
    assert [each.text for each in reading.lines] == ["标题", "甲", "乙", "丙", "丁", "尾"]
    assert reading.paragraphs == ((0,), (1, 2), (3, 4), (5,))


def test_lines_left_out_of_the_text_stay_among_the_lines() -> None:
    reading = set_tables(LINES, [(1, 2), (3, 4), (5,)], [GRID])
    assert reading.text == "甲\t乙\n丙\t丁\n尾"
    assert reading.lines[-1].text == "标题"
    assert sorted(index for group in reading.paragraphs for index in group) == list(range(6))


def test_a_paragraph_that_runs_into_a_table_keeps_what_stands_outside() -> None:
    reading = set_tables(LINES, [(0, 1), (2, 3, 4), (5,)], [GRID])
    assert reading.text == "标题\n甲\t乙\n丙\t丁\n尾"


def test_empty_places_keep_their_tabs() -> None:
    lines = LINES[:2]
    table = Table(GRID.quad, 1, 3, (cell(0, 0, "甲"), cell(0, 2, "")))
    assert set_tables(lines, [(0,), (1,)], [table]).text == "标题\n甲\t\t"


def test_a_table_without_lines_is_told_at_the_end() -> None:
    bare = Table(GRID.quad, 2, 2, tuple(Cell(each.row, each.column, each.text) for each in GRID.cells))
    reading = set_tables(LINES[:1], [(0,)], [bare])
    assert reading.text == "标题\n甲\t乙\n丙\t丁"
    assert (reading.lines, reading.paragraphs) == (LINES[:1], ((0,),))
