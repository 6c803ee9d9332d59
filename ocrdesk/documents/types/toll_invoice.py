"""Toll invoices: a passage from one gate to another."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.invoices import be_invoice_number, be_time
from ocrdesk.documents.checks.numbers import be_amount, be_invoice_code
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

TOLL_INVOICE = DocumentType(
    key="toll_invoice",
    title=N_("Toll invoice"),
    fields=(
        FieldSpec("code", N_("Code"), Shape.CODE, pattern=r"\d{12}|\d{10}", checks=(be_invoice_code,)),
        FieldSpec("number", N_("No."), Shape.CODE, pattern=r"\d{20}|\d{8}", checks=(be_invoice_number,)),
        FieldSpec("entrance", N_("Entrance"), required=False),
        FieldSpec("exit", N_("Exit"), required=False),
        FieldSpec("amount", N_("Amount"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("date", NC_("toll_invoice", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("time", N_("Time"), Shape.CODE, checks=(be_time,), required=False),
        FieldSpec("vehicle_type", NC_("toll_invoice", "Vehicle type"), required=False),
        FieldSpec("cashier", N_("Cashier"), required=False),
    ),
    offline=False,
)
