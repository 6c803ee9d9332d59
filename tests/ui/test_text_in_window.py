"""The Text tab in the whole window: its keys, and the way from the picture to the text and back."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.ui.panes import FIELDS_TAB, TEXT_TAB
from tests.fakes import FakeProvider
from tests.ui.test_accessibility import silent
from tests.ui.window import OpenWindow, card_reader, picture

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def stands(opened: OpenWindow, key: str, text: str) -> bool:
    """Whether the field reads so, and nothing is under way."""
    record, typeahead = opened.window.panes.review.record, opened.window.panes.review.typeahead
    return record is not None and record.documents[0].text(key) == text and not typeahead.holding


@pytest.fixture
def opened(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        window.add(picture(tmp_path, "a.png"))
        window.window.activateWindow()
        window.wait(lambda: window.window.panes.review.record is not None)
        window.window.panes.tabs.setCurrentIndex(TEXT_TAB)
        window.window.panes.text.setFocus()
        yield window


def test_find_means_the_text_in_the_text_and_the_queue_elsewhere(opened: OpenWindow) -> None:
    panes = opened.window.panes
    opened.key(Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is panes.text.bar.search
    panes.queue.view.setFocus()
    opened.key(Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is panes.queue.search


def test_replace_means_the_text_in_the_text(opened: OpenWindow) -> None:
    bar = opened.window.panes.text.bar
    opened.key(Qt.Key.Key_H, CONTROL)
    assert QApplication.focusWidget() is bar.search
    assert bar.instead.isVisible()


def test_a_screen_reader_can_name_the_bar(opened: OpenWindow) -> None:
    opened.key(Qt.Key.Key_H, CONTROL)
    assert silent(opened.window.panes.text) == []


def test_undo_in_the_text_takes_letters_back_and_elsewhere_steps(opened: OpenWindow) -> None:
    panes = opened.window.panes
    text = panes.text.edit.toPlainText()
    opened.key(Qt.Key.Key_X)
    assert panes.text.edit.toPlainText() == f"x{text}"
    opened.key(Qt.Key.Key_Z, CONTROL)
    assert panes.text.edit.toPlainText() == text
    opened.key(Qt.Key.Key_Y, CONTROL)
    assert panes.text.edit.toPlainText() == f"x{text}"
    panes.queue.view.setFocus()
    opened.key(Qt.Key.Key_Z, CONTROL)
    opened.wait(lambda: panes.text.edit.toPlainText() == text)


def test_find_next_has_a_key_of_its_own_and_f3_stays_the_review_s(opened: OpenWindow) -> None:
    panes = opened.window.panes
    opened.key(Qt.Key.Key_F, CONTROL)
    panes.text.bar.search.setText("1")
    panes.text.edit.setFocus()
    first = panes.text.edit.textCursor().selectionStart()
    opened.key(Qt.Key.Key_G, CONTROL)
    second = panes.text.edit.textCursor().selectionStart()
    opened.key(Qt.Key.Key_G, CONTROL | SHIFT)
    assert panes.text.edit.textCursor().selectionStart() == first != second
    before = panes.text.edit.textCursor().selectionStart()
    opened.key(Qt.Key.Key_F3)
    assert panes.text.edit.textCursor().selectionStart() == before


def test_a_box_on_the_picture_puts_the_caret_and_the_keyboard_into_the_text(opened: OpenWindow) -> None:
    panes = opened.window.panes
    panes.queue.view.setFocus()
    record = panes.review.record
    assert record is not None
    line = len(record.recognition.lines) - 1
    panes.preview.line_clicked.emit(line)
    assert panes.tabs.currentIndex() == TEXT_TAB
    assert panes.text.edit.hasFocus()
    position = panes.text.edit.textCursor().position()
    assert panes.text.edit.toPlainText()[position:].startswith(record.recognition.lines[line].text[:4])


def test_a_field_s_box_stays_in_the_text_while_that_is_read(opened: OpenWindow) -> None:
    panes = opened.window.panes
    panes.preview.field_clicked.emit(0, "id_number")
    assert panes.tabs.currentIndex() == TEXT_TAB
    position = panes.text.edit.textCursor().position()
    assert "110101199003078021" in panes.text.edit.toPlainText()[position : position + 40]


def test_the_caret_lights_its_box_on_the_picture(opened: OpenWindow, qtbot: QtBot) -> None:
    panes = opened.window.panes
    with qtbot.waitSignal(panes.text.line_selected) as told:
        opened.key(Qt.Key.Key_End, CONTROL)
    record = panes.review.record
    assert record is not None
    assert told.args == [len(record.recognition.lines) - 1]


def test_a_step_taken_back_leaves_the_keyboard_in_the_text(opened: OpenWindow) -> None:
    panes = opened.window.panes
    field = panes.review.current
    assert field is not None
    panes.review.type_text(*field.place, "other")
    panes.review.confirm_field()
    opened.wait(partial(stands, opened, field.value.key, "other"))
    panes.text.setFocus()
    panes.review.undo()
    opened.wait(partial(stands, opened, field.value.key, field.value.text))
    assert QApplication.focusWidget() is panes.text.edit
    assert panes.tabs.currentIndex() == TEXT_TAB


def test_the_next_problem_is_shown_among_the_fields(opened: OpenWindow) -> None:
    opened.key(Qt.Key.Key_F3)
    assert opened.window.panes.tabs.currentIndex() == FIELDS_TAB


def test_on_a_page_without_fields_enter_confirms_nothing_from_a_hidden_tab(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, home, FakeProvider()) as opened:
        opened.add(picture(tmp_path, "a.png"))
        opened.window.activateWindow()
        panes = opened.window.panes
        opened.wait(lambda: panes.review.record is not None)
        panes.tabs.setCurrentIndex(TEXT_TAB)
        panes.text.setFocus()
        panes.review.focus_wanted.emit()
        assert QApplication.focusWidget() is panes.text.edit
