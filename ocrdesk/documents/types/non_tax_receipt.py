"""Receipts for government charges and other revenue that is no tax."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, RowSpec, Shape

NON_TAX_RECEIPT = DocumentType(
    key="non_tax_receipt",
    title=N_("Non-tax receipt"),
    fields=(
        FieldSpec("title", NC_("non_tax_receipt", "Title"), required=False),
        FieldSpec("code", NC_("non_tax_receipt", "Code"), Shape.CODE, required=False),
        FieldSpec("number", NC_("non_tax_receipt", "No."), Shape.CODE),
        FieldSpec("check_code", N_("Check code"), Shape.CODE, required=False),
        FieldSpec("date", NC_("non_tax_receipt", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("payer", NC_("non_tax_receipt", "Payer")),
        FieldSpec("payer_tax_id", N_("Payer's tax ID"), Shape.CODE, required=False),
        FieldSpec("payer_account", NC_("non_tax_receipt", "Payer's account"), Shape.CODE, required=False),
        FieldSpec("payer_bank", NC_("non_tax_receipt", "Payer's bank"), required=False),
        FieldSpec("payee", N_("Payee"), required=False),
        FieldSpec("payee_company", N_("Payee's organisation"), required=False),
        FieldSpec("payee_account", NC_("non_tax_receipt", "Payee's account"), Shape.CODE, required=False),
        FieldSpec("payee_bank", NC_("non_tax_receipt", "Payee's bank"), required=False),
        FieldSpec("receiving_unit", NC_("non_tax_receipt", "Receiving body"), required=False),
        FieldSpec("receiving_code", N_("Receiving body's code"), Shape.CODE, required=False),
        FieldSpec("payment_code", N_("Payment code"), Shape.CODE, required=False),
        FieldSpec("currency", NC_("non_tax_receipt", "Currency"), required=False),
        FieldSpec("total", NC_("non_tax_receipt", "Total"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("total_words", NC_("non_tax_receipt", "Total in words"), required=False),
        FieldSpec("reviewer", NC_("non_tax_receipt", "Reviewer"), required=False),
        FieldSpec("operator", NC_("non_tax_receipt", "Operator"), required=False),
        FieldSpec("remarks", N_("Remarks"), required=False, multiline=True),
        FieldSpec("other", NC_("non_tax_receipt", "Other"), required=False, multiline=True),
    ),
    rows=(
        RowSpec(
            "items",
            N_("Items"),
            (
                FieldSpec("code", N_("Item code"), labels=("项目编码",)),
                FieldSpec("name", NC_("non_tax_receipt.items", "Item"), labels=("项目名称",)),
                FieldSpec("unit", N_("Unit"), labels=("单位",)),
                FieldSpec("quantity", N_("Quantity"), labels=("数量",)),
                FieldSpec("standard", NC_("non_tax_receipt.items", "Standard"), labels=("标准",)),
                FieldSpec("amount", N_("Amount"), Shape.MONEY, labels=("金额",), checks=(be_amount,)),
            ),
        ),
    ),
    offline=False,
)
