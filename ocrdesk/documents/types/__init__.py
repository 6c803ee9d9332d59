"""Every kind of paper, declared as data: one file and one constant each."""

from ocrdesk.documents.types.acceptance_bill import ACCEPTANCE_BILL
from ocrdesk.documents.types.bank_card import BANK_CARD
from ocrdesk.documents.types.bank_slip import BANK_SLIP
from ocrdesk.documents.types.bus_ticket import BUS_TICKET
from ocrdesk.documents.types.business_card import BUSINESS_CARD
from ocrdesk.documents.types.business_license import BUSINESS_LICENSE
from ocrdesk.documents.types.customs_declaration import CUSTOMS_DECLARATION
from ocrdesk.documents.types.customs_payment import CUSTOMS_PAYMENT
from ocrdesk.documents.types.driver_license import DRIVER_LICENSE
from ocrdesk.documents.types.flight_itinerary import FLIGHT_ITINERARY
from ocrdesk.documents.types.foreigner_residence_card import FOREIGNER_RESIDENCE_CARD
from ocrdesk.documents.types.hk_id_card import HK_ID_CARD
from ocrdesk.documents.types.hk_macau_permit import HK_MACAU_PERMIT
from ocrdesk.documents.types.hmt_residence_permit import HMT_RESIDENCE_PERMIT
from ocrdesk.documents.types.household_register import HOUSEHOLD_REGISTER
from ocrdesk.documents.types.id_card import ID_CARD
from ocrdesk.documents.types.institution_certificate import INSTITUTION_CERTIFICATE
from ocrdesk.documents.types.license_plate import LICENSE_PLATE
from ocrdesk.documents.types.machine_invoice import MACHINE_INVOICE
from ocrdesk.documents.types.mainland_travel_permit import MAINLAND_TRAVEL_PERMIT
from ocrdesk.documents.types.medical_invoice import MEDICAL_INVOICE
from ocrdesk.documents.types.non_tax_receipt import NON_TAX_RECEIPT
from ocrdesk.documents.types.organization_code_certificate import ORGANIZATION_CODE_CERTIFICATE
from ocrdesk.documents.types.passport import PASSPORT
from ocrdesk.documents.types.quota_invoice import QUOTA_INVOICE
from ocrdesk.documents.types.real_estate_certificate import REAL_ESTATE_CERTIFICATE
from ocrdesk.documents.types.ride_hailing_driver_license import RIDE_HAILING_DRIVER_LICENSE
from ocrdesk.documents.types.ride_hailing_itinerary import RIDE_HAILING_ITINERARY
from ocrdesk.documents.types.ride_hailing_transport_license import RIDE_HAILING_TRANSPORT_LICENSE
from ocrdesk.documents.types.road_transport_license import ROAD_TRANSPORT_LICENSE
from ocrdesk.documents.types.road_transport_qualification import ROAD_TRANSPORT_QUALIFICATION
from ocrdesk.documents.types.ship_ticket import SHIP_TICKET
from ocrdesk.documents.types.tax_payment_certificate import TAX_PAYMENT_CERTIFICATE
from ocrdesk.documents.types.taxi_invoice import TAXI_INVOICE
from ocrdesk.documents.types.toll_invoice import TOLL_INVOICE
from ocrdesk.documents.types.train_ticket import TRAIN_TICKET
from ocrdesk.documents.types.vat_invoice import VAT_INVOICE
from ocrdesk.documents.types.vehicle_certificate import VEHICLE_CERTIFICATE
from ocrdesk.documents.types.vehicle_license import VEHICLE_LICENSE
from ocrdesk.documents.types.vehicle_registration import VEHICLE_REGISTRATION
from ocrdesk.documents.types.vehicle_sales_invoice import VEHICLE_SALES_INVOICE
from ocrdesk.documents.types.vin import VIN
from ocrdesk.documents.types.waybill import WAYBILL
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
    HMT_RESIDENCE_PERMIT,
    FOREIGNER_RESIDENCE_CARD,
    MAINLAND_TRAVEL_PERMIT,
    HK_MACAU_PERMIT,
    HK_ID_CARD,
    HOUSEHOLD_REGISTER,
    REAL_ESTATE_CERTIFICATE,
    VEHICLE_REGISTRATION,
    INSTITUTION_CERTIFICATE,
    ORGANIZATION_CODE_CERTIFICATE,
    BANK_SLIP,
    MACHINE_INVOICE,
    BUS_TICKET,
    SHIP_TICKET,
    MEDICAL_INVOICE,
    RIDE_HAILING_ITINERARY,
    NON_TAX_RECEIPT,
    TAX_PAYMENT_CERTIFICATE,
    CUSTOMS_PAYMENT,
    CUSTOMS_DECLARATION,
    RIDE_HAILING_DRIVER_LICENSE,
    RIDE_HAILING_TRANSPORT_LICENSE,
    WAYBILL,
    ROAD_TRANSPORT_LICENSE,
    ROAD_TRANSPORT_QUALIFICATION,
    VEHICLE_CERTIFICATE,
    ACCEPTANCE_BILL,
)
"""Every kind of paper that is known, in the order offered."""
