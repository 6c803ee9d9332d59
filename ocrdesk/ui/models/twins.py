"""Which jobs belong together: the same file or the same paper twice, and the two sides of one paper."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ocrdesk.model import Job

CONTENT = "content"
PAIR = "pair"
FEW = 3
NOTHING = ("", (), ())
Mark = tuple[str, str]
"""What a mark tells (CONTENT, PAIR, or a number as "type:side:field") and its text."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Another job that holds the same: `what` is CONTENT, or the number as "type:side:field"."""

    what: str
    text: str
    job_id: int


class Twins:
    """All jobs by what they hold."""

    def __init__(self) -> None:
        self._holders: dict[Mark, Counter[int]] = {}

    def change(self, old: Job | None, new: Job | None) -> set[int]:
        """A job came, changed or went. Returns the jobs that this makes twins, or twins no more."""
        if _says(old) == _says(new):
            return set()
        before, after = _marks(old), _marks(new)
        touched: set[int] = set()
        for mark, count in (before - after).items():
            touched |= self._count(mark, old, -count)
        for mark, count in (after - before).items():
            touched |= self._count(mark, new, count)
        return touched

    def is_twice(self, job: Job) -> bool:
        """Whether the same file or paper is there a second time."""
        return _says(job) != NOTHING and any(
            mark[0] != PAIR and _several(self._holders.get(mark, Counter())) for mark in _marks(job)
        )

    def twins_of(self, job: Job) -> Iterator[Twin]:
        """The jobs that hold the same; the job itself where it holds something twice."""
        for mark in _marks(job):
            holders = self._holders.get(mark, Counter())
            for job_id, count in holders.items():
                if mark[0] != PAIR and (job_id != job.id or count > 1):
                    yield Twin(*mark, job_id)

    def partners(self, pair: str) -> tuple[int, ...]:
        """The jobs that hold a side of this pair."""
        return tuple(self._holders.get((PAIR, pair), ()))

    def _count(self, mark: Mark, job: Job | None, count: int) -> set[int]:
        holders = self._holders.setdefault(mark, Counter())
        before = set(holders) if len(holders) < FEW else set()
        if job is not None:
            holders[job.id] += count
            if holders[job.id] <= 0:
                del holders[job.id]
        if not holders:
            del self._holders[mark]
        # Where there were several, and still are, nothing changes for the others.
        return before | (set(holders) if len(holders) < FEW else set())


def _several(holders: Counter[int]) -> bool:
    return len(holders) > 1 or holders.total() > 1


def _says(job: Job | None) -> tuple[object, ...]:
    return (job.sha256, job.numbers, job.pairs) if job is not None else NOTHING


def _marks(job: Job | None) -> Counter[Mark]:
    if job is None:
        return Counter()
    marks: Counter[Mark] = Counter([*job.numbers, *((PAIR, pair) for pair in job.pairs)])
    if job.sha256:
        marks[CONTENT, job.sha256] = 1
    return marks
