"""Changing keys in the settings: recorded, judged, kept, heard at once."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from ocrdesk.settings import Preferences, load_preferences, save_preferences
from ocrdesk.ui.actions import ACTIONS
from ocrdesk.ui.dialogs.keys_editor import KeysEditor
from ocrdesk.ui.dialogs.settings import SettingsDialog
from tests.ui.test_accessibility import silent
from tests.ui.window import OpenWindow, card_reader

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


class Desk:
    """The editor with an action chosen and the keyboard in the field for a new key."""

    def __init__(self, qtbot: QtBot, changed: dict[str, list[str]]) -> None:
        self.qtbot = qtbot
        self.editor = KeysEditor(changed)
        qtbot.addWidget(self.editor)
        self.editor.show()
        self.editor.activateWindow()
        qtbot.waitUntil(self.editor.isActiveWindow)
        self.choose("export")

    def choose(self, action_id: str) -> None:
        self.editor.choose(action_id)
        self.editor.recorder.setFocus()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.qtbot.keyClick(self.editor.recorder, key, modifiers)

    @property
    def said(self) -> str:
        return "" if self.editor.said.isHidden() else self.editor.said.text()

    def shown(self) -> list[QTreeWidgetItem]:
        return [item for item in self.editor._items if not item.isHidden()]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, {})


def test_a_free_key_is_taken_by_enter(desk: Desk) -> None:
    desk.press(Qt.Key.Key_E, CONTROL | ALT)
    assert desk.editor.recorder.text() == "Ctrl+Alt+E"
    assert "Nothing else uses this key" in desk.said
    desk.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert desk.editor.value() == {"export": ["Ctrl+Alt+E"]}
    assert desk.editor.keys("export") == ("Ctrl+Alt+E",)


def test_what_took_a_key_leaves_the_keyboard_on_the_list(desk: Desk, qtbot: QtBot) -> None:
    desk.press(Qt.Key.Key_E, CONTROL | ALT)
    desk.editor.use.setFocus()
    for _twice in range(2):
        qtbot.keyClick(QApplication.focusWidget() or desk.editor, Qt.Key.Key_Space)
    assert desk.editor.list.hasFocus()
    assert desk.editor.keys("export") == ("Ctrl+Alt+E",)


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Qt.Key.Key_F5, PLAIN, "“Recognise” has this key already"),
        (Qt.Key.Key_Space, CONTROL, "input method on and off"),
        (Qt.Key.Key_A, PLAIN, "needed for typing"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.MetaModifier, "Windows key"),
        (Qt.Key.Key_F, ALT, "opens a menu"),
    ],
)
def test_a_taken_key_is_refused_with_a_sentence(
    desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, words: str
) -> None:
    desk.press(key, modifiers)
    assert words in desk.said
    assert not desk.editor.use.isEnabled()
    desk.press(Qt.Key.Key_Return)
    assert desk.editor.value() == {}


def test_a_key_that_may_not_arrive_is_warned_of_and_can_be_used(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Period, CONTROL)
    assert "punctuation" in desk.said
    assert desk.editor.said.property("tone") == "amber"
    desk.editor.use.click()
    assert desk.editor.value() == {"export": ["Ctrl+."]}


@pytest.mark.parametrize(("key", "word"), [(Qt.Key.Key_Shift, "Shift alone"), (Qt.Key.Key_Meta, "Windows key")])
def test_a_modifier_alone_is_no_key(desk: Desk, key: Qt.Key, word: str) -> None:
    desk.press(key)
    assert word in desk.said
    assert desk.editor.recorder.key == ""


def test_shift_that_only_makes_a_sign_is_left_out(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Question, CONTROL | SHIFT)
    assert desk.editor.recorder.key == "Ctrl+?"


def test_a_key_can_be_added_taken_away_and_brought_back(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F12)
    desk.editor.add.click()
    assert desk.editor.keys("export") == ("Ctrl+E", "F12")
    desk.editor.none.click()
    assert desk.editor.value() == {"export": []}
    assert not desk.editor.none.isEnabled()
    desk.editor.usual.click()
    assert desk.editor.value() == {}
    assert desk.editor.keys("export") == ("Ctrl+E",)


def test_a_freed_key_may_be_used_elsewhere_and_all_come_back_at_once(desk: Desk) -> None:
    desk.editor.none.click()
    desk.choose("open")
    desk.press(Qt.Key.Key_E, CONTROL)
    desk.editor.use.click()
    assert desk.editor.value() == {"export": [], "open": ["Ctrl+E"]}
    desk.editor.all_usual.click()
    assert desk.editor.value() == {}
    assert not desk.editor.all_usual.isEnabled()


def test_either_enter_key_stands_for_both(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL | ALT)
    desk.editor.use.click()
    assert desk.editor.value() == {"export": ["Ctrl+Alt+Return", "Ctrl+Alt+Enter"]}


def test_its_own_usual_key_is_never_refused(qtbot: QtBot) -> None:
    desk = Desk(qtbot, {"remove": ["F12"]})
    desk.choose("remove")
    desk.press(Qt.Key.Key_Delete)
    desk.editor.use.click()
    assert desk.editor.value() == {}


def test_a_changed_key_is_told_in_words(qtbot: QtBot) -> None:
    desk = Desk(qtbot, {"export": ["F12"]})
    assert [item.text(1) for item in desk.shown() if item.data(0, Qt.ItemDataRole.UserRole) == "export"] == [
        "F12 (changed)"
    ]


@pytest.mark.parametrize(("typed", "name"), [("ctrl+e", "Export"), ("dc", "Export"), ("samples", "Load the samples")])
def test_an_action_is_found_by_its_name_its_initials_or_its_key(desk: Desk, typed: str, name: str) -> None:
    desk.editor.search.setText(typed)
    assert name in [item.text(0) for item in desk.shown()]
    assert desk.editor.list.currentItem() in desk.shown()
    desk.editor.search.clear()
    assert len(desk.shown()) == len(ACTIONS)


def test_keys_are_kept_with_the_preferences(tmp_path: Path) -> None:
    save_preferences(Preferences(keys={"export": ["F12"], "open": []}), tmp_path)
    kept, error = load_preferences(tmp_path)
    assert error is None
    assert kept.keys == {"export": ["F12"], "open": []}


def test_the_settings_tell_only_keys_that_were_changed(qtbot: QtBot) -> None:
    dialog = SettingsDialog(asdict(Preferences()), (), None)
    qtbot.addWidget(dialog)
    dialog.show_page("keys")
    editor = dialog.findChild(KeysEditor)
    assert isinstance(editor, KeysEditor)
    assert dialog.changes() == {}
    dialog.show()
    assert silent(editor) == []
    editor.choose("export")
    editor.none.click()
    assert dialog.changes() == {"keys": {"export": []}}


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        yield window


def test_a_changed_key_is_heard_at_once_and_shown_everywhere(opened: OpenWindow) -> None:
    window = opened.window
    window.commands.settings_run.keep({"keys": {"confirm": ["F12"], "key_sheet": ["Ctrl+Enter"]}}, {})
    opened.wait(lambda: window.actions_["confirm"].shortcuts() == [QKeySequence("F12")])
    assert "F12" in window.actions_["confirm"].toolTip()
    assert window.panes.fields.confirm_button._key == "F12"
    assert window.actions_.keys("key_sheet") == ("Ctrl+Enter",)
    window.commands.settings_run.keep({"keys": {}}, {})
    opened.wait(lambda: window.actions_.key("confirm") == "Ctrl+Enter")
