"""What was not read when the program ended is told at the next start, and read when the clerk wants it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ocrdesk.model import JobState
from tests.ui.window import SETTLED, OpenWindow, card_reader, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def leave_unread(qtbot: QtBot, home: Path, folder: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.app.change_preferences(recognise_on_drop=False)
        opened.drop([picture(folder, "a.png")])
        opened.wait(lambda: opened.states() == [JobState.WAITING])


def test_files_left_unread_are_told_until_they_are_read(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    leave_unread(qtbot, home, tmp_path)
    opened = OpenWindow(qtbot, home, card_reader())
    opened.app.change_preferences(recognise_on_drop=True)
    with opened:
        notices = opened.window.notices
        assert notices.current is not None
        assert str(notices.current.title) == "Not read yet: 1 of the files"
        opened.wait(lambda: opened.states() == [JobState.WAITING])
        (offer,) = (each for each in notices.findChildren(QToolButton) if each.text() == "Recognise")
        offer.click()
        opened.wait(lambda: opened.states()[0] in SETTLED)
        assert notices.current is None


def test_f5_withdraws_what_was_told(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    leave_unread(qtbot, home, tmp_path)
    opened = OpenWindow(qtbot, home, card_reader())
    opened.app.change_preferences(recognise_on_drop=True)
    with opened:
        opened.wait(lambda: opened.states() == [JobState.WAITING])
        opened.window.actions_["recognise"].trigger()
        opened.wait(lambda: opened.states()[0] in SETTLED)
        assert opened.window.notices.current is None


def test_who_reads_only_when_asked_is_told_nothing(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    leave_unread(qtbot, home, tmp_path)
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.wait(lambda: opened.states() == [JobState.WAITING])
        assert opened.window.notices.current is None
