"""What is done with one page or file of a job: opened, read, searched for documents, compared."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Protocol

from ocrdesk.jobs.board import JobBoard, Store
from ocrdesk.jobs.cropping import cut_out, put_back
from ocrdesk.jobs.digitize import make_record
from ocrdesk.jobs.folders import stamp
from ocrdesk.jobs.readers import Readers
from ocrdesk.jobs.rearranging import with_work_of
from ocrdesk.jobs.schedule import Step, Work
from ocrdesk.jobs.zones import has_empty_zones
from ocrdesk.model import Job, Page, Request, SourceDescription


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
        turn: int | None = None,
        longest: int | None = None,
        cancelled: Event | None = None,
    ) -> Page: ...


class Steps:
    """Does one work after the other, on worker threads."""

    def __init__(
        self,
        store: Store,
        reader: PageReader,
        readers: Readers,
        board: JobBoard,
        *,
        passwords: Callable[[], Sequence[str]],
        plan_pages: Callable[[Sequence[Work], Event], None],
    ) -> None:
        """`plan_pages` is told which pages of an opened file are to be read."""
        self._store = store
        self._reader = reader
        self._readers = readers
        self._board = board
        self._passwords = passwords
        self._plan_pages = plan_pages

    def do(self, work: Work, cancelled: Event) -> None:
        """Do it. Raises OCRDeskError and Cancelled."""
        does = {Step.OPEN: self._open, Step.READ: self._read, Step.FIND: self._find, Step.COMPARE: self._compare}
        does[work.step](work, cancelled)

    def _open(self, work: Work, cancelled: Event) -> None:
        job = self._board.job(work.job_id)
        found = self._reader.describe(job.path, self._passwords(), cancelled=cancelled)
        self._board.change(
            job.id, page_count=found.page_count, sha256=found.sha256, notices=found.notices, stamp=stamp(job.path)
        )
        if job.anew:
            self._board.outdate_all(job.id, found.page_count)
        done = self._board.pages(job.id)
        missing = [Work(Step.READ, job.id, number) for number in range(1, found.page_count + 1) if number not in done]
        self._plan_pages(missing, cancelled)

    def _read(self, work: Work, cancelled: Event) -> None:
        job = self._board.job(work.job_id)
        page = self._page(job, work, job.turn(work.number), cancelled)
        crop = job.crop(work.number)
        part = cut_out(page, crop) if crop is not None else page
        request = replace(self._request(job), upright=job.turn(work.number) is not None, afresh=job.afresh)
        record = self._readers.read(part, job.provider, request, cancelled)
        record = put_back(record, page, crop) if crop is not None else record
        before = self._store.page(job.id, work.number)
        if not cancelled.is_set():
            if before is not None:
                record = with_work_of(record, before, request.templates)
            self._board.page_done(job.id, record)

    def _page(self, job: Job, work: Work, turn: int | None, cancelled: Event) -> Page:
        page = self._reader.page(job.path, work.number, self._passwords(), turn=turn, cancelled=cancelled)
        return replace(page, lines=()) if job.ignore_text or work.step is Step.COMPARE else page

    def _request(self, job: Job) -> Request:
        return Request(job.document, templates=self._readers.templates())

    def _find(self, work: Work, cancelled: Event) -> None:
        before = self._store.page(work.job_id, work.number)
        if before is not None and not before.touched:
            job = self._board.job(work.job_id)
            request = self._request(job)
            record = make_record(work.number, before.recognition, request)
            if has_empty_zones(record):
                page = self._page(job, work, before.recognition.rotation, cancelled)
                record = self._readers.with_zones(record, page, request)
            latest = self._store.page(work.job_id, work.number)
            if latest is not None and not latest.touched:  # reading zones takes a while, and a person may be quicker
                self._board.page_done(work.job_id, record)

    def _compare(self, work: Work, cancelled: Event) -> None:
        before = self._store.page(work.job_id, work.number)
        if before is None:
            return
        job, latest = self._board.job(work.job_id), partial(self._store.page, work.job_id, work.number)
        page = self._page(job, work, before.recognition.rotation, cancelled)
        request = replace(self._request(job), upright=True)
        record = self._readers.compare(latest, page, work.provider, request, cancelled)
        if record is not None:
            self._board.page_done(work.job_id, record)
