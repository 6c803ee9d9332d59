"""Tickets for ships and ferries."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.invoices import be_time
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

SHIP_TICKET = DocumentType(
    key="ship_ticket",
    title=N_("Ship ticket"),
    fields=(
        FieldSpec("code", N_("Code"), Shape.CODE, required=False),
        FieldSpec("number", N_("No."), Shape.CODE),
        FieldSpec("from_station", NC_("ship_ticket", "From"), required=False),
        FieldSpec("to_station", NC_("ship_ticket", "To"), required=False),
        FieldSpec("date", NC_("ship_ticket", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("time", N_("Time"), Shape.CODE, checks=(be_time,), required=False),
        FieldSpec("price", N_("Price"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("currency", NC_("ship_ticket", "Currency"), required=False),
        FieldSpec("passenger", NC_("ship_ticket", "Passenger"), required=False),
    ),
    offline=False,
)
