"""The window's keys are heard in its editors, on every system; what editors do themselves stays theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.window import OpenWindow, card_reader, picture

CONTROL = Qt.KeyboardModifier.ControlModifier


class GreedyEdit(QLineEdit):
    """Takes every key for its own, as editors of some systems take some."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def opened(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        window.add(picture(tmp_path, "a.png"))
        window.window.activateWindow()
        yield window


@pytest.fixture
def edit(opened: OpenWindow) -> GreedyEdit:
    made = GreedyEdit(opened.window.panes.queue)
    made.show()
    made.setFocus()
    return made


def wants(edit: GreedyEdit, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> bool:
    """Whether the editor gets that key before the window does."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    QApplication.sendEvent(edit, asked)
    return asked.isAccepted()


def test_a_key_of_the_window_is_not_taken_by_an_editor(opened: OpenWindow, edit: GreedyEdit) -> None:
    assert not wants(edit, Qt.Key.Key_E)
    opened.key(Qt.Key.Key_K, CONTROL)
    assert opened.window.command_palette.frame.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_V, Qt.Key.Key_C, Qt.Key.Key_U])
def test_what_editors_do_themselves_stays_theirs(opened: OpenWindow, edit: GreedyEdit, key: Qt.Key) -> None:
    assert wants(edit, key)


def test_a_changed_key_counts_at_once(opened: OpenWindow, edit: GreedyEdit) -> None:
    opened.window.actions_.use_keys({"export": ["Ctrl+U"]})
    assert not wants(edit, Qt.Key.Key_U)
    assert wants(edit, Qt.Key.Key_E)


def test_an_input_method_goes_first(opened: OpenWindow, edit: GreedyEdit) -> None:
    assert not wants(edit, Qt.Key.Key_Return)
    QApplication.sendEvent(edit, QInputMethodEvent("bei", []))
    assert wants(edit, Qt.Key.Key_Return)
