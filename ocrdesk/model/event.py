"""What happens in the queue, told to whoever listens."""

from dataclasses import dataclass

from ocrdesk.model.job import Failure, Job, Progress
from ocrdesk.model.provider import ProviderState


@dataclass(frozen=True, slots=True)
class JobsAdded:
    """New jobs stand at the end of the queue, in this order."""

    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class JobChanged:
    """A job has a new snapshot."""

    job: Job


@dataclass(frozen=True, slots=True)
class JobsRemoved:
    """These jobs are gone."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageDone:
    """A page has a new record."""

    job_id: int
    number: int


@dataclass(frozen=True, slots=True)
class ProgressChanged:
    """The batch came further, paused or ended."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class ProviderStateChanged:
    """A provider got ready, or cannot be used."""

    provider: str
    state: ProviderState


@dataclass(frozen=True, slots=True)
class ProviderHeld:
    """A provider's pages wait until what it refused them for is mended; `failure` None: they go on."""

    provider: str
    failure: Failure | None


QueueEvent = JobsAdded | JobChanged | JobsRemoved | PageDone | ProgressChanged | ProviderStateChanged | ProviderHeld
