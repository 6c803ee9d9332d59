"""A spreadsheet's worth of cells in a table: read aside, written in one step, shown without stopping the window."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ocrdesk.documents.table_text import table_rows
from ocrdesk.model import Cell, PageRecord, Quad, Table
from ocrdesk.ui.models.table_edits import Range
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.views.cell_view import CellView
from ocrdesk.ui.views.table_panel import TablePanel
from ocrdesk.ui.workers import Workers
from tests.ui.desk import Desk, job, page
from tests.ui.stalls import Stalls

ROWS, COLUMNS = 1000, 12
SMALL = Table(Quad.from_box(0, 0, 300, 100), 1, 2, (Cell(0, 0, "品名"), Cell(0, 1, "单价")))
PATIENCE = 60_000
MOST_SECONDS, MOST_SHARE = 0.1, 0.2
"""The most that the window's thread works in one go, and of the whole work where the machine is slow just now: the
whole paste takes many times that, and did so at once."""


class Tab:
    """The panel, with the workers that the window has, on a page with a small table, its first cell chosen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.workers = Workers()
        self.review = ReviewController(Desk())
        self.panel = TablePanel(self.review, partial(self.workers.run, key="table"))
        qtbot.addWidget(self.panel)
        (self.view,) = self.panel.findChildren(CellView)
        self.panel.show()
        self.review.show_page(job(), replace(page(), tables=(SMALL,)))
        self.view.choose(Range(0, 0, 0, 0))

    @property
    def record(self) -> PageRecord:
        record = self.review.record
        assert record is not None
        return record

    def is_full(self) -> bool:
        return len(self.record.tables[0].cells) == ROWS * COLUMNS


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[Tab]:
    tab = Tab(qtbot)
    yield tab
    tab.review.flush()
    tab.workers.close()
    tab.workers.wait()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def spreadsheet() -> QMimeData:
    """Cells as Excel gives them."""
    cells = QMimeData()
    lines = ("".join(f"<td>{row}-{column}</td>" for column in range(COLUMNS)) for row in range(ROWS))
    cells.setHtml(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>")
    return cells


def test_a_spreadsheet_is_pasted_in_one_step(tab: Tab, spreadsheet: QMimeData, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setMimeData(spreadsheet)
    tab.view.paste()
    qtbot.waitUntil(tab.is_full, timeout=PATIENCE)
    assert tab.record.tables[0].cells[-1].text == f"{ROWS - 1}-{COLUMNS - 1}"
    tab.review.undo()
    qtbot.waitUntil(lambda: tab.record.tables == (SMALL,), timeout=PATIENCE)


def test_keys_that_are_pressed_meanwhile_come_after_it(tab: Tab, spreadsheet: QMimeData, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setMimeData(spreadsheet)
    tab.view.paste()
    tab.view.clear_wanted.emit()
    qtbot.waitUntil(lambda: tab.is_full() and tab.record.tables[0].cells[0].text == "", timeout=PATIENCE)
    assert tab.record.tables[0].cells[1].text == "0-1"


def test_the_window_goes_on_while_a_spreadsheet_is_pasted(tab: Tab, spreadsheet: QMimeData, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setMimeData(spreadsheet)
    with Stalls() as stalls:
        tab.view.paste()
        qtbot.waitUntil(tab.is_full, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not tab.view.fits_rows, timeout=PATIENCE)
    assert stalls.longest_busy < max(MOST_SECONDS, MOST_SHARE * stalls.whole_busy)


@pytest.fixture
def large(tab: Tab, qtbot: QtBot) -> Tab:
    """A page with a spreadsheet's worth of cells, which its text tells as well."""
    cells = tuple(Cell(row, column, f"{row}-{column}") for row in range(ROWS) for column in range(COLUMNS))
    table = Table(SMALL.quad, ROWS, COLUMNS, cells)
    tab.review.show_page(job(2), replace(page(text="\n".join(table_rows(table))), tables=(table,)))
    tab.view.choose(Range(1, 1, 1, 1))
    qtbot.waitUntil(lambda: not tab.view.fits_rows, timeout=PATIENCE)
    return tab


def test_one_cell_that_is_typed_in_leaves_the_others_and_their_text_alone(large: Tab) -> None:
    before = large.record.tables[0].cells
    large.panel._write(500, 3, "改")
    after = large.record.tables[0].cells
    assert [new.text for old, new in zip(before, after, strict=True) if old is not new] == ["改"]
    assert large.record.text.split("\n")[499:502][1].split("\t")[2:5] == ["500-2", "改", "500-4"]


def test_rows_are_moved_aside_in_a_large_table_and_keys_wait_for_them(large: Tab, qtbot: QtBot) -> None:
    with Stalls() as stalls:
        large.panel.insert_row_below()
        large.panel.delete_columns()
        qtbot.waitUntil(lambda: large.record.tables[0].columns == COLUMNS - 1, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not large.view.fits_rows, timeout=PATIENCE)
    assert large.record.tables[0].rows == ROWS + 1
    assert stalls.longest_busy < max(MOST_SECONDS, MOST_SHARE * stalls.whole_busy)


def test_rows_out_of_sight_are_as_high_as_their_cells_want_soon_after(tab: Tab, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("\n".join(["x"] * 200 + ['"one\ntwo\nthree"']))
    tab.view.paste()
    assert tab.record.tables[0].rows == 201
    qtbot.waitUntil(lambda: tab.view.rowHeight(200) > 1.5 * tab.view.rowHeight(100))
