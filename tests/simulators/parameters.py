"""Checks of a call's parameters: known names, JSON types, allowed values."""

import json
from collections.abc import Mapping
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "text": str, "flag": bool, "number": int, "decimal": (int, float), "object": dict,
}  # fmt: skip


def unknown(given: Mapping[str, Any], takes: Mapping[str, Any]) -> str:
    """The first parameter that the call does not take, or nothing."""
    return next((name for name in given if name not in takes), "")


def mistyped(given: Mapping[str, Any], takes: Mapping[str, Any]) -> str:
    """The first parameter whose JSON type is wrong, or nothing; null counts as not given."""
    return next((name for name, value in given.items() if value is not None and not _is(value, takes[name])), "")


def _is(value: Any, kind: str | list[str]) -> bool:
    if isinstance(kind, list):
        return isinstance(value, list) and all(_is(item, kind[0]) for item in value)
    if isinstance(value, bool):
        return kind == "flag"
    return isinstance(value, TYPES[kind])


def outside(given: Mapping[str, Any], choices: Mapping[str, tuple[Any, ...]]) -> str:
    """The first parameter whose value is none of those allowed, or nothing."""
    return next((name for name, value in given.items() if name in choices and value not in choices[name]), "")


def without_pictures(given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters for the record: long texts are only counted."""
    return {name: _short(value) for name, value in given.items()}


def unchecked(body: bytes) -> dict[str, Any]:
    """What can be read of a body before anything is checked."""
    try:
        given = json.loads(body)
    except ValueError:
        return {}
    return without_pictures(given) if isinstance(given, dict) else {}


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > 500:
        return f"<{len(value)} characters>"
    if isinstance(value, list):
        return [_short(item) for item in value]
    return value
