"""CTYUN's OCR service as its manual describes it; where that contradicts itself, as our papers choose."""

import hmac
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.simulators import ctyun_signature, parameters
from tests.simulators.ctyun_answers import APIS, Api, element, licence
from tests.simulators.limits import SlidingWindow
from tests.simulators.pictures import NotAPicture, NotBase64, Picture, UnknownFormat, decode_base64, open_picture
from tests.simulators.records import Answer, Asked, Call, Refused, json_answer
from tests.simulators.service import Simulator

CLOCK_SECONDS = 5 * 60
BEIJING_SECONDS = 8 * 3600
FORMATS = ("PNG", "JPG", "BMP")
MOST_PICTURES = 50
BODY_BYTES = 100_000_000
SHORTEST, LONGEST = 32, 5000
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
LICENCE_FIELDS = {"Action": "text", "ImageData": "text"}
SIGNED_AT_LEAST = {"ctyun-eop-request-id", "eop-date"}


@dataclass
class CtyunAccount:
    """A key pair with one application, and the state of the account; tests change it while the service runs."""

    access_key: str = "ctyunfakeak00000000000000000001"
    security_key: str = "ctyunfakesk00000000000000000001"
    app_key: str = "00112233445566778899aabbccddeeff"
    state: str = ""
    """The gateway's code that every well-signed call is refused with, such as 51001."""
    not_added: frozenset[str] = frozenset()
    """APIs (general, idcard, plate, businesslicense) that were not added to the application."""
    not_bought: frozenset[str] = frozenset()
    calls_left: int | None = None
    """How many pictures are left of the packs; None for enough."""


class CtyunSimulator(Simulator):
    """Answers POST at the four URIs of the manual."""

    vendor = "ctyun"

    def __init__(
        self,
        accounts: Sequence[CtyunAccount] = (),
        *,
        calls_per_second: int = 5,
        time_base: str = "beijing",
        standard_base64: Sequence[str] = (),
        **others: Any,
    ) -> None:
        super().__init__(**others)
        self.accounts = {account.access_key: account for account in accounts or (CtyunAccount(),)}
        self.calls_per_second = calls_per_second
        """For each API; 0 for no limit."""
        self.time_base = time_base
        """Whose time eop-date must tell: `beijing` or `utc`."""
        self.standard_base64 = frozenset(standard_base64)
        """APIs that want the standard alphabet; the others want the URL-safe one."""
        self._windows: dict[tuple[str, str], SlidingWindow] = {}
        self._element_faults: list[tuple[str, int, int | None]] = []

    def fail_element(self, code: str, place: int = 0, times: int | None = 1) -> None:
        """Let one picture of the next `times` batches (None: all) fail with a code such as AI_OP_410001."""
        with self.lock:
            self._element_faults.append((code, place, times))

    def describe(self, asked: Asked, call: Call) -> None:
        api = APIS.get(asked.path)
        call.action = api.name if api else ""
        written = ctyun_signature.read(asked.header("Eop-Authorization"))
        call.user = written.access_key if written else ""
        call.request_id = asked.header("ctyun-eop-request-id") or call.request_id

    def answer(self, asked: Asked, call: Call) -> Answer:
        api = APIS.get(asked.path)
        if api is None:
            raise Refused("50003")
        if asked.method != "POST":
            raise Refused("40008")
        account = self._signed_in(asked)
        self._admitted(account, api, asked)
        if len(asked.body) > BODY_BYTES:
            raise Refused("HTTP 4xx", status=413)
        given = self._parameters(asked, api)
        call.parameters = parameters.without_pictures(given)
        if api.single:
            return self._one(call, account, api, given)
        return self._batch(call, account, api, given["data"])

    def refusal(self, call: Call, refused: Refused) -> Answer:
        if refused.code.startswith(("HTTP ", "(")):
            return self._uncoded(call, refused)
        known = self.errors.find(refused.code, refused.message)
        named = {"x_request_id": call.request_id}
        if not refused.code.startswith("AI_OP_"):
            body = {"statusCode": int(refused.code), "message": known.message, "error": f"CTAPI_{refused.code}"}
            return json_answer(refused.status or known.status or 500, body, **named)
        number = int(refused.code.removeprefix("AI_OP_"))
        told = "error" if call.action != "businesslicense" else known.message
        body = {"statusCode": number, "message": told, "details": known.message, "error": refused.code}
        return json_answer(refused.status or 200, body, **named)

    def _uncoded(self, call: Call, refused: Refused) -> Answer:
        """Rows of the list that name no code: an HTTP status, or a success that holds nothing."""
        if refused.code.startswith("(licence)"):
            return json_answer(200, licence(None, "not_a_licence"))
        if refused.code.startswith("(plate)"):
            found = element(APIS_BY_NAME["plate"], None, None, "none")
            return json_answer(200, {"statusCode": 0, "message": {"success": 1, "fail": 0}, "returnObj": [found]})
        status = refused.status or {"3": 302, "4": 400, "5": 500}[refused.code[5]]
        if "429" in refused.code:
            status = refused.status or 429
            words = refused.message or "请求过于频繁，超过流控限制"
            return json_answer(status, {"statusCode": 429, "message": words, "error": "CTAPI_429"})
        if refused.code[5] == "3":
            return Answer(status, b"", {"Location": "http://127.0.0.1:9/login"})
        return json_answer(status, {"message": refused.message or "error"}, x_request_id=call.request_id)

    def _signed_in(self, asked: Asked) -> CtyunAccount:
        written = ctyun_signature.read(asked.header("Eop-Authorization"))
        if written is None or not UUID.fullmatch(asked.header("ctyun-eop-request-id")):
            raise Refused("10020")
        account = self.accounts.get(written.access_key)
        if account is None:
            raise Refused("10002")
        signed = {name: asked.header(name) for name in written.names}
        text = ctyun_signature.string_to_sign(signed, asked.query, asked.body)
        date = asked.header("eop-date")
        expected = ctyun_signature.signature(account.access_key, account.security_key, date, text)
        in_order = list(written.names) == sorted(written.names) and set(written.names) >= SIGNED_AT_LEAST
        if not (in_order and self._in_time(date, asked.time) and hmac.compare_digest(expected, written.signature)):
            raise Refused("10020")
        if not asked.header("appkey"):
            raise Refused("40002")
        if asked.header("appkey") != account.app_key:
            raise Refused("40006")
        return account

    def _in_time(self, date: str, now: float) -> bool:
        try:
            told = datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
        except ValueError:
            return False
        ahead = BEIJING_SECONDS if self.time_base == "beijing" else 0
        return abs(told - ahead - now) <= CLOCK_SECONDS

    def _admitted(self, account: CtyunAccount, api: Api, asked: Asked) -> None:
        if account.state:
            raise Refused(account.state)
        if api.name in account.not_added:
            raise Refused("50002")
        if api.name in account.not_bought:
            raise Refused("51002")
        if account.calls_left == 0:
            raise Refused("51003")
        if not self.calls_per_second:
            return
        with self.lock:
            fresh = SlidingWindow(self.calls_per_second, 1.0 - self.jitter_seconds)
            window = self._windows.setdefault((account.access_key, api.name), fresh)
            window.limit = self.calls_per_second
            if not window.admit(asked.time):
                raise Refused("HTTP 429 or a rate message")

    def _parameters(self, asked: Asked, api: Api) -> dict[str, Any]:
        if not asked.body and api.codes.empty_body:
            raise Refused(api.codes.empty_body)
        try:
            given = json.loads(asked.body)
        except ValueError as error:
            raise Refused(api.codes.not_json) from error
        if not isinstance(given, dict):
            raise Refused(api.codes.not_object)
        return self._licence_parameters(given, api) if api.single else self._batch_parameters(given, api)

    def _licence_parameters(self, given: dict[str, Any], api: Api) -> dict[str, Any]:
        if not LICENCE_FIELDS.keys() <= given.keys():
            raise Refused(api.codes.missing)
        if parameters.unknown(given, LICENCE_FIELDS):
            raise Refused("AI_OP_400007")
        if any(not isinstance(value, str) for value in given.values()):
            raise Refused(api.codes.wrong_type)
        if given["Action"] != "BusinessCardOCR":
            raise Refused("AI_OP_400009", "Action值设置错误")
        if not given["ImageData"]:
            raise Refused("AI_OP_400010")
        return given

    def _batch_parameters(self, given: dict[str, Any], api: Api) -> dict[str, Any]:
        if "data" not in given:
            raise Refused(api.codes.missing)
        if not isinstance(given["data"], list):
            raise Refused(api.codes.wrong_type)
        if not given["data"]:
            raise Refused(api.codes.no_pictures)
        if len(given["data"]) > MOST_PICTURES:
            raise Refused(api.codes.too_many)
        return given

    def _one(self, call: Call, account: CtyunAccount, api: Api, given: Mapping[str, Any]) -> Answer:
        self._spend(account, 1)
        try:
            picture = self._picture(given["ImageData"], api)
        except Refused:
            self._spend(account, -1)
            raise
        call.pictures, call.billed = (picture.sha256,), 1
        variant = self.variants.get(api.name, "not_a_licence" if picture.blank else "")
        return json_answer(200, licence(self.truths.find(picture), variant), x_request_id=call.request_id)

    def _batch(self, call: Call, account: CtyunAccount, api: Api, texts: Sequence[Any]) -> Answer:
        self._spend(account, len(texts))
        spoilt = self._spoilt_elements()
        results = [self._element(call, api, text, spoilt.get(place, "")) for place, text in enumerate(texts)]
        failed = sum(1 for one in results if {"err_code", "errorCode"} & set(one))
        call.billed = len(results)
        counts = {"success": len(results) - failed, "fail": failed}
        body = {"statusCode": 0, "message": counts, "returnObj": results}
        if self.variants.get(api.name) == "code_instead_of_statusCode":
            body = {"code": "0", "message": counts, "returnObj": results}
        return json_answer(200, body, x_request_id=call.request_id)

    def _spoilt_elements(self) -> dict[int, str]:
        with self.lock:
            ordered = [fault for fault in self._element_faults if fault[2] != 0]
            self._element_faults = [(code, place, left if left is None else left - 1) for code, place, left in ordered]
            return {place: code for code, place, _ in ordered}

    def _element(self, call: Call, api: Api, text: Any, spoilt: str = "") -> dict[str, Any]:
        try:
            picture = self._picture(text, api, spoilt)
        except Refused as refused:
            words = self.errors.find(refused.code, refused.message).message
            number = int(refused.code.removeprefix("AI_OP_"))
            if api.name == "plate":
                return {"errorCode": str(number), "errorMessage": words}
            return {"err_code": number, "err_msg": words}
        call.pictures = (*call.pictures, picture.sha256)
        variant = self.variants.get(api.name, "none" if picture.blank and api.name == "plate" else "")
        return element(api, picture, self.truths.find(picture), variant)

    def _picture(self, text: Any, api: Api, spoilt: str = "") -> Picture:
        if spoilt:
            raise Refused(spoilt)
        if not isinstance(text, str) or not text:
            raise Refused(api.codes.base64)
        if len(text) * 3 // 4 - text[-2:].count("=") >= api.bytes_limit:
            raise Refused(api.codes.too_large)
        try:
            data = decode_base64(text, url_safe=api.name not in self.standard_base64)
            picture = open_picture(data)
        except NotBase64 as error:
            raise Refused(api.codes.base64) from error
        except UnknownFormat as error:
            raise Refused(api.codes.format) from error
        except NotAPicture as error:
            raise Refused(api.codes.undecodable) from error
        if picture.format not in FORMATS:
            raise Refused(api.codes.format)
        if min(picture.width, picture.height) <= SHORTEST or max(picture.width, picture.height) >= LONGEST:
            raise Refused(api.codes.pixels)
        return picture

    def _spend(self, account: CtyunAccount, pictures: int) -> None:
        with self.lock:
            if account.calls_left is None:
                return
            if account.calls_left < pictures:
                raise Refused("51003")
            account.calls_left -= pictures


APIS_BY_NAME = {api.name: api for api in APIS.values()}
