"""One SQLite file: opened, written all or nothing, shared by threads, and kept aside when it is damaged."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from ocrdesk.errors import JournalDamaged, JournalDiskFull, JournalError
from ocrdesk.journal.network_folders import is_on_network

BUSY_SECONDS = 10
UNHARMED = tuple(
    f"SQLITE_{name}" for name in ("BUSY", "LOCKED", "FULL", "IOERR", "CANTOPEN", "READONLY", "PERM", "NOLFS", "NOMEM")
)
"""What SQLite says of the disk, the folder or another program: the file itself may be whole."""
_T = TypeVar("_T")


class Database:
    """A file with its tables. Each call is on disk when it returns. Raises JournalError, JournalDiskFull."""

    def __init__(self, path: Path, tables: str, version: int) -> None:
        """Open the file, or make it with `tables` (SQL). Raises sqlite3.Error."""
        self._lock = RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            _choose_journal_mode(self._connection, path)
            _prepare(self._connection, tables, version)
        except sqlite3.Error:
            self._connection.close()
            raise

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """What is executed within is kept all or nothing."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except sqlite3.Error as exc:
                self._roll_back()
                raise _converted(exc) from exc
            except BaseException:
                self._roll_back()
                raise

    def read(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.Error as exc:
                raise _converted(exc) from exc

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def open_or_put_aside(path: Path, make: Callable[[Path], _T]) -> tuple[_T, JournalDamaged | None]:
    """What `make` makes of the file; a damaged one is kept under another name, told of, and a new one begun."""
    try:
        return make(path), None
    except sqlite3.DatabaseError as exc:
        if getattr(exc, "sqlite_errorname", "").startswith(UNHARMED):
            raise _converted(exc) from exc
        kept = path.with_name(f"{path.stem}-damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite")
        try:
            os.replace(path, kept)  # noqa: PTH105 - os.replace is the one that overwrites everywhere
            for suffix in ("-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        except OSError as refused:  # another program has it open
            raise JournalError from refused
        return make(path), JournalDamaged(name=kept.name)


def _choose_journal_mode(connection: sqlite3.Connection, path: Path) -> None:
    """A write-ahead log where its shared memory works: on a share it does not, and two computers would harm the file.

    https://sqlite.org/wal.html: "All processes using a database must be on the same host computer".
    """
    if not is_on_network(path.parent):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as exc:
            if not getattr(exc, "sqlite_errorname", "").startswith(("SQLITE_IOERR_SHM", "SQLITE_PROTOCOL")):
                raise
        else:
            return
    connection.execute("PRAGMA journal_mode = DELETE")


def _prepare(connection: sqlite3.Connection, tables: str, version: int) -> None:
    connection.execute("PRAGMA synchronous = FULL")  # what was confirmed or paid for outlives a power cut
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")  # two programs may start at once
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > version:
        connection.execute("ROLLBACK")
        raise sqlite3.DatabaseError("made by a newer version")
    if found == 0:
        for statement in filter(str.strip, tables.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("COMMIT")


def _converted(exc: sqlite3.Error) -> JournalError:
    name = getattr(exc, "sqlite_errorname", "")
    # A quota or a limit on the file's size is told as a failed write, not as a full disk.
    full = "full" in str(exc) or name in {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"}
    return JournalDiskFull() if full else JournalError()
