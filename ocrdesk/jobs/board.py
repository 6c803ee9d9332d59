"""The board: every job's snapshot as it stands, kept in the journal, and word of each change."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

from ocrdesk.errors import OCRDeskError
from ocrdesk.jobs.summary import PageSummary, as_failure, settled, summarise, with_pages
from ocrdesk.model import (
    Failure,
    Job,
    JobChanged,
    JobsAdded,
    JobsRemoved,
    JobState,
    PageDone,
    PageKey,
    PageRecord,
    QueueEvent,
)

ADDED_AT_ONCE = 1000
"""So many new jobs are kept in one go: the first of many files are seen before the last is kept."""
AT_REST = (JobState.REVIEW, JobState.CONFIRMED, JobState.FAILED)


class Store(Protocol):
    """Keeps jobs and pages: `journal.Journal`."""

    def add_jobs(self, jobs: Sequence[Callable[[int], Job]]) -> tuple[Job, ...]: ...
    def save_job(self, job: Job) -> None: ...
    def save_jobs(self, jobs: Sequence[Job]) -> None: ...
    def remove_jobs(self, ids: tuple[int, ...]) -> None: ...
    def jobs(self) -> tuple[Job, ...]: ...
    def page(self, job_id: int, number: int) -> PageRecord | None: ...
    def records(self, job_id: int) -> tuple[PageRecord, ...]: ...
    def save_page(self, job_id: int, record: PageRecord) -> None: ...
    def save_record(self, job_id: int, record: PageRecord) -> None: ...
    def remove_pages(self, job_id: int, numbers: tuple[int, ...]) -> None: ...


class JobBoard:
    """All jobs by number, in order. May be used from any thread; listeners are called on the caller's."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = RLock()
        self._listeners: list[Callable[[QueueEvent], None]] = []
        self._pages: dict[int, dict[int, PageSummary]] = {}
        self._jobs: dict[int, Job] = {}
        for job in store.jobs():
            self._jobs[job.id] = job
            # A job that came to rest is as its snapshot says; its pages are looked at when it changes.
            if job.state not in AT_REST:
                self._jobs[job.id] = self._as_left(job)

    def _as_left(self, job: Job) -> Job:
        """A job that was under way, as its pages say; one whose pages cannot be read must not hide the others."""
        try:
            return settled(job, self.pages(job.id))
        except OCRDeskError as exc:
            return replace(job, state=JobState.FAILED, failure=as_failure(exc))

    def jobs(self) -> tuple[Job, ...]:
        with self._lock:
            return tuple(self._jobs.values())

    def job(self, job_id: int) -> Job:
        """One job's snapshot. Raises KeyError."""
        with self._lock:
            return self._jobs[job_id]

    def find(self, job_ids: Iterable[int]) -> list[Job]:
        """The jobs of these numbers that are there."""
        with self._lock:
            return [self._jobs[job_id] for job_id in job_ids if job_id in self._jobs]

    def pages(self, job_id: int) -> dict[int, PageSummary]:
        """A job's finished pages in short, from the store the first time; outdated ones are not finished."""
        with self._lock:
            if job_id not in self._pages:
                outdated = self._jobs[job_id].outdated if job_id in self._jobs else ()
                records = (record for record in self._store.records(job_id) if record.number not in outdated)
                self._pages[job_id] = {record.number: summarise(record) for record in records}
            return self._pages[job_id]

    def subscribe(self, listener: Callable[[QueueEvent], None]) -> Callable[[], None]:
        """Tell a listener of everything from now on; returns how to stop that."""
        with self._lock:
            self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, event: QueueEvent) -> None:
        for listener in list(self._listeners):
            listener(event)

    def add(self, paths: Iterable[tuple[Path, str]], **wishes: Any) -> tuple[Job, ...]:
        """New jobs for files and their stamps, with what is wished of them (see Job).

        One that stands here with the same stamp is returned instead.
        """
        known = {(job.path, job.stamp): job for job in self.jobs()}
        wanted = list(paths)
        make: Callable[..., Job] = partial(Job, **wishes)
        fresh = [
            partial(make, path=path, name=path.name, stamp=stamp)
            for path, stamp in wanted
            if (path, stamp) not in known
        ]
        for begin in range(0, len(fresh), ADDED_AT_ONCE):
            added = self._store.add_jobs(fresh[begin : begin + ADDED_AT_ONCE])
            known.update(((job.path, job.stamp), job) for job in added)
            with self._lock:
                self._jobs.update((job.id, job) for job in added)
            self.tell(JobsAdded(added))
        return tuple(known[each] for each in wanted)

    def remove(self, ids: tuple[int, ...]) -> None:
        """Forget jobs with their pages."""
        with self._lock:
            for job_id in ids:
                self._jobs.pop(job_id, None)
                self._pages.pop(job_id, None)
        self._store.remove_jobs(ids)
        self.tell(JobsRemoved(ids))

    def change(self, job_id: int, **changes: Any) -> Job:
        """Replace parts of a job's snapshot; the journal hears of it when the job comes to rest."""
        with self._lock:
            self._jobs[job_id] = job = replace(self._jobs[job_id], **changes)
        self.tell(JobChanged(job))
        return job

    def page_done(self, job_id: int, record: PageRecord) -> None:
        """A page was read: keep it and count it."""
        self._store.save_page(job_id, record)
        with self._lock:
            if job_id not in self._jobs:
                return
            was_outdated = record.number in self._jobs[job_id].outdated
            self._count(job_id, record)
            self._jobs[job_id] = job = with_pages(self._jobs[job_id], self.pages(job_id))
        if was_outdated:
            self._store.save_job(job)
        self.tell(PageDone(job_id, record.number))
        self.tell(JobChanged(job))

    def page_changed(self, job_id: int, record: PageRecord, *, at_rest: bool) -> None:
        """A person changed a page, which is kept already: renew what the job says of it."""
        with self._lock:
            if job_id not in self._jobs:
                return
            self._count(job_id, record)
            job, pages = self._jobs[job_id], self.pages(job_id)
            self._jobs[job_id] = settled(job, pages, job.failure) if at_rest else with_pages(job, pages)
        self._keep(job_id)

    def pages_changed(self, records: Mapping[PageKey, PageRecord], running: frozenset[int]) -> None:
        """The same for many pages, whose jobs are kept in one go."""
        with self._lock:
            for (job_id, _number), record in records.items():
                if job_id in self._jobs:
                    self._count(job_id, record)
            for job in self.find(dict.fromkeys(job_id for job_id, _number in records)):
                pages = self.pages(job.id)
                self._jobs[job.id] = with_pages(job, pages) if job.id in running else settled(job, pages, job.failure)
            changed = self.find(dict.fromkeys(job_id for job_id, _number in records))
        self._store.save_jobs(changed)
        for job in changed:
            self.tell(JobChanged(job))

    def outdate_all(self, job_id: int, page_count: int) -> None:
        """Count a job's pages as not read, except those that hold a person's work; what the file has no more goes.

        Whoever wants them again did not like the text that the file itself may hold.
        """
        old = tuple(record.number for record in self._store.records(job_id) if not record.touched)
        gone = tuple(number for number in old if number > page_count)
        self._store.remove_pages(job_id, gone)
        with self._lock:
            for number in gone:
                self.pages(job_id).pop(number, None)
        self.change(job_id, anew=False, ignore_text=self.job(job_id).ignore_text or bool(old))
        self.outdate(job_id, tuple(number for number in old if number <= page_count))

    def outdate(self, job_id: int, numbers: tuple[int, ...]) -> None:
        """Count these pages as not read, after a restart too.

        They stand until they are read again, for a person may work on them meanwhile.
        """
        with self._lock:
            pages, job = self.pages(job_id), self._jobs[job_id]
            for number in numbers:
                pages.pop(number, None)
            job = replace(with_pages(job, pages), outdated=tuple(sorted({*job.outdated, *numbers})))
            self._jobs[job_id] = job
        # Should the program end before they are read, the job waits for them.
        self._store.save_job(replace(job, state=JobState.WAITING, failure=None))
        self.tell(JobChanged(job))

    def _count(self, job_id: int, record: PageRecord) -> None:
        """A page is finished: it was read, or a person worked on it."""
        self.pages(job_id)[record.number] = summarise(record)
        job = self._jobs[job_id]
        if record.number in job.outdated:
            outdated = tuple(number for number in job.outdated if number != record.number)
            self._jobs[job_id] = replace(job, outdated=outdated)

    def settle(self, job_id: int, failure: Failure | None) -> None:
        """The job's work is over, for now: say how it stands."""
        with self._lock:
            if job_id not in self._jobs:
                return
            self._jobs[job_id] = settled(self._jobs[job_id], self.pages(job_id), failure)
        self._keep(job_id)

    def _keep(self, job_id: int) -> None:
        for job in self.find([job_id]):  # it may be gone by now
            try:
                self._store.save_job(job)
            except OCRDeskError as exc:  # what cannot be written down is at least said
                self.change(job_id, state=JobState.FAILED, failure=as_failure(exc))
            else:
                self.tell(JobChanged(job))
