"""How far a batch is and how long it will take."""

import time
from collections import deque
from collections.abc import Callable
from itertools import pairwise

from ocrdesk.model import Progress

_REMEMBERED = 20
_FEW = 3
"""From so many pages on the first one no longer counts, which waited for the recogniser to start."""


class Pace:
    """Counts pages of the batch at hand; the time left follows the last pages' speed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: deque[float] = deque(maxlen=_REMEMBERED)
        self.done = self.total = 0

    def expect(self, pages: int) -> None:
        """So many more (or, negative, fewer) pages belong to the batch; an ended batch starts anew."""
        if self.done >= self.total:
            self.done = self.total = 0
            self._times.clear()
            self._times.append(self._clock())
        self.total = max(self.done, self.total + pages)

    def count(self) -> None:
        """One more page is done."""
        self.done = min(self.done + 1, self.total)
        self._times.append(self._clock())

    def progress(self, *, paused: bool) -> Progress:
        return Progress(self.done, self.total, None if paused else self._left(), paused)

    def _left(self) -> float | None:
        """Seconds; None while too few of many pages are done to tell."""
        gaps = [after - before for before, after in pairwise(self._times)]
        if not self.done or self.done < _FEW < self.total:
            return None
        if self.done == len(gaps) >= _FEW:
            gaps = gaps[1:]
        return sum(gaps) / len(gaps) * (self.total - self.done)
