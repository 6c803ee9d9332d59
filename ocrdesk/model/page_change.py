"""What a step over many pages changed: each page's record before and after, as the journal keeps it."""

from dataclasses import dataclass, field, replace
from threading import Event

from ocrdesk.errors import Cancelled
from ocrdesk.model.record import PageRecord

PageKey = tuple[int, int]
"""A job's number, and the page's number in it."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page of such a step. The bodies are the stored ones, byte by byte: small, and exactly restored."""

    job_id: int
    number: int
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)

    @property
    def key(self) -> PageKey:
        return self.job_id, self.number

    def reversed(self) -> "PageChange":
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What became of a step: the pages that were changed, how they stand now, and those that were left alone.

    A page is left alone when it stands otherwise than it did when the step was decided. `records` come without
    what was recognised; whoever was told may empty it then.
    """

    changes: tuple[PageChange, ...] = ()
    records: dict[PageKey, PageRecord] = field(default_factory=dict, repr=False)
    left_alone: tuple[PageKey, ...] = ()


class Course:
    """How far a long call is, and whether it is still wanted. One thread works, another looks and may cancel."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self._cancelled = Event()

    def begin(self, total: int) -> None:
        self.done, self.total = 0, total

    def step(self) -> None:
        """One more is done. Raises Cancelled once that was asked for."""
        if self._cancelled.is_set():
            raise Cancelled
        self.done += 1

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def event(self) -> Event:
        """Set once it is cancelled; for calls that wait."""
        return self._cancelled
