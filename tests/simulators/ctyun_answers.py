"""CTYUN's four APIs: their URIs, their families of codes, and their answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.simulators.answers import success
from tests.simulators.known_fields import filled
from tests.simulators.known_places import lines_of, quad_of, scale_of
from tests.simulators.pictures import Picture

Truth = Mapping[str, Any]
DEFAULTS = {"idcard": "portrait_side_is_back"}
PLATE_TYPES = {"blue": "蓝牌", "yellow": "黄牌", "green": "新能源绿牌"}
MOST_VARIANTS = ("batch_one_failed", "code_instead_of_statusCode", "both")


@dataclass(frozen=True)
class Codes:
    """The codes of one API; the manual has a four-digit and a six-digit family."""

    empty_body: str = "AI_OP_400003"
    not_json: str = "AI_OP_400004"
    not_object: str = "AI_OP_400005"
    missing: str = "AI_OP_400006"
    wrong_type: str = "AI_OP_400008"
    no_pictures: str = "AI_OP_400009"
    too_many: str = "AI_OP_400018"
    base64: str = "AI_OP_400011"
    format: str = "AI_OP_400012"
    too_large: str = "AI_OP_400013"
    pixels: str = "AI_OP_410002"
    undecodable: str = "AI_OP_410001"


FOUR_DIGITS = Codes(
    empty_body="",
    not_json="AI_OP_4001",
    not_object="AI_OP_4002",
    missing="AI_OP_4003",
    wrong_type="AI_OP_4004",
    no_pictures="AI_OP_4005",
    too_many="AI_OP_4006",
    base64="AI_OP_4008",
    format="AI_OP_4009",
    too_large="AI_OP_4010",
    pixels="AI_OP_4011",
    undecodable="AI_OP_4008",
)
LICENCE = Codes(base64="AI_OP_400011", pixels="AI_OP_400015", undecodable="AI_OP_400014")


@dataclass(frozen=True)
class Api:
    """One capability."""

    name: str
    codes: Codes
    bytes_limit: int = 10_000_000
    single: bool = False
    """It takes one picture, not a list."""


APIS = {
    "/v1/aiop/api/2f3p1pnxpqm8/ocrdetect/ocr/v1/image.json": Api("general", Codes()),
    "/v1/aiop/api/2f3os7qq79xc/IdentityCard/ocr/v1/idcard.json": Api("idcard", FOUR_DIGITS),
    "/v1/aiop/api/2gt54ed8660w/driven-plate-ocr/platelicense.json": Api("plate", FOUR_DIGITS),
    "/v1/aiop/api/2k8jo3ghhjwg/businesslicense/ocr/v1/BusinessLicense.json": Api(
        "businesslicense", LICENCE, 7_000_000, single=True
    ),
}


def licence(truth: Truth | None, variant: str) -> dict[str, Any]:
    """The whole answer for a business licence."""
    if truth is None or variant:
        return success("ctyun", "businesslicense", variant)
    if truth["document_type"] != "business_license":
        return success("ctyun", "businesslicense", "not_a_licence")
    return dict(filled(success("ctyun", "businesslicense"), truth, "ctyun", 1.0))


def element(api: Api, picture: Picture | None, truth: Truth | None, variant: str) -> dict[str, Any]:
    """The result for one picture of a batch."""
    if truth is not None and picture is not None and not variant:
        return FROM_TRUTH[api.name](picture, truth)
    body = success("ctyun", api.name, "" if variant in MOST_VARIANTS else variant or DEFAULTS.get(api.name, ""))
    return dict(body["returnObj"][0])


def _lines(picture: Picture, truth: Truth) -> dict[str, Any]:
    found = [
        {"name": str(number), "text": text, "box": [float(value) for point in quad for value in point]}
        for number, (text, quad) in enumerate(lines_of(truth, picture))
    ]
    return {"text_line": len(found), "detail": found}


def _plates(picture: Picture, truth: Truth) -> dict[str, Any]:
    scale = scale_of(truth, picture)
    found = [
        {
            "box": quad_of(plate["quad"], scale),
            "plate_type": PLATE_TYPES[plate["color"]],
            "platelicense": plate["plate_number"],
            "confidence": 0.99,
        }
        for plate in truth.get("plates", ())
        if plate["color"] in PLATE_TYPES and plate.get("rows", 1) == 1
    ]
    return {"number of plate licenses": len(found), "detail": found}


def _card(picture: Picture, truth: Truth) -> dict[str, Any]:
    variant = "emblem_side_is_front" if truth.get("side") == "emblem" else "portrait_side_is_back"
    known = truth if truth["document_type"] == "id_card" else {"document_type": "id_card", "fields": {}}
    return dict(filled(success("ctyun", "idcard", variant)["returnObj"][0], known, "ctyun", 1.0))


FROM_TRUTH: dict[str, Callable[[Picture, Truth], dict[str, Any]]] = {
    "general": _lines,
    "idcard": _card,
    "plate": _plates,
}
