"""The watched folder in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.model import JobState
from tests.ui.window import OpenWindow, card_reader, picture


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "收件 箱"
    folder.mkdir()
    return folder


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        yield window


def test_what_comes_into_the_folder_is_read_and_what_lay_there_is_not(opened: OpenWindow, inbox: Path) -> None:
    picture(inbox, "before.png")
    opened.window.commands.change(watched_folder=str(inbox))
    opened.wait(lambda: opened.window.notices.current is not None)
    opened.wait((opened.home / "journal" / "watched.json").exists)
    picture(inbox, "after.png", Qt.GlobalColor.red)
    opened.wait(lambda: opened.states() == [JobState.REVIEW])
    assert [job.name for job in opened.jobs()] == ["after.png"]


def test_no_folder_is_watched_any_more_when_the_setting_is_emptied(opened: OpenWindow, inbox: Path) -> None:
    kept = opened.home / "journal" / "watched.json"
    opened.window.commands.change(watched_folder=str(inbox))
    opened.wait(kept.exists)
    opened.window.commands.change(watched_folder="")
    opened.wait(lambda: not kept.exists())
