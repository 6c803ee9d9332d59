"""Each simulator answers a rightly signed call from its vendor's samples, and refuses a changed byte."""

import httpx
import pytest

from tests.simulators import CtyunSimulator, HuaweiSimulator, TencentSimulator
from tests.simulators.answers import catalogue, has_sample
from tests.simulators.callers import (
    ask_token,
    call_ctyun,
    call_huawei,
    call_huawei_with_token,
    call_tencent,
    ctyun_headers,
    huawei_headers,
    new_client,
    tencent_headers,
)
from tests.simulators.ctyun import BEIJING_SECONDS
from tests.simulators.ctyun_answers import APIS
from tests.unit.simulators.drawn import picture, standard, url_safe


@pytest.mark.parametrize("action", [name for name in catalogue("tencent") if name != "RecognizeEncryptedIDCardOCR"])
def test_tencent_answers_every_action(action: str) -> None:
    with TencentSimulator() as service, new_client() as client:
        answer = call_tencent(client, service, action, {"ImageBase64": standard(picture())})
        response = answer.json()["Response"]
        assert "Error" not in response
        assert len(response) > 1
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Date"].endswith("GMT")
        (call,) = service.calls
        assert response["RequestId"] == call.request_id
        assert (call.action, call.accepted, call.complete, call.billed) == (action, True, True, 1)


@pytest.mark.parametrize("api", sorted(catalogue("huawei")))
def test_huawei_answers_every_api(api: str) -> None:
    field = "data" if "data" in catalogue("huawei")[api]["takes"] else "image"
    with HuaweiSimulator() as service, new_client() as client:
        answer = call_huawei(client, service, api, {field: standard(picture())})
        assert answer.status_code == 200, answer.text
        assert answer.json()["result"]
        assert answer.headers["X-Request-Id"] == service.calls[0].request_id


@pytest.mark.parametrize("api", ["general", "idcard", "plate"])
def test_ctyun_answers_each_picture_of_a_batch(api: str) -> None:
    with CtyunSimulator() as service, new_client() as client:
        good = url_safe(picture())
        answer = call_ctyun(client, service, api, {"data": [good, "*", good]}).json()
        assert answer["statusCode"] == 0
        assert answer["message"] == {"success": 2, "fail": 1}
        failed = answer["returnObj"][1]
        assert (
            failed
            == {
                "general": {"err_code": 400011, "err_msg": "base64 处理异常"},
                "idcard": {"err_code": 4008, "err_msg": "base64数据处理异常"},
                "plate": {"errorCode": "4008", "errorMessage": "base64数据处理异常"},
            }[api]
        )
        assert len(service.calls[0].pictures) == 2


def test_ctyun_answers_a_business_licence() -> None:
    with CtyunSimulator() as service, new_client() as client:
        body = {"Action": "BusinessCardOCR", "ImageData": url_safe(picture())}
        answer = call_ctyun(client, service, "businesslicense", body).json()
        assert answer["returnObj"]["license_type"] == "Business License"


def test_a_token_opens_huaweis_apis() -> None:
    with HuaweiSimulator() as service, new_client() as client:
        given = ask_token(client, service)
        assert given.status_code == 201
        assert given.json()["token"]["project"]["id"] == service.account.project_id
        token = given.headers["X-Subject-Token"]
        assert len(token) > 4000
        body = {"image": standard(picture())}
        assert call_huawei_with_token(client, service, "general-text", body, token).status_code == 200


def altered(body: bytes) -> bytes:
    """The same body with its last bit changed, still as long."""
    return body[:-1] + bytes([body[-1] ^ 1])


def send(client: httpx.Client, url: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
    return client.post(url, content=body, headers=headers)


def test_tencent_refuses_a_changed_byte() -> None:
    with TencentSimulator() as service, new_client() as client:
        body, account = b'{"ImageBase64":""}', service.accounts["AKIDocrdeskFAKEexample0123456789abcd"]
        headers = tencent_headers(service.url, "IDCardOCR", body, account)
        answer = send(client, f"{service.url}/", altered(body), headers).json()["Response"]["Error"]
        assert answer["Code"] == "AuthFailure.SignatureFailure"


def test_huawei_refuses_a_changed_byte() -> None:
    with HuaweiSimulator() as service, new_client() as client:
        body, path = b'{"image":""}', f"/v2/{service.account.project_id}/ocr/vin"
        headers = huawei_headers(service.url, path, body, service.account)
        answer = send(client, service.url + path, altered(body), headers)
        assert (answer.status_code, answer.json()["error_code"]) == (401, "APIG.0301")
        assert "verify aksk signature fail" in answer.json()["error_msg"]


def test_ctyun_refuses_a_changed_byte() -> None:
    with CtyunSimulator() as service, new_client() as client:
        body, path = b'{"data":[]}', next(iter(APIS))
        headers = ctyun_headers(body, next(iter(service.accounts.values())), ahead=BEIJING_SECONDS)
        answer = send(client, service.url + path, altered(body), headers)
        assert (answer.status_code, answer.json()["statusCode"]) == (401, 10020)


def test_every_sample_of_the_papers_belongs_to_a_call() -> None:
    for vendor in ("tencent", "huawei"):
        assert sum(has_sample(vendor, name) for name in catalogue(vendor)) >= 22


def test_calls_without_a_sample_are_answered_with_their_fields_own_labels() -> None:
    with TencentSimulator() as service, new_client() as client:
        body = {"ImageBase64": standard(picture())}
        book = call_tencent(client, service, "ResidenceBookletOCR", body).json()["Response"]
        assert (book["HouseholderName"], book["IdCardNumber"]) == ("户主姓名示例", "110101199003078021")
        paper = call_tencent(client, service, "EnterpriseLicenseOCR", body).json()["Response"]
        assert {"Name": "举办单位", "Value": "举办单位示例"} in paper["EnterpriseLicenseInfos"]
    with HuaweiSimulator() as service_two, new_client() as client:
        pages = call_huawei(client, service_two, "household-register", {"image": standard(picture())}).json()["result"]
        assert pages[0]["content"]["household_number"] == "户号示例"
        assert pages[0]["location"][2] == [280, 70]
