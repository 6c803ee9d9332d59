"""One SQLite file: opened, written all or nothing, shared by threads, and kept aside when it is damaged.

A file that a newer version made is left as it is: work goes on in one beside it, named after the own version.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from ocrdesk import __version__
from ocrdesk.errors import JournalDamaged, JournalDiskFull, JournalError, JournalTooNew
from ocrdesk.i18n import N_, Message, message
from ocrdesk.journal.network_folders import is_on_network

BUSY_SECONDS = 10
LOGS = ("-wal", "-shm")
"""What stands beside a database while it is written, or after a power cut."""
UNHARMED = tuple(
    f"SQLITE_{name}" for name in ("BUSY", "LOCKED", "FULL", "IOERR", "CANTOPEN", "READONLY", "PERM", "NOLFS", "NOMEM")
)
"""What SQLite says of the disk, the folder or another program: the file itself may be whole."""
MADE_BY = "made_by"
"""The table that names the program which kept the file last."""
_T = TypeVar("_T")


class MadeByNewerError(sqlite3.DatabaseError):
    """The file is of a form that only a newer version knows; `made_by` is that version, in words."""

    def __init__(self, made_by: "str | Message") -> None:
        super().__init__()
        self.made_by = made_by


class Database:
    """A file with its tables. Each call is on disk when it returns. Raises JournalError, JournalDiskFull."""

    def __init__(self, path: Path, tables: str, version: int) -> None:
        """Open the file, or make it with `tables` (SQL). Raises sqlite3.Error."""
        self._lock = RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            _refuse_newer(self._connection, version)
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


def open_taking_in(
    path: Path,
    make: Callable[[Path], _T],
    version: int,
    troubles: tuple[type[JournalDamaged], type[JournalTooNew]],
    take_in: Callable[[_T, Path], None],
) -> tuple[_T, JournalError | None]:
    """As `open_or_put_aside`; what older versions kept beside a file that they did not know is then taken in."""
    made, trouble = open_or_put_aside(path, make, version, *troubles)
    apart = [kept_apart(path, older) for older in range(1, version + 1)] if trouble is None else []
    for each in filter(Path.exists, apart):
        with suppress(JournalError, sqlite3.Error):  # it stays where it is, until the next start
            take_in(made, each)
    return made, trouble


def open_or_put_aside(
    path: Path,
    make: Callable[[Path], _T],
    version: int,
    damaged: type[JournalDamaged],
    too_new: type[JournalTooNew],
) -> tuple[_T, JournalError | None]:
    """What `make`, which knows that `version`, makes of the file, and what the clerk should be told.

    A damaged file is kept under another name, and a new one begun; one that is too new stays where it is.
    """
    try:
        return make(path), None
    except MadeByNewerError as exc:
        beside = kept_apart(path, version)
        made, trouble = open_or_put_aside(beside, make, version, damaged, too_new)
        return made, trouble or too_new(version=exc.made_by, name=beside.name)
    except sqlite3.DatabaseError as exc:
        if getattr(exc, "sqlite_errorname", "").startswith(UNHARMED):
            raise _converted(exc) from exc
        kept = path.with_name(f"{path.stem}-damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite")
        try:
            os.replace(path, kept)  # noqa: PTH105 - os.replace is the one that overwrites everywhere
            for suffix in LOGS:
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        except OSError as refused:  # another program has it open
            raise JournalError from refused
        return make(path), damaged(name=kept.name)


def kept_apart(path: Path, version: int) -> Path:
    """Where a program that knows only that version keeps its work beside a newer file."""
    return path.with_name(f"{path.stem}-{version}{path.suffix}")


def remove(path: Path) -> None:
    """Take away a database that holds nothing any more."""
    for suffix in ("", *LOGS):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


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


def _refuse_newer(connection: sqlite3.Connection, version: int) -> None:
    """Look before anything is changed. Raises MadeByNewerError."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > version:
        raise MadeByNewerError(_made_by(connection) or message(N_("format {number}"), number=found))


def _made_by(connection: sqlite3.Connection) -> str:
    """The program that kept the file last; "" where it is not named, as in a form to come."""
    with suppress(sqlite3.Error, TypeError):
        return str(connection.execute(f"SELECT program FROM {MADE_BY}").fetchone()[0])  # noqa: S608 - one fixed name
    return ""


def _prepare(connection: sqlite3.Connection, tables: str, version: int) -> None:
    connection.execute("PRAGMA synchronous = FULL")  # what was confirmed or paid for outlives a power cut
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")  # two programs may start at once
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found == 0:
        for statement in filter(str.strip, tables.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
    _sign(connection)
    connection.execute("COMMIT")


def _sign(connection: sqlite3.Connection) -> None:
    """Name this program as the one that keeps the file, where it is not named yet."""
    connection.execute(f"CREATE TABLE IF NOT EXISTS {MADE_BY} (program TEXT NOT NULL)")
    if connection.execute(f"SELECT program FROM {MADE_BY}").fetchall() != [(__version__,)]:  # noqa: S608 - as above
        connection.execute(f"DELETE FROM {MADE_BY}")  # noqa: S608
        connection.execute(f"INSERT INTO {MADE_BY} VALUES (?)", (__version__,))  # noqa: S608


def _converted(exc: sqlite3.Error) -> JournalError:
    name = getattr(exc, "sqlite_errorname", "")
    # A quota or a limit on the file's size is told as a failed write, not as a full disk.
    full = "full" in str(exc) or name in {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"}
    return JournalDiskFull() if full else JournalError()
