"""The way to a provider: as many pages at once as it reads, and none while it refuses them all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Event

from ocrdesk.errors import Cancelled, PausingError

LOOK_SECONDS = 0.1
"""How often one who waits looks whether it was cancelled."""


class Door:
    """One provider's door. It lets a single page through until one came back with more than a refusal.

    So a wrong key is tried once, not by every page under way (a service may lock a key that was wrong five
    times); a provider on this computer needs no key, and is `proved`. A refusal that each page would meet shuts
    the door until it is opened again.
    """

    def __init__(self, places: int, told: Callable[[PausingError], None], *, proved: bool = False) -> None:
        """`told` hears the refusal that shut the door, on the thread that met it."""
        self._places = places
        self._told = told
        self._changed = Condition()
        self._inside = 0
        self._needs_no_proof = self._proved = proved
        self.refusal: PausingError | None = None
        """What shut the door; None while it is open."""

    def open(self) -> bool:
        """What was refused is mended; whether the door was shut."""
        with self._changed:
            shut, self.refusal, self._proved = self.refusal is not None, None, self._needs_no_proof
            self._changed.notify_all()
        return shut

    @contextmanager
    def entered(self, cancelled: Event) -> Iterator[None]:
        """Wait for a place and keep it. Raises PausingError while the door is shut, and Cancelled."""
        self._enter(cancelled)
        try:
            yield
        except PausingError as exc:
            self._shut(exc)
            raise
        except Cancelled:
            self._leave(proved=False)
            raise
        except BaseException:
            self._leave(proved=True)
            raise
        else:
            self._leave(proved=True)

    def _enter(self, cancelled: Event) -> None:
        with self._changed:
            while self.refusal is None and self._inside >= (self._places if self._proved else 1):
                self._changed.wait(LOOK_SECONDS)
                if cancelled.is_set():
                    raise Cancelled
            if self.refusal is not None:
                raise self.refusal
            self._inside += 1

    def _leave(self, *, proved: bool) -> None:
        with self._changed:
            self._inside -= 1
            self._proved = self._proved or proved
            self._changed.notify_all()

    def _shut(self, refusal: PausingError) -> None:
        with self._changed:
            self._inside -= 1
            first = self.refusal is None
            self.refusal = self.refusal or refusal
            self._changed.notify_all()
        if first:
            self._told(refusal)
