"""Steps over many pages: all or none on disk, exactly taken back, and nobody's newer work is overwritten."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from ocrdesk.errors import Cancelled, JournalDiskFull, JournalError
from ocrdesk.jobs import JobQueue
from ocrdesk.jobs.page_changes import PageChanges
from ocrdesk.journal import Journal
from ocrdesk.model import (
    Course,
    FieldValue,
    Job,
    JobChanged,
    JobState,
    PageChange,
    PageRecord,
    Quad,
    QueueEvent,
    Recognition,
    Record,
)
from tests.fakes import FakeProvider, FakeReader

QUAD = Quad.from_box(0, 0, 10, 10)
READ = Recognition("offline", 100, 50)


def page(text: str, number: int = 1) -> PageRecord:
    return PageRecord(number, READ, (Record("id_card", None, QUAD, (FieldValue("name", text, text),)),), text)


def confirmed(record: PageRecord) -> PageRecord:
    return replace(record, confirmed=True)


class Office:
    """A journal of some recognised jobs, and the queue over it."""

    def __init__(self, folder: Path, jobs: int = 3) -> None:
        self.journal = Journal(folder / "journal.sqlite")
        for number in range(1, jobs + 1):
            path = folder / f"{number}.jpg"
            wanted = partial(Job, path=path, name=path.name, state=JobState.REVIEW, page_count=1, pages_done=1)
            (job,) = self.journal.add_jobs([wanted])
            self.journal.save_page(job.id, page(f"text {job.id}"))
        self.queue = JobQueue(self.journal, FakeReader(), {"offline": FakeProvider()})
        self.saver = ThreadPoolExecutor(1)
        self.changes = PageChanges(self.journal, self.queue, self.saver)

    def stored(self, job_id: int) -> PageRecord:
        record = self.journal.page(job_id, 1)
        assert record is not None
        return record

    def close(self) -> None:
        self.queue.close()
        self.saver.shutdown()
        self.journal.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.close()


def test_records_come_in_the_order_of_the_queue_and_after_what_is_being_saved(office: Office) -> None:
    office.saver.submit(office.journal.save_record, 2, replace(page("newer"), confirmed=True))
    found = [(job.id, record.text) for job, record in office.changes.records(Course())]
    assert found == [(1, "text 1"), (2, "newer"), (3, "text 3")]


def test_step_changes_all_its_pages_and_tells_their_jobs(office: Office) -> None:
    told: list[QueueEvent] = []
    office.queue.subscribe(told.append)
    outcome = office.changes.change({(1, 1): confirmed, (3, 1): confirmed}, Course()).result()
    assert [office.stored(number).confirmed for number in (1, 2, 3)] == [True, False, True]
    assert office.stored(1).recognition == READ
    assert [office.queue.job(number).state for number in (1, 2)] == [JobState.CONFIRMED, JobState.REVIEW]
    assert [event.job.id for event in told if isinstance(event, JobChanged)] == [1, 3]
    assert outcome.records[3, 1].confirmed


def test_step_is_taken_back_byte_by_byte_and_made_again(office: Office) -> None:
    before = [office.journal.body(number, 1) for number in (1, 2, 3)]
    outcome = office.changes.change({(number, 1): confirmed for number in (1, 2, 3)}, Course()).result()
    back = office.changes.swap(change.reversed() for change in outcome.changes).result()
    assert [office.journal.body(number, 1) for number in (1, 2, 3)] == before
    assert office.queue.job(2).state is JobState.REVIEW
    office.changes.swap(change.reversed() for change in back.changes).result()
    assert all(office.stored(number).confirmed for number in (1, 2, 3))


def test_page_that_was_changed_since_is_left_alone_and_told(office: Office) -> None:
    outcome = office.changes.change({(number, 1): confirmed for number in (1, 2, 3)}, Course()).result()
    office.journal.save_record(2, replace(page("by another hand"), confirmed=True))
    back = office.changes.swap(change.reversed() for change in outcome.changes).result()
    assert back.left_alone == ((2, 1),)
    assert office.stored(2).text == "by another hand"
    assert not office.stored(1).confirmed


def test_page_that_is_gone_or_refused_is_left_alone(office: Office) -> None:
    outcome = office.changes.change({(9, 1): confirmed, (1, 1): lambda _record: None, (2, 1): confirmed}, Course())
    assert outcome.result().left_alone == ((9, 1), (1, 1))
    assert [change.key for change in outcome.result().changes] == [(2, 1)]


def test_page_that_an_edit_does_not_change_is_no_part_of_the_step(office: Office) -> None:
    outcome = office.changes.change({(1, 1): lambda record: record}, Course()).result()
    assert (outcome.changes, outcome.left_alone) == ((), ())


def test_cancelled_step_changes_nothing(office: Office) -> None:
    course = Course()

    def edit(record: PageRecord) -> PageRecord:
        course.cancel()
        return confirmed(record)

    with pytest.raises(Cancelled):
        office.changes.change({(number, 1): edit for number in (1, 2, 3)}, course).result()
    assert not any(office.stored(number).confirmed for number in (1, 2, 3))


def test_step_that_cannot_be_written_changes_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_changes: tuple[PageChange, ...]) -> tuple[PageChange, ...]:
        raise JournalDiskFull

    monkeypatch.setattr(office.journal, "swap", refuse)
    with pytest.raises(JournalError):
        office.changes.change({(1, 1): confirmed}, Course()).result()
    assert not office.stored(1).confirmed


def test_step_waits_for_its_turn_behind_other_saves(office: Office) -> None:
    gate = Event()
    office.saver.submit(gate.wait)
    future = office.changes.change({(1, 1): confirmed}, Course())
    assert not future.done()
    gate.set()
    future.result()
    assert office.stored(1).confirmed
