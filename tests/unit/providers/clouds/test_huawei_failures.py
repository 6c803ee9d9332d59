"""Every entry of the reference's list of Huawei Cloud's errors: class, repetition, words."""

import re
from typing import Any

import pytest

from ocrdesk.providers.huawei.failures import ROWS
from ocrdesk.providers.web.failures import find_row
from tests.unit.providers.clouds.error_list import check, entries

SAME_AS_THE_GATEWAYS = "APIGW.xxxx"
ENTRIES = [entry for entry in entries("huawei") if entry["code"] != SAME_AS_THE_GATEWAYS]
CODES = {
    "HTTP 401 on OCR": ("HTTP 401",),
    "HTTP 403 '… permission required'": ("HTTP 403",),
    "HTTP 429 / 5xx without code": ("HTTP 429", "HTTP 500", "HTTP 503"),
}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['code']} {entry['match']}".strip())
def test_an_entry_has_its_class_its_rule_and_its_words(entry: dict[str, Any]) -> None:
    said = entry["match"].replace("(414/494)", "(414)")
    for code in CODES.get(entry["code"], (entry["code"],)):
        row = find_row(ROWS, code, said)
        assert row is not None
        check(row, entry)


@pytest.mark.parametrize(
    ("code", "kind"), [("AIS.9999", "client-bug"), ("ModelArts.9", "server"), ("APIG.9", "server")]
)
def test_an_unknown_code_is_known_by_its_family(code: str, kind: str) -> None:
    row = find_row(ROWS, code)
    assert row is not None
    assert row.kind == kind


def test_no_row_stands_twice() -> None:
    ours = [(row.code, row.match) for row in ROWS]
    assert len(set(ours)) == len(ours)
    assert all(re.fullmatch(r"(APIG|ModelArts|AIS)\.\S+|IAM .+|HTTP .+", code) for code, _match in ours)
