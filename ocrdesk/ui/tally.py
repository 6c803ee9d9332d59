"""How many documents were confirmed today, on this computer."""

from collections.abc import Iterable
from datetime import date

from ocrdesk.model import Job, JobState


class Tally:
    """Counts jobs that become confirmed; a confirmation that is taken back is not counted. Begins anew each day."""

    def __init__(self, kept: str = "") -> None:
        """`kept` is what `text` gave the last time."""
        day, _, count = kept.partition(" ")
        self._day = date.today()  # noqa: DTZ011 - the clerk's own day
        self.count = int(count) if day == self._day.isoformat() and count.isdigit() else 0
        self._confirmed: dict[int, bool] = {}

    def text(self) -> str:
        """The day and its count, to be kept."""
        return f"{self._day.isoformat()} {self.count}"

    def start_with(self, jobs: Iterable[Job]) -> None:
        """These stood like this before; nothing is counted."""
        for job in jobs:
            self._confirmed.setdefault(job.id, job.state is JobState.CONFIRMED)

    def count_changes(self, jobs: Iterable[Job]) -> None:
        self._turn_day()
        for job in jobs:
            now = job.state is JobState.CONFIRMED
            before = self._confirmed.get(job.id, False)
            self._confirmed[job.id] = now
            self.count = max(0, self.count + int(now) - int(before))

    def _turn_day(self) -> None:
        today = date.today()  # noqa: DTZ011
        if today != self._day:
            self._day, self.count = today, 0
