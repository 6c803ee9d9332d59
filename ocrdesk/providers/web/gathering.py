"""Pictures of several threads sent in one call, for services that take several at once."""

import math
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from threading import Condition, Event
from typing import Any

from ocrdesk.errors import Cancelled
from ocrdesk.providers.web.calling import Picture
from ocrdesk.providers.web.failures import Refusal

PATIENCE_SECONDS, MOST_SECONDS = 0.25, 1.0
"""How long the last picture waits for another, and the first one for all."""
LOOK_SECONDS = 0.1

Send = Callable[[Sequence[Picture], Event], "Sequence[Any | Refusal]"]


@dataclass(slots=True)
class _Load:
    """Pictures that go out together, each with who waits for its answer, and whether its page was stopped."""

    pictures: list[Picture] = field(default_factory=list)
    waiting: "list[Future[Any | Refusal]]" = field(default_factory=list)
    stopped: list[Event] = field(default_factory=list)


class _AllStopped(Event):
    """Set once every page of a call is stopped: while one is wanted, the call is made and tried again for it."""

    def __init__(self, stopped: Sequence[Event]) -> None:
        super().__init__()
        self._stopped = tuple(stopped)

    def is_set(self) -> bool:
        return all(each.is_set() for each in self._stopped)

    def wait(self, timeout: float | None = None) -> bool:
        until = time.monotonic() + (math.inf if timeout is None else timeout)
        while not self.is_set() and (left := until - time.monotonic()) > 0:
            wanted = next((each for each in self._stopped if not each.is_set()), self._stopped[0])
            wanted.wait(min(left, LOOK_SECONDS))
        return self.is_set()


class Gathering:
    """The first thread waits a moment for others, then sends for all of them; each gets its own answer."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._loads: dict[object, _Load] = {}

    def ask(self, kind: object, picture: Picture, most: int, send: Send, cancelled: Event) -> "Any | Refusal":
        """The answer for a picture; those of the same `kind` go together, at most `most` of them.

        Raises what `send` raises, and Cancelled at once where another thread sends.
        """
        answer: Future[Any | Refusal] = Future()
        with self._changed:
            load = self._loads.setdefault(kind, _Load())
            load.pictures.append(picture)
            load.waiting.append(answer)
            load.stopped.append(cancelled)
            leads = len(load.pictures) == 1
            if len(load.pictures) >= most:
                del self._loads[kind]
            self._changed.notify_all()
        if leads:
            self._wait_for_others(kind, load)
            _deliver(load, send)
        return _wait_for(answer, cancelled)

    def _wait_for_others(self, kind: object, load: _Load) -> None:
        until = time.monotonic() + MOST_SECONDS
        with self._changed:
            while self._loads.get(kind) is load:
                before, left = len(load.pictures), until - time.monotonic()
                self._changed.wait(min(PATIENCE_SECONDS, left))
                if self._loads.get(kind) is load and (len(load.pictures) == before or left <= 0):
                    del self._loads[kind]


def _deliver(load: _Load, send: Send) -> None:
    """Send for all that were not stopped before: once it is under way, only all of them together cancel it.

    Even then what was sent is waited for, as long as an answer may take: it may have been paid for.
    """
    going = [n for n, stopped in enumerate(load.stopped) if not stopped.is_set()]
    stopped = _AllStopped([load.stopped[n] for n in going])
    try:
        results = send([load.pictures[n] for n in going], stopped) if going else ()
        for n, result in zip(going, results, strict=True):
            load.waiting[n].set_result(result)
        for waiting in load.waiting:
            if not waiting.done():
                waiting.set_exception(Cancelled())
    except BaseException as exc:
        for waiting in load.waiting:
            if not waiting.done():
                waiting.set_exception(exc)
        if not isinstance(exc, Exception):
            raise


def _wait_for(answer: "Future[Any | Refusal]", cancelled: Event) -> "Any | Refusal":
    while True:
        try:
            return answer.result(LOOK_SECONDS)
        except NotYet:
            if answer.done():  # the call itself raised such an error
                raise
            if cancelled.is_set():
                raise Cancelled from None
