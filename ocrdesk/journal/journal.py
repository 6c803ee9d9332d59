"""Jobs, recognitions and records in one SQLite file."""

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import msgspec

from ocrdesk.errors import JournalDamaged, JournalDiskFull, JournalError
from ocrdesk.journal.schema import prepare
from ocrdesk.model import Job, PageRecord, Recognition

FILE_NAME = "journal.sqlite"
_NOT_STORED = Recognition(provider="", width=0, height=0)
_T = TypeVar("_T")


class Journal:
    """What is known of every job, on disk when a call returns. May be used from any thread.

    Raises JournalError, and JournalDiskFull when nothing more can be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
        try:
            prepare(self._connection)
        except sqlite3.Error:
            self._connection.close()
            raise

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def add_job(self, job: Job) -> Job:
        """Keep a new job and return it with its number."""
        with self._writing() as connection:
            cursor = connection.execute("INSERT INTO job (snapshot) VALUES (?)", (_pack(job),))
            job = replace(job, id=cursor.lastrowid or 0)
            connection.execute("UPDATE job SET snapshot = ? WHERE id = ?", (_pack(job), job.id))
        return job

    def save_job(self, job: Job) -> None:
        with self._writing() as connection:
            connection.execute("UPDATE job SET snapshot = ? WHERE id = ?", (_pack(job), job.id))

    def remove_jobs(self, ids: tuple[int, ...]) -> None:
        with self._writing() as connection:
            connection.executemany("DELETE FROM job WHERE id = ?", [(number,) for number in ids])

    def jobs(self) -> tuple[Job, ...]:
        """All jobs, in the order in which they came."""
        rows = self._read("SELECT snapshot FROM job ORDER BY id")
        return tuple(_unpack(body, Job) for (body,) in rows)

    def save_page(self, job_id: int, record: PageRecord) -> None:
        """Keep a page with its recognition."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO recognition VALUES (?, ?, ?)",
                (job_id, record.number, _pack(record.recognition)),
            )
            _put_record(connection, job_id, record)

    def save_record(self, job_id: int, record: PageRecord) -> None:
        """Keep what a person changed on a page; its recognition stays as it is."""
        with self._writing() as connection:
            _put_record(connection, job_id, record)

    def page(self, job_id: int, number: int) -> PageRecord | None:
        rows = self._read(
            "SELECT page.body, recognition.body FROM page JOIN recognition USING (job_id, number)"
            " WHERE job_id = ? AND number = ?",
            (job_id, number),
        )
        if not rows:
            return None
        record, recognition = rows[0]
        return replace(_unpack(record, PageRecord), recognition=_unpack(recognition, Recognition))

    def records(self, job_id: int) -> tuple[PageRecord, ...]:
        """A job's pages in order, without what was recognised: small enough to hold for thousands."""
        rows = self._read("SELECT body FROM page WHERE job_id = ? ORDER BY number", (job_id,))
        return tuple(_unpack(body, PageRecord) for (body,) in rows)

    def page_numbers(self, job_id: int) -> tuple[int, ...]:
        rows = self._read("SELECT number FROM page WHERE job_id = ? ORDER BY number", (job_id,))
        return tuple(number for (number,) in rows)

    def remove_pages(self, job_id: int, numbers: tuple[int, ...]) -> None:
        with self._writing() as connection:
            for table in ("page", "recognition"):
                connection.executemany(
                    f"DELETE FROM {table} WHERE job_id = ? AND number = ?",  # noqa: S608 - two fixed names
                    [(job_id, number) for number in numbers],
                )

    def log_call(self, provider: str, job_id: int, number: int, at: datetime) -> None:
        """Count one call of a provider, for its quota."""
        with self._writing() as connection:
            connection.execute("INSERT INTO call VALUES (?, ?, ?, ?)", (at.isoformat(), provider, job_id, number))

    def calls(self, provider: str, month: str) -> int:
        """How many calls a provider had in a month, such as "2026-11"."""
        rows = self._read("SELECT count(*) FROM call WHERE provider = ? AND at LIKE ?", (provider, f"{month}%"))
        return int(rows[0][0])

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
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

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _read(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.Error as exc:
                raise _converted(exc) from exc


def open_journal(folder: Path) -> tuple[Journal, JournalDamaged | None]:
    """The folder's journal; a damaged one is kept under another name, told of, and a new one begun."""
    path = folder / FILE_NAME
    try:
        return Journal(path), None
    except sqlite3.DatabaseError:
        kept = _put_aside(path)
        return Journal(path), JournalDamaged(name=kept.name)


def _put_aside(path: Path) -> Path:
    kept = path.with_name(f"journal-damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite")
    os.replace(path, kept)  # noqa: PTH105
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return kept


def _put_record(connection: sqlite3.Connection, job_id: int, record: PageRecord) -> None:
    body = _pack(replace(record, recognition=_NOT_STORED))
    connection.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", (job_id, record.number, body))


def _converted(exc: sqlite3.Error) -> JournalError:
    full = "full" in str(exc) or getattr(exc, "sqlite_errorname", "") == "SQLITE_FULL"
    return JournalDiskFull() if full else JournalError()


def _pack(thing: object) -> bytes:
    return zlib.compress(msgspec.json.encode(thing, enc_hook=_plain), 1)


def _plain(thing: object) -> object:
    if isinstance(thing, Path):
        return str(thing)
    raise TypeError(type(thing).__name__)


def _unpack(body: object, kind: type[_T]) -> _T:
    if not isinstance(body, bytes):
        raise JournalError
    try:
        return msgspec.json.decode(zlib.decompress(body), type=kind, dec_hook=lambda to, value: to(value))
    except (zlib.error, msgspec.MsgspecError) as exc:
        raise JournalError from exc
