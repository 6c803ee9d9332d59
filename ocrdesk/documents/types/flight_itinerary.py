"""Itineraries of electronic air tickets: passenger, fares and the flights one by one."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.invoices import be_invoice_number, be_tax_number, be_time
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, RowSpec, Shape

FLIGHT_ITINERARY = DocumentType(
    key="flight_itinerary",
    title=N_("Flight itinerary"),
    fields=(
        FieldSpec("passenger", NC_("flight_itinerary", "Passenger")),
        FieldSpec("id_number", NC_("flight_itinerary", "ID number"), Shape.CODE),
        FieldSpec("e_ticket_number", NC_("flight_itinerary", "E-ticket No."), Shape.CODE, pattern=r"\d{13}"),
        FieldSpec("check_code", NC_("flight_itinerary", "Check code"), Shape.CODE, pattern=r"\d{4}", required=False),
        FieldSpec("serial_number", NC_("flight_itinerary", "Serial"), Shape.CODE, pattern=r"\d{11}", required=False),
        FieldSpec("fare", NC_("flight_itinerary", "Fare"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("fund", N_("CAAC fund"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("fuel_surcharge", N_("Fuel surcharge"), required=False),
        FieldSpec("other_taxes", N_("Other taxes"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("total", NC_("flight_itinerary", "Total"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("insurance", N_("Insurance"), required=False),
        FieldSpec("endorsement", N_("Endorsement"), required=False),
        FieldSpec("agent_code", N_("Agent code"), Shape.CODE, required=False),
        FieldSpec("issuer", N_("Issued by"), required=False),
        FieldSpec("issue_date", N_("Issue date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("domestic", N_("Domestic/international"), required=False),
        FieldSpec(
            "invoice_number",
            N_("Invoice No."),
            Shape.CODE,
            pattern=r"\d{20}",
            checks=(be_invoice_number,),
            required=False,
        ),
        FieldSpec("buyer_name", N_("Buyer"), required=False),
        FieldSpec(
            "buyer_tax_id", NC_("flight_itinerary", "Buyer tax ID"), Shape.CODE, checks=(be_tax_number,), required=False
        ),
    ),
    rows=(
        RowSpec(
            "legs",
            N_("Legs"),
            (
                FieldSpec("from", NC_("flight_itinerary", "From")),
                FieldSpec("to", NC_("flight_itinerary", "To")),
                FieldSpec("carrier", N_("Carrier")),
                FieldSpec("flight", N_("Flight"), Shape.CODE, pattern=r"[A-Z0-9]{2}\d{3,4}"),
                FieldSpec("cabin", N_("Cabin")),
                FieldSpec("date", NC_("flight_itinerary", "Date")),
                FieldSpec("time", N_("Time"), Shape.CODE, checks=(be_time,)),
                FieldSpec("fare_basis", N_("Fare basis")),
                FieldSpec("baggage", N_("Baggage")),
            ),
        ),
    ),
    offline=False,
)
