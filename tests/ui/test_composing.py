"""While an input method is composing, Enter is its own: wherever in the program letters are typed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.model import Cell, JobState, Quad, Table
from ocrdesk.ui.dialogs.find_replace import FindReplaceDialog
from ocrdesk.ui.dialogs.pick import Choice, PickDialog
from ocrdesk.ui.keys.composing import ComposingGuard
from ocrdesk.ui.main_window import MainWindow
from ocrdesk.ui.models.table_edits import Range
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.views.cell_view import CellView
from ocrdesk.ui.views.page_text import PageText
from ocrdesk.ui.views.table_panel import TablePanel
from ocrdesk.ui.views.value_edit import ValueEdit
from tests.ui.batch_office import BatchOffice, ticket
from tests.ui.clerk import committed
from tests.ui.desk import Desk, job, page
from tests.ui.window import OpenWindow, card_reader, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

RETURN, PAD_ENTER = Qt.Key.Key_Return, Qt.Key.Key_Enter
CONTROL, PAD = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier


def compose(widget: QWidget, letters: str = "bei") -> None:
    QApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def press_all_enters(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.keyClick(widget, RETURN)
    qtbot.keyClick(widget, PAD_ENTER, PAD)
    qtbot.keyClick(widget, RETURN, CONTROL)
    qtbot.keyClick(widget, PAD_ENTER, CONTROL | PAD)


@pytest.fixture
def opened(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        window.add(picture(tmp_path, "a.png"), picture(tmp_path, "b.png", Qt.GlobalColor.yellow))
        window.window.activateWindow()
        window.wait(lambda: window.window.panes.review.record is not None)
        yield window


def value_edit(window: MainWindow) -> QWidget:
    window.panes._focus_review()
    holder = QApplication.focusWidget()
    assert holder is not None
    return holder


def queue_search(window: MainWindow) -> QWidget:
    return window.panes.queue.search


def text_editor(window: MainWindow) -> QWidget:
    window.panes.tabs.setCurrentIndex(1)
    return window.panes.text.edit


def find_field(window: MainWindow) -> QWidget:
    text_editor(window).setFocus()
    window.panes.text.replace_text()
    window.panes.text.bar.search.setText("0")
    return window.panes.text.bar.instead


@pytest.mark.parametrize("place", [value_edit, queue_search, text_editor, find_field])
def test_enter_confirms_nothing_and_writes_nothing(
    opened: OpenWindow, qtbot: QtBot, place: Callable[[MainWindow], QWidget]
) -> None:
    window = opened.window
    widget = place(window)
    widget.setFocus()
    before = window.panes.review.record, window.panes.review.job, window.panes.text.edit.toPlainText()
    compose(widget)
    press_all_enters(qtbot, widget)
    assert (window.panes.review.record, window.panes.review.job, window.panes.text.edit.toPlainText()) == before
    assert QApplication.focusWidget() is widget
    assert opened.states() == [JobState.REVIEW, JobState.REVIEW]


def test_after_the_commit_enter_is_the_program_s_again(opened: OpenWindow, qtbot: QtBot) -> None:
    widget = value_edit(opened.window)
    compose(widget)
    QApplication.sendEvent(widget, committed("北"))
    qtbot.keyClick(widget, RETURN, CONTROL)
    opened.wait(lambda: JobState.CONFIRMED in opened.states())


def test_leaving_the_widget_ends_the_composing(qtbot: QtBot, qapp: QApplication) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    one, other = QLineEdit(holder), QLineEdit(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    guard = ComposingGuard(qapp, holder)
    one.setFocus()
    seen = []
    compose(one)
    seen.append(guard.composing)
    other.setFocus()
    seen.append(guard.composing)
    assert seen == [True, False]
    with qtbot.waitSignal(other.returnPressed):
        qtbot.keyClick(other, RETURN)


def first_text(review: ReviewController) -> str:
    assert review.record is not None
    return review.record.tables[0].cells[0].text


def test_a_table_s_cell_stays_open(qtbot: QtBot, qapp: QApplication) -> None:
    review = ReviewController(Desk())
    panel = TablePanel(review)
    qtbot.addWidget(panel)
    guard = ComposingGuard(qapp, panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    spot = Quad.from_box(0, 0, 9, 9)
    review.show_page(job(), replace(page(), tables=(Table(spot, 1, 1, (Cell(0, 0, "甲"),)),)))
    (view,) = panel.findChildren(CellView)
    view.choose(Range(0, 0, 0, 0))
    view.edit(view.currentIndex())
    editor = view.indexWidget(view.currentIndex())
    assert editor is not None
    editor.setFocus()
    compose(editor)
    assert guard.composing
    press_all_enters(qtbot, editor)
    assert view.state() == QAbstractItemView.State.EditingState
    QApplication.sendEvent(editor, committed("乙"))
    qtbot.keyClick(editor, RETURN)
    qtbot.waitUntil(lambda: first_text(review) == "乙")


def frame_of(edit: QAbstractScrollArea) -> QPoint:
    return edit.viewport().mapTo(edit, QPoint())


def value_editor(qtbot: QtBot) -> ValueEdit:
    edit = ValueEdit(lambda _direction: False)
    qtbot.addWidget(edit)
    edit.show_value("北京市东诚区", (4,))
    return edit


def text_of_page(qtbot: QtBot) -> PageText:
    edit = PageText()
    qtbot.addWidget(edit)
    edit.setPlainText("北京市东诚区")
    return edit


@pytest.mark.parametrize("make", [value_editor, text_of_page])
def test_candidates_stand_below_the_letters_within_the_editor_s_frame(
    qtbot: QtBot, make: Callable[[QtBot], ValueEdit | PageText]
) -> None:
    edit = make(qtbot)
    edit.setStyleSheet("padding: 7px 9px; border: 2px solid")
    edit.show()
    assert frame_of(edit).y() >= 2
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)
    QApplication.sendEvent(edit, asked)
    told = asked.value(Qt.InputMethodQuery.ImCursorRectangle).toRect()
    assert told.top() == edit.cursorRect().top() + frame_of(edit).y()
    assert abs(told.left() - edit.cursorRect().left() - frame_of(edit).x()) <= 1


@pytest.mark.parametrize("make", [value_editor, text_of_page])
def test_giving_up_a_composition_brings_back_what_was_selected(
    qtbot: QtBot, make: Callable[[QtBot], ValueEdit | PageText]
) -> None:
    edit = make(qtbot)
    cursor = edit.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    compose(edit, "ch")
    compose(edit, "chen")
    compose(edit, "")
    assert (edit.toPlainText(), edit.textCursor().selectedText()) == ("北京市东诚区", "诚")
    compose(edit, "cheng")
    QApplication.sendEvent(edit, committed("城"))
    assert edit.toPlainText() == "北京市东城区"
    edit.undo()
    assert edit.toPlainText() == "北京市东诚区"


def test_a_picked_type_waits_for_the_input_method(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = PickDialog("Type", "", (Choice("id_card", "身份证"), Choice("bank_card", "银行卡")))
    qtbot.addWidget(dialog)
    ComposingGuard(qapp, dialog)
    picked: list[object] = []
    dialog.picked.connect(picked.append)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.field.setFocus()
    compose(dialog.field, "yinhang")
    press_all_enters(qtbot, dialog.field)
    assert picked == []
    QApplication.sendEvent(dialog.field, committed("银行"))
    qtbot.keyClick(dialog.field, RETURN)
    assert picked == ["bank_card"]


def test_find_and_replace_over_fields_waits_for_the_input_method(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket("10010300110301J012345")]) as office:
        dialog = FindReplaceDialog(office.run.desk)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        office.opened.wait(lambda: dialog.is_idle and dialog.isActiveWindow())
        for field in (dialog.needle, dialog.replacement):
            field.setFocus()
            compose(field, "J")
            press_all_enters(qtbot, field)
            QApplication.sendEvent(field, committed("J"))
        assert dialog.isVisible()
        assert (dialog.needle.text(), dialog.replacement.text()) == ("J", "J")
