"""One paid call: asked of the kept answers first, sent at its pace, tried again where that helps, kept before used."""

import hashlib
import json
import logging
import random
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from threading import Event, Lock
from typing import Any

import httpx

from ocrdesk.errors import Cancelled
from ocrdesk.model import CallRecord
from ocrdesk.providers.web import failures
from ocrdesk.providers.web.endpoint import Endpoint
from ocrdesk.providers.web.failures import FailureKind, FailureRow, Mending, Refusal
from ocrdesk.providers.web.pacing import Pacer
from ocrdesk.providers.web.seams import Seams
from ocrdesk.providers.web.transport import CANCELLED, PACER
from ocrdesk.providers.web.under_way import UnderWay
from ocrdesk.providers.web.wire import HttpAnswer, SignInRefused, Wire

_log = logging.getLogger(__name__)

JITTER = 0.25
LONGEST_WAIT_SECONDS = 120.0
"""A service that asks for more than this is told to the clerk instead of waited for."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A fitted picture to send; `digest` tells the page's pixels, whatever they were fitted to."""

    body: bytes = field(repr=False)
    digest: str


class Caller:
    """Calls one service for all threads. Raises CloudError, JournalError and Cancelled."""

    def __init__(self, wire: Wire, seams: Seams, client: httpx.Client, most_per_second: float = 0.0) -> None:
        """`most_per_second` is the clerk's own limit for each API; 0 for the service's."""
        self._wire, self._seams, self._client = wire, seams, client
        self._most = most_per_second
        self._pacers: dict[str, Pacer] = {}
        self._lock = Lock()
        self._under_way = UnderWay()

    def call(
        self,
        endpoint: Endpoint,
        pictures: Sequence[Picture],
        parameters: Mapping[str, Any],
        cancelled: Event,
        *,
        afresh: bool = False,
    ) -> "list[Any | Refusal]":
        """The answer's JSON for each picture, or that picture's own refusal.

        What was paid for once is not sent again, unless `afresh`.
        """
        prints = [fingerprint(self._wire.key, endpoint, picture, parameters) for picture in pictures]
        with self._under_way.alone(prints, cancelled):
            found: dict[str, Any | Refusal] = {}
            missing = {print_: picture.body for print_, picture in zip(prints, pictures, strict=True)}
            for print_ in () if afresh else tuple(missing):
                if (kept := self._kept(print_)) is not None:
                    found[print_] = kept
                    del missing[print_]
            if missing:
                fresh = self._send(endpoint, tuple(missing.values()), tuple(missing), parameters, cancelled)
                found |= zip(missing, fresh, strict=True)
        return [found[print_] for print_ in prints]

    def probe(self, endpoint: Endpoint, body: bytes, cancelled: Event) -> Refusal | None:
        """One call that cannot be paid for: what the service says of it. Sent again only when that mended the call."""
        refusal = self._exchange(endpoint, body, cancelled)[0]
        if refusal is not None and self.mend(refusal):
            refusal = self._exchange(endpoint, body, cancelled)[0]
        return refusal

    def mend(self, refusal: Refusal) -> bool:
        """Change what one picture's own refusal asks for; whether anything was changed."""
        mending = refusal.row.retry.mending
        return mending is not None and self._wire.mend(mending, refusal)

    def _kept(self, print_: str) -> Any:
        text = self._seams.answers.answer(print_)
        return None if text is None else json.loads(text)

    def _send(
        self,
        endpoint: Endpoint,
        pictures: Sequence[bytes],
        prints: Sequence[str],
        parameters: Mapping[str, Any],
        cancelled: Event,
    ) -> "Sequence[Any | Refusal]":
        attempts = Attempts()
        while True:
            self._seams.answers.settle()
            body = self._wire.body(endpoint, pictures, parameters)
            begun, at = self._seams.steady(), self._seams.now()
            refusal, answer = self._exchange(endpoint, body, cancelled)
            billed = self._wire.billed(endpoint, refusal, len(pictures))
            results = () if refusal or answer is None else self._results(endpoint, answer, len(pictures))
            if results is None:
                refusal, results = Refusal(failures.MISCOUNTED), ()
            call = CallRecord(
                self._wire.key,
                endpoint.name,
                at,
                self._seams.steady() - begun,
                refusal.code or refusal.row.code if refusal else "",
                billed,
                len(body),
            )
            self._seams.answers.record(call, _to_keep(prints, results))
            if refusal is None:
                return results
            _log.info("%s %s: %s %s", self._wire.key, endpoint.name, call.code, refusal.request_id)
            self._again(refusal, endpoint, attempts, cancelled)

    def _results(self, endpoint: Endpoint, answer: HttpAnswer, count: int) -> "Sequence[Any | Refusal] | None":
        """The answer's part for each picture; None where they cannot be told apart: no page may get another's."""
        try:
            results = self._wire.results(endpoint, answer)
        except (KeyError, TypeError, AttributeError, ValueError):
            return None
        return results if len(results) == count else None

    def _again(self, refusal: Refusal, endpoint: Endpoint, attempts: "Attempts", cancelled: Event) -> None:
        """Return when the call may be repeated; raise the refusal where it may not."""
        mending = refusal.row.retry.mending
        if mending is not None and attempts.may_mend(mending) and self._wire.mend(mending, refusal):
            return
        seconds = attempts.next_wait(refusal)
        if refusal.row.kind is FailureKind.THROTTLED:
            self._pacer(endpoint).slow_down(max(seconds or 0.0, refusal.retry_after, 1.0), refusal.limit)
        if seconds is None or seconds > LONGEST_WAIT_SECONDS:
            raise refusal.error(self._wire.key)
        self._seams.wait(seconds, cancelled)

    def _exchange(self, endpoint: Endpoint, body: bytes, cancelled: Event) -> tuple[Refusal | None, HttpAnswer | None]:
        if cancelled.is_set():
            raise Cancelled
        try:
            response = self._client.post(
                self._wire.url(endpoint),
                content=body,
                headers=dict(self._wire.headers(endpoint)),
                auth=self._wire.auth,
                extensions={PACER: self._pacer(endpoint), CANCELLED: cancelled},
            )
        except SignInRefused as exc:
            answer = exc.answer
        except (UnicodeEncodeError, httpx.LocalProtocolError):  # no header can hold it
            return Refusal(failures.KEY_MISSHAPEN), None
        except httpx.InvalidURL:
            return Refusal(failures.NAME_UNKNOWN), None
        except httpx.HTTPError as exc:
            return Refusal(_row_of(exc)), None
        else:
            answer = HttpAnswer(response.status_code, dict(response.headers), _json(response))
        refusal = self._wire.refusal(endpoint, answer)
        if refusal is None:
            return None, answer
        return replace(_with_headers(refusal, answer.headers, self._seams.now().timestamp()), api=endpoint.name), answer

    def _pacer(self, endpoint: Endpoint) -> Pacer:
        with self._lock:
            if endpoint.name not in self._pacers:
                rate = min(endpoint.calls_per_second, self._most or endpoint.calls_per_second)
                self._pacers[endpoint.name] = Pacer(rate, self._seams.steady, self._seams.wait)
            return self._pacers[endpoint.name]


@dataclass(slots=True)
class Attempts:
    """What was tried already for one call."""

    _mended: set[Mending] = field(default_factory=set)
    _waits: dict[str, int] = field(default_factory=dict)

    def may_mend(self, mending: Mending) -> bool:
        """Each mending has one chance."""
        first = mending not in self._mended
        self._mended.add(mending)
        return first

    def next_wait(self, refusal: Refusal) -> float | None:
        """Seconds to wait before the next attempt; None where there is none."""
        row, rule = refusal.row, refusal.row.retry
        count = self._waits.get(row.code, 0)
        if count >= rule.times:
            return None
        self._waits[row.code] = count + 1
        seconds = random.uniform(rule.seconds, max(rule.most, rule.seconds))  # noqa: S311 - jitter, no secret
        seconds *= 2**count if rule.doubling else 1
        return max(seconds * random.uniform(1, 1 + JITTER), refusal.retry_after)  # noqa: S311


def fingerprint(provider: str, endpoint: Endpoint, picture: Picture, parameters: Mapping[str, Any]) -> str:
    """What makes two calls the same: service, API, parameters and the page's pixels."""
    told = json.dumps([provider, endpoint.name, picture.digest, parameters], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _to_keep(prints: Sequence[str], results: "Sequence[Any | Refusal]") -> dict[str, str]:
    pairs = zip(prints, results, strict=bool(results))
    return {
        print_: json.dumps(result, ensure_ascii=False) for print_, result in pairs if not isinstance(result, Refusal)
    }


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def _with_headers(refusal: Refusal, headers: Mapping[str, str], now: float) -> Refusal:
    """The refusal with what the answer's headers tell: how long to wait, and the service's clock."""
    retry_after = _retry_after(headers.get("retry-after", ""), now)
    try:
        ahead = parsedate_to_datetime(headers["date"]).timestamp() - now
    except (KeyError, ValueError):
        ahead = None
    return replace(refusal, retry_after=retry_after or refusal.retry_after, clock_ahead=ahead)


def _retry_after(text: str, now: float) -> float:
    """The seconds that a header asks to wait, told in seconds or as a moment; 0 where it tells neither."""
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(parsedate_to_datetime(text).timestamp() - now, 0.0)
    except ValueError:
        return 0.0


def _row_of(exc: httpx.HTTPError) -> FailureRow:
    """Which of the common rows a failed connection is."""
    chain: list[BaseException] = []
    link: BaseException | None = exc
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    certificate = next((each for each in chain if isinstance(each, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        return failures.CERTIFICATE_TIME if certificate.verify_code in _TIME_CODES else failures.CERTIFICATE_REFUSED
    if any(isinstance(each, ssl.SSLError) for each in chain):
        return failures.CERTIFICATE_REFUSED
    if any(isinstance(each, socket.gaierror) for each in chain):
        return failures.NAME_UNKNOWN
    if isinstance(exc, httpx.ProxyError):
        return failures.PROXY_REFUSED
    if isinstance(exc, httpx.DecodingError | httpx.RemoteProtocolError):
        return failures.GARBLED
    return failures.TIMED_OUT if isinstance(exc, httpx.TimeoutException) else failures.UNREACHABLE


_TIME_CODES = frozenset({9, 10})
"""OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""
