"""Calls whose answers are on their way: who wants the same one waits for it instead of paying for it again."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import Condition, Event

from ocrdesk.errors import Cancelled

LOOK_SECONDS = 0.1


class UnderWay:
    """The fingerprints of the calls that one thread or another is making. May be used from any thread."""

    def __init__(self) -> None:
        self._prints: set[str] = set()
        self._changed = Condition()

    @contextmanager
    def alone(self, prints: Collection[str], cancelled: Event) -> Iterator[None]:
        """Wait until nobody else makes one of these calls, then be the one who does. Raises Cancelled."""
        wanted = frozenset(prints)
        with self._changed:
            while self._prints & wanted:
                self._changed.wait(LOOK_SECONDS)
                if cancelled.is_set():
                    raise Cancelled
            self._prints |= wanted
        try:
            yield
        finally:
            with self._changed:
                self._prints -= wanted
                self._changed.notify_all()
