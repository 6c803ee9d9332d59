"""Measures how long the window's event loop stands still: a heartbeat that notes its longest gap."""

import time
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 5


class Stalls(QObject):
    """Use as a context manager around what is measured; `longest` is in seconds.

    A gap that is the machine's own (the whole process did not run, seen from a clock of CPU time and a thread of its
    own) counts all the same: the clerk does not ask whose fault it was.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Self:
        self._last = time.perf_counter()
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
        self.longest = max(self.longest, gap)
        if gap > 2 * BEAT_MILLISECONDS / 1000:
            self.gaps.append(gap)
