"""Keys that an action cannot have, or had better not have."""

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.ui.actions import ACTIONS, QUEUE, Menu
from ocrdesk.ui.keys.action_set import native, portable
from ocrdesk.ui.keys.taken_keys import objection


@pytest.mark.parametrize(
    "key",
    [
        "Alt+Tab", "Ctrl+Alt+Del", "Alt+F4", "Meta+D", "Meta+Ctrl+X", "Print", "Ctrl+Esc",  # the system's
        "Ctrl+Space", "Shift+Space",  # input methods'
        "A", "7", "Shift+A", ";", "+", "Space", "Return", "Enter", "Tab", "Esc", "Up", "Backspace", "Del",  # typing
        "Ctrl+C", "Ctrl+A", "Ctrl+Left", "Shift+Ins",  # editing
        "Alt+F", "Alt+E", "Alt+H",  # menus
    ],
)  # fmt: skip
def test_keys_of_the_system_of_input_methods_and_of_typing_are_refused(qtbot: QtBot, key: str) -> None:
    found = objection(portable(key))
    assert found is not None
    assert found.refused
    assert found.why


@pytest.mark.parametrize("key", ["Ctrl+.", "Ctrl+Shift+F", "Ctrl+Shift+1", "Ctrl+;", "F10", "Ctrl+Alt+T"])
def test_keys_that_may_not_arrive_are_warned_of(qtbot: QtBot, key: str) -> None:
    found = objection(portable(key))
    assert found is not None
    assert not found.refused


@pytest.mark.parametrize("key", ["F12", "Ctrl+U", "Alt+Q", "Ctrl+Alt+K", "Ctrl++", "Shift+F8", "Ctrl+Shift+Y"])
def test_nothing_speaks_against_other_keys(qtbot: QtBot, key: str) -> None:
    assert objection(portable(key)) is None


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_no_action_comes_with_a_key_that_a_clerk_could_not_give_it(qtbot: QtBot, spec: object) -> None:
    own = next(each for each in ACTIONS if each is spec)
    against = [key for key in own.keys if objection(portable(key)) is not None]
    # In the queue nothing is typed: Del is free there.
    assert against == [key for key in own.keys if key == "Del" and own.pane == QUEUE]


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_keys_are_written_as_qt_writes_them(qtbot: QtBot, spec: object) -> None:
    own = next(each for each in ACTIONS if each is spec)
    assert [portable(key) for key in own.keys] == list(own.keys)
    assert all(native(key) for key in own.keys)


def test_no_two_menus_open_by_the_same_letter() -> None:
    letters = [menu.value[menu.value.index("&") + 1].lower() for menu in Menu]
    assert len(letters) == len(set(letters))
