"""The reference's list of the services' errors, and how a row of ours is compared with an entry of it."""

import json
import re
from pathlib import Path
from typing import Any

from ocrdesk.i18n import _, use_language
from ocrdesk.providers.web.failures import FailureRow, Mending, Retry

LIST = Path(__file__).resolve().parents[3] / "data" / "vendors" / "errors.json"
CHINESE = re.compile("[\u4e00-\u9fff]")
TIMES = {"once": 1, "twice": 2, "3 times": 3}
MENDED = {
    "after re-auth": Mending.TOKEN,
    "once after clock correction": Mending.CLOCK,
    "once with the other time base, then never": Mending.TIME_BASE,
    "once with the other Base64 alphabet": Mending.ALPHABET,
}
SPECIAL = {
    "after 2–5 s, 3 times; honour limit:N,time": Retry(3, 2, 5),
    "after 2–5 s, 3 times": Retry(3, 2, 5),
    "after 2 h": Retry(1, 7200),
    "after 900 s, by hand": Retry(),
}
"""Rules in words of their own."""


def entries(provider: str) -> list[dict[str, Any]]:
    """A provider's part of the list."""
    return [entry for entry in json.loads(LIST.read_text(encoding="utf-8")) if entry["provider"] == provider]


def rule(text: str) -> Retry:
    """A rule of the list as our own."""
    if text in MENDED:
        return Retry(mending=MENDED[text])
    if text in SPECIAL:
        return SPECIAL[text]
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
