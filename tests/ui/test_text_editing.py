"""Editing a page's text: found and replaced, doubtful characters marked, one history with the review."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.model import Character, Line, PageRecord, Quad
from ocrdesk.ui.models.line_spans import LineSpans
from ocrdesk.ui.models.text_marks import count_words, doubts, places
from ocrdesk.ui.theme import themes
from tests.ui.clerk import committed
from tests.ui.desk import card, page
from tests.ui.text_reader import TextReader

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LINES = ("会议定于3月召开", "会议地点𠮷林路5号", "ABC abc")
TEXT = "会议定于3月召开\n会议地点𠮷林路5号\nABC abc"


def read(text: str, *, unsure: str = "", number: int = 0) -> Line:
    share = 1 / len(text)
    characters = tuple(
        Character(letter, 0.4 if letter in unsure else 0.99, place * share, (place + 1) * share)
        for place, letter in enumerate(text)
    )
    return Line(text, 0.9, Quad.from_box(0, 40 * number, 300, 40 * number + 30), characters=characters)


def notice(number: int = 1) -> PageRecord:
    lines = tuple(read(text, unsure="35", number=place) for place, text in enumerate(LINES))
    return page(card(), text=TEXT, lines=lines, number=number)


class Reader(TextReader):
    """Somebody with the keyboard in the Text tab, on the first of two pages."""

    @property
    def selected(self) -> str:
        return self.panel.edit.textCursor().selectedText()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        holder = QApplication.focusWidget()
        assert holder is not None
        self.qtbot.keyClick(holder, key, modifier)

    def type(self, text: str) -> None:
        holder = QApplication.focusWidget()
        assert holder is not None
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClick(holder, letter)
            else:
                QApplication.sendEvent(holder, committed(letter))

    def find(self, text: str, instead: str | None = None) -> None:
        self.panel.replace_text() if instead is not None else self.panel.find_text()
        self.panel.bar.search.setText(text)
        self.panel.bar.instead.setText(instead or "")


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader(qtbot, notice)
    yield made
    made.review.flush()


def button(panel: QWidget, text: str) -> QPushButton:
    return next(each for each in panel.findChildren(QPushButton) if each.text() == text)


# Found and replaced


@pytest.mark.parametrize(
    ("wanted", "exact", "found"),
    [("会议", False, ["会议", "会议"]), ("abc", False, ["ABC", "abc"]), ("abc", True, ["abc"]), ("(", False, [])],
)
def test_all_places_are_found_and_signs_mean_themselves(wanted: str, exact: bool, found: list[str]) -> None:
    spans = LineSpans(TEXT, ())
    assert [spans.part(span) for span in places(TEXT, wanted, exact=exact)] == found


def test_enter_goes_round_the_places_and_shift_enter_back(reader: Reader) -> None:
    reader.find("会议")
    begins = [reader.panel.edit.textCursor().selectionStart()]
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, SHIFT):
        reader.press(Qt.Key.Key_Return, modifier)
        begins.append(reader.panel.edit.textCursor().selectionStart())
    assert begins == [0, 9, 0, 9]
    assert reader.panel.bar.count.text() == "2 / 2"


def test_what_is_selected_is_looked_for_and_esc_leads_back_to_the_text(reader: Reader) -> None:
    reader.panel.edit.select((0, 2))
    reader.panel.find_text()
    assert reader.panel.bar.wanted == "会议"
    reader.press(Qt.Key.Key_Escape)
    assert reader.panel.bar.isHidden()
    assert QApplication.focusWidget() is reader.panel.edit
    assert reader.selected == "会议"


def test_find_next_works_from_the_text_once_something_is_looked_for(reader: Reader) -> None:
    reader.find("会议")
    reader.panel.edit.setFocus()
    reader.panel.find_next()
    assert reader.panel.edit.textCursor().selectionStart() == 9
    reader.panel.find_previous()
    assert reader.panel.edit.textCursor().selectionStart() == 0


def test_what_is_not_there_is_said_in_words(reader: Reader) -> None:
    reader.find("发票")
    assert reader.panel.bar.count.text() == "Not found"
    assert not reader.panel.bar.on.isEnabled()


def test_one_place_is_replaced_and_the_next_selected(reader: Reader) -> None:
    reader.find("会议", "大会")
    assert reader.selected == "会议"
    reader.panel.bar.instead.setFocus()
    reader.press(Qt.Key.Key_Return)
    assert reader.text.startswith("大会定于")
    assert reader.selected == "会议"


def test_all_places_are_replaced_saved_and_one_step_to_take_back(reader: Reader) -> None:
    reader.find("会议", "见面会")
    button(reader.panel, "Replace all").click()
    assert reader.text == TEXT.replace("会议", "见面会")
    reader.panel.edit.setFocus()
    reader.panel.select_line(1)
    assert reader.panel.edit.textCursor().position() == 10
    reader.press(Qt.Key.Key_Z, CONTROL)
    assert reader.text == TEXT
    reader.panel.select_line(2)
    assert reader.panel.edit.textCursor().position() == TEXT.index("ABC") + 1
    reader.review.flush()
    assert reader.desk.saves == []


def test_without_a_page_nothing_is_replaced(reader: Reader) -> None:
    reader.find("会议", "大会")
    reader.review.show_page(None, None)
    reader.panel.search.replace_all()
    assert reader.text == ""


# Doubtful characters


def test_doubtful_characters_are_counted_and_reached_one_by_one(reader: Reader) -> None:
    assert button(reader.panel, "2 characters unsure").isVisible()
    reader.panel.next_doubt()
    assert reader.selected == "3"
    reader.panel.next_doubt()
    assert reader.selected == "5"
    reader.type("6")
    assert reader.text == TEXT.replace("5", "6")
    assert button(reader.panel, "1 character unsure").isVisible()
    reader.panel.next_doubt()
    assert reader.selected == "3"


def test_a_doubtful_character_is_underlined_and_one_that_was_corrected_is_not(reader: Reader, qtbot: QtBot) -> None:
    def amber() -> int:
        image: QImage = reader.panel.edit.viewport().grab().toImage()
        wanted = themes().theme.color("mark_amber").rgb()
        return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))

    both = amber()
    assert both > 0
    reader.panel.next_doubt()
    reader.type("4")
    assert 0 < amber() < both


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("附：会议定于3月召开", ["3"]),
        ("会议定于3月在京召开", ["3"]),
        ("会议改于3月召开", ["3"]),
        ("会议定于四月召开", []),
    ],
)
def test_marks_stay_with_what_nobody_touched(text: str, marked: list[str]) -> None:
    spans = LineSpans(LINES[0], [LINES[0]])
    spans.follow(text)
    found = doubts([read(LINES[0], unsure="3")], spans, 0.8)
    assert [spans.part(span) for span in found] == marked


def test_blanks_brackets_and_commas_are_not_worth_a_mark() -> None:
    text = "甲 （一），乙"
    found = doubts([read(text, unsure="甲 （）一，")], LineSpans(text, [text]), 0.8)
    assert found == [(0, 1), (3, 4)]


def test_a_line_without_characters_of_its_own_is_doubtful_as_a_whole() -> None:
    line = Line("大约如此", 0.3, Quad.from_box(0, 0, 9, 9))
    assert doubts([line], LineSpans("大约如此", ["大约如此"]), 0.8) == [(0, 4)]
    assert doubts([replace(line, confidence=0.9)], LineSpans("大约如此", ["大约如此"]), 0.8) == []


@pytest.mark.parametrize(("text", "count"), [("", 0), ("会议 3月", 4), ("the quick fox-2", 4), ("𠮷林", 2)])
def test_words_are_counted_as_word_processors_do(text: str, count: int) -> None:
    assert count_words(text) == count


# One history


def test_letters_then_steps_are_taken_back_and_made_again_in_order(reader: Reader) -> None:
    reader.type("甲")
    reader.review.flush()
    reader.review.select_field(0, "name")
    reader.review.type_text(0, "name", "唐甜")
    reader.review.flush()
    reader.panel.undo()
    record = reader.review.record
    assert record is not None
    assert record.documents[0].text("name") == "唐婷"
    assert reader.text == f"甲{TEXT}"
    reader.panel.undo()
    assert reader.text == TEXT
    reader.panel.redo()
    reader.panel.redo()
    record = reader.review.record
    assert record is not None
    assert (record.documents[0].text("name"), record.text) == ("唐甜", f"甲{TEXT}")


def test_letters_taken_back_after_they_were_saved_can_be_made_again(reader: Reader) -> None:
    reader.type("a b")
    reader.review.flush()
    while reader.text != TEXT:
        reader.panel.undo()
    reader.review.flush()
    assert reader.desk.stored[1, 1].text == TEXT
    while reader.text != f"a b{TEXT}":
        reader.panel.redo()
    reader.review.flush()
    assert reader.desk.stored[1, 1].text == f"a b{TEXT}"


def test_typing_that_was_taken_back_costs_no_further_step(reader: Reader) -> None:
    reader.review.select_field(0, "name")
    reader.review.type_text(0, "name", "唐甜")
    reader.review.flush()
    reader.type("x")
    reader.review.flush()
    reader.panel.undo()
    reader.review.flush()
    reader.panel.edit.document().clearUndoRedoStacks()
    reader.panel.undo()
    record = reader.review.record
    assert record is not None
    assert record.documents[0].text("name") == "唐婷"
