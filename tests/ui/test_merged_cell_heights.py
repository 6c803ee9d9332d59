"""Merged cells on the screen: their rows share the height that their text takes."""

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.model import Cell, Quad, Table
from ocrdesk.ui.models.table_model import TableModel
from ocrdesk.ui.views.cell_view import LOWEST_ROW, CellView

TITLE = "二〇二六年第三季度办公用品采购及领用情况一览表"
NOTE = "每月五日以前由各部门报综合办公室汇总，经分管领导签字后统一采购，逾期不报的并入下一个月办理"


@pytest.fixture
def view(qtbot: QtBot) -> CellView:
    model = TableModel()
    view = CellView(model)
    qtbot.addWidget(view)
    model.setParent(view)
    plain = [Cell(row, column, "12") for row in range(1, 4) for column in range(1, 3)]
    merged = (Cell(0, 0, TITLE, 1, 3), Cell(1, 0, NOTE, 3, 1))
    model.show_table(Table(Quad.from_box(0, 0, 300, 100), 4, 3, (*merged, *plain)))
    view.resize(600, 400)
    view.setColumnWidth(1, 150)
    view.setColumnWidth(2, 150)
    view.show_cells(anew=False)
    return view


def test_a_title_over_all_columns_wraps_in_their_width(view: CellView) -> None:
    assert view.rowHeight(0) < 3 * LOWEST_ROW


def test_a_note_beside_several_rows_makes_none_of_them_as_high_as_itself(view: CellView) -> None:
    first, second, last = map(view.rowHeight, range(1, 4))
    assert first == second < 2 * LOWEST_ROW
    assert last > first
    lines = -(-view.fontMetrics().horizontalAdvance(NOTE) // view.columnWidth(0))
    assert first + second + last >= lines * view.fontMetrics().height()
