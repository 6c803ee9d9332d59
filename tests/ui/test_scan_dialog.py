"""Scanning from the window: a scanner that hands over ready pictures stands in for the machine."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ocrdesk.errors import Cancelled, ScanFailed
from ocrdesk.i18n import message
from ocrdesk.model import Job, JobState, Scanner, ScanWishes
from ocrdesk.ui.dialogs.scan import ScanDialog
from tests.ui.window import OpenWindow, card_reader, picture

GLASS, STACK = Scanner("a", "平板 One"), Scanner("b", "Stack Two", has_feeder=True)


class StandInScanners:
    """`papers` lie in the feeder; `jammed` makes each scan fail; `slow` waits for the clerk to stop it."""

    def __init__(self) -> None:
        self.found: tuple[Scanner, ...] = (GLASS, STACK)
        self.papers = 3
        self.jammed = self.slow = False
        self.wishes: list[ScanWishes] = []

    def scanners(self) -> tuple[Scanner, ...]:
        return self.found

    def scan(
        self, scanner: Scanner, wishes: ScanWishes, name: Callable[[int], Path], cancelled: Event
    ) -> Iterator[Path]:
        self.wishes.append(wishes)
        if self.jammed:
            raise ScanFailed(what=message("The paper is jammed."))
        for number in range(1, (self.papers if wishes.feeder else 1) + 1):
            image = QImage(60 + number, 40, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            image.save(str(name(number)))
            yield name(number)
            if self.slow and cancelled.wait(30):
                raise Cancelled


def has_more_than(opened: OpenWindow, count: int) -> bool:
    return len(opened.jobs()) > count


@pytest.fixture
def system() -> StandInScanners:
    return StandInScanners()


@pytest.fixture
def opened(qtbot: QtBot, home: Path, system: StandInScanners) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        window.app.scanners = system
        yield window


@pytest.fixture
def dialog(opened: OpenWindow, qtbot: QtBot) -> Iterator[ScanDialog]:
    made = opened.window.scan_run.make()
    qtbot.addWidget(made)
    made.show()
    opened.wait(made.go.isEnabled)
    yield made
    made.done(0)


def test_enter_scans_paper_after_paper_from_the_glass(opened: OpenWindow, dialog: ScanDialog, qtbot: QtBot) -> None:
    for _paper in range(2):
        before = len(opened.jobs())
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        opened.wait(dialog.go.isEnabled)
        opened.wait(partial(has_more_than, opened, before))
    opened.wait(lambda: opened.states() == [JobState.REVIEW] * 2)


def test_the_feeder_is_offered_where_there_is_one_and_emptied(
    opened: OpenWindow, dialog: ScanDialog, qtbot: QtBot, system: StandInScanners
) -> None:
    assert dialog.source.count() == 1
    dialog.scanner.setCurrentIndex(1)
    assert dialog.source.count() == 2
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.wait(lambda: opened.states() == [JobState.REVIEW] * 3)
    opened.wait(lambda: "3 papers scanned" in dialog.said.text())
    assert system.wishes == [ScanWishes(feeder=True)]


def test_what_was_scanned_is_chosen_in_the_queue(
    opened: OpenWindow, dialog: ScanDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.add(picture(tmp_path, "before.png"))
    queue = opened.window.panes.queue
    before = opened.jobs()[0].id
    assert queue.selected_ids() == (before,)
    dialog.scanner.setCurrentIndex(1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.wait(lambda: len(queue.selected_ids()) == 3)
    assert before not in queue.selected_ids()
    assert queue.current_job is not None
    assert queue.current_job.id == queue.selected_ids()[0]


def test_papers_come_in_the_order_in_which_they_were_scanned(
    opened: OpenWindow, dialog: ScanDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue, begun, another = opened.app.queue, Event(), Event()
    add = queue.add

    def add_slowly(paths: Iterable[Path], **wishes: Any) -> tuple[Job, ...]:
        if not begun.is_set():  # the first paper takes a while, as on a share, or until another one went before it
            begun.set()
            another.wait(0.5)
            return add(paths, **wishes)
        jobs = add(paths, **wishes)
        another.set()
        return jobs

    monkeypatch.setattr(queue, "add", add_slowly)
    dialog.scanner.setCurrentIndex(1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.wait(lambda: len(opened.jobs()) == 3)
    assert [job.name for job in opened.jobs()] == sorted(job.name for job in opened.jobs())


def test_a_clerk_who_goes_elsewhere_meanwhile_is_left_there(
    opened: OpenWindow, dialog: ScanDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.add(picture(tmp_path, "before.png"))
    before, queue = opened.jobs()[0].id, opened.window.panes.queue
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.wait(lambda: len(opened.jobs()) == 2 and dialog.go.isEnabled())
    opened.wait(lambda: before not in queue.selected_ids())  # what came is chosen, a moment after its row is there
    queue.choose(before)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.wait(lambda: opened.states() == [JobState.REVIEW] * 3)
    assert queue.selected_ids() == (before,)


def test_escape_stops_the_scanner_first_and_keeps_what_is_there(
    opened: OpenWindow, dialog: ScanDialog, qtbot: QtBot, system: StandInScanners
) -> None:
    system.slow = True
    dialog.scanner.setCurrentIndex(1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.wait(lambda: opened.states() == [JobState.REVIEW])
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    opened.wait(dialog.go.isEnabled)
    assert dialog.isVisible()
    assert "1 paper scanned" in dialog.said.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_went_wrong_is_said_in_the_dialog(
    opened: OpenWindow, dialog: ScanDialog, qtbot: QtBot, system: StandInScanners
) -> None:
    system.jammed = True
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.wait(lambda: "The paper is jammed." in dialog.said.text())
    assert not opened.jobs()


def test_without_a_scanner_enter_looks_again(opened: OpenWindow, qtbot: QtBot, system: StandInScanners) -> None:
    system.found = ()
    made = opened.window.scan_run.make()
    qtbot.addWidget(made)
    made.show()
    opened.wait(lambda: "No scanner was found" in made.said.text())
    system.found = (GLASS,)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    opened.wait(lambda: made.scanner.count() == 1)
