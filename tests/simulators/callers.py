"""Small callers that sign as each vendor's papers say: for trying the simulators themselves."""

import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx

from tests.simulators import ctyun_signature, huawei_signature, tencent_signature
from tests.simulators.ctyun import BEIJING_SECONDS, CtyunAccount, CtyunSimulator
from tests.simulators.ctyun_answers import APIS
from tests.simulators.huawei import HuaweiSimulator
from tests.simulators.huawei_identity import HuaweiAccount
from tests.simulators.tencent import TencentAccount, TencentSimulator

Body = Mapping[str, Any] | bytes


def new_client() -> httpx.Client:
    """A client that asks no proxy."""
    return httpx.Client(trust_env=False, verify=False, timeout=5)  # noqa: S501 - loopback only, without TLS


def _bytes(body: Body) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body).encode()


def tencent_headers(
    url: str, action: str, body: bytes, account: TencentAccount, *, now: float | None = None
) -> dict[str, str]:
    """The headers of a signed call."""
    stamp, kind, host = int(time.time() if now is None else now), "application/json", url.partition("//")[2]
    canonical = tencent_signature.canonical_request("POST", "/", "", {"content-type": kind, "host": host}, body)
    signature = tencent_signature.signature(account.secret_key, stamp, "ocr", canonical)
    scope = f"{account.secret_id}/{tencent_signature.date_of(stamp)}/ocr/tc3_request"
    told = f"TC3-HMAC-SHA256 Credential={scope}, SignedHeaders=content-type;host, Signature={signature}"
    headers = {"Content-Type": kind, "X-TC-Action": action, "X-TC-Version": "2018-11-19", "Authorization": told}
    token = {"X-TC-Token": account.token} if account.token else {}
    return {**headers, "X-TC-Timestamp": str(stamp), "X-TC-Region": "ap-guangzhou", **token}


def call_tencent(
    client: httpx.Client, service: TencentSimulator, action: str, body: Body, account: TencentAccount | None = None
) -> httpx.Response:
    """One call as the service's first account, or as another."""
    sent, account = _bytes(body), account or next(iter(service.accounts.values()))
    headers = tencent_headers(service.url, action, sent, account, now=service.now())
    return client.post(f"{service.url}/", content=sent, headers=headers)


def huawei_headers(
    url: str, path: str, body: bytes, account: HuaweiAccount, *, now: float | None = None
) -> dict[str, str]:
    """The headers of a call signed with a key."""
    moment = datetime.fromtimestamp(time.time() if now is None else now, UTC).strftime("%Y%m%dT%H%M%SZ")
    signed = {"content-type": "application/json", "host": url.partition("//")[2], "x-sdk-date": moment}
    whole = huawei_signature.canonical_path(path)
    canonical = huawei_signature.canonical_request("POST", whole, "", signed, body)
    signature = huawei_signature.signature(account.secret_key, moment, canonical)
    names = ";".join(signed)
    told = f"SDK-HMAC-SHA256 Access={account.access_key}, SignedHeaders={names}, Signature={signature}"
    return {"Content-Type": "application/json", "X-Sdk-Date": moment, "Authorization": told}


def call_huawei(
    client: httpx.Client, service: HuaweiSimulator, api: str, body: Body, account: HuaweiAccount | None = None
) -> httpx.Response:
    """One call signed with the key of the service's first account, or of another."""
    sent, account = _bytes(body), account or service.account
    path = f"/v2/{account.project_id}/ocr/{api}"
    headers = huawei_headers(service.url, path, sent, account, now=service.now())
    return client.post(service.url + path, content=sent, headers=headers)


def ask_token(client: httpx.Client, service: HuaweiSimulator, **changed: Any) -> httpx.Response:
    """Ask the IAM endpoint for a token; `user`, `password`, `domain`, `project` may be changed."""
    account = service.account
    user = {"name": changed.get("user", account.user), "password": changed.get("password", account.password)}
    user["domain"] = {"name": changed.get("domain", account.domain)}
    project = changed.get("project", service.region)
    scope = {"scope": {"project": {"name": project}}} if project else {}
    body = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}, **scope}}
    return client.post(f"{service.url}/v3/auth/tokens?nocatalog=true", json=body)


def call_huawei_with_token(
    client: httpx.Client, service: HuaweiSimulator, api: str, body: Body, token: str
) -> httpx.Response:
    """One call with a token."""
    headers = {"Content-Type": "application/json", "X-Auth-Token": token}
    url = f"{service.url}/v2/{service.account.project_id}/ocr/{api}"
    return client.post(url, content=_bytes(body), headers=headers)


def ctyun_headers(body: bytes, account: CtyunAccount, *, now: float | None = None, ahead: float = 0) -> dict[str, str]:
    """The headers of a signed call; `ahead` is how far the told time is ahead of UTC."""
    moment = datetime.fromtimestamp((time.time() if now is None else now) + ahead, UTC).strftime("%Y%m%dT%H%M%SZ")
    signed = {"appkey": account.app_key, "ctyun-eop-request-id": str(uuid4()), "eop-date": moment}
    text = ctyun_signature.string_to_sign(signed, "", body)
    signature = ctyun_signature.signature(account.access_key, account.security_key, moment, text)
    told = f"{account.access_key} Headers={';'.join(signed)} Signature={signature}"
    return {"Content-Type": "application/json", **signed, "Eop-Authorization": told}


def call_ctyun(
    client: httpx.Client, service: CtyunSimulator, api: str, body: Body, account: CtyunAccount | None = None
) -> httpx.Response:
    """One call of an API by its short name."""
    sent, account = _bytes(body), account or next(iter(service.accounts.values()))
    ahead = BEIJING_SECONDS if service.time_base == "beijing" else 0
    path = next(path for path, one in APIS.items() if one.name == api)
    headers = ctyun_headers(sent, account, now=service.now(), ahead=ahead)
    return client.post(service.url + path, content=sent, headers=headers)
