"""Huawei Cloud's signature: equal to the vendor's vectors and to its kit."""

from typing import Any
from urllib.parse import quote

import httpx
import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer
from hypothesis import given
from hypothesis import strategies as st

from ocrdesk.providers.huawei.signing import HuaweiSigning, canonical_request, signed_names
from tests.unit.providers.clouds import vectors

VECTORS = vectors.load("huawei_sdk_hmac.json")["vectors"]
READABLE = st.characters(exclude_categories=("Cc", "Cs"))
STS = "the-token"
SEGMENTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="/?#%\\."), max_size=8),
    st.sampled_from(("v2", "ocr", "%E4%B8%80", "a%20b", "%7e", "a.b")),
)
QUERIES = st.dictionaries(
    st.text(READABLE, max_size=6),
    st.one_of(st.text(READABLE, max_size=6), st.lists(st.text(READABLE, max_size=4), max_size=2)),
    max_size=2,
)
NAMES = st.sampled_from(("Enterprise-Project-Id", "X-Project-Id", "x-security-token", "X_Trace", "X-Language", "Range"))
SENTENCES = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)


def _url(host: str, path: str, query: list[list[Any]]) -> str:
    pairs = [(name, each) for name, value in query for each in (value if isinstance(value, list) else [value])]
    text = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    return f"https://{host}{path}" + (f"?{text}" if text else "")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_every_vector_is_reproduced_byte_for_byte(vector: dict[str, Any]) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    auth = HuaweiSigning(inputs["ak"], inputs["sk"], clock=lambda: vectors.stamp(inputs["x_sdk_date"]))
    url = _url(inputs["host"], inputs["path"], inputs["query"])
    request = httpx.Request(inputs["method"], url, headers=inputs["headers"], content=inputs["body"].encode())
    vectors.signed(auth, request)
    # httpx counts the body's bytes in a header of its own, which the vector does not know.
    assert canonical_request(request, signed_names(request.headers)) == expected["canonical_request"]
    assert vectors.headers_of(request, list(expected["headers"])) == expected["headers"]


def test_project_and_security_token_are_added_and_signed() -> None:
    vector = next(each for each in VECTORS if each["name"] == "extra_headers_project_and_enterprise")
    inputs = vector["inputs"]
    auth = HuaweiSigning(
        inputs["ak"],
        inputs["sk"],
        clock=lambda: vectors.stamp(inputs["x_sdk_date"]),
        project_id=inputs["headers"]["X-Project-Id"],
        security_token=inputs["headers"]["X-Security-Token"],
    )
    headers = {name: inputs["headers"][name] for name in ("Content-Type", "Enterprise-Project-Id")}
    url = f"https://{inputs['host']}{inputs['path']}"
    request = vectors.signed(auth, httpx.Request("POST", url, headers=headers, content=inputs["body"].encode()))
    assert request.headers["Authorization"] == vector["expected"]["headers"]["Authorization"]


@vectors.two_thousand
@given(
    st.fixed_dictionaries(
        {
            "ak": vectors.WORDS,
            "sk": vectors.WORDS,
            "method": st.sampled_from(["GET", "POST", "PUT"]),
            "host": vectors.HOSTS,
            "path": st.lists(SEGMENTS, min_size=1, max_size=3).map(lambda parts: "/" + "/".join(parts).lstrip("/")),
            "query": QUERIES,
            "headers": st.dictionaries(NAMES, SENTENCES, max_size=2),
            "time": vectors.SECONDS,
            "body": vectors.BODIES,
        }
    )
)
def test_random_requests_are_signed_as_by_the_vendors_kit(call: dict[str, Any]) -> None:
    headers = {"Content-Type": "application/json"} | call["headers"]
    now = vectors.at(call["time"])
    kit = SdkRequest(
        method=call["method"],
        host=call["host"],
        resource_path=call["path"],
        query_params=list(call["query"].items()),
        header_params=headers | {"X-Sdk-Date": now.strftime("%Y%m%dT%H%M%SZ")},
        body=call["body"],
    )
    wanted = Signer(BasicCredentials(call["ak"], call["sk"], "project")).sign(kit)
    request = httpx.Request(
        call["method"], f"https://{call['host']}{wanted.uri}", headers=headers, content=call["body"]
    )
    vectors.signed(HuaweiSigning(call["ak"], call["sk"], clock=lambda: now), request)
    assert request.headers["Authorization"] == wanted.header_params["Authorization"]
    assert request.headers["X-Sdk-Date"] == wanted.header_params["X-Sdk-Date"]


def test_what_the_client_adds_on_its_way_is_not_signed() -> None:
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={})

    auth = HuaweiSigning("ak", "sk", clock=lambda: vectors.at(1_700_000_000))
    with httpx.Client(transport=httpx.MockTransport(answer), cookies={"a": "b"}) as client:
        headers = {"Content-Type": "application/json"}
        client.post("https://ocr.example/v2/p/ocr/vin", content=iter((b"{", b"}")), headers=headers, auth=auth)
    assert "SignedHeaders=content-type;host;x-sdk-date, " in sent[0].headers["Authorization"]
    assert sent[0].content == b"{}"
    assert sent[0].url.path == "/v2/p/ocr/vin"


def test_no_secret_shows_in_the_signers_repr() -> None:
    auth = HuaweiSigning("the-ak", "the-sk", clock=lambda: vectors.at(0), project_id="p", security_token=STS)
    assert not [secret for secret in ("the-ak", "the-sk", STS) if secret in f"{auth!r} {auth}"]
