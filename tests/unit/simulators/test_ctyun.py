"""What the simulated CTYUN refuses, and with which code and status."""

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest

from tests.simulators import CtyunAccount, CtyunSimulator
from tests.simulators.callers import call_ctyun, ctyun_headers, new_client
from tests.simulators.ctyun import BEIJING_SECONDS
from tests.simulators.ctyun_answers import APIS
from tests.unit.simulators.drawn import picture, standard, url_safe

PICTURE = url_safe(picture())
GOOD = {"data": [PICTURE]}
NOON = 1_800_000_000.0
GENERAL = next(iter(APIS))


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with new_client() as opened:
        yield opened


@pytest.fixture
def service() -> Iterator[CtyunSimulator]:
    with CtyunSimulator() as running:
        yield running


def told(answer: httpx.Response) -> tuple[int, int]:
    return answer.status_code, int(answer.json()["statusCode"])


def licence(picture_text: Any = PICTURE, **changed: Any) -> dict[str, Any]:
    return {"Action": "BusinessCardOCR", "ImageData": picture_text, **changed}


@pytest.mark.parametrize(
    ("api", "given", "code"),
    [
        ("general", b"", 400003),
        ("general", b"{", 400004),
        ("general", b"[]", 400005),
        ("general", {}, 400006),
        ("general", {"data": PICTURE}, 400008),
        ("general", {"data": []}, 400009),
        ("general", {"data": [PICTURE] * 51}, 400018),
        ("idcard", b"{", 4001),
        ("idcard", b"[]", 4002),
        ("plate", {}, 4003),
        ("idcard", {"data": PICTURE}, 4004),
        ("plate", {"data": []}, 4005),
        ("plate", {"data": [PICTURE] * 51}, 4006),
        ("businesslicense", {"ImageData": PICTURE}, 400006),
        ("businesslicense", licence(data=[]), 400007),
        ("businesslicense", licence([PICTURE]), 400008),
        ("businesslicense", licence(Action="BizLicenseOCR"), 400009),
        ("businesslicense", licence(""), 400010),
        ("businesslicense", licence("*"), 400011),
        ("businesslicense", licence(url_safe(picture(form="TIFF"))), 400012),
        ("businesslicense", licence("A" * 9_333_336), 400013),
        ("businesslicense", licence(url_safe(picture()[:900])), 400014),
        ("businesslicense", licence(url_safe(picture(5000, 40))), 400015),
    ],
)
def test_a_request_the_manual_does_not_allow_is_refused_whole(
    client: httpx.Client, service: CtyunSimulator, api: str, given: Mapping[str, Any] | bytes, code: int
) -> None:
    answer = call_ctyun(client, service, api, given)
    assert told(answer) == (200, code)
    assert answer.json()["error"] == f"AI_OP_{code}"
    assert service.calls[0].billed == 0


@pytest.mark.parametrize(
    ("api", "spoilt", "code"),
    [
        ("general", "*", 400011),
        ("general", "", 400011),
        ("general", 7, 400011),
        ("general", standard(b"\xff\xff\xff"), 400011),
        ("general", url_safe(picture(form="GIF")), 400012),
        ("general", url_safe(b"no picture"), 400012),
        ("general", url_safe(picture()[:900]), 410001),
        ("general", url_safe(picture(32, 200)), 410002),
        ("general", "A" * 13_333_336, 400013),
        ("idcard", "*", 4008),
        ("idcard", url_safe(picture(form="GIF")), 4009),
        ("idcard", url_safe(picture(200, 32)), 4011),
    ],
)
def test_one_spoilt_picture_fails_alone(
    client: httpx.Client, service: CtyunSimulator, api: str, spoilt: Any, code: int
) -> None:
    answer = call_ctyun(client, service, api, {"data": [PICTURE, spoilt]}).json()
    assert (answer["statusCode"], answer["message"]) == (0, {"success": 1, "fail": 1})
    assert answer["returnObj"][1]["err_code"] == code
    assert "detail" in answer["returnObj"][0]


def test_plates_spell_their_failures_otherwise(client: httpx.Client, service: CtyunSimulator) -> None:
    answer = call_ctyun(client, service, "plate", {"data": ["*"]}).json()
    assert answer["message"] == {"success": 0, "fail": 1}
    assert answer["returnObj"] == [{"errorCode": "4008", "errorMessage": "base64数据处理异常"}]


def test_an_element_can_be_made_to_fail(client: httpx.Client, service: CtyunSimulator) -> None:
    service.fail_element("AI_OP_410001", 1)
    two = {"data": [PICTURE, PICTURE]}
    answer = call_ctyun(client, service, "general", two).json()
    assert answer["message"] == {"success": 1, "fail": 1}
    assert answer["returnObj"][1] == {"err_code": 410001, "err_msg": "图片解码错误"}
    assert call_ctyun(client, service, "general", two).json()["message"]["fail"] == 0


def test_an_api_may_want_the_standard_alphabet(client: httpx.Client) -> None:
    data = picture()
    assert standard(data) != url_safe(data)
    with CtyunSimulator(standard_base64=["general"]) as service:
        answer = call_ctyun(client, service, "general", {"data": [standard(data), url_safe(data)]}).json()
        assert answer["message"] == {"success": 1, "fail": 1}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"appkey": ""}, (401, 10020)),
        ({"eop-date": "20250101T000000Z"}, (401, 10020)),
        ({"ctyun-eop-request-id": "1"}, (401, 10020)),
        ({"Eop-Authorization": "unreadable"}, (401, 10020)),
    ],
)
def test_a_changed_header_is_refused(
    client: httpx.Client, service: CtyunSimulator, changed: Mapping[str, str], expected: tuple[int, int]
) -> None:
    body = json.dumps(GOOD).encode()
    headers = ctyun_headers(body, CtyunAccount(), ahead=BEIJING_SECONDS)
    answer = client.post(service.url + GENERAL, content=body, headers={**headers, **changed})
    assert told(answer) == expected


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        (CtyunAccount(access_key="unknown"), (401, 10002)),
        (CtyunAccount(security_key="another"), (401, 10020)),
        (CtyunAccount(app_key=""), (401, 40002)),
        (CtyunAccount(app_key="ffff"), (401, 40006)),
    ],
)
def test_wrong_keys_are_refused(
    client: httpx.Client, service: CtyunSimulator, account: CtyunAccount, expected: tuple[int, int]
) -> None:
    assert told(call_ctyun(client, service, "general", GOOD, account)) == expected


@pytest.mark.parametrize(("base", "ahead"), [("beijing", BEIJING_SECONDS), ("utc", 0)])
def test_the_told_time_must_be_of_the_services_zone(client: httpx.Client, base: str, ahead: float) -> None:
    body = json.dumps(GOOD).encode()
    with CtyunSimulator(time_base=base) as service:
        for off, expected in ((0, (200, 0)), (290, (200, 0)), (310, (401, 10020)), (BEIJING_SECONDS, (401, 10020))):
            headers = ctyun_headers(body, CtyunAccount(), now=time.time() + off, ahead=ahead)
            assert told(client.post(service.url + GENERAL, content=body, headers=headers)) == expected


def test_the_account_decides(client: httpx.Client, service: CtyunSimulator) -> None:
    account = next(iter(service.accounts.values()))
    account.not_added, account.not_bought, account.calls_left = frozenset({"plate"}), frozenset({"idcard"}), 3
    assert told(call_ctyun(client, service, "plate", GOOD)) == (500, 50002)
    assert told(call_ctyun(client, service, "idcard", GOOD)) == (500, 51002)
    assert told(call_ctyun(client, service, "general", {"data": [PICTURE] * 2})) == (200, 0)
    assert told(call_ctyun(client, service, "general", {"data": [PICTURE] * 2})) == (500, 51003)
    assert told(call_ctyun(client, service, "general", GOOD)) == (200, 0)
    account.state = "51001"
    assert told(call_ctyun(client, service, "general", GOOD)) == (500, 51001)


def test_five_calls_a_second_pass_for_each_api(client: httpx.Client) -> None:
    with CtyunSimulator(clock=lambda: NOON) as service:
        statuses = [call_ctyun(client, service, "general", GOOD).status_code for _ in range(6)]
        assert statuses == [200] * 5 + [429]
        assert told(call_ctyun(client, service, "idcard", GOOD)) == (200, 0)
        service.clock_offset += 1
        assert told(call_ctyun(client, service, "general", GOOD)) == (200, 0)


def test_other_paths_and_methods_are_refused(client: httpx.Client, service: CtyunSimulator) -> None:
    assert told(client.post(f"{service.url}/v1/aiop/api/2z0yhhrzgv0g/tts/predict", json={})) == (500, 50003)
    assert told(client.get(service.url + GENERAL)) == (405, 40008)


def test_the_status_may_be_spelled_code(client: httpx.Client, service: CtyunSimulator) -> None:
    service.variants["idcard"] = "code_instead_of_statusCode"
    answer = call_ctyun(client, service, "idcard", GOOD).json()
    assert answer["code"] == "0"
    assert "statusCode" not in answer
