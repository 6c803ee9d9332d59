"""Every kind of paper, declared as data: one file and one constant each."""

from ocrdesk.documents.types.bank_card import BANK_CARD
from ocrdesk.documents.types.business_card import BUSINESS_CARD
from ocrdesk.documents.types.business_license import BUSINESS_LICENSE
from ocrdesk.documents.types.driver_license import DRIVER_LICENSE
from ocrdesk.documents.types.flight_itinerary import FLIGHT_ITINERARY
from ocrdesk.documents.types.id_card import ID_CARD
from ocrdesk.documents.types.license_plate import LICENSE_PLATE
from ocrdesk.documents.types.passport import PASSPORT
from ocrdesk.documents.types.quota_invoice import QUOTA_INVOICE
from ocrdesk.documents.types.taxi_invoice import TAXI_INVOICE
from ocrdesk.documents.types.toll_invoice import TOLL_INVOICE
from ocrdesk.documents.types.train_ticket import TRAIN_TICKET
from ocrdesk.documents.types.vat_invoice import VAT_INVOICE
from ocrdesk.documents.types.vehicle_license import VEHICLE_LICENSE
from ocrdesk.documents.types.vehicle_sales_invoice import VEHICLE_SALES_INVOICE
from ocrdesk.documents.types.vin import VIN
from ocrdesk.model import DocumentType

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
