"""The page's text beside the picture: linked with its lines, saved by itself, undone over page borders."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.errors import JournalDiskFull
from ocrdesk.model import Line, PageRecord, Quad
from tests.ui.clerk import committed
from tests.ui.desk import card, page
from tests.ui.text_reader import TextReader

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LINES = ("关于召开年度工作", "会议的通知", "各单位：")
TEXT = "关于召开年度工作会议的通知\n各单位："


def notice(number: int = 1) -> PageRecord:
    lines = tuple(Line(text, 0.9, Quad.from_box(0, 40 * n, 300, 40 * n + 30)) for n, text in enumerate(LINES))
    return page(card(), text=TEXT, lines=lines, number=number)


class Reader(TextReader):
    """Somebody who reads and corrects the text of two pages of one job."""

    def type_at(self, position: int, text: str) -> None:
        cursor = self.panel.edit.textCursor()
        cursor.setPosition(position)
        self.panel.edit.setTextCursor(cursor)
        self.panel.edit.insertPlainText(text)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader(qtbot, notice)
    yield made
    made.review.flush()


@pytest.mark.parametrize(("position", "line"), [(3, 0), (9, 1), (15, 2)])
def test_the_caret_tells_its_line(reader: Reader, qtbot: QtBot, position: int, line: int) -> None:
    reader.panel.select_line((line + 1) % 3)
    cursor = reader.panel.edit.textCursor()
    cursor.setPosition(position)
    with qtbot.waitSignal(reader.panel.line_selected) as told:
        reader.panel.edit.setTextCursor(cursor)
    assert told.args == [line]


@pytest.mark.parametrize(("line", "position"), [(0, 0), (1, 8), (2, 14)])
def test_a_line_puts_the_caret_at_its_beginning_and_lights_it(reader: Reader, line: int, position: int) -> None:
    reader.panel.select_line(line)
    assert reader.panel.edit.textCursor().position() == position
    (light,) = reader.panel.edit.extraSelections()
    assert light.cursor.selectedText() == LINES[line]


def test_lines_are_found_after_an_edit_before_them(reader: Reader) -> None:
    reader.type_at(0, "附：")
    reader.panel.select_line(2)
    assert reader.panel.edit.textCursor().position() == 16


def test_a_line_that_is_not_there_leaves_the_caret(reader: Reader) -> None:
    reader.panel.select_line(1)
    reader.panel.select_line(99)
    assert reader.panel.edit.textCursor().position() == 8


def test_an_edit_is_saved_after_a_pause(reader: Reader, qtbot: QtBot) -> None:
    reader.type_at(0, "附")
    assert reader.desk.saves == []
    qtbot.waitUntil(lambda: bool(reader.desk.saves))
    assert reader.desk.stored[1, 1].text == f"附{TEXT}"
    assert reader.desk.stored[1, 1].text_edited
    assert reader.desk.stored[1, 1].documents == notice().documents


@pytest.mark.parametrize("leave", ["flush", "other page", "confirm"])
def test_an_edit_is_saved_on_leaving(reader: Reader, leave: str) -> None:
    reader.type_at(0, "附")
    match leave:
        case "flush":
            reader.review.flush()
        case "other page":
            reader.shell.open_page(1, 2)
        case _:
            reader.review.confirm_page()
    assert reader.desk.stored[1, 1].text == f"附{TEXT}"
    assert reader.desk.stored[1, 2].text == TEXT


def test_typing_that_was_saved_in_parts_is_one_step_to_take_back_from_another_page(reader: Reader) -> None:
    for letter in "附件一":
        reader.type_at(0, letter)
        reader.review.flush()
    reader.shell.open_page(1, 2)
    assert reader.text == TEXT
    reader.review.undo()
    assert reader.review.record is not None
    assert reader.review.record.number == 1
    assert reader.text == TEXT
    assert reader.desk.stored[1, 1].text == TEXT
    reader.review.redo()
    assert reader.text == f"一件附{TEXT}"


def test_undo_takes_back_letters_while_there_are_any(reader: Reader, qtbot: QtBot) -> None:
    reader.type_at(0, "附")
    qtbot.keyClick(reader.panel.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reader.text == TEXT
    reader.review.flush()
    assert reader.desk.saves == []


def test_text_that_cannot_be_saved_is_not_left_behind(reader: Reader, qtbot: QtBot) -> None:
    reader.type_at(0, "附")
    reader.desk.error = JournalDiskFull()
    with qtbot.waitSignal(reader.review.save_failed):
        reader.shell.open_page(1, 2)
    assert reader.text == f"附{TEXT}"
    reader.desk.error = None
    reader.review.flush()
    assert reader.desk.stored[1, 1].text == f"附{TEXT}"


def test_an_input_method_writes_into_the_text(reader: Reader, qtbot: QtBot) -> None:
    reader.panel.select_line(2)
    QApplication.sendEvent(reader.panel.edit, committed("致"))
    reader.review.flush()
    assert reader.desk.stored[1, 1].text == TEXT.replace("各单位", "致各单位")
    reader.panel.select_line(2)
    assert reader.panel.edit.textCursor().position() == 15


def test_without_a_page_nothing_can_be_typed(reader: Reader) -> None:
    reader.review.show_page(None, None)
    assert reader.panel.edit.isReadOnly()
    assert reader.text == ""


def test_a_hidden_tab_is_filled_when_it_is_looked_at(qtbot: QtBot) -> None:
    reader = TextReader(qtbot, lambda number: page(card(), number=number, text=f"第{number}页"))
    before = reader.text
    reader.panel.hide()
    reader.shell.open_page(1, 2)
    assert reader.text == before
    reader.panel.show()
    assert reader.text == "第2页"
