"""The queue as a Qt model: job snapshots in order, filtered by state and by name.

The filter lives in the model, over plain lists: a proxy that asks Python row by row takes a tenth of a second for
20,000 rows, this takes a few milliseconds.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ocrdesk.i18n import N_, Message, _, ngettext
from ocrdesk.model import DocumentType, Job, JobState
from ocrdesk.ui.models.queue_filter import QueueFilter, filters_of, is_postponed
from ocrdesk.ui.models.twin_words import twin_lines
from ocrdesk.ui.models.twins import Twins

Index = QModelIndex | QPersistentModelIndex
JOB_ROLE = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()
NO_CHIPS: frozenset[QueueFilter] = frozenset()
ONE_BY_ONE = 8
"""So many rows come or go one by one; more are quicker shown anew."""

STATE_TITLES = {
    JobState.WAITING: N_("Waiting"),
    JobState.WORKING: N_("Working"),
    JobState.REVIEW: N_("To review"),
    JobState.CONFIRMED: N_("Confirmed"),
    JobState.FAILED: N_("Failed"),
}


class QueueModel(QAbstractListModel):
    """Jobs as rows. `JOB_ROLE` gives the Job. A changed job keeps its row as long as the filter lets it.

    A job that leaves the filter by a change of its state stays visible while it is the `kept` one: the row under
    the clerk's hands does not vanish. What the clerk looks for by another filter it must fit, as all do.
    """

    counted = Signal()

    def __init__(self, types: Mapping[str, DocumentType] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Job] = {}
        self._shown: list[int] = []
        self._rows: dict[int, int] | None = {}
        self._words: dict[int, str] = {}
        self._chips: dict[int, frozenset[QueueFilter]] = {}
        self._counts: Counter[QueueFilter] = Counter()
        self._to_review: dict[int, bool] = {}
        self._filter = QueueFilter.ALL
        self._needle = ""
        self._types = types or {}
        self._kept: int | None = None
        self._stays = True
        """Whether the kept one is to be seen, whatever becomes of it."""
        self._held: Mapping[str, Message] = {}
        self.twins = Twins()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        job = self._jobs[self._shown[index.row()]]
        match role:
            case Qt.ItemDataRole.UserRole:
                return job
            case Qt.ItemDataRole.DisplayRole:
                return job.name
            case Qt.ItemDataRole.ToolTipRole:
                return self._tool_tip(job)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{job.name}, {_(STATE_TITLES[job.state])}, {self.second_line(job)}"
        return None

    def job(self, job_id: int) -> Job | None:
        """The newest snapshot of that job."""
        return self._jobs.get(job_id)

    def jobs(self) -> tuple[Job, ...]:
        return tuple(self._jobs.values())

    def job_at(self, row: int) -> Job | None:
        """The job shown in that row."""
        return self._jobs[self._shown[row]] if 0 <= row < len(self._shown) else None

    def to_review(self) -> frozenset[int]:
        """The jobs, shown or not, that a person must still confirm."""
        return frozenset(self._to_review)

    def index_of(self, job_id: int | None) -> QModelIndex:
        """Where that job is shown; an invalid index when it is not."""
        row = self._row(job_id) if job_id is not None else None
        return self.index(row) if row is not None else QModelIndex()

    def count(self, which: QueueFilter) -> int:
        return self._counts[which]

    def second_line(self, job: Job) -> str:
        """What stands below the name: the failure's title, or what was found, or how far it is."""
        if job.failure is not None and job.state is JobState.FAILED:
            return str(job.failure.title)
        if job.state is JobState.WORKING and job.page_count > 1:
            return _("Page {done} of {total}").format(done=job.pages_done + 1, total=job.page_count)
        if job.state is JobState.WAITING and job.provider in self._held:
            return _("Waiting: {reason}").format(reason=self._held[job.provider])
        if job.state in (JobState.WAITING, JobState.WORKING):
            return _(STATE_TITLES[job.state])
        if is_postponed(job):
            return _("Postponed: {reason}").format(reason=_(job.postponed))
        return self._paired_line(job) or self.documents_line(job)

    def _paired_line(self, job: Job) -> str:
        """Which side it is and where the other one is, if a person paired them: "Portrait side ⇄ back.jpg"."""
        holders = (self._jobs.get(job_id) for pair in job.pairs for job_id in self.twins.partners(pair))
        names = dict.fromkeys(other.name for other in holders if other is not None and other.id != job.id)
        title = self._document(*job.types[0]).rpartition(" · ")[2] if len(job.types) == 1 else self.documents_line(job)
        return f"{title} ⇄ {', '.join(names)}" if names else ""

    def is_twice(self, job: Job) -> bool:
        """Whether the same file or paper is in the queue a second time."""
        return QueueFilter.TWICE in self._chips.get(job.id, ())

    def show_held(self, held: Mapping[str, Message]) -> None:
        """Say of jobs that wait what their provider waits for."""
        self._held = held
        self.repaint()

    def documents_line(self, job: Job) -> str:
        """The documents found, such as "ID card · Portrait side", "ID card × 2" or "ID card, Licence plate"."""
        if not job.types:
            return _plain_line(job.page_count, tables=job.tables > 0)
        if len(job.types) == 1:
            return self._document(*job.types[0])
        counts = Counter(key for key, _side in job.types)
        titles = {key: self._document(key, None) for key in counts}
        return _(", ").join(titles[key] if n == 1 else f"{titles[key]} × {n}" for key, n in counts.items())

    def _document(self, key: str, side: str | None) -> str:
        document = self._types.get(key)
        if document is None:
            return key
        title = _(document.title)
        found = next((_(known.title) for known in document.sides if known.key == side), "")
        return f"{title} · {found}" if found else title

    def _tool_tip(self, job: Job) -> str:
        parts = [str(job.path), f"{_(STATE_TITLES[job.state])} · {self.second_line(job)}"]
        if job.failure is not None:
            parts[1] = f"{job.failure.title}"
            parts.append(str(job.failure.hint))
        return "\n".join([*parts, *map(str, job.notices), *self.twin_lines(job)])

    def twin_lines(self, job: Job, numbers: Collection[tuple[str, str]] | None = None) -> list[str]:
        """In which other files the same stands; `numbers` are those of one document, None for all of the job."""
        twins = self.twins.twins_of(job)
        wanted = (twin for twin in twins if numbers is None or (twin.what, twin.text) in numbers)
        return twin_lines(wanted, job, self._jobs, self._types)

    def add(self, jobs: Iterable[Job]) -> None:
        """Put new jobs at the end."""
        new = [job for job in jobs if job.id not in self._jobs]
        self._take(new)
        shown = [job.id for job in new if self._accepts(job)]
        if shown:
            first = len(self._shown)
            self.beginInsertRows(NO_PARENT, first, first + len(shown) - 1)
            self._shown += shown
            if self._rows is not None:
                self._rows.update((job_id, first + place) for place, job_id in enumerate(shown))
            self.endInsertRows()
        if new:
            self.counted.emit()

    def change(self, jobs: Iterable[Job]) -> None:
        """Take new snapshots."""
        changed = [job for job in jobs if job.id in self._jobs]
        also = self._take(changed)
        self._renew([*changed, *(self._jobs[job_id] for job_id in also)])
        self.counted.emit()

    def remove(self, ids: Iterable[int]) -> None:
        """Take jobs out."""
        gone = [job_id for job_id in ids if job_id in self._jobs]
        self._hide([job_id for job_id in gone if self._row(job_id) is not None])
        also: set[int] = set()
        for job_id in gone:
            job = self._jobs.pop(job_id)
            also |= self.twins.change(job, None)
            self._counts.subtract(self._chips.pop(job_id))
            self._words.pop(job_id)
            self._to_review.pop(job_id, None)
        self._renew(self._sorted_out(also))
        self.counted.emit()

    def show_only(self, which: QueueFilter, needle: str) -> None:
        """Filter by a chip and by a part of the name or of a number that was read."""
        self._filter, self._needle = which, needle.casefold().strip()
        kept = self._jobs.get(self._kept) if self._kept is not None else None
        self._stays = kept is not None and self._fits(kept)
        self._set_shown(self._wanted())

    def keep(self, job_id: int | None) -> None:
        """Let this job stay in sight whatever the filter says; the one kept before must pass it again."""
        before, self._kept, self._stays = self._kept, job_id, True
        job = self._jobs.get(before) if before is not None else None
        if job is not None and self._row(job.id) is not None and not self._accepts(job):
            self._hide([job.id])

    def repaint(self) -> None:
        """Say that all rows look different: another language or theme."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def repaint_job(self, job_id: int) -> None:
        """Say that this row looks different: its thumbnail came."""
        index = self.index_of(job_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def _take(self, jobs: Iterable[Job]) -> list[int]:
        """Note snapshots; returns which others are twins now, or twins no more."""
        touched: set[int] = set()
        taken = []
        for job in jobs:
            touched |= self.twins.change(self._jobs.get(job.id), job)
            self._jobs[job.id] = job
            taken.append(job.id)
            self._words[job.id] = _words(job)
            if job.state is JobState.REVIEW:
                self._to_review[job.id] = True
            else:
                self._to_review.pop(job.id, None)
        self._sort_out(taken)
        return [job.id for job in self._sorted_out(touched.difference(taken))]

    def _sorted_out(self, ids: Iterable[int]) -> list[Job]:
        there = [job_id for job_id in ids if job_id in self._jobs]
        self._sort_out(there)
        return [self._jobs[job_id] for job_id in there]

    def _sort_out(self, ids: Iterable[int]) -> None:
        """Find out under which chips these stand."""
        for job_id in ids:
            job = self._jobs[job_id]
            chips = filters_of(job, twice=self.twins.is_twice(job))
            before = self._chips.get(job_id, NO_CHIPS)
            if chips != before:
                self._counts.subtract(before - chips)
                self._counts.update(chips - before)
                self._chips[job_id] = chips

    def _renew(self, jobs: Iterable[Job]) -> None:
        """Show what changed of these, bring in what is to be seen now, and take out what is not."""
        rows: list[int] = []
        leaving: list[int] = []
        entering = False
        for job in jobs:
            row, accepted = self._row(job.id), self._accepts(job)
            if row is not None and accepted:
                rows.append(row)
            elif row is not None:
                leaving.append(job.id)
            elif accepted:
                entering = True
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
        self._hide(leaving)
        if entering:
            self._enter()

    def _accepts(self, job: Job) -> bool:
        return (job.id == self._kept and self._stays) or self._fits(job)

    def _fits(self, job: Job) -> bool:
        """Whether the filter shows it."""
        return self._filter in self._chips[job.id] and (not self._needle or self._needle in self._words[job.id])

    def _wanted(self) -> list[int]:
        """All jobs to be shown: what `_accepts` says of each, in one go, for there may be tens of thousands."""
        chip, needle, chips = self._filter, self._needle, self._chips
        kept = self._kept if self._stays else None
        words = self._words.items()  # these come and go with the jobs: their order is the same
        return [job_id for job_id, said in words if (needle in said and chip in chips[job_id]) or job_id == kept]

    def _row(self, job_id: int) -> int | None:
        if self._rows is None:
            self._rows = {shown: row for row, shown in enumerate(self._shown)}
        return self._rows.get(job_id)

    def _set_shown(self, shown: list[int]) -> None:
        self.beginResetModel()
        self._shown, self._rows = shown, None
        self.endResetModel()

    def _hide(self, ids: list[int]) -> None:
        if len(ids) > ONE_BY_ONE:
            gone = set(ids)
            self._set_shown([job_id for job_id in self._shown if job_id not in gone])
            return
        for row in sorted((row for row in map(self._row, ids) if row is not None), reverse=True):
            self.beginRemoveRows(NO_PARENT, row, row)
            del self._shown[row]
            self._rows = None
            self.endRemoveRows()

    def _enter(self) -> None:
        wanted = self._wanted()
        if len(wanted) - len(self._shown) > ONE_BY_ONE:
            self._set_shown(wanted)
            return
        for row, job_id in enumerate(wanted):
            if row >= len(self._shown) or self._shown[row] != job_id:
                self.beginInsertRows(NO_PARENT, row, row)
                self._shown.insert(row, job_id)
                self._rows = None
                self.endInsertRows()


def _words(job: Job) -> str:
    """What a search looks into."""
    return (
        "\n".join((job.name, *(text for _what, text in job.numbers))).casefold() if job.numbers else job.name.casefold()
    )


def _plain_line(pages: int, *, tables: bool) -> str:
    """What is said of pages on which no card or form is."""
    if pages <= 1:
        return _("Table") if tables else _("Text")
    if tables:
        several = ngettext("Text and tables · {count} page", "Text and tables · {count} pages", pages)
    else:
        several = ngettext("Text · {count} page", "Text · {count} pages", pages)
    return several.format(count=pages)
