"""Signs calls to Huawei Cloud with an access key: SDK-HMAC-SHA256."""

import hashlib
import hmac
from collections.abc import Callable, Generator, Iterable
from datetime import UTC, datetime
from urllib.parse import parse_qsl, quote, unquote

import httpx

ALGORITHM = "SDK-HMAC-SHA256"
ALTERED_ON_THE_WAY = frozenset(
    {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "cookie",
        "transfer-encoding",
        "user-agent",
    }
)
"""Headers that the client or a proxy writes: a signature over them would break."""


class HuaweiSigning(httpx.Auth):
    """Adds time, project, token and signature, and signs every header that the caller set.

    `clock` tells the time with its zone. The project is named only where the key belongs to a sub-project; the token
    belongs to temporary keys. The bytes signed are those that are sent.
    """

    requires_request_body = True

    def __init__(
        self,
        access_key: str,
        secret_key: str,
        *,
        clock: Callable[[], datetime],
        project_id: str = "",
        security_token: str = "",
    ) -> None:
        self._access_key = access_key
        self._secret_key = secret_key
        self._clock = clock
        self._project_id = project_id
        self._security_token = security_token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        time = self._clock().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        request.headers["X-Sdk-Date"] = time
        if self._project_id:
            request.headers["X-Project-Id"] = self._project_id
        if self._security_token:
            request.headers["X-Security-Token"] = self._security_token
        request.headers["Authorization"] = self._authorization(request, time)
        yield request

    def _authorization(self, request: httpx.Request, time: str) -> str:
        names = signed_names(request.headers)
        text = "\n".join((ALGORITHM, time, _sha256(canonical_request(request, names).encode())))
        signature = hmac.digest(self._secret_key.encode(), text.encode(), "sha256").hex()
        return f"{ALGORITHM} Access={self._access_key}, SignedHeaders={';'.join(names)}, Signature={signature}"


def signed_names(headers: Iterable[str]) -> list[str]:
    """The headers to sign, in order: not those that may be altered, nor names with `_`, which gateways drop."""
    names = {name.lower() for name in headers}
    return sorted(name for name in names - ALTERED_ON_THE_WAY if "_" not in name)


def canonical_request(request: httpx.Request, names: Iterable[str]) -> str:
    """What is signed; the path gets its last slash only here, never on the way."""
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    headers = "".join(f"{name}:{request.headers[name].strip()}\n" for name in names)
    parts = (request.method, _path(path), _query(query), headers, ";".join(names), _sha256(request.content))
    return "\n".join(parts)


def _path(path: str) -> str:
    encoded = "/".join(map(_encode, unquote(path).split("/")))
    return encoded if encoded.endswith("/") else encoded + "/"


def _query(query: str) -> str:
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    return "&".join(f"{_encode(name)}={_encode(value)}" for name, value in pairs)


def _encode(text: str) -> str:
    return quote(text, safe="~")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
