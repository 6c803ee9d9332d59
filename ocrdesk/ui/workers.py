"""Blocking calls off the window's thread: their results come back as calls on it, obsolete ones never."""

import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ocrdesk.errors import OCRDeskError

LOG = logging.getLogger(__name__)
ORDERS = "order"
"""The lane of what the clerk ordered to be done or kept, in that order: it is done even if the window closes."""
PAPERS = "paper"
"""The lane of pictures that are just made, by a scanner or on the clipboard: they come one after the other."""
LANES = {"record": 1, "page": 1, "thumbnail": 1, ORDERS: 1, PAPERS: 1, "warm up": 1, "call": 2, "batch": 1, "sheet": 1}
"""How many calls run at once, by lane: a long one in one lane never holds up another lane."""
DELIVER_SECONDS = 0.008
"""Results are handed out this long at a time, then the window gets a breath."""


class Ticket:
    """One call under way. `drop` makes its result unwanted; if it has not begun it never will."""

    def __init__(self, then: Callable[[Any], None], failed: Callable[[OCRDeskError], None] | None) -> None:
        self.then = then
        self.failed = failed
        self.dropped = False
        self.future: Future[None] | None = None

    def drop(self) -> None:
        self.dropped = True
        if self.future is not None:
            self.future.cancel()


class Workers(QObject):
    """A small pool of threads; `then` and `failed` are called on the window's thread.

    A call with a `key` makes an older one with the same key obsolete. Errors without a `failed` of their
    own are told by the `failed` signal; unforeseen ones become a plain OCRDeskError there and a line in the log.
    """

    failed = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._keyed: dict[str, Ticket] = {}
        self._finished: deque[tuple[Ticket, bool, Any]] = deque()
        self._closed = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._deliver)
        self._woken.connect(self._turn.start, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[OCRDeskError], None] | None = None,
        *,
        key: str = "",
        lane: str = "call",
    ) -> Ticket:
        """Call `work` on a thread of that lane, then `then` with its result (or `failed`) here."""
        ticket = Ticket(then, failed)
        if self._closed:
            ticket.dropped = True
            return ticket
        if key:
            older = self._keyed.get(key)
            if older is not None:
                older.drop()
            self._keyed[key] = ticket
        ticket.future = self._pool(lane).submit(self._work, work, ticket)
        return ticket

    def forget(self, key: str) -> None:
        """The result of the call with this key is not wanted any more."""
        ticket = self._keyed.pop(key, None)
        if ticket is not None:
            ticket.drop()

    def close(self) -> None:
        """Take nothing more and tell nothing more; what is under way ends by itself, and so do the orders that wait."""
        self._closed = True
        for lane, pool in self._pools.items():
            pool.shutdown(wait=False, cancel_futures=lane != ORDERS)

    def wait(self, lane: str = "") -> None:
        """Wait until the threads, or those of one lane, have ended; after `close`."""
        for name, pool in self._pools.items():
            if lane in ("", name):
                pool.shutdown(wait=True)

    def _pool(self, lane: str) -> ThreadPoolExecutor:
        if lane not in self._pools:
            self._pools[lane] = ThreadPoolExecutor(LANES[lane], thread_name_prefix=f"window-{lane}")
        return self._pools[lane]

    def _work(self, work: Callable[[], Any], ticket: Ticket) -> None:
        if ticket.dropped:
            return
        try:
            outcome: tuple[Ticket, bool, Any] = (ticket, True, work())
        except Exception as exc:  # noqa: BLE001 - the top of a worker: handed on to the window
            outcome = (ticket, False, exc)
        self._finished.append(outcome)
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._woken.emit()

    def _deliver(self) -> None:
        until = time.monotonic() + DELIVER_SECONDS
        try:
            while self._finished and not self._closed and time.monotonic() < until:
                ticket, worked, value = self._finished.popleft()
                if not ticket.dropped:
                    self._hand_out(ticket, worked, value)
        finally:  # an error in one's `then` must not hold the others back
            if self._finished and not self._closed:
                self._turn.start()

    def _hand_out(self, ticket: Ticket, worked: bool, value: Any) -> None:
        for key in [key for key, kept in self._keyed.items() if kept is ticket]:
            del self._keyed[key]
        if worked:
            ticket.then(value)
            return
        error = value if isinstance(value, OCRDeskError) else _unforeseen(value)
        if ticket.failed is not None:
            ticket.failed(error)
        else:
            self.failed.emit(error)


def _unforeseen(exc: Exception) -> OCRDeskError:
    place = exc.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    LOG.error("%s at %s", type(exc).__name__, where)
    return OCRDeskError()
