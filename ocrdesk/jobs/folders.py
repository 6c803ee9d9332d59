"""From what was dropped to the files in it: folders opened, natural order, nothing twice."""

import heapq
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from natsort import natsort_keygen, ns

SUFFIXES = frozenset(
    ".jpg .jpeg .jpe .jfif .png .bmp .dib .tif .tiff .webp .gif .heic .heif .hif .avif .pdf .ofd".split()  # noqa: SIM905
)
"""Endings taken from inside folders. A file named by itself is tried whatever its ending."""

SORTED_AT_ONCE = 500
"""So many names are sorted in one go: no other thread, the window's too, goes on while Python sorts."""

_natural = natsort_keygen(alg=ns.IGNORECASE)


def find_files(paths: Iterable[Path], *, recursive: bool = True) -> tuple[Path, ...]:
    """The files to read: given ones as they come, those in folders in natural order (1, 2, 10)."""
    found: dict[str, None] = {}
    for path in paths:
        place = os.path.abspath(path)  # noqa: PTH100 - links stay links
        is_folder = os.path.isdir(place)  # noqa: PTH112 - Path.is_dir raises what a failing share says
        found.update(dict.fromkeys(_in_folder(place, recursive=recursive) if is_folder else (place,)))
    return tuple(map(Path, found))


def _in_folder(folder: str, *, recursive: bool) -> Iterator[str]:
    # Texts, not Paths: of a folder with tens of thousands of files, making several Paths each takes seconds.
    for place, folders, names in os.walk(folder):
        folders[:] = sorted((name for name in folders if recursive and not name.startswith(".")), key=_natural)
        yield from (os.path.join(place, name) for name in _ordered(filter(_is_readable, names)))  # noqa: PTH118


def _ordered(names: Iterable[str]) -> Iterator[str]:
    keyed = [(_by_name(name), name) for name in names]
    parts = [sorted(keyed[begin : begin + SORTED_AT_ONCE]) for begin in range(0, len(keyed), SORTED_AT_ONCE)]
    return (name for _key, name in heapq.merge(*parts))


def _is_readable(name: str) -> bool:
    return not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122


def _by_name(name: str) -> tuple[object, str]:
    """A name's place: "a.jpg" before "a1.jpg", whatever the ending."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    return _natural(stem), suffix.lower()


def stamp(path: Path) -> str:
    """What tells one version of a file from the next: its size and time; "" where it cannot be told."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"
