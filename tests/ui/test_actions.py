"""The table of actions: no key twice, every method there, every icon drawn."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from ocrdesk import paths
from ocrdesk.ui.actions import ACTIONS, Menu
from ocrdesk.ui.keys.action_set import KeyConflictError, key_map, settled_keys, without_mnemonic

UX_KEYS = {
    "Ctrl+Return": "confirm",
    "F3": "next_problem",
    "Shift+F3": "previous_problem",
    "Ctrl+PgUp": "previous_job",
    "Ctrl+PgDown": "next_job",
    "F6": "next_pane",
    "Shift+F6": "previous_pane",
    "Ctrl+Z": "undo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+O": "open",
    "Ctrl+V": "paste",
    "F5": "recognise",
    "Ctrl+E": "export",
    "Alt+C": "copy_code",
    "Ctrl+,": "settings",
}


def test_no_key_does_two_things(qtbot: QtBot) -> None:
    keys = [key for own in key_map(ACTIONS).values() for key in own]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("key", "action"), UX_KEYS.items())
def test_key_does_what_the_clerk_was_promised(qtbot: QtBot, key: str, action: str) -> None:
    assert QKeySequence(key).toString() in key_map(ACTIONS)[action]


def test_key_that_is_taken_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(KeyConflictError, match="F5"):
        key_map(ACTIONS, {"export": ("F5",)})


def test_what_is_no_key_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(KeyConflictError):
        key_map(ACTIONS, {"export": ("Hyper+Nothing",)})


def test_freed_key_may_be_used_again(qtbot: QtBot) -> None:
    keys = key_map(ACTIONS, {"export": ("F5",), "recognise": ("F12",)})
    assert (keys["export"], keys["recognise"]) == (("F5",), ("F12",))


def test_ids_are_unique_and_every_menu_has_actions() -> None:
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    assert {spec.menu for spec in ACTIONS} == set(Menu)


@pytest.mark.parametrize("name", sorted({spec.icon for spec in ACTIONS if spec.icon}))
def test_icon_is_drawn(name: str) -> None:
    assert paths.resource("icons", f"{name}.svg").is_file()


@pytest.mark.parametrize(
    ("text", "plain"), [("&Open files…", "Open files"), ("打开(&O)…", "打开"), ("识别(&R)", "识别")]
)
def test_name_on_a_button_bears_no_mnemonic(text: str, plain: str) -> None:
    assert without_mnemonic(text) == plain


def test_menu_mnemonics_are_unique_within_each_menu() -> None:
    for menu in Menu:
        letters = [
            spec.text[spec.text.index("&") + 1].lower() for spec in ACTIONS if spec.menu is menu and "&" in spec.text
        ]
        assert len(letters) == len(set(letters)), menu


def test_spec_is_data_that_can_be_replaced() -> None:
    spec = replace(ACTIONS[0], keys=("F12",))
    assert key_map([spec]) == {spec.id: ("F12",)}


def test_a_key_that_a_newer_version_uses_stays_with_the_clerk(qtbot: QtBot) -> None:
    keys = settled_keys(ACTIONS, {"export": ("F5", "F5"), "open": (), "gone": ("F12",)})
    assert keys["export"] == ("F5",)
    assert keys["recognise"] == ()
    assert keys["open"] == ()
    assert set(keys) == {spec.id for spec in ACTIONS}
