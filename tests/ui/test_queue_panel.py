"""The queue's pane: twenty thousand rows, chips with counts, a search, and a current row that stays."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.errors import SourceEmpty
from ocrdesk.model import Failure, Job, JobState, Page
from ocrdesk.ui.models.queue_filter import QueueFilter
from ocrdesk.ui.models.queue_model import JOB_ROLE, QueueModel
from ocrdesk.ui.views.queue_panel import QueuePanel
from ocrdesk.ui.views.thumbnails import Thumbnails
from ocrdesk.ui.workers import Workers
from tests.ui.desk import TYPES

MANY = 20_000
"""Rows. What they cost is measured in the window's own processor time: other programs on the machine do not count."""


def job(number: int, state: JobState = JobState.REVIEW, name: str = "") -> Job:
    name = name or f"scan_{number}.jpg"
    failure = Failure(SourceEmpty().title, SourceEmpty().hint) if state is JobState.FAILED else None
    return Job(number, Path("/papers") / name, name, state, 1, 1, failure=failure)


def picture(job_id: int, longest: int) -> Page:
    return Page(1, 8, 4, bytes(8 * 4 * 3))


class Pane:
    def __init__(self, qtbot: QtBot) -> None:
        self.workers = Workers()
        self.model = QueueModel(TYPES)
        self.thumbnails = Thumbnails(picture, self.workers, 160)
        self.panel = QueuePanel(self.model, self.thumbnails)
        qtbot.addWidget(self.panel)
        self.panel.resize(252, 700)
        self.panel.show()

    def names(self) -> list[str]:
        return [self.model.index(row).data() for row in range(self.model.rowCount())]

    def press_chip(self, which: QueueFilter) -> None:
        self.panel.chip(which).click()


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[Pane]:
    made = Pane(qtbot)
    yield made
    made.panel.close()
    made.workers.close()
    made.workers.wait()


def test_model_keeps_qts_rules_through_every_change(qtbot: QtBot) -> None:
    model = QueueModel(TYPES)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.add([job(1), job(2, JobState.WAITING), job(3, JobState.FAILED)])
    model.show_only(QueueFilter.REVIEW, "")
    model.change([job(2, JobState.REVIEW), job(1, JobState.CONFIRMED)])
    assert [model.index(row).data() for row in range(model.rowCount())] == ["scan_2.jpg"]
    model.change([job(1, JobState.REVIEW)])
    assert [model.index(row).data() for row in range(model.rowCount())] == ["scan_1.jpg", "scan_2.jpg"]
    model.remove([1])
    model.show_only(QueueFilter.ALL, "3")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["scan_3.jpg"]
    assert tester.model() is model


def test_chips_tell_counts_and_hide_what_is_not_there(pane: Pane) -> None:
    pane.model.add([job(1), job(2), job(3, JobState.FAILED)])
    assert pane.panel.chip(QueueFilter.REVIEW).text().endswith(" 2")
    assert not pane.panel.chip(QueueFilter.CONFIRMED).isVisible()
    pane.press_chip(QueueFilter.FAILED)
    assert pane.names() == ["scan_3.jpg"]


def test_search_finds_a_part_of_the_name_whatever_its_case(pane: Pane, qtbot: QtBot) -> None:
    pane.model.add([job(1, name="张三_正面.JPG"), job(2, name="李四.jpg"), job(3, name="ZHANG.png")])
    qtbot.keyClicks(pane.panel.search, "zhang")
    qtbot.waitUntil(lambda: pane.names() == ["ZHANG.png"])
    pane.panel.search.setText("三_正")
    qtbot.waitUntil(lambda: pane.names() == ["张三_正面.JPG"])


def test_search_without_a_hit_says_so(pane: Pane, qtbot: QtBot) -> None:
    pane.model.add([job(1)])
    pane.panel.search.setText("nowhere")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0)
    assert not pane.panel.view.isVisible()


def test_the_open_file_is_no_hit_of_a_search_that_it_does_not_fit(pane: Pane, qtbot: QtBot) -> None:
    pane.model.add([job(1), job(2)])
    pane.panel.choose(2)
    pane.panel.search.setText("nowhere")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0)
    assert not pane.panel.view.isVisible()
    pane.model.change([job(2, JobState.CONFIRMED)])
    assert pane.names() == []
    pane.panel.search.clear()
    qtbot.waitUntil(lambda: pane.names() == ["scan_1.jpg", "scan_2.jpg"])
    assert pane.panel.selected_ids() == (2,)


def test_current_row_stays_in_sight_when_its_state_leaves_the_filter(pane: Pane) -> None:
    pane.model.add([job(1), job(2), job(3)])
    pane.press_chip(QueueFilter.REVIEW)
    pane.panel.choose(2)
    pane.model.change([job(2, JobState.CONFIRMED)])
    assert pane.names() == ["scan_1.jpg", "scan_2.jpg", "scan_3.jpg"]
    pane.panel.choose(3)
    assert pane.names() == ["scan_1.jpg", "scan_3.jpg"]


def test_choosing_a_hidden_job_shows_all(pane: Pane) -> None:
    pane.model.add([job(1), job(2, JobState.CONFIRMED)])
    pane.press_chip(QueueFilter.CONFIRMED)
    pane.panel.choose(1)
    assert pane.panel.current_job == job(1)
    assert pane.panel.view.currentIndex().data(JOB_ROLE).id == 1


def test_row_after_the_removed_ones_becomes_current(pane: Pane) -> None:
    pane.model.add([job(number) for number in range(1, 6)])
    pane.panel.choose(2)
    pane.panel.leave((2, 3))
    assert pane.panel.current_job is not None
    assert pane.panel.current_job.id == 4


def test_the_keyboard_alone_makes_no_row_current(pane: Pane, qtbot: QtBot) -> None:
    pane.panel.view.setFocus()
    pane.panel.activateWindow()
    pane.model.add([job(1, JobState.CONFIRMED), job(2)])
    pane.panel.view.setFocus()
    qtbot.waitUntil(pane.panel.view.hasFocus)
    assert pane.panel.current_job is None
    qtbot.keyClick(pane.panel.view, Qt.Key.Key_Down)
    assert pane.panel.selected_ids() == (1,)


def test_failed_row_reads_its_reason_aloud(pane: Pane) -> None:
    pane.model.add([job(1, JobState.FAILED)])
    spoken = pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "The file is empty" in spoken


def test_thumbnails_are_fetched_for_rows_in_sight_only(pane: Pane, qtbot: QtBot) -> None:
    pane.model.add([job(number) for number in range(1, 1001)])
    qtbot.waitUntil(lambda: pane.thumbnails.count >= 5)
    qtbot.wait(200)
    assert pane.thumbnails.count <= 40


@pytest.mark.figures
def test_twenty_thousand_rows_are_added_in_short_slices(pane: Pane) -> None:
    longest = 0.0
    for begin in range(0, MANY, 400):
        jobs = [job(number) for number in range(begin + 1, begin + 401)]
        begun = time.thread_time()
        pane.model.add(jobs)
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - begun)
    assert pane.model.rowCount() == MANY
    assert longest < 0.05, f"{longest * 1000:.0f} ms"


@pytest.mark.figures
def test_twenty_thousand_rows_scroll_without_a_hitch(pane: Pane) -> None:
    pane.model.add([job(number, list(JobState)[number % 5]) for number in range(1, MANY + 1)])
    QApplication.processEvents()
    bar = pane.panel.view.verticalScrollBar()
    frames = []
    for step in range(200):
        begun = time.thread_time()
        bar.setValue(bar.maximum() * step // 200)
        pane.panel.view.viewport().repaint()
        frames.append(time.thread_time() - begun)
    frames.sort()
    assert frames[len(frames) // 2] < 0.016, f"median {frames[len(frames) // 2] * 1000:.1f} ms"
    assert frames[-3] < 0.033, f"slowest {frames[-1] * 1000:.1f} ms"


@pytest.mark.figures
def test_twenty_thousand_rows_are_filtered_within_a_blink(pane: Pane) -> None:
    pane.model.add([job(number, list(JobState)[number % 5]) for number in range(1, MANY + 1)])
    QApplication.processEvents()
    begun = time.thread_time()
    pane.model.show_only(QueueFilter.REVIEW, "_19")
    QApplication.processEvents()
    assert time.thread_time() - begun < 0.05


@pytest.mark.parametrize(
    ("pages", "tables", "said"),
    [(1, 0, "Text"), (1, 2, "Table"), (3, 0, "Text · 3 pages"), (3, 1, "Text and tables · 3 pages")],
)
def test_pages_without_a_card_are_said_to_be_text_or_tables(pages: int, tables: int, said: str) -> None:
    assert QueueModel(TYPES).second_line(replace(job(1), page_count=pages, tables=tables)) == said
