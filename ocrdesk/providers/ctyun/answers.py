"""CTYUN's answers as readings: one function for each interface. They tell no confidence but for plates."""

from collections.abc import Mapping
from typing import Any

from ocrdesk.model import Line, ReadDocument
from ocrdesk.providers.ctyun.failures import NO_LICENCE, NO_PLATE
from ocrdesk.providers.web.endpoint import Answer, Reading
from ocrdesk.providers.web.failures import FailureRow, Refusal
from ocrdesk.providers.web.values import (
    UNTOLD,
    document,
    licence_number_key,
    period,
    quad_of_numbers,
    quad_of_pairs,
    sureness,
    whole,
)

_PORTRAIT = {
    "name": "name",
    "sex": "sex",
    "nation": "ethnicity",
    "birthday": "birth_date",
    "addr": "address",
    "idn": "id_number",
}
_LICENCE = {
    "name": "name",
    "type": "type",
    "addr": "address",
    "legal_rep": "legal_representative",
    "regist_captial": "registered_capital",
    "real_captial": "paid_in_capital",
    "establish_date": "established_date",
    "operation_period": "valid_period",
}
"""The service's own spelling, "captial" included."""


def read_general(answer: Answer) -> Reading:
    """Lines of text with their places."""
    lines = [
        Line(text, UNTOLD, quad_of_numbers(each["box"]))
        for each in answer.body["detail"]
        if (text := str(each["text"]).strip())
    ]
    return Reading(lines=tuple(lines))


def read_id_card(answer: Answer) -> Reading:
    """One side of a card. Its `note` names the sides the other way round, so what is filled decides."""
    detail = answer.body["detail"]
    begin, end = period(detail.get("validperiod") or "")
    emblem = {"issuing_authority": detail.get("org"), "valid_from": begin, "valid_to": end}
    portrait = {ours: detail.get(theirs) for theirs, ours in _PORTRAIT.items()}
    place = whole(answer.width, answer.height)
    if detail.get("name") or detail.get("idn"):
        return Reading(documents=(document("id_card", "portrait", place, portrait),))
    if any(emblem.values()) or answer.body.get("note") == "front":
        return Reading(documents=(document("id_card", "emblem", place, emblem),))
    return Reading(documents=(document("id_card", "portrait", place, portrait),))


def read_plates(answer: Answer) -> Reading:
    """All plates of a picture, each with its place. Raises NothingFound where there are none."""
    plates = answer.body["detail"]
    if not plates:
        raise _nothing(NO_PLATE)
    return Reading(documents=tuple(_plate(plate) for plate in plates))


def read_business_license(answer: Answer) -> Reading:
    """A business licence, either of whose numbers may hold either. Raises NothingFound where there is none."""
    if answer.body["license_type"] == "Not Business License":
        raise _nothing(NO_LICENCE)
    detail = answer.body["detail"]
    texts = {ours: detail.get(theirs) for theirs, ours in _LICENCE.items()}
    numbers = [number for name in ("regist_no", "union_id") if (number := str(detail.get(name) or "").strip())]
    texts |= {licence_number_key(number): number for number in numbers}
    return Reading(documents=(document("business_license", None, whole(answer.width, answer.height), texts),))


def _plate(plate: Mapping[str, Any]) -> ReadDocument:
    place, confidence = quad_of_pairs(plate["box"]), sureness(plate.get("confidence"))
    number = Line(str(plate["platelicense"]).strip(), confidence, place)
    color = Line(str(plate.get("plate_type") or "").strip(), confidence, place)
    return ReadDocument("license_plate", None, place, (("plate_number", number), ("color", color)))


def _nothing(row: FailureRow) -> Exception:
    return Refusal(row).error("ctyun")
