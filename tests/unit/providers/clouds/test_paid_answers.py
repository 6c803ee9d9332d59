"""What was paid for is never lost, never given to another page, and never paid for twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from ocrdesk.errors import Cancelled, JournalDiskFull, ServiceFailed
from ocrdesk.providers.ctyun.ctyun_provider import CtyunProvider
from ocrdesk.providers.ctyun.wire import CtyunWire
from ocrdesk.providers.web.under_way import UnderWay
from tests.simulators import CtyunAccount, CtyunSimulator, TencentSimulator
from tests.unit.providers.clouds.office import Office, drawn_page


@pytest.fixture
def batches(tmp_path: Path) -> Iterator[tuple[CtyunSimulator, Office]]:
    """A service that takes several pages in one call."""
    account = CtyunAccount()
    keys = {"access_key": account.access_key, "security_key": account.security_key, "app_key": account.app_key}
    with CtyunSimulator(calls_per_second=0) as service:
        office = Office(CtyunProvider, {**keys, "endpoint": service.url}, tmp_path)
        yield service, office
        office.close()


def limit_disk(office: Office, pages: int) -> None:
    """Let the ledger's file grow to that many pages of SQLite's."""
    office.ledger._database._connection.execute(f"PRAGMA max_page_count = {pages}")


def fill_disk(office: Office) -> str:
    """Read page after page until the disk takes no more; returns the word on the page that it did not take."""
    limit_disk(office, 1)  # means: no larger than it is
    for number in range(200):
        try:
            office.read(drawn_page(f"page {number}"))
        except JournalDiskFull:
            return f"page {number}"
    raise AssertionError("the disk was never full")


def test_with_a_full_disk_no_further_page_is_paid_for(service: TencentSimulator, office: Office) -> None:
    fill_disk(office)
    paid = len(service.calls)
    for word in ("one", "two"):
        with pytest.raises(JournalDiskFull):
            office.read(drawn_page(word))
    assert len(service.calls) == paid


def test_what_the_full_disk_did_not_take_is_kept_once_there_is_room(
    service: TencentSimulator, office: Office, tmp_path: Path
) -> None:
    word = fill_disk(office)
    paid = len(service.calls)
    limit_disk(office, 1_000_000)
    assert office.read(drawn_page(word)).lines
    assert len(service.calls) == paid
    office.read(drawn_page("next"))
    assert office.billed() == len(service.calls) == paid + 1


def test_the_same_page_twice_at_once_is_paid_for_once(service: TencentSimulator, office: Office) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(office.read, [drawn_page()] * 4))
    assert len({each.lines for each in found}) == 1
    assert len(service.calls) == office.billed() == 1


def test_the_same_page_twice_in_a_batch_is_paid_for_once(batches: tuple[CtyunSimulator, Office]) -> None:
    _service, office = batches
    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(office.read, [drawn_page("a"), drawn_page("b"), drawn_page("a")]))
    assert found[0].lines == found[2].lines
    assert office.billed() == 2


def test_who_waits_for_another_s_call_can_be_stopped() -> None:
    under_way, stopped = UnderWay(), Event()
    stopped.set()
    with (
        under_way.alone(["a", "b"], Event()),
        under_way.alone(["c"], Event()),
        pytest.raises(Cancelled),
        under_way.alone(["b"], stopped),
    ):
        pass
    with under_way.alone(["a", "b", "c"], stopped):
        pass


@pytest.mark.parametrize("answers", [[], None, [{"detail": []}, {"detail": []}]], ids=["none", "no list", "too many"])
def test_an_answer_for_another_number_of_pages_is_given_to_none_and_counted(
    batches: tuple[CtyunSimulator, Office], monkeypatch: pytest.MonkeyPatch, answers: Any
) -> None:
    service, office = batches
    understood = CtyunWire.results

    def other(wire: CtyunWire, endpoint: Any, answer: Any) -> Any:
        answer.body["returnObj"] = answers
        return understood(wire, endpoint, answer)

    with monkeypatch.context() as patched:
        patched.setattr(CtyunWire, "results", other)
        with pytest.raises(ServiceFailed):
            office.read(drawn_page())
    assert (len(service.calls), office.billed()) == (1, 1)
    assert office.read(drawn_page()).lines, "nothing wrong was kept as its answer"
