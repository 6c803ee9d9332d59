"""The vendors' sample answers, by call and variant."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "data" / "answers"
VENDORS = FOLDER.parent / "vendors"


@cache
def _sample(vendor: str, name: str) -> dict[str, Any]:
    path = FOLDER / vendor / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def has_sample(vendor: str, name: str) -> bool:
    """Whether the vendor's papers show an answer of this call."""
    return bool(_sample(vendor, name))


def variants(vendor: str, name: str) -> tuple[str, ...]:
    """The names of a call's sample answers."""
    return tuple(_sample(vendor, name).get("success", ()))


def success(vendor: str, name: str, variant: str = "") -> dict[str, Any]:
    """The body of a sample answer: of the variant, or of the first."""
    known = _sample(vendor, name)["success"]
    return dict(copy.deepcopy((known[variant] if variant else next(iter(known.values())))["body"]))


@cache
def catalogue(vendor: str) -> dict[str, dict[str, Any]]:
    """What each call of a vendor takes: parameters with their kinds, formats, limits."""
    return dict(json.loads((VENDORS / f"{vendor}.json").read_text(encoding="utf-8")))
