"""Taxi invoices: a ride with its times, distance and fare."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.invoices import be_invoice_number, be_time
from ocrdesk.documents.checks.numbers import be_amount, be_invoice_code
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

TAXI_INVOICE = DocumentType(
    key="taxi_invoice",
    title=N_("Taxi invoice"),
    fields=(
        FieldSpec("code", N_("Code"), Shape.CODE, pattern=r"\d{12}|\d{10}", checks=(be_invoice_code,)),
        FieldSpec("number", N_("No."), Shape.CODE, pattern=r"\d{20}|\d{8}", checks=(be_invoice_number,)),
        FieldSpec("place", NC_("taxi_invoice", "Place"), required=False),
        FieldSpec("date", NC_("taxi_invoice", "Date"), Shape.DATE, checks=(must.be_date,)),
        FieldSpec("time_on", N_("Boarding"), Shape.CODE, checks=(be_time,), required=False),
        FieldSpec("time_off", N_("Alighting"), Shape.CODE, checks=(be_time,), required=False),
        FieldSpec("taxi_number", N_("Car No."), Shape.CODE, required=False),
        FieldSpec("unit_price", N_("Unit price"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("distance", N_("Distance"), required=False),
        FieldSpec("waiting_time", NC_("taxi_invoice", "Waiting"), required=False),
        FieldSpec("fare", NC_("taxi_invoice", "Fare"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("fuel_surcharge", N_("Fuel surcharge"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("booking_fee", N_("Booking fee"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("total", NC_("taxi_invoice", "Total"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("company", NC_("taxi_invoice", "Company"), required=False),
        FieldSpec("phone", N_("Phone"), Shape.CODE, required=False),
        FieldSpec("certificate_number", NC_("taxi_invoice", "Certificate"), Shape.CODE, required=False),
    ),
    offline=False,
)
