"""The chips of the queue: which jobs each of them shows."""

from enum import StrEnum
from functools import cache

from ocrdesk.i18n import N_
from ocrdesk.model import Job, JobState


class QueueFilter(StrEnum):
    """Which jobs are shown; the value is the chip's title."""

    ALL = N_("All")
    REVIEW = N_("To review")
    POSTPONED = N_("Postponed")
    CONFIRMED = N_("Confirmed")
    FAILED = N_("Failed")
    WORKING = N_("Not read yet")
    TWICE = N_("Found twice")


_BY_STATE = {
    JobState.WAITING: QueueFilter.WORKING,
    JobState.WORKING: QueueFilter.WORKING,
    JobState.REVIEW: QueueFilter.REVIEW,
    JobState.CONFIRMED: QueueFilter.CONFIRMED,
    JobState.FAILED: QueueFilter.FAILED,
}


def filters_of(job: Job, *, twice: bool) -> frozenset[QueueFilter]:
    """The chips that show this job; `twice`: it is there a second time."""
    return _filters(QueueFilter.POSTPONED if is_postponed(job) else _BY_STATE[job.state], twice)


@cache  # of tens of thousands of jobs most stand under the same chips
def _filters(chip: QueueFilter, twice: bool) -> frozenset[QueueFilter]:
    return frozenset((QueueFilter.ALL, chip, QueueFilter.TWICE) if twice else (QueueFilter.ALL, chip))


def is_postponed(job: Job) -> bool:
    """Whether a person wants to look at it later."""
    return job.state is JobState.REVIEW and bool(job.postponed)
