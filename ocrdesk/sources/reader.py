"""Sources read in a process of their own: whatever a file does, the program goes on."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from ocrdesk.child_pool import ChildPool
from ocrdesk.child_process import (
    ChildDied,
    ChildError,
    ChildFailed,
    ChildNotStarted,
    ChildProcess,
    ChildTimedOut,
    ChildTooLarge,
)
from ocrdesk.errors import SourceCrashed, SourceError, SourceNotOpened, SourceTooSlow
from ocrdesk.model import Page, SourceDescription
from ocrdesk.sources import content, ofd, pdf
from ocrdesk.sources.source import MOST_MEMORY, too_much_memory

FILE_SECONDS = 8.0
"""The time a file may take to open, or one of its pages to be decoded; a refusal must come
within ten, of which the start of a new process may take one or two."""

SLOWEST_DRIVE = 5_000_000
"""Bytes a second that even a bad network drive reads; so long may it take to read a good file whole."""

START_SECONDS = 60.0
"""The time the process may take to start and load its decoders, on a slow and busy computer."""

RESTING_MEMORY = 900_000_000
"""A process that keeps more than this after a page is renewed."""


class SourceReader:
    """Opens files and reads their pages in child processes, each one call at a time, from any thread.

    There is one process, and up to `at_once` while calls would wait for one another. Every call names the file anew;
    a child keeps the last few open. Raises SourceError, or Cancelled once the event is set. Whatever happened, the
    next call works again. With `codes`, pages come with the QR codes and barcodes on them.
    """

    def __init__(self, *, seconds: float = FILE_SECONDS, codes: bool = False, at_once: int = 1) -> None:
        self._seconds = seconds
        self._pool = ChildPool(partial(_make_shelf, codes), at_once)
        self._pool.limit(RESTING_MEMORY, MOST_MEMORY)
        self._prepared: set[tuple[ChildProcess, int, bool]] = set()

    def describe(
        self, path: Path, passwords: Sequence[str] = (), *, cancelled: Event | None = None
    ) -> SourceDescription:
        """What is known of a file without decoding its pages."""
        with self._pool.one(cancelled) as child:
            self._call(child, "open", path, tuple(passwords), cancelled=cancelled, seconds=self._seconds)
            # A good file is read to its end, which takes its time on a slow drive.
            seconds = self._seconds + _size(path) / SLOWEST_DRIVE
            known: SourceDescription = self._call(
                child, "describe", path, tuple(passwords), cancelled=cancelled, seconds=seconds
            )
        return known

    def page(
        self,
        path: Path,
        number: int,
        passwords: Sequence[str] = (),
        *,
        turn: int | None = 0,
        longest: int | None = None,
        cancelled: Event | None = None,
    ) -> Page:
        """One upright page, from 1 on; see `Source.page`. A `turn` of None lets the source turn its text upright."""
        with self._pool.one(cancelled) as child:
            wanted = (number, tuple(passwords), turn, longest)
            page: Page = self._call(child, "page", path, *wanted, cancelled=cancelled, seconds=self._seconds)
        return page

    def warm_up(self) -> None:
        """Start a process and load its decoders; returns when it is ready."""
        with self._pool.one(None) as child:
            self._prepare(child, pdfs=True, cancelled=None)

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    @property
    def resident(self) -> int:
        """Bytes of memory that the processes hold; 0 when none runs."""
        return self._pool.resident

    def _call(
        self, child: ChildProcess, method: str, path: Path, *arguments: object, cancelled: Event | None, seconds: float
    ) -> Any:
        """Ask something of a file. Raises SourceError and Cancelled."""
        path = path.absolute()
        # Most refusals are known from the first bytes, without the process.
        head = content.read_head(path)
        try:
            self._prepare(child, pdfs=pdf.matches(head) or ofd.matches(head), cancelled=cancelled)
            return child.call(method, path, *arguments, seconds=seconds, cancelled=cancelled)
        except ChildTimedOut as exc:
            raise SourceTooSlow(seconds=f"{seconds:.0f}") from exc
        except ChildTooLarge as exc:
            raise too_much_memory() from exc
        except ChildNotStarted as exc:
            raise SourceNotOpened from exc
        except (ChildDied, ChildFailed) as exc:
            raise SourceCrashed from exc
        except SourceError:
            # The file may have gone, or been emptied, while it was read: then that is the reason.
            content.read_head(path)
            raise

    def _prepare(self, child: ChildProcess, *, pdfs: bool, cancelled: Event | None) -> None:
        """Load the decoders, where the process has not loaded them yet. Raises SourceNotOpened and Cancelled."""
        if child.pid is None or (child, child.starts, pdfs) not in self._prepared:
            try:
                child.call("prepare", pdfs, seconds=START_SECONDS, cancelled=cancelled)
            except ChildError as exc:
                raise SourceNotOpened from exc
            self._prepared |= {(child, child.starts, pdfs), (child, child.starts, False)}


def _size(path: Path) -> int:
    with content.reading():
        return path.stat().st_size


def _make_shelf(codes: bool) -> object:
    from ocrdesk.sources.shelf import make_shelf

    return make_shelf(codes)
