"""Certificates that taxes were paid."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.invoices import be_tax_number
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, RowSpec, Shape

TAX_PAYMENT_CERTIFICATE = DocumentType(
    key="tax_payment_certificate",
    title=N_("Tax payment certificate"),
    fields=(
        FieldSpec("title", NC_("tax_payment_certificate", "Title"), required=False),
        FieldSpec("number", NC_("tax_payment_certificate", "Tax No."), Shape.CODE, required=False),
        FieldSpec("taxpayer_id", N_("Taxpayer ID"), Shape.CODE, checks=(be_tax_number,), required=False),
        FieldSpec("taxpayer", NC_("tax_payment_certificate", "Taxpayer")),
        FieldSpec("date", NC_("tax_payment_certificate", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("authority", NC_("tax_payment_certificate", "Tax authority"), required=False),
        FieldSpec("total", NC_("tax_payment_certificate", "Total"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("total_words", NC_("tax_payment_certificate", "Total in words"), required=False),
        FieldSpec("issuer", NC_("tax_payment_certificate", "Issuer"), required=False),
    ),
    rows=(
        RowSpec(
            "items",
            N_("Items"),
            (
                FieldSpec("voucher", N_("Original voucher No."), labels=("原凭证号",)),
                FieldSpec("tax_kind", N_("Kind of tax"), labels=("税种",)),
                FieldSpec("item", NC_("tax_payment_certificate.items", "Item"), labels=("品目名称",)),
                FieldSpec("period", N_("Tax period"), labels=("税款所属时期",)),
                FieldSpec("paid_on", N_("Paid on"), labels=("入（退）库日期",)),
                FieldSpec(
                    "amount",
                    NC_("tax_payment_certificate.items", "Amount"),
                    Shape.MONEY,
                    labels=("实缴（退）金额",),
                    checks=(be_amount,),
                ),
            ),
        ),
    ),
    offline=False,
)
