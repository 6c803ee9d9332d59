"""Every entry of the reference's list of CTYUN's errors, and of those common to all: class, repetition, words."""

from typing import Any

import pytest

from ocrdesk.providers.ctyun.failures import ROWS
from ocrdesk.providers.web import failures
from ocrdesk.providers.web.failures import find_row
from tests.unit.providers.clouds.error_list import check, entries

ENTRIES, COMMON = entries("ctyun"), entries("any")
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
