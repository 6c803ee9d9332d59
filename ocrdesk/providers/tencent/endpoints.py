"""Every call of Tencent Cloud's OCR that is used, one row each: what it reads, its limits, how its answer is read."""

from collections.abc import Callable, Mapping
from typing import Any

from ocrdesk.providers.tencent import answers, answers_cards, answers_invoices, answers_permits, parameters
from ocrdesk.providers.tencent import invoice_names as names
from ocrdesk.providers.tencent.cards_on_page import CLASSES
from ocrdesk.providers.web.endpoint import Answer, Endpoint, Limits, Options, Reading

MEGABYTE = 1_000_000
ANY = Limits(7 * MEGABYTE)
"""The safe choice of the papers, for all calls; some take more where large uploads are allowed."""
LARGE = Limits(10 * MEGABYTE - 50_000)
"""The whole call may have ten megabytes, its other parameters included."""
SMALL_ONLY = frozenset(
    {
        "BizLicenseOCR",
        "BusinessCardOCR",
        "VehicleLicenseOCR",
        "RecognizeTableOCR",
        "RecognizeEncryptedIDCardOCR",
        "BankSlipOCR",
        "EnterpriseLicenseOCR",
        "PermitOCR",
        "VehicleRegCertOCR",
    }
)
"""Calls that take no large uploads; what is encrypted grows by a third."""
TABLES = Limits(7 * MEGABYTE, shortest=601, ratio=2.99)
INVOICE_KINDS = {
    "taxi_invoice": 0, "quota_invoice": 1, "flight_itinerary": 5, "machine_invoice": 8, "bus_ticket": 9,
    "ship_ticket": 10, "toll_invoice": 13, "non_tax_receipt": 15, "tax_payment_certificate": 18, "customs_payment": 19,
    "ride_hailing_itinerary": 21, "customs_declaration": 22,
}  # fmt: skip
"""Papers that only the call for all kinds of invoices reads, with the service's number of each."""


def _fast(options: Options) -> bool:
    return options["accuracy"] == "fast"


def _handwriting(options: Options) -> bool:
    return options["accuracy"] == "handwriting"


def _older_tables(options: Options) -> bool:
    return options["tables"] in {"fast", "japanese"}


def _encrypted(options: Options) -> bool:
    return options["encryption"] != "off"


def _checked(options: Options) -> bool:
    return options["forgery"] == "true"


_TEXT = (
    Endpoint("GeneralBasicOCR", ("text",), ANY, 20, answers.text, parameters.basic, _fast),
    Endpoint("GeneralHandwritingOCR", ("text",), ANY, 10, answers.text, parameters.handwriting, _handwriting),
    Endpoint("GeneralAccurateOCR", ("text",), ANY, 10, answers.text, parameters.accurate),
    Endpoint("GeneralHandwritingOCR", ("handwriting",), ANY, 10, answers.text, parameters.handwriting),
    Endpoint("GeneralHandwritingOCR", ("line",), ANY, 10, answers.text, parameters.handwriting_line, _handwriting),
    Endpoint("GeneralAccurateOCR", ("line",), ANY, 10, answers.text, parameters.accurate_line),
    Endpoint("RecognizeTableOCR", ("table",), ANY, 10, answers.tables, parameters.older_table, _older_tables),
    Endpoint("RecognizeTableAccurateOCR", ("table",), TABLES, 2, answers.tables, parameters.accurate_table),
    Endpoint("QrcodeOCR", ("codes",), ANY, 5, answers.codes),
)


def _any_passport(options: Options) -> bool:
    return options["passports"] == "any"


def _card(
    name: str,
    document: str,
    calls_per_second: float,
    read: Callable[[Answer], Reading],
    send: Callable[[Options], Mapping[str, Any]] | None = None,
) -> Endpoint:
    """A call that reads one kind of paper."""
    return Endpoint(name, (document,), ANY, calls_per_second, read, send or parameters.fixed())


_BOTH_SIDES = parameters.fixed(CardSide="DOUBLE")
_NO_PDF = parameters.fixed(IsPdf=False)
_CARDS = (
    Endpoint(
        "RecognizeEncryptedIDCardOCR",
        ("id_card",),
        ANY,
        20,
        answers_cards.id_card,
        parameters.id_card,
        _encrypted,
    ),
    Endpoint(
        "RecognizeValidIDCardOCR",
        ("id_card",),
        ANY,
        5,
        answers_permits.checked_id_card,
        parameters.valid_card(0),
        _checked,
    ),
    _card("IDCardOCR", "id_card", 20, answers_cards.id_card, parameters.id_card),
    _card("DriverLicenseOCR", "driver_license", 10, answers_cards.driver_license, _BOTH_SIDES),
    _card("VehicleLicenseOCR", "vehicle_license", 10, answers_cards.vehicle_license, _BOTH_SIDES),
    _card("BizLicenseOCR", "business_license", 10, answers_cards.business_license, parameters.business_license),
    _card("LicensePlateOCR", "license_plate", 10, answers_cards.plates),
    _card("BankCardOCR", "bank_card", 10, answers_cards.bank_card, parameters.bank_card),
    Endpoint(
        "MLIDPassportOCR",
        ("passport",),
        ANY,
        5,
        answers_cards.foreign_passport,
        parameters.portrait("RetImage"),
        _any_passport,
    ),
    _card("PassportOCR", "passport", 10, answers_cards.passport, parameters.portrait("CropPortrait", Type="CN")),
    _card("VinOCR", "vin", 10, answers_cards.flat_document("vin", {"vin": "Vin"})),
    _card("BusinessCardOCR", "business_card", 10, answers_cards.business_card, parameters.business_card),
)
_PERMITS = (
    _card(
        "RecognizeValidIDCardOCR",
        "hmt_residence_permit",
        5,
        answers_permits.hmt_residence_permit,
        parameters.valid_card(9),
    ),
    _card(
        "RecognizeValidIDCardOCR",
        "foreigner_residence_card",
        5,
        answers_permits.foreigner_residence_card,
        parameters.valid_card(12),
    ),
    _card(
        "MainlandPermitOCR",
        "mainland_travel_permit",
        20,
        answers_permits.permit("mainland_travel_permit", "Profile"),
        parameters.portrait("RetProfile", CardSide="FRONT"),
    ),
    _card(
        "PermitOCR",
        "hk_macau_permit",
        10,
        answers_permits.permit("hk_macau_permit", "PortraitImage"),
        parameters.portrait("CropPortrait"),
    ),
    _card("HKIDCardOCR", "hk_id_card", 5, answers_permits.hk_id_card, parameters.portrait("ReturnHeadImage")),
    _card("ResidenceBookletOCR", "household_register", 5, answers_permits.household_register),
    _card("EstateCertOCR", "real_estate_certificate", 5, answers_permits.real_estate_certificate),
    _card("RideHailingDriverLicenseOCR", "ride_hailing_driver_license", 5, answers_permits.ride_hailing_driver_license),
    _card(
        "RideHailingTransportLicenseOCR",
        "ride_hailing_transport_license",
        5,
        answers_permits.ride_hailing_transport_license,
    ),
    _card("WaybillOCR", "waybill", 10, answers_permits.waybill, _NO_PDF),
    _card(
        "VehicleRegCertOCR",
        "vehicle_registration",
        5,
        answers_invoices.listed_document(
            "vehicle_registration", "VehicleRegCertInfos", names.VEHICLE_REGISTRATION_LISTED
        ),
    ),
    _card(
        "EnterpriseLicenseOCR",
        "institution_certificate",
        5,
        answers_invoices.listed_document("institution_certificate", "EnterpriseLicenseInfos", names.INSTITUTION_LISTED),
    ),
    _card(
        "EnterpriseLicenseOCR",
        "organization_code_certificate",
        5,
        answers_invoices.listed_document(
            "organization_code_certificate", "EnterpriseLicenseInfos", names.ORGANIZATION_CODE_LISTED
        ),
    ),
)
_INVOICES = (
    _card("VatInvoiceOCR", "vat_invoice", 10, answers_invoices.vat_invoice, _NO_PDF),
    _card("TrainTicketOCR", "train_ticket", 5, answers_invoices.train_ticket, _NO_PDF),
    _card("CarInvoiceOCR", "vehicle_sales_invoice", 5, answers_invoices.car_invoice, _NO_PDF),
    _card(
        "BankSlipOCR",
        "bank_slip",
        10,
        answers_invoices.listed_document("bank_slip", "BankSlipInfos", names.BANK_SLIP_LISTED),
        _NO_PDF,
    ),
    _card(
        "RecognizeMedicalInvoiceOCR",
        "medical_invoice",
        5,
        answers_invoices.medical_invoices,
        parameters.fixed(ReturnVertex=True, ReturnCoord=True, IsPdf=False),
    ),
    *(
        _card(
            "RecognizeGeneralInvoice",
            document,
            5,
            answers_invoices.general_invoices,
            parameters.invoice(number),
        )
        for document, number in INVOICE_KINDS.items()
    ),
    _card("RecognizeGeneralInvoice", "invoices", 5, answers_invoices.general_invoices, parameters.invoice()),
)

CLASSIFIER = _card("ClassifyDetectOCR", "cards", 20, answers.nothing, parameters.fixed(DiscernType=list(CLASSES)))
"""Tells which cards lie where on a page, and reads none of them."""

ENDPOINTS: tuple[Endpoint, ...] = (*_TEXT, *_CARDS, *_PERMITS, *_INVOICES)
