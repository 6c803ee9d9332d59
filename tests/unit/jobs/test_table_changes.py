"""A person's changes to a table reach the page's text, and leave alone what a person wrote there."""

from dataclasses import replace

import pytest

from ocrdesk.jobs.rearranging import with_work_of
from ocrdesk.jobs.table_changes import with_tables
from ocrdesk.model import Cell, PageRecord, Quad, Recognition, Table

PLACE = Quad.from_box(0, 0, 300, 100)
GOODS = Table(
    PLACE, 3, 2, (Cell(0, 0, "品名"), Cell(0, 1, "单价"), Cell(1, 0, "签字笔"), Cell(1, 1, "2.5O"), Cell(2, 0, ""))
)
RIGHT = replace(GOODS, cells=(*GOODS.cells[:3], Cell(1, 1, "2.50")))
SHORTER = replace(GOODS, rows=1, cells=GOODS.cells[:2])
LONGER = replace(GOODS, cells=(*GOODS.cells[:4], Cell(2, 0, "胶水"), Cell(2, 1, "8.00")))
EMPTIED = replace(GOODS, cells=())


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("清单\n品名\t单价\n签字笔\t2.5O\n合计", RIGHT, "清单\n品名\t单价\n签字笔\t2.50\n合计"),
        ("品名\t单价\n签字笔\t2.5O\n\t\n合计", LONGER, "品名\t单价\n签字笔\t2.5O\n胶水\t8.00\n合计"),
        ("清单\n品名\t单价\n签字笔\t2.5O", SHORTER, "清单\n品名\t单价"),
        ("清单\n品名\t单价\n签字笔\t2.5O\n合计", EMPTIED, "清单\n合计"),
        ("清单\n品名\t单价\n钢笔\t2.5O\n合计", RIGHT, "清单\n品名\t单价\n钢笔\t2.5O\n合计"),
        ("", RIGHT, ""),
    ],
)
def test_rows_that_stand_in_the_text_are_written_anew(text: str, after: Table, expected: str) -> None:
    record = PageRecord(1, Recognition("offline", 300, 200), (), text, tables=(GOODS,))
    changed = with_tables(record, (after,))
    assert (changed.text, changed.tables, changed.tables_edited) == (expected, (after,), True)


TWICE = Table(PLACE, 2, 2, tuple(Cell(row, column, "同") for row in range(2) for column in range(2)))


def typed(table: Table, row: int, column: int, text: str) -> Table:
    """As the window makes it: the other cells are the very same."""
    cells = (replace(cell, text=text) if (cell.row, cell.column) == (row, column) else cell for cell in table.cells)
    return replace(table, cells=tuple(cells))


@pytest.mark.parametrize(
    ("table", "place", "text", "expected"),
    [
        (GOODS, (1, 1), "品名\t单价\n签字笔\t2.5O\n合计", "品名\t单价\n签字笔\t改\n合计"),
        (GOODS, (0, 0), "货名\t单价\n签字笔\t2.5O", "货名\t单价\n签字笔\t2.5O"),
        (GOODS, (1, 1), "货名\t单价\n签字笔\t2.5O", "货名\t单价\n签字笔\t改"),
        (GOODS, (2, 0), "品名\t单价\n签字笔\t2.5O\n合计", "品名\t单价\n签字笔\t2.5O\n改\t\n合计"),
        (TWICE, (1, 0), "同\t同\n同\t同", "同\t同\n改\t同"),
    ],
    ids=["typed", "row rewritten by a person", "another row rewritten", "empty row", "rows alike"],
)
def test_a_cell_that_is_typed_in_changes_its_row_of_the_text_alone(
    table: Table, place: tuple[int, int], text: str, expected: str
) -> None:
    record = PageRecord(1, Recognition("offline", 300, 200), (), text, tables=(table,))
    assert with_tables(record, (typed(table, *place, "改"),)).text == expected


def test_of_several_tables_only_the_changed_one_is_written_anew() -> None:
    other = replace(GOODS, cells=(Cell(0, 0, "甲"), Cell(1, 0, "乙")))
    text = "品名\t单价\n签字笔\t2.5O\n甲\t\n乙\t"
    record = PageRecord(1, Recognition("offline", 300, 200), (), text, tables=(GOODS, other))
    changed = with_tables(record, (GOODS, replace(other, cells=(Cell(0, 0, "甲"), Cell(1, 0, "丙")))))
    assert changed.text == "品名\t单价\n签字笔\t2.5O\n甲\t\n丙\t"


def test_a_page_read_anew_tells_the_person_s_tables_in_its_text_too() -> None:
    text = "品名\t单价\n签字笔\t2.5O"
    before = with_tables(PageRecord(1, Recognition("offline", 300, 200), (), text, tables=(GOODS,)), (RIGHT,))
    anew = PageRecord(1, Recognition("offline", 300, 200), (), f"清单\n{text}", tables=(GOODS,))
    kept = with_work_of(anew, before)
    assert (kept.text, kept.tables, kept.tables_edited) == ("清单\n品名\t单价\n签字笔\t2.50", (RIGHT,), True)
    none_found = with_work_of(replace(anew, tables=()), before)
    assert (none_found.text, none_found.tables) == (f"清单\n{text}", (RIGHT,))
