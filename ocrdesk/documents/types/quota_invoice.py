"""Quota invoices: a fixed amount, printed in words."""

from ocrdesk.documents.checks.amount_in_words import be_amount_in_words
from ocrdesk.documents.checks.invoices import be_invoice_number
from ocrdesk.documents.checks.numbers import be_amount, be_invoice_code
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

QUOTA_INVOICE = DocumentType(
    key="quota_invoice",
    title=N_("Quota invoice"),
    fields=(
        FieldSpec("code", N_("Code"), Shape.CODE, pattern=r"\d{12}|\d{10}", checks=(be_invoice_code,)),
        FieldSpec("number", N_("No."), Shape.CODE, pattern=r"\d{20}|\d{8}", checks=(be_invoice_number,)),
        FieldSpec("amount", N_("Amount"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("amount_words", N_("Amount in words"), checks=(be_amount_in_words,), required=False),
        FieldSpec("place", NC_("quota_invoice", "Place"), required=False),
        FieldSpec("title", NC_("quota_invoice", "Title"), required=False),
    ),
    offline=False,
)
