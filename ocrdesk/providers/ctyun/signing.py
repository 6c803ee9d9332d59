"""Signs calls to CTYUN: the EOP signature of its API gateway."""

import base64
import hashlib
import hmac
from collections.abc import Callable, Generator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import httpx

SIGNED = ("appkey", "ctyun-eop-request-id", "eop-date")


class TimeBase(StrEnum):
    """Whose time stands in `eop-date`; the manual never says, and its sample writes Beijing's with a literal Z."""

    BEIJING = "beijing"
    UTC = "utc"


ZONES = {TimeBase.BEIJING: timezone(timedelta(hours=8)), TimeBase.UTC: UTC}


class CtyunSigning(httpx.Auth):
    """Adds application, request id, time and signature.

    `clock` tells the time with its zone, which need not be that of `time_base`; `request_id` makes a fresh UUID
    for each call, which support asks for: it stands in the sent request's `ctyun-eop-request-id`. `signed` names
    the headers to sign; the gateway demands the request id and the time.
    """

    requires_request_body = True

    def __init__(
        self,
        access_key: str,
        security_key: str,
        app_key: str,
        *,
        clock: Callable[[], datetime],
        request_id: Callable[[], str],
        time_base: TimeBase = TimeBase.BEIJING,
        signed: Sequence[str] = SIGNED,
    ) -> None:
        self._access_key = access_key
        self._security_key = security_key
        self._app_key = app_key
        self._clock = clock
        self._request_id = request_id
        self._zone = ZONES[time_base]
        self._signed = sorted(name.lower() for name in signed)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        time = self._clock().astimezone(self._zone).strftime("%Y%m%dT%H%M%SZ")
        request.headers.setdefault("Content-Type", "application/json")
        request.headers["appkey"] = self._app_key
        request.headers["ctyun-eop-request-id"] = self._request_id()
        request.headers["eop-date"] = time
        request.headers["Eop-Authorization"] = self._authorization(request, time)
        yield request

    def _authorization(self, request: httpx.Request, time: str) -> str:
        key = self._security_key.encode()
        for text in (time, self._access_key, time[:8]):
            key = _hmac(key, text)
        signature = base64.b64encode(_hmac(key, string_to_sign(request, self._signed))).decode("ascii")
        return f"{self._access_key} Headers={';'.join(self._signed)} Signature={signature}"


def string_to_sign(request: httpx.Request, names: Sequence[str]) -> str:
    """The headers, the query as sent with its pieces in order, and the body's hash."""
    headers = "".join(f"{name}:{request.headers[name]}\n" for name in names)
    query = "&".join(sorted(request.url.query.decode("ascii").split("&")))
    return "\n".join((headers, query, hashlib.sha256(request.content).hexdigest()))


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")
