"""The queue as a Qt model: job snapshots in order, filtered by state and by name.

The filter lives in the model, over plain lists: a proxy that asks Python row by row takes a tenth of a second for
20,000 rows, this takes a few milliseconds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ocrdesk.i18n import N_, Message, _, ngettext
from ocrdesk.model import DocumentType, Job, JobState

Index = QModelIndex | QPersistentModelIndex
JOB_ROLE = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()

STATE_TITLES = {
    JobState.WAITING: N_("Waiting"),
    JobState.WORKING: N_("Working"),
    JobState.REVIEW: N_("To review"),
    JobState.CONFIRMED: N_("Confirmed"),
    JobState.FAILED: N_("Failed"),
}


class QueueFilter(StrEnum):
    """Which jobs are shown; the value is the chip's title."""

    ALL = N_("All")
    REVIEW = N_("To review")
    CONFIRMED = N_("Confirmed")
    FAILED = N_("Failed")
    WORKING = N_("Working")

    @property
    def states(self) -> frozenset[JobState]:
        return _STATES[self]


_STATES = {
    QueueFilter.ALL: frozenset(JobState),
    QueueFilter.REVIEW: frozenset({JobState.REVIEW}),
    QueueFilter.CONFIRMED: frozenset({JobState.CONFIRMED}),
    QueueFilter.FAILED: frozenset({JobState.FAILED}),
    QueueFilter.WORKING: frozenset({JobState.WAITING, JobState.WORKING}),
}


class QueueModel(QAbstractListModel):
    """Jobs as rows. `JOB_ROLE` gives the Job. A changed job keeps its row as long as the filter lets it.

    A job that leaves the filter by a change of its state stays visible while it is the `kept` one: the row under
    the clerk's hands does not vanish.
    """

    counted = Signal()

    def __init__(self, types: Mapping[str, DocumentType] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Job] = {}
        self._shown: list[int] = []
        self._rows: dict[int, int] = {}
        self._states: Counter[JobState] = Counter()
        self._filter = QueueFilter.ALL
        self._needle = ""
        self._types = types or {}
        self._kept: int | None = None
        self._held: Mapping[str, Message] = {}

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
        return frozenset(job.id for job in self._jobs.values() if job.state is JobState.REVIEW)

    def index_of(self, job_id: int | None) -> QModelIndex:
        """Where that job is shown; an invalid index when it is not."""
        row = self._rows.get(job_id) if job_id is not None else None
        return self.index(row) if row is not None else QModelIndex()

    def count(self, which: QueueFilter) -> int:
        return sum(self._states[state] for state in which.states)

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
        return self.documents_line(job)

    def show_held(self, held: Mapping[str, Message]) -> None:
        """Say of jobs that wait what their provider waits for."""
        self._held = held
        self.repaint()

    def documents_line(self, job: Job) -> str:
        """The documents found, such as "ID card · Portrait side" or "ID card × 2"."""
        if not job.types:
            return _plain_line(job.page_count, tables=job.tables > 0)
        if len(job.types) == 1:
            return self._document(*job.types[0])
        counts = Counter(key for key, _side in job.types)
        return ", ".join(f"{self._document(key, None)} × {count}" for key, count in counts.items())

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
        return "\n".join([*parts, *map(str, job.notices)])

    def add(self, jobs: Iterable[Job]) -> None:
        """Put new jobs at the end."""
        new = [job for job in jobs if job.id not in self._jobs]
        for job in new:
            self._jobs[job.id] = job
            self._states[job.state] += 1
        shown = [job.id for job in new if self._accepts(job)]
        if shown:
            first = len(self._shown)
            self.beginInsertRows(NO_PARENT, first, first + len(shown) - 1)
            self._shown += shown
            self._rows.update((job_id, first + place) for place, job_id in enumerate(shown))
            self.endInsertRows()
        if new:
            self.counted.emit()

    def change(self, jobs: Iterable[Job]) -> None:
        """Take new snapshots."""
        leaving: list[int] = []
        entering = False
        rows: list[int] = []
        for job in jobs:
            old = self._jobs.get(job.id)
            if old is None:
                continue
            self._jobs[job.id] = job
            self._states[old.state] -= 1
            self._states[job.state] += 1
            row = self._rows.get(job.id)
            accepted = self._accepts(job)
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
        self.counted.emit()

    def remove(self, ids: Iterable[int]) -> None:
        """Take jobs out."""
        gone = [job_id for job_id in ids if job_id in self._jobs]
        self._hide([job_id for job_id in gone if job_id in self._rows])
        for job_id in gone:
            self._states[self._jobs.pop(job_id).state] -= 1
        self.counted.emit()

    def show_only(self, which: QueueFilter, needle: str) -> None:
        """Filter by state and by a part of the name."""
        self._filter, self._needle = which, needle.casefold().strip()
        self.beginResetModel()
        self._set_shown([job.id for job in self._jobs.values() if self._accepts(job)])
        self.endResetModel()

    def keep(self, job_id: int | None) -> None:
        """Let this job stay in sight whatever the filter says; the one kept before must pass it again."""
        before, self._kept = self._kept, job_id
        job = self._jobs.get(before) if before is not None else None
        if job is not None and job.id in self._rows and not self._accepts(job):
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

    def _accepts(self, job: Job) -> bool:
        if job.id == self._kept:
            return True
        return job.state in _STATES[self._filter] and (not self._needle or self._needle in job.name.casefold())

    def _set_shown(self, shown: list[int]) -> None:
        self._shown = shown
        self._rows = {job_id: row for row, job_id in enumerate(shown)}

    def _hide(self, ids: list[int]) -> None:
        if len(ids) > 50:  # noqa: PLR2004 - row by row is slower than anew from here on
            gone = set(ids)
            self.beginResetModel()
            self._set_shown([job_id for job_id in self._shown if job_id not in gone])
            self.endResetModel()
            return
        for job_id in ids:
            row = self._rows[job_id]
            self.beginRemoveRows(NO_PARENT, row, row)
            self._set_shown(self._shown[:row] + self._shown[row + 1 :])
            self.endRemoveRows()

    def _enter(self) -> None:
        shown = [job.id for job in self._jobs.values() if self._accepts(job)]
        for row, job_id in enumerate(shown):
            if row >= len(self._shown) or self._shown[row] != job_id:
                self.beginInsertRows(NO_PARENT, row, row)
                self._set_shown([*self._shown[:row], job_id, *self._shown[row:]])
                self.endInsertRows()


def _plain_line(pages: int, *, tables: bool) -> str:
    """What is said of pages on which no card or form is."""
    if pages <= 1:
        return _("Table") if tables else _("Text")
    if tables:
        several = ngettext("Text and tables · {count} page", "Text and tables · {count} pages", pages)
    else:
        several = ngettext("Text · {count} page", "Text · {count} pages", pages)
    return several.format(count=pages)
