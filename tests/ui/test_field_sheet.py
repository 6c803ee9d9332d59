"""The field sheet: one field of all documents, reviewed by Enter alone, each value on disk before the next."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldState
from ocrdesk.ui.batch.field_column_model import DOCUMENT, PICTURE, STATE, VALUE, Order
from ocrdesk.ui.batch.field_grid import PICTURE_WANTS, WIDTHS
from ocrdesk.ui.dialogs.field_sheet import FieldSheetDialog
from tests.ui.batch_office import KEY, KIND, BatchOffice, ticket
from tests.ui.test_full_disk import full_disk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FIRST, SECOND, THIRD = "10010300110301J012345", "10010300110301J012346", "20010300110301J012347"
Key = Qt.Key


class Column:
    """The dialog over an office, and a hand on its keys."""

    def __init__(self, qtbot: QtBot, office: BatchOffice) -> None:
        self.office, self._qtbot = office, qtbot
        self.dialog = FieldSheetDialog(office.run.desk, (KIND, KEY))
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.wait()

    def wait(self) -> None:
        dialog = self.dialog
        self.office.opened.wait(lambda: bool(dialog.model.entries) and not dialog.typeahead.holding)

    def press(self, *keys: Key) -> None:
        for key in keys:
            self._qtbot.keyClick(self.dialog.view.editor, key)
        self.wait()

    def type(self, text: str) -> None:
        self.dialog.view.editor.selectAll()
        self._qtbot.keyClicks(self.dialog.view.editor, text)

    def close(self) -> None:
        """Esc, until what is typed is saved."""
        self.dialog.reject()
        self.office.opened.wait(lambda: not self.dialog.isVisible())

    @property
    def at(self) -> int:
        """The job of the current row."""
        assert self.dialog.view.entry is not None
        return self.dialog.view.entry.job_id

    @property
    def shown(self) -> list[str]:
        model = self.dialog.model
        return [model.index(row, VALUE).data() for row in range(model.rowCount())]


def test_enter_confirms_and_goes_down(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST, weak="3"), ticket(SECOND, weak="3")]) as office:
        column = Column(qtbot, office)
        column.press(Key.Key_Return)
        assert column.at == 2
        assert [office.value(number).state for number in (1, 2)] == [FieldState.CONFIRMED, FieldState.CHECK]
        column.press(Key.Key_Enter)
        assert office.value(2).state is FieldState.CONFIRMED
        column.dialog.reject()


@pytest.mark.parametrize("points", [8, 20])
def test_editor_lies_in_the_middle_of_its_row_in_the_values_own_size(
    qtbot: QtBot, home: Path, tmp_path: Path, points: int
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        office.opened.window.commands.change(value_font_size=points)
        office.opened.wait(lambda: office.opened.app.preferences.value_font_size == points)
        column = Column(qtbot, office)
        view = column.dialog.view
        row, editor = view.visualRect(view.currentIndex()), view.editor.geometry()
        assert editor.height() == view.editor.sizeHint().height()
        assert abs(editor.center().y() - row.center().y()) <= 1
        assert row.contains(editor)
        assert view.editor.font().pointSize() == points
        column.dialog.reject()


def test_picture_keeps_its_room_in_a_narrow_sheet(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST)]) as office:
        dialog = Column(qtbot, office).dialog
        head = dialog.view.horizontalHeader()
        for width in (1300, 1):  # as narrow as it goes
            dialog.resize(width, 600)
            qtbot.waitUntil(lambda: dialog.view.width() == dialog.width())
            assert head.sectionSize(PICTURE) >= PICTURE_WANTS
            assert head.length() <= dialog.view.viewport().width()
        dialog.resize(1300, 600)
        qtbot.waitUntil(lambda: dialog.view.width() == dialog.width())
        assert [head.sectionSize(side) for side in (DOCUMENT, STATE)] == [WIDTHS[DOCUMENT], WIDTHS[STATE]]
        dialog.reject()


def test_first_row_that_needs_a_look_is_the_first_to_see_and_f3_finds_the_next(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    records = [ticket(FIRST), ticket(SECOND, weak="3"), ticket(THIRD), ticket(THIRD, weak="J")]
    with BatchOffice(qtbot, home, tmp_path, records) as office:
        column = Column(qtbot, office)
        assert column.at == 2
        column.press(Key.Key_F3)
        assert column.at == 4
        column.press(Key.Key_F3)
        assert column.at == 2
        qtbot.keyClick(column.dialog.view.editor, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
        assert column.at == 4
        column.dialog.reject()


def test_typed_value_is_an_edit_that_can_be_taken_back_here_and_afterwards(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        before = office.page(1)
        column = Column(qtbot, office)
        column.type(THIRD)
        column.press(Key.Key_Return)
        assert (office.value(1).text, office.value(1).state) == (THIRD, FieldState.EDITED)
        assert office.opened.window.panes.review.record == office.page(1)
        column.dialog.undo()
        column.wait()
        assert (column.at, column.shown[0]) == (1, FIRST)
        assert office.page(1) == before
        column.type(THIRD)
        column.press(Key.Key_Return)
        column.dialog.reject()
        office.undo()
        office.opened.wait(lambda: office.page(1) == before)


def test_going_elsewhere_keeps_what_is_typed_without_confirming_anything(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND, weak="3")]) as office:
        column = Column(qtbot, office)
        column.press(Key.Key_Up)
        column.type(THIRD)
        column.press(Key.Key_Down)
        assert office.value(1).text == THIRD
        assert (column.at, office.value(2).state) == (2, FieldState.CHECK)
        column.type(FIRST)
        column.close()
        assert office.value(2).text == FIRST


def test_what_a_full_disk_did_not_take_is_typed_still_and_can_be_saved_later(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        column = Column(qtbot, office)
        column.type(THIRD)
        with full_disk():
            column.press(Key.Key_Down)
            assert (column.at, column.dialog.view.typed) == (1, THIRD)
            column.dialog.reject()
            column.wait()
            assert (column.dialog.isVisible(), column.dialog.view.typed) == (True, THIRD)
            column.dialog.order.setCurrentIndex(list(Order).index(Order.NAME))
            column.wait()
            assert column.dialog.view.typed == THIRD
        assert office.value(1).text == FIRST
        column.close()
        assert office.value(1).text == THIRD


def test_only_those_that_need_a_look_and_every_order(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    records = [ticket(THIRD), ticket(SECOND, weak="3"), ticket(FIRST)]
    with BatchOffice(qtbot, home, tmp_path, records) as office:
        column = Column(qtbot, office)
        column.dialog.order.setCurrentIndex(list(Order).index(Order.VALUE))
        assert column.shown == [FIRST, SECOND, THIRD]
        column.dialog.view.horizontalHeader().sectionClicked.emit(3)
        assert column.shown[0] == SECOND
        column.dialog.only_unsure.setChecked(True)
        assert column.shown == [SECOND]
        column.press(Key.Key_Return)
        assert column.shown == [SECOND]
        column.dialog.order.setCurrentIndex(0)
        assert "Nothing in this field" in column.dialog.message
        column.dialog.reject()


def test_value_that_fails_its_check_is_seen_before_the_next(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        column = Column(qtbot, office)
        column.type("!")
        column.press(Key.Key_Return)
        assert office.value(1).state is FieldState.MISSING or office.value(1).text != FIRST
        stopped = any(problem.failed for problem in office.value(1).problems) or office.value(1).needs_look
        assert column.at == (1 if stopped else 2)
        column.dialog.reject()


def test_enter_does_not_fire_while_an_input_method_composes(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST, weak="3"), ticket(SECOND)]) as office:
        column = Column(qtbot, office)
        QApplication.sendEvent(column.dialog.view.editor, QInputMethodEvent("jing", []))
        qtbot.keyClick(column.dialog.view.editor, Key.Key_Return)
        assert not column.dialog.typeahead.holding
        assert office.value(1).state is FieldState.CHECK
        column.close()


def test_page_changed_meanwhile_is_left_alone(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST, weak="3"), ticket(SECOND)]) as office:
        column = Column(qtbot, office)
        page = office.page(1)
        edited = office.app.edit_field(page.documents[0], KEY, THIRD)
        office.app.save_page(1, replace(page, documents=(edited,))).result()
        column.press(Key.Key_Return)
        assert office.value(1).text == THIRD
        assert column.at == 1
        column.dialog.reject()


def test_keys_typed_while_a_value_is_saved_reach_the_next_row(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST, weak="3"), ticket(SECOND)]) as office:
        column = Column(qtbot, office)
        editor = column.dialog.view.editor
        qtbot.keyClick(editor, Key.Key_Return)
        assert column.dialog.typeahead.holding
        qtbot.keyClick(editor, Key.Key_End)
        qtbot.keyClick(editor, Key.Key_9)
        column.wait()
        assert (column.at, editor.toPlainText()) == (2, SECOND + "9")
        assert office.value(1).state is FieldState.CONFIRMED
        column.close()
