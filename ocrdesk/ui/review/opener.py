"""Which page lies on the desk: brings its record and its picture from the App, and finds the next one."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ocrdesk.errors import OCRDeskError
from ocrdesk.model import Job, JobState, Page, PageRecord
from ocrdesk.ui.models.queue_filter import is_postponed
from ocrdesk.ui.models.queue_model import QueueModel
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.views.page_image import to_image
from ocrdesk.ui.workers import Workers

KEPT_PICTURES = 3
PREPARE_MILLISECONDS = 150
"""So long after a page is shown the next one is fetched, unless the clerk went on by then."""


class Desk(Protocol):
    """What the opener needs of the App. Both calls block."""

    def page(self, job_id: int, number: int) -> Page: ...
    def page_record(self, job_id: int, number: int) -> PageRecord | None: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's picture, as 32-bit image in the pixels that its quads refer to."""

    job_id: int
    number: int
    rotation: int
    image: QImage


class Opener(QObject):
    """Lives on the window's thread; everything slow happens on workers, and only the newest wish counts."""

    picture_wanted = Signal(int, int)
    """A picture of this job's page is on its way."""
    picture_came = Signal(object)
    """The Sheet to show, or None where nothing is open."""
    picture_failed = Signal(object)
    """The page's picture cannot be had: the OCRDeskError."""
    opened = Signal(int, int)
    """This page of this job lies on the desk now; 0, 0: none."""
    all_reviewed = Signal()
    nothing_further = Signal()
    """The clerk looked for something to do beyond this page, and there is none."""

    def __init__(
        self, app: Desk, queue: QueueModel, review: ReviewController, workers: Workers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._queue = queue
        self._review = review
        self._workers = workers
        self._kept: OrderedDict[tuple[int, int], Sheet] = OrderedDict()
        self._passed: set[int] = set()
        self._prepared: int | None = None
        """The job that is made ready as the next one; None: there was none yet, it may still be read."""
        self.job_id, self.number = 0, 0
        self.choose: Callable[[int], object] = self.open
        """Makes a job the current one in the queue; that opens it."""
        self._prepare_timer = QTimer(self)
        self._prepare_timer.setSingleShot(True)
        self._prepare_timer.setInterval(PREPARE_MILLISECONDS)
        self._prepare_timer.timeout.connect(self._prepare_next)
        review.page_wanted.connect(self.bring)
        review.next_job_wanted.connect(self.go_on)
        review.previous_job_wanted.connect(self.go_back)

    @property
    def job(self) -> Job | None:
        return self._queue.job(self.job_id)

    @property
    def sheet(self) -> Sheet | None:
        """The picture of the page on the desk, if it has come."""
        return self._kept.get((self.job_id, self.number))

    def open(self, job_id: int, number: int = 1) -> None:
        """Put this page on the desk."""
        moved = (job_id, number) != (self.job_id, self.number)
        self.job_id, self.number = job_id, number
        self._workers.run(
            partial(self._app.page_record, job_id, number),
            partial(self._show, job_id, number),
            key="record",
            lane="record",
        )
        if moved:
            self.opened.emit(job_id, number)
            self._want_picture()

    def bring(self, job_id: int, number: int) -> None:
        """A page that the review asks for, of whichever job: the queue follows."""
        if job_id != self.job_id:
            self.choose(job_id)
        self.open(job_id, number)

    def turn_to(self, number: int) -> None:
        """Another page of the open job."""
        job = self.job
        if job is not None and 1 <= number <= max(job.page_count, 1):
            self.open(job.id, number)

    def next_page(self) -> None:
        self.turn_to(self.number + 1)

    def previous_page(self) -> None:
        self.turn_to(self.number - 1)

    def go_on(self) -> None:
        """The next job; on the way to something to do, the next one that needs review."""
        self._go(1)

    def go_back(self) -> None:
        self._go(-1)

    def page_done(self, job_id: int, number: int) -> None:
        """A page was recognised (anew)."""
        if (job_id, number) == (self.job_id, self.number):
            self.open(job_id, number)
        elif self._kept.pop((job_id, number), None):
            self._prepare_timer.start()

    def jobs_changed(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if job.id == self.job_id:
                self._review.update_job(job)
        self.jobs_came(jobs)

    def jobs_came(self, jobs: Sequence[Job]) -> None:
        """What was read meanwhile may be the next to look at: pages are not always done in their order."""
        nearer = any(job.state is JobState.REVIEW and self._is_nearer(job.id) for job in jobs)
        if nearer and not self._prepare_timer.isActive():
            self._prepare_timer.start()

    def jobs_removed(self, ids: tuple[int, ...]) -> None:
        self._review.forget_jobs(ids)
        for key in [key for key in self._kept if key[0] in ids]:
            del self._kept[key]
        if self.job_id in ids:
            self.job_id = self.number = 0
            self._workers.forget("record")
            self._workers.forget("picture")
            self.opened.emit(0, 0)
            self.picture_came.emit(None)

    def picture_outdated(self) -> None:
        """The open page was turned: fetch its picture anew."""
        self._kept.pop((self.job_id, self.number), None)
        self._want_picture()

    def _go(self, direction: int) -> None:
        target = self._next_to_review(direction) if self._review.typeahead.holding else self._neighbour(direction)
        if target is None:
            if self._review.typeahead.holding:
                self._tell_end()
            self._passed.clear()
            self._review.stay()
        else:
            self._passed.add(target)
            self.choose(target)

    def _tell_end(self) -> None:
        # What was confirmed a moment ago may still stand as "to review" in the queue.
        record = self._review.record
        confirmed = record is not None and record.confirmed
        if confirmed and not self._queue.to_review() - {self.job_id}:
            self.all_reviewed.emit()
        else:
            self.nothing_further.emit()

    def _neighbour(self, direction: int) -> int | None:
        row = self._queue.index_of(self.job_id).row()
        if row < 0:  # the filter hides this one: from beyond the end at which the clerk comes in
            row = -1 if direction > 0 else self._queue.rowCount()
        job = self._queue.job_at(row + direction)
        return job.id if job is not None else None

    def _next_to_review(self, direction: int) -> int | None:
        """The next job that waits for a person; what was put off comes after all others."""
        wanted = self._queue.to_review() - self._passed
        ids = [job.id for job in self._queue.jobs() if job.id in wanted or job.id == self.job_id]
        here = ids.index(self.job_id) if self.job_id in ids else 0
        order = ids[here + 1 :] + ids[:here] if direction > 0 else ids[:here][::-1] + ids[here + 1 :][::-1]
        if self.job_id not in ids:
            order = ids if direction > 0 else ids[::-1]
        jobs = [job for job in map(self._queue.job, order) if job is not None]
        if self._review.seeks_problem:
            jobs = [job for job in jobs if job.unsure]
        return next((job.id for job in sorted(jobs, key=is_postponed)), None)

    def _show(self, job_id: int, number: int, record: PageRecord | None) -> None:
        if (job_id, number) != (self.job_id, self.number):
            return
        sheet = self._kept.get((job_id, number))
        if record is not None and sheet is not None and not _fits(sheet, record):
            self.picture_outdated()
        self._review.show_page(self.job, record)
        if not self._review.typeahead.holding:
            self._passed.clear()
        self._prepare_timer.start()

    def _want_picture(self) -> None:
        key = (self.job_id, self.number)
        if key in self._kept:
            self._kept.move_to_end(key)
            self._workers.forget("picture")
            self.picture_came.emit(self._kept[key])
            return
        self.picture_wanted.emit(*key)
        self._workers.run(partial(self._load, *key), self._take_picture, self._fail_picture, key="picture", lane="page")

    def _load(self, job_id: int, number: int) -> Sheet:
        page = self._app.page(job_id, number)
        return Sheet(job_id, number, page.rotation, to_image(page))

    def _take_picture(self, sheet: Sheet) -> None:
        self._keep(sheet)
        if (sheet.job_id, sheet.number) == (self.job_id, self.number):
            self.picture_came.emit(sheet)

    def _fail_picture(self, error: OCRDeskError) -> None:
        self.picture_failed.emit(error)

    def _keep(self, sheet: Sheet) -> None:
        self._kept[sheet.job_id, sheet.number] = sheet
        while len(self._kept) > KEPT_PICTURES:
            self._kept.popitem(last=False)

    def _is_nearer(self, job_id: int) -> bool:
        """Whether that job comes before the one that was made ready, going on from here and around."""
        turns = [(each < self.job_id, each) for each in (job_id, self._prepared) if each is not None]
        return len(turns) == 1 or turns[0] < turns[1]

    def _prepare_next(self) -> None:
        job = self.job
        if job is None:
            return
        key = (job.id, self.number + 1) if self.number < job.page_count else None
        if key is None:
            following = self._next_to_review(1)
            key = (following, 1) if following is not None else None
        self._prepared = key[0] if key is not None else None
        if key is not None and key not in self._kept:
            self._workers.run(partial(self._load, *key), self._keep, _ignore, key="next picture", lane="page")


def _fits(sheet: Sheet, record: PageRecord) -> bool:
    return (sheet.image.width(), sheet.image.height(), sheet.rotation) == (
        record.recognition.width,
        record.recognition.height,
        record.recognition.rotation,
    )


def _ignore(_error: OCRDeskError) -> None:
    """The next page is told of when it is really opened."""
