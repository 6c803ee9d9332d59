"""Stored pages as exports read them: one at a time, so that thousands cost no more memory than one."""

from collections.abc import Iterator, Sequence
from typing import Protocol, overload

from ocrdesk.model import ExportedSource, Job, PageRecord


class PageStore(Protocol):
    """Keeps pages: `journal.Journal`."""

    def page(self, job_id: int, number: int) -> PageRecord | None: ...
    def page_numbers(self, job_id: int) -> tuple[int, ...]: ...


class StoredPages(Sequence[PageRecord]):
    """A job's pages in order, each read from the store when it is asked for."""

    def __init__(self, store: PageStore, job_id: int) -> None:
        self._store = store
        self._job_id = job_id
        self._numbers = store.page_numbers(job_id)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[PageRecord]:
        return (self._page(number) for number in self._numbers)

    @overload
    def __getitem__(self, index: int) -> PageRecord: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PageRecord]: ...
    def __getitem__(self, index: int | slice) -> PageRecord | Sequence[PageRecord]:
        if isinstance(index, slice):
            return [self._page(number) for number in self._numbers[index]]
        return self._page(self._numbers[index])

    def _page(self, number: int) -> PageRecord:
        record = self._store.page(self._job_id, number)
        if record is None:
            raise IndexError(number)
        return record


def as_source(job: Job, pages: Sequence[PageRecord]) -> ExportedSource:
    """A job as exports name it."""
    return ExportedSource(job.name, job.path, job.sha256, job.page_count, pages)
