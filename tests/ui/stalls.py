"""Measures how long the window's event loop stands still: a heartbeat that notes its longest gap."""

import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 5


class Stalls(QObject):
    """Use as a context manager around what is measured; `longest` is in seconds of the clock on the wall.

    `longest_busy` is the most that the window's own thread worked within one gap, and `longest_own` the longest gap
    less the time in which the system let that thread wait for a processor: what other programs on a busy machine do
    is not in them. The second is told by Linux only; elsewhere it is the whole gap.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.longest_busy = 0.0
        self.whole_busy = 0.0
        """How long the window's thread worked in all."""
        self.own_gaps: list[float] = []
        """The gaps less the waiting for a processor."""
        self._last = self._last_busy = self._last_waited = 0.0
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @property
    def longest_own(self) -> float:
        return max(self.own_gaps, default=0.0)

    def __enter__(self) -> Self:
        self._last_waited, self._last_busy, self._last = self._waited(), time.thread_time(), time.perf_counter()
        self._timer.start(BEAT_MILLISECONDS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        gap = now - self._last
        self._last = now
        busy = time.thread_time()
        self.longest_busy = max(self.longest_busy, busy - self._last_busy)
        self.whole_busy += busy - self._last_busy
        self._last_busy = busy
        self.longest = max(self.longest, gap)
        waited = self._waited()
        if gap > 2 * BEAT_MILLISECONDS / 1000:
            self.own_gaps.append(gap - (waited - self._last_waited))
        self._last_waited = waited

    def _waited(self) -> float:
        """Seconds for which this thread was ready to run and another one had the processor, so far."""
        try:
            _ran, waited, _turns = self._schedule.read_bytes().split()
        except OSError:
            return 0.0
        return int(waited) / 1e9
