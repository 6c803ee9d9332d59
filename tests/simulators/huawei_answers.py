"""Huawei's answers: from what is known of the picture, else from the sample files."""

from collections.abc import Mapping
from typing import Any

from tests.simulators.answers import catalogue, has_sample, invented, success
from tests.simulators.pictures import Picture

Truth = Mapping[str, Any]
BY_SIDE = ("id-card", "driver-license", "vehicle-license")
ONLY_IF_ASKED = {
    "return_text_location": ("text_location",),
    "return_verification": ("verification_result",),
    "return_excel": ("excel",),
    "return_portrait_image": ("portrait_image",),
    "return_portrait_location": ("portrait_location",),
    "return_adjusted_image": ("adjusted_image",),
    "return_issuing_authority": ("issuing_authority",),
    "return_rectification_matrix": ("rectification_matrix",),
    "return_markdown_result": ("markdown_result",),
    "character_mode": ("char_list",),
    "detect_reproduce": ("detect_reproduce_result", "reproduce_score"),
    "detect_copy": ("detect_copy_result", "copy_score"),
    "alarm": ("alarm_result", "alarm_confidence"),
}
LIKE_TABLES = {"return_text_location": ("location", "cell_location"), "return_confidence": ("confidence",)}


def result(api: str, given: Mapping[str, Any], picture: Picture, truth: Truth | None, variant: str) -> Any:
    """The value of `result`."""
    if not has_sample("huawei", api):
        return invented(catalogue("huawei")[api]["gives"])
    body = success("huawei", api, variant or _fitting(api, given))["result"]
    return trimmed(api, body, given)


def trimmed(api: str, body: Any, given: Mapping[str, Any]) -> Any:
    """The answer without the members that were not asked for."""
    takes = catalogue("huawei")[api]["takes"]
    absent = {
        name
        for switch, names in [*ONLY_IF_ASKED.items(), *(LIKE_TABLES.items() if api == "general-table" else ())]
        if switch in takes and not given.get(switch)
        for name in names
    }
    kept = _without(body, absent)
    if api == "general-text" and not given.get("detect_direction"):
        kept["direction"] = -1
    return kept


def _without(value: Any, absent: set[str]) -> Any:
    if isinstance(value, dict):
        kept = {name: _without(inner, absent) for name, inner in value.items() if name not in absent}
        return {name: inner for name, inner in kept.items() if not (name == "score_info" and not inner)}
    if isinstance(value, list):
        return [_without(inner, absent) for inner in value]
    return value


def _fitting(api: str, given: Mapping[str, Any]) -> str:
    return str(given.get("side") or "front") if api in BY_SIDE else ""
