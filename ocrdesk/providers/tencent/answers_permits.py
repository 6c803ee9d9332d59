"""Answers of Tencent Cloud about permits, registers and certificates, as readings."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ocrdesk.model import ReadDocument
from ocrdesk.providers.tencent import warnings
from ocrdesk.providers.tencent.answers_cards import Read, crops, flat_document, one
from ocrdesk.providers.tencent.named_values import Names, document, flat, plain, with_range
from ocrdesk.providers.web.endpoint import Answer, Reading

PERMIT: Names = {
    "type": "Type", "name": "Name", "name_en": "EnglishName", "sex": "Sex", "birth_date": "Birthday",
    "nationality": "Nationality", "number": "Number", "issue_count": "IssueNumber",
    "issuing_authority": "IssueAuthority", "issue_place": "IssueAddress", "validity": "ValidDate",
}  # fmt: skip
HK_ID_CARD: Names = {
    "name": "CnName", "name_en": "EnName", "telex_code": "TelexCode", "sex": "Sex", "birth_date": "Birthday",
    "permanent": "Permanent", "id_number": "IdNum", "symbols": "Symbol", "first_issue_date": "FirstIssueDate",
    "issue_date": "CurrentIssueDate",
}  # fmt: skip
HOUSEHOLD_REGISTER: Names = {
    "household_number": "HouseholdNumber", "household_kind": "Household", "householder": "HouseholderName",
    "home_page_number": "HomePageNumber", "name": "Name", "relationship": "Relationship", "former_name": "FormerName",
    "sex": "Sex", "birth_place": "BirthPlace", "ethnicity": "Nation", "native_place": "NativePlace",
    "birth_date": "BirthDate", "address": "Address", "other_address": "OtherAddresses", "religion": "ReligiousBelief",
    "id_number": "IdCardNumber", "height": "Height", "blood_type": "BloodType", "education": "EducationDegree",
    "marital_status": "MaritalStatus", "military_service": "VeteranStatus", "workplace": "ServicePlace",
    "occupation": "Profession", "moved_to_city": "MoveToCityInformation", "moved_to_address": "MoveToSiteInformation",
    "registrar": "Signature", "registration_date": "RegistrationDate", "issue_date": "IssueDate",
}  # fmt: skip
REAL_ESTATE: Names = {
    "number": "Number", "owner": "Obligee", "ownership": "Ownership", "location": "Location", "unit_number": "Unit",
    "right_type": "Type", "right_nature": "Property", "usage": "Usage", "area": "Area", "term": "Term",
    "other": "Other",
}  # fmt: skip
HAILING_DRIVER: Names = {
    "name": "Name", "number": "LicenseNumber", "issue_date": "ReleaseDate", "valid_from": "StartDate",
    "valid_to": "EndDate",
}  # fmt: skip
HAILING_TRANSPORT: Names = {
    "number": "OperationLicenseNumber", "owner": "VehicleOwner", "plate_number": "VehicleNumber",
    "issue_date": "ReleaseDate", "valid_from": "StartDate", "valid_to": "EndDate",
}  # fmt: skip
WAYBILL: Names = {
    "number": "WaybillNum", "main_number": "MainWaybillNum", "receiver_name": "RecName", "receiver_phone": "RecNum",
    "receiver_address": "RecAddr", "sender_name": "SenderName", "sender_phone": "SenderNum",
    "sender_address": "SenderAddr",
}  # fmt: skip
PORTRAIT_SIDE: Names = {
    "name": "Name", "sex": "Sex", "birth_date": "Birth", "address": "Address", "id_number": "IdNum",
}  # fmt: skip
EMBLEM_SIDE: Names = {"issuing_authority": "Authority", "validity": "ValidDate"}
_DAY_FIRST = re.compile(r"(\d\d)-(\d\d)-(\d{4})")


def permit(kind: str, portrait: str) -> Read:
    """A reader of travel permits; `portrait` is the answer's name of the picture cut out."""

    def read(answer: Answer) -> Reading:
        values = with_range(flat(PERMIT, answer.body), "validity")
        return one(kind, values, answer, attachments=crops({"portrait": answer.body.get(portrait)}))

    return read


def hk_id_card(answer: Answer) -> Reading:
    """A Hong Kong card, whose dates are printed with the day first."""
    values = flat(HK_ID_CARD, answer.body)
    for key in ("birth_date", "issue_date"):
        if key in values:
            values[key] = _DAY_FIRST.sub(r"\3-\2-\1", values[key])
    told = warnings.of_codes(answer.body.get("WarnCardInfos"), warnings.FOREIGN_CARD)
    return one("hk_id_card", values, answer, told, crops({"portrait": answer.body.get("HeadImage")}))


def valid_card(kind: str, members: tuple[str, ...], portrait: Names, emblem: Names) -> Read:
    """A reader of one kind among those of the call that checks cards, either side or both.

    The first of the `members` that is filled holds the card.
    """

    def read(answer: Answer) -> Reading:
        body: Mapping[str, Any] = next((found for name in members if (found := answer.body.get(name))), {})
        told = {name: _content(value) for name, value in body.items() if isinstance(value, dict)}
        sides = (
            _side(kind, "portrait", {**PORTRAIT_SIDE, **portrait}, told, answer),
            _side(kind, "emblem", {**EMBLEM_SIDE, **emblem}, told, answer),
        )
        pictures = {"card": told.get("CardImage"), "portrait": told.get("PortraitImage")}
        return Reading(
            documents=tuple(each for each in sides if each.fields),
            warnings=warnings.of_checks(body.get("WarnInfos")),
            attachments=crops({name: each[0] for name, each in pictures.items() if each}),
        )

    return read


def waybill(answer: Answer) -> Reading:
    """A courier's waybill, each of whose values stands in an object of its own."""
    body: Mapping[str, Any] = answer.body.get("TextDetections") or {}
    values = flat(WAYBILL, {name: (value or {}).get("Text") for name, value in body.items()})
    return one("waybill", values, answer)


hmt_residence_permit = valid_card(
    "hmt_residence_permit", ("ResidencePermitInfo",), {}, {"pass_number": "PassNum", "issue_count": "IssueNum"}
)
foreigner_residence_card = valid_card(
    "foreigner_residence_card",
    ("PermanentResidencePermitInfo",),
    {"name_en": "EnName", "nationality": "Nationality", "id_number": "HolderNum IdNum"},
    {},
)
checked_id_card = valid_card("id_card", ("IDCardInfo", "TemporaryIDCardInfo"), {"ethnicity": "Nation"}, {})
household_register = flat_document("household_register", HOUSEHOLD_REGISTER)
real_estate_certificate = flat_document("real_estate_certificate", REAL_ESTATE)
ride_hailing_driver_license = flat_document("ride_hailing_driver_license", HAILING_DRIVER)
ride_hailing_transport_license = flat_document("ride_hailing_transport_license", HAILING_TRANSPORT)


def _content(value: Mapping[str, Any]) -> tuple[str, float]:
    """A value's text and its confidence."""
    return plain(value.get("Content")), float(value.get("Confidence") or 0) / 100


def _side(kind: str, side: str, names: Names, told: Mapping[str, tuple[str, float]], answer: Answer) -> ReadDocument:
    """One side, each value as sure as the service says."""
    values = flat(names, {name: text for name, (text, _) in told.items()})
    sure = {key: next(told[name][1] for name in names[key].split() if name in told and told[name][0]) for key in values}
    sure |= dict.fromkeys(("valid_from", "valid_to"), sure.get("validity", 1.0))
    read = document(kind, with_range(values, "validity"), answer, side)
    return replace(read, fields=tuple((key, replace(line, confidence=sure[key])) for key, line in read.fields))
