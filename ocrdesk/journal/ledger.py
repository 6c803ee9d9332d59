"""The ledger: every call of a cloud service counted, and every answer that was paid for kept.

It is a file of its own, shared by the window and the command line, so that neither pays for what the other has.
Times are kept in UTC, so that they sort as texts.
"""

import contextlib
import sqlite3
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from ocrdesk.errors import CallsDamaged, CallsTooNew, JournalError
from ocrdesk.journal.database import BUSY_SECONDS, Database, open_taking_in, remove
from ocrdesk.journal.schema import LEDGER, LEDGER_VERSION
from ocrdesk.model import BILLING_ZONE, CallRecord, CallTotal

FILE_NAME = "calls.sqlite"
TO_BILLING_ZONE = f"{BILLING_ZONE.utcoffset(None).total_seconds():+.0f} seconds"
"""From the kept times to those of the services' months, in SQLite's words."""


class Ledger:
    """Calls and answers, on disk when a method returns. May be used from any thread. Raises JournalError.

    What the disk did not take stays in memory, and is written with what comes next: it was paid for.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path, LEDGER, LEDGER_VERSION)
        self._lock = RLock()
        self._unwritten: list[tuple[CallRecord, dict[str, str]]] = []

    def close(self) -> None:
        with contextlib.suppress(JournalError):
            self.settle()
        self._database.close()

    def answer(self, fingerprint: str) -> str | None:
        """The answer to that very call, if one is kept."""
        with self._lock:
            unwritten = [answers[fingerprint] for _call, answers in self._unwritten if fingerprint in answers]
        if unwritten:
            return unwritten[-1]
        rows = self._database.read("SELECT body FROM answer WHERE fingerprint = ?", (fingerprint,))
        try:
            return zlib.decompress(rows[0][0]).decode() if rows else None
        except (zlib.error, UnicodeDecodeError) as exc:
            raise JournalError from exc

    def record(self, call: CallRecord, answers: Mapping[str, str]) -> None:
        """Count a call and keep its answers by fingerprint."""
        with self._lock:
            self._unwritten.append((call, dict(answers)))
            self.settle()

    def settle(self) -> None:
        """Write what the disk did not take before."""
        with self._lock:
            if not self._unwritten:
                return
            with self._database.writing() as connection:
                for call, answers in self._unwritten:
                    _insert(connection, call, answers)
            self._unwritten.clear()

    def totals(self, begin: datetime, end: datetime) -> tuple[CallTotal, ...]:
        """What was called from `begin` to before `end`, by month, provider, API and code."""
        rows = self._database.read(
            "SELECT strftime('%Y-%m', at, ?), provider, api, code, count(*), sum(billed), avg(seconds), sum(sent)"
            " FROM call WHERE at >= ? AND at < ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
            (TO_BILLING_ZONE, _utc(begin), _utc(end)),
        )
        return tuple(CallTotal(*row) for row in rows)

    def billed(self, provider: str, begin: datetime) -> int:
        """How many calls a provider charges for since then."""
        rows = self._database.read(
            "SELECT coalesce(sum(billed), 0) FROM call WHERE provider = ? AND at >= ?", (provider, _utc(begin))
        )
        return int(rows[0][0])

    def take_in(self, path: Path) -> None:
        """Take another ledger's calls and answers out of it. Raises sqlite3.Error, too."""
        other = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            other.execute("BEGIN IMMEDIATE")  # the window and the command line may both be at it
            calls, answers = (other.execute(f"SELECT * FROM {name}").fetchall() for name in ("call", "answer"))  # noqa: S608 - two fixed names
            with self._database.writing() as connection:
                connection.executemany("INSERT INTO call VALUES (?, ?, ?, ?, ?, ?, ?)", calls)
                connection.executemany("INSERT OR IGNORE INTO answer VALUES (?, ?, ?)", answers)
            other.execute("DELETE FROM call")
            other.execute("DELETE FROM answer")
            other.execute("COMMIT")
        finally:
            other.close()

    def forget_answers(self, before: datetime) -> None:
        """Drop answers older than that; the counts stay."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM answer WHERE at < ?", (_utc(before),))


def open_ledger(folder: Path) -> tuple[Ledger, JournalError | None]:
    """The folder's ledger, and what the clerk should be told of it: see `open_taking_in`."""
    return open_taking_in(folder / FILE_NAME, Ledger, LEDGER_VERSION, (CallsDamaged, CallsTooNew), _take_in)


def _take_in(ledger: Ledger, path: Path) -> None:
    """What an older version counted beside this ledger, while it did not know it, comes into it."""
    Ledger(path).close()  # so that its tables are those of this version
    ledger.take_in(path)
    remove(path)


def _insert(connection: sqlite3.Connection, call: CallRecord, answers: Mapping[str, str]) -> None:
    at = _utc(call.at)
    connection.execute(
        "INSERT INTO call VALUES (?, ?, ?, ?, ?, ?, ?)",
        (at, call.provider, call.api, call.code, call.seconds, call.billed, call.sent),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)",
        [(print_, at, zlib.compress(text.encode(), 1)) for print_, text in answers.items()],
    )


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
