"""Saves pages: stands still a moment for the usual fast disk, and tells later where it takes longer."""

import contextlib
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from ocrdesk.errors import Cancelled, OCRDeskError
from ocrdesk.model import PageRecord

SAVE_SECONDS = 0.03
"""How long the window stands still for a save: below what a person, or the stall figure, notices."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A save under way, and whom to tell."""

    future: Future[None]
    saved: Callable[[], None]
    failed: Callable[[OCRDeskError], None]


class PageSaver(QObject):
    """Lives on the window's thread and calls back on it; `save_page` returns a Future that any thread may end."""

    busy_changed = Signal(bool)
    _woken = Signal()

    def __init__(self, save_page: Callable[[int, PageRecord], Future[None]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save_page = save_page
        self._pending: list[Pending] = []
        self._woken.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._pending)

    def save(
        self,
        job_id: int,
        record: PageRecord,
        saved: Callable[[], None],
        failed: Callable[[OCRDeskError], None],
    ) -> None:
        """Save; calls `saved` or `failed`, before it returns if the disk is fast."""
        try:
            future = self._save_page(job_id, record)
        except OCRDeskError as error:
            failed(error)
            return
        pending = Pending(future, saved, failed)
        with contextlib.suppress(Exception):
            future.exception(SAVE_SECONDS)
        if future.done():
            _tell(pending)
            return
        self._pending.append(pending)
        self.busy_changed.emit(True)
        future.add_done_callback(self._wake)

    def wait(self, seconds: float) -> None:
        """Stand still until all that is under way is on disk, or the time is over."""
        for pending in tuple(self._pending):
            with contextlib.suppress(Exception):
                pending.future.exception(seconds)
        self._settle()

    def _wake(self, _future: Future[None]) -> None:
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._woken.emit()

    def _settle(self) -> None:
        done = [pending for pending in self._pending if pending.future.done()]
        if not done:
            return
        self._pending = [pending for pending in self._pending if pending not in done]
        if not self._pending:
            self.busy_changed.emit(False)
        for pending in done:
            _tell(pending)


def _tell(pending: Pending) -> None:
    try:
        error = pending.future.exception()
    except CancelledError:
        error = Cancelled()
    if error is None:
        pending.saved()
    else:
        pending.failed(error if isinstance(error, OCRDeskError) else OCRDeskError())
