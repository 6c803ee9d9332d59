"""Steps over many pages: all records one after the other, changed and kept in one go, exactly undone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future

from ocrdesk.jobs.calm import long_lived
from ocrdesk.jobs.job_queue import JobQueue
from ocrdesk.journal import Journal, as_body, as_record
from ocrdesk.model import BatchOutcome, Course, Job, PageChange, PageKey, PageRecord

Edit = Callable[[PageRecord], PageRecord | None]
"""A page's record changed; None: it stands otherwise than was thought, and is to be left alone."""


class PageChanges:
    """Lives in the App. Changes go through the same thread as every other save, so they never overtake one another."""

    def __init__(self, journal: Journal, queue: JobQueue, saver: Executor) -> None:
        self._journal = journal
        self._queue = queue
        self._saver = saver

    def records(self, course: Course) -> Iterator[tuple[Job, PageRecord]]:
        """Every page as it stands, in the order of the queue, without what was recognised. Blocks.

        What was given to be saved before is waited for. Raises JournalError, and Cancelled between two jobs.
        """
        self._saver.submit(_nothing).result()
        jobs = self._queue.jobs()
        course.begin(len(jobs))
        for job in jobs:
            for _number, body in self._journal.bodies(job.id):
                yield job, as_record(body)
            course.step()

    def records_of(self, job_id: int) -> tuple[PageRecord, ...]:
        """One job's pages as they stand, without what was recognised. Blocks. Raises JournalError."""
        self._saver.submit(_nothing).result()
        return tuple(as_record(body) for _number, body in self._journal.bodies(job_id))

    def record(self, key: PageKey) -> PageRecord | None:
        """One page as it stands, without what was recognised. Blocks for a moment."""
        body = self._journal.body(*key)
        return as_record(body) if body is not None else None

    def change(self, edits: Mapping[PageKey, Edit], course: Course) -> "Future[BatchOutcome]":
        """Edit these pages and keep them, all or none; the future is done when they are on disk.

        It holds the JournalError or Cancelled otherwise.
        """
        return self._saver.submit(self._change, edits, course)

    def swap(self, changes: Iterable[PageChange]) -> "Future[BatchOutcome]":
        """Make these changes, decided before: to undo a step give it reversed."""
        return self._saver.submit(self._swap, tuple(changes), ())

    def _change(self, edits: Mapping[PageKey, Edit], course: Course) -> BatchOutcome:
        with long_lived():
            return self._edited(edits, course)

    def _edited(self, edits: Mapping[PageKey, Edit], course: Course) -> BatchOutcome:
        course.begin(len(edits))
        wanted, left = [], []
        for key, edit in edits.items():
            course.step()
            before = self._journal.body(*key)
            stands = as_record(before) if before is not None else None
            record = edit(stands) if stands is not None else None
            if before is None or record is None:
                left.append(key)
            elif record != stands:
                wanted.append(PageChange(*key, before, as_body(record)))
        return self._swap(tuple(wanted), tuple(left))

    def _swap(self, changes: tuple[PageChange, ...], left_alone: tuple[PageKey, ...]) -> BatchOutcome:
        made = self._journal.swap(changes) if changes else ()
        with long_lived():
            records = {change.key: as_record(change.after) for change in made}
        self._queue.refresh_pages(records)
        kept = {change.key for change in made}
        return BatchOutcome(made, records, (*left_alone, *(each.key for each in changes if each.key not in kept)))


def _nothing() -> None:
    """What the saving thread is given to tell that it has come so far."""
