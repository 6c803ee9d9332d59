"""Find and replace over fields: each change shown, only the ticked ones made, one step to take back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldState
from ocrdesk.ui.batch.replacement_model import BECOMES, NOTE, NOW, from_difference
from ocrdesk.ui.dialogs.find_replace import FindReplaceDialog
from tests.ui.batch_office import KEY, BatchOffice, ticket

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FIRST, SECOND, THIRD = "10010300110301J012345", "10010300110301J012346", "20010300110301K012347"


class Finder:
    """The dialog over an office."""

    def __init__(self, qtbot: QtBot, office: BatchOffice) -> None:
        self.office, self._qtbot = office, qtbot
        self.dialog = FindReplaceDialog(office.run.desk)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        office.opened.wait(lambda: self.dialog.is_idle)

    def look_for(self, find: str, becomes: str, *options: str) -> None:
        for option in options:
            getattr(self.dialog, option).setChecked(True)
        self.dialog.needle.clear()
        self.dialog.replacement.clear()
        self._qtbot.keyClicks(self.dialog.needle, find)
        self._qtbot.keyClicks(self.dialog.replacement, becomes)
        self.office.opened.wait(lambda: self.dialog.is_idle)

    @property
    def shown(self) -> list[tuple[str, str]]:
        model = self.dialog.model
        return [(model.index(row, NOW).data(), model.index(row, BECOMES).data()) for row in range(model.rowCount())]

    def make(self) -> None:
        self.dialog.accept()
        self.office.opened.wait(lambda: not self.dialog.isVisible())


def test_each_change_is_shown_and_the_ticked_ones_are_made_in_one_step(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND), ticket(THIRD)]) as office:
        before = [office.page(number) for number in (1, 2, 3)]
        finder = Finder(qtbot, office)
        finder.look_for("j0", "j9")
        assert finder.shown == [(FIRST, FIRST.replace("J0", "J9")), (SECOND, SECOND.replace("J0", "J9"))]
        finder.dialog.table.selectRow(0)
        qtbot.keyClick(finder.dialog.table, Qt.Key.Key_Space)
        assert "1 of 2" in finder.dialog.message
        qtbot.keyClick(finder.dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(finder.dialog.table, Qt.Key.Key_Space)
        assert not finder.dialog.accept_button.isEnabled()
        qtbot.keyClick(finder.dialog.table, Qt.Key.Key_Space)
        assert "2 of 2" in finder.dialog.message
        finder.dialog.table.selectRow(0)
        qtbot.keyClick(finder.dialog.table, Qt.Key.Key_Space)
        finder.make()
        assert office.value(1).text == FIRST
        assert office.value(2).state is FieldState.EDITED
        office.undo()
        office.opened.wait(lambda: office.page(2) == before[1])
        assert [office.page(number) for number in (1, 2, 3)] == before


def test_options_narrow_what_is_found(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(THIRD)]) as office:
        finder = Finder(qtbot, office)
        finder.look_for("k", "X")
        assert len(finder.shown) == 1
        finder.look_for("k", "X", "match_case")
        assert finder.shown == []
        assert "Nothing" in finder.dialog.message
        finder.dialog.match_case.setChecked(False)
        finder.look_for("1001", "X", "whole")
        assert finder.shown == []
        finder.dialog.whole.setChecked(False)
        finder.look_for(r"^(\d)00", r"\g<1>55", "expression")
        assert [new[:3] for _old, new in finder.shown] == ["155", "255"]
        finder.dialog.reject()


def test_scope_is_all_a_type_or_one_of_its_fields(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST)]) as office:
        finder = Finder(qtbot, office)
        titles = [finder.dialog.scope.itemText(row) for row in range(finder.dialog.scope.count())]
        assert titles[0] == "All fields of all documents"
        assert titles[-1].endswith("Serial")
        finder.look_for("J", "K")
        for row in range(finder.dialog.scope.count()):
            finder.dialog.scope.setCurrentIndex(row)
            office.opened.wait(lambda: finder.dialog.is_idle)
            assert len(finder.shown) == 1
        finder.dialog.reject()


def test_expression_that_never_ends_is_told_and_holds_nothing_up(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket("1" * 40 + "J")]) as office:
        finder = Finder(qtbot, office)
        finder.look_for("(1+)+$", "x", "expression")
        assert "too long" in finder.dialog.message
        finder.look_for("(1", "x")
        assert "regular expression" in finder.dialog.message
        finder.look_for("J", "K")
        assert len(finder.shown) == 1
        finder.dialog.reject()


def test_value_that_a_person_settled_is_marked(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST)]) as office:
        page = office.page(1)
        confirmed = office.app.confirm_field(page.documents[0], KEY)
        office.app.save_page(1, replace(page, documents=(confirmed,))).result()
        finder = Finder(qtbot, office)
        finder.look_for("J", "K")
        assert "person" in finder.dialog.model.index(0, NOTE).data()
        finder.dialog.reject()


def test_page_changed_after_the_preview_is_left_alone(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST), ticket(SECOND)]) as office:
        finder = Finder(qtbot, office)
        finder.look_for("J", "K")
        page = office.page(1)
        edited = office.app.edit_field(page.documents[0], KEY, THIRD)
        office.app.save_page(1, replace(page, documents=(edited,))).result()
        finder.make()
        assert office.value(1).text == THIRD


def test_enter_in_the_words_goes_to_the_changes_and_makes_none(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(FIRST)]) as office:
        finder = Finder(qtbot, office)
        qtbot.keyClicks(finder.dialog.needle, "J")
        qtbot.keyClick(finder.dialog.needle, Qt.Key.Key_Return)
        office.opened.wait(lambda: finder.dialog.is_idle)
        assert finder.dialog.isVisible()
        assert finder.dialog.table.hasFocus()
        assert office.value(1).text == FIRST
        finder.dialog.reject()


def test_long_texts_are_shown_from_where_they_differ() -> None:
    now = "上海市黄浦区柳沟镇东岭村二组一百八十五号院内三楼左"
    assert from_difference(now, now.replace("三楼", "五楼")) == ("…一百八十五号院内三楼左", "…一百八十五号院内五楼左")
    short = "北京市东城区样张胡同8号院"
    assert from_difference(short, short.replace("8", "7")) == ("…市东城区样张胡同8号院", "…市东城区样张胡同7号院")
    assert from_difference("二组185号", "二组186号") == ("二组185号", "二组186号")
    assert from_difference("185", "") == ("185", "nothing")
