"""A queue over fakes, with a journal of its own."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ocrdesk.jobs import JobQueue
from ocrdesk.journal import Journal
from ocrdesk.model import Job, JobState, PageRecord, QueueEvent
from tests.fakes import CARD_LINES, FakeProvider, FakeReader

PATIENCE_SECONDS = 60


class Desk:
    """A queue over fakes, with what it told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = Journal(folder / "journal.sqlite")
        self.reader, self.provider = FakeReader(), FakeProvider(CARD_LINES)
        self.events: list[QueueEvent] = []
        self.queue = self._open()

    def _open(self) -> JobQueue:
        queue = JobQueue(self.journal, self.reader, {"offline": self.provider})
        queue.subscribe(self.events.append)
        return queue

    def open_again(self) -> None:
        self.queue.close()
        self.journal.close()
        self.journal = Journal(self.folder / "journal.sqlite")
        self.queue = self._open()

    def add(self, *names: str) -> tuple[Job, ...]:
        for name in names:
            (self.folder / name).write_bytes(name.encode())
        return self.queue.add([self.folder / name for name in names])

    def add_read(self, name: str) -> tuple[Job, PageRecord]:
        """A file added and read, and its first page."""
        (job,) = self.add(name)
        self.queue.start()
        self.wait_for(job.id, JobState.REVIEW)
        page = self.journal.page(job.id, 1)
        assert page is not None
        return job, page

    def wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, [job.state for job in self.queue.jobs()]
            time.sleep(0.005)

    def wait_for(self, job_id: int, *states: JobState) -> Job:
        self.wait(lambda: self.queue.job(job_id).state in states and job_id not in self.queue._schedule.runs)
        return self.queue.job(job_id)


def written(desk: Desk, job_id: int, record: PageRecord) -> PageRecord:
    """The page with another text, as a person at the window leaves it."""
    edited = replace(record, text="我写的", text_edited=True)
    desk.journal.save_record(job_id, edited)
    desk.queue.refresh(job_id, edited)
    return edited
