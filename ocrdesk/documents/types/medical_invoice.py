"""Receipts of hospitals for out-patients and in-patients."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, RowSpec, Shape

MEDICAL_INVOICE = DocumentType(
    key="medical_invoice",
    title=N_("Medical invoice"),
    fields=(
        FieldSpec("title", NC_("medical_invoice", "Title"), required=False),
        FieldSpec("code", NC_("medical_invoice", "Code"), Shape.CODE, required=False),
        FieldSpec("number", NC_("medical_invoice", "No."), Shape.CODE),
        FieldSpec("check_code", N_("Check code"), Shape.CODE, required=False),
        FieldSpec("payer", NC_("medical_invoice", "Payer")),
        FieldSpec("payer_credit_code", N_("Payer's credit code"), Shape.CODE, required=False),
        FieldSpec("date", NC_("medical_invoice", "Date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("total", NC_("medical_invoice", "Total"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("total_words", NC_("medical_invoice", "Total in words"), required=False),
        FieldSpec("institution", NC_("medical_invoice", "Institution"), required=False),
        FieldSpec("institution_type", N_("Type of institution"), required=False),
        FieldSpec("serial_number", NC_("medical_invoice", "Serial No."), Shape.CODE, required=False),
        FieldSpec("outpatient_number", NC_("medical_invoice", "Out-patient No."), Shape.CODE, required=False),
        FieldSpec("visit_date", N_("Date of visit"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("record_number", NC_("medical_invoice", "Record No."), Shape.CODE, required=False),
        FieldSpec("inpatient_number", NC_("medical_invoice", "In-patient No."), Shape.CODE, required=False),
        FieldSpec("department", NC_("medical_invoice", "Department"), required=False),
        FieldSpec("admitted", NC_("medical_invoice", "Admitted"), required=False),
        FieldSpec("discharged", NC_("medical_invoice", "Discharged"), required=False),
        FieldSpec("days", NC_("medical_invoice", "Days"), required=False),
        FieldSpec("insurance_type", N_("Insurance type"), required=False),
        FieldSpec("insurance_number", NC_("medical_invoice", "Insurance No."), Shape.CODE, required=False),
        FieldSpec("paid_by_fund", N_("Paid by the fund"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec(
            "paid_by_account", N_("Paid from the personal account"), Shape.MONEY, checks=(be_amount,), required=False
        ),
        FieldSpec("paid_in_cash", N_("Paid in cash"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("paid_otherwise", N_("Paid otherwise"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("own_share", N_("Own share"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("own_expense", N_("Own expense"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("prepaid", NC_("medical_invoice", "Prepaid"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("added", N_("Paid in addition"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("refunded", NC_("medical_invoice", "Refunded"), Shape.MONEY, checks=(be_amount,), required=False),
        FieldSpec("payee", N_("Payee"), required=False),
        FieldSpec("reviewer", NC_("medical_invoice", "Reviewer"), required=False),
    ),
    rows=(
        RowSpec(
            "items",
            N_("Items"),
            (
                FieldSpec("name", NC_("medical_invoice.items", "Item"), labels=("项目名称",)),
                FieldSpec("quantity", N_("Quantity"), labels=("数量",)),
                FieldSpec("unit", N_("Unit"), labels=("单位",)),
                FieldSpec("amount", N_("Amount"), Shape.MONEY, labels=("金额",), checks=(be_amount,)),
            ),
        ),
    ),
    offline=False,
)
