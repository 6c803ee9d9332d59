"""A provider that refuses all: its pages wait, one word is told, and they go on when it is mended."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from threading import Condition, Event
from typing import Any

import pytest

from ocrdesk.errors import Cancelled, CredentialsRefused, PausingError
from ocrdesk.jobs import JobQueue
from ocrdesk.jobs.doors import Door
from ocrdesk.journal import Journal
from ocrdesk.model import FieldState, JobState, Page, ProviderHeld, QueueEvent, Recognition, Request
from tests.fakes import CARD_LINES, FakeProvider, FakeReader

PATIENCE_SECONDS = 60


class Service(FakeProvider):
    """Reads five pages at once; refuses all while its key is wrong."""

    key = "cloudy"
    leaves_computer = True
    concurrency = 5
    readable = ("auto", "text")

    def __init__(self) -> None:
        super().__init__()
        self.wrong_key = False
        self.at_once = self.most = self.calls_made = 0
        self.company = 1
        """A page waits, for a while, until at one time there were so many."""
        self._came = Condition()

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        with self._came:
            self.calls_made += 1
            self.at_once += 1
            self.most = max(self.most, self.at_once)
            self._came.notify_all()
            if self.calls_made > 1:  # the first one goes alone: it proves the key
                self._came.wait_for(lambda: self.most >= self.company, PATIENCE_SECONDS / 10)
        time.sleep(0.03)
        with self._came:
            self.at_once -= 1
        if self.wrong_key:
            raise CredentialsRefused(provider=self.key)
        return Recognition(self.key, page.width, page.height)


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def open_queue(folder: Path, service: Service, *, patient: bool = True) -> tuple[JobQueue, Journal, list[QueueEvent]]:
    journal = Journal(folder / "journal.sqlite")
    queue = JobQueue(journal, FakeReader(6), {"offline": FakeProvider(), "cloudy": service}, patient=patient)
    told: list[QueueEvent] = []
    queue.subscribe(told.append)
    (folder / "a.pdf").write_bytes(b"a")
    (folder / "b.pdf").write_bytes(b"b")
    queue.add([folder / "a.pdf"], provider="cloudy")
    queue.add([folder / "b.pdf"], provider="offline")
    return queue, journal, told


def test_pages_wait_and_go_on_when_the_key_is_mended(tmp_path: Path) -> None:
    service = Service()
    service.wrong_key = True
    queue, journal, told = open_queue(tmp_path, service)
    queue.start()
    wait_until(lambda: queue.jobs()[1].state is JobState.REVIEW)  # other providers' pages go on
    wait_until(lambda: bool(queue.held()))
    time.sleep(0.2)
    tried = service.calls_made
    assert tried == 1, "a wrong key is tried once"
    assert queue.jobs()[0].state is not JobState.FAILED
    assert [event.failure is not None for event in told if isinstance(event, ProviderHeld)] == [True]
    service.wrong_key = False
    queue.release("cloudy")
    wait_until(lambda: queue.jobs()[0].state is JobState.REVIEW)
    assert queue.jobs()[0].pages_done == 6
    assert queue.held() == {}
    queue.close()
    journal.close()


def test_a_job_removed_while_its_page_is_put_back_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service()
    service.wrong_key = True
    queue, journal, _ = open_queue(tmp_path, service)
    put_back = queue._put_back

    def late(*arguments: Any) -> Any:
        queue.remove([queue.jobs()[0].id])
        return put_back(*arguments)

    monkeypatch.setattr(queue, "_put_back", late)
    queue.start([queue.jobs()[0].id])
    wait_until(lambda: len(queue.jobs()) == 1)
    time.sleep(0.2)
    queue.start()
    wait_until(lambda: queue.jobs()[0].state is JobState.REVIEW)
    queue.close()
    journal.close()


def test_a_stopped_page_says_nothing_of_the_key() -> None:
    door = Door(5, lambda _: None)
    with pytest.raises(Cancelled), door.entered(Event()):
        raise Cancelled
    stopped = Event()
    stopped.set()
    with door.entered(Event()), pytest.raises(Cancelled), door.entered(stopped):
        pass
    with door.entered(Event()), door.entered(stopped):
        pass


def test_without_patience_they_fail_with_the_reason_and_are_not_called_again(tmp_path: Path) -> None:
    service = Service()
    service.wrong_key = True
    queue, journal, _ = open_queue(tmp_path, service, patient=False)
    queue.start()
    wait_until(lambda: queue.jobs()[0].state is JobState.FAILED)
    failure = queue.jobs()[0].failure
    assert failure is not None
    assert failure.exit_code == 3
    assert service.calls_made == 1
    queue.close()
    journal.close()


def test_a_service_reads_as_many_pages_at_once_as_it_may_and_never_more(tmp_path: Path) -> None:
    service = Service()
    service.company = service.concurrency
    queue, journal, _ = open_queue(tmp_path, service)
    queue.start()
    wait_until(lambda: queue.jobs()[0].state is JobState.REVIEW)
    assert service.most == service.concurrency
    queue.close()
    journal.close()


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("proved", [True, False])
def test_pages_go_in_together_before_one_came_back_where_no_key_can_be_wrong(proved: bool, opened: bool) -> None:
    refused: list[PausingError] = []
    door, hurried = Door(2, refused.append, proved=proved), Event()
    hurried.set()
    if opened:
        door.open()
    with (
        door.entered(hurried),
        nullcontext() if proved else pytest.raises(Cancelled),
        door.entered(hurried),
    ):
        pass
    assert not refused


def test_finished_pages_are_compared_on_demand_and_keep_what_a_person_said(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    second = FakeProvider(("姓名 唐亭", *CARD_LINES[1:]))
    second.key = "second"
    queue = JobQueue(journal, FakeReader(), {"offline": FakeProvider(CARD_LINES), "second": second})
    (tmp_path / "a.jpg").write_bytes(b"a")
    (job,) = queue.add([tmp_path / "a.jpg"])
    queue.start()
    wait_until(lambda: queue.job(job.id).state is JobState.REVIEW)
    before = journal.page(job.id, 1)
    assert before is not None
    seen = replace(before.documents[0]["address"], state=FieldState.CONFIRMED)
    journal.save_record(job.id, replace(before, documents=(before.documents[0].with_field(seen),)))
    queue.compare([job.id], "second")
    wait_until(lambda: bool(second.requests) and queue.job(job.id).state is JobState.REVIEW)
    after = journal.page(job.id, 1)
    assert after is not None
    (card,) = after.documents
    assert card["name"].state is FieldState.CHECK
    assert [each.text for each in card["name"].suggestions] == ["唐亭"]
    assert card["address"].state is FieldState.CONFIRMED
    queue.close()
    journal.close()
