"""What runs in the reading process: the last few sources, kept open while they are asked for pages."""

import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ocrdesk.errors import SourceError
from ocrdesk.model import Page, SourceDescription
from ocrdesk.sources import content, open_source, pdf
from ocrdesk.sources.codes import codes_of
from ocrdesk.sources.source import MOST_MEMORY, Source

KEPT_OPEN = 4

IDLE_SECONDS = 5.0
"""After this long without a call every file is let go: Windows does not rename or delete what is open."""

Answer = TypeVar("Answer")

Key = tuple[str, int, int, tuple[str, ...]]
"""Path, time of change, size and passwords: a file that changed is another file."""


class Shelf:
    """Sources by their file, opened when first asked for; with `codes`, pages come with their codes."""

    def __init__(self, *, codes: bool = False) -> None:
        self._codes = codes
        self._open: OrderedDict[Key, Source] = OrderedDict()
        self._lock = threading.Lock()
        self._idle: threading.Timer | None = None

    def prepare(self, pdfs: bool) -> None:
        """Load the decoders, which takes longer than most files do."""
        import PIL.Image  # noqa: F401

        if pdfs:
            pdf.load_pymupdf()

    def open(self, path: Path, passwords: Sequence[str]) -> None:
        """Open a file, and so find out whether it can be opened, without reading it to its end."""
        self._answered(lambda: self._source(path, passwords))

    def describe(self, path: Path, passwords: Sequence[str]) -> SourceDescription:
        return self._answered(lambda: self._source(path, passwords).description)

    def page(self, path: Path, number: int, passwords: Sequence[str], turn: int | None, longest: int | None) -> Page:
        page = self._answered(lambda: self._source(path, passwords).page(number, turn=turn, longest=longest))
        return replace(page, codes=codes_of(page)) if self._codes and longest is None else page

    def close(self) -> None:
        """Let go of every file."""
        with self._lock:
            if self._idle is not None:
                self._idle.cancel()
            while self._open:
                self._open.popitem()[1].close()

    def _answered(self, ask: Callable[[], Answer]) -> Answer:
        with self._lock:
            try:
                return ask()
            except SourceError as exc:
                # The error is kept until the next one is sent. With its traceback and its causes it would keep
                # what the decoder was holding, which can be a gigabyte.
                error = exc.with_traceback(None)
                error.__cause__ = error.__context__ = None
            raise error

    def _source(self, path: Path, passwords: Sequence[str]) -> Source:
        self._rest_later()
        with content.reading():
            status = path.stat()
        key = (str(path), status.st_mtime_ns, status.st_size, tuple(passwords))
        for other in [other for other in self._open if other[0] == key[0] and other != key]:
            self._open.pop(other).close()
        if key not in self._open:
            self._open[key] = open_source(path, passwords)
        self._open.move_to_end(key)
        while len(self._open) > KEPT_OPEN:
            self._open.popitem(last=False)[1].close()
        return self._open[key]

    def _rest_later(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        self._idle = threading.Timer(IDLE_SECONDS, self.close)
        self._idle.daemon = True
        self._idle.start()


def make_shelf(codes: bool = False) -> Shelf:
    """The Shelf of a new process, which from now on may not take more memory than MOST_MEMORY."""
    # Numpy's library for matrices, not needed here, takes memory for each of the processor's cores.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    limit_memory(MOST_MEMORY)
    return Shelf(codes=codes)


def limit_memory(most: int) -> None:
    """Let allocations of this process fail beyond `most` bytes more than it has, where the system can do that."""
    if sys.platform == "win32":
        return
    import resource
    from contextlib import suppress

    import psutil

    taken = psutil.Process().memory_info().vms
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (taken + most, resource.getrlimit(resource.RLIMIT_AS)[1]))
