"""One hand on the number pad: digits, Enter and arrows review a document from its first field to its last."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.model import JobState, PageRecord
from ocrdesk.ui.views.value_edit import ValueEdit
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.window import OpenWindow, picture

PAD = Qt.KeyboardModifier.KeypadModifier
RIGHT_NUMBER = "110101199003078021"
MISREAD = (*CARD_LINES[:-1], "公民身份号码 110101199003078121")


@pytest.fixture
def opened(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, FakeProvider(MISREAD)) as window:
        window.add(picture(tmp_path, "a.png"))
        window.window.activateWindow()
        window.wait(lambda: window.window.panes.review.record is not None)
        window.window.panes._focus_review()
        yield window


def record(opened: OpenWindow) -> PageRecord:
    found = opened.window.panes.review.record
    assert found is not None
    return found


def pad(opened: OpenWindow, *keys: Qt.Key) -> None:
    for key in keys:
        holder = QApplication.focusWidget()
        assert isinstance(holder, ValueEdit)
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            opened.qtbot.keyClick(holder, chr(key), PAD)
        else:
            opened.qtbot.keyClick(holder, key, PAD)


def current(opened: OpenWindow) -> str:
    field = opened.window.panes.review.current
    assert field is not None
    return field.value.key


def test_arrows_of_the_pad_walk_over_all_fields_and_back(opened: OpenWindow) -> None:
    keys = [field.value.key for field in opened.window.panes.review.fields.fields]
    opened.window.panes.review.select_field(0, keys[0])
    seen = [current(opened)]
    while current(opened) != keys[-1]:
        pad(opened, Qt.Key.Key_Down)
        if current(opened) != seen[-1]:
            seen.append(current(opened))
    assert seen == keys
    while current(opened) != keys[0]:
        pad(opened, Qt.Key.Key_Up)


def test_a_wrong_number_is_put_right_and_the_document_confirmed_with_the_pad_alone(opened: OpenWindow) -> None:
    opened.window.panes.review.select_field(0, "id_number")
    editor = QApplication.focusWidget()
    assert isinstance(editor, ValueEdit)
    pad(opened, Qt.Key.Key_End, *[Qt.Key.Key_Left] * 3, Qt.Key.Key_Delete, Qt.Key.Key_0)
    assert editor.toPlainText() == RIGHT_NUMBER
    for _field in range(len(record(opened).documents[0].fields)):
        if opened.states() == [JobState.CONFIRMED]:
            break
        pad(opened, Qt.Key.Key_Enter)
    opened.wait(lambda: opened.states() == [JobState.CONFIRMED])
    assert record(opened).documents[0].text("id_number") == RIGHT_NUMBER


def test_a_whole_number_is_typed_on_the_pad(opened: OpenWindow) -> None:
    opened.window.panes.review.select_field(0, "id_number")
    editor = QApplication.focusWidget()
    assert isinstance(editor, ValueEdit)
    editor.selectAll()
    pad(opened, *(Qt.Key(ord(digit)) for digit in RIGHT_NUMBER), Qt.Key.Key_Enter)
    opened.wait(lambda: record(opened).documents[0].text("id_number") == RIGHT_NUMBER)


def test_full_width_digits_become_half_width_when_the_field_is_left(opened: OpenWindow) -> None:
    opened.window.panes.review.select_field(0, "id_number")
    editor = QApplication.focusWidget()
    assert isinstance(editor, ValueEdit)
    editor.selectAll()
    editor.insertPlainText("１１０１０１１９９００３０７８０２１")
    pad(opened, Qt.Key.Key_Enter)
    opened.wait(lambda: record(opened).documents[0].text("id_number") == RIGHT_NUMBER)
