"""How CTYUN is spoken to: batches of pictures in JSON, and two numberings of failures."""

import base64
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from ocrdesk.providers.ctyun.failures import OTHER, ROWS
from ocrdesk.providers.ctyun.signing import CtyunSigning, TimeBase
from ocrdesk.providers.web import failures
from ocrdesk.providers.web.endpoint import Endpoint
from ocrdesk.providers.web.failures import FailureKind, FailureRow, Mending, Refusal, find_row
from ocrdesk.providers.web.seams import Seams
from ocrdesk.providers.web.wire import HttpAnswer

KEY = "ctyun"
LICENCE = "businesslicense"
OTHER_PRODUCTS_SUCCESS = 800
_RATE = re.compile("限流|流控|频繁|too many|rate limit|qps", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


class CtyunWire:
    """One application of one account. What was learned of alphabet and time base stays for its life."""

    key = KEY

    def __init__(self, root: str, sign: Callable[[TimeBase], CtyunSigning], time_base: TimeBase, seams: Seams) -> None:
        self._root = root.rstrip("/")
        self._sign, self._base = sign, time_base
        self._now = seams.now
        self._standard: set[str] = set()
        self._worked = False
        self.auth = sign(time_base)

    @classmethod
    def of_values(cls, values: Mapping[str, str], root: str, seams: Seams) -> "CtyunWire":
        """The wire for the provider's option values."""

        def sign(base: TimeBase) -> CtyunSigning:
            return CtyunSigning(
                values["access_key"],
                values["security_key"],
                values["app_key"],
                clock=seams.now,
                request_id=lambda: str(uuid4()),
                time_base=base,
            )

        return cls(root, sign, TimeBase(values["time_base"]), seams)

    def url(self, endpoint: Endpoint) -> str:
        return self._root + endpoint.path

    def headers(self, endpoint: Endpoint) -> Mapping[str, str]:
        del endpoint
        return {"Content-Type": "application/json"}

    def body(self, endpoint: Endpoint, pictures: Sequence[bytes], parameters: Mapping[str, Any]) -> bytes:
        encode = base64.b64encode if endpoint.name in self._standard else base64.urlsafe_b64encode
        encoded = [encode(picture).decode() for picture in pictures]
        if endpoint.name == LICENCE:  # the service's own word, although it is the licence
            return _dumped({"Action": "BusinessCardOCR", "ImageData": encoded[0]})
        return _dumped({"data": encoded, **parameters})

    def refusal(self, endpoint: Endpoint, answer: HttpAnswer) -> Refusal | None:
        if not isinstance(answer.body, dict):
            return self._of_status(answer) or Refusal(failures.GARBLED)
        number = _number(answer.body.get("statusCode", answer.body.get("code")))
        if number == 0 or (number == OTHER_PRODUCTS_SUCCESS and "returnObj" in answer.body):
            self._worked = True
            return None
        said = " ".join(_words(answer.body))
        row = find_row(ROWS, str(number), endpoint.name) or find_row(ROWS, f"AI_OP_{number}", endpoint.name)
        if row is None and _RATE.search(said):
            row = find_row(ROWS, "HTTP 429 or a rate message")
        if row is None:
            return self._of_status(answer) or _refusal(_by_first_digit(number), str(number), said, answer)
        return _refusal(row, row.code, said, answer)

    def results(self, endpoint: Endpoint, answer: HttpAnswer) -> "Sequence[Any | Refusal]":
        found = answer.body["returnObj"]
        if endpoint.name == LICENCE:
            return [found]
        return [
            self._element(endpoint, each, answer) if isinstance(each, dict) else Refusal(failures.GARBLED)
            for each in found
        ]

    def billed(self, endpoint: Endpoint, refusal: Refusal | None, pictures: int) -> int:
        """Not documented whether pictures of a batch, and failed ones, count: every one is counted."""
        del endpoint
        return 0 if refusal else pictures

    def mend(self, mending: Mending, refusal: Refusal) -> bool:
        if mending is Mending.ALPHABET:
            self._standard.add(refusal.api)
            return True
        if mending is Mending.TIME_BASE and not self._worked:
            self._base = TimeBase.UTC if self._base is TimeBase.BEIJING else TimeBase.BEIJING
            self.auth = self._sign(self._base)
            return True
        return False

    def _element(self, endpoint: Endpoint, each: Mapping[str, Any], answer: HttpAnswer) -> "Any | Refusal":
        """One picture's part of a batch: a result, or its own failure in either spelling."""
        code = each.get("err_code", each.get("errorCode"))
        if code is None:
            return each
        number = _number(code)
        said = str(each.get("err_msg", each.get("errorMessage", "")))
        row = find_row(ROWS, f"AI_OP_{number}", endpoint.name) or _by_first_digit(number)
        return Refusal(row, row.code, said, _request_id(answer), api=endpoint.name)

    def _of_status(self, answer: HttpAnswer) -> Refusal | None:
        code = {3: "HTTP 3xx", 4: "HTTP 4xx", 5: "HTTP 5xx"}.get(answer.status // 100, "")
        if answer.status == 429:  # noqa: PLR2004 - HTTP's own number
            code = "HTTP 429 or a rate message"
        row = find_row(ROWS, code)
        return None if row is None else _refusal(row, f"HTTP {answer.status}", "", answer)


def _refusal(row: FailureRow, code: str, said: str, answer: HttpAnswer) -> Refusal:
    return Refusal(row, code, said, _request_id(answer))


def _by_first_digit(number: int) -> FailureRow:
    return OTHER[FailureKind.SERVER if str(number).startswith("5") else FailureKind.CALL]


def _request_id(answer: HttpAnswer) -> str:
    return next(
        (answer.headers[name] for name in ("x-request-id", "ctyun-eop-request-id") if name in answer.headers), ""
    )


def _number(code: object) -> int:
    """The digits of a code in any of its spellings: 400003, "400003", "AI_OP_400003"; -1 where there are none."""
    found = _NUMBER.search(str(code))
    return int(found.group()) if found else -1


def _words(body: Mapping[str, Any]) -> list[str]:
    told = (body.get(name) for name in ("message", "msg", "error", "details"))
    return list(dict.fromkeys(each for each in told if isinstance(each, str)))


def _dumped(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode()
