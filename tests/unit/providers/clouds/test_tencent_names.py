"""The vendor's own kit knows every call, parameter and field that we name."""

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.providers.tencent import answers_cards as cards
from ocrdesk.providers.tencent import answers_permits as permits
from ocrdesk.providers.tencent import invoice_names as invoices
from ocrdesk.providers.tencent.cards_on_page import CLASSES
from ocrdesk.providers.tencent.endpoints import CLASSIFIER, ENDPOINTS
from ocrdesk.providers.tencent.options import OPTIONS
from ocrdesk.providers.web import options as web_options
from ocrdesk.providers.web.endpoint import Answer
from tests.unit.providers.clouds.tencent_service import DATA

FIELDS: dict[str, list[dict[str, str]]] = json.loads((DATA / "vendors" / "fields.json").read_text(encoding="utf-8"))
models = pytest.importorskip("tencentcloud.ocr.v20181119.models")
TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}
CALLS = (*ENDPOINTS, CLASSIFIER)
NOT_DOCUMENTS = {"text", "handwriting", "table", "line", "codes", "invoices"}
FLAT: tuple[tuple[Mapping[str, str], str], ...] = (
    (cards.ID_PORTRAIT, "IDCardOCRResponse"),
    (cards.ID_EMBLEM, "IDCardOCRResponse"),
    (cards.DRIVER_MAIN, "DriverLicenseOCRResponse"),
    (cards.DRIVER_DUPLICATE, "DriverLicenseOCRResponse"),
    (cards.VEHICLE_MAIN, "TextVehicleFront"),
    (cards.VEHICLE_DUPLICATE, "TextVehicleBack"),
    (cards.ELECTRONIC, "TextVehicleBack"),
    (cards.TRACTOR_DUPLICATE, "TextTractorVehicleBack"),
    (cards.BUSINESS_LICENSE, "BizLicenseOCRResponse"),
    (cards.BANK_CARD, "BankCardOCRResponse"),
    (cards.PASSPORT, "PassportOCRResponse"),
    (cards.PASSPORT_PRINT, "PassportRecognizeInfos"),
    ({key: name.split()[0] for key, name in cards.PASSPORT_ZONE.items()}, "MLIDPassportOCRResponse"),
    (permits.HK_ID_CARD, "HKIDCardOCRResponse"),
    (permits.PERMIT, "MainlandPermitOCRResponse"),
    (permits.HOUSEHOLD_REGISTER, "ResidenceBookletOCRResponse"),
    (permits.REAL_ESTATE, "EstateCertOCRResponse"),
    (permits.HAILING_DRIVER, "RideHailingDriverLicenseOCRResponse"),
    (permits.HAILING_TRANSPORT, "RideHailingTransportLicenseOCRResponse"),
    (permits.WAYBILL, "TextWaybill"),
    (permits.PORTRAIT_SIDE, "PermanentResidencePermitInfo"),
    (permits.EMBLEM_SIDE, "ResidencePermitInfo"),
    (invoices.TRAIN, "TrainTicketOCRResponse"),
)
LISTED: tuple[tuple[Mapping[str, str], str], ...] = (
    (invoices.CAR_LISTED, "vehicle_sales_invoice"),
    (invoices.VAT_LISTED, "vat_invoice"),
    (invoices.BANK_SLIP_LISTED, "bank_slip"),
    (invoices.MEDICAL_LISTED, "medical_invoice"),
    (invoices.VEHICLE_REGISTRATION_LISTED, "vehicle_registration"),
    (invoices.INSTITUTION_LISTED, "institution_certificate"),
    (invoices.ORGANIZATION_CODE_LISTED, "organization_code_certificate"),
)
NAMED: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "id_card": (cards.ID_PORTRAIT, cards.ID_EMBLEM),
    "driver_license": (cards.DRIVER_MAIN, cards.DRIVER_DUPLICATE),
    "vehicle_license": (cards.VEHICLE_MAIN, cards.VEHICLE_DUPLICATE, cards.ELECTRONIC),
    "business_license": (cards.BUSINESS_LICENSE,),
    "bank_card": (cards.BANK_CARD,),
    "passport": (cards.PASSPORT, cards.PASSPORT_PRINT, cards.PASSPORT_ZONE),
    "business_card": ({key: name for name, key in cards.BUSINESS_CARD.items()},),
    "vat_invoice": (invoices.VAT_LISTED, invoices.VAT),
    "train_ticket": (invoices.TRAIN, invoices.ELECTRONIC_TRAIN),
    "taxi_invoice": (invoices.TAXI,),
    "quota_invoice": (invoices.QUOTA,),
    "toll_invoice": (invoices.TOLL,),
    "vehicle_sales_invoice": (invoices.NEW_CAR, invoices.USED_CAR),
    "flight_itinerary": (invoices.FLIGHT,),
}
TOLD_OTHERWISE = {
    ("id_card", "valid_from"), ("id_card", "valid_to"), ("id_card", "side"), ("driver_license", "variant"),
    ("business_license", "credit_code"), ("business_license", "is_license"), ("business_card", "other"),
    ("vat_invoice", "type"), ("vat_invoice", "cipher"), ("train_ticket", "style"), ("quota_invoice", "place"),
}  # fmt: skip
"""Values that are made of several, or by rules of their own; each has a test."""
ABOUT_THE_PICTURE = {"portrait_image", "card_image", "warnings", "quality", "items", "legs"}
SPLIT = {"validity": {"valid_from", "valid_to"}}


def known(kind: str) -> set[str]:
    """The fields of one of the kit's models."""
    return {name for name, value in vars(getattr(models, kind)).items() if isinstance(value, property)}


def settings() -> Iterator[dict[str, str]]:
    """Options that ask for as much as can be asked for."""
    base = web_options.values(OPTIONS, {})
    yield base
    flags = {spec.key: "true" for spec in OPTIONS if spec.kind.value == "flag"}
    choices = product(("accurate", "fast", "handwriting"), ("zh", "jap"), ("accurate", "complex", "japanese"))
    for accuracy, language, tables in choices:
        yield {**base, **flags, "accuracy": accuracy, "language": language, "tables": tables, "passports": "any"}


@pytest.mark.parametrize("endpoint", CALLS, ids=lambda each: f"{each.name} {each.documents[0]}")
def test_every_call_and_parameter_is_known(endpoint: Any) -> None:
    takes = known(f"{endpoint.name}Request")
    for options in settings():
        assert set(endpoint.parameters(options)) <= takes


@pytest.mark.parametrize(("names", "kind"), FLAT, ids=lambda value: value if isinstance(value, str) else "")
def test_every_field_is_known(names: Mapping[str, str], kind: str) -> None:
    assert {name for wanted in names.values() for name in wanted.split()} <= known(kind)


def pieces() -> dict[str, str]:
    """The kit's model of each kind of piece."""
    source = inspect.getsource(models.SingleInvoiceItem._deserialize)
    return dict(re.findall(r"self\._(\w+) = (\w+)\(\)", source))


@pytest.mark.parametrize(
    ("kind", "paper"), invoices.PAPERS.items(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_piece_and_its_fields_are_known(kind: str, paper: invoices.Paper) -> None:
    model = known(pieces()[kind])
    if paper.content:
        assert paper.content in model
        return
    # Papers of one type share a table of names: each name is known to one of them, most to each.
    fields = {name for wanted in paper.names.values() for name in wanted.split()}
    alike = (known(pieces()[name]) for name, each in invoices.PAPERS.items() if each.type == paper.type)
    assert fields <= set().union(*alike)
    assert len(fields & model) >= len(fields) // 2
    if paper.rows:
        assert paper.rows.member in model


def test_rows_of_pieces_are_known() -> None:
    rows = {
        "VatInvoiceItem": invoices.VAT_ITEMS,
        "VatInvoiceItemInfo": invoices.PAPERS["VatSpecialInvoice"].rows,
        "VatElectronicItemInfo": invoices.PAPERS["VatElectronicInvoiceFull"].rows,
        "VatRollItem": invoices.PAPERS["VatInvoiceRoll"].rows,
        "GeneralMachineItem": invoices.PAPERS["MachinePrintedInvoice"].rows,
        "NonTaxItem": invoices.PAPERS["NonTaxIncomeGeneralBill"].rows,
        "FlightItem": invoices.PAPERS["AirTransport"].rows,
    }
    for kind, told in rows.items():
        assert told is not None
        assert {name for _, name in told.columns} <= known(kind), kind


def _keys(kind: str) -> set[str]:
    return {spec.key for spec in TYPES[kind].fields}


@pytest.mark.parametrize(("names", "kind"), LISTED, ids=lambda value: value if isinstance(value, str) else "")
def test_listed_values_have_fields(names: Mapping[str, str], kind: str) -> None:
    wanted = {each for key in names for each in SPLIT.get(key, {key})}
    assert wanted <= _keys(kind)


@pytest.mark.parametrize(
    ("kind", "paper"), invoices.PAPERS.items(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_values_of_pieces_have_fields(kind: str, paper: invoices.Paper) -> None:
    assert {*paper.names, *paper.told} <= _keys(paper.type)


def test_all_that_is_read_is_a_type_of_ours() -> None:
    words = {word for each in ENDPOINTS for word in each.documents}
    assert words - NOT_DOCUMENTS <= set(TYPES)
    assert set(CLASSES.values()) <= words


def test_classes_are_those_that_the_kit_documents() -> None:
    documented = inspect.getsource(models.ClassifyDetectOCRRequest)
    assert [name for name in CLASSES if not re.search(rf"{name}\b", documented)] == []


@pytest.mark.parametrize("kind", NAMED)
def test_every_field_of_the_reference_is_taken_from_where_it_says(kind: str) -> None:
    for field in FIELDS[kind]:
        key, told = field["key"], re.sub(r"(?<!价税合计)\([^)]*\)", "", field["tencent"])
        if (kind, key) in TOLD_OTHERWISE or key in ABOUT_THE_PICTURE or "." in key:
            continue
        wanted = {each.strip('"').rpartition(".")[2] for each in re.split(r"[\s/]+", told) if each.strip('"')}
        taken = {name for names in NAMED[kind] for name in re.split(r"[ |]", names.get(key, ""))}
        assert wanted <= taken, key


def test_listed_names_are_those_that_the_kit_documents() -> None:
    for names, kind in (
        (invoices.CAR_LISTED, "CarInvoiceInfo"),
        (invoices.VEHICLE_REGISTRATION_LISTED, "VehicleRegCertInfo"),
        (invoices.MEDICAL_LISTED, "MedicalInvoiceItem"),
    ):
        documented = inspect.getsource(getattr(models, kind))
        lost = {key for key, wanted in names.items() if not any(name in documented for name in wanted.split("|"))}
        assert lost <= {"tax_receipt", "plate_number", "registration_number"}, kind


def test_permits_have_sides_and_confidences() -> None:
    value = {"Content": "测试", "Confidence": 91}
    info = {"Name": value, "ValidDate": {"Content": "2020.01.02-2030.01.02", "Confidence": 80}, "EnName": value}
    info |= {"WarnInfos": {"CopyCheck": 1, "BlurCheck": 0}, "CardImage": {"Content": "iVBORw0KGgo="}}
    found = permits.foreigner_residence_card(Answer({"PermanentResidencePermitInfo": info}, 900, 600, {}))
    portrait, emblem = found.documents
    assert {key: (line.text, line.confidence) for key, line in portrait.fields} == {
        "name": ("测试", 0.91),
        "name_en": ("测试", 0.91),
    }
    assert {key: (line.text, line.confidence) for key, line in emblem.fields} == {
        "valid_from": ("2020.01.02", 0.8),
        "valid_to": ("2030.01.02", 0.8),
    }
    assert [each.key for each in found.warnings] == ["copy"]
    assert [each.kind for each in found.attachments] == ["card"]


def test_a_hong_kong_cards_dates_are_turned_around() -> None:
    body = {"CnName": "测试", "Birthday": "07-03-1990", "Permanent": 1, "FirstIssueDate": "(06-79)"}
    (card,) = permits.hk_id_card(Answer(body, 900, 600, {})).documents
    told = {key: line.text for key, line in card.fields}
    assert (told["birth_date"], told["permanent"], told["first_issue_date"]) == ("1990-03-07", "1", "(06-79)")
