"""Two sides of one paper put together by the clerk, on whichever pages they are; exports obey it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, _
from ocrdesk.model import BatchOutcome, Job, PageKey, PageRecord, Record
from ocrdesk.ui.batch.batch_saver import BatchSaver, Edit
from ocrdesk.ui.dialogs.pick import Choice, PickDialog

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

SHORTLY = 4000
ALONE = None
"""What is picked for a side that has no other."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side that may be the other one: which of the sides of that kind it is in its job, from 0."""

    job_id: int
    type: str
    side: str | None
    place: int


class Pairing(QObject):
    """Asks for the other side of the document at hand. What both keep is one step to undo."""

    def __init__(self, window: "MainWindow", saver: BatchSaver) -> None:
        super().__init__(window)
        self._window = window
        self._review = window.panes.review
        self._saver = saver
        self.dialog: PickDialog | None = None
        """What is being asked now."""

    def ask(self) -> None:
        """Which document is the other side of this one; the nearest in the queue come first."""
        record, field, job = self._review.record, self._review.current, self._review.job
        document = record.documents[field.document] if record is not None and field is not None else None
        if job is None or record is None or field is None or document is None or document.side is None:
            self._say(N_("Only the sides of a paper that has two of them are paired."))
            return
        choices = list(self._choices(job, document))
        if document.pair:
            choices.append(Choice(ALONE, _("It stands alone")))
        if not choices:
            self._say(N_("There is no other side in the queue."))
            return
        dialog = PickDialog(
            _("Pair with its other side"), _("The two come into one row when they are exported."), choices, self._window
        )
        dialog.picked.connect(partial(self._find, (job.id, record.number), field.document))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open_beside(self._window.panes.tabs)

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _choices(self, job: Job, document: Record) -> Iterator[Choice]:
        """All sides of the same type that are not this side, by their distance in the queue, those after it first."""
        jobs = self._window.panes.model.jobs()
        here = next((place for place, each in enumerate(jobs) if each.id == job.id), 0)
        near = sorted(range(len(jobs)), key=lambda place: (abs(place - here), place < here))
        sides = {side.key: _(side.title) for side in self._window.app.types[document.type].sides}
        for other in (jobs[place] for place in near):
            wanted = [side for key, side in other.types if key == document.type and side != document.side]
            for place, side in enumerate(wanted):
                title = sides.get(side or "", "")
                count = f" ({place + 1})" if len(wanted) > 1 else ""
                numbers = " ".join(text for _what, text in other.numbers)
                yield Choice(
                    Side(other.id, document.type, document.side, place), f"{other.name} · {title}{count}", numbers
                )

    def _find(self, key: PageKey, number: int, other: Side | None) -> None:
        """Find the other side's page, and all that these were paired with before."""
        self._review.commit_text()
        self._review.begin_batch()
        record = self._review.record
        former = record.documents[number].pair if record is not None else ""
        partners = self._window.panes.model.twins.partners(former) if former else ()
        ids = {key[0], *partners, *((other.job_id,) if other is not None else ())}
        work = partial(self._edits, key, number, other, ids)
        self._window.workers.run(work, self._save, self._fail)  # without a key: each ends the batch that it began

    def _edits(self, key: PageKey, number: int, other: Side | None, ids: Iterable[int]) -> Mapping[PageKey, Edit]:
        """What is to be done to which pages. Blocks."""
        pages = {(job_id, page.number): page for job_id in ids for page in self._window.app.changes.records_of(job_id)}
        chosen = [(key, number)]
        if other is not None:
            found = [
                (place, n)
                for place, page in sorted(pages.items())
                if place[0] == other.job_id
                for n, each in enumerate(page.documents)
                if each.type == other.type and each.side != other.side
            ]
            chosen += found[other.place : other.place + 1]
        return edits_of(pages, chosen)

    def _save(self, edits: Mapping[PageKey, Edit]) -> None:
        self._saver.save(edits, _("pairing"), self._done, self._window.notices.tell_error)
        self._review.end_batch({})

    def _done(self, _outcome: BatchOutcome) -> None:
        self._review.focus_wanted.emit()

    def _fail(self, error: OCRDeskError) -> None:
        self._review.end_batch({})
        self._window.notices.tell_error(error)

    def _say(self, words: str) -> None:
        self._window.status.show_quiet_line(_(words), SHORTLY)


def edits_of(pages: Mapping[PageKey, PageRecord], chosen: Iterable[tuple[PageKey, int]]) -> Mapping[PageKey, Edit]:
    """The edits that pair these documents with one another alone: what one was paired with before is free again."""
    chosen = list(chosen)
    pair = uuid4().hex
    former = {pages[key].documents[number].pair for key, number in chosen if key in pages} - {""}
    edits: dict[PageKey, Edit] = {}
    for key, page in pages.items():
        mine = frozenset(number for place, number in chosen if place == key)
        if mine or former & {each.pair for each in page.documents}:
            edits[key] = partial(_paired, page.documents, mine, pair, former)
    return edits


def _paired(
    known: tuple[Record, ...], mine: frozenset[int], pair: str, former: set[str], page: PageRecord
) -> PageRecord | None:
    if [(each.type, each.side) for each in page.documents] != [(each.type, each.side) for each in known]:
        return None
    documents = tuple(
        replace(each, pair=pair if n in mine else "" if each.pair in former else each.pair)
        for n, each in enumerate(page.documents)
    )
    return replace(page, documents=documents, arranged=True)
