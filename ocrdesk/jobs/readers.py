"""Who reads a page: the chosen provider, the others where it cannot, and a second one to compare with."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from threading import Event

from ocrdesk.documents.second_reading import compared, not_compared
from ocrdesk.documents.triage import judge
from ocrdesk.errors import Cancelled, OCRDeskError, PausingError, ProviderError
from ocrdesk.jobs.digitize import TYPES, digitize_page
from ocrdesk.jobs.doors import Door
from ocrdesk.jobs.parts import digitize_parts
from ocrdesk.jobs.zones import read_zones
from ocrdesk.model import TEMPLATE_PREFIX, Page, PageRecord, Provider, ReadingWishes, Record, Request, Template

_log = logging.getLogger(__name__)
_LOCAL = "offline"


class Readers:
    """All providers, with what the clerk wishes of them. Methods may be called from any thread."""

    def __init__(
        self,
        providers: Mapping[str, Provider],
        wishes: Callable[[], ReadingWishes],
        told: Callable[[str, PausingError], None],
    ) -> None:
        """`told` hears, on the reader's thread, that a provider is held from now on, and why."""
        self._providers, self._wishes = providers, wishes
        self._doors = {
            key: Door(each.concurrency, partial(told, key), proved=not each.leaves_computer)
            for key, each in providers.items()
        }

    def may_read(self, provider: str) -> bool:
        """Whether a page of that provider can be begun: it is free, or others may step in."""
        return self._doors[provider].refusal is None or bool(self._others(provider))

    def refusals(self) -> dict[str, PausingError]:
        """The providers that refuse all pages, and why."""
        return {key: door.refusal for key, door in self._doors.items() if door.refusal is not None}

    def templates(self) -> tuple[Template, ...]:
        """The clerk's templates as they stand now."""
        return self._wishes().templates

    def release(self, provider: str) -> bool:
        """What a provider refused its pages for is mended; whether it was held."""
        return self._doors[provider].open()

    def concurrency(self, provider: str) -> int:
        return self._providers[provider].concurrency

    def read(self, page: Page, provider: str, request: Request, cancelled: Event) -> PageRecord:
        """Read one page. Raises the first provider's error where none can read it; PausingError: it is held now."""
        try:
            record = self._read(page, provider, request, cancelled)
        except ProviderError as exc:
            record = self._read_by_others(page, provider, request, cancelled, exc)
        return self._cross_checked(record, page, request, cancelled)

    def _read_by_others(
        self, page: Page, provider: str, request: Request, cancelled: Event, refusal: ProviderError
    ) -> PageRecord:
        for key in self._others(provider):
            try:
                return self._read(page, key, request, cancelled)
            except ProviderError as exc:
                _log.info("%s cannot read it either: %s", key, type(exc).__name__)
        raise refusal

    def compare(
        self, record: Callable[[], PageRecord | None], page: Page, provider: str, request: Request, cancelled: Event
    ) -> PageRecord | None:
        """A page as it stands, weighed with a second provider's reading; None where it stands no more.

        `record` is asked after the reading, which may take a while. Raises ProviderError and Cancelled.
        """
        second = self._read(page, provider, request, cancelled)
        before = record()
        if before is None:
            return None
        return replace(before, documents=tuple(_weighed(each, second, provider) for each in before.documents))

    def _others(self, provider: str) -> tuple[str, ...]:
        return tuple(key for key in self._wishes().fall_back if key != provider and key in self._providers)

    def _read(self, page: Page, key: str, request: Request, cancelled: Event) -> PageRecord:
        provider = self._providers[key]
        with self._doors[key].entered(cancelled):
            if request.document == "auto" and not page.lines and not provider.reads("auto"):
                parts = digitize_parts(page, provider, self._providers[_LOCAL], request, cancelled)
                if parts is not None:
                    return self.with_zones(parts, page, request)
            record = digitize_page(page, provider, request, cancelled)
        return self.with_zones(record, page, request)

    def with_zones(self, record: PageRecord, page: Page, request: Request) -> PageRecord:
        """The page with those zones read by themselves, on this computer, in which no line was found."""
        return read_zones(record, page, self._providers[_LOCAL], request) if _LOCAL in self._providers else record

    def _cross_checked(self, record: PageRecord, page: Page, request: Request, cancelled: Event) -> PageRecord:
        wishes = self._wishes().cross_check
        seconds = {wishes[each.type] for each in record.documents if each.type in wishes}
        readings = {
            key: self._second(page, key, request, cancelled)
            for key in seconds & self._providers.keys() - {record.recognition.provider}
        }
        documents = tuple(
            _weighed(each, readings[wishes[each.type]], wishes[each.type])
            if wishes.get(each.type) in readings
            else each
            for each in record.documents
        )
        return replace(record, documents=documents)

    def _second(self, page: Page, key: str, request: Request, cancelled: Event) -> PageRecord | None:
        try:
            return self._read(page, key, request, cancelled)
        except Cancelled:
            raise
        except OCRDeskError as exc:
            _log.warning("second reading by %s failed: %s", key, type(exc).__name__)
            return None


def _weighed(record: Record, second: PageRecord | None, provider: str) -> Record:
    if record.type.startswith(TEMPLATE_PREFIX):
        return record  # a clerk's own zones, which no provider knows
    if second is None:
        return not_compared(record, provider)
    return judge(compared(record, second.documents, provider), TYPES[record.type])
