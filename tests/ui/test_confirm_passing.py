"""Confirming all that pass: counted first, only what nobody need look at, one step to take back."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ocrdesk.i18n import message
from ocrdesk.model import Course, FieldState, JobState, PageWarning, Problem
from ocrdesk.ui.batch.passing import LOOK, NOTE, PICTURE, count_passing, objection
from ocrdesk.ui.dialogs.confirm_passing import ConfirmPassingDialog
from tests.ui.batch_office import KEY, BatchOffice, ticket
from tests.ui.desk import TYPES

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

GOOD, OTHER = "10010300110301J012345", "10010300110301J012346"


def counted(qtbot: QtBot, office: BatchOffice) -> ConfirmPassingDialog:
    dialog = ConfirmPassingDialog(office.run.desk)
    qtbot.addWidget(dialog)
    dialog.show()
    office.opened.wait(lambda: dialog.passing.total > 0)
    return dialog


def test_what_passes_is_counted_and_confirmed_in_one_step_that_can_be_undone(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(GOOD), ticket(OTHER), ticket(GOOD, weak="3")]) as office:
        before = [office.page(number) for number in (1, 2, 3)]
        dialog = counted(qtbot, office)
        assert (dialog.passing.count, dialog.passing.total) == (2, 3)
        assert "2 of 3" in dialog.heading
        dialog.accept()
        office.opened.wait(lambda: office.opened.states()[:2] == [JobState.CONFIRMED] * 2)
        assert (dialog.confirmed, dialog.isVisible()) == (2, False)
        assert [office.page(number).confirmed for number in (1, 2, 3)] == [True, True, False]
        assert office.opened.window.panes.review.record == office.page(1)
        office.undo()
        office.opened.wait(lambda: office.opened.states() == [JobState.REVIEW] * 3)
        assert [office.page(number) for number in (1, 2, 3)] == before
        assert office.opened.window.panes.review.record == before[0]


def test_page_changed_after_the_count_is_not_confirmed(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(GOOD), ticket(OTHER)]) as office:
        dialog = counted(qtbot, office)
        page = office.page(2)
        worse = office.app.edit_field(page.documents[0], KEY, "1")
        office.app.save_page(2, replace(page, documents=(worse,))).result()
        dialog.accept()
        office.opened.wait(lambda: not dialog.isVisible())
        assert dialog.confirmed == 1
        assert not office.page(2).confirmed


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_that_passes_leaves_nothing_to_press(qtbot: QtBot, home: Path, tmp_path: Path, language: str) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(GOOD, weak="3")]) as office:
        office.opened.window.commands.choose_language(language)
        dialog = counted(qtbot, office)
        assert not dialog.can_confirm
        dialog.reject()
        assert dialog.result() == QDialog.DialogCode.Rejected


def test_cancelled_confirmation_confirms_nothing(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(GOOD), ticket(OTHER)]) as office:
        gate = Event()
        dialog = counted(qtbot, office)
        office.app._saver.submit(gate.wait)
        dialog.accept()
        dialog.reject()
        assert dialog.isVisible()
        gate.set()
        office.opened.wait(lambda: not dialog.isVisible())
        assert not any(office.page(number).confirmed for number in (1, 2))
        assert len(office.opened.window.panes.review.history) == 0


def test_doubt_notes_and_poor_pictures_speak_against_a_document() -> None:
    fine = ticket(GOOD)
    value = fine[KEY]
    failed = replace(value, state=FieldState.EDITED, problems=(Problem("x", message("wrong")),))
    assert objection(fine) == ""
    assert objection(ticket(GOOD, weak="3")) == LOOK
    assert objection(fine.with_field(failed)) == LOOK
    assert objection(fine.with_field(replace(value, doubted=(1,)))) == LOOK
    assert objection(replace(fine, warnings=(message("expired"),))) == NOTE
    assert objection(replace(fine, picture_warnings=(PageWarning("blur", message("blurred")),))) == PICTURE


def test_pages_without_documents_postponed_and_confirmed_ones_are_left_out(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(GOOD), ticket(OTHER), ticket(GOOD)]) as office:
        pages = [office.page(number) for number in (1, 2, 3)]
        office.app.save_page(1, replace(pages[0], postponed="asked")).result()
        office.app.save_page(2, replace(pages[1], documents=())).result()
        office.app.save_page(3, replace(pages[2], confirmed=True)).result()
        found = count_passing(office.app.changes.records(Course()), TYPES)
        assert (found.count, found.total) == (0, 1)


def test_the_counted_dialog_stands_over_the_middle_of_the_window(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with BatchOffice(qtbot, home, tmp_path, [ticket(GOOD), ticket(OTHER)]) as office:
        dialog = ConfirmPassingDialog(office.run.desk, office.opened.window)
        dialog.show()
        dialog.move(0, 0)
        office.opened.wait(lambda: dialog.can_confirm)
        away = dialog.frameGeometry().center() - office.opened.window.frameGeometry().center()
        assert away.manhattanLength() <= 2
        dialog.reject()
