"""Acceptance bills (承兑汇票): who owes whom how much, and when."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.amount_in_words import be_amount_in_words
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

ACCEPTANCE_BILL = DocumentType(
    key="acceptance_bill",
    title=N_("Acceptance bill"),
    fields=(
        FieldSpec("number", NC_("acceptance_bill", "Bill No."), Shape.CODE),
        FieldSpec("status", NC_("acceptance_bill", "Status"), required=False),
        FieldSpec("issue_date", NC_("acceptance_bill", "Date of issue"), Shape.DATE, checks=(must.be_date,)),
        FieldSpec("due_date", NC_("acceptance_bill", "Due date"), Shape.DATE, checks=(must.be_date,)),
        FieldSpec("drawer", NC_("acceptance_bill", "Drawer")),
        FieldSpec("drawer_account", N_("Drawer's account"), Shape.CODE, required=False),
        FieldSpec("drawer_bank", N_("Drawer's bank"), required=False),
        FieldSpec("payee", NC_("acceptance_bill", "Payee")),
        FieldSpec("payee_account", N_("Payee's account"), Shape.CODE, required=False),
        FieldSpec("payee_bank", N_("Payee's bank"), required=False),
        FieldSpec("acceptor", NC_("acceptance_bill", "Acceptor"), required=False),
        FieldSpec("acceptor_account", N_("Acceptor's account"), Shape.CODE, required=False),
        FieldSpec("acceptor_bank", N_("Acceptor's bank"), required=False),
        FieldSpec("amount", NC_("acceptance_bill", "Amount"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec(
            "amount_words", NC_("acceptance_bill", "Amount in words"), checks=(be_amount_in_words,), required=False
        ),
        FieldSpec("contract_number", N_("Contract No."), Shape.CODE, required=False),
        FieldSpec("transferable", N_("Transferable"), required=False),
        FieldSpec("acceptance_date", N_("Date of acceptance"), required=False),
    ),
    offline=False,
)
