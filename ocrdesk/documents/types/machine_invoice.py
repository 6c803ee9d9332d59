"""General invoices printed by machine."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.invoices import be_invoice_number, be_tax_number
from ocrdesk.documents.checks.numbers import be_amount, be_invoice_code
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, RowSpec, Shape

MACHINE_INVOICE = DocumentType(
    key="machine_invoice",
    title=N_("Machine-printed invoice"),
    fields=(
        FieldSpec("title", NC_("machine_invoice", "Title"), required=False),
        FieldSpec("code", N_("Code"), Shape.CODE, checks=(be_invoice_code,), required=False),
        FieldSpec("number", N_("No."), Shape.CODE, checks=(be_invoice_number,)),
        FieldSpec("date", NC_("machine_invoice", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("check_code", N_("Check code"), Shape.CODE, required=False),
        FieldSpec("category", NC_("machine_invoice", "Category"), required=False),
        FieldSpec("industry", N_("Line of business"), required=False),
        FieldSpec("buyer_name", N_("Buyer"), required=False),
        FieldSpec(
            "buyer_tax_id", NC_("machine_invoice", "Buyer tax ID"), Shape.CODE, checks=(be_tax_number,), required=False
        ),
        FieldSpec("seller_name", N_("Seller"), required=False),
        FieldSpec(
            "seller_tax_id",
            NC_("machine_invoice", "Seller tax ID"),
            Shape.CODE,
            checks=(be_tax_number,),
            required=False,
        ),
        FieldSpec("amount", NC_("machine_invoice", "Net amount"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("tax", NC_("machine_invoice", "Tax"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("total", NC_("machine_invoice", "Total"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("total_words", NC_("machine_invoice", "Total in words"), required=False),
        FieldSpec("issuer", N_("Issuer"), required=False),
        FieldSpec("payee", N_("Payee"), required=False),
        FieldSpec("reviewer", NC_("machine_invoice", "Reviewer"), required=False),
        FieldSpec("remarks", N_("Remarks"), required=False, multiline=True),
    ),
    rows=(
        RowSpec(
            "items",
            N_("Items"),
            (
                FieldSpec("name", NC_("machine_invoice.items", "Item"), labels=("项目名称",)),
                FieldSpec("spec", N_("Spec"), labels=("规格型号",)),
                FieldSpec("unit", N_("Unit"), labels=("单位",)),
                FieldSpec("quantity", N_("Quantity"), labels=("数量",)),
                FieldSpec("unit_price", N_("Unit price"), labels=("单价",)),
                FieldSpec("amount", N_("Amount"), Shape.MONEY, labels=("金额",), checks=(be_amount,)),
                FieldSpec("tax_rate", N_("Rate"), labels=("税率",)),
                FieldSpec(
                    "tax", NC_("machine_invoice.items", "Tax"), Shape.MONEY, labels=("税额",), checks=(be_amount,)
                ),
            ),
        ),
    ),
    offline=False,
)
