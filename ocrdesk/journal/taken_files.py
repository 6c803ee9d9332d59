"""Which files of the watched folder were taken already: one small file beside the journal."""

import contextlib
import os
from pathlib import Path

import msgspec

FILE_NAME = "watched.json"


class TakenFiles:
    """Keeps the names and stamps of one folder's files; another folder's take their place."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def load(self, watched: Path) -> dict[str, str] | None:
        """What was kept of that folder; None where nothing was, or nothing can be read."""
        try:
            name, stamps = msgspec.json.decode(self._path.read_bytes(), type=tuple[str, dict[str, str]])
        except (OSError, msgspec.MsgspecError):
            return None
        return stamps if name == str(watched) else None

    def save(self, watched: Path, stamps: dict[str, str]) -> None:
        """Write a new file, then in place of the old one. A disk that refuses it costs no file, only a second look."""
        fresh = self._path.with_suffix(".new")
        try:
            fresh.write_bytes(msgspec.json.encode((str(watched), stamps)))
            os.replace(fresh, self._path)  # noqa: PTH105 - os.replace is the one that overwrites everywhere
        except OSError:
            _remove(fresh)

    def forget(self) -> None:
        """No folder is watched any more: watched again, it begins anew."""
        _remove(self._path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
