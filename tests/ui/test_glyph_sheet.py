"""The same-glyph sheet: what the keys say of each glyph is in the records before the next sheet is shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldState
from ocrdesk.ui.batch.glyph_sheets import GlyphSheet
from ocrdesk.ui.dialogs.glyph_sheet import GlyphSheetDialog
from tests.ui.answering import pressing
from tests.ui.batch_office import KEY, BatchOffice, ticket
from tests.ui.test_full_disk import full_disk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FIRST, SECOND = "11222", "21111"
Key = Qt.Key


class Sheets:
    """The dialog over an office's numbers, and a hand on its keys."""

    def __init__(self, qtbot: QtBot, office: BatchOffice) -> None:
        self.office, self._qtbot = office, qtbot
        self.dialog = GlyphSheetDialog(office.run.desk)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        office.opened.wait(lambda: self.dialog.is_ready)

    def press(self, *keys: Key) -> None:
        for key in keys:
            self._qtbot.keyClick(self.dialog.view, key)

    def confirm(self) -> None:
        sheet = self.sheet
        self.press(Key.Key_Return)
        self.office.opened.wait(lambda: sheet.done)

    def close(self) -> None:
        """Esc, until what is marked is saved."""
        self.dialog.reject()
        self.office.opened.wait(lambda: not self.dialog.isVisible())

    @property
    def sheet(self) -> GlyphSheet:
        return self.dialog.model.sheet

    @property
    def letters(self) -> list[str]:
        return [sheet.text for sheet in self.dialog.sheets]


def test_glyphs_of_all_numbers_stand_side_by_side_the_least_sure_first(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND, weak="2")]) as office:
        sheets = Sheets(qtbot, office)
        assert sheets.letters == ["1", "2"]
        assert sheets.dialog.view.hasFocus()
        assert [len(sheet.glyphs) for sheet in sheets.dialog.sheets] == [6, 4]
        assert sheets.dialog.sheets[1].glyphs[0].place[0] == 2
        assert sheets.dialog.sheets[1].unsure == 1
        sheets.close()


def test_confirmed_sheet_is_on_disk_before_the_next_one_is_shown(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND, weak="2")]) as office:
        sheets = Sheets(qtbot, office)
        sheets.confirm()
        assert sheets.sheet.text == "2"
        assert office.value(1).seen == (0, 1)
        assert office.value(2).needs_look
        sheets.confirm()
        assert [office.value(number).state for number in (1, 2)] == [FieldState.CONFIRMED] * 2
        assert "All sheets" in sheets.dialog.message
        sheets.close()


def test_typed_character_corrects_and_space_doubts(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        sheets = Sheets(qtbot, office)
        first, third = sheets.sheet.glyphs[0], sheets.sheet.glyphs[2]
        sheets.press(Key.Key_7, Key.Key_Right, Key.Key_Right, Key.Key_Space)
        sheets.confirm()
        corrected, doubted = office.value(first.place[0]), office.value(third.place[0])
        assert corrected.text[first.index] == "7"
        assert doubted.doubted == (third.index,)
        assert doubted.state is FieldState.CHECK
        sheets.confirm()
        assert office.value(first.place[0]).state is FieldState.EDITED
        sheets.close()


def test_marks_are_taken_back_one_by_one_and_then_the_sheet(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        before = [office.page(number) for number in (1, 2)]
        sheets = Sheets(qtbot, office)
        sheets.press(Key.Key_7, Key.Key_Right, Key.Key_8)
        sheets.dialog.undo()
        assert [mark.letter for mark in sheets.sheet.marks.values()] == ["7"]
        sheets.confirm()
        sheets.dialog.undo()
        office.opened.wait(lambda: sheets.sheet.text == "1" and not sheets.sheet.done)
        assert [office.page(number) for number in (1, 2)] == before
        assert [mark.letter for mark in sheets.sheet.marks.values()] == ["7"]
        sheets.confirm()
        assert "7" in office.value(1).text + office.value(2).text
        sheets.close()
        office.undo()
        office.opened.wait(lambda: office.page(1) == before[0])


def test_enter_does_not_fire_while_an_input_method_composes(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST)]) as office:
        sheets = Sheets(qtbot, office)
        QApplication.sendEvent(sheets.dialog.view, QInputMethodEvent("jing", []))
        sheets.press(Key.Key_Return)
        assert not sheets.dialog.typeahead.holding
        committed = QInputMethodEvent("", [])
        committed.setCommitString("８")
        QApplication.sendEvent(sheets.dialog.view, committed)
        assert [mark.letter for mark in sheets.sheet.marks.values()] == ["8"]
        sheets.close()


def test_closing_keeps_what_was_typed_and_confirms_nothing_else(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST)]) as office:
        sheets = Sheets(qtbot, office)
        glyph = sheets.sheet.glyphs[0]
        sheets.press(Key.Key_7)
        sheets.close()
        office.opened.wait(lambda: office.value(1).text[glyph.index] == "7")
        assert office.value(1).seen == (glyph.index,)


def test_arrows_go_on_from_row_to_row(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket("1" * 20) for _ in range(3)]) as office:
        sheets = Sheets(qtbot, office)
        view, model = sheets.dialog.view, sheets.dialog.model
        view.show_number(model.columnCount() - 1)
        sheets.press(Key.Key_Right)
        assert model.number_of(view.currentIndex()) == model.columnCount()
        sheets.press(Key.Key_Left, Key.Key_Left)
        assert model.number_of(view.currentIndex()) == model.columnCount() - 2
        sheets.close()


def test_context_shows_the_whole_value(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST)]) as office:
        sheets = Sheets(qtbot, office)
        assert sheets.dialog.context.isHidden()
        sheets.press(Key.Key_F2)
        assert sheets.dialog.context.isVisible()
        assert sheets.dialog.context.text == FIRST
        office.opened.wait(lambda: sheets.dialog.strips.missing == 0)
        strip = sheets.dialog.strips.strip(sheets.dialog.model.entry(sheets.sheet.glyphs[0]))
        assert strip is not None
        assert len(strip.glyphs) == len(FIRST)
        sheets.close()


def test_page_changed_meanwhile_keeps_the_newer_value(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        sheets = Sheets(qtbot, office)
        page = office.page(1)
        edited = office.app.edit_field(page.documents[0], KEY, "99999")
        office.app.save_page(1, replace(page, documents=(edited,))).result()
        sheets.press(Key.Key_7)
        sheets.confirm()
        assert office.value(1).text == "99999"
        assert office.value(2).seen
        sheets.close()


def test_without_numbers_it_says_so(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST)]) as office:
        page = office.page(1)
        confirmed = office.app.confirm_document(page.documents[0])
        office.app.save_page(1, type(page)(1, page.recognition, (confirmed,), confirmed=True)).result()
        sheets = Sheets(qtbot, office)
        assert "no numbers" in sheets.dialog.message
        sheets.close()


@pytest.mark.parametrize(("answer", "stays"), [("Stay", True), ("Close and lose it", False)])
def test_marks_that_the_disk_does_not_take_are_not_lost_unasked(
    qtbot: QtBot, home: Path, tmp_path: Path, answer: str, stays: bool
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        sheets, asked = Sheets(qtbot, office), list[str]()
        sheets.press(Key.Key_7)
        timer = pressing(answer, asked)
        with full_disk():
            sheets.dialog.reject()
            office.opened.wait(lambda: bool(asked) and not sheets.dialog.typeahead.holding)
        assert not timer.isActive()
        assert sheets.dialog.isVisible() is stays
        if stays:
            assert len(sheets.sheet.marks) == 1
            sheets.close()
        assert ("7" in office.value(1).text + office.value(2).text) is stays
