"""From what was dropped to the files in it: folders opened, natural order, nothing twice."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from natsort import natsort_keygen, ns

SUFFIXES = frozenset(
    ".jpg .jpeg .jpe .jfif .png .bmp .dib .tif .tiff .webp .gif .heic .heif .hif .avif .pdf .ofd".split()  # noqa: SIM905
)
"""Endings taken from inside folders. A file named by itself is tried whatever its ending."""

_natural = natsort_keygen(key=str, alg=ns.PATH | ns.IGNORECASE)


def find_files(paths: Iterable[Path], *, recursive: bool = True) -> tuple[Path, ...]:
    """The files to read: given ones as they come, those in folders in natural order (1, 2, 10)."""
    found: dict[Path, None] = {}
    for path in paths:
        files = _in_folder(path, recursive=recursive) if path.is_dir() else (path,)
        found.update((Path(os.path.abspath(file)), None) for file in files)  # noqa: PTH100 - links stay links
    return tuple(found)


def _in_folder(folder: Path, *, recursive: bool) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted((name for name in folders if recursive and not name.startswith(".")), key=_natural)
        for name in sorted(names, key=_natural):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in SUFFIXES:
                yield Path(place, name)


def stamp(path: Path) -> str:
    """What tells one version of a file from the next: its size and time; "" where it cannot be told."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"
