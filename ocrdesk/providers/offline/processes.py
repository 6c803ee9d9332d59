"""The processes that hold the models: one that is kept warm, and further ones while pages wait for one another."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Event

import psutil

from ocrdesk.child_process import ChildProcess
from ocrdesk.errors import Cancelled

MEGABYTE = 1024 * 1024
LEAST_MEMORY = 700 * MEGABYTE
"""What a process needs to read page after page without being renewed."""
HARD_LIMIT_FACTOR = 3
"""A page in work may use more than the ceiling for a while; at this many times the ceiling it is stopped."""
PATIENCE_SECONDS, LOOK_SECONDS = 0.25, 0.02
"""So long a page waits for a process that runs before a further one is started."""


class Processes:
    """Up to `count` processes, each with the object that `load` makes, serving one call at a time."""

    def __init__(self, load: Callable[[], object], count: int, ceiling: int) -> None:
        self._children = [ChildProcess(load) for _ in range(count)]
        self._idle = list(self._children)
        self._freed = Condition()
        self._served = False
        self._most = count
        self.limit(ceiling)

    def limit(self, ceiling: int) -> None:
        """Let them all together keep so many bytes of memory; where that is little, only one is used."""
        self._most = max(1, min(len(self._children), ceiling // LEAST_MEMORY))
        for child in self._children:
            child.ceiling = ceiling // self._most
            child.hard_limit = HARD_LIMIT_FACTOR * ceiling // self._most

    @contextmanager
    def one(self, cancelled: Event | None) -> Iterator[ChildProcess]:
        """A process for one call: one that runs, if need be soon; a further one where it takes longer.

        Raises Cancelled while it waits.
        """
        patient_until = time.monotonic() + PATIENCE_SECONDS
        with self._freed:
            while (child := self._chosen(patient_until)) is None:
                self._freed.wait(LOOK_SECONDS)
                if cancelled is not None and cancelled.is_set():
                    raise Cancelled
            self._idle.remove(child)
        try:
            yield child
        finally:
            with self._freed:
                self._served = True
                self._idle.append(child)
                self._freed.notify()

    def close(self) -> None:
        """End them for good: calls under way or yet to come raise ChildDied."""
        for child in self._children:
            child.close()

    def _chosen(self, patient_until: float) -> ChildProcess | None:
        busy = len(self._children) - len(self._idle)
        if busy >= self._most:
            return None
        running = next((child for child in self._idle if child.pid is not None), None)
        if running is not None or busy == 0:
            return running or self._idle[0]
        # While the first one is being started, it may be that it cannot be.
        further = self._served and time.monotonic() >= patient_until
        return self._idle[0] if further and psutil.virtual_memory().available >= LEAST_MEMORY else None
