"""A file before it is opened: whether it can be read at all, and what it begins with."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ocrdesk.errors import SourceEmpty, SourceForbidden, SourceMissing, UnknownFormat

HEAD_BYTES = 4096
TAIL_BYTES = 65536

READABLE = "JPG, PNG, BMP, TIFF, WebP, GIF, HEIC, AVIF, PDF, OFD"
"""The formats that can be read, as the clerk is told."""


def read_head(path: Path) -> bytes:
    """The first bytes of a file, found without decoding anything and without ever waiting.

    Raises SourceMissing, SourceForbidden, SourceEmpty, or UnknownFormat for folders, pipes and devices.
    """
    with reading():
        # A named pipe would hold up whoever opens it, so what it is is asked before, and again after.
        _refuse_unless_file(path.stat())
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            _refuse_unless_file(os.fstat(file.fileno()))
            head = file.read(HEAD_BYTES)
    if not head:
        raise SourceEmpty
    return head


def read_tail(path: Path) -> bytes:
    """The last bytes of a file."""
    with reading(), path.open("rb") as file:
        file.seek(max(0, os.fstat(file.fileno()).st_size - TAIL_BYTES))
        return file.read(TAIL_BYTES)


def sha256(path: Path) -> str:
    """The SHA-256 of the whole file, in hexadecimal digits."""
    with reading(), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def reading() -> Iterator[None]:
    """Turn what the system says about a file into the clerk's words."""
    try:
        yield
    except PermissionError as exc:
        raise SourceForbidden from exc
    except (OSError, ValueError) as exc:
        # ValueError: a name that no file can have.
        raise SourceMissing from exc


def _refuse_unless_file(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnknownFormat(formats=READABLE)
