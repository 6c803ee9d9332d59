"""Calls a second: as many as an account may make, and never more."""

import math
from collections import deque
from collections.abc import Callable
from threading import Event, Lock

SHARE = 0.985
"""The part of the limit that is used: what lies between sending and arriving varies."""
MARGIN_SECONDS = 0.006
SLOWER = 0.7
SLOWEST = 0.05
RECOVERY_SECONDS = 10.0
RECOVERY = 1.1
"""After each refusal the pace drops to that part; each such time without one it grows by that factor."""


class Pacer:
    """Lets calls start at even distances, at most `rate` in any second. Shared by threads.

    After a throttling answer it goes slower for a while, then finds its pace again.
    """

    def __init__(self, rate: float, steady: Callable[[], float], wait: Callable[[float, Event], None]) -> None:
        self._rate = self._pace = rate
        self._steady, self._wait = steady, wait
        self._turn, self._lock = Lock(), Lock()
        self._next = self._changed = -math.inf
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
                distance = 1 / (self._pace * SHARE)
                # One that started late does not push back all that follow.
                self._next = (self._next if now - self._next < distance else now) + distance
                self._starts.append(now)

    def slow_down(self, seconds: float = 0.0, limit: float = 0.0) -> None:
        """It was too much: start nothing for `seconds`, then go slower, at most at the `limit` it named."""
        with self._lock:
            now = self._steady()
            self._pace = max(min(limit or math.inf, self._pace * SLOWER), SLOWEST)
            self._next, self._changed = max(self._next, now + seconds), now + seconds

    def _start(self) -> float:
        """When the next call may start: at its distance, and not as one too many within a second."""
        with self._lock:
            full = len(self._starts) == self._starts.maxlen
            return max(self._next, self._starts[0] + 1 + MARGIN_SECONDS) if full and self._rate >= 1 else self._next

    def _recover(self, now: float) -> None:
        if self._pace < self._rate and now - self._changed > RECOVERY_SECONDS:
            self._pace, self._changed = min(self._rate, self._pace * RECOVERY), now
