"""The review by keys: how many it costs, that nothing typed is lost, and that every step can be undone."""

from threading import Timer

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.errors import JournalDiskFull
from ocrdesk.model import FieldState, Line, PageRecord, Quad
from tests.ui.clerk import Clerk
from tests.ui.desk import PORTRAIT, card, page

WRONG_NUMBER = "110101199003078121"
ENTER, PAD_ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab


pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def clean() -> PageRecord:
    return page(card())


def unsure() -> PageRecord:
    return page(card(doubtful={"address": "胡"}))


def wrong_digit() -> PageRecord:
    return page(card(id_number=WRONG_NUMBER, doubtful={"id_number": ""}))


@pytest.mark.parametrize("key", [ENTER, PAD_ENTER])
def test_a_document_with_nothing_to_look_at_costs_one_key(qtbot: QtBot, key: Qt.Key) -> None:
    clerk = Clerk(qtbot, clean(), clean())
    clerk.press(key)
    assert clerk.desk.stored[1, 1].confirmed
    assert clerk.desk.stored[1, 1].documents[0].confirmed
    assert clerk.place[0] == 2


def test_confirming_the_page_costs_one_key_whatever_waits_in_it(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), clean())
    clerk.review.confirm_page()
    assert clerk.desk.stored[1, 1].confirmed
    assert clerk.state_of(1, "address") is FieldState.CONFIRMED
    assert clerk.place[0] == 2


def test_an_unsure_value_that_is_right_costs_one_key(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), clean())
    assert clerk.place == (1, 0, "address")
    clerk.press(ENTER)
    assert clerk.state_of(1, "address") is FieldState.CONFIRMED
    assert clerk.desk.stored[1, 1].confirmed
    assert clerk.place[0] == 2


def test_a_wrong_doubtful_digit_costs_two_keys(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(id_number="11010119900307802X", doubtful={"id_number": "X"})), clean())
    assert clerk.place == (1, 0, "id_number")
    clerk.type("1")
    clerk.press(ENTER)
    assert clerk.text_of(1, "id_number") == PORTRAIT["id_number"]
    assert clerk.desk.stored[1, 1].documents[0]["id_number"].recognized == "11010119900307802X"
    assert clerk.place[0] == 2


def test_a_wrong_last_digit_that_was_not_doubted_costs_three_keys(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(id_number="110101199003078026")), clean())
    clerk.press(Qt.Key.Key_Backspace)
    clerk.type("1")
    clerk.press(ENTER)
    assert clerk.text_of(1, "id_number") == PORTRAIT["id_number"]
    assert clerk.place[0] == 2


def test_enter_goes_to_the_next_field_that_needs_a_person_and_comes_back_for_those_passed_over(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"}), card("emblem", valid_to="")))
    assert clerk.place == (1, 0, "name")
    clerk.review.next_problem()
    assert clerk.place == (1, 0, "address")
    clerk.press(ENTER)
    assert clerk.place == (1, 1, "valid_to")
    clerk.press(ENTER)
    assert clerk.place == (1, 0, "name")
    clerk.press(ENTER)
    assert all(document.confirmed for document in clerk.desk.stored[1, 1].documents)


def test_an_edit_that_fails_a_check_is_shown_before_a_second_enter_takes_it(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"address": "胡"})), clean())
    clerk.review.select_field(0, "id_number")
    clerk.clear()
    clerk.type(WRONG_NUMBER)
    clerk.press(ENTER)
    assert clerk.place == (1, 0, "id_number")
    assert clerk.text_of(1, "id_number") == WRONG_NUMBER
    clerk.press(ENTER)
    assert clerk.place == (1, 0, "address")
    assert clerk.text_of(1, "id_number") == WRONG_NUMBER


def test_enter_does_nothing_while_an_input_method_is_composing(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), clean())
    QApplication.sendEvent(clerk.editor, QInputMethodEvent("bei", []))
    clerk.press(ENTER, PAD_ENTER)
    assert clerk.place == (1, 0, "address")
    assert clerk.desk.saves == []
    clerk.type("北")
    clerk.press(ENTER)
    assert "北" in clerk.text_of(1, "address")[1:]


def test_enter_held_down_does_not_run_through_documents(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, clean(), clean())
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(clerk.editor, held)
    assert clerk.place[0] == 1


def test_full_width_digits_are_made_half_width_on_commit(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(id_number="")))
    clerk.editor.insertPlainText("１１０１０１１９９００３０７８０２１")
    clerk.press(ENTER)
    assert clerk.text_of(1, "id_number") == PORTRAIT["id_number"]


@pytest.mark.parametrize("leave", ["tab", "backtab", "click", "next job", "flush", "other page", "F3", "box"])
def test_an_edit_is_kept_however_the_field_is_left(qtbot: QtBot, leave: str) -> None:
    clerk = Clerk(qtbot, unsure(), unsure())
    clerk.review.select_field(0, "ethnicity")
    clerk.clear()
    clerk.type("满")
    match leave:
        case "tab":
            clerk.press(TAB)
        case "backtab":
            clerk.press(Qt.Key.Key_Backtab)
        case "click":
            rows = clerk.panel.form.rows
            qtbot.mouseClick(rows[0].edit.viewport(), Qt.MouseButton.LeftButton)
            assert clerk.place == (1, 0, "name")
        case "next job":
            clerk.review.next_job()
        case "flush":
            clerk.review.flush()
        case "other page":
            clerk.shell.open_page(2, 1)
        case "F3":
            clerk.review.next_problem()
        case _:
            clerk.review.select_field(0, "address")
    assert clerk.text_of(1, "ethnicity") == "满"
    assert clerk.state_of(1, "ethnicity") is FieldState.EDITED


def test_tab_walks_all_fields_of_all_documents_whatever_their_state(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(), card("emblem")))
    walked = [clerk.place[1:]]
    for _step in range(8):
        clerk.press(TAB)
        walked.append(clerk.place[1:])
    assert walked == [field.place for field in clerk.review.fields.fields]
    clerk.press(Qt.Key.Key_Backtab)
    assert clerk.place == (1, 1, "valid_from")


def test_tab_at_the_last_field_leaves_the_form(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, clean())
    clerk.review.select_field(0, "id_number")
    clerk.press(TAB)
    assert QApplication.focusWidget() is clerk.panel.previous_button


def test_problems_are_walked_across_pages_and_jobs_both_ways(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), clean(), unsure())
    clerk.review.next_problem()
    assert clerk.place == (3, 0, "address")
    clerk.review.previous_problem()
    assert clerk.place == (1, 0, "address")


def test_looking_for_problems_where_there_are_none_ends_at_a_field(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, clean(), clean())
    clerk.review.next_problem()
    assert clerk.place[2] == "name"
    assert clerk.editor is clerk.panel.form.rows[0].edit
    assert not clerk.review.typeahead.holding


def test_a_reading_taken_from_the_picture_becomes_the_value_with_its_place(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure())
    quad = Quad.from_box(1, 2, 300, 40)
    clerk.review.take_reading(Line("上海市", 0.9, quad))
    value = clerk.desk.stored[1, 1].documents[0]["address"]
    assert (value.text, value.quad, value.state) == ("上海市", quad, FieldState.EDITED)
    assert clerk.editor.toPlainText() == "上海市"


def test_a_reading_that_cannot_be_saved_stays_in_the_editor(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure())
    clerk.desk.error = JournalDiskFull()
    clerk.review.take_reading(Line("上海市", 0.9, Quad.from_box(1, 2, 300, 40)))
    assert clerk.editor.toPlainText() == "上海市"
    clerk.desk.error = None
    clerk.press(ENTER)
    assert clerk.text_of(1, "address") == "上海市"


def test_pages_of_one_job_follow_each_other(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(card("emblem"), number=2), one_job=True)
    clerk.press(ENTER)
    assert clerk.shell.asked[-1] == "page 1/2"
    clerk.press(ENTER)
    assert clerk.shell.asked[-1] == "next"
    assert clerk.desk.stored[1, 2].confirmed


def test_a_page_without_documents_is_confirmed_by_one_key(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(text="告示"), clean())
    clerk.review.confirm_field()
    assert clerk.desk.stored[1, 1].confirmed
    assert clerk.place[0] == 2


def test_the_machines_value_comes_back(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure())
    clerk.clear()
    clerk.type("X")
    clerk.press(TAB, Qt.Key.Key_Backtab)
    assert clerk.text_of(1, "address") == "X"
    clerk.review.restore_field()
    assert clerk.text_of(1, "address") == PORTRAIT["address"]
    assert clerk.editor.toPlainText() == PORTRAIT["address"]
    assert clerk.state_of(1, "address") is FieldState.CHECK


def test_escape_takes_back_what_is_typed(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure())
    clerk.type("错")
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.editor.toPlainText() == PORTRAIT["address"]
    clerk.review.flush()
    assert clerk.desk.saves == []


# Undo


def test_undo_and_redo_go_over_document_borders(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), unsure(), clean())
    first = clerk.desk.stored[1, 1]
    clerk.press(ENTER)
    clerk.clear()
    clerk.type("海淀区")
    clerk.press(ENTER)
    assert clerk.place[0] == 3
    clerk.review.undo()
    assert clerk.place == (2, 0, "address")
    assert clerk.text_of(2, "address") == PORTRAIT["address"]
    clerk.review.undo()
    assert clerk.place == (1, 0, "address")
    assert clerk.desk.stored[1, 1] == first
    clerk.review.redo()
    assert clerk.desk.stored[1, 1].confirmed
    clerk.review.redo()
    assert clerk.place == (2, 0, "address")
    assert clerk.text_of(2, "address") == "海淀区"


def test_undo_first_takes_back_what_is_typed_in_the_field(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), unsure())
    clerk.press(ENTER)
    clerk.type("新")
    qtbot.keyClick(clerk.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clerk.place[0] == 2
    assert clerk.editor.toPlainText() == PORTRAIT["address"]
    qtbot.keyClick(clerk.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clerk.place[0] == 1
    assert not clerk.desk.stored[1, 1].confirmed


def test_undo_pressed_often_during_slow_saves_goes_back_step_by_step(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), unsure(), clean())
    before = dict(clerk.desk.stored)
    clerk.press(ENTER)
    clerk.clear()
    clerk.type("海淀区")
    clerk.press(TAB)
    clerk.review.confirm_page()
    clerk.desk.slow = True
    for _press in range(5):
        clerk.review.undo()
    clerk.desk.slow = False
    clerk.desk.finish()
    qtbot.waitUntil(lambda: clerk.desk.stored == before)
    assert clerk.place == (1, 0, "address")
    for _press in range(5):
        clerk.review.redo()
    assert clerk.desk.stored[1, 1].confirmed
    assert clerk.desk.stored[2, 1].confirmed
    assert clerk.text_of(2, "address") == "海淀区"


def test_what_was_typed_in_one_document_is_not_undone_into_the_next(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), unsure())
    clerk.clear()
    clerk.type(PORTRAIT["address"])
    clerk.press(ENTER)
    assert clerk.place[0] == 2
    qtbot.keyClick(clerk.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clerk.place == (1, 0, "address")
    assert clerk.desk.stored[2, 1] == unsure()


def test_what_belongs_to_a_removed_job_is_not_undone(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), unsure(), clean())
    clerk.press(ENTER, ENTER)
    clerk.review.forget_jobs((2,))
    clerk.review.undo()
    assert clerk.place == (1, 0, "address")
    assert not clerk.desk.stored[1, 1].confirmed


def test_a_page_recognised_anew_keeps_its_new_reading_when_older_steps_are_undone(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), clean())
    clerk.press(ENTER)
    fresh = page(card(name="王芳"))
    clerk.desk.stored[1, 1] = fresh
    clerk.review.undo()
    assert clerk.desk.stored[1, 1] == fresh
    assert clerk.review.record == fresh


# The disk


def test_a_slow_save_is_shown_and_the_next_field_waits_for_it(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"})))
    clerk.desk.slow = True
    with qtbot.waitSignal(clerk.review.saving_changed):
        clerk.press(ENTER)
    assert clerk.place == (1, 0, "name")
    clerk.desk.finish()
    qtbot.waitUntil(lambda: clerk.place == (1, 0, "address"))


def test_keys_pressed_during_a_slow_save_go_to_the_next_field_in_their_order(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"}, valid_to="")))
    clerk.desk.slow = True
    clerk.press(ENTER)
    clerk.press(Qt.Key.Key_Home)
    clerk.type("1东2")
    clerk.press(ENTER)
    clerk.desk.slow = False
    clerk.desk.finish()
    qtbot.waitUntil(lambda: clerk.text_of(1, "address") == f"1东2{PORTRAIT['address']}")
    assert clerk.text_of(1, "name") == PORTRAIT["name"]


def test_a_kept_enter_does_not_confirm_a_document_that_nobody_has_seen(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), unsure(), unsure())
    clerk.desk.slow = True
    clerk.press(ENTER, ENTER)
    clerk.review.confirm_page()
    clerk.desk.slow = False
    clerk.desk.finish()
    qtbot.waitUntil(lambda: clerk.place[0] == 2)
    assert not clerk.desk.stored[2, 1].confirmed


def test_a_page_chosen_during_a_slow_save_comes_when_it_is_done(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), unsure(), clean())
    clerk.desk.slow = True
    clerk.press(ENTER)
    clerk.shell.open_page(3, 1)
    assert clerk.place[0] == 1
    clerk.desk.slow = False
    clerk.desk.finish()
    qtbot.waitUntil(lambda: clerk.place[0] == 3)
    assert clerk.desk.stored[1, 1].confirmed
    assert not clerk.desk.stored[2, 1].confirmed
    assert clerk.shell.asked[-1] == "page 3/1"


def test_a_failing_save_is_told_and_does_not_move_on(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), clean())
    clerk.desk.error = JournalDiskFull()
    clerk.clear()
    clerk.type("新地址")
    with qtbot.waitSignal(clerk.review.save_failed):
        clerk.press(ENTER)
    assert clerk.place == (1, 0, "address")
    assert clerk.editor.toPlainText() == "新地址"
    clerk.desk.error = None
    clerk.press(ENTER)
    assert clerk.text_of(1, "address") == "新地址"


def test_going_elsewhere_with_an_edit_that_cannot_be_saved_comes_back_to_it(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure(), clean())
    clerk.desk.error = JournalDiskFull()
    clerk.clear()
    clerk.type("新地址")
    clerk.shell.open_page(2, 1)
    assert clerk.place == (1, 0, "address")
    assert clerk.editor.toPlainText() == "新地址"
    assert clerk.shell.asked[-1] == "page 1/1"


def test_closing_waits_for_a_slow_save(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, unsure())
    clerk.type("新")
    clerk.desk.slow = True
    timer = Timer(0.15, clerk.desk.finish)
    timer.start()
    clerk.review.flush()
    timer.join()
    assert "新" in clerk.text_of(1, "address")
