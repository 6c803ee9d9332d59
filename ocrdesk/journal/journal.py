"""Jobs, recognitions and records in one SQLite file."""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

import msgspec

from ocrdesk.errors import JournalDamaged, JournalError, JournalPartlyDamaged, JournalTooNew
from ocrdesk.journal.database import Database, open_taking_in, remove
from ocrdesk.journal.schema import JOURNAL, JOURNAL_VERSION
from ocrdesk.model import Job, PageChange, PageRecord, Recognition

FILE_NAME = "journal.sqlite"
WORTH_PACKING = 2000
"""Bytes: a body that is shorter is kept as it is."""
_NOT_STORED = Recognition(provider="", width=0, height=0)
_T = TypeVar("_T")
_learning = Lock()
"""Held while msgspec learns a type: two threads that teach it the same one at once crash it."""
_decoders: dict[type[Any], msgspec.json.Decoder[Any]] = {}


class Journal:
    """What is known of every job, on disk when a call returns. May be used from any thread.

    Raises JournalError, and JournalDiskFull when nothing more can be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = Database(path, JOURNAL, JOURNAL_VERSION)
        self.damaged: tuple[JournalPartlyDamaged, ...] = ()
        """What `jobs` could not read, and left where it is."""

    def close(self) -> None:
        self._database.close()

    def add_jobs(self, jobs: Sequence[Callable[[int], Job]]) -> tuple[Job, ...]:
        """Keep new jobs, which lack nothing but their numbers, all or none."""
        with self._database.writing() as connection:
            found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'job'").fetchone()
            first = found[0] + 1 if found is not None else 1
            numbered = tuple(job(number) for number, job in enumerate(jobs, first))
            rows = ((job.id, _pack(job)) for job in numbered)
            connection.executemany("INSERT INTO job (id, snapshot) VALUES (?, ?)", rows)
        return numbered

    def save_job(self, job: Job) -> None:
        with self._database.writing() as connection:
            connection.execute("UPDATE job SET snapshot = ? WHERE id = ?", (_pack(job), job.id))

    def save_jobs(self, jobs: Sequence[Job]) -> None:
        """Keep several snapshots at once."""
        with self._database.writing() as connection:
            connection.executemany("UPDATE job SET snapshot = ? WHERE id = ?", [(_pack(job), job.id) for job in jobs])

    def remove_jobs(self, ids: tuple[int, ...]) -> None:
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM job WHERE id = ?", [(number,) for number in ids])

    def jobs(self) -> tuple[Job, ...]:
        """All jobs that can be read, in the order in which they came: a broken row must not hide the others."""
        rows = self._database.read("SELECT snapshot FROM job ORDER BY id")
        found = []
        for (body,) in rows:
            with suppress(JournalError):
                found.append(_unpack(body, Job))
        lost = len(rows) - len(found)
        self.damaged = (JournalPartlyDamaged(count=lost),) if lost else ()
        return tuple(found)

    def save_page(self, job_id: int, record: PageRecord) -> None:
        """Keep a page with its recognition."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO recognition VALUES (?, ?, ?)",
                (job_id, record.number, _pack(record.recognition)),
            )
            _put_record(connection, job_id, record)

    def save_record(self, job_id: int, record: PageRecord) -> None:
        """Keep what a person changed on a page; its recognition stays as it is."""
        with self._database.writing() as connection:
            _put_record(connection, job_id, record)

    def page(self, job_id: int, number: int) -> PageRecord | None:
        rows = self._database.read(
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
        rows = self._database.read("SELECT body FROM page WHERE job_id = ? ORDER BY number", (job_id,))
        return tuple(_unpack(body, PageRecord) for (body,) in rows)

    def bodies(self, job_id: int) -> tuple[tuple[int, bytes], ...]:
        """A job's pages in order, by number, as they are kept: see `as_record`."""
        return tuple(self._database.read("SELECT number, body FROM page WHERE job_id = ? ORDER BY number", (job_id,)))

    def body(self, job_id: int, number: int) -> bytes | None:
        """One page as it is kept; None where there is none."""
        rows = self._database.read("SELECT body FROM page WHERE job_id = ? AND number = ?", (job_id, number))
        return rows[0][0] if rows else None

    def swap(self, changes: Iterable[PageChange]) -> tuple[PageChange, ...]:
        """Put each page's `after` in the place of its `before`, all in one go.

        A page that does not stand as its `before` says is left alone; those that were changed come back.
        """
        with self._database.writing() as connection:
            return tuple(change for change in changes if _swap(connection, change))

    def page_numbers(self, job_id: int) -> tuple[int, ...]:
        rows = self._database.read("SELECT number FROM page WHERE job_id = ? ORDER BY number", (job_id,))
        return tuple(number for (number,) in rows)

    def remove_pages(self, job_id: int, numbers: tuple[int, ...]) -> None:
        with self._database.writing() as connection:
            for table in ("page", "recognition"):
                connection.executemany(
                    f"DELETE FROM {table} WHERE job_id = ? AND number = ?",  # noqa: S608 - two fixed names
                    [(job_id, number) for number in numbers],
                )


def open_journal(folder: Path) -> tuple[Journal, JournalError | None]:
    """The folder's journal, and what the clerk should be told of it: see `open_taking_in`."""
    return open_taking_in(folder / FILE_NAME, Journal, JOURNAL_VERSION, (JournalDamaged, JournalTooNew), _take_in)


def _take_in(journal: Journal, path: Path) -> None:
    """What an older version kept beside this journal, while it did not know it, comes into it."""
    apart = Journal(path)
    try:
        for job in apart.jobs():
            pages = [apart.page(job.id, number) for number in apart.page_numbers(job.id)]
            (own,) = journal.add_jobs([partial(_numbered, job)])
            for page in pages:
                if page is not None:
                    journal.save_page(own.id, page)
            apart.remove_jobs((job.id,))
        is_empty = not apart.jobs() and not apart.damaged
    finally:
        apart.close()
    if is_empty:
        remove(path)


def _numbered(job: Job, number: int) -> Job:
    return replace(job, id=number)


def as_record(body: bytes) -> PageRecord:
    """The page record that a body holds, without what was recognised. Raises JournalError."""
    return _unpack(body, PageRecord)


def as_body(record: PageRecord) -> bytes:
    """A page record as it is kept."""
    return _pack(replace(record, recognition=_NOT_STORED))


def _swap(connection: sqlite3.Connection, change: PageChange) -> bool:
    query = "SELECT body FROM page WHERE job_id = ? AND number = ?"
    found = connection.execute(query, change.key).fetchone()
    # Kept anew it may be written otherwise and say the same.
    if found is None or (found[0] != change.before and as_record(found[0]) != as_record(change.before)):
        return False
    connection.execute("UPDATE page SET body = ? WHERE job_id = ? AND number = ?", (change.after, *change.key))
    return True


def _put_record(connection: sqlite3.Connection, job_id: int, record: PageRecord) -> None:
    connection.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", (job_id, record.number, as_body(record)))


def _pack(thing: object) -> bytes:
    body = msgspec.json.encode(thing, enc_hook=_plain)
    return body if len(body) < WORTH_PACKING else zlib.compress(body, 1)


def _plain(thing: object) -> object:
    if isinstance(thing, Path):
        return str(thing)
    raise TypeError(type(thing).__name__)


def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    with _learning:
        if kind not in _decoders:
            _decoders[kind] = msgspec.json.Decoder(kind, dec_hook=lambda to, value: to(value))
        return _decoders[kind]


def _unpack(body: object, kind: type[_T]) -> _T:
    if not isinstance(body, bytes):
        raise JournalError
    try:
        return cast("_T", _decoder(kind).decode(body if body.startswith(b"{") else zlib.decompress(body)))
    except (zlib.error, msgspec.MsgspecError) as exc:
        raise JournalError from exc
