"""How long a process may take: by the clock where it idles, by its own work where others keep it from working."""

import time
from collections.abc import Callable

import psutil

LEAST_SHARE = 0.02
"""A process that got less of the clock's time than this does not work: it hangs, or waits for a disk that is gone.

Where many others work, one that is let to work gets no more than a few hundredths."""
MOST = 3.0
"""However little it was let to work, this many times its seconds are the end."""
LONGEST_GAP_SECONDS = 0.25
"""Who asks is asked to ask often. Of a longer gap no more counts: the whole computer stood still, or slept."""


class Deadline:
    """Runs from its making, while it is asked; `worked` tells the processor time that the process has used so far."""

    def __init__(
        self, seconds: float, worked: Callable[[], float], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._worked, self._clock = worked, clock
        self._begun_work = worked()
        self._asked, self._elapsed = clock(), 0.0

    def passed(self) -> bool:
        """Whether the process had its seconds, or hangs; to be asked several times a second."""
        now = self._clock()
        self._elapsed += min(now - self._asked, LONGEST_GAP_SECONDS)
        self._asked, elapsed = now, self._elapsed
        if elapsed <= self._seconds:
            return False
        worked = self._worked() - self._begun_work
        return worked >= self._seconds or worked < LEAST_SHARE * elapsed or elapsed > MOST * self._seconds


def processor_seconds(pid: int | None) -> float:
    """The processor time that a process has used; 0 where it does not run."""
    try:
        times = psutil.Process(pid).cpu_times() if pid else None
    except psutil.Error:
        return 0.0
    return float(times.user + times.system) if times else 0.0
