"""CTYUN's signature: equal to the vectors and to a derivation of its own, written from the vendor's manual."""

import base64
import hashlib
import hmac
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrdesk.providers.ctyun.signing import CtyunSigning, TimeBase, string_to_sign
from tests.unit.providers.clouds import vectors

VECTORS = vectors.load("ctyun_eop.json")["vectors"]
PIECES = st.tuples(vectors.WORDS, st.text(max_size=6)).map(lambda pair: urlencode([pair]))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_every_vector_is_reproduced_byte_for_byte(vector: dict[str, Any]) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    auth = CtyunSigning(
        inputs["ak"],
        inputs["sk"],
        inputs["appkey"],
        clock=lambda: vectors.stamp(inputs["eop_date"]),
        request_id=lambda: inputs["request_id"],
        time_base=TimeBase.UTC,
        signed=inputs["signed_headers"],
    )
    url = f"https://{inputs['host']}{inputs['path']}" + (f"?{inputs['query']}" if inputs["query"] else "")
    request = httpx.Request(inputs["method"], url, headers=inputs["extra_headers"], content=inputs["body"].encode())
    vectors.signed(auth, request)
    assert string_to_sign(request, inputs["signed_headers"]) == expected["string_to_sign"]
    assert vectors.headers_of(request, list(expected["headers"])) == expected["headers"]


def _keyed(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _by_the_manual(call: dict[str, Any], date: str) -> str:
    """Sections 1 to 8 of the manual's chapter on the signature, one after the other."""
    block = f"appkey:{call['app']}\nctyun-eop-request-id:{call['id']}\neop-date:{date}\n"
    query = "&".join(sorted(call["query"]))
    digest = hashlib.sha256(call["body"]).hexdigest()
    text = f"{block}\n{query}\n{digest}"
    k_time = _keyed(call["sk"].encode(), date.encode())
    k_access_key = _keyed(k_time, call["ak"].encode())
    k_date = _keyed(k_access_key, date.partition("T")[0].encode())
    signature = base64.standard_b64encode(_keyed(k_date, text.encode())).decode()
    return f"{call['ak']} Headers=appkey;ctyun-eop-request-id;eop-date Signature={signature}"


@vectors.two_thousand
@given(
    st.fixed_dictionaries(
        {
            "ak": vectors.WORDS,
            "sk": vectors.WORDS,
            "app": vectors.WORDS,
            "id": st.uuids().map(str),
            "time": vectors.SECONDS,
            "base": st.sampled_from(TimeBase),
            "query": st.lists(PIECES, max_size=2),
            "body": vectors.BODIES,
        }
    )
)
def test_random_requests_are_signed_as_the_manual_says(call: dict[str, Any]) -> None:
    now = vectors.at(call["time"])
    auth = CtyunSigning(
        call["ak"], call["sk"], call["app"], clock=lambda: now, request_id=lambda: call["id"], time_base=call["base"]
    )
    url = "https://ai-global.ctapi.ctyun.cn/v1/x.json" + ("?" + "&".join(call["query"]) if call["query"] else "")
    request = vectors.signed(auth, httpx.Request("POST", url, content=call["body"]))
    told = now + timedelta(hours=8 if call["base"] == "beijing" else 0)
    date = f"{told:%Y%m%d}T{told:%H%M%S}Z"
    assert request.headers["eop-date"] == date
    assert request.headers["Eop-Authorization"] == _by_the_manual(call, date)


def test_beijings_time_is_sent_unless_told_otherwise() -> None:
    auth = CtyunSigning("ak", "sk", "app", clock=lambda: vectors.stamp("20251231T160001Z"), request_id=lambda: "an-id")
    request = vectors.signed(auth, httpx.Request("POST", "https://ai-global.ctapi.ctyun.cn/", content=b"{}"))
    assert request.headers["eop-date"] == "20260101T000001Z"


def test_each_call_has_a_request_id_of_its_own_that_can_be_read_afterwards() -> None:
    ids = iter(("first", "second"))
    auth = CtyunSigning("ak", "sk", "app", clock=lambda: vectors.at(0), request_id=lambda: next(ids))
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={}))) as client:
        answers = [client.post("https://ai-global.ctapi.ctyun.cn/", content=b"{}", auth=auth) for _ in range(2)]
    assert [each.request.headers["ctyun-eop-request-id"] for each in answers] == ["first", "second"]


def test_no_secret_shows_in_the_signers_repr() -> None:
    auth = CtyunSigning("the-ak", "the-sk", "the-app", clock=lambda: vectors.at(0), request_id=lambda: "an-id")
    assert not [secret for secret in ("the-ak", "the-sk", "the-app") if secret in f"{auth!r} {auth}"]
