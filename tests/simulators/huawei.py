"""Huawei Cloud's OCR service, API v2, and its IAM token endpoint, as their papers describe them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.simulators import parameters
from tests.simulators.answers import catalogue
from tests.simulators.huawei_answers import result
from tests.simulators.huawei_identity import TOKEN_PATH, HuaweiAccount, Identity, read_json
from tests.simulators.limits import SlidingWindow
from tests.simulators.pictures import NotAPicture, NotBase64, Picture, UnknownFormat, decode_base64, open_picture
from tests.simulators.records import Answer, Asked, Call, Refused, json_answer
from tests.simulators.service import Simulator

BODY_BYTES = 12_000_000
BASE64_CHARACTERS = 10_000_000
WIDEST = 5
OCR_PATH = re.compile(r"/v2/(?P<project>[0-9a-f]{32})/ocr/(?P<api>[a-z-]+)")
IAM_ACTION = "IAM"
EVERYTHING = "cn-north-4"
DEPLOYED = {
    "cn-east-3": (
        "general-text", "general-table", "web-image", "id-card", "driver-license", "vehicle-license", "bankcard",
        "mvs-invoice", "vat-invoice", "business-license", "license-plate", "insurance-policy",
    ),
    "cn-south-1": ("web-image", "real-estate-certificate", "acceptance-bill"),
    "ap-southeast-1": ("passport", "general-text", "hk-id-card", "macao-id-card"),
    "ap-southeast-2": ("passport", "web-image", "thailand-id-card", "myanmar-id-card", "myanmar-driver-license"),
    "ap-southeast-3": ("general-table", "cambodian-idcard"),
    "la-south-2": ("chile-id-card", "peru-id-card", "colombia-id-card"),
    "la-north-2": ("colombia-id-card",),
}  # fmt: skip
LANGUAGES = (
    "auto", "zh", "ms", "uk", "hi", "ru", "vi", "id", "th", "ar", "de", "la", "fr", "it", "es", "pt", "ro",
    "pl", "am", "ja", "ko", "tr", "no", "da", "sv", "km", "he",
)  # fmt: skip
CHOICES: dict[str, dict[str, tuple[Any, ...]]] = {
    "id-card": {"side": ("front", "back", "double_side")},
    "driver-license": {"side": ("front", "back", "double_side")},
    "vehicle-license": {"side": ("front", "back", "double_side")},
    "mvs-invoice": {"type": ("auto", "new", "used")},
    "handwriting": {"char_set": ("digit", "letter", "digit_letter", "general")},
    "general-text": {"language": LANGUAGES},
}


class HuaweiSimulator(Simulator):
    """Answers `POST /v2/{project}/ocr/{api}` and the IAM path `/v3/auth/tokens` at the same address."""

    vendor = "huawei"

    def __init__(
        self,
        accounts: Sequence[HuaweiAccount] = (),
        *,
        region: str = EVERYTHING,
        token_seconds: float = 24 * 3600,
        calls_per_second: int = 0,
        calls_per_minute: int = 600,
        at_once: int = 0,
        **others: Any,
    ) -> None:
        super().__init__(**others)
        self.region = region
        self.identity = Identity(tuple(accounts) or (HuaweiAccount(),), region, token_seconds)
        self.calls_per_second = calls_per_second
        self.calls_per_minute = calls_per_minute
        self.at_once = at_once
        """How many calls may be under way together; 0 for any number."""
        self._windows: dict[tuple[str, float], SlidingWindow] = {}
        self._under_way = 0

    @property
    def account(self) -> HuaweiAccount:
        """The first account."""
        return self.identity.accounts[0]

    def void_tokens(self) -> None:
        """Make every token useless, as a changed password does."""
        for token in self.identity.tokens.values():
            token.void = True

    def describe(self, asked: Asked, call: Call) -> None:
        found = OCR_PATH.match(asked.path)
        call.action = found["api"] if found else IAM_ACTION if asked.path.startswith("/v3/") else ""
        token = self.identity.tokens.get(asked.header("X-Auth-Token"))
        access = re.search(r"Access=([^, ]+)", asked.header("Authorization"))
        call.user = token.account.user if token else access[1] if access else ""
        call.request_id = call.request_id.replace("-", "")

    def concerns(self, fault: Any, call: Call) -> bool:
        by_code = str(fault.what).partition(" ")[0]
        return by_code not in self._families() or (by_code == IAM_ACTION) == (call.action == IAM_ACTION)

    def answer(self, asked: Asked, call: Call) -> Answer:
        if asked.path == TOKEN_PATH and asked.method == "POST":
            with self.lock:
                return self.identity.give_token(asked, read_json(asked.body, "IAM 400"), call.request_id)
        account, api = self._signed_in(asked)
        if len(asked.body) > BODY_BYTES:
            raise Refused("APIG.0201", "Request entity too large")
        self._pace(call, asked.time)
        limits = self._opened(account, api)
        given = read_json(asked.body, "ModelArts.4105")
        call.parameters = parameters.without_pictures(given)
        body = self._recognise(call, api, given, limits)
        call.billed = 1
        return json_answer(200, {"result": body}, x_request_id=call.request_id)

    def refusal(self, call: Call, refused: Refused) -> Answer:
        known = self.errors.find(refused.code, refused.message)
        if refused.code.startswith("HTTP "):
            return self._uncoded(call, refused)
        if refused.code.startswith("IAM "):
            status = int(refused.code[4:])
            title = {401: "Unauthorized", 403: "Forbidden"}.get(status, "Bad Request")
            error = {"code": status, "message": known.message, "title": title}
            return json_answer(status, {"error": error}, x_request_id=call.request_id)
        body = {"error_code": refused.code, "error_msg": known.message}
        if refused.code.startswith("APIG"):
            body["request_id"] = call.request_id
        return json_answer(refused.status or known.status or 400, body, x_request_id=call.request_id)

    def _uncoded(self, call: Call, refused: Refused) -> Answer:
        words = f"{refused.message or 'Policy does not allow the action'}: permission required"
        status = refused.status or int(refused.code[5:8])
        if status == 401:
            return json_answer(401, {"error_msg": "Unauthorized"}, x_request_id=call.request_id)
        if status == 403:
            return json_answer(403, {"error_msg": words}, x_request_id=call.request_id)
        return Answer(status, b"<html><body>Service Unavailable</body></html>", {"Content-Type": "text/html"})

    def _families(self) -> set[str]:
        return {error.code.partition(" ")[0] for error in self.errors.rows} | {
            error.code.replace("APIG.", "APIGW.") for error in self.errors.rows
        }

    def _signed_in(self, asked: Asked) -> tuple[HuaweiAccount, str]:
        found = OCR_PATH.fullmatch(asked.path)
        deployed = DEPLOYED.get(self.region, tuple(catalogue("huawei")))
        if found is None and asked.path.startswith("/v3/"):
            raise Refused("APIGW.0101", "The API does not exist or has not been published in the environment.", 404)
        if found is None or asked.method != "POST" or found["api"] not in catalogue("huawei"):
            raise Refused("APIG.0101")
        with self.lock:
            account = self.identity.holder(asked)
        if found["project"] != account.project_id:
            raise Refused("APIG.0101")
        if found["api"] not in deployed:
            raise Refused("ModelArts.4204")
        return account, found["api"]

    def _opened(self, account: HuaweiAccount, api: str) -> Mapping[str, Any]:
        if account.state:
            raise Refused(account.state)
        if not account.permitted:
            raise Refused("ModelArts.4203")
        if api in account.not_opened:
            raise Refused("ModelArts.4204")
        return catalogue("huawei")[api]

    def _pace(self, call: Call, now: float) -> None:
        with self.lock:
            for limit, seconds, words in (
                (self.calls_per_second, 1.0, "1 second"),
                (self.calls_per_minute, 60.0, "1 minute"),
            ):
                fresh = SlidingWindow(limit, seconds - self.jitter_seconds)
                window = self._windows.setdefault((call.user, seconds), fresh)
                window.limit = limit
                if limit and not window.admit(now):
                    told = f"policy user over ratelimit,limit:{limit},time:{words}"
                    raise Refused("APIG.0308", f"The throttling threshold has been reached: {told}")

    def _recognise(self, call: Call, api: str, given: Mapping[str, Any], limits: Mapping[str, Any]) -> Any:
        with self.lock:
            if self.at_once and self._under_way >= self.at_once:
                raise Refused("ModelArts.4401")
            self._under_way += 1
        try:
            check_parameters(api, given, limits["takes"])
            picture = picture_of(given, limits)
            call.pictures = (picture.sha256,)
            if self.at_once:
                self.wait(self.answer_seconds)
            return result(api, given, picture, self.truths.find(picture), self.variants.get(api, ""))
        finally:
            with self.lock:
                self._under_way -= 1


def check_parameters(api: str, given: Mapping[str, Any], takes: Mapping[str, Any]) -> None:
    """Refuse unknown names, wrong JSON types, values that are none of those allowed, and no or two pictures."""
    field = "data" if "data" in takes else "image"
    wrong = parameters.unknown(given, takes) or parameters.mistyped(given, takes)
    wrong = wrong or parameters.outside(given, CHOICES.get(api, {}))
    if wrong or len([name for name in (field, "url") if name in given]) != 1:
        raise Refused("AIS.0101")


def picture_of(given: Mapping[str, Any], limits: Mapping[str, Any]) -> Picture:
    """The picture of a call; Refused if it is not one that the API takes."""
    if "url" in given:
        raise Refused("ModelArts.4603")
    text = given.get("image", given.get("data"))
    if len(text) > BASE64_CHARACTERS:
        raise Refused("ModelArts.4104")
    try:
        picture = open_picture(decode_base64(text))
    except (NotBase64, NotAPicture, UnknownFormat) as error:
        raise Refused("AIS.0102") from error
    if not text or picture.format not in limits["formats"]:
        raise Refused("AIS.0102")
    if picture.has_pixels:
        _check_pixels(picture, limits)
    if picture.blank:
        raise Refused("AIS.0104")
    return picture


def _check_pixels(picture: Picture, limits: Mapping[str, Any]) -> None:
    short, long = sorted((picture.width, picture.height))
    too_many = short * long > limits.get("pixels", short * long)
    if short < limits["shortest"] or long > limits["longest"] or long >= WIDEST * short or too_many:
        raise Refused("AIS.0103")
