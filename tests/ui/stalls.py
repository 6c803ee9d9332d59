"""Measures how long the window's event loop stands still: a heartbeat that notes its longest gap."""

import time
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 5


class Stalls(QObject):
    """Use as a context manager around what is measured; `longest` is in seconds of the clock on the wall.

    `longest_busy` is the most that the window's own thread worked within one gap: what other programs on a busy
    machine do is not in it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.longest_busy = 0.0
        self.gaps: list[float] = []
        self._last = self._last_busy = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Self:
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
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
        self._last_busy = busy
        self.longest = max(self.longest, gap)
        if gap > 2 * BEAT_MILLISECONDS / 1000:
            self.gaps.append(gap)
