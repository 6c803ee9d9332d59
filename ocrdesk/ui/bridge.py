"""The one bridge from the queue's threads to the window: thousands of events a second, told in few signals."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ocrdesk.model import (
    Failure,
    Job,
    JobChanged,
    JobsAdded,
    JobsRemoved,
    PageDone,
    Progress,
    ProgressChanged,
    ProviderHeld,
    ProviderState,
    ProviderStateChanged,
    QueueEvent,
)

_K = TypeVar("_K")
_V = TypeVar("_V")

TELL_MILLISECONDS = 40
"""How long events are gathered before they are told: 25 times a second looks continuous."""
SLICE = 200
"""How many jobs are told in one go: so many rows are inserted well within one frame."""


class EventSource(Protocol):
    """Whatever tells queue events on its own threads."""

    def subscribe(self, listener: Callable[[QueueEvent], None], /) -> Callable[[], None]: ...


@dataclass(slots=True)
class Gathered:
    """What happened since the window was last told; the newest of each kind replaces the older."""

    added: dict[int, Job] = field(default_factory=dict)
    changed: dict[int, Job] = field(default_factory=dict)
    removed: dict[int, None] = field(default_factory=dict)
    pages: dict[tuple[int, int], None] = field(default_factory=dict)
    progress: Progress | None = None
    providers: dict[str, ProviderState] = field(default_factory=dict)
    held: dict[str, Failure | None] = field(default_factory=dict)

    def add(self, event: QueueEvent) -> None:
        match event:
            case JobsAdded(jobs):
                self.added.update((job.id, job) for job in jobs)
            case JobChanged(job):
                into = self.added if job.id in self.added else self.changed
                into[job.id] = job
            case JobsRemoved(ids):
                gone = frozenset(ids)
                self.pages = {page: None for page in self.pages if page[0] not in gone}
                for job_id in ids:
                    self._remove(job_id)
            case PageDone(job_id, number):
                self.pages[job_id, number] = None
            case ProgressChanged(progress):
                self.progress = progress
            case ProviderStateChanged(provider, state):
                self.providers[provider] = state
            case ProviderHeld(provider, failure):
                self.held[provider] = failure

    def _remove(self, job_id: int) -> None:
        self.changed.pop(job_id, None)
        if self.added.pop(job_id, None) is None:
            self.removed[job_id] = None

    def slice(self, size: int) -> tuple["Gathered", "Gathered"]:
        """What to tell now, and what stays for later: at most `size` new, changed and finished ones go now."""
        if max(len(self.added), len(self.changed), len(self.pages)) <= size:
            return self, Gathered()
        now = Gathered(
            _taken(self.added, size),
            _taken(self.changed, size),
            self.removed,
            {},
            self.progress,
            self.providers,
            self.held,
        )
        if not self.added:  # a page is told of only when its job is there
            now.pages = _taken(self.pages, size)
        return now, Gathered(self.added, self.changed, pages=self.pages)

    @property
    def empty(self) -> bool:
        several = (self.added, self.changed, self.removed, self.pages, self.providers, self.held)
        return not any(several) and self.progress is None


def _taken(things: dict[_K, _V], count: int) -> dict[_K, _V]:
    """The first so many of these, which are taken out."""
    return {key: things.pop(key) for key in tuple(islice(things, count))}


class Bridge(QObject):
    """Takes queue events on any thread and tells them on the window's thread, gathered."""

    jobs_added = Signal(tuple)
    jobs_changed = Signal(tuple)
    jobs_removed = Signal(tuple)
    page_done = Signal(int, int)
    progress_changed = Signal(object)
    provider_changed = Signal(str, object)
    provider_held = Signal(str, object)
    """A provider's key, and the Failure that holds it, or None."""
    _woken = Signal()

    def __init__(self, source: EventSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._gathered = Gathered()
        self._pending = self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        self._woken.connect(self._arm, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = source.subscribe(self.take)

    def take(self, event: QueueEvent) -> None:
        """Note an event; may be called on any thread and returns at once."""
        with self._lock:
            self._gathered.add(event)
            asleep = not self._pending
            self._pending = True
        if asleep:
            self._woken.emit()

    def load(self, jobs: Iterable[Job]) -> None:
        """Tell these jobs as added: what stood in the queue before the window listened."""
        self.take(JobsAdded(tuple(jobs)))

    def close(self) -> None:
        """Hear nothing any more."""
        self._closed = True
        self._unsubscribe()
        self._timer.stop()

    def _arm(self) -> None:
        if not self._closed and not self._timer.isActive():
            self._timer.start(TELL_MILLISECONDS)

    def _tell(self) -> None:
        with self._lock:
            now, self._gathered = self._gathered.slice(SLICE)
            self._pending = not self._gathered.empty
            more = self._pending
        if more:
            self._timer.start(0)
        self._emit(now)

    def _emit(self, now: Gathered) -> None:
        if now.added:
            self.jobs_added.emit(tuple(now.added.values()))
        if now.changed:
            self.jobs_changed.emit(tuple(now.changed.values()))
        if now.removed:
            self.jobs_removed.emit(tuple(now.removed))
        for job_id, number in now.pages:
            self.page_done.emit(job_id, number)
        if now.progress is not None:
            self.progress_changed.emit(now.progress)
        for provider, state in now.providers.items():
            self.provider_changed.emit(provider, state)
        for provider, failure in now.held.items():
            self.provider_held.emit(provider, failure)
