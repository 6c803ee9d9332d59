"""Huawei Cloud's interfaces: which paper each reads, what it takes, and what is asked of it."""

from collections.abc import Callable, Mapping
from typing import Any

from ocrdesk.providers.huawei import further_papers, invoices, papers
from ocrdesk.providers.huawei.answers import read_tables, read_text
from ocrdesk.providers.huawei.answers_papers import (
    read_business_card,
    read_business_license,
    read_classified,
    read_household,
    read_listing,
    read_paper,
    read_passport,
    read_plates,
    read_quota,
    read_sided,
)
from ocrdesk.providers.huawei.options import is_on
from ocrdesk.providers.web.endpoint import Answer, Endpoint, Limits, Options, Reading

CALLS_PER_SECOND = 5
BASE64_BYTES = 10_000_000
RATIO = 4.99
FORMATS = ("JPEG", "PNG", "BMP", "TIFF")
MOST_PIXELS = 160_000_000

_Reader = Callable[[Answer], Reading]
_ID_CARD_CHECKS = ("reproduce", "copy", "tampering", "border_integrity", "blocking_within_border", "blur", "interim")


def _limits(shortest: int = 15, longest: int = 8192) -> Limits:
    return Limits(BASE64_BYTES, True, shortest, longest, RATIO, MOST_PIXELS, FORMATS)


_TEXT = _limits(15, 30_000)


def _places(_options: Options) -> Mapping[str, Any]:
    return {"return_text_location": True}


def _text(options: Options) -> Mapping[str, Any]:
    return {"detect_direction": True, "character_mode": True, "language": options["language"]}


def _one_line(options: Options) -> Mapping[str, Any]:
    return {"quick_mode": True, "character_mode": True, "language": options["language"]}


def _handwriting(_options: Options) -> Mapping[str, Any]:
    return {"quick_mode": False, "char_set": "general"}


def _tables(options: Options) -> Mapping[str, Any]:
    return {
        "return_text_location": True,
        "return_confidence": True,
        "return_excel": is_on(options, "excel"),
        "with_borders": is_on(options, "borders"),
    }


def _id_card(options: Options) -> Mapping[str, Any]:
    checks = {f"detect_{name}": True for name in (*_ID_CARD_CHECKS, "glare")} if is_on(options, "warnings") else {}
    crops = {"return_portrait_image": True, "return_adjusted_image": True} if is_on(options, "crops") else {}
    return {"return_text_location": True, **checks, **crops}


def _licence(options: Options) -> Mapping[str, Any]:
    del options
    return {"side": "double_side", "return_issuing_authority": True, "return_text_location": True}


def _vehicle_licence(options: Options) -> Mapping[str, Any]:
    return {**_licence(options), "recognize_electronic_license": True, "alarm": is_on(options, "warnings")}


def _vat_invoice(_options: Options) -> Mapping[str, Any]:
    return {"advanced_mode": True, "return_text_location": True}


def _sales_invoice(_options: Options) -> Mapping[str, Any]:
    return {"return_text_location": True, "return_confidence": True, "type": "auto"}


def _plain_text(accuracy: str) -> Callable[[Options], bool]:
    return lambda options: options["accuracy"] == accuracy


_ID = read_sided("id_card", ("portrait", papers.ID_PORTRAIT), ("emblem", papers.ID_EMBLEM))
_DRIVER = read_sided("driver_license", ("main", papers.DRIVER_MAIN), ("duplicate", papers.DRIVER_DUPLICATE))
_VEHICLE = read_sided("vehicle_license", ("main", papers.VEHICLE_MAIN), ("duplicate", papers.VEHICLE_DUPLICATE))
_BANK = read_paper("bank_card", papers.BANK_CARD)
_VAT = read_listing("vat_invoice", invoices.VAT_INVOICE, "item_list", invoices.VAT_COLUMNS)
_TRAIN = read_paper("train_ticket", invoices.TRAIN_TICKET)
_TAXI = read_paper("taxi_invoice", invoices.TAXI_INVOICE)
_TOLL = read_paper("toll_invoice", invoices.TOLL_INVOICE)
_SALES = read_paper("vehicle_sales_invoice", invoices.VEHICLE_SALES_INVOICE)
_FLIGHT = read_listing("flight_itinerary", invoices.FLIGHT_ITINERARY, "itinerary_list", invoices.FLIGHT_COLUMNS)

CLASSIFIED: Mapping[str, _Reader] = {
    "id_card": _ID,
    "driver_license": _DRIVER,
    "vehicle_license": _VEHICLE,
    "bankcard": _BANK,
    "passport": read_passport,
    "vat_invoice": _VAT,
    "train_ticket": _TRAIN,
    "taxi_invoice": _TAXI,
    "quota_invoice": read_quota,
    "toll_invoice": _TOLL,
    "mvs_invoice": _SALES,
    "flight_itinerary": _FLIGHT,
    "transportation_license": read_paper("road_transport_license", further_papers.ROAD_TRANSPORT_LICENSE),
}
"""The classifier's words: it recognises what it finds in the same call."""


def _endpoint(
    name: str, documents: tuple[str, ...], read: _Reader, limits: Limits | None = None, **more: Any
) -> Endpoint:
    return Endpoint(name, documents, limits or _limits(), CALLS_PER_SECOND, read, path=f"/ocr/{name}", **more)


ENDPOINTS = (
    _endpoint("general-text", ("text",), read_text, _TEXT, parameters=_text, when=_plain_text("accurate")),
    _endpoint("web-image", ("text",), read_text, _TEXT, when=_plain_text("web")),
    _endpoint(
        "handwriting", ("text",), read_text, _limits(8), parameters=_handwriting, when=_plain_text("handwriting")
    ),
    _endpoint("general-text", ("line",), read_text, _TEXT, parameters=_one_line),
    _endpoint("handwriting", ("handwriting",), read_text, _limits(8), parameters=_handwriting),
    _endpoint("general-table", ("table",), read_tables, parameters=_tables),
    _endpoint("id-card", ("id_card",), _ID, parameters=_id_card),
    _endpoint("driver-license", ("driver_license",), _DRIVER, _limits(100), parameters=_licence),
    _endpoint("vehicle-license", ("vehicle_license",), _VEHICLE, _limits(100), parameters=_vehicle_licence),
    _endpoint("business-license", ("business_license",), read_business_license),
    _endpoint("license-plate", ("license_plate",), read_plates, _limits(15, 4096)),
    _endpoint("bankcard", ("bank_card",), _BANK, parameters=_places),
    _endpoint("passport", ("passport",), read_passport),
    _endpoint("vin", ("vin",), read_paper("vin", papers.VIN), _limits(15, 4096)),
    _endpoint("business-card", ("business_card",), read_business_card),
    _endpoint("vat-invoice", ("vat_invoice",), _VAT, _limits(100), parameters=_vat_invoice),
    _endpoint("train-ticket", ("train_ticket",), _TRAIN, parameters=_places),
    _endpoint("taxi-invoice", ("taxi_invoice",), _TAXI, _limits(15, 4096), parameters=_places),
    _endpoint("quota-invoice", ("quota_invoice",), read_quota, _limits(15, 4096)),
    _endpoint("toll-invoice", ("toll_invoice",), _TOLL, _limits(15, 4096), parameters=_places),
    _endpoint("mvs-invoice", ("vehicle_sales_invoice",), _SALES, _limits(100, 8000), parameters=_sales_invoice),
    _endpoint("flight-itinerary", ("flight_itinerary",), _FLIGHT),
    *(_endpoint(name, (kind,), read_paper(kind, names)) for name, kind, names in further_papers.PAPERS),
    _endpoint("household-register", ("household_register",), read_household),
    _endpoint("auto-classification", ("mixed",), read_classified(CLASSIFIED)),
)
