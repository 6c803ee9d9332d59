"""Sources read in a process of their own: whatever a file does, the program goes on."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Condition, Event
from typing import Any

from ocrdesk.child_process import ChildDied, ChildFailed, ChildProcess, ChildTimedOut, ChildTooLarge
from ocrdesk.errors import Cancelled, SourceCrashed, SourceError, SourceTooSlow
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

PATIENCE_SECONDS, LOOK_SECONDS = 0.25, 0.02
"""So long a call waits for a process that runs before a further one is started."""


class SourceReader:
    """Opens files and reads their pages in child processes, each one call at a time, from any thread.

    There is one process, and up to `at_once` while calls would wait for one another. Every call names the file anew;
    a child keeps the last few open. Raises SourceError, or Cancelled once the event is set. Whatever happened, the
    next call works again. With `codes`, pages come with the QR codes and barcodes on them.
    """

    def __init__(self, *, seconds: float = FILE_SECONDS, codes: bool = False, at_once: int = 1) -> None:
        self._seconds = seconds
        self._children = [_Child(codes) for _ in range(at_once)]
        self._idle = list(self._children)
        self._freed = Condition()

    def describe(
        self, path: Path, passwords: Sequence[str] = (), *, cancelled: Event | None = None
    ) -> SourceDescription:
        """What is known of a file without decoding its pages."""
        with self._free_child(cancelled) as child:
            child.call("open", path, (tuple(passwords),), cancelled, self._seconds)
            # A good file is read to its end, which takes its time on a slow drive.
            seconds = self._seconds + _size(path) / SLOWEST_DRIVE
            description: SourceDescription = child.call("describe", path, (tuple(passwords),), cancelled, seconds)
        return description

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
        with self._free_child(cancelled) as child:
            wanted = (number, tuple(passwords), turn, longest)
            page: Page = child.call("page", path, wanted, cancelled, self._seconds)
        return page

    def warm_up(self) -> None:
        """Start a process and load its decoders; returns when it is ready."""
        self._children[0].prepare(pdfs=True, cancelled=None)

    def close(self) -> None:
        """End the processes."""
        for child in self._children:
            child.process.close()

    @property
    def resident(self) -> int:
        """Bytes of memory that the processes hold; 0 when none runs."""
        return sum(child.process.resident() for child in self._children)

    @contextmanager
    def _free_child(self, cancelled: Event | None) -> "Iterator[_Child]":
        """A process for one call: one that runs, if need be soon; a further one where it takes longer."""
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
                self._idle.append(child)
                self._freed.notify()

    def _chosen(self, patient_until: float) -> "_Child | None":
        running = next((child for child in self._idle if child.process.pid is not None), None)
        if running is not None or not self._idle:
            return running
        none_busy = len(self._idle) == len(self._children)
        return self._idle[0] if none_busy or time.monotonic() >= patient_until else None


class _Child:
    """One reading process, and which decoders it has loaded."""

    def __init__(self, codes: bool) -> None:
        self.process = ChildProcess(partial(_make_shelf, codes), ceiling=RESTING_MEMORY, hard_limit=MOST_MEMORY)
        self._prepared: set[tuple[int, bool]] = set()

    def call(
        self,
        method: str,
        path: Path,
        arguments: tuple[object, ...],
        cancelled: Event | None,
        seconds: float,
    ) -> Any:
        """Ask something of a file. Raises SourceError and Cancelled."""
        path = path.absolute()
        # Most refusals are known from the first bytes, without the process.
        head = content.read_head(path)
        try:
            self.prepare(pdfs=pdf.matches(head) or ofd.matches(head), cancelled=cancelled)
            return self.process.call(method, path, *arguments, seconds=seconds, cancelled=cancelled)
        except ChildTimedOut as exc:
            raise SourceTooSlow(seconds=f"{seconds:.0f}") from exc
        except ChildTooLarge as exc:
            raise too_much_memory() from exc
        except (ChildDied, ChildFailed) as exc:
            raise SourceCrashed from exc
        except SourceError:
            # The file may have gone, or been emptied, while it was read: then that is the reason.
            content.read_head(path)
            raise

    def prepare(self, *, pdfs: bool, cancelled: Event | None) -> None:
        # Threads may do this at the same time: what is loaded is not loaded again.
        if self.process.pid is None or (self.process.starts, pdfs) not in self._prepared:
            self.process.call("prepare", pdfs, seconds=START_SECONDS, cancelled=cancelled)
            self._prepared |= {(self.process.starts, pdfs), (self.process.starts, False)}


def _size(path: Path) -> int:
    with content.reading():
        return path.stat().st_size


def _make_shelf(codes: bool) -> object:
    from ocrdesk.sources.shelf import make_shelf

    return make_shelf(codes)
