"""What the simulated Huawei Cloud refuses, and with which code and status."""

# ruff: noqa: S106 - every key here is invented

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest

from tests.simulators import HuaweiAccount, HuaweiSimulator
from tests.simulators.callers import (
    ask_token,
    call_huawei,
    call_huawei_with_token,
    huawei_headers,
    new_client,
)
from tests.unit.simulators.drawn import picture, standard

GOOD = {"image": standard(picture())}
WRONG_KEY = HuaweiAccount(secret_key="another")
NOON = 1_800_000_000.0
Refusal = tuple[int, str]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with new_client() as opened:
        yield opened


@pytest.fixture
def service() -> Iterator[HuaweiSimulator]:
    with HuaweiSimulator() as running:
        yield running


def refusal(answer: httpx.Response) -> Refusal:
    return answer.status_code, str(answer.json().get("error_code", ""))


@pytest.mark.parametrize(
    ("api", "given", "expected"),
    [
        ("vin", {}, (400, "AIS.0101")),
        ("vin", {**GOOD, "url": "https://example.com/a.jpg"}, (400, "AIS.0101")),
        ("vin", {"url": "https://example.com/a.jpg"}, (400, "ModelArts.4603")),
        ("vin", {**GOOD, "side": "front"}, (400, "AIS.0101")),
        ("bankcard", {**GOOD, "return_text_location": "true"}, (400, "AIS.0101")),
        ("id-card", {**GOOD, "side": "FRONT"}, (400, "AIS.0101")),
        ("mvs-invoice", {**GOOD, "type": "old"}, (400, "AIS.0101")),
        ("auto-id-doc-classification", GOOD, (400, "AIS.0101")),
        ("vin", b"", (400, "ModelArts.4105")),
        ("vin", b"[]", (400, "ModelArts.4105")),
        ("vin", {"image": ""}, (400, "AIS.0102")),
        ("vin", {"image": "data:image/jpeg;base64," + GOOD["image"]}, (400, "AIS.0102")),
        ("vin", {"image": "_-_-"}, (400, "AIS.0102")),
        ("vin", {"image": standard(picture(form="WEBP"))}, (400, "AIS.0102")),
        ("web-image", {"image": standard(picture(form="WEBP"))}, (200, "")),
        ("general-text", {"image": standard(b"%PDF-1.7\n%%EOF")}, (200, "")),
        ("vin", {"image": standard(b"%PDF-1.7\n%%EOF")}, (400, "AIS.0102")),
        ("vin", {"image": standard(picture(60, 14))}, (400, "AIS.0103")),
        ("vin", {"image": standard(picture(4097, 1000, "PNG"))}, (400, "AIS.0103")),
        ("vin", {"image": standard(picture(500, 100))}, (400, "AIS.0103")),
        ("vin", {"image": standard(picture(499, 100))}, (200, "")),
        ("vat-invoice", {"image": standard(picture(120, 99))}, (400, "AIS.0103")),
        ("vin", {"image": standard(picture(blank=True))}, (400, "AIS.0104")),
        ("vin", {"image": "A" * 10_000_004}, (400, "ModelArts.4104")),
        ("vin", {"image": "A" * 12_000_000}, (413, "APIG.0201")),
        ("no-such-api", GOOD, (404, "APIG.0101")),
        ("vin/", GOOD, (404, "APIG.0101")),
    ],
)
def test_what_the_papers_do_not_allow_is_refused(
    client: httpx.Client, service: HuaweiSimulator, api: str, given: Mapping[str, Any] | bytes, expected: Refusal
) -> None:
    assert refusal(call_huawei(client, service, api, given)) == expected
    assert service.calls[0].billed == (expected[0] == 200)


@pytest.mark.parametrize("off", [-890, 890])
def test_clocks_may_differ_by_a_quarter_of_an_hour(client: httpx.Client, service: HuaweiSimulator, off: float) -> None:
    body, path = json.dumps(GOOD).encode(), f"/v2/{service.account.project_id}/ocr/vin"
    for seconds, expected in ((off, (200, "")), (off * 1.02, (401, "APIGW.0303"))):
        headers = huawei_headers(service.url, path, body, service.account, now=time.time() + seconds)
        answer = client.post(service.url + path, content=body, headers=headers)
        assert refusal(answer) == expected
    assert "x-sdk-date" in answer.json()["error_msg"]


def test_five_wrong_signatures_lock_the_key_for_five_minutes(client: httpx.Client, service: HuaweiSimulator) -> None:
    for _ in range(5):
        assert refusal(call_huawei(client, service, "vin", GOOD, WRONG_KEY)) == (401, "APIG.0301")
    assert refusal(call_huawei(client, service, "vin", GOOD)) == (401, "APIG.0301")
    service.clock_offset += 301
    assert refusal(call_huawei(client, service, "vin", GOOD)) == (200, "")


def test_a_right_signature_forgives_the_wrong_ones(client: httpx.Client, service: HuaweiSimulator) -> None:
    for account in (WRONG_KEY, WRONG_KEY, WRONG_KEY, WRONG_KEY, None, WRONG_KEY):
        call_huawei(client, service, "vin", GOOD, account)
    assert refusal(call_huawei(client, service, "vin", GOOD)) == (200, "")


def test_tokens_end_and_can_be_voided(client: httpx.Client) -> None:
    with HuaweiSimulator(token_seconds=60) as service:
        token = ask_token(client, service).headers["X-Subject-Token"]
        assert refusal(call_huawei_with_token(client, service, "vin", GOOD, token)) == (200, "")
        assert refusal(call_huawei_with_token(client, service, "vin", GOOD, token[:-9])) == (401, "APIG.0301")
        assert refusal(call_huawei_with_token(client, service, "vin", GOOD, "")) == (401, "ModelArts.4101")
        service.clock_offset += 61
        answer = call_huawei_with_token(client, service, "vin", GOOD, token)
        assert refusal(answer) == (401, "APIG.0301")
        assert "token expires, expires_at:20" in answer.json()["error_msg"]
        token = ask_token(client, service).headers["X-Subject-Token"]
        service.void_tokens()
        assert refusal(call_huawei_with_token(client, service, "vin", GOOD, token)) == (401, "ModelArts.4103")


def test_a_call_without_any_key_is_refused(client: httpx.Client, service: HuaweiSimulator) -> None:
    answer = client.post(f"{service.url}/v2/{service.account.project_id}/ocr/vin", json=GOOD)
    assert refusal(answer) == (401, "APIG.0301")
    assert "x-auth-token not found" in answer.json()["error_msg"]


@pytest.mark.parametrize(("project", "expected"), [("", (401, "ModelArts.0212")), ("cn-east-3", (401, "APIG.0307"))])
def test_a_token_of_no_or_another_region_is_refused(
    client: httpx.Client, service: HuaweiSimulator, project: str, expected: Refusal
) -> None:
    token = ask_token(client, service, project=project).headers["X-Subject-Token"]
    assert refusal(call_huawei_with_token(client, service, "vin", GOOD, token)) == expected


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"password": "wrong"}, "The username or password is wrong."),
        ({"user": "nobody"}, "The username or password is wrong."),
        ({"user": "ocr-account", "domain": "ocr-user"}, "The userInfo is wrong"),
    ],
)
def test_wrong_names_and_passwords_get_no_token(
    client: httpx.Client, service: HuaweiSimulator, changed: Mapping[str, str], words: str
) -> None:
    answer = ask_token(client, service, **changed)
    assert answer.status_code == 401
    assert words in answer.json()["error"]["message"]


def test_five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(
    client: httpx.Client, service: HuaweiSimulator
) -> None:
    for _ in range(5):
        ask_token(client, service, password="wrong")
    assert ask_token(client, service).json()["error"]["message"] == "The account is locked."
    service.clock_offset += 901
    assert ask_token(client, service).status_code == 201


def test_a_user_for_the_console_only_gets_no_token(client: httpx.Client, service: HuaweiSimulator) -> None:
    service.account.programmatic = False
    answer = ask_token(client, service)
    assert (answer.status_code, answer.json()["error"]["title"]) == (403, "Forbidden")
    assert "only supports console access" in answer.json()["error"]["message"]


def test_a_wrong_token_address_is_told(client: httpx.Client, service: HuaweiSimulator) -> None:
    assert refusal(client.post(f"{service.url}/v3/auth/token", json={})) == (404, "APIGW.0101")


def test_the_account_and_the_region_decide(client: httpx.Client, service: HuaweiSimulator) -> None:
    service.account.not_opened = frozenset({"vin"})
    assert refusal(call_huawei(client, service, "vin", GOOD)) == (403, "ModelArts.4204")
    service.account.permitted = False
    assert refusal(call_huawei(client, service, "bankcard", GOOD)) == (403, "ModelArts.4203")
    with HuaweiSimulator(region="cn-south-1") as south:
        assert refusal(call_huawei(client, south, "web-image", GOOD)) == (200, "")
        assert refusal(call_huawei(client, south, "vin", GOOD)) == (403, "ModelArts.4204")


def test_throttling_names_the_limit(client: httpx.Client) -> None:
    with HuaweiSimulator(calls_per_minute=2, clock=lambda: NOON) as service:
        assert [refusal(call_huawei(client, service, "vin", GOOD))[0] for _ in range(3)] == [200, 200, 429]
        answer = call_huawei(client, service, "vin", GOOD).json()
        assert answer["error_code"] == "APIG.0308"
        assert answer["error_msg"].endswith("limit:2,time:1 minute")
        service.clock_offset += 60
        assert refusal(call_huawei(client, service, "vin", GOOD)) == (200, "")


def test_an_answer_holds_only_what_was_asked_for(client: httpx.Client, service: HuaweiSimulator) -> None:
    plain = call_huawei(client, service, "general-table", GOOD).json()["result"]
    whole = call_huawei(client, service, "general-table", {**GOOD, "return_excel": True}).json()["result"]
    assert ("excel" in plain, "excel" in whole) == (False, True)
    card = call_huawei(client, service, "id-card", {**GOOD, "side": "back"}).json()["result"]
    assert set(card) == {"issue", "valid_from", "valid_to"}
    assert call_huawei(client, service, "general-text", GOOD).json()["result"]["direction"] == -1
