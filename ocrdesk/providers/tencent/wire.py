"""One account at Tencent Cloud: address, headers, bodies, and what an answer says."""

import base64
import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from ocrdesk.errors import CredentialsRefused
from ocrdesk.providers.tencent import encryption
from ocrdesk.providers.tencent.encryption import Algorithm, EncryptionError, Envelope
from ocrdesk.providers.tencent.failures import GATEWAY, NO_PUBLIC_KEY, ROWS, UNKNOWN, UNREADABLE
from ocrdesk.providers.tencent.signing import TencentSigning
from ocrdesk.providers.web.endpoint import Endpoint, Options
from ocrdesk.providers.web.failures import FailureRow, Mending, Refusal, find_row
from ocrdesk.providers.web.wire import HttpAnswer

KEY = "tencent"
VERSION = "2018-11-19"
CONTENT_TYPE = "application/json"
ENCRYPTED = "RecognizeEncryptedIDCardOCR"
HTTP_OK = 200
ALGORITHMS = {"AES": Algorithm.AES, "SM4": Algorithm.SM4}
LEAST_SKEW_SECONDS = 60.0
"""A clock that is less off was not what the call was refused for."""
_LIMIT = re.compile(r"`(\d+)` for a second")


class TencentWire:
    """The service with one account. Calls may come from several threads."""

    key = KEY

    def __init__(self, options: Options, address: str, now: Callable[[], datetime]) -> None:
        """`now` tells this computer's time."""
        self._address = f"{address.rstrip('/')}/"
        self._options = options
        self._now = now
        self._ahead = timedelta()
        self._sealed = threading.local()
        self.auth = TencentSigning(
            options["secret_id"], options["secret_key"], clock=self._clock, token=options["token"]
        )

    def url(self, endpoint: Endpoint) -> str:  # noqa: ARG002 - all calls go to one address
        return self._address

    def headers(self, endpoint: Endpoint) -> Mapping[str, str]:
        return {
            "Content-Type": CONTENT_TYPE,
            "X-TC-Action": endpoint.name,
            "X-TC-Version": VERSION,
            "X-TC-Region": self._options["region"],
            "X-TC-Language": "zh-CN",
        }

    def body(self, endpoint: Endpoint, pictures: Sequence[bytes], parameters: Mapping[str, Any]) -> bytes:
        (picture,) = pictures
        body = _json({"ImageBase64": base64.b64encode(picture).decode("ascii"), **parameters})
        return self._hidden(body) if endpoint.name == ENCRYPTED else body

    def refusal(self, endpoint: Endpoint, answer: HttpAnswer) -> Refusal | None:  # noqa: ARG002 - one form for all
        response = _response(answer)
        error = response.get("Error") or {}
        number = str(response.get("RequestId") or "")
        if code := str(error.get("Code") or ""):
            said = str(error.get("Message") or "")
            row = find_row(ROWS, code, said) or UNKNOWN
            return Refusal(row, code, said, number, limit=_limit(said))
        if answer.status != HTTP_OK or not response:
            return Refusal(GATEWAY, f"HTTP {answer.status}", request_id=number)
        return None

    def results(self, endpoint: Endpoint, answer: HttpAnswer) -> "Sequence[Any | Refusal]":
        response = _response(answer)
        if endpoint.name != ENCRYPTED:
            return [response]
        envelope: Envelope = self._sealed.envelope
        try:
            opened = json.loads(encryption.open_answer(response, envelope))
        except (EncryptionError, ValueError):
            return [Refusal(UNREADABLE, request_id=str(response.get("RequestId") or ""))]
        return [{**opened, "RequestId": response.get("RequestId")}]

    def billed(self, endpoint: Endpoint, refusal: Refusal | None, pictures: int) -> int:  # noqa: ARG002
        return pictures if refusal is None or refusal.row.billed else 0

    def mend(self, mending: Mending, refusal: Refusal) -> bool:
        """Take the service's clock for signing, where the clerk allows it; a temporary key's token is not ours."""
        if mending is not Mending.CLOCK or self._options["clock"] != "service" or refusal.clock_ahead is None:
            return False
        if abs(refusal.clock_ahead) < LEAST_SKEW_SECONDS:
            return False
        # Calls that several threads made with the old clock are all refused, and all repeated with this one.
        self._ahead = timedelta(seconds=refusal.clock_ahead)
        return True

    def _clock(self) -> datetime:
        return self._now() + self._ahead

    def _hidden(self, body: bytes) -> bytes:
        """The sealed call. Its key opens the answer, which comes to the same thread. Raises CredentialsRefused."""
        algorithm = ALGORITHMS[self._options["encryption"]]
        try:
            envelope = encryption.seal(body, self._options["encryption_key"], algorithm)
        except EncryptionError as exc:
            raise CredentialsRefused(**told(NO_PUBLIC_KEY)) from exc
        self._sealed.envelope = envelope
        return _json(envelope.parameters)


def told(row: FailureRow) -> dict[str, object]:
    """The values of an error for a row of ours."""
    return {"provider": KEY, "cause": row.cause, "remedy": row.remedy}


def _response(answer: HttpAnswer) -> Mapping[str, Any]:
    response = answer.body.get("Response") if isinstance(answer.body, dict) else None
    return response if isinstance(response, dict) else {}


def _json(parameters: Mapping[str, Any]) -> bytes:
    return json.dumps(parameters, ensure_ascii=False, separators=(",", ":")).encode()


def _limit(said: str) -> float:
    """The calls a second that a throttling answer names; 0 where it names none."""
    found = _LIMIT.search(said)
    return float(found[1]) if found else 0.0
