"""Tencent's answers: from what is known of the picture, else from the sample files."""

from collections.abc import Mapping
from typing import Any

from tests.simulators.answers import catalogue, has_sample, invented, success
from tests.simulators.pictures import Picture

Truth = Mapping[str, Any]
SIDES = {"FRONT": "front", "BACK": "back"}
INVOICE_VARIANTS = {0: "taxi", 1: "quota", 13: "toll", 5: "flight"}


def result(
    action: str, given: Mapping[str, Any], picture: Picture, truth: Truth | None, variant: str
) -> dict[str, Any]:
    """The members of `Response`, without the request's number."""
    if not has_sample("tencent", action):
        return dict(invented(catalogue("tencent")[action]["gives"]))
    body = success("tencent", action, variant or _fitting(action, given))["Response"]
    body.pop("RequestId")
    return dict(body)


def _fitting(action: str, given: Mapping[str, Any]) -> str:
    if action == "IDCardOCR":
        return SIDES.get(given.get("CardSide") or "FRONT", "front")
    if action == "RecognizeGeneralInvoice":
        types = given.get("Types") or []
        return INVOICE_VARIANTS.get(types[0], "") if len(types) == 1 else "mixed_with_one_failure"
    if action == "GeneralAccurateOCR" and given.get("IsPdf"):
        return "pdf_page_2"
    return ""
