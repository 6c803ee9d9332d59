"""A file that is moved away, or whose stick is pulled out: what was read stays, and why no page is seen is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.model import JobState
from ocrdesk.ui.review.review import ReviewController
from tests.ui.window import OpenWindow, card_reader, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def on_the_desk(review: ReviewController, job_id: int) -> bool:
    return review.job is not None and review.job.id == job_id


def test_a_page_whose_file_is_gone_says_so_and_keeps_its_values(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        colors = (Qt.GlobalColor.white, Qt.GlobalColor.yellow, Qt.GlobalColor.cyan)
        files = [picture(tmp_path, f"{number}.png", color) for number, color in enumerate(colors)]
        opened.add(*files)
        window, panes = opened.window, opened.window.panes
        files[2].unlink()
        panes.opener._kept.clear()  # it may have been made ready as the next to look at before the first was read
        window.activateWindow()
        panes.queue.choose(3)
        opened.wait(lambda: panes.review.record is not None and "The file is not there" in said(panes.preview))
        panes.focus_tab()
        window.actions_["recognise"].trigger()
        opened.wait(lambda: opened.states()[2] is JobState.FAILED)
        panes.queue.choose(1)
        opened.wait(lambda: panes.opener.sheet is not None and on_the_desk(panes.review, 1))
        assert "The file is not there" not in said(panes.preview)
        panes.queue.choose(3)
        opened.wait(lambda: on_the_desk(panes.review, 3))
        assert panes.review.record is not None
        assert panes.review.current is not None


def test_the_keyboard_stays_in_the_panel_where_there_is_nothing_to_confirm(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        broken = tmp_path / "broken.png"
        broken.write_bytes(b"no picture")
        opened.add(picture(tmp_path, "a.png"), broken)
        window, panes = opened.window, opened.window.panes
        window.activateWindow()
        opened.wait(lambda: window.isActiveWindow() and panes.review.current is not None)
        panes.focus_tab()
        panes.review.next_job()
        opened.wait(lambda: on_the_desk(panes.review, 2))
        holder = QApplication.focusWidget()
        assert holder is not None
        assert holder is panes.fields or panes.fields.isAncestorOf(holder)
