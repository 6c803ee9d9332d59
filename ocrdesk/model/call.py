"""Calls of a cloud service: what is counted of each, and where paid answers are kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Protocol

BILLING_ZONE = timezone(timedelta(hours=8))
"""The services bill by the days and months of Beijing, wherever the computer stands."""


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

    def settle(self) -> None:
        """Keep what could not be kept before. Where it raises, nothing more should be paid for."""


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


@dataclass(frozen=True, slots=True)
class CallSummary:
    """What a period's calls of one API come to; `seconds` is the successful ones' mean time.

    `codes` are the failures' codes with their counts, the most frequent first.
    """

    provider: str
    api: str
    successful: int
    failed: int
    billed: int
    seconds: float
    codes: tuple[tuple[str, int], ...] = ()

    @property
    def success_rate(self) -> float:
        """Between 0 and 1."""
        return self.successful / max(self.successful + self.failed, 1)


def month_began(now: datetime) -> datetime:
    """When the services' month of that moment began."""
    return now.astimezone(BILLING_ZONE).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def summarise_calls(totals: Iterable[CallTotal]) -> tuple[CallSummary, ...]:
    """Totals by provider and API, in that order."""
    groups: dict[tuple[str, str], list[CallTotal]] = {}
    for total in totals:
        groups.setdefault((total.provider, total.api), []).append(total)
    return tuple(_summary(*key, groups[key]) for key in sorted(groups))


def _summary(provider: str, api: str, totals: list[CallTotal]) -> CallSummary:
    good = [total for total in totals if not total.code]
    codes: Counter[str] = Counter()
    for total in totals:
        if total.code:
            codes[total.code] += total.calls
    successful = sum(total.calls for total in good)
    seconds = sum(total.seconds * total.calls for total in good) / max(successful, 1)
    billed = sum(total.billed for total in totals)
    return CallSummary(provider, api, successful, codes.total(), billed, seconds, tuple(codes.most_common()))
