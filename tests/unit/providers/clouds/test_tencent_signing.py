"""Tencent Cloud's signature: equal to the vendor's vectors and to its kit."""

import json
from typing import Any
from unittest.mock import patch

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tencentcloud.common import credential
from tencentcloud.common.http.request import RequestInternal
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.ocr.v20181119.ocr_client import OcrClient

from ocrdesk.providers.tencent.signing import TencentSigning, canonical_request
from tests.unit.providers.clouds import vectors

VECTORS = vectors.load("tencent_tc3.json")["vectors"]
STS = "the-token"
VALUES = st.one_of(st.booleans(), st.integers(), st.text(max_size=60))


def _request(inputs: dict[str, Any]) -> httpx.Request:
    names = {
        "X-TC-Action": "action",
        "X-TC-Version": "version",
        "X-TC-Region": "region",
        "X-TC-Language": "language",
        "Content-Type": "content_type",
    }
    headers = {name: inputs[key] for name, key in names.items() if inputs[key]}
    url = f"https://{inputs['host']}{inputs['path']}"
    return httpx.Request(inputs["method"], url, headers=headers, content=inputs["body"].encode())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_every_vector_is_reproduced_byte_for_byte(vector: dict[str, Any]) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    auth = TencentSigning(
        inputs["secret_id"],
        inputs["secret_key"],
        clock=lambda: vectors.at(inputs["timestamp"]),
        token=inputs["token"] or "",
        service=inputs["service"],
    )
    request = vectors.signed(auth, _request(inputs))
    assert canonical_request(request) == expected["canonical_request"]
    assert vectors.headers_of(request, list(expected["headers"])) == expected["headers"]
    unwanted = {"X-TC-Token", "X-TC-Region", "X-TC-Language"} - set(expected["headers"])
    assert not [name for name in unwanted if name in request.headers]


def _by_the_kit(call: dict[str, Any]) -> RequestInternal:
    account = credential.Credential(call["id"], call["key"], call["token"] or None)
    profile = ClientProfile(httpProfile=HttpProfile(endpoint=call["host"]), language="zh-CN")
    client = OcrClient(account, "ap-guangzhou", profile)
    request = RequestInternal(call["host"], "POST", "/", header={})
    with patch("time.time", return_value=call["time"]):
        client._build_req_with_tc3_signature(call["action"], call["parameters"], request)
    return request


@pytest.mark.filterwarnings("ignore:datetime.datetime.utc:DeprecationWarning")
@vectors.two_thousand
@given(
    st.fixed_dictionaries(
        {
            "id": vectors.WORDS,
            "key": vectors.WORDS,
            "token": st.one_of(st.just(""), vectors.WORDS),
            "host": vectors.HOSTS,
            "action": st.sampled_from(("GeneralAccurateOCR", "IDCardOCR", "QrcodeOCR")),
            "time": vectors.SECONDS,
            "parameters": st.dictionaries(st.text(max_size=12), VALUES, max_size=2),
        }
    )
)
def test_random_requests_are_signed_as_by_the_vendors_kit(call: dict[str, Any]) -> None:
    wanted = _by_the_kit(call)
    added = {"Authorization", "X-TC-Timestamp", "X-TC-Token"}
    auth = TencentSigning(call["id"], call["key"], clock=lambda: vectors.at(call["time"]), token=call["token"])
    headers = {name: text for name, text in wanted.header.items() if name not in added}
    request = httpx.Request("POST", f"https://{call['host']}/", headers=headers, content=wanted.data.encode())
    vectors.signed(auth, request)
    assert vectors.headers_of(request, list(wanted.header)) == wanted.header


def test_the_bytes_sent_are_the_bytes_signed() -> None:
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={})

    auth = TencentSigning("id", "key", clock=lambda: vectors.at(1_700_000_000))
    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        client.post("https://ocr.tencentcloudapi.com/", content=iter((b'{"a":', b"1}")), auth=auth)
        client.post("https://ocr.tencentcloudapi.com/", content=b'{"a":1}', auth=auth)
    assert sent[0].content == sent[1].content == json.dumps({"a": 1}, separators=(",", ":")).encode()
    assert sent[0].headers["Authorization"] == sent[1].headers["Authorization"]
    assert {request.headers["Content-Type"] for request in sent} == {"application/json"}


def test_a_request_sent_again_carries_the_time_of_the_second_sending() -> None:
    times = [vectors.at(1_700_000_000), vectors.at(1_700_000_090)]
    auth = TencentSigning("id", "key", clock=lambda: times.pop(0))
    request = httpx.Request("POST", "https://ocr.tencentcloudapi.com/", content=b"{}")
    first = vectors.signed(auth, request).headers["Authorization"]
    again = vectors.signed(auth, request).headers
    assert again["X-TC-Timestamp"] == "1700000090"
    assert again["Authorization"] != first


def test_the_day_is_that_of_utc_whatever_the_clocks_zone() -> None:
    from datetime import timedelta, timezone

    beijing = vectors.at(1_767_225_599).astimezone(timezone(timedelta(hours=8)))
    auth = TencentSigning("id", "key", clock=lambda: beijing)
    request = vectors.signed(auth, httpx.Request("POST", "https://ocr.tencentcloudapi.com/", content=b""))
    assert "/2025-12-31/ocr/" in request.headers["Authorization"]


def test_the_path_of_a_private_endpoint_is_not_signed() -> None:
    auth = TencentSigning("id", "key", clock=lambda: vectors.at(1_700_000_000))
    plain, below = (
        vectors.signed(auth, httpx.Request("POST", f"https://ocr.example/{path}", content=b"{}"))
        for path in ("", "gateway/ocr")
    )
    assert plain.headers["Authorization"] == below.headers["Authorization"]


def test_no_secret_shows_in_the_signers_repr() -> None:
    auth = TencentSigning("the-id", "the-key", clock=lambda: vectors.at(0), token=STS)
    assert not [secret for secret in ("the-id", "the-key", STS) if secret in f"{auth!r} {auth}"]
