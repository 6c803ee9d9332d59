"""Each ordered fault does what it says, to as many calls as it was ordered for."""

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.simulators import CtyunSimulator, HuaweiSimulator, TencentSimulator, Wire
from tests.simulators.callers import ask_token, call_ctyun, call_huawei, call_tencent, new_client
from tests.simulators.vendor_errors import VendorErrors, codes_of
from tests.unit.simulators.drawn import picture, standard, url_safe

GOOD = {"ImageBase64": standard(picture())}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with new_client() as opened:
        yield opened


@pytest.fixture
def service() -> Iterator[TencentSimulator]:
    with TencentSimulator(calls_per_second=0) as running:
        yield running


def ask(client: httpx.Client, service: TencentSimulator) -> httpx.Response:
    return call_tencent(client, service, "VinOCR", GOOD)


def vin(answer: httpx.Response) -> str:
    return str(answer.json()["Response"].get("Vin", ""))


@pytest.mark.parametrize(("what", "billed"), [(Wire.RESET, 0), (Wire.LOST, 1)])
def test_a_reset_ends_the_connection(client: httpx.Client, service: TencentSimulator, what: Wire, billed: int) -> None:
    service.fail(what)
    with pytest.raises(httpx.ReadError):
        ask(client, service)
    call = service.calls[0]
    assert (call.billed, call.complete, call.delivered, call.fault) == (billed, False, False, what.value)
    assert vin(ask(client, service))


def test_a_stalled_answer_runs_into_the_callers_patience(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail(Wire.STALL, seconds=30)
    body = json.dumps(GOOD).encode()
    with pytest.raises(httpx.ReadTimeout):
        client.post(f"{service.url}/", content=body, timeout=0.2)


def test_a_stall_does_not_hold_up_the_services_end() -> None:
    with TencentSimulator() as service, new_client() as client:
        service.fail(Wire.STALL, seconds=60)
        asking = threading.Thread(target=_ask_in_vain, args=(client, service))
        asking.start()
        while not service.calls:
            time.sleep(0.01)
        began = time.monotonic()
        service.stop()
        asking.join()
    assert time.monotonic() - began < 10


def _ask_in_vain(client: httpx.Client, service: TencentSimulator) -> None:
    with pytest.raises(httpx.HTTPError):
        ask(client, service)


def test_a_drip_takes_its_time_and_is_whole(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail(Wire.DRIP, seconds=0.3)
    began = time.monotonic()
    assert vin(ask(client, service))
    assert time.monotonic() - began >= 0.3


@pytest.mark.parametrize("what", [Wire.CUT_OFF, Wire.LENGTH_TOO_LONG])
def test_an_answer_may_end_before_its_length(client: httpx.Client, service: TencentSimulator, what: Wire) -> None:
    service.fail(what)
    with pytest.raises(httpx.RemoteProtocolError):
        ask(client, service)
    assert not service.calls[0].delivered
    assert vin(ask(client, service))


@pytest.mark.parametrize("what", [Wire.CUT_JSON, Wire.NOT_JSON, Wire.EMPTY, Wire.LENGTH_TOO_SHORT])
def test_an_answer_may_be_no_json(client: httpx.Client, service: TencentSimulator, what: Wire) -> None:
    service.fail(what)
    answer = ask(client, service)
    assert answer.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        answer.json()
    assert service.calls[0].billed == 1
    assert vin(ask(client, service))


def test_an_answer_may_be_other_json(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail(Wire.WRONG_JSON)
    assert isinstance(ask(client, service).json(), list)


def test_a_gateway_may_answer_with_a_page(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail(Wire.HTML, status=503)
    answer = ask(client, service)
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "text/html")
    assert answer.text.startswith("<!DOCTYPE html>")
    assert not service.accepted


def test_a_refusal_may_name_the_wait(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail("RequestLimitExceeded", headers={"Retry-After": "2"})
    assert ask(client, service).headers["Retry-After"] == "2"
    service.fail(Wire.HTML, status=429, headers={"Retry-After": "3"})
    assert ask(client, service).headers["Retry-After"] == "3"


def test_an_idle_connection_may_be_closed(client: httpx.Client) -> None:
    with TencentSimulator(idle_seconds=0.1) as service:
        assert vin(ask(client, service))
        gate = service._gate
        while gate is not None and gate._open:
            time.sleep(0.01)
        assert vin(ask(client, service))


def test_a_portal_may_redirect(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail(Wire.REDIRECT, location="http://127.0.0.1:9/portal")
    answer = ask(client, service)
    assert (answer.status_code, answer.headers["Location"]) == (302, "http://127.0.0.1:9/portal")


def test_a_fault_meets_as_many_calls_as_ordered(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail("InternalError", times=2)
    assert [bool(vin(ask(client, service))) for _ in range(3)] == [False, False, True]


def test_a_fault_meets_the_calls_it_is_meant_for(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail("InternalError", None, when=lambda call: call.number % 2 == 0)
    assert [bool(vin(ask(client, service))) for _ in range(4)] == [True, False, True, False]
    service.heal()
    assert vin(ask(client, service))
    assert vin(ask(client, service))


def test_a_fault_may_look_at_the_parameters(client: httpx.Client, service: TencentSimulator) -> None:
    service.fail("InternalError", None, when=lambda call: call.parameters.get("CardSide") == "BACK")
    for side, fails in (("FRONT", False), ("BACK", True)):
        answer = call_tencent(client, service, "IDCardOCR", {**GOOD, "CardSide": side})
        assert ("Error" in answer.json()["Response"]) is fails


def test_a_block_may_fail_throughout(client: httpx.Client, service: TencentSimulator) -> None:
    with service.failing("ServiceUnavailable"):
        assert not vin(ask(client, service))
        assert not vin(ask(client, service))
    assert vin(ask(client, service))


def test_an_answer_may_take_its_time(client: httpx.Client) -> None:
    with TencentSimulator(answer_seconds=0.2) as service:
        began = time.monotonic()
        ask(client, service)
        assert time.monotonic() - began >= 0.2


def listed(vendor: str) -> list[Any]:
    rows = VendorErrors(vendor).rows
    return [pytest.param(error, id=f"{error.code} {error.row['match']}".strip()[:60]) for error in rows]


@pytest.mark.parametrize("error", listed("tencent"))
def test_tencents_codes_come_as_listed(client: httpx.Client, service: TencentSimulator, error: Any) -> None:
    service.fail(error.code, message=error.message)
    answer = ask(client, service)
    if error.code.startswith("("):
        assert answer.status_code != 200
        return
    told = answer.json()["Response"]["Error"]
    assert (answer.status_code, told["Code"], told["Message"]) == (200, error.code, error.message)
    assert service.calls[0].code == error.code


@pytest.fixture(scope="module")
def huawei() -> Iterator[HuaweiSimulator]:
    with HuaweiSimulator(calls_per_minute=0) as running:
        yield running


@pytest.mark.parametrize("error", listed("huawei"))
def test_huaweis_codes_come_as_listed(client: httpx.Client, huawei: HuaweiSimulator, error: Any) -> None:
    huawei.fail(error.code, message=error.message)
    if error.code.startswith("IAM"):
        assert call_huawei(client, huawei, "vin", {"image": standard(picture())}).status_code == 200
        answer = ask_token(client, huawei)
        assert answer.status_code == int(error.code[4:])
        assert answer.json()["error"]["message"] == error.message
        return
    answer = call_huawei(client, huawei, "vin", {"image": standard(picture())})
    if error.code.startswith("HTTP"):
        assert answer.status_code == {"HTTP 401": 401, "HTTP 403": 403, "HTTP 429": 429}[error.code[:8]]
        return
    assert (answer.status_code, answer.json()["error_code"]) == (error.status, error.code)
    assert answer.json()["error_msg"] == error.message


@pytest.fixture(scope="module")
def ctyun() -> Iterator[CtyunSimulator]:
    with CtyunSimulator(calls_per_second=0) as running:
        yield running


@pytest.mark.parametrize("error", listed("ctyun"))
def test_ctyuns_codes_come_as_listed(client: httpx.Client, ctyun: CtyunSimulator, error: Any) -> None:
    ctyun.fail(error.code, message=error.message)
    answer = call_ctyun(client, ctyun, "general", {"data": [url_safe(picture())]})
    if error.code.startswith("HTTP"):
        assert answer.status_code == {"3xx": 302, "4xx": 400, "429": 429, "5xx": 500}[error.code[5:8]]
    elif error.code.startswith("("):
        found = answer.json()["returnObj"]
        assert found == [{"number of plate licenses": 0, "detail": []}] or found["license_type"].startswith("Not")
    else:
        digits = int(error.code.removeprefix("AI_OP_"))
        assert (answer.status_code, answer.json()["statusCode"]) == (error.status, digits)


def test_a_row_with_several_codes_is_several_errors() -> None:
    assert codes_of("APIG.0103 / 0104 / 0105") == ("APIG.0103", "APIG.0104", "APIG.0105")
    assert codes_of("AI_OP_400010") == ("AI_OP_400010",)
    assert codes_of("AI_OP_400015 / 410002 / 4011") == ("AI_OP_400015", "AI_OP_410002", "AI_OP_4011")
    assert codes_of("HTTP 429 / 5xx without code") == ("HTTP 429 / 5xx without code",)


def test_every_row_of_the_lists_can_be_ordered() -> None:
    rows = [error.row for vendor in ("tencent", "huawei", "ctyun") for error in VendorErrors(vendor).rows]
    assert len({(row["provider"], row["code"], row["match"]) for row in rows}) == 227


def test_calls_from_many_threads_are_all_kept(service: TencentSimulator) -> None:
    def ask_some() -> None:
        with new_client() as own:
            for _ in range(5):
                assert vin(ask(own, service))

    threads = [threading.Thread(target=ask_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(call.number for call in service.accepted) == list(range(1, 21))
    assert all(call.delivered for call in service.calls)
