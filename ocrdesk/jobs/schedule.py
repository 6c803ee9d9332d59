"""Which piece of work comes next."""

from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from threading import Event

from ocrdesk.model import Failure


class Step(Enum):
    """What is to be done.

    OPEN a job's file, READ one of its pages, FIND documents in what was read, COMPARE it with a second reading.
    """

    OPEN = auto()
    READ = auto()
    FIND = auto()
    COMPARE = auto()


@dataclass(frozen=True, slots=True)
class Work:
    """One step of one job; `number` is the page, 0 for OPEN; `provider` who reads it where that is not the job's."""

    step: Step
    job_id: int
    number: int = 0
    provider: str = ""


@dataclass(slots=True)
class Run:
    """A job under way: what is left of it, and whether it was stopped or failed meanwhile."""

    left: int = 0
    cancelled: Event = field(default_factory=Event)
    failure: Failure | None = None


class Schedule:
    """Work in order: jobs as they came, a job's pages together. Not thread-safe: its owner locks."""

    def __init__(self) -> None:
        self._waiting: deque[Work] = deque()
        self.runs: dict[int, Run] = {}

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, works: Iterable[Work], *, first: bool = False) -> int:
        """Plan works of one job, at the end or before all others. Returns how many."""
        works = list(works)
        for work in works:
            run = self.runs.setdefault(work.job_id, Run())
            run.left += 1
            if run.cancelled.is_set():  # stopped, and wanted again before its last page noticed
                run.cancelled = Event()
        if first:
            self._waiting.extendleft(reversed(works))
        else:
            self._waiting.extend(works)
        return len(works)

    def take(self, may_start: Callable[[Work], bool]) -> Work | None:
        """The first waiting work that may start; None when there is none."""
        for place, work in enumerate(self._waiting):
            if may_start(work):
                del self._waiting[place]
                return work
        return None

    def put_back(self, work: Work) -> None:
        """A taken work could not be done yet: it is the next one again."""
        self._waiting.appendleft(work)

    def end(self, work: Work) -> Run | None:
        """A taken work is over. Returns its job's run when that was the last of it."""
        run = self.runs[work.job_id]
        run.left -= 1
        return self.runs.pop(work.job_id) if run.left == 0 else None

    def drop(self, job_ids: Iterable[int]) -> tuple[int, list[int]]:
        """Stop jobs: forget their waiting work. Returns how much that was, and which have none under way."""
        stopped = {job_id for job_id in job_ids if job_id in self.runs}
        dropped = Counter(work.job_id for work in self._waiting if work.job_id in stopped)
        self._waiting = deque(work for work in self._waiting if work.job_id not in stopped)
        idle = []
        for job_id in sorted(stopped):
            run = self.runs[job_id]
            run.left -= dropped[job_id]
            run.cancelled.set()
            if run.left == 0:
                del self.runs[job_id]
                idle.append(job_id)
        return dropped.total(), idle
