"""Steps over many pages from the window's side: saved beside it, undone like any other step, told how they went."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, message
from ocrdesk.model import BatchOutcome, Course, PageChange, PageKey, PageRecord
from ocrdesk.ui.batch.letting_go import LettingGo
from ocrdesk.ui.notices import Notice
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.review.review_history import BatchChange
from ocrdesk.ui.workers import Workers

Edit = Callable[[PageRecord], PageRecord | None]


class Changes(Protocol):
    """What keeps the pages: `app.changes`."""

    def change(self, edits: Mapping[PageKey, Edit], course: Course) -> "Future[BatchOutcome]": ...
    def swap(self, changes: tuple[PageChange, ...]) -> "Future[BatchOutcome]": ...


class BatchSaver(QObject):
    """One for a window. The page under review is shown anew when a step touches it."""

    changed = Signal(object)
    """A BatchOutcome is on disk: of a step made, undone or made again; an empty one where that failed."""

    def __init__(
        self, changes: Changes, review: ReviewController, workers: Workers, tell: Callable[[Notice], None]
    ) -> None:
        super().__init__(review)
        self._changes = changes
        self._review = review
        self._workers = workers
        self._tell = tell
        self.letting_go = LettingGo(self)
        review.batch_wanted.connect(self._step)

    def save(
        self,
        edits: Mapping[PageKey, Edit],
        text: str,
        then: Callable[[BatchOutcome], None],
        failed: Callable[[OCRDeskError], None],
        course: Course | None = None,
    ) -> None:
        """Edit these pages as one step called `text` (translated), and call `then` when they are on disk."""
        self._review.begin_batch()
        work = partial(_made, self._changes.change, edits, course or Course())
        self._workers.run(work, partial(self._saved, text, then), partial(self._failed, failed), lane="batch")

    def undo(self) -> None:
        self._review.undo()

    def _saved(self, text: str, then: Callable[[BatchOutcome], None], outcome: BatchOutcome) -> None:
        if outcome.changes:
            self._review.add_batch(BatchChange(outcome.changes), text)
        self._take(outcome)
        then(outcome)
        self.letting_go.take(outcome.records)

    def _take(self, outcome: BatchOutcome) -> None:
        self._review.end_batch(outcome.records)
        self.changed.emit(outcome)
        if outcome.left_alone:
            self._tell(left_alone(len(outcome.left_alone)))

    def _step(self, change: BatchChange) -> None:
        """Undo or redo."""
        self._review.begin_batch()
        work, failed = partial(_made, self._changes.swap, change.pages), partial(self._failed, self._tell_error)
        self._workers.run(work, self._stepped, failed, lane="batch")

    def _stepped(self, outcome: BatchOutcome) -> None:
        self._take(outcome)
        self.letting_go.take(outcome.records)

    def _failed(self, failed: Callable[[OCRDeskError], None], error: OCRDeskError) -> None:
        self._take(BatchOutcome())
        failed(error)

    def _tell_error(self, error: OCRDeskError) -> None:
        self._tell(Notice.of_error(error))


def left_alone(count: int) -> Notice:
    """What is said of pages that stood otherwise than the step thought."""
    title = N_("{count} pages were left as they are")
    return Notice(message(title, count=count), message(N_("They were changed meanwhile: look at them one by one.")))


def _made(call: Callable[..., "Future[BatchOutcome]"], *arguments: object) -> BatchOutcome:
    return call(*arguments).result()
