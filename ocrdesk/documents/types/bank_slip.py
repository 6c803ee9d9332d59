"""Slips of banks on payments: who paid whom, how much and when."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

BANK_SLIP = DocumentType(
    key="bank_slip",
    title=N_("Bank slip"),
    fields=(
        FieldSpec("type", N_("Kind of slip"), required=False),
        FieldSpec("number", NC_("bank_slip", "Slip No."), Shape.CODE, required=False),
        FieldSpec("date", NC_("bank_slip", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("payer_name", NC_("bank_slip", "Payer"), required=False),
        FieldSpec("payer_account", NC_("bank_slip", "Payer's account"), Shape.CODE, required=False),
        FieldSpec("payer_bank", NC_("bank_slip", "Payer's bank"), required=False),
        FieldSpec("payee_name", NC_("bank_slip", "Payee"), required=False),
        FieldSpec("payee_account", NC_("bank_slip", "Payee's account"), Shape.CODE, required=False),
        FieldSpec("payee_bank", NC_("bank_slip", "Payee's bank"), required=False),
        FieldSpec("currency", NC_("bank_slip", "Currency"), required=False),
        FieldSpec("amount", NC_("bank_slip", "Amount"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("amount_words", N_("Amount in words"), required=False),
        FieldSpec("fee", NC_("bank_slip", "Fee"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("purpose", NC_("bank_slip", "Purpose"), required=False),
        FieldSpec("summary", NC_("bank_slip", "Summary"), required=False),
        FieldSpec("serial_number", NC_("bank_slip", "Serial No."), Shape.CODE, required=False),
        FieldSpec("voucher_number", NC_("bank_slip", "Voucher No."), Shape.CODE, required=False),
        FieldSpec("institution", NC_("bank_slip", "Branch"), required=False),
    ),
    offline=False,
)
