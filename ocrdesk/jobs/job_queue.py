"""The queue: what is asked of jobs, and the worker threads that do it page by page."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Condition, Event, Thread

from ocrdesk.errors import Cancelled, OCRDeskError, PausingError
from ocrdesk.jobs.board import JobBoard, Store
from ocrdesk.jobs.folders import find_files, stamp
from ocrdesk.jobs.pace import Pace
from ocrdesk.jobs.readers import Readers
from ocrdesk.jobs.schedule import Run, Schedule, Step, Work
from ocrdesk.jobs.steps import PageReader, Steps
from ocrdesk.jobs.summary import as_failure
from ocrdesk.jobs.turning import turned, turned_box
from ocrdesk.model import (
    Box,
    Failure,
    Job,
    JobState,
    PageDone,
    PageKey,
    PageRecord,
    Progress,
    ProgressChanged,
    Provider,
    ProviderHeld,
    QueueEvent,
    ReadingWishes,
)

_log = logging.getLogger(__name__)

READING = frozenset({Step.READ, Step.COMPARE})
AHEAD = 4
"""One page more than a provider reads at once is opened meanwhile, and one more for each so many of those."""


class JobQueue:
    """All jobs. Methods may be called from any thread; listeners are called on worker threads.

    `add`, `start` with numbers and the constructor touch the disk; the other methods return at once.
    """

    def __init__(
        self,
        store: Store,
        reader: PageReader,
        providers: Mapping[str, Provider],
        *,
        wishes: Callable[[], ReadingWishes] = ReadingWishes,
        patient: bool = True,
    ) -> None:
        """`patient`: pages of a provider that refuses them all wait until that is mended; otherwise they fail."""
        self._store = store
        self._readers = Readers(providers, wishes, self._hold)
        self._patient = patient
        self._board = JobBoard(store)
        self._steps = Steps(
            store, reader, self._readers, self._board, passwords=self.passwords, plan_pages=self._plan_pages
        )
        self._changed = Condition()
        self._schedule = Schedule()
        self._pace = Pace()
        self._passwords: list[str] = []
        self._paused = self._closing = False
        self._threads: list[Thread] = []
        self._under_way: list[Work] = []

    # -- what stands -------------------------------------------------------------------------------------------

    def jobs(self) -> tuple[Job, ...]:
        """Snapshots of all jobs, in order."""
        return self._board.jobs()

    def job(self, job_id: int) -> Job:
        """One job's snapshot. Raises KeyError."""
        return self._board.job(job_id)

    def progress(self) -> Progress:
        with self._changed:
            return self._pace.progress(paused=self._paused)

    def passwords(self) -> tuple[str, ...]:
        """The passwords given so far; they are kept in memory only."""
        with self._changed:
            return tuple(self._passwords)

    def subscribe(self, listener: Callable[[QueueEvent], None]) -> Callable[[], None]:
        """Tell a listener of everything from now on; returns how to stop that."""
        return self._board.subscribe(listener)

    def announce(self, event: QueueEvent) -> None:
        """Tell the listeners of something that happened outside the queue."""
        self._board.tell(event)

    # -- what is asked for -------------------------------------------------------------------------------------

    def add(
        self,
        paths: Iterable[Path],
        *,
        document: str = "auto",
        provider: str = "offline",
        passwords: Sequence[str] = (),
        recursive: bool = True,
        ignore_text: bool = False,
    ) -> tuple[Job, ...]:
        """Put files, and the files in folders, at the end; nothing starts yet.

        A file that stands in the queue unchanged is not added twice; its job is returned.
        """
        files = find_files(paths, recursive=recursive)
        self._add_passwords(passwords)
        stamped = ((path, stamp(path)) for path in files)
        return self._board.add(stamped, document=document, provider=provider, ignore_text=ignore_text)

    def start(self, job_ids: Iterable[int] | None = None, *, afresh: bool = False) -> None:
        """Recognise all that waits, or these again; `afresh`: even where that is paid for again.

        Pages that hold a person's work are left as they are. What was done once is recognised even where the
        page holds text of its own: who asks again did not like that text. A file that cannot be opened any more
        keeps what was read.
        """
        if job_ids is None:
            wanted = [job for job in self.jobs() if job.state is JobState.WAITING]
        else:
            wanted = self._board.find(job_ids)
        for job in self._idle(wanted):
            self._board.change(job.id, afresh=afresh, anew=job.anew or job_ids is not None)
            self._plan(job.id, [Work(Step.OPEN, job.id)])

    def retry(self, job_ids: Iterable[int], password: str = "") -> None:
        """Do what is missing of these jobs; `password` is tried on every locked file from now on."""
        self._add_passwords([password] if password else [])
        for job in self._idle(self._board.find(job_ids)):
            self._plan(job.id, [Work(Step.OPEN, job.id)])

    def set_document(self, job_id: int, document: str) -> None:
        """Look for this type, or "auto", or none ("text"), in what was read already."""
        self._board.change(job_id, document=document)
        self._plan(job_id, [Work(Step.FIND, job_id, number) for number in self._board.pages(job_id)])

    def set_provider(self, job_id: int, provider: str) -> None:
        """Use this provider from the next recognition on."""
        self._board.change(job_id, provider=provider)

    def compare(self, job_ids: Iterable[int], provider: str) -> None:
        """Let a second provider read these jobs' finished pages too; where it differs, a person must look."""
        for job in self._idle(self._board.find(job_ids)):
            self._plan(job.id, [Work(Step.COMPARE, job.id, number, provider) for number in self._board.pages(job.id)])

    def turn_page(self, job_id: int, number: int, degrees: int) -> None:
        """Turn a page clockwise as the clerk wants it. It is read again, unless it holds a person's work."""
        record, job = self._store.page(job_id, number), self.job(job_id)
        before = record.recognition.rotation if record else job.turn(number) or 0
        turns = dict(job.turns) | {number: (before + degrees) % 360}
        crop, crops = job.crop(number), dict(job.crops)
        if crop is not None and record is not None:
            crops[number] = turned_box(crop, record.recognition.width, record.recognition.height, degrees)
        self._keep(job_id, turns=turns, crops=crops)
        if record is not None and record.touched:
            self._store.save_page(job_id, turned(record, degrees))
            self._board.tell(PageDone(job_id, number))
        else:
            self._read_again(job_id, number)

    def crop_page(self, job_id: int, number: int, box: Box | None) -> None:
        """Read a page again within this box, in pixels of the upright page, or (None) all of it.

        What a person typed or confirmed on it is carried over.
        """
        record, job = self._store.page(job_id, number), self.job(job_id)
        turns, crops = dict(job.turns), dict(job.crops)
        if record is not None:
            turns[number] = record.recognition.rotation  # the box lies on the page as it stands now
        crops.pop(number, None)
        if box is not None:
            crops[number] = box
        self._keep(job_id, turns=turns, crops=crops)
        self._read_again(job_id, number)

    def _read_again(self, job_id: int, number: int) -> None:
        self._board.outdate(job_id, (number,))
        self._plan(job_id, [Work(Step.READ, job_id, number)])

    def _keep(self, job_id: int, **changes: Mapping[int, object]) -> None:
        """Change what is wished of a job's pages, by number, on disk too."""
        sorted_changes = {name: tuple(sorted(pages.items())) for name, pages in changes.items()}
        self._store.save_job(self._board.change(job_id, **sorted_changes))

    def held(self) -> Mapping[str, Failure]:
        """The providers whose pages wait until something is mended, and why."""
        return {key: as_failure(refusal) for key, refusal in self._readers.refusals().items()}

    def release(self, provider: str) -> None:
        """What a provider refused its pages for is mended: they go on."""
        if self._readers.release(provider):
            self._board.tell(ProviderHeld(provider, None))
        with self._changed:
            self._changed.notify_all()

    def pause(self) -> None:
        """Begin no further page."""
        self._set_paused(paused=True)

    def resume(self) -> None:
        self._set_paused(paused=False)

    def cancel(self, job_ids: Iterable[int] | None = None) -> None:
        """Stop these jobs, or all: at once, keeping the pages that are done."""
        with self._changed:
            dropped, stopped = self._schedule.drop(self._schedule.runs if job_ids is None else job_ids)
            self._pace.expect(-dropped)
            self._paused = False
            self._changed.notify_all()
        for job_id in stopped:
            self._board.settle(job_id, None)
        self._tell_progress()

    def remove(self, job_ids: Iterable[int]) -> None:
        """Take jobs out of the queue, with their results; the files themselves stay."""
        ids = tuple(job_ids)
        self.cancel(ids)
        self._board.remove(ids)

    def refresh(self, job_id: int, record: PageRecord) -> None:
        """A person changed a page, which is kept already: renew what the job says of it."""
        self._board.page_changed(job_id, record, at_rest=job_id not in self._schedule.runs)

    def refresh_pages(self, records: Mapping[PageKey, PageRecord]) -> None:
        """Many pages were changed together, and are kept already."""
        self._board.pages_changed(records, frozenset(self._schedule.runs))

    def close(self) -> None:
        """Stop all work and wait for the workers."""
        with self._changed:
            self._closing = True
            for run in self._schedule.runs.values():
                run.cancelled.set()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _idle(self, jobs: Iterable[Job]) -> list[Job]:
        with self._changed:
            return [job for job in jobs if job.id not in self._schedule.runs]

    def _plan(self, job_id: int, works: Sequence[Work]) -> None:
        if not works:
            return
        self._board.change(job_id, state=JobState.WAITING, failure=None)
        with self._changed:
            self._pace.expect(self._schedule.add(works))
            self._hire(self._at_once(self._reader_of(works[0])))
            self._changed.notify_all()
        self._tell_progress()

    def _hire(self, count: int) -> None:
        """See that there are so many workers."""
        while len(self._threads) < count and not self._closing:
            thread = Thread(target=self._work, name=f"page-{len(self._threads)}", daemon=True)
            self._threads.append(thread)
            thread.start()

    # -- the work, on worker threads ---------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._closing and (work := self._next()) is None:
                    self._changed.wait()
                if self._closing or work is None:
                    return
                run = self._schedule.runs[work.job_id]
                cancelled = run.cancelled
                self._under_way.append(work)
            self._do(work, run, cancelled)

    def _next(self) -> Work | None:
        return None if self._paused else self._schedule.take(self._may_start)

    def _may_start(self, work: Work) -> bool:
        """Whether a work can be begun: some pages more than a provider reads at once are opened meanwhile."""
        if work.step not in READING:
            return True
        provider = self._reader_of(work)
        busy = sum(
            each.step in READING and self._reader_of(each) == provider
            for each in self._under_way
            if self._board.find([each.job_id])
        )
        free = self._readers.may_read(provider) or not self._patient
        return free and busy < self._at_once(provider)

    def _at_once(self, provider: str) -> int:
        """How many pages are under way: those that the provider reads, and those that are opened ahead of it."""
        reads = self._readers.concurrency(provider)
        return reads + 1 + reads // AHEAD

    def _reader_of(self, work: Work) -> str:
        return work.provider or self.job(work.job_id).provider

    def _hold(self, provider: str, refusal: PausingError) -> None:
        self._board.tell(ProviderHeld(provider, as_failure(refusal)))

    def _do(self, work: Work, run: Run, cancelled: Event) -> None:
        try:
            if not cancelled.is_set():
                if self.job(work.job_id).state is not JobState.WORKING:
                    self._board.change(work.job_id, state=JobState.WORKING)
                self._steps.do(work, cancelled)
        except Cancelled:
            pass
        except PausingError as exc:
            if self._patient and self._put_back(work, cancelled):
                return
            run.failure = run.failure or as_failure(exc)
        except OCRDeskError as exc:
            run.failure = run.failure or as_failure(exc)
        except Exception as exc:  # noqa: BLE001 - the top of a worker: the clerk sees a failed row
            _log.error("%s failed with %s", work.step.name, type(exc).__name__)  # its words may hold a page's text
            run.failure = run.failure or as_failure(OCRDeskError())
        with self._changed:
            self._under_way.remove(work)
            ended = self._schedule.end(work)
            self._changed.notify_all()
            if work.step is not Step.OPEN or ended is not None:  # an opened file counts by its pages
                self._pace.count()
        if ended is not None and not self._closing:
            self._board.settle(work.job_id, ended.failure)
        self._tell_progress()

    def _put_back(self, work: Work, cancelled: Event) -> bool:
        """Let a work wait for its provider; False where it was stopped meanwhile."""
        with self._changed:
            if cancelled.is_set():
                return False
            self._under_way.remove(work)
            self._schedule.put_back(work)
            self._changed.notify_all()
        with suppress(KeyError):  # taken out of the queue just now
            self._board.change(work.job_id, state=JobState.WAITING)
        return True

    def _plan_pages(self, works: Sequence[Work], cancelled: Event) -> None:
        """The pages of an opened file, before all that waits."""
        with self._changed:
            if works and not cancelled.is_set():
                self._pace.expect(self._schedule.add(works, first=True) - 1)
                self._changed.notify_all()

    # -- small things ------------------------------------------------------------------------------------------

    def _add_passwords(self, passwords: Iterable[str]) -> None:
        with self._changed:
            self._passwords.extend(password for password in passwords if password not in self._passwords)

    def _set_paused(self, *, paused: bool) -> None:
        with self._changed:
            self._paused = paused
            self._changed.notify_all()
        self._tell_progress()

    def _tell_progress(self) -> None:
        self._board.tell(ProgressChanged(self.progress()))
