"""Receipts for duties and taxes paid at the customs."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

CUSTOMS_PAYMENT = DocumentType(
    key="customs_payment",
    title=N_("Customs payment receipt"),
    fields=(
        FieldSpec("title", NC_("customs_payment", "Title"), required=False),
        FieldSpec("number", NC_("customs_payment", "No."), Shape.CODE, required=False),
        FieldSpec("date", NC_("customs_payment", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("taxpayer_id", N_("Taxpayer ID"), Shape.CODE, required=False),
        FieldSpec("payer", NC_("customs_payment", "Payer")),
        FieldSpec("payer_account", NC_("customs_payment", "Payer's account"), Shape.CODE, required=False),
        FieldSpec("payer_bank", NC_("customs_payment", "Payer's bank"), required=False),
        FieldSpec("receiver", NC_("customs_payment", "Receiving body"), required=False),
        FieldSpec("subject", NC_("customs_payment", "Subject"), required=False),
        FieldSpec("treasury", NC_("customs_payment", "Treasury"), required=False),
        FieldSpec("declaration_number", NC_("customs_payment", "Declaration No."), Shape.CODE, required=False),
        FieldSpec("contract_number", NC_("customs_payment", "Contract No."), required=False),
        FieldSpec("transport", NC_("customs_payment", "Means of transport"), required=False),
        FieldSpec("due_date", N_("Due date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("bill_of_lading", NC_("customs_payment", "Bill of lading No."), required=False),
        FieldSpec("total", NC_("customs_payment", "Total"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("total_words", NC_("customs_payment", "Total in words"), required=False),
    ),
    offline=False,
)
