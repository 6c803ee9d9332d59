"""The editor of one value: its underlines, its keys, what may be pasted."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ocrdesk.ui.theme import themes
from ocrdesk.ui.views.value_edit import ValueEdit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Steps:
    """Remembers which way the editor wanted to walk on."""

    def __init__(self) -> None:
        self.taken: list[int] = []

    def step(self, direction: int) -> bool:
        self.taken.append(direction)
        return True


@pytest.fixture
def steps() -> Steps:
    return Steps()


@pytest.fixture
def edit(qtbot: QtBot, steps: Steps) -> ValueEdit:
    made = ValueEdit(steps.step)
    qtbot.addWidget(made)
    made.resize(300, 40)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def amber_columns(edit: ValueEdit) -> set[int]:
    """Where the underlines are painted, in pixels from the left."""
    image = QImage(edit.viewport().size(), QImage.Format.Format_RGB32)
    edit.viewport().render(image)
    amber = QColor(themes().theme.mark_amber).rgb()
    return {x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == amber}


def test_an_underline_stands_under_its_own_character(edit: ValueEdit) -> None:
    edit.show_value("北京市东城区", (2,))
    advance = edit.fontMetrics().horizontalAdvance
    left, right = advance("北京"), advance("北京市")
    columns = amber_columns(edit)
    assert columns
    assert left - 2 <= min(columns) <= max(columns) <= right + 2
    edit.show_value("北京市东城区", ())
    assert amber_columns(edit) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("110101", (1, 4)),
        ("910101", (1, 4)),
        ("1101019", (1, 4)),
        ("1120101", (1, 5)),
        ("19", ()),
        ("", ()),
    ],
)
def test_underlines_stay_with_their_characters_while_the_value_is_typed_over(
    edit: ValueEdit, text: str, expected: tuple[int, ...]
) -> None:
    edit.show_value("110101", (1, 4))
    edit.setPlainText(text)
    assert edit.underlined() == expected


def test_the_first_doubtful_character_is_selected_so_that_typing_replaces_it(edit: ValueEdit, qtbot: QtBot) -> None:
    edit.show_value("11010X", (5,))
    edit.start_editing()
    assert edit.textCursor().selectedText() == "X"
    qtbot.keyClick(edit, "1")
    assert edit.toPlainText() == "110101"


def test_a_doubtful_character_behind_a_rare_one_is_found(edit: ValueEdit) -> None:
    edit.show_value("𠮷田", (1,))
    edit.start_editing()
    assert edit.textCursor().selectedText() == "田"


def test_a_value_that_changes_under_the_caret_is_edited_as_one_just_entered(edit: ValueEdit, qtbot: QtBot) -> None:
    edit.show_value("北京市东诚区", (4,))
    edit.start_editing()
    qtbot.keyClicks(edit, "x")
    edit.show_value("北京市东诚区", (4,))
    assert edit.textCursor().selectedText() == "诚"
    edit.show_value("北京市东城区")
    assert edit.textCursor().atEnd()


def test_without_doubt_the_caret_stands_at_the_end(edit: ValueEdit) -> None:
    edit.show_value("110101")
    edit.start_editing()
    assert edit.textCursor().position() == 6
    assert not edit.textCursor().hasSelection()


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [("北京市\n东城区", "北京市东城区"), ("Main Street\r\nSpringfield", "Main Street Springfield"), (" 甲 \n", "甲")],
)
def test_what_is_pasted_becomes_one_paragraph(edit: ValueEdit, pasted: str, expected: str) -> None:
    data = QMimeData()
    data.setText(pasted)
    edit.insertFromMimeData(data)
    assert edit.toPlainText() == expected


@pytest.mark.parametrize(
    ("key", "direction"),
    [(Qt.Key.Key_Tab, 1), (Qt.Key.Key_Backtab, -1), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)],
)
def test_tab_and_the_arrows_walk_from_field_to_field(
    edit: ValueEdit, qtbot: QtBot, steps: Steps, key: Qt.Key, direction: int
) -> None:
    edit.show_value("110101")
    edit.start_editing()
    qtbot.keyClick(edit, key)
    assert steps.taken == [direction]


def test_arrows_move_inside_a_value_of_several_lines(edit: ValueEdit, qtbot: QtBot, steps: Steps) -> None:
    edit.show_value("北京市东城区某某街道某某胡同" * 3)
    edit.start_editing()
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert steps.taken == []


def test_enter_with_other_keys_held_is_left_to_the_window(edit: ValueEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(edit.confirm_wanted):
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert edit.toPlainText() == ""


def test_it_grows_with_its_text(edit: ValueEdit) -> None:
    edit.show_value("短")
    low = edit.height()
    edit.show_value("北京市东城区某某街道某某胡同" * 4)
    assert edit.height() > low + edit.fontMetrics().lineSpacing()
