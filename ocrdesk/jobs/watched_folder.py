"""A folder that is watched: what a scanner or a colleague puts there is told once, as soon as it is whole.

It is looked at every other second, not listened to: folders on shares tell nothing of what others do in them.
"""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

from ocrdesk.jobs.folders import find_files, stamp

LOOK_SECONDS = 2.0

Stamps = dict[str, str]


class Taken(Protocol):
    """Where it is kept which files were told already, across starts of the program."""

    def load(self, folder: Path) -> Stamps | None:
        """Names and stamps of the folder's files; None where it was never watched."""
        ...

    def save(self, folder: Path, stamps: Stamps) -> None: ...


class WatchedFolder:
    """Tells new files, on a thread of its own; those that lie there when it is first watched are none.

    A file is whole when two looks find it the same and it can be opened. A file that is written over is new.
    """

    def __init__(
        self,
        folder: Path,
        taken: Taken,
        tell: Callable[[tuple[Path, ...]], None],
        *,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self.folder = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay links
        self._taken = taken
        self._tell = tell
        self._look_seconds = look_seconds
        self._known: Stamps | None = None
        self._growing: Stamps = {}
        self._closed = Event()
        self._thread = Thread(target=self._watch, name="watched-folder", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more; returns at once."""
        self._closed.set()

    def join(self) -> None:
        self._thread.join()

    def _watch(self) -> None:
        while not self._closed.is_set():
            self._look()
            self._closed.wait(self._look_seconds)

    def _look(self) -> None:
        if not os.path.isdir(self.folder):  # noqa: PTH112 - Path.is_dir raises what a failing share says
            return
        found = find_files([self.folder])
        here = {str(path): stamp(path) for path in found if path != self.folder}  # it may be gone by now
        if self._known and not here:  # a share that is away, or an empty place to mount it; it comes back with all
            return
        if self._known is None:
            self._known = self._begin(here)
        known = {name: self._known[name] for name in here if name in self._known}
        new = {name: mark for name, mark in here.items() if mark and known.get(name) != mark}
        whole = {name: mark for name, mark in new.items() if self._growing.get(name) == mark and _opens(name)}
        self._growing = {name: mark for name, mark in new.items() if name not in whole}
        if whole or known != self._known:
            self._known = known | whole
            self._taken.save(self.folder, self._known)
        if whole and not self._closed.is_set():
            self._tell(tuple(Path(name) for name in whole))

    def _begin(self, here: Stamps) -> Stamps:
        kept = self._taken.load(self.folder)
        if kept is None:
            kept = here
            self._taken.save(self.folder, kept)
        return kept


def _opens(name: str) -> bool:
    try:
        with open(name, "rb") as stream:  # noqa: PTH123 - a name as the system gave it
            return bool(os.fstat(stream.fileno()).st_size)
    except OSError:
        return False
