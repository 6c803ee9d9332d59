"""Correcting a table in its tab: every change goes through the review, and back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from ocrdesk.model import Cell, PageRecord, Quad, Table
from ocrdesk.ui.models.table_edits import Range, insert_row, write_cells
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.theme import ui_font, value_font
from ocrdesk.ui.views.cell_view import CellView
from ocrdesk.ui.views.table_panel import TablePanel
from tests.ui.desk import Desk, job, page

SPOT = Quad.from_box(0, 0, 300, 100)
GOODS = Table(
    SPOT,
    2,
    2,
    (Cell(0, 0, "品名"), Cell(0, 1, "单价"), Cell(1, 0, "签字笔", quad=SPOT.part(0, 0.5)), Cell(1, 1, "2.5O")),
    guess=True,
)
OTHER = replace(GOODS, cells=(Cell(0, 0, "另一张"),))


class Tab:
    """The panel on a page with two tables, and the review behind it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk = Desk()
        self.review = ReviewController(self.desk)
        self.panel = TablePanel(self.review)
        qtbot.addWidget(self.panel)
        (self.view,) = self.panel.findChildren(CellView)
        self.panel.show()
        self.review.show_page(job(), replace(page(), tables=(GOODS, OTHER)))

    @property
    def record(self) -> PageRecord:
        record = self.review.record
        assert record is not None
        return record

    @property
    def texts(self) -> dict[tuple[int, int], str]:
        return {(cell.row, cell.column): cell.text for cell in self.record.tables[0].cells}

    def button(self, text: str) -> QToolButton:
        return next(button for button in self.panel.findChildren(QToolButton) if button.text() == text)


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[Tab]:
    tab = Tab(qtbot)
    yield tab
    tab.review.flush()
    QGuiApplication.clipboard().clear()


def test_a_text_typed_in_a_cell_is_saved_and_marked_as_a_persons(tab: Tab, qtbot: QtBot) -> None:
    tab.view.choose(Range(1, 1, 1, 1))
    tab.view.edit(tab.view.currentIndex())
    editor = tab.view.indexWidget(tab.view.currentIndex())
    assert tab.view.state() == QAbstractItemView.State.EditingState
    assert editor is not None
    qtbot.keyClicks(editor, "2.50")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.texts[1, 1] == "2.50")
    assert tab.record.tables_edited
    assert tab.record.touched
    assert tab.record.tables[1] == OTHER


def test_cells_take_the_values_own_size_and_heads_keep_theirs(tab: Tab) -> None:
    before = tab.view.rowHeight(0)
    tab.panel.set_value_font(value_font(30))
    assert tab.view.font().pointSize() == 30
    assert tab.view.rowHeight(0) > before
    assert tab.view.verticalHeader().font().pointSize() == ui_font().pointSize()


def test_the_page_s_text_follows_its_tables(tab: Tab) -> None:
    tab.review.show_page(job(), replace(page(text="清单\n品名\t单价\n签字笔\t2.5O\n合计"), tables=(GOODS, OTHER)))
    tab.review.edit_table(0, lambda table: write_cells(table, 1, 1, [Cell(0, 0, "2.50")]))
    assert tab.record.text == "清单\n品名\t单价\n签字笔\t2.50\n合计"
    tab.review.undo()
    assert tab.record.text == "清单\n品名\t单价\n签字笔\t2.5O\n合计"


def test_an_edit_is_taken_back_and_made_again(tab: Tab) -> None:
    tab.view.choose(Range(0, 0, 0, 1))
    tab.button("Merge").click()
    assert tab.record.tables[0].cells[0].column_span == 2
    tab.review.undo()
    assert tab.record.tables[0] == GOODS
    assert not tab.record.tables_edited
    tab.review.redo()
    assert tab.record.tables[0].cells[0].text == "品名\n单价"


def test_two_edits_are_two_steps_back(tab: Tab) -> None:
    tab.view.choose(Range(0, 0, 0, 0))
    qt_delete = tab.view.clear_wanted
    qt_delete.emit()
    tab.view.choose(Range(0, 1, 0, 1))
    qt_delete.emit()
    tab.review.undo()
    assert (tab.texts[0, 0], tab.texts[0, 1]) == ("", "单价")


def test_cells_from_excel_are_pasted_from_the_chosen_one_on(tab: Tab, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("铅笔\t1\r\n橡皮\t3\r\n")
    tab.view.choose(Range(1, 0, 1, 0))
    qtbot.keyClick(tab.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tab.record.tables[0].rows == 3
    assert [tab.texts[place] for place in ((1, 0), (1, 1), (2, 0), (2, 1))] == ["铅笔", "1", "橡皮", "3"]


def test_chosen_cells_are_copied_as_excel_takes_them(tab: Tab, qtbot: QtBot) -> None:
    tab.view.choose(Range(0, 0, 1, 1))
    qtbot.keyClick(tab.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "品名\t单价\n签字笔\t2.5O"


def test_merged_cells_of_excel_are_pasted_merged_and_one_step_takes_them_back(tab: Tab, qtbot: QtBot) -> None:
    cells = QMimeData()
    cells.setText("合计\t\r\n007\t8\r\n")
    cells.setHtml("<table><tr><td colspan=2>合计</td></tr><tr><td>007</td><td>8</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(cells)
    tab.view.choose(Range(1, 0, 1, 0))
    qtbot.keyClick(tab.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tab.record.tables[0].rows == 3
    assert [(cell.text, cell.column_span) for cell in tab.record.tables[0].cells[2:]] == [
        ("合计", 2),
        ("007", 1),
        ("8", 1),
    ]
    tab.review.undo()
    assert tab.record.tables[0] == GOODS


def test_one_copied_text_fills_all_chosen_cells(tab: Tab, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("无\r\n")
    tab.view.choose(Range(0, 0, 1, 0))
    qtbot.keyClick(tab.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (tab.texts[0, 0], tab.texts[1, 0], tab.texts[0, 1]) == ("无", "无", "单价")


def test_cut_cells_are_on_the_clipboard_and_empty(tab: Tab, qtbot: QtBot) -> None:
    tab.view.choose(Range(1, 0, 1, 1))
    qtbot.keyClick(tab.view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "签字笔\t2.5O"
    assert "<td" in QGuiApplication.clipboard().mimeData().html()
    assert (tab.texts[1, 0], tab.texts[1, 1]) == ("", "")


@pytest.mark.parametrize(("text", "wanted"), [("甲", True), ("", False)])
def test_the_table_leaves_pictures_on_the_clipboard_to_the_window(tab: Tab, text: str, wanted: bool) -> None:
    if text:
        QGuiApplication.clipboard().setText(text)
    else:
        QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    QApplication.sendEvent(tab.view, asked)
    assert asked.isAccepted() is wanted


def test_f2_changes_a_cell_s_text_whatever_the_window_does_with_it(tab: Tab, qtbot: QtBot) -> None:
    elsewhere = QAction(tab.panel)
    elsewhere.setShortcut("F2")
    tab.panel.addAction(elsewhere)
    tab.panel.activateWindow()
    qtbot.waitUntil(tab.panel.isActiveWindow)
    tab.view.choose(Range(1, 0, 1, 0))
    tab.view.setFocus()
    with qtbot.assertNotEmitted(elsewhere.triggered):
        qtbot.keyClick(tab.view, Qt.Key.Key_F2)
    assert tab.view.state() == QAbstractItemView.State.EditingState


def test_the_chosen_cells_place_is_told(tab: Tab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.panel.place_chosen) as told:
        tab.view.choose(Range(1, 0, 1, 0))
    assert told.args == [SPOT.part(0, 0.5)]


def test_a_guessed_grid_is_called_one_until_a_person_changed_it(tab: Tab) -> None:
    (said,) = (label for label in tab.panel.findChildren(QLabel) if label.text() == "The grid is a guess")
    assert said.isVisibleTo(tab.panel)
    tab.view.choose(Range(0, 0, 0, 0))
    tab.view.clear_wanted.emit()
    assert not said.isVisibleTo(tab.panel)


def test_merging_is_offered_only_for_several_cells(tab: Tab) -> None:
    tab.view.choose(Range(0, 0, 0, 0))
    assert not tab.button("Merge").isEnabled()
    tab.view.choose(Range(0, 0, 1, 0))
    assert tab.button("Merge").isEnabled()
    assert not tab.button("Split").isEnabled()


def test_a_place_on_the_page_chooses_its_cell(tab: Tab) -> None:
    place = QPointF(*SPOT.part(0, 0.5).centre)
    assert tab.panel.number_at(place) == 0
    tab.panel.choose_at(place)
    assert tab.view.chosen() == Range(1, 0, 1, 0)


def test_a_place_beside_all_cells_chooses_none(tab: Tab) -> None:
    assert tab.panel.number_at(QPointF(290, 50)) is None


def test_enter_goes_on_to_the_cell_below(tab: Tab, qtbot: QtBot) -> None:
    tab.view.choose(Range(0, 1, 0, 1))
    qtbot.keyClick(tab.view, Qt.Key.Key_Return)
    assert tab.view.chosen() == Range(1, 1, 1, 1)


def test_the_keyboard_finds_a_cell_chosen(tab: Tab, qtbot: QtBot) -> None:
    tab.panel.activateWindow()
    qtbot.waitUntil(tab.panel.isActiveWindow)
    tab.view.clearFocus()
    tab.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert [(index.row(), index.column()) for index in tab.view.selectedIndexes()] == [(0, 0)]


def test_after_a_cell_was_typed_in_the_one_below_is_chosen_and_has_the_keyboard(tab: Tab, qtbot: QtBot) -> None:
    tab.review.edit_table(0, lambda table: insert_row(insert_row(table, 2), 2))
    tab.panel.activateWindow()
    qtbot.waitUntil(tab.panel.isActiveWindow)
    tab.view.setFocus()
    tab.view.choose(Range(1, 1, 1, 1))
    qtbot.keyClicks(tab.view, "3")
    editor = tab.view.indexWidget(tab.view.currentIndex())
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.texts[1, 1] == "3" and tab.view.state() == QAbstractItemView.State.NoState)
    assert tab.view.chosen() == Range(2, 1, 2, 1)
    assert tab.view.hasFocus()


def test_the_window_s_actions_change_the_table_and_tell_when_they_cannot(tab: Tab) -> None:
    actions = [QAction(tab.panel) for _ in range(8)]
    tab.panel.use_actions(actions)
    assert not actions[0].isEnabled()
    tab.view.choose(Range(0, 0, 0, 0))
    assert actions[0].isEnabled()
    tab.panel.insert_row_above()
    record = tab.review.record
    assert record is not None
    assert record.tables[0].rows == 3


@pytest.mark.parametrize("leave", ["another page", "the end"])
def test_what_is_being_typed_in_a_cell_is_kept_when_the_page_is_left(qtbot: QtBot, tab: Tab, leave: str) -> None:
    tab.view.choose(Range(1, 0, 1, 0))
    tab.view.setFocus()
    tab.view.edit(tab.view.currentIndex())
    editor = tab.view.indexWidget(tab.view.currentIndex())
    assert isinstance(editor, QLineEdit)
    editor.setText("钢笔")

    if leave == "the end":
        tab.review.flush()
    else:
        tab.review.show_page(job(2), page())

    assert [cell.text for cell in tab.desk.stored[1, 1].tables[0].cells][2] == "钢笔"
