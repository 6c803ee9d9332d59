"""Tencent's answers: from what is known of the picture, else from the sample files."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.simulators.answers import catalogue, has_sample, success
from tests.simulators.invented import invented
from tests.simulators.known_fields import filled
from tests.simulators.known_places import Quad, box_of, lines_of, papers_of, quad_of, scale_of
from tests.simulators.pictures import Picture
from tests.simulators.records import Refused

Truth = Mapping[str, Any]
Given = Mapping[str, Any]
SIDES = {"FRONT": "front", "BACK": "back"}
ID_SIDES = {"FRONT": "portrait", "BACK": "emblem"}
INVOICE_VARIANTS = {0: "taxi", 1: "quota", 13: "toll", 5: "flight"}
READS = {
    "IDCardOCR": "id_card", "DriverLicenseOCR": "driver_license", "VehicleLicenseOCR": "vehicle_license",
    "BizLicenseOCR": "business_license", "BankCardOCR": "bank_card", "PassportOCR": "passport",
    "MLIDPassportOCR": "passport", "VinOCR": "vin", "VatInvoiceOCR": "vat_invoice", "TrainTicketOCR": "train_ticket",
}  # fmt: skip
OTHERWISE = {
    "IDCardOCR": "FailedOperation.ImageNoIdCard",
    "DriverLicenseOCR": "FailedOperation.NoDriverLicenseError",
    "VehicleLicenseOCR": "FailedOperation.NoVehicleLicenseError",
    "BizLicenseOCR": "FailedOperation.NoBizLicense",
    "BankCardOCR": "FailedOperation.NoBankCardError",
    "PassportOCR": "FailedOperation.NoPassport",
    "MLIDPassportOCR": "FailedOperation.NoPassport",
}
CROPS = {"CropIdCard": "IdCard", "CropPortrait": "Portrait", "Quality": "Quality"}
WARNINGS = {
    "BorderCheckWarn": (-9101, -9105), "CopyWarn": (-9102, -9108), "ReshootWarn": (-9103,), "TempIdWarn": (-9104,),
    "DetectPsWarn": (-9106, -9110, -9111), "ReflectWarn": (-9107,), "InvalidDateWarn": (-9100, -9109),
}  # fmt: skip
PAPERS = {
    ("id_card", "portrait"): ("IDCardFront", "身份证正面"), ("id_card", "emblem"): ("IDCardBack", "身份证背面"),
    ("passport", None): ("Passport", "护照"), ("business_card", None): ("BusinessCard", "名片"),
    ("bank_card", None): ("BankCard", "银行卡"), ("business_license", None): ("BizLicense", "营业执照"),
    ("vehicle_license", None): ("VehicleLicenseFront", "行驶证主页"),
    ("driver_license", None): ("DriverLicenseFront", "驾驶证主页"),
}  # fmt: skip
PLATE_COLOURS = {
    "blue": "蓝", "yellow": "黄", "green": "绿", "yellow_green": "黄绿", "white": "白", "black": "黑",
    "temporary": "临牌", "painted": "喷漆",
}  # fmt: skip


def result(action: str, given: Given, picture: Picture, truth: Truth | None, variant: str) -> dict[str, Any]:
    """The members of `Response`, without the request's number."""
    if truth is not None and not variant:
        known = _known(action, given, picture, truth)
        if known is not None:
            return known
    if not has_sample("tencent", action):
        return dict(invented(action, catalogue("tencent")[action]["gives"]))
    return _as_asked(action, given, _sampled(action, variant or _fitting(action, given)))


def _as_asked(action: str, given: Given, body: dict[str, Any]) -> dict[str, Any]:
    """An ID card's crops, quality and warnings only where the call's Config asks for them."""
    if action != "IDCardOCR" or not body.get("AdvancedInfo"):
        return body
    config, told = json.loads(given.get("Config") or "{}"), json.loads(body["AdvancedInfo"])
    kept = {name: told[name] for switch, name in CROPS.items() if config.get(switch) and name in told}
    asked = {code for switch, codes in WARNINGS.items() if config.get(switch) for code in codes}
    kept["WarnInfos"] = [code for code in told.get("WarnInfos", ()) if code in asked]
    return {**body, "AdvancedInfo": json.dumps(kept)}


def _sampled(action: str, variant: str) -> dict[str, Any]:
    body = success("tencent", action, variant)["Response"]
    body.pop("RequestId")
    return dict(body)


def _fitting(action: str, given: Given) -> str:
    if action == "IDCardOCR":
        return SIDES.get(given.get("CardSide") or "FRONT", "front")
    if action == "RecognizeGeneralInvoice":
        types = given.get("Types") or []
        return INVOICE_VARIANTS.get(types[0], "") if len(types) == 1 else "mixed_with_one_failure"
    if action == "GeneralAccurateOCR" and given.get("IsPdf"):
        return "pdf_page_2"
    return ""


def _known(action: str, given: Given, picture: Picture, truth: Truth) -> dict[str, Any] | None:
    if action in FROM_PLACES:
        return FROM_PLACES[action](given, picture, truth)
    wanted = READS.get(action)
    if wanted is None:
        return None
    if truth["document_type"] != wanted:
        raise Refused(OTHERWISE.get(action, "FailedOperation.OcrFailed"))
    side = ID_SIDES.get(given.get("CardSide") or "", truth.get("side"))
    if action == "IDCardOCR" and side != truth.get("side"):
        raise Refused("FailedOperation.CardSideError")
    variant = next((name for asked, name in SIDES.items() if ID_SIDES[asked] == truth.get("side")), "")
    sample = _sampled(action, variant if action == "IDCardOCR" else "")
    return _as_asked(action, given, filled(sample, truth, "tencent", scale_of(truth, picture)))


def _points(quad: Quad) -> list[dict[str, int]]:
    return [{"X": x, "Y": y} for x, y in quad]


def _rect(quad: Quad) -> dict[str, int]:
    return dict(zip(("X", "Y", "Width", "Height"), box_of(quad), strict=True))


def _lines(given: Given, picture: Picture, truth: Truth) -> dict[str, Any]:
    found = [
        {
            "DetectedText": text,
            "Confidence": 99,
            "Polygon": _points(quad),
            "AdvancedInfo": json.dumps({"Parag": {"ParagNo": number}}),
            "ItemPolygon": _rect(quad),
            "Words": [{"Character": one, "Confidence": 99} for one in text] if given.get("IsWords") else [],
            "WordCoordPoint": [],
        }
        for number, (text, quad) in enumerate(lines_of(truth, picture), 1)
    ]
    if not found:
        raise Refused("FailedOperation.ImageNoText")
    if given.get("EnableDetectText") is False:
        quad = [(0, 0), (picture.width, 0), (picture.width, picture.height), (0, picture.height)]
        whole = "".join(str(line["DetectedText"]) for line in found)
        found = [{**found[0], "DetectedText": whole, "Polygon": _points(quad), "ItemPolygon": _rect(quad)}]
    clockwise = float(truth.get("rotation_clockwise", 0))
    angle = clockwise if clockwise <= 180 else clockwise - 360
    return {"TextDetections": found, "Angel": angle, "Angle": angle}


def _plates(given: Given, picture: Picture, truth: Truth) -> dict[str, Any]:
    scale = scale_of(truth, picture)
    found = [
        {
            "Number": plate["plate_number"],
            "Confidence": 99,
            "Rect": _rect(quad_of(plate["quad"], scale)),
            "Color": PLATE_COLOURS.get(plate["color"], "其它"),
            "LicensePlateCategory": "标准实体车牌",
        }
        for plate in truth.get("plates", ())
    ]
    if not found:
        raise Refused("FailedOperation.DetectFailed")
    return {**found[0], "LicensePlateInfos": found}


def _tables(given: Given, picture: Picture, truth: Truth) -> dict[str, Any]:
    sample, scale = _sampled("RecognizeTableAccurateOCR", ""), scale_of(truth, picture)
    tables = [
        {"Cells": [_cell(cell, scale) for cell in table["cells"]], "Type": 1, "TableCoordPoint": []}
        for table in truth.get("tables", ())
    ]
    if not tables:
        raise Refused("FailedOperation.ImageNoText")
    return {**sample, "TableDetections": tables, "Angle": 0.0}


def _cell(cell: Mapping[str, Any], scale: float) -> dict[str, Any]:
    return {
        "ColTl": cell["col"],
        "RowTl": cell["row"],
        "ColBr": cell["col"] + cell["colspan"],
        "RowBr": cell["row"] + cell["rowspan"],
        "Text": cell["text"],
        "Type": "body",
        "Confidence": 99.0,
        "Polygon": _points(quad_of(cell["quad"], scale)) if cell.get("quad") else [],
    }


def _papers(given: Given, picture: Picture, truth: Truth) -> dict[str, Any]:
    wanted, found = given.get("DiscernType"), []
    for paper, quad in papers_of(truth, picture):
        kind, name = PAPERS.get((paper["document_type"], paper.get("side")), ("", ""))
        if kind and (not wanted or kind in wanted):
            found.append({"Name": name, "Type": kind, "Rect": _rect(quad)})
    return {"ClassifyDetectInfos": found} if found else _sampled("ClassifyDetectOCR", "other")


FROM_PLACES: dict[str, Callable[[Given, Picture, Truth], dict[str, Any]]] = {
    "GeneralBasicOCR": _lines,
    "GeneralAccurateOCR": _lines,
    "GeneralHandwritingOCR": _lines,
    "GeneralFastOCR": _lines,
    "GeneralEfficientOCR": _lines,
    "LicensePlateOCR": _plates,
    "ClassifyDetectOCR": _papers,
    "RecognizeTableAccurateOCR": _tables,
}
