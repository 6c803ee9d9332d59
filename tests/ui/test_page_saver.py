"""Saving a page: fast or slow, well or badly, it is told once and on the window's thread."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.errors import Cancelled, JournalDiskFull, OCRDeskError
from ocrdesk.model import PageRecord
from ocrdesk.ui.review.page_saver import SAVE_SECONDS, PageSaver
from tests.ui.desk import page


class Told:
    """What the saver told, and on which threads."""

    def __init__(self) -> None:
        self.outcomes: list[OCRDeskError | None] = []
        self.threads: set[int] = set()

    def saved(self) -> None:
        self._note(None)

    def failed(self, error: OCRDeskError) -> None:
        self._note(error)

    def _note(self, outcome: OCRDeskError | None) -> None:
        self.outcomes.append(outcome)
        self.threads.add(threading.get_ident())


def saver_with(end: Callable[[Future[None]], None], *, after: float = 0.0) -> PageSaver:
    """A saver whose saves end like that, at once or on another thread after a while."""

    def save(_job_id: int, _record: PageRecord) -> Future[None]:
        future: Future[None] = Future()
        if after:
            threading.Timer(after, end, (future,)).start()
        else:
            end(future)
        return future

    return PageSaver(save)


def well(future: Future[None]) -> None:
    future.set_result(None)


def badly(future: Future[None]) -> None:
    future.set_exception(JournalDiskFull())


def oddly(future: Future[None]) -> None:
    future.set_exception(ZeroDivisionError())


def never(future: Future[None]) -> None:
    future.cancel()


@pytest.mark.parametrize("after", [0.0, SAVE_SECONDS / 4, SAVE_SECONDS * 3])
@pytest.mark.parametrize(
    ("end", "outcome"), [(well, type(None)), (badly, JournalDiskFull), (oddly, OCRDeskError), (never, Cancelled)]
)
def test_each_save_is_told_once_on_the_windows_thread(
    qtbot: QtBot, end: Callable[[Future[None]], None], outcome: type, after: float
) -> None:
    saver, told = saver_with(end, after=after), Told()
    saver.save(1, page(), told.saved, told.failed)
    qtbot.waitUntil(lambda: bool(told.outcomes))
    qtbot.wait(20)
    assert [type(each) for each in told.outcomes] == [outcome]
    assert told.threads == {threading.get_ident()}
    assert not saver.busy


def test_an_error_on_handing_in_is_told_too(qtbot: QtBot) -> None:
    def refuse(_job_id: int, _record: PageRecord) -> Future[None]:
        raise JournalDiskFull

    told = Told()
    PageSaver(refuse).save(1, page(), told.saved, told.failed)
    assert [type(each) for each in told.outcomes] == [JournalDiskFull]


def test_a_slow_save_holds_the_window_up_for_a_moment_only(qtbot: QtBot) -> None:
    gate: list[Future[None]] = []
    saver, told = saver_with(gate.append), Told()  # held up for as long as the save takes, it would never go on
    with qtbot.waitSignal(saver.busy_changed):
        saver.save(1, page(), told.saved, told.failed)
    assert saver.busy
    assert told.outcomes == []
    threading.Timer(SAVE_SECONDS, well, gate).start()
    saver.wait(60)
    assert told.outcomes == [None]


def test_waiting_gives_up_when_the_time_is_over(qtbot: QtBot) -> None:
    gate: list[Future[None]] = []
    saver, told = saver_with(gate.append), Told()
    saver.save(1, page(), told.saved, told.failed)
    saver.wait(0.05)
    assert told.outcomes == []
    well(gate[0])
    qtbot.waitUntil(lambda: told.outcomes == [None])
