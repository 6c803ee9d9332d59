"""Fields of a known picture under a vendor's names, written as that vendor's sample writes them."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.simulators.answers import VENDORS
from tests.simulators.known_places import Quad, place_of

Truth = Mapping[str, Any]
DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
STYLES = (
    (re.compile(r"\d{4}/\d{1,2}/\d{1,2}"), "{y}/{m}/{d}"),
    (re.compile(r"\d{8}"), "{y}{m:02}{d:02}"),
    (re.compile(r"\d{4}年\d\d月\d\d日"), "{y}年{m:02}月{d:02}日"),
    (re.compile(r"\d{4}年\d月\d日"), "{y}年{m}月{d}日"),
    (re.compile(r"\d\d/\d{4}"), "{m:02}/{y}"),
    (re.compile(r"\d\d/\d\d"), "{m:02}/{s:02}"),
)
TABLE_HEADS = {
    "name": ("货物", "项目名称"), "spec": ("规格",), "unit": ("单位",), "quantity": ("数量",),
    "unit_price": ("单价",), "amount": ("金额",), "tax_rate": ("税率", "征收率"), "tax": ("税额",),
}  # fmt: skip
CORNERS = ("LeftTop", "RightTop", "RightBottom", "LeftBottom")
NOT_PRINTED = {
    "variant",
    "is_license",
    "side",
    "warnings",
    "portrait_image",
    "card_image",
    "quality",
    "box",
    "confidence",
}
"""What a service says of a picture, not what is printed on it: stays as the sample has it."""
RANGE = ("valid_from", "valid_to")


@cache
def names(document_type: str, vendor: str, prefix: str = "") -> dict[str, tuple[str, ...]]:
    """For every name that the vendor gives a field of this type: the field's own keys."""
    rows = json.loads((VENDORS / "fields.json").read_text(encoding="utf-8")).get(document_type, [])
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row["key"] in NOT_PRINTED:
            continue
        if row["key"].startswith(prefix) and ("." in row["key"]) == bool(prefix):
            for name in _written(row[vendor]):
                found[name] = (*found.get(name, ()), row["key"].removeprefix(prefix))
    return found


def _written(cell: str) -> list[str]:
    bare = re.sub(r"\([^)]*\)", "", cell)
    return [piece.strip('"').rpartition(".")[2] for piece in re.split(r"[\s/]+", bare) if piece.strip('"')]


def filled(sample: Any, truth: Truth, vendor: str, scale: float) -> Any:
    """A vendor's sample answer with this picture's fields in the place of its own."""
    return Filling(truth, vendor, scale).filled(sample)


@dataclass(frozen=True)
class Filling:
    """One picture's fields, going into one vendor's answer."""

    truth: Truth
    vendor: str
    scale: float

    @property
    def known(self) -> Mapping[str, Sequence[str]]:
        return names(self.truth["document_type"], self.vendor)

    def filled(self, sample: Any) -> Any:
        if isinstance(sample, dict):
            return {name: self._member(name, inner) for name, inner in sample.items()}
        if not isinstance(sample, list):
            return sample
        if sample and all(isinstance(item, dict) and {"Name", "Value"} <= set(item) for item in sample):
            return self._pairs(sample)
        return [self.filled(item) for item in sample]

    def _member(self, name: str, inner: Any) -> Any:
        if name == "text_location" and isinstance(inner, dict):
            return {field: self._place(field, "") for field in inner}
        if name in {"Items", "item_list"}:
            return items(self.truth, self.vendor)
        if name in self.known and (inner is None or isinstance(inner, str)):
            return text_of(self.known[name], self.truth, inner or "")
        return self.filled(inner)

    def _pairs(self, pairs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = []
        for pair in pairs:
            text = text_of(self.known.get(pair["Name"], ()), self.truth, pair["Value"])
            if text:
                quad = self._place(pair["Name"], text) or [(0, 0)] * 4
                box = {corner: {"X": x, "Y": y} for corner, (x, y) in zip(CORNERS, quad, strict=True)}
                kept.append({**pair, "Value": text, **({"Polygon": box} if "Polygon" in pair else {})})
        return kept

    def _place(self, name: str, written: str) -> Quad:
        fields = self.truth["fields"]
        texts = [written, *(str(fields[key]) for key in self.known.get(name, ()) if fields.get(key))]
        return next((quad for text in texts if (quad := place_of(text, self.truth, self.scale))), [])


def text_of(keys: Sequence[str], truth: Truth, sample: str) -> str:
    """The field of one of these keys, written as in the sample; a range of dates from two."""
    fields = truth["fields"]
    if tuple(keys) == RANGE and "-" in sample + "-":
        dates = [str(fields.get(key, "")).replace("-", ".") for key in keys]
        return "-".join(dates) if dates[0] else ""
    value = next((str(fields[key]) for key in keys if fields.get(key)), "")
    return like(sample, value)


def like(sample: str, value: str) -> str:
    """A date in the sample's spelling; anything else as it is."""
    date = DATE.fullmatch(value)
    style = next((style for pattern, style in STYLES if pattern.fullmatch(sample)), "")
    if date is None or not style:
        return value
    year, month, day = int(date[1]), int(date[2]), int(date[3] or 1)
    return style.format(y=year, m=month, d=day, s=year % 100)


def items(truth: Truth, vendor: str) -> list[dict[str, Any]]:
    """The rows of an invoice's table under the vendor's names."""
    tables = truth.get("tables") or []
    if not tables:
        return []
    grid: dict[int, dict[int, str]] = {}
    for cell in tables[0]["cells"]:
        grid.setdefault(cell["row"], {})[cell["col"]] = cell["text"]
    first = grid.pop(min(grid), {})
    heads = {
        key: column
        for key, words in TABLE_HEADS.items()
        for column, text in first.items()
        if any(word in text for word in words)
    }
    named: dict[str, str] = {}
    for name, keys in names("vat_invoice", vendor, "items.").items():
        named.setdefault(keys[0], name)
    return [{named[key]: row.get(column, "") for key, column in heads.items() if key in named} for row in grid.values()]
