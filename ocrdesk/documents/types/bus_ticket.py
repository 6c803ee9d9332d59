"""Tickets for coaches."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.invoices import be_time
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

BUS_TICKET = DocumentType(
    key="bus_ticket",
    title=N_("Bus ticket"),
    fields=(
        FieldSpec("code", N_("Code"), Shape.CODE, required=False),
        FieldSpec("number", N_("No."), Shape.CODE),
        FieldSpec("from_station", NC_("bus_ticket", "From"), required=False),
        FieldSpec("to_station", NC_("bus_ticket", "To"), required=False),
        FieldSpec("date", NC_("bus_ticket", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("time", NC_("bus_ticket", "Time"), Shape.CODE, checks=(be_time,), required=False),
        FieldSpec("seat", N_("Seat"), required=False),
        FieldSpec("trip", NC_("bus_ticket", "Trip No."), Shape.CODE, required=False),
        FieldSpec("gate", N_("Gate"), required=False),
        FieldSpec("boarding_place", N_("Place of boarding"), required=False),
        FieldSpec("ticket_type", N_("Kind of ticket"), required=False),
        FieldSpec("vehicle_type", NC_("bus_ticket", "Vehicle type"), required=False),
        FieldSpec("price", N_("Price"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("passenger", NC_("bus_ticket", "Passenger"), required=False),
        FieldSpec("id_number", NC_("bus_ticket", "ID number"), Shape.CODE, required=False),
        FieldSpec("issue_date", NC_("bus_ticket", "Issue date"), Shape.DATE, checks=(must.be_date,), required=False),
    ),
    offline=False,
)
