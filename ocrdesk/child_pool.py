"""Several child processes for one kind of work: one that is kept warm, and further ones while calls would wait."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Event

import psutil

from ocrdesk.child_process import ChildProcess
from ocrdesk.errors import Cancelled

PATIENCE_SECONDS, LOOK_SECONDS = 0.25, 0.02
"""So long a call waits for a process that runs before a further one is started."""


class ChildPool:
    """Up to `count` processes, each with the object that `factory` makes, serving one call at a time.

    `needed` are the bytes of memory that must be free for a further process to be started.
    """

    def __init__(self, factory: Callable[[], object], count: int, *, needed: int = 0) -> None:
        self.children = tuple(ChildProcess(factory) for _ in range(count))
        self._idle = list(self.children)
        self._freed = Condition()
        self._served = False
        self._most = count
        self._needed = needed

    def limit(self, ceiling: int, hard_limit: int, most: int | None = None) -> None:
        """Let each keep and use so many bytes of memory (see `ChildProcess`), and at most so many run."""
        self._most = len(self.children) if most is None else most
        for child in self.children:
            child.ceiling, child.hard_limit = ceiling, hard_limit

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

    @property
    def resident(self) -> int:
        """Bytes of memory that the processes hold; 0 when none runs."""
        return sum(child.resident() for child in self.children)

    def close(self) -> None:
        """End them for good: calls under way or yet to come raise ChildDied."""
        for child in self.children:
            child.close()

    def _chosen(self, patient_until: float) -> ChildProcess | None:
        busy = len(self.children) - len(self._idle)
        if busy >= self._most:
            return None
        running = next((child for child in self._idle if child.pid is not None), None)
        if running is not None or busy == 0:
            return running or self._idle[0]
        # While the first one is being started, it may be that it cannot be.
        further = self._served and time.monotonic() >= patient_until
        return self._idle[0] if further and self._has_memory() else None

    def _has_memory(self) -> bool:
        return not self._needed or psutil.virtual_memory().available >= self._needed
