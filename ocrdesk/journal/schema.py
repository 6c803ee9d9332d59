"""The journal's tables, and how an older journal becomes a newer one."""

import sqlite3

VERSION = 1

_TABLES = """
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    snapshot BLOB NOT NULL
);
CREATE TABLE recognition (
    job_id INTEGER NOT NULL REFERENCES job(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (job_id, number)
) WITHOUT ROWID;
CREATE TABLE page (
    job_id INTEGER NOT NULL REFERENCES job(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (job_id, number)
) WITHOUT ROWID;
CREATE TABLE call (
    at TEXT NOT NULL,
    provider TEXT NOT NULL,
    job_id INTEGER NOT NULL,
    number INTEGER NOT NULL
);
CREATE INDEX call_by_provider ON call (provider, at);
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of a new journal and set how it writes. Raises sqlite3.Error."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a confirmed value outlives a power cut
    connection.execute("PRAGMA foreign_keys = ON")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0:
        connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    elif version > VERSION:
        raise sqlite3.DatabaseError("made by a newer version")
