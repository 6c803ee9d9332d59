"""The queue: jobs in order, a few worker threads, and word of everything that happens."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Condition, Event, RLock, Thread
from typing import Protocol

from ocrdesk.errors import Cancelled, OCRDeskError
from ocrdesk.jobs.digitize import digitize_page, make_record
from ocrdesk.jobs.folders import find_files, stamp
from ocrdesk.jobs.pace import Pace
from ocrdesk.jobs.schedule import Run, Schedule, Step, Work
from ocrdesk.jobs.summary import PageSummary, as_failure, settled, summarise, with_pages
from ocrdesk.model import (
    Job,
    JobChanged,
    JobsAdded,
    JobsRemoved,
    JobState,
    Page,
    PageDone,
    PageRecord,
    Progress,
    ProgressChanged,
    Provider,
    QueueEvent,
    Request,
    SourceDescription,
)

_log = logging.getLogger(__name__)

WORKERS = 2
"""One page is recognised while the next one is opened."""


class PageReader(Protocol):
    """Opens sources: `sources.SourceReader`."""

    def describe(
        self, path: Path, passwords: Sequence[str] = (), *, cancelled: Event | None = None
    ) -> SourceDescription: ...

    def page(
        self,
        path: Path,
        number: int,
        passwords: Sequence[str] = (),
        *,
        turn: int = 0,
        longest: int | None = None,
        cancelled: Event | None = None,
    ) -> Page: ...


class Store(Protocol):
    """Keeps jobs and pages: `journal.Journal`."""

    def add_job(self, job: Job) -> Job: ...
    def save_job(self, job: Job) -> None: ...
    def remove_jobs(self, ids: tuple[int, ...]) -> None: ...
    def jobs(self) -> tuple[Job, ...]: ...
    def page(self, job_id: int, number: int) -> PageRecord | None: ...
    def records(self, job_id: int) -> tuple[PageRecord, ...]: ...
    def save_page(self, job_id: int, record: PageRecord) -> None: ...
    def save_record(self, job_id: int, record: PageRecord) -> None: ...
    def remove_pages(self, job_id: int, numbers: tuple[int, ...]) -> None: ...


class JobQueue:
    """All jobs. Methods may be called from any thread; listeners are called on worker threads.

    `add` and the constructor touch the disk; the other methods return at once.
    """

    def __init__(self, store: Store, reader: PageReader, providers: Mapping[str, Provider]) -> None:
        self._store = store
        self._reader = reader
        self._providers = providers
        self._lock = RLock()
        self._changed = Condition(self._lock)
        self._listeners: list[Callable[[QueueEvent], None]] = []
        self._schedule = Schedule()
        self._pace = Pace()
        self._passwords: list[str] = []
        self._paused = self._closing = False
        self._jobs: dict[int, Job] = {}
        self._pages: dict[int, dict[int, PageSummary]] = {}
        self._load()
        self._threads: list[Thread] = []

    # -- what stands -------------------------------------------------------------------------------------------

    def jobs(self) -> tuple[Job, ...]:
        """Snapshots of all jobs, in order."""
        with self._lock:
            return tuple(self._jobs.values())

    def job(self, job_id: int) -> Job:
        """One job's snapshot. Raises KeyError."""
        with self._lock:
            return self._jobs[job_id]

    def progress(self) -> Progress:
        with self._lock:
            return self._pace.progress(paused=self._paused)

    def passwords(self) -> tuple[str, ...]:
        """The passwords given so far; they are kept in memory only."""
        with self._lock:
            return tuple(self._passwords)

    def subscribe(self, listener: Callable[[QueueEvent], None]) -> Callable[[], None]:
        """Tell a listener of everything from now on; returns how to stop that."""
        with self._lock:
            self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- what is asked for -------------------------------------------------------------------------------------

    def add(
        self,
        paths: Iterable[Path],
        *,
        document: str = "auto",
        provider: str = "offline",
        passwords: Sequence[str] = (),
        recursive: bool = True,
    ) -> tuple[Job, ...]:
        """Put files, and the files in folders, at the end; nothing starts yet.

        A file that stands in the queue unchanged is not added twice; its job is returned.
        """
        files = find_files(paths, recursive=recursive)
        with self._lock:
            self._add_passwords(passwords)
            known = {(job.path, job.stamp): job for job in self._jobs.values()}
        result, fresh = [], []
        for path in files:
            job = known.get((path, stamp(path)))
            if job is None:
                job = self._store.add_job(
                    Job(0, path, path.name, document=document, provider=provider, stamp=stamp(path))
                )
                fresh.append(job)
            result.append(job)
        with self._lock:
            self._jobs.update((job.id, job) for job in fresh)
            self._pages.update((job.id, {}) for job in fresh)
        if fresh:
            self._tell(JobsAdded(tuple(fresh)))
        return tuple(result)

    def start(self, job_ids: Iterable[int] | None = None) -> None:
        """Recognise all that waits, or these again. Pages that hold a person's work are left as they are."""
        with self._lock:
            again = job_ids is not None
            wanted = [self._jobs[number] for number in job_ids or self._jobs if number in self._jobs]
            wanted = [job for job in wanted if job.id not in self._schedule.runs]
            wanted = [job for job in wanted if again or job.state == JobState.WAITING]
        for job in wanted:
            if again:
                self._forget_pages(job)
            self._plan(job, [Work(Step.OPEN, job.id)])

    def retry(self, job_ids: Iterable[int], password: str = "") -> None:
        """Do what is missing of these jobs; `password` is tried on every locked file from now on."""
        with self._lock:
            self._add_passwords([password] if password else [])
            wanted = [self._jobs[number] for number in job_ids if number in self._jobs]
        for job in wanted:
            if job.id not in self._schedule.runs:
                self._plan(job, [Work(Step.OPEN, job.id)])

    def set_document(self, job_id: int, document: str) -> None:
        """Look for this type, or "auto", or none ("text"), in what was read already."""
        job = self._change(job_id, document=document)
        self._plan(job, [Work(Step.FIND, job_id, number) for number in self._pages.get(job_id, {})])

    def set_provider(self, job_id: int, provider: str) -> None:
        """Use this provider from the next recognition on."""
        self._change(job_id, provider=provider)

    def turn_page(self, job_id: int, number: int, degrees: int) -> None:
        """Turn a page clockwise as the clerk wants it, and read it again."""
        record = self._store.page(job_id, number)
        before = record.recognition.rotation if record else self.job(job_id).turn(number) or 0
        turns = dict(self.job(job_id).turns) | {number: (before + degrees) % 360}
        job = self._change(job_id, turns=tuple(sorted(turns.items())))
        self._store.save_job(job)
        self._plan(job, [Work(Step.READ, job_id, number)])

    def pause(self) -> None:
        """Begin no further page."""
        self._set_paused(paused=True)

    def resume(self) -> None:
        self._set_paused(paused=False)

    def cancel(self, job_ids: Iterable[int] | None = None) -> None:
        """Stop these jobs, or all: at once, keeping the pages that are done."""
        with self._lock:
            stopped = []
            for job_id in list(self._schedule.runs) if job_ids is None else job_ids:
                dropped, idle = self._schedule.drop(job_id)
                self._pace.expect(-dropped)
                if idle:
                    stopped.append(job_id)
            self._paused = False
            self._changed.notify_all()
        for job_id in stopped:
            self._settle(job_id, None)
        self._tell_progress()

    def remove(self, job_ids: Iterable[int]) -> None:
        """Take jobs out of the queue, with their results; the files themselves stay."""
        ids = tuple(job_ids)
        self.cancel(ids)
        with self._lock:
            for job_id in ids:
                self._jobs.pop(job_id, None)
                self._pages.pop(job_id, None)
        self._store.remove_jobs(ids)
        self._tell(JobsRemoved(ids))

    def refresh(self, job_id: int, record: PageRecord) -> None:
        """A person changed a page: renew what the job says of it."""
        with self._lock:
            if job_id not in self._jobs:
                return
            self._pages[job_id][record.number] = summarise(record)
            job = self._jobs[job_id]
            if job_id not in self._schedule.runs:
                job = settled(job, self._pages[job_id], job.failure)
            self._jobs[job_id] = job = with_pages(job, self._pages[job_id])
        self._store.save_job(job)
        self._tell(JobChanged(job))

    def close(self) -> None:
        """Stop all work and wait for the workers."""
        with self._lock:
            self._closing = True
            for run in self._schedule.runs.values():
                run.cancelled.set()
            self._changed.notify_all()
            threads = list(self._threads)
        for thread in threads:
            thread.join()

    def announce(self, event: QueueEvent) -> None:
        """Tell the listeners of something that happened outside the queue."""
        self._tell(event)

    # -- the work ----------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._lock:
                while not self._closing and (self._paused or not self._schedule):
                    self._changed.wait()
                if self._closing:
                    return
                work = self._schedule.take()
                run = self._schedule.runs[work.job_id]
                cancelled = run.cancelled
            self._do(work, run, cancelled)

    def _do(self, work: Work, run: Run, cancelled: Event) -> None:
        try:
            if not cancelled.is_set():
                self._begin(work.job_id)
                self._steps[work.step](self, work, cancelled)
        except Cancelled:
            pass
        except OCRDeskError as exc:
            run.failure = run.failure or as_failure(exc)
        except Exception as exc:  # noqa: BLE001 - the top of a worker: the clerk sees a failed row
            _log.error("%s failed with %s", work.step.name, type(exc).__name__)
            run.failure = run.failure or as_failure(OCRDeskError())
        with self._lock:
            ended = self._schedule.end(work)
            if work.step is not Step.OPEN or ended is not None:  # an opened file counts by its pages
                self._pace.count()
        if ended is not None and not self._closing:
            self._settle(work.job_id, ended)
        self._tell_progress()

    def _begin(self, job_id: int) -> None:
        if self.job(job_id).state is not JobState.WORKING:
            self._change(job_id, state=JobState.WORKING)

    def _open(self, work: Work, cancelled: Event) -> None:
        job = self.job(work.job_id)
        found = self._reader.describe(job.path, self.passwords(), cancelled=cancelled)
        job = self._change(
            job.id, page_count=found.page_count, sha256=found.sha256, notices=found.notices, stamp=stamp(job.path)
        )
        with self._lock:
            missing = [number for number in range(1, found.page_count + 1) if number not in self._pages[job.id]]
            planned = self._schedule.add((Work(Step.READ, job.id, number) for number in missing), first=True)
            self._pace.expect(planned - 1 if planned else 0)
            self._changed.notify_all()

    def _read(self, work: Work, cancelled: Event) -> None:
        job = self.job(work.job_id)
        turn = job.turn(work.number)
        page = self._reader.page(job.path, work.number, self.passwords(), turn=turn or 0, cancelled=cancelled)
        request = Request(job.document, upright=turn is not None)
        record = digitize_page(page, self._providers[job.provider], request, cancelled)
        if not cancelled.is_set():
            self._store.save_page(job.id, record)
            self._page_done(job.id, record)

    def _find(self, work: Work, _cancelled: Event) -> None:
        before = self._store.page(work.job_id, work.number)
        if before is not None and not before.touched:
            record = make_record(work.number, before.recognition, Request(self.job(work.job_id).document))
            self._store.save_page(work.job_id, record)
            self._page_done(work.job_id, record)

    _steps = {Step.OPEN: _open, Step.READ: _read, Step.FIND: _find}  # noqa: RUF012 - never changed

    # -- what changes ------------------------------------------------------------------------------------------

    def _load(self) -> None:
        for job in self._store.jobs():
            self._pages[job.id] = {record.number: summarise(record) for record in self._store.records(job.id)}
            self._jobs[job.id] = settled(job, self._pages[job.id], job.failure)

    def _plan(self, job: Job, works: Sequence[Work]) -> None:
        if not works:
            return
        with self._lock:
            self._pace.expect(self._schedule.add(works))
            if not self._threads:
                self._threads = [Thread(target=self._work, name=f"page-{n}", daemon=True) for n in range(WORKERS)]
                for thread in self._threads:
                    thread.start()
            self._changed.notify_all()
        self._change(job.id, state=JobState.WAITING, failure=None)
        self._tell_progress()

    def _forget_pages(self, job: Job) -> None:
        records = {record.number: record for record in self._store.records(job.id)}
        fresh = tuple(number for number, record in records.items() if not record.touched)
        self._store.remove_pages(job.id, fresh)
        with self._lock:
            for number in fresh:
                self._pages[job.id].pop(number, None)

    def _page_done(self, job_id: int, record: PageRecord) -> None:
        with self._lock:
            if job_id not in self._jobs:
                return
            self._pages[job_id][record.number] = summarise(record)
            self._jobs[job_id] = job = with_pages(self._jobs[job_id], self._pages[job_id])
        self._tell(PageDone(job_id, record.number))
        self._tell(JobChanged(job))

    def _settle(self, job_id: int, run: Run | None) -> None:
        with self._lock:
            if job_id not in self._jobs:
                return
            failure = run.failure if run else None
            self._jobs[job_id] = job = settled(self._jobs[job_id], self._pages[job_id], failure)
        self._store.save_job(job)
        self._tell(JobChanged(job))

    def _change(self, job_id: int, **changes: object) -> Job:
        with self._lock:
            self._jobs[job_id] = job = replace(self._jobs[job_id], **changes)  # type: ignore[arg-type]
        self._tell(JobChanged(job))
        return job

    def _add_passwords(self, passwords: Iterable[str]) -> None:
        self._passwords.extend(password for password in passwords if password not in self._passwords)

    def _set_paused(self, *, paused: bool) -> None:
        with self._lock:
            self._paused = paused
            self._changed.notify_all()
        self._tell_progress()

    def _tell_progress(self) -> None:
        self._tell(ProgressChanged(self.progress()))

    def _tell(self, event: QueueEvent) -> None:
        for listener in list(self._listeners):
            listener(event)
