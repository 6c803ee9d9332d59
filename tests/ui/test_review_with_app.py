"""The review over the real App: what a key confirms is in the journal, and survives the program."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldState, JobState, Page, Recognition, Request
from ocrdesk.ui.views.value_edit import ValueEdit
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.window import OpenWindow, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

WRONG = "110101199003078026"
RIGHT = "110101199003078021"


def reader() -> FakeProvider:
    """Misreads the last digit of every number."""
    return FakeProvider(tuple(line.replace(RIGHT, WRONG) for line in CARD_LINES))


def at_field(window: OpenWindow, job_id: int) -> bool:
    review = window.window.panes.review
    holder = QApplication.focusWidget()
    return (
        review.job is not None
        and review.job.id == job_id
        and review.current is not None
        and review.current.value.key == "id_number"
        and isinstance(holder, ValueEdit)
        and not review.typeahead.holding
    )


def test_a_wrong_digit_is_corrected_in_three_keys_and_stays_corrected(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    pictures = [picture(tmp_path, "1.png"), picture(tmp_path, "2.png", Qt.GlobalColor.red)]
    with OpenWindow(qtbot, home, reader()) as first:
        first.add(*pictures)
        first.window.panes.queue.choose(1)
        first.wait(lambda: first.window.panes.review.record is not None)
        first.window.panes.review.select_field(0, "id_number")
        first.wait(lambda: at_field(first, 1))
        first.key(Qt.Key.Key_Backspace)
        first.key(Qt.Key.Key_1)
        first.key(Qt.Key.Key_Return)
        stored = first.app.page_record(1, 1)
        assert stored is not None
        assert stored.documents[0].text("id_number") == RIGHT
        assert stored.documents[0]["id_number"].state is FieldState.EDITED
        assert stored.confirmed
        first.wait(lambda: at_field(first, 2))
        first.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        first.wait(lambda: at_field(first, 1))
        chosen = first.window.panes.queue.current_job
        assert chosen is not None
        assert chosen.id == 1
        undone = first.app.page_record(1, 1)
        assert undone is not None
        assert undone.documents[0].text("id_number") == WRONG
        first.key(Qt.Key.Key_Backspace)
        first.key(Qt.Key.Key_1)
    with OpenWindow(qtbot, home, reader()) as second:
        second.wait(lambda: len(second.jobs()) == 2)
        kept = second.app.page_record(1, 1)
        assert kept is not None
        assert kept.documents[0].text("id_number") == RIGHT
        assert second.states() == [JobState.REVIEW, JobState.REVIEW]


def test_looking_for_problems_passes_over_jobs_that_hold_none(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    colors = (Qt.GlobalColor.white, Qt.GlobalColor.red, Qt.GlobalColor.green)
    pictures = [picture(tmp_path, f"{number}.png", color) for number, color in enumerate(colors, 1)]
    provider = FakeProvider(CARD_LINES)
    with OpenWindow(qtbot, home, provider) as opened:
        opened.add(*pictures[:2])
        provider.texts = reader().texts
        opened.add(pictures[2])
        opened.window.panes.queue.choose(1)
        opened.wait(lambda: opened.window.panes.review.record is not None)
        shown: list[int] = []
        opened.window.panes.opener.opened.connect(lambda job_id, _number: shown.append(job_id))
        opened.window.panes.review.next_problem()
        opened.wait(lambda: at_field(opened, 3))
        assert shown == [3]


def test_a_page_that_is_read_while_the_one_before_lies_on_the_desk_is_made_ready(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, home, reader()) as opened:
        opened.add(picture(tmp_path, "1.png"))
        opener = opened.window.panes.opener
        opened.wait(lambda: opener.sheet is not None and opened.window.panes.review.record is not None)
        opened.wait(lambda: not opener._prepare_timer.isActive())
        opened.add(picture(tmp_path, "2.png", Qt.GlobalColor.red))
        opened.wait(lambda: (2, 1) in opener._kept)
        assert opener.job_id == 1


class RedOnesLate(FakeProvider):
    """Reads two pages at once; red ones wait until they may be done."""

    concurrency = 2

    def __init__(self) -> None:
        super().__init__(CARD_LINES)
        self.may_be_done = Event()

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        while page.rgb.startswith(b"\xff\0\0") and not self.may_be_done.is_set():
            if cancelled.wait(0.005):
                break
        return super().recognize(page, request, cancelled)


def test_a_page_that_is_read_after_the_one_behind_it_is_made_ready_all_the_same(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    colors = (Qt.GlobalColor.white, Qt.GlobalColor.red, Qt.GlobalColor.green)
    provider = RedOnesLate()
    with OpenWindow(qtbot, home, provider) as opened:
        opened.drop([picture(tmp_path, f"{number}.png", color) for number, color in enumerate(colors, 1)])
        opener = opened.window.panes.opener
        opened.wait(lambda: (3, 1) in opener._kept)
        assert (2, 1) not in opener._kept
        provider.may_be_done.set()
        opened.wait(lambda: (2, 1) in opener._kept)
        assert opener.job_id == 1
