"""How Huawei Cloud is spoken to: its addresses with region and project, two ways to sign in, and its codes."""

import base64
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from ocrdesk.providers.huawei.failures import CLOCK_OFF, ROWS
from ocrdesk.providers.huawei.iam_token import OWN_PROJECT, IamAccount, IamToken, IamTokens
from ocrdesk.providers.huawei.signing import HuaweiSigning
from ocrdesk.providers.web import failures
from ocrdesk.providers.web.endpoint import Endpoint, Options
from ocrdesk.providers.web.failures import Mending, Refusal, find_row
from ocrdesk.providers.web.wire import HttpAnswer

if TYPE_CHECKING:
    import httpx

KEY = "huawei"
SUCCESS = 200
CLOCK_SECONDS = 15 * 60
_SIGNATURE_CODES = frozenset({"APIG.0301", "APIG.0303", "APIG.0304", "APIG.0305"})
_LIMIT = re.compile(r"limit:(\d+),time:(\d+) (second|minute|hour)")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


class HuaweiWire:
    """The service with one account in one region. Calls may come from several threads."""

    key = KEY

    def __init__(self, options: Options, address: str, now: Callable[[], datetime], tokens: IamTokens) -> None:
        """`address` is the service's root in the region; `tokens` outlive a change of the options."""
        self._address = address.rstrip("/")
        self._options, self._now = options, now
        self._ahead = timedelta()
        self.auth: httpx.Auth = self._signed() if options["access_key"] else self._with_token(tokens)

    def url(self, endpoint: Endpoint) -> str:
        return f"{self._address}/v2/{self._options['project_id'] or OWN_PROJECT}{endpoint.path}"

    def headers(self, endpoint: Endpoint) -> Mapping[str, str]:
        del endpoint
        project = self._options["enterprise_project_id"]
        return {"Content-Type": "application/json"} | ({"Enterprise-Project-Id": project} if project else {})

    def body(self, endpoint: Endpoint, pictures: Sequence[bytes], parameters: Mapping[str, Any]) -> bytes:
        del endpoint
        (picture,) = pictures
        body = {"image": base64.b64encode(picture).decode("ascii"), **parameters}
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()

    def refusal(self, endpoint: Endpoint, answer: HttpAnswer) -> Refusal | None:
        del endpoint
        if answer.status == SUCCESS and isinstance(answer.body, dict) and "result" in answer.body:
            return None
        if answer.status == SUCCESS:
            return Refusal(failures.GARBLED)
        code, said = _code_and_words(answer)
        row = find_row(ROWS, code, f"{said} ({answer.status})") or failures.GARBLED
        if code in _SIGNATURE_CODES and self._is_off(answer):
            row = CLOCK_OFF
        return Refusal(row, code, said, _request_id(answer), limit=_limit(said))

    def results(self, endpoint: Endpoint, answer: HttpAnswer) -> "Sequence[Any | Refusal]":
        del endpoint
        return [answer.body["result"]]

    def billed(self, endpoint: Endpoint, refusal: Refusal | None, pictures: int) -> int:
        """Successful calls are charged, failed ones are not."""
        del endpoint
        return 0 if refusal else pictures

    def mend(self, mending: Mending, refusal: Refusal) -> bool:
        """Take the service's clock where the clerk allows it; a token renews itself before a refusal comes here."""
        if mending is not Mending.CLOCK or self._options["clock"] != "service" or refusal.clock_ahead is None:
            return False
        self._ahead = timedelta(seconds=refusal.clock_ahead)
        return True

    def _signed(self) -> HuaweiSigning:
        return HuaweiSigning(
            self._options["access_key"],
            self._options["secret_key"],
            clock=self._clock,
            project_id=self._options["project_id"],
        )

    def _with_token(self, tokens: IamTokens) -> IamToken:
        account = IamAccount(
            region=self._options["region"],
            account=self._options["domain"],
            user=self._options["username"],
            password=self._options["password"],
            endpoint=self._options["iam_endpoint"],
        )
        return IamToken(account, clock=self._clock, tokens=tokens)

    def _clock(self) -> datetime:
        return self._now() + self._ahead

    def _is_off(self, answer: HttpAnswer) -> bool:
        """Whether the service's clock, told in its answer, is far from the one that signed."""
        try:
            theirs = parsedate_to_datetime(answer.headers["date"])
        except (KeyError, ValueError):
            return False
        return abs((theirs - self._clock()).total_seconds()) > CLOCK_SECONDS


def _code_and_words(answer: HttpAnswer) -> tuple[str, str]:
    """The code in one spelling, and the service's own words; "HTTP 503" where it tells no code."""
    body = answer.body if isinstance(answer.body, dict) else {}
    iam = body.get("error")
    if isinstance(iam, dict):
        return f"IAM {iam.get('code', answer.status)}", str(iam.get("message", ""))
    code = str(body.get("error_code") or f"HTTP {answer.status}").replace("APIGW.", "APIG.")
    return code, str(body.get("error_msg") or "")


def _request_id(answer: HttpAnswer) -> str:
    told = answer.body.get("request_id") if isinstance(answer.body, dict) else ""
    return str(told or answer.headers.get("x-request-id", ""))


def _limit(said: str) -> float:
    """The calls a second that a throttling answer names; 0 where it names none."""
    found = _LIMIT.search(said)
    return int(found[1]) / (int(found[2]) * _SECONDS[found[3]]) if found else 0.0
