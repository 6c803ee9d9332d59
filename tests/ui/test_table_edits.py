"""What a clerk does to a table's rows, columns and cells."""

from ocrdesk.model import Cell, Quad, Table
from ocrdesk.ui.models.table_edits import (
    Range,
    clear,
    delete_columns,
    delete_rows,
    fill,
    grown,
    insert_column,
    insert_row,
    merge,
    split,
    write_cells,
)

HEAD = Cell(0, 0, "采购清单", column_span=2, quad=Quad.from_box(0, 0, 200, 50))
GOODS = Table(
    Quad.from_box(0, 0, 200, 100),
    2,
    2,
    (HEAD, Cell(1, 0, "签字笔"), Cell(1, 1, "2.50", quad=Quad.from_box(0, 0, 9, 9))),
)


def texts(table: Table) -> list[list[str]]:
    """The table as rows of texts; a place that no cell begins at is "-"."""
    known = {(cell.row, cell.column): cell.text for cell in table.cells}
    return [[known.get((row, column), "-") for column in range(table.columns)] for row in range(table.rows)]


def cells(rows: list[list[str]]) -> list[Cell]:
    return [Cell(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line)]


def test_a_new_row_pushes_those_below_down() -> None:
    assert texts(insert_row(GOODS, 1)) == [["采购清单", "-"], ["", ""], ["签字笔", "2.50"]]


def test_a_new_column_within_a_merged_cell_widens_it() -> None:
    table = insert_column(GOODS, 1)
    assert texts(table) == [["采购清单", "-", "-"], ["签字笔", "", "2.50"]]
    assert table.cells[0].column_span == 3


def test_a_column_that_goes_narrows_the_cells_over_it() -> None:
    table = delete_columns(GOODS, 1, 1)
    assert texts(table) == [["采购清单"], ["签字笔"]]
    assert table.cells[0].column_span == 1


def test_the_last_row_cannot_be_deleted() -> None:
    assert delete_rows(GOODS, 0, 1).rows == 1


def test_a_deleted_row_takes_its_cells_along() -> None:
    assert texts(delete_rows(GOODS, 0, 0)) == [["签字笔", "2.50"]]


def test_merged_cells_keep_all_their_texts_and_their_place() -> None:
    table = merge(GOODS, Range(1, 0, 1, 1))
    assert table.cells[1] == Cell(1, 0, "签字笔\n2.50", 1, 2, Quad.from_box(0, 0, 9, 9))


def test_a_range_grows_over_the_cells_that_reach_out_of_it() -> None:
    assert grown(GOODS.cells, Range(0, 1, 1, 1)) == Range(0, 0, 1, 1)


def test_a_split_cell_parts_its_place_evenly() -> None:
    table = split(GOODS, Range(0, 0, 0, 1))
    assert texts(table)[0] == ["采购清单", ""]
    assert table.cells[1].quad == Quad.from_box(100, 0, 200, 50)


def test_merging_and_splitting_one_cell_change_nothing() -> None:
    assert merge(GOODS, Range(1, 0, 1, 0)) == GOODS
    assert split(GOODS, Range(1, 0, 1, 1)) == GOODS


def test_pasted_cells_make_the_table_grow_and_pass_covered_places_over() -> None:
    table = write_cells(GOODS, 0, 0, cells([["甲", "乙", "丙"], ["丁", "戊", "己"], ["庚"]]))
    assert texts(table) == [["甲", "-", "丙"], ["丁", "戊", "己"], ["庚", "", ""]]


def test_pasted_cells_are_merged_as_they_were_where_they_came_from() -> None:
    table = write_cells(GOODS, 0, 0, [Cell(0, 0, "名"), Cell(0, 1, "价"), Cell(1, 0, "合计", column_span=2)])
    assert texts(table) == [["名", "价"], ["合计", "-"]]
    assert table.cells[-1].column_span == 2


def test_one_text_fills_all_cells_of_a_range() -> None:
    assert texts(fill(GOODS, Range(1, 0, 1, 1), "无")) == [["采购清单", "-"], ["无", "无"]]


def test_cleared_cells_stay_where_they_are() -> None:
    assert texts(clear(GOODS, Range(1, 0, 1, 1))) == [["采购清单", "-"], ["", ""]]
