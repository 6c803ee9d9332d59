"""What was put off comes up again after everything else, and the queue shows it apart."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.ui.models.queue_filter import QueueFilter
from tests.ui.window import OpenWindow, card_reader, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

COLOURS = (Qt.GlobalColor.white, Qt.GlobalColor.red, Qt.GlobalColor.green)


def at(opened: OpenWindow, job_id: int) -> bool:
    review = opened.window.panes.review
    here = review.job is not None and review.job.id == job_id and review.record is not None
    return here and not review.typeahead.holding


def test_a_postponed_document_comes_after_all_others(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.add(*(picture(tmp_path, f"{number}.png", colour) for number, colour in enumerate(COLOURS, 1)))
        panes = opened.window.panes
        panes.queue.choose(1)
        opened.wait(lambda: at(opened, 1))
        panes.review.postpone("ask the client")
        opened.wait(lambda: at(opened, 2) and panes.model.count(QueueFilter.POSTPONED) == 1)
        assert panes.model.second_line(opened.jobs()[0]) == "Postponed: ask the client"
        panes.review.confirm_page()
        opened.wait(lambda: at(opened, 3))
        panes.review.confirm_page()
        opened.wait(lambda: at(opened, 1))
        panes.review.confirm_page()
        opened.wait(lambda: panes.model.count(QueueFilter.CONFIRMED) == 3)
        assert panes.model.count(QueueFilter.POSTPONED) == 0
