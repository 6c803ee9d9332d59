"""Calls of a cloud service: what is counted of each, and where paid answers are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One call as the ledger counts it.

    `api` is the service's own name of what was called; `code` is "" for success, else the service's code of the
    failure; `billed` is how many calls the service charges for it by its own rule; `sent` are the body's bytes.
    """

    provider: str
    api: str
    at: datetime
    seconds: float
    code: str = ""
    billed: int = 1
    sent: int = 0


class AnswerStore(Protocol):
    """Keeps every answer that was paid for. May be used from any thread; raises JournalError."""

    def answer(self, fingerprint: str) -> str | None:
        """The answer to that very call, if one was ever kept."""

    def record(self, call: CallRecord, answers: Mapping[str, str]) -> None:
        """Count a call and keep its answers by fingerprint, all or nothing; on disk when it returns."""


@dataclass(frozen=True, slots=True)
class CallTotal:
    """Calls of one month ("2026-11"), provider, API and code, taken together; `seconds` is their mean time.

    `code` is "" for successes.
    """

    month: str
    provider: str
    api: str
    code: str
    calls: int
    billed: int
    seconds: float
    sent: int
