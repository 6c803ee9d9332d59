"""Huawei's answers: from what is known of the picture, else from the sample files."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.simulators.answers import catalogue, has_sample, success
from tests.simulators.invented import invented
from tests.simulators.known_fields import filled
from tests.simulators.known_places import Quad, lines_of, papers_of, quad_of, scale_of
from tests.simulators.pictures import Picture
from tests.simulators.records import Refused

Truth = Mapping[str, Any]
Given = Mapping[str, Any]
SIDES = {"portrait": "front", "emblem": "back"}
READS = {
    "id-card": "id_card", "driver-license": "driver_license", "vehicle-license": "vehicle_license",
    "business-license": "business_license", "bankcard": "bank_card", "passport": "passport", "vin": "vin",
    "vat-invoice": "vat_invoice", "train-ticket": "train_ticket",
}  # fmt: skip
CLASSIFIED = {"vat_invoice", "train_ticket", "id_card", "passport", "driver_license", "vehicle_license", "bankcard"}
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


def result(api: str, given: Given, picture: Picture, truth: Truth | None, variant: str) -> Any:
    """The value of `result`."""
    if truth is not None and not variant:
        known = _known(api, given, picture, truth)
        if known is not None:
            return trimmed(api, known, given)
    if not has_sample("huawei", api):
        return trimmed(api, invented(api, catalogue("huawei")[api]["gives"]), given)
    body = success("huawei", api, variant or _fitting(api, given))["result"]
    return trimmed(api, body, given)


def trimmed(api: str, body: Any, given: Given) -> Any:
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


def _fitting(api: str, given: Given) -> str:
    return str(given.get("side") or "front") if api in BY_SIDE else ""


def _known(api: str, given: Given, picture: Picture, truth: Truth) -> Any:
    if api == "auto-classification":
        return _papers(given, picture, truth)
    if api in FROM_PLACES:
        return FROM_PLACES[api](picture, truth)
    wanted = READS.get(api)
    if wanted is None:
        return None
    variant = _fitting(api, given)
    if api == "id-card":
        shown = SIDES.get(truth.get("side") or "", "")
        if given.get("side") not in {None, "", shown}:
            raise Refused("AIS.0104")
        variant = shown
    if truth["document_type"] != wanted:
        raise Refused("AIS.0104")
    return filled(success("huawei", api, variant)["result"], truth, "huawei", scale_of(truth, picture))


def _papers(given: Given, picture: Picture, truth: Truth) -> list[dict[str, Any]]:
    """Every paper on the picture that this API reads, with its own answer; AIS.0104 where there is none."""
    apis = {document_type: api for api, document_type in READS.items()}
    wanted, found = given.get("type_list"), []
    for paper, quad in papers_of(truth, picture):
        api = apis.get(paper["document_type"], "")
        kind = api.replace("-", "_")
        if kind in CLASSIFIED and (not wanted or kind in wanted):
            more = (given.get("extended_parameters") or {}).get(kind, {})
            content = trimmed(api, _known(api, {}, picture, paper), more)
            status = {"error_code": "AIS.0000", "error_msg": "Success."}
            found.append({"status": status, "content": content, "type": kind, "location": quad})
    if not found:
        raise Refused("AIS.0104")
    return found


def _block(text: str, quad: Quad) -> dict[str, Any]:
    return {"words": text, "location": quad, "confidence": 0.99}


def _lines(picture: Picture, truth: Truth) -> dict[str, Any]:
    blocks = [_block(text, quad) for text, quad in lines_of(truth, picture)]
    if not blocks:
        raise Refused("AIS.0104")
    counter_clockwise = float(-truth.get("rotation_clockwise", 0) % 360)
    return {"direction": counter_clockwise, "words_block_count": len(blocks), "words_block_list": blocks}


def _plates(picture: Picture, truth: Truth) -> list[dict[str, Any]]:
    scale = scale_of(truth, picture)
    plates = [
        {
            "plate_number": plate["plate_number"],
            "plate_color": plate["color"],
            "plate_location": quad_of(plate["quad"], scale),
            "confidence": 0.99,
        }
        for plate in truth.get("plates", ())
    ]
    if not plates:
        raise Refused("AIS.0104")
    return plates


def _tables(picture: Picture, truth: Truth) -> dict[str, Any]:
    scale = scale_of(truth, picture)
    regions = [
        {"type": "table", "words_block_count": len(table["cells"]), "words_block_list": _cells(table, scale)}
        for table in truth.get("tables", ())
    ]
    if not regions:
        raise Refused("AIS.0104")
    sample = success("huawei", "general-table")["result"]
    return {**sample, "words_region_count": len(regions), "words_region_list": regions}


def _cells(table: Mapping[str, Any], scale: float) -> list[dict[str, Any]]:
    return [
        {
            "words": cell["text"],
            "rows": list(range(cell["row"], cell["row"] + cell["rowspan"])),
            "columns": list(range(cell["col"], cell["col"] + cell["colspan"])),
            "confidence": 0.99,
            "location": quad_of(cell.get("quad") or (), scale),
            "cell_location": quad_of(cell.get("quad") or (), scale),
            "words_list": [],
        }
        for cell in table["cells"]
    ]


FROM_PLACES: dict[str, Callable[[Picture, Truth], Any]] = {
    "general-text": _lines,
    "web-image": _lines,
    "handwriting": _lines,
    "license-plate": _plates,
    "general-table": _tables,
}
