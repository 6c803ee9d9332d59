"""Tencent Cloud's OCR service, API 3.0, version 2018-11-19, as its papers describe it."""

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.simulators import parameters, tencent_signature
from tests.simulators.answers import catalogue
from tests.simulators.limits import SlidingWindow
from tests.simulators.pictures import Picture
from tests.simulators.records import Answer, Asked, Call, Refused, json_answer
from tests.simulators.service import Simulator
from tests.simulators.tencent_answers import result
from tests.simulators.tencent_encryption import ENCRYPTED_ACTION, KeyPairs, opened, sealed
from tests.simulators.tencent_pictures import picture_of

VERSION = "2018-11-19"
CLOCK_SECONDS = 300
REQUEST_BYTES = 10_000_000
REGIONS = (
    "ap-guangzhou", "ap-shanghai", "ap-beijing", "ap-nanjing", "ap-chengdu", "ap-chongqing", "ap-hongkong",
    "ap-singapore", "ap-bangkok", "ap-jakarta", "ap-seoul", "ap-tokyo", "na-toronto", "na-siliconvalley",
    "na-ashburn", "eu-frankfurt",
)  # fmt: skip
BILLED_FAILURES = ("FailedOperation.EmptyImageError", "FailedOperation.ImageNoBusinessCard")
LANGUAGES = (
    "zh", "zh_rare", "auto", "mix", "jap", "kor", "spa", "fre", "ger", "por", "vie", "may", "rus", "ita", "hol",
    "swe", "fin", "dan", "nor", "hun", "tha", "hi", "ara",
)  # fmt: skip
CHOICES: dict[str, dict[str, tuple[Any, ...]]] = {
    "IDCardOCR": {"CardSide": ("FRONT", "BACK"), "CardWarnType": ("Basic", "Advanced")},
    "DriverLicenseOCR": {"CardSide": ("FRONT", "BACK", "DOUBLE")},
    "VehicleLicenseOCR": {"CardSide": ("FRONT", "BACK", "DOUBLE"), "TractorCardSide": ("FRONT", "BACK")},
    "PassportOCR": {"Type": ("CN",)},
    "GeneralAccurateOCR": {"ConfigID": ("OCR", "MulOCR"), "WordsType": ("0", "1", "2")},
    "GeneralHandwritingOCR": {"Scene": ("", "only_hw")},
    "RecognizeTableOCR": {"TableLanguage": ("zh", "jap")},
    "GeneralBasicOCR": {"LanguageType": LANGUAGES},
}
CHOICES[ENCRYPTED_ACTION] = CHOICES["IDCardOCR"]
JSON_TEXTS = {"IDCardOCR": "Config", ENCRYPTED_ACTION: "Config", "BusinessCardOCR": "Config"}


@dataclass
class TencentAccount:
    """One key of an account, and the state of the account; tests change it while the service runs."""

    secret_id: str = "AKIDocrdeskFAKEexample0123456789abcd"  # noqa: S105 - invented
    secret_key: str = "ocrdeskFakeSecretKey0123456789ab"  # noqa: S105 - invented
    token: str = ""
    """The token that must come with a temporary key."""
    state: str = ""
    """The code that every well-formed call is refused with, such as FailedOperation.UnOpenError."""
    permitted: bool = True
    """Whether the main account has granted an OCR policy."""
    calls_left: int | None = None
    """What is left of the pack without post-pay; None for post-pay."""


class TencentSimulator(Simulator):
    """Answers `POST /` with the action of X-TC-Action."""

    vendor = "tencent"

    def __init__(
        self,
        accounts: Sequence[TencentAccount] = (),
        *,
        calls_per_second: int | None = None,
        large_uploads: bool = True,
        regions: Sequence[str] = REGIONS,
        **others: Any,
    ) -> None:
        super().__init__(**others)
        self.accounts = {account.secret_id: account for account in accounts or (TencentAccount(),)}
        self.calls_per_second = calls_per_second
        """The limit for every action; None for each action's own; 0 for no limit."""
        self.large_uploads = large_uploads
        """Whether the newer limit of 10 MB after Base64 holds where the papers name it, else 7 MB for all."""
        self.regions = tuple(regions)
        self.keys = KeyPairs()
        self._windows: dict[tuple[str, str], SlidingWindow] = {}

    def describe(self, asked: Asked, call: Call) -> None:
        call.action = asked.header("X-TC-Action")
        written = tencent_signature.read(asked.header("Authorization"))
        call.user = written.secret_id if written else ""

    def answer(self, asked: Asked, call: Call) -> Answer:
        account = self._signed_in(asked)
        limits = self._action(asked, call)
        if not account.permitted:
            raise Refused("AuthFailure.UnauthorizedOperation")
        self._pace(call, limits["calls_per_second"], asked.time)
        given = self._parameters(asked, call, limits)
        if account.state:
            raise Refused(account.state)
        self._spend(account)
        try:
            body = self._recognise(call, given, limits)
        except Refused as refused:
            call.billed = 1 if refused.code in BILLED_FAILURES else 0
            if not call.billed:
                self._give_back(account)
            raise
        call.billed = 1
        return json_answer(200, {"Response": {**body, "RequestId": call.request_id}})

    def refusal(self, call: Call, refused: Refused) -> Answer:
        if refused.code.startswith("("):
            return Answer(502, b"<html><body>Bad Gateway</body></html>", {"Content-Type": "text/html"})
        known = self.errors.find(refused.code, refused.message)
        error = {"Code": refused.code, "Message": known.message}
        return json_answer(refused.status or 200, {"Response": {"Error": error, "RequestId": call.request_id}})

    def _signed_in(self, asked: Asked) -> TencentAccount:
        if asked.method != "POST":
            raise Refused("UnsupportedProtocol")
        if asked.path != "/" or not asked.header("Content-Type").startswith("application/json"):
            raise Refused("InvalidRequest")
        missing = [name for name in ("X-TC-Action", "X-TC-Version", "X-TC-Timestamp") if not asked.header(name)]
        if missing:
            raise Refused("MissingParameter", f"The request header parameter `{missing[0]}` is missing.")
        written = tencent_signature.read(asked.header("Authorization"))
        if written is None or not {"content-type", "host"} <= set(written.names) or written.service != "ocr":
            raise Refused("AuthFailure.InvalidAuthorization")
        if not written.secret_id.startswith("AKID"):
            raise Refused("AuthFailure.InvalidSecretId")
        account = self.accounts.get(written.secret_id)
        if account is None:
            raise Refused("AuthFailure.SecretIdNotFound")
        self._verify(asked, written, account)
        if asked.header("X-TC-Token") != account.token:
            raise Refused("AuthFailure.TokenFailure")
        return account

    def _verify(self, asked: Asked, written: tencent_signature.Written, account: TencentAccount) -> None:
        stamp = asked.header("X-TC-Timestamp")
        if not stamp.isdigit():
            raise Refused("AuthFailure.InvalidAuthorization")
        if abs(int(stamp) - asked.time) > CLOCK_SECONDS:
            raise Refused("AuthFailure.SignatureExpire")
        signed = {name: asked.header(name) for name in written.names}
        canonical = tencent_signature.canonical_request(asked.method, asked.path, asked.query, signed, asked.body)
        expected = tencent_signature.signature(account.secret_key, int(stamp), "ocr", canonical)
        in_order = list(written.names) == sorted(written.names)
        same_day = written.date == tencent_signature.date_of(int(stamp))
        if not (in_order and same_day and hmac.compare_digest(expected, written.signature)):
            raise Refused("AuthFailure.SignatureFailure")

    def _action(self, asked: Asked, call: Call) -> Mapping[str, Any]:
        limits = catalogue("tencent").get(call.action)
        if asked.header("X-TC-Version") != VERSION:
            raise Refused("NoSuchVersion")
        if limits is None:
            raise Refused("InvalidAction")
        region = asked.header("X-TC-Region")
        if region and region not in self.regions:
            raise Refused("UnsupportedRegion")
        return limits

    def _pace(self, call: Call, own_limit: int, now: float) -> None:
        limit = own_limit if self.calls_per_second is None else self.calls_per_second
        if not limit:
            return
        with self.lock:
            window = self._windows.setdefault((call.user, call.action), SlidingWindow(limit, 1.0 - self.jitter_seconds))
            window.limit = limit
            if window.admit(now):
                return
        words = f"Your current request times equals to `{limit + 1}` in a second, which exceeds the frequency limit"
        raise Refused("RequestLimitExceeded", f"{words} `{limit}` for a second. Please reduce the frequency of calls.")

    def _parameters(self, asked: Asked, call: Call, limits: Mapping[str, Any]) -> dict[str, Any]:
        if len(asked.body) > REQUEST_BYTES:
            raise Refused("RequestSizeLimitExceeded")
        try:
            given = json.loads(asked.body or b"{}")
        except ValueError as error:
            raise Refused("InvalidRequest") from error
        if not isinstance(given, dict):
            raise Refused("InvalidRequest")
        call.parameters = parameters.without_pictures(given)
        check_parameters(call.action, given, limits["takes"])
        return given

    def _recognise(self, call: Call, given: Mapping[str, Any], limits: Mapping[str, Any]) -> dict[str, Any]:
        secret = None
        if call.action == ENCRYPTED_ACTION:
            given, secret = opened(given, self.keys)
            call.parameters = parameters.without_pictures(given)
            check_parameters(call.action, given, catalogue("tencent")["IDCardOCR"]["takes"])
        picture = picture_of(call.action, given, limits, large_uploads=self.large_uploads)
        call.pictures = (picture.sha256,)
        body = self._result(call, given, picture)
        return sealed(body, secret) if secret else body

    def _result(self, call: Call, given: Mapping[str, Any], picture: Picture) -> dict[str, Any]:
        action = "IDCardOCR" if call.action == ENCRYPTED_ACTION else call.action
        return result(action, given, picture, self.truths.find(picture), self.variants.get(call.action, ""))

    def _spend(self, account: TencentAccount) -> None:
        with self.lock:
            if account.calls_left is None:
                return
            if account.calls_left <= 0:
                raise Refused("ResourceUnavailable.ResourcePackageRunOut")
            account.calls_left -= 1

    def _give_back(self, account: TencentAccount) -> None:
        with self.lock:
            if account.calls_left is not None:
                account.calls_left += 1


def check_parameters(action: str, given: Mapping[str, Any], takes: Mapping[str, Any]) -> None:
    """Refuse what the action does not take, JSON of the wrong type, and values that are none of those allowed."""
    if name := parameters.unknown(given, takes):
        raise Refused("UnknownParameter", f"The parameter `{name}` is not recognized.")
    if name := parameters.mistyped(given, takes):
        raise Refused("InvalidParameter", f"The value type of parameter `{name}` is not valid.")
    if name := parameters.outside(given, CHOICES.get(action, {})):
        raise Refused("InvalidParameterValue", f"The value of parameter `{name}` is not valid.")
    config = given.get(JSON_TEXTS.get(action, ""))
    if config:
        try:
            fine = isinstance(json.loads(config), dict)
        except ValueError:
            fine = False
        if not fine:
            raise Refused("InvalidParameter.ConfigFormatError")
