"""Documents: what is looked for on a page, how it is found, checked, and changed by a person."""

from collections.abc import Sequence

from ocrdesk.documents import extraction
from ocrdesk.documents.bank_card import BANK_CARD
from ocrdesk.documents.business_card import BUSINESS_CARD
from ocrdesk.documents.business_license import BUSINESS_LICENSE
from ocrdesk.documents.driver_license import DRIVER_LICENSE
from ocrdesk.documents.flight_itinerary import FLIGHT_ITINERARY
from ocrdesk.documents.id_card import ID_CARD
from ocrdesk.documents.license_plate import LICENSE_PLATE
from ocrdesk.documents.passport import PASSPORT
from ocrdesk.documents.quota_invoice import QUOTA_INVOICE
from ocrdesk.documents.review import confirm_document, confirm_field, edit_field, restore_field
from ocrdesk.documents.taxi_invoice import TAXI_INVOICE
from ocrdesk.documents.toll_invoice import TOLL_INVOICE
from ocrdesk.documents.train_ticket import TRAIN_TICKET
from ocrdesk.documents.vat_invoice import VAT_INVOICE
from ocrdesk.documents.vehicle_license import VEHICLE_LICENSE
from ocrdesk.documents.vehicle_sales_invoice import VEHICLE_SALES_INVOICE
from ocrdesk.documents.vin import VIN
from ocrdesk.model import DocumentType, Line, Record

__all__ = ["DOCUMENT_TYPES", "confirm_document", "confirm_field", "edit_field", "find_documents", "restore_field"]

DOCUMENT_TYPES: tuple[DocumentType, ...] = (
    ID_CARD,
    DRIVER_LICENSE,
    VEHICLE_LICENSE,
    BUSINESS_LICENSE,
    LICENSE_PLATE,
    BANK_CARD,
    PASSPORT,
    VIN,
    BUSINESS_CARD,
    VAT_INVOICE,
    TRAIN_TICKET,
    TAXI_INVOICE,
    QUOTA_INVOICE,
    TOLL_INVOICE,
    VEHICLE_SALES_INVOICE,
    FLIGHT_ITINERARY,
)
"""Every kind of paper that is known, in the order offered."""


def find_documents(lines: Sequence[Line], width: int, height: int, *, wanted: str = "auto") -> tuple[Record, ...]:
    """The documents in a page's lines, from top to bottom, judged and with quads within the page.

    `width` and `height` are the upright page's, in pixels. `wanted` is "auto", a type's key (which is then
    found even on poor evidence), or another word ("text", "table"), which finds none. A page of 200 lines
    takes some ten milliseconds.
    """
    return extraction.find_documents(lines, DOCUMENT_TYPES, (width, height), wanted=wanted)
