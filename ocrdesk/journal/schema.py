"""The tables of the journal and of the ledger."""

JOURNAL_VERSION = 1
JOURNAL = """
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
"""

LEDGER_VERSION = 1
LEDGER = """
CREATE TABLE call (
    at TEXT NOT NULL,
    provider TEXT NOT NULL,
    api TEXT NOT NULL,
    code TEXT NOT NULL,
    seconds REAL NOT NULL,
    billed INTEGER NOT NULL,
    sent INTEGER NOT NULL
);
CREATE INDEX call_by_time ON call (provider, at);
CREATE TABLE answer (
    fingerprint TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX answer_by_time ON answer (at);
"""
