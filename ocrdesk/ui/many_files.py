"""One order for many files: one call on a worker, for thousands of calls would hold up the window."""

from collections.abc import Callable, Iterable
from contextlib import suppress


def for_each(job_ids: Iterable[int], do: Callable[[int], object]) -> None:
    """Do it to each; what was taken out of the queue meanwhile is left out. For a worker."""
    for job_id in job_ids:
        with suppress(KeyError):
            do(job_id)
