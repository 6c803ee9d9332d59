"""Answers of Tencent Cloud about cards, licences and plates, as readings."""

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ocrdesk.model import Attachment, PageWarning, Quad, ReadDocument
from ocrdesk.providers.tencent import places, warnings
from ocrdesk.providers.tencent.named_values import Names, Values, document, flat, plain, with_range
from ocrdesk.providers.web.endpoint import Answer, Reading
from ocrdesk.providers.web.values import licence_number_key

Read = Callable[[Answer], Reading]
Change = Callable[[dict[str, str]], Values]

ID_PORTRAIT: Names = {
    "name": "Name", "sex": "Sex", "ethnicity": "Nation", "birth_date": "Birth", "address": "Address",
    "id_number": "IdNum",
}  # fmt: skip
ID_EMBLEM: Names = {"issuing_authority": "Authority", "validity": "ValidDate"}
DRIVER_MAIN: Names = {
    "license_number": "CardCode", "name": "Name", "sex": "Sex", "nationality": "Nationality", "address": "Address",
    "birth_date": "DateOfBirth", "first_issue_date": "DateOfFirstIssue", "class": "Class", "valid_from": "StartDate",
    "valid_to": "EndDate", "issuing_authority": "IssuingAuthority", "status": "State", "points": "CumulativeScore",
    "generated_at": "GenerateTime", "current_time": "CurrentTime",
}  # fmt: skip
DRIVER_DUPLICATE: Names = {
    "license_number": "BackPageCardCode", "name": "BackPageName", "file_number": "ArchivesCode", "record": "Record",
}  # fmt: skip
VEHICLE_MAIN: Names = {
    "plate_number": "PlateNo", "vehicle_type": "VehicleType", "owner": "Owner", "address": "Address",
    "use_character": "UseCharacter", "model": "Model", "vin": "Vin", "engine_number": "EngineNo",
    "register_date": "RegisterDate", "issue_date": "IssueDate", "issuing_authority": "Seal",
}  # fmt: skip
VEHICLE_DUPLICATE: Names = {
    "plate_number": "PlateNo", "file_number": "FileNo", "approved_passengers": "AllowNum", "gross_mass": "TotalMass",
    "unladen_mass": "CurbWeight", "approved_load": "LoadQuality", "dimension": "ExternalSize",
    "traction_mass": "TotalQuasiMass", "remarks": "Marks", "inspection_record": "Record",
    "barcode_number": "SubPageCode", "fuel_type": "FuelType",
}  # fmt: skip
ELECTRONIC: Names = {
    "address": "AddressElectronic", "issuing_authority": "IssueAuthorityElectronic", "body_color": "CarBodyColor",
}  # fmt: skip
"""What an electronic vehicle licence tells on its second page and paper on its first."""
TRACTOR_DUPLICATE: Names = {
    "plate_number": "PlateNo", "approved_passengers": "AllowNum", "dimension": "ExternalSize",
    "inspection_record": "Record", "unladen_mass": "TractorMinUsageWeight",
    "approved_load": "TractorMaxAllowLoadCapacity",
}  # fmt: skip
BUSINESS_LICENSE: Names = {
    "registration_number": "RegNum", "name": "Name", "type": "Type", "address": "Address",
    "legal_representative": "Person", "registered_capital": "Capital", "established_date": "SetDate",
    "valid_period": "Period", "business_scope": "Business", "composing_form": "ComposingForm",
    "registration_date": "RegistrationDate", "registration_authority": "RegistrationAuthority",
    "serial_number": "SerialNumber", "title": "Title", "is_duplicate": "IsDuplication",
}  # fmt: skip
BANK_CARD: Names = {
    "card_number": "CardNo", "bank": "BankInfo", "card_type": "CardType", "card_name": "CardName",
    "valid_to": "ValidDate", "category": "CardCategory",
}  # fmt: skip
PASSPORT: Names = {
    "country_code": "Country", "passport_number": "PassportNo", "name_native": "Name", "surname": "FamilyName",
    "given_name": "FirstName", "sex": "Sex", "nationality": "Nationality", "birth_date": "BirthDate",
    "birth_place": "BirthPlace", "issue_date": "IssueDate", "issue_place": "IssuePlace", "expiry_date": "ExpiryDate",
    "mrz_line1": "CodeSet", "mrz_line2": "CodeCrc", "signature": "Signature",
}  # fmt: skip
PASSPORT_PRINT: Names = {
    "issue_date": "DateOfIssuance", "issue_place": "IssuePlace", "authority": "IssuingAuthority",
    "birth_place": "BirthPlace", "signature": "Signature",
}  # fmt: skip
"""What only the printed part of a foreign passport tells."""
PASSPORT_ZONE: Names = {
    "type": "Type", "country_code": "IssuingCountry", "passport_number": "ID PassportID", "surname": "Surname",
    "given_name": "GivenName", "sex": "Sex", "nationality": "Nationality", "birth_date": "DateOfBirth",
    "expiry_date": "DateOfExpiration", "mrz_line1": "CodeSet", "mrz_line2": "CodeCrc",
}  # fmt: skip
BUSINESS_CARD = {
    "姓名": "name", "英文姓名": "name_en", "公司": "company", "英文公司": "company_en", "职位": "title",
    "英文职位": "title_en", "部门": "department", "手机": "mobile", "电话": "phone", "传真": "fax",
    "邮箱": "email", "网址": "website", "地址": "address", "英文地址": "address_en", "邮编": "postcode",
    "微信": "wechat", "QQ": "qq",
}  # fmt: skip
"""What else a card tells is put together as "other"."""
SEVERAL = "; "
"""Between several values of one field, as our own reader of business cards puts it."""
MARGIN = 0.1
"""Around a plate's number, in its heights."""
_BANK_CODE = re.compile(r"[(（]\d{8}[)）]$")


def flat_document(kind: str, names: Names, change: Change = dict) -> Read:
    """A reader of answers that hold one document's values under names of their own."""

    def read(answer: Answer) -> Reading:
        values = change(flat(names, answer.body))
        return one(kind, values, answer, rotation=places.turn(answer.body))

    return read


def one(
    kind: str,
    values: Values,
    answer: Answer,
    told: tuple[PageWarning, ...] = (),
    attachments: tuple[Attachment, ...] = (),
    *,
    rotation: int = 0,
) -> Reading:
    """A reading with one document that fills the picture."""
    documents = (document(kind, values, answer),) if values else ()
    return Reading(documents=documents, warnings=told, attachments=attachments, rotation=rotation)


def id_card(answer: Answer) -> Reading:
    """Either side, or both; its crops and warnings stand in JSON of their own."""
    more = json.loads(answer.body.get("AdvancedInfo") or "{}")
    sides = {
        "portrait": flat(ID_PORTRAIT, answer.body),
        "emblem": with_range(flat(ID_EMBLEM, answer.body), "validity"),
    }
    return Reading(
        documents=_sides("id_card", sides, answer),
        warnings=warnings.of_codes(more.get("WarnInfos"), warnings.ID_CARD),
        attachments=crops({"card": more.get("IdCard"), "portrait": more.get("Portrait")}),
    )


def driver_license(answer: Answer) -> Reading:
    """Main page, duplicate page, or both."""
    main, duplicate = flat(DRIVER_MAIN, answer.body), flat(DRIVER_DUPLICATE, answer.body)
    if main.keys() & {"sex", "class", "address"}:
        main["variant"] = plain(answer.body.get("DriverLicenseType")).lower().replace("normal", "paper")
    elif main:
        # The duplicate page alone comes with the main page's names.
        duplicate, main = {**main, **duplicate}, {}
    return Reading(
        documents=_sides("driver_license", {"main": main, "duplicate": duplicate}, answer),
        warnings=warnings.of_codes(answer.body.get("RecognizeWarnCode"), warnings.LICENCE),
    )


def vehicle_license(answer: Answer) -> Reading:
    """Main page, duplicate page (a tractor's too), or both."""
    back = answer.body.get("BackInfo") or {}
    main = flat(VEHICLE_MAIN, answer.body.get("FrontInfo") or {})
    duplicate = flat(VEHICLE_DUPLICATE, back) or flat(TRACTOR_DUPLICATE, answer.body.get("TractorBackInfo") or {})
    if main:
        main = {**flat(ELECTRONIC, back), **main}
    return Reading(
        documents=_sides("vehicle_license", {"main": main, "duplicate": duplicate}, answer),
        warnings=warnings.of_codes(answer.body.get("RecognizeWarnCode"), warnings.LICENCE),
    )


def business_license(answer: Answer) -> Reading:
    """One licence; its number is a credit code where it is as long as one."""
    values = flat(BUSINESS_LICENSE, answer.body)
    if number := values.pop("registration_number", ""):
        values[licence_number_key(number)] = number
    told = warnings.of_codes(answer.body.get("RecognizeWarnCode"), warnings.BUSINESS_LICENCE)
    return one("business_license", values, answer, told, rotation=places.turn(answer.body))


def bank_card(answer: Answer) -> Reading:
    """One card; the bank's number behind its name is left out."""
    values = flat(BANK_CARD, answer.body)
    if "bank" in values:
        values["bank"] = _BANK_CODE.sub("", values["bank"])
    told = warnings.of_codes(answer.body.get("WarningCode"), warnings.BANK_CARD)
    return one("bank_card", values, answer, told, crops({"card": answer.body.get("BorderCutImage")}))


def passport(answer: Answer) -> Reading:
    """A Chinese passport."""
    portrait = answer.body.get("PortraitImageInfo") or {}
    values = flat(PASSPORT, answer.body)
    return one("passport", values, answer, attachments=crops({"portrait": portrait.get("PortraitImage")}))


def foreign_passport(answer: Answer) -> Reading:
    """Any machine-readable passport: its zone, and what only the print tells."""
    values = flat(PASSPORT_PRINT, answer.body.get("PassportRecognizeInfos") or {}) | flat(PASSPORT_ZONE, answer.body)
    told = warnings.of_codes(answer.body.get("WarnCardInfos"), warnings.FOREIGN_CARD)
    return one("passport", values, answer, told, crops({"portrait": answer.body.get("Image")}))


def plates(answer: Answer) -> Reading:
    """All plates in the picture, each a document of its own."""
    found = answer.body.get("LicensePlateInfos") or [answer.body]
    return Reading(documents=tuple(_plate(item, answer) for item in found if plain(item.get("Number"))))


def business_card(answer: Answer) -> Reading:
    """One card; several phones and the like are told together."""
    told: dict[str, list[str]] = {}
    quads: dict[str, Quad] = {}
    for item in answer.body.get("BusinessCardInfos") or ():
        key, value = BUSINESS_CARD.get(item["Name"], "other"), plain(item.get("Value"))
        if value:
            told.setdefault(key, []).append(value)
            quad = places.of_upright(item.get("ItemCoord"), answer)
            if quad is not None:
                quads.setdefault(key, quad)
    values = {key: SEVERAL.join(each) for key, each in told.items()}
    alone = {key: quad for key, quad in quads.items() if len(told[key]) == 1}
    read = document("business_card", values, answer, quads=alone)
    card = crops({"card": answer.body.get("RetImageBase64")})
    return Reading(documents=(read,) if values else (), attachments=card, rotation=places.turn(answer.body))


def crops(pictures: Mapping[str, object]) -> tuple[Attachment, ...]:
    """The pictures that were cut out, by kind; what is no picture is left out."""
    found = []
    for kind, text in pictures.items():
        try:
            body = base64.b64decode(plain(text))
        except ValueError:
            continue
        if body:
            found.append(Attachment(kind, ".png" if body.startswith(b"\x89PNG") else ".jpg", body))
    return tuple(found)


def _sides(kind: str, sides: Mapping[str, Values], answer: Answer) -> tuple[ReadDocument, ...]:
    return tuple(document(kind, values, answer, side) for side, values in sides.items() if values)


def _plate(item: Mapping[str, Any], answer: Answer) -> ReadDocument:
    """One plate: its number fills it, all but a margin."""
    values = flat({"plate_number": "Number", "color": "Color", "category": "LicensePlateCategory"}, item)
    number = places.of_rect(item.get("Rect")) or places.whole(answer)
    bounds = number.bounds.grown(MARGIN * number.height)
    around = Quad.from_box(bounds.left, bounds.top, bounds.right, bounds.bottom)
    read = document("license_plate", values, answer, quads={"plate_number": number}, place=around)
    confidence = float(item.get("Confidence") or 0) / 100
    return replace(read, fields=tuple((key, replace(line, confidence=confidence)) for key, line in read.fields))
