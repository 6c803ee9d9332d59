"""Calls a second: as many as an account may make, and never more."""

import math
from collections import deque
from collections.abc import Callable
from threading import Event, Lock

MARGIN_SECONDS = 0.018
"""What lies between sending and arriving varies: a second's calls are spread over so much more."""
CATCH_UP = 4.0
"""Calls that started late may be followed by others so many times as fast, as long as the second's limit holds."""
MOST_LATE_SECONDS = 1.0
SLOWER = 0.7
SLOWEST = 0.05
RECOVERY_SECONDS = 10.0
RECOVERY = 1.1
"""After each refusal the pace drops to that part; each such time without one it grows by that factor."""


class Pacer:
    """Lets calls start at even distances, at most `rate` in any second. Shared by threads.

    Time that was lost, to a late page or to the first answer, is caught up within a second's limit. After a
    throttling answer it goes slower for a while, then finds its pace again.
    """

    def __init__(self, rate: float, steady: Callable[[], float], wait: Callable[[float, Event], None]) -> None:
        self._rate = self._pace = rate
        self._steady, self._wait = steady, wait
        self._turn, self._lock = Lock(), Lock()
        self._due = self._next = self._changed = -math.inf
        self._starts: deque[float] = deque(maxlen=max(1, math.floor(rate)))

    @property
    def pace(self) -> float:
        """Calls a second, as it stands."""
        return self._pace

    def take(self, cancelled: Event) -> None:
        """Wait until the next call may start. Raises Cancelled."""
        with self._turn:
            while (seconds := self._start() - self._steady()) > 0:
                self._wait(seconds, cancelled)
            now = self._steady()
            with self._lock:
                self._recover(now)
                distance = (1 + MARGIN_SECONDS) / self._pace
                self._due = max(self._due, now - MOST_LATE_SECONDS) + distance
                self._next = max(self._due, now + (distance / CATCH_UP if self._may_catch_up() else distance))
                self._starts.append(now)

    def slow_down(self, seconds: float = 0.0, limit: float = 0.0) -> None:
        """It was too much: start nothing for `seconds`, then go slower, at most at the `limit` it named."""
        with self._lock:
            now = self._steady()
            self._pace = max(min(limit or math.inf, self._pace * SLOWER), SLOWEST)
            self._due = self._next = max(self._next, now + seconds)
            self._changed = now + seconds

    def _start(self) -> float:
        """When the next call may start: at its distance, and not as one too many within a second."""
        with self._lock:
            full = len(self._starts) == self._starts.maxlen
            return max(self._next, self._starts[0] + 1 + MARGIN_SECONDS) if full and self._rate >= 1 else self._next

    def _may_catch_up(self) -> bool:
        """Not while the service was just in trouble, and not where a second's limit does not count whole calls."""
        return self._pace == self._rate and self._rate == self._starts.maxlen

    def _recover(self, now: float) -> None:
        if self._pace < self._rate and now - self._changed > RECOVERY_SECONDS:
            self._pace, self._changed = min(self._rate, self._pace * RECOVERY), now
