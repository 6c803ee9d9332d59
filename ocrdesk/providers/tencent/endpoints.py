"""Every call of Tencent Cloud's OCR that is used, one row each: what it reads, its limits, how its answer is read."""

from ocrdesk.providers.tencent import answers, answers_cards, parameters
from ocrdesk.providers.web.endpoint import Endpoint, Limits, Options

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


def _fast(options: Options) -> bool:
    return options["accuracy"] == "fast"


def _handwriting(options: Options) -> bool:
    return options["accuracy"] == "handwriting"


def _older_tables(options: Options) -> bool:
    return options["tables"] in {"fast", "japanese"}


def _encrypted(options: Options) -> bool:
    return options["encryption"] != "off"


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
    Endpoint("IDCardOCR", ("id_card",), ANY, 20, answers_cards.id_card, parameters.id_card),
    Endpoint(
        "DriverLicenseOCR",
        ("driver_license",),
        ANY,
        10,
        answers_cards.driver_license,
        parameters.fixed(CardSide="DOUBLE"),
    ),
    Endpoint(
        "VehicleLicenseOCR",
        ("vehicle_license",),
        ANY,
        10,
        answers_cards.vehicle_license,
        parameters.fixed(CardSide="DOUBLE"),
    ),
    Endpoint(
        "BizLicenseOCR",
        ("business_license",),
        ANY,
        10,
        answers_cards.business_license,
        parameters.business_license,
    ),
    Endpoint("LicensePlateOCR", ("license_plate",), ANY, 10, answers_cards.plates),
    Endpoint("BankCardOCR", ("bank_card",), ANY, 10, answers_cards.bank_card, parameters.bank_card),
    Endpoint("VinOCR", ("vin",), ANY, 10, answers_cards.flat_document("vin", {"vin": "Vin"})),
    Endpoint("BusinessCardOCR", ("business_card",), ANY, 10, answers_cards.business_card, parameters.business_card),
)

ENDPOINTS: tuple[Endpoint, ...] = (*_TEXT, *_CARDS)
