"""How many documents were confirmed today, on this computer, and how fast."""

import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise

from ocrdesk.model import Job, JobState

REMEMBERED = 200
LEAST = 3
PAUSE_SECONDS = 600.0
"""Who confirms nothing for so long is at something else: that time does not count."""
SECONDS_IN_HOUR = 3600


class Tally:
    """Counts jobs that become confirmed; a confirmation that is taken back is not counted. Begins anew each day."""

    def __init__(self, kept: str = "", clock: Callable[[], float] = time.monotonic) -> None:
        """`kept` is what `text` gave the last time."""
        self._clock = clock
        self._times: deque[float] = deque(maxlen=REMEMBERED)
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
        gained = lost = 0
        for job in jobs:
            now = job.state is JobState.CONFIRMED
            before = self._confirmed.get(job.id, False)
            self._confirmed[job.id] = now
            self.count = max(0, self.count + int(now) - int(before))
            gained += now and not before
            lost += before and not now
        # Many at once are confirmed by one key: that says nothing of how fast the clerk goes on one by one.
        if gained == 1:
            self._times.append(self._clock())
        elif lost == 1 and self._times:
            self._times.pop()

    @property
    def per_hour(self) -> float | None:
        """How many the clerk confirms in an hour, by the latest ones; None while there are too few."""
        gaps = [after - before for before, after in pairwise(self._times) if after - before < PAUSE_SECONDS]
        seconds = sum(gaps)
        return len(gaps) / seconds * SECONDS_IN_HOUR if len(gaps) >= LEAST and seconds > 0 else None

    def _turn_day(self) -> None:
        today = date.today()  # noqa: DTZ011
        if today != self._day:
            self._day, self.count = today, 0
