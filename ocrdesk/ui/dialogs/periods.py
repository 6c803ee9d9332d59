"""Periods of the ledger: what "this month" and the others mean, and the bars of their chart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ocrdesk.i18n import N_, NC_
from ocrdesk.model import BILLING_ZONE

MOST_DAYS = 62
"""Longer periods are shown by month."""
FIRST_YEAR = 2020


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to before the last."""

    first: date
    end: date

    @property
    def begins(self) -> datetime:
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        return _midnight(self.end)

    @property
    def by_day(self) -> bool:
        """Whether its bars are days; months where it is long."""
        return (self.end - self.first).days <= MOST_DAYS

    def bars(self) -> tuple[tuple[str, "Period"], ...]:
        """Its days or months, with what stands below each bar."""
        step: Callable[[date], date] = _next_day if self.by_day else next_month
        found, here = [], self.first
        while here < self.end:
            after = min(step(here), self.end)
            found.append((str(here.day) if self.by_day else f"{here:%Y-%m}", Period(here, after)))
            here = after
        return tuple(found)


def next_month(day: date) -> date:
    """The first day of the month after that day's."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def today(now: datetime) -> date:
    """The services' day."""
    return now.astimezone(BILLING_ZONE).date()


def this_month(day: date) -> Period:
    """The services' month of that day."""
    return Period(day.replace(day=1), next_month(day))


def last_month(day: date) -> Period:
    """The month before."""
    first = day.replace(day=1)
    return Period((first - timedelta(days=1)).replace(day=1), first)


def this_year(day: date) -> Period:
    """From January to that day's month."""
    return Period(day.replace(month=1, day=1), next_month(day))


def all_time(day: date) -> Period:
    """All that the ledger holds."""
    return Period(date(FIRST_YEAR, 1, 1), next_month(day))


PERIODS: tuple[tuple[str, Callable[[date], Period] | None], ...] = (
    (N_("This month"), this_month),
    (N_("Last month"), last_month),
    (N_("This year"), this_year),
    (NC_("period", "All"), all_time),
    (N_("From … to …"), None),
)
"""Titles and what they mean; None: the clerk names the days."""


def _next_day(day: date) -> date:
    return day + timedelta(days=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BILLING_ZONE).astimezone(UTC)
