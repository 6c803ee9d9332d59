"""Every control has a name and a role that screen readers can say: the whole window is walked, and its dialogs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.model import JobState
from ocrdesk.ui.panes import FIELDS_TAB, TABLE_TAB, TEXT_TAB
from tests.ui.window import OpenWindow, card_reader, picture

ROLE = QAccessible.Role
CONTROLS = frozenset(
    {
        ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText, ROLE.SpinBox, ROLE.Slider,
        ROLE.List, ROLE.Table, ROLE.Tree, ROLE.PageTab, ROLE.PageTabList, ROLE.MenuItem, ROLE.MenuBar, ROLE.PopupMenu,
        ROLE.ProgressBar, ROLE.ButtonDropDown, ROLE.ButtonMenu, ROLE.Link, ROLE.Cell, ROLE.ListItem,
    }
)  # fmt: skip


def walk(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """The interface and all that is shown below it; of lists and tables their cells too."""
    if found.state().invisible:
        return
    yield found
    for place in range(found.childCount()):
        child = found.child(place)
        if child.isValid():
            yield from walk(child)


def silent(root: QWidget) -> list[str]:
    """The controls below that a screen reader could not name, by class and object name."""
    top = QAccessible.queryAccessibleInterface(root)
    assert top is not None
    return [_words(each) for each in walk(top) if _is_control(each) and not _is_said(each)]


def _is_control(found: QAccessibleInterface) -> bool:
    return found.role() in CONTROLS or bool(found.state().focusable and not _is_viewport(found))


def _is_said(found: QAccessibleInterface) -> bool:
    value = found.text(QAccessible.Text.Value)
    named = bool(found.text(QAccessible.Text.Name).strip())
    # A cell is said by its content; an empty one by its row and column.
    return named or bool(value) or found.role() in (ROLE.Cell, ROLE.ListItem)


def _is_viewport(found: QAccessibleInterface) -> bool:
    owner: QObject | None = found.object()  # cells have none
    parent = owner.parent() if isinstance(owner, QWidget) else None
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is owner


def _words(found: QAccessibleInterface) -> str:
    owner: QObject | None = found.object()
    name = owner.objectName() if isinstance(owner, QWidget) else ""
    return f"{type(owner).__name__} {name} {found.role().name}"


RAW_TAB = 3


@pytest.fixture
def opened(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        window.drop([picture(tmp_path, "a.png")])
        window.wait(lambda: window.states() == [JobState.REVIEW])
        window.wait(lambda: window.window.panes.review.current is not None)
        window.wait(lambda: window.window.panes.fields.form.whole)  # a form is filled a few rows at a time
        yield window


def test_every_control_of_the_window_has_a_name(opened: OpenWindow) -> None:
    for tab in (FIELDS_TAB, TEXT_TAB, TABLE_TAB, RAW_TAB):
        opened.window.panes.tabs.setCurrentIndex(tab)
        assert silent(opened.window) == [], tab


def test_every_control_of_an_empty_window_has_a_name(qtbot: QtBot, home: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as window:
        assert silent(window.window) == []


def test_every_menu_item_has_a_name(opened: OpenWindow) -> None:
    for action in opened.window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        unnamed = [each for each in menu.actions() if not each.isSeparator() and not each.text().strip("&")]
        assert not unnamed


DIALOGS: dict[str, Callable[[OpenWindow], QDialog]] = {
    "settings": lambda opened: opened.window.commands.settings_run.make(),
    "about": lambda opened: opened.window.about_run.make(),
    "scan": lambda opened: opened.window.scan_run.make(),
    "calls": lambda opened: opened.window.commands.calls_run.make(),
    "export": lambda opened: opened.window.commands.export_run.make(opened.window.panes.model.jobs(), ()),
}


def test_every_control_of_the_dialogs_has_a_name(opened: OpenWindow, qtbot: QtBot) -> None:
    for name, make in DIALOGS.items():
        dialog = make(opened)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.wait(100)
        assert silent(dialog) == [], name
        dialog.reject()


def test_the_current_field_is_said_with_its_value_and_why_it_needs_a_look(opened: OpenWindow) -> None:
    review = opened.window.panes.review
    assert review.current is not None
    review.select_field(*review.current.place)
    focus = opened.window.focusWidget()
    assert focus is not None
    said = QAccessible.queryAccessibleInterface(focus)
    assert said is not None
    assert said.role() is ROLE.EditableText
    assert said.text(QAccessible.Text.Name) == review.current.spec.title
    assert said.text(QAccessible.Text.Description)
