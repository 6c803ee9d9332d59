"""Calls that are tried again: after how long, how often, and what the account's other calls do meanwhile."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from ocrdesk.errors import ClockWrong, CredentialsRefused, NetworkFailed, Throttled
from ocrdesk.providers.tencent.failures import ROWS
from ocrdesk.providers.web.calling import Attempts
from ocrdesk.providers.web.failures import Refusal
from tests.simulators import TencentSimulator, Wire
from tests.unit.providers.clouds.office import Office, drawn_page

TOO_MANY = "RequestLimitExceeded"


def test_the_wait_that_a_service_asks_for_is_kept(service: TencentSimulator, office: Office) -> None:
    service.fail(TOO_MANY, headers={"Retry-After": "17"})
    office.read(drawn_page())
    assert sum(office.clock.waits) >= 17
    assert max(office.clock.waits) < 17 * 1.3


def test_the_wait_may_be_told_as_a_moment(service: TencentSimulator, office: Office) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    service.fail(TOO_MANY, headers={"Retry-After": moment})
    office.read(drawn_page())
    assert 30 < sum(office.clock.waits) < 60


@pytest.mark.parametrize("words", ["soon", "-5", "nan", "inf", ""])
def test_a_wait_that_makes_no_sense_is_not_kept(service: TencentSimulator, office: Office, words: str) -> None:
    service.fail(TOO_MANY, headers={"Retry-After": words})
    office.read(drawn_page())
    assert sum(office.clock.waits) < 10


def test_a_service_that_wants_hours_is_told_of_instead_of_waited_for(service: TencentSimulator, office: Office) -> None:
    service.fail(TOO_MANY, headers={"Retry-After": "7200"})
    with pytest.raises(Throttled):
        office.read(drawn_page())
    assert sum(office.clock.waits) < 10
    assert len(service.calls) == 1


def test_waits_double_and_no_two_are_alike() -> None:
    refusal = Refusal(next(row for row in ROWS if row.code == TOO_MANY))
    tries = [Attempts() for _ in range(20)]
    first, second, third = ([each.next_wait(refusal) or 0.0 for each in tries] for _ in range(3))
    assert all(1 <= wait <= 1.25 for wait in first)
    assert all(2 <= wait <= 2.5 for wait in second)
    assert all(4 <= wait <= 5 for wait in third)
    assert len(set(first)) > 15, "many callers must not come back together"


def test_after_a_throttling_answer_calls_go_slower_for_a_while(service: TencentSimulator, office: Office) -> None:
    office.read(drawn_page("first"))
    service.fail(TOO_MANY)
    office.read(drawn_page("second"))
    office.clock.waits.clear()
    for number in range(4):
        office.read(drawn_page(f"after {number}"))
    assert office.clock.waits, "at full pace, calls of one thread would not wait"
    assert {call.code for call in service.calls[2:]} <= {""}


@pytest.mark.parametrize("broken", [Wire.RESET, Wire.CUT_OFF, Wire.NOT_JSON])
def test_a_broken_connection_is_tried_again_and_ends_in_an_answer(
    service: TencentSimulator, office: Office, broken: Wire
) -> None:
    service.fail(broken, times=2)
    assert office.read(drawn_page()).lines
    assert len(service.calls) == 3


def test_a_service_that_is_gone_is_not_tried_for_ever(service: TencentSimulator, office: Office) -> None:
    service.fail(Wire.RESET, times=None)
    with pytest.raises(NetworkFailed):
        office.read(drawn_page())
    assert len(service.calls) == 4


def test_a_wrong_key_is_not_tried_again(service: TencentSimulator, office: Office) -> None:
    service.fail("AuthFailure.SignatureFailure", times=None)
    with pytest.raises(CredentialsRefused):
        office.read(drawn_page())
    assert len(service.calls) == 1


def test_a_wrong_clock_is_told_with_how_wrong_it_is(service: TencentSimulator, office: Office) -> None:
    service.clock_offset = 3600
    with pytest.raises(ClockWrong) as caught:
        office.read(drawn_page())
    assert abs(float(str(caught.value.values["seconds"])) - 3600) < 5
    assert len(service.calls) == 1
