"""Every entry of the reference's list of CTYUN's errors, and of those common to all: class, repetition, words."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.i18n import _, use_language
from ocrdesk.providers.ctyun.failures import ROWS
from ocrdesk.providers.web import failures
from ocrdesk.providers.web.failures import FailureRow, Mending, Retry, find_row

LIST = Path(__file__).resolve().parents[3] / "data" / "vendors" / "errors.json"
ENTRIES = [entry for entry in json.loads(LIST.read_text(encoding="utf-8")) if entry["provider"] == "ctyun"]
COMMON = [entry for entry in json.loads(LIST.read_text(encoding="utf-8")) if entry["provider"] == "any"]
COMMON_ROWS = {
    "DNS failure / connection refused / TLS error": (
        failures.UNREACHABLE,
        failures.NAME_UNKNOWN,
        failures.CERTIFICATE_REFUSED,
        failures.PROXY_REFUSED,
    ),
    "connect timeout (10 s) / read timeout (60 s)": (failures.TIMED_OUT,),
    "certificate expired or not yet valid": (failures.CERTIFICATE_TIME,),
    "blank page test positive": (failures.BLANK_PAGE,),
    "file unreadable / over limits before sending": (failures.DOES_NOT_FIT,),
}
CHINESE = re.compile("[\u4e00-\u9fff]")
TIMES = {"once": 1, "twice": 2, "3 times": 3}
MENDED = {
    "once with the other time base, then never": Mending.TIME_BASE,
    "once with the other Base64 alphabet": Mending.ALPHABET,
}


def rule(text: str) -> Retry:
    """A rule of the list as our own."""
    if text in MENDED:
        return Retry(mending=MENDED[text])
    found = re.fullmatch(r"after (\d+) s, (.+)", text)
    return Retry(TIMES[found[2]], float(found[1])) if found else Retry()


def check(row: FailureRow, entry: dict[str, Any]) -> None:
    assert row.kind == entry["class"]
    assert row.retry == rule(entry["retry"])
    for text in (row.cause, row.remedy):
        assert text
        use_language("zh_CN")
        assert CHINESE.search(_(text)), text
        use_language("en")
        assert _(text) == text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['code']} {entry['match']}".strip())
def test_an_entry_has_its_class_its_rule_and_its_words(entry: dict[str, Any]) -> None:
    row = find_row(ROWS, entry["code"], "businesslicense" if "business" in entry["match"] else "general")
    assert row is not None
    check(row, entry)


@pytest.mark.parametrize("entry", COMMON, ids=lambda entry: str(entry["code"]))
def test_what_goes_wrong_before_a_service_answers(entry: dict[str, Any]) -> None:
    for row in COMMON_ROWS[entry["code"]]:
        check(row, entry)


def test_no_row_stands_twice_and_none_is_unknown_to_the_list() -> None:
    ours = [(row.code, row.match) for row in ROWS]
    assert len(set(ours)) == len(ours) == len(ENTRIES)
