"""The bridge from the queue's threads: gathered, in order, and cheap for the window."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.model import (
    Job,
    JobChanged,
    JobsAdded,
    JobsRemoved,
    JobState,
    PageDone,
    Progress,
    ProgressChanged,
    QueueEvent,
)
from ocrdesk.ui.bridge import SLICE, Bridge
from tests.ui.stalls import Stalls


def job(number: int, state: JobState = JobState.WAITING) -> Job:
    return Job(number, Path(f"{number}.jpg"), f"{number}.jpg", state)


class Source:
    """Tells events on whatever thread it is called."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[QueueEvent], None]] = []

    def subscribe(self, listener: Callable[[QueueEvent], None], /) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def tell(self, *events: QueueEvent) -> None:
        for event in events:
            for listener in self.listeners:
                listener(event)

    def tell_in_thread(self, *events: QueueEvent) -> None:
        thread = threading.Thread(target=self.tell, args=events)
        thread.start()
        thread.join()


class Heard:
    """What the bridge told, in order, and on which thread."""

    def __init__(self, bridge: Bridge) -> None:
        self.told: list[tuple[str, object]] = []
        self.threads: set[threading.Thread] = set()
        bridge.jobs_added.connect(lambda jobs: self._note("added", jobs))
        bridge.jobs_changed.connect(lambda jobs: self._note("changed", jobs))
        bridge.jobs_removed.connect(lambda ids: self._note("removed", ids))
        bridge.page_done.connect(lambda job_id, number: self._note("page", (job_id, number)))
        bridge.progress_changed.connect(lambda progress: self._note("progress", progress))

    def _note(self, kind: str, what: object) -> None:
        self.told.append((kind, what))
        self.threads.add(threading.current_thread())

    def kinds(self) -> list[str]:
        return [kind for kind, _what in self.told]


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def bridge(qtbot: QtBot, source: Source) -> Bridge:
    return Bridge(source)


def test_events_of_worker_threads_arrive_on_the_windows_thread(qtbot: QtBot, source: Source, bridge: Bridge) -> None:
    heard = Heard(bridge)
    source.tell_in_thread(JobsAdded((job(1),)), PageDone(1, 1))
    qtbot.waitUntil(lambda: "page" in heard.kinds())
    assert heard.threads == {threading.main_thread()}
    assert heard.kinds() == ["added", "page"]


def test_only_the_newest_of_many_snapshots_is_told(qtbot: QtBot, source: Source, bridge: Bridge) -> None:
    heard = Heard(bridge)
    source.tell(*(JobChanged(job(1)) for _ in range(500)), JobChanged(job(1, JobState.REVIEW)))
    source.tell(ProgressChanged(Progress(1, 9)), ProgressChanged(Progress(2, 9)))
    qtbot.waitUntil(lambda: len(heard.told) == 2)
    assert heard.told == [("changed", (job(1, JobState.REVIEW),)), ("progress", Progress(2, 9))]


def test_job_that_was_changed_before_it_was_told_is_told_once(qtbot: QtBot, source: Source, bridge: Bridge) -> None:
    heard = Heard(bridge)
    source.tell(JobsAdded((job(1),)), JobChanged(job(1, JobState.WORKING)))
    qtbot.waitUntil(lambda: bool(heard.told))
    assert heard.told == [("added", (job(1, JobState.WORKING),))]


def test_job_that_went_before_it_was_told_is_never_told(qtbot: QtBot, source: Source, bridge: Bridge) -> None:
    heard = Heard(bridge)
    source.tell(JobsAdded((job(1), job(2))), PageDone(1, 1), JobsRemoved((1,)), PageDone(7, 1), JobsRemoved((7,)))
    qtbot.waitUntil(lambda: len(heard.told) == 2)
    assert heard.told == [("added", (job(2),)), ("removed", (7,))]


def test_many_new_jobs_are_told_in_slices_before_their_pages(qtbot: QtBot, source: Source, bridge: Bridge) -> None:
    heard = Heard(bridge)
    bridge.load([job(number) for number in range(1, 2 * SLICE + 2)])
    source.tell(PageDone(1, 1))
    qtbot.waitUntil(lambda: "page" in heard.kinds())
    assert heard.kinds() == ["added", "added", "added", "page"]
    assert [len(what) for kind, what in heard.told if kind == "added" and isinstance(what, tuple)] == [SLICE, SLICE, 1]


def test_closed_bridge_hears_nothing(qtbot: QtBot, source: Source, bridge: Bridge) -> None:
    heard = Heard(bridge)
    source.tell(JobsAdded((job(1),)))
    bridge.close()
    assert not source.listeners
    qtbot.wait(120)
    assert not heard.told


@pytest.mark.figures
def test_ten_thousand_events_a_second_do_not_hold_up_the_window(qtbot: QtBot, source: Source, bridge: Bridge) -> None:
    heard = Heard(bridge)
    source.tell(JobsAdded(tuple(job(number) for number in range(1, 101))))

    def flood() -> None:
        for burst in range(100):
            source.tell(*(JobChanged(job(number, list(JobState)[burst % 5])) for number in range(1, 101)))
            threading.Event().wait(0.005)

    thread = threading.Thread(target=flood)
    with Stalls() as stalls:
        thread.start()
        qtbot.waitUntil(lambda: not thread.is_alive(), timeout=30_000)
    assert 5 < len(heard.told) < 200
    assert stalls.longest_busy < 0.05
