"""Tells what was read wrong, picture by picture and field by field, and why where that can be told."""

import json
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tests.bench.picture_sets import Picture, load_scorer

MOST_DIFFERENCES = 3
DATE_LENGTH = 8

Spelling = Callable[[str, Any], str]
"""A field's text as the scorer compares it."""


def describe_failures(pictures: Sequence[Picture], results: Path) -> list[str]:
    """One line in Markdown for each wrong type and each wrong field, without the values."""
    scorer = load_scorer()
    lines: list[str] = []
    for picture in pictures:
        path = results / f"{picture.name}.json"
        read = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        lines += _failures(picture, read, scorer.fields(picture.truth, read), scorer.lenient)
    return lines


def _failures(
    picture: Picture, read: dict[str, Any], rows: Sequence[tuple[str, str, Any]], spelling: Spelling
) -> Iterator[str]:
    told, true = read.get("document_type", "nothing"), picture.truth["document_type"]
    if told != true:
        yield f"- {picture.name}：类型认错 / type: {told}"
        return
    states = read.get("states", {})
    printed = spelling("", "".join(line["text"] for line in read.get("lines", ())))
    for key, value, text in rows:
        wanted, got = spelling(key, value), spelling(key, text)
        if wanted != got:
            marked = not got or states.get(key) in ("check", "missing")
            mark = "已标出 / marked" if marked else "**未标出 / not marked**"
            yield f"- {picture.name} · {key}：{tell_cause(wanted, got, printed)}；{mark}"


def tell_cause(wanted: str, got: str, printed: str) -> str:
    """Why a value is wrong, as far as what was read of the whole picture tells it."""
    known = wanted in printed or _digits(wanted) in printed
    if not got:
        return "读到了但没有取出 / read, but not taken" if known else "没有读到 / not read"
    if known:
        return "读对了但取错了 / read right, taken wrong"
    changes = [
        f"{wanted[a:b] or '∅'}→{got[c:d] or '∅'}"
        for kind, a, b, c, d in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    if len(changes) > MOST_DIFFERENCES or sum(len(change) - 1 for change in changes) > 2 * len(wanted) // 3:
        return f"大部分不同 / mostly different ({len(got)} characters for {len(wanted)})"
    return f"读错 / misread: {', '.join(changes)}"


def _digits(wanted: str) -> str:
    """A date as it may be printed without its dashes; other texts as they are."""
    digits = wanted.replace("-", "")
    return digits if digits.isdigit() and len(digits) == DATE_LENGTH else wanted
