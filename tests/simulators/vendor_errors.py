"""The vendors' error codes with the words and HTTP status that go with each."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

LISTED = Path(__file__).resolve().parent.parent / "data" / "vendors" / "errors.json"
ANSWERS = LISTED.parent.parent / "answers"

HUAWEI_STATUSES = {
    "APIG.0101": 404, "APIG.0103": 404, "APIG.0104": 404, "APIG.0105": 500, "APIG.0106": 400, "APIG.0201": 504,
    "APIG.0202": 502, "APIG.0203": 504, "APIG.0301": 401, "APIG.0302": 403, "APIG.0303": 401, "APIG.0304": 403,
    "APIG.0305": 403, "APIG.0306": 403, "APIG.0307": 401, "APIG.0308": 429, "APIG.0401": 403, "APIG.0402": 403,
    "ModelArts.0203": 401, "ModelArts.0212": 401, "ModelArts.4101": 401, "ModelArts.4102": 401,
    "ModelArts.4103": 401, "ModelArts.4104": 400, "ModelArts.4105": 400, "ModelArts.4201": 404,
    "ModelArts.4202": 404, "ModelArts.4203": 403, "ModelArts.4204": 403, "ModelArts.4301": 500,
    "ModelArts.4302": 500, "ModelArts.4401": 429, "ModelArts.4402": 504, "ModelArts.4403": 503,
    "ModelArts.4502": 500, "ModelArts.4503": 404, "ModelArts.4504": 404, "ModelArts.4505": 500,
    "ModelArts.4506": 503, "ModelArts.4508": 503, "ModelArts.4601": 400, "ModelArts.4603": 400,
    "ModelArts.4702": 403, "ModelArts.4703": 400, "ModelArts.4704": 400, "ModelArts.4705": 400,
    "ModelArts.4706": 404,
}  # fmt: skip
CTYUN_STATUSES = {"10002": 401, "10020": 401, "40002": 401, "40006": 401, "40008": 405, "40009": 403, "40010": 403}
CTYUN_STATUSES |= dict.fromkeys(("50000", "50001", "50002", "50003", "51001", "51002", "51003"), 500)


@dataclass(frozen=True)
class VendorError:
    """One code as its vendor answers it; a row of errors.json with several codes makes several of these."""

    row: Mapping[str, str]
    code: str
    message: str
    status: int


class VendorErrors:
    """The codes of one vendor."""

    def __init__(self, vendor: str) -> None:
        self.rows = _errors(vendor)

    def find(self, code: str, message: str = "") -> VendorError:
        """The words and status of a code; where it has several rows, of the one whose words hold `message`."""
        listed = code.replace("APIGW.", "APIG.")
        found = [replace(error, code=code) for error in self.rows if error.code == listed]
        if not found:
            return VendorError({}, code, message or code, 0)
        named = [error for error in found if message.lower() in f"{error.message} {error.row['match']}".lower()]
        return named[0] if named else replace(found[0], message=message)


@cache
def _errors(vendor: str) -> tuple[VendorError, ...]:
    rows = [row for row in json.loads(LISTED.read_text(encoding="utf-8")) if row["provider"] == vendor]
    words = _sampled_words(vendor)
    return tuple(_error(vendor, row, code, words) for row in rows for code in codes_of(row["code"]))


def codes_of(written: str) -> tuple[str, ...]:
    """`APIG.0103 / 0104` names APIG.0103 and APIG.0104; `AI_OP_400010 / 4008` names AI_OP_400010 and AI_OP_4008."""
    first, *others = written.split(" / ")
    prefix = re.match(r".*[._](?=\d)", first)
    if prefix is None or not all(other.isdigit() for other in others):
        return (written,)
    return (first, *(prefix[0] + other for other in others))


def _error(vendor: str, row: Mapping[str, str], code: str, words: Mapping[tuple[str, str], str]) -> VendorError:
    match = re.sub(r"\s*\([^)]*\)", "", row["match"])
    in_brackets = re.search(r"\((\d{3})\)|\(414/494\)", row["match"])
    status = {"tencent": 200, "huawei": HUAWEI_STATUSES.get(code, 400), "ctyun": CTYUN_STATUSES.get(code, 200)}[vendor]
    if in_brackets:
        status = int(in_brackets[1] or 414)
    sampled = [text for (known, text) in words if known == code and match.lower() in text.lower()]
    message = sampled[0] if sampled else _message(vendor, row, code, match)
    return VendorError(row, code, message, status)


def _message(vendor: str, row: Mapping[str, str], code: str, match: str) -> str:
    if vendor == "huawei" and code == "APIG.0301":
        return f"Incorrect IAM authentication information: {match or 'account is frozen'}"
    if vendor == "huawei":
        return match or f"{row['cause'].rstrip('.')}."
    return row["zh"]


@cache
def _sampled_words(vendor: str) -> dict[tuple[str, str], str]:
    words: dict[tuple[str, str], str] = {}
    for path in sorted((ANSWERS / vendor).glob("*.json")):
        sample = json.loads(path.read_text(encoding="utf-8"))
        bodies = [error["body"] for error in (*sample["errors"], *sample["success"].values())]
        for code, text in (found for body in bodies for found in _codes_and_words(body)):
            words[code, text] = path.stem
    return words


def _codes_and_words(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every code that an answer of the papers holds, with its words."""
    if "Error" in body.get("Response", {}):
        error = body["Response"]["Error"]
        yield error["Code"], error["Message"]
    elif "error_code" in body:
        yield body["error_code"], body["error_msg"]
    elif isinstance(body.get("error"), Mapping):
        yield f"IAM {body['error']['code']}", body["error"]["message"]
    elif "error" in body:
        yield str(body["error"]).removeprefix("CTAPI_"), str(body.get("details") or body["message"])
    elements = body.get("returnObj")
    for element in elements if isinstance(elements, list) else ():
        code = element.get("err_code") or element.get("errorCode")
        if code:
            yield f"AI_OP_{code}", element.get("err_msg") or element["errorMessage"]
