"""The field that something is fetched or chosen for: what comes of it belongs to no other, wherever the clerk is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AimedAt:
    """A field of a page of a job. The next paper of a stack has a field of the same `place`."""

    job_id: int
    number: int
    place: tuple[int, str]

    @property
    def page(self) -> tuple[int, int]:
        """The job's number and the page's."""
        return self.job_id, self.number
