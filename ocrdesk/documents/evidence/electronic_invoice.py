"""Electronic originals of invoices: the values that they hold under names, taken exactly.

The names are those of the OFD invoices of GB/T 33190 with the tags of the State Taxation Administration (eInvoice),
of the XML of fully digital invoices (EInvoice), of their PDF properties, and of OFD document properties.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocrdesk.documents.checks.amount_in_words import as_decimal
from ocrdesk.documents.normalise import clean
from ocrdesk.documents.triage import judge
from ocrdesk.documents.types.vat_invoice import VAT_INVOICE
from ocrdesk.model import Cell, DocumentType, FieldValue, NamedText, Quad, Record, Table

_NAMES = {
    "code": ("InvoiceCode", "发票代码"),
    "number": ("InvoiceNo", "InvoiceNumber", "EIid", "发票号码"),
    "issue_date": ("IssueDate", "IssueTime", "RequestTime", "开票日期"),
    "check_code": ("InvoiceCheckCode", "校验码"),
    "machine_number": ("MachineNo", "机器编号"),
    "cipher": ("TaxControlCode",),
    "buyer_name": ("BuyerName", "购买方名称"),
    "buyer_tax_id": ("BuyerTaxID", "BuyerIdNum", "购买方纳税人识别号"),
    "buyer_address": ("BuyerAddrTel",),
    "buyer_bank": ("BuyerFinancialAccount",),
    "seller_name": ("SellerName", "销售方名称"),
    "seller_tax_id": ("SellerTaxID", "SellerIdNum", "销售方纳税人识别号"),
    "seller_address": ("SellerAddrTel",),
    "seller_bank": ("SellerFinancialAccount",),
    "amount": ("TaxExclusiveTotalAmount", "TotalAmWithoutTax", "合计金额"),
    "tax": ("TaxTotalAmount", "TotalTaxAm", "合计税额"),
    "total": ("TaxInclusiveTotalAmount", "TotalTax-includedAmount", "价税合计"),
    "total_words": ("TaxInclusiveTotalAmountInWords", "TotalTax-includedAmountInChinese"),
    "remarks": ("Note", "Remark"),
    "payee": ("Payee",),
    "reviewer": ("Checker",),
    "issuer": ("InvoiceClerk", "Drawer"),
}
_COLUMNS = {
    "name": ("Item", "ItemName"),
    "spec": ("Specification", "SpecMod"),
    "unit": ("MeasurementDimension", "MeaUnits"),
    "quantity": ("Quantity",),
    "unit_price": ("Price", "UnPrice"),
    "amount": ("Amount",),
    "tax_rate": ("TaxScheme", "TaxRate"),
    "tax": ("TaxAmount", "ComTaxAm"),
}
_KEY_OF = {name: key for key, names in _NAMES.items() for name in names}
_COLUMN_OF = {name: key for key, names in _COLUMNS.items() for name in names}
_NEEDED = (("number",), ("seller_name", "seller_tax_id"), ("total", "amount"))
"""One of each must be there, or the names are no invoice's."""
_ROW = re.compile(r"(?:^|/)(?:GoodsInfo|IssuItemInformation|GoodsInfos/(?:G|GoodsInfo)(?=\d))(?:\[?(\d+)\]?)?/([^/]+)$")
"""A cell of a row: GoodsInfos/GoodsInfo[2]/Item, GoodsInfos/G2/Item, IssuItemInformation[2]/ItemName."""


@dataclass(frozen=True, slots=True)
class ElectronicOriginal:
    """What an electronic original says: its values by field key, and the cells of its rows by column key."""

    values: Mapping[str, NamedText]
    rows: tuple[Mapping[str, str], ...] = ()
    document: DocumentType = VAT_INVOICE


def read_named(named: Sequence[NamedText]) -> ElectronicOriginal | None:
    """The invoice that these named values are of, or None."""
    values: dict[str, NamedText] = {}
    rows: dict[int, dict[str, str]] = {}
    for value in named:
        row = _ROW.search(value.name)
        leaf = value.name.rpartition("/")[2]
        if row:
            column = _COLUMN_OF.get(row[2])
            if column:
                rows.setdefault(int(row[1] or 1), {}).setdefault(column, value.text.strip())
        elif leaf in _KEY_OF and value.text.strip():
            values.setdefault(_KEY_OF[leaf], value)
    if not all(any(key in values for key in keys) for keys in _NEEDED):
        return None
    return ElectronicOriginal(values, tuple(row for _, row in sorted(rows.items())))


def with_named(records: Sequence[Record], original: ElectronicOriginal, size: tuple[int, int]) -> tuple[Record, ...]:
    """The documents with the original's own values in place of what was read; one not found is added."""
    document = original.document
    own = [i for i, record in enumerate(records) if record.type == document.key]
    if not own:
        blank = tuple(FieldValue(spec.key) for spec in document.fields)
        page = Quad.from_box(0.0, 0.0, float(size[0]), float(size[1]))
        return (*records, _exact(Record(document.key, None, page, blank), original))
    return tuple(_exact(record, original) if i == own[0] else record for i, record in enumerate(records))


def exact_table(original: ElectronicOriginal, printed: Table | None, record: Record) -> Table | None:
    """The original's rows as a table, where the printed list stands."""
    quad = printed.quad if printed else record.quad
    if not original.rows or quad is None:
        return printed
    columns = VAT_INVOICE.rows[0].columns
    heads = [Cell(0, i, column.labels[0]) for i, column in enumerate(columns)]
    cells = [
        Cell(number, i, _rate(row[column.key]) if column.key == "tax_rate" else row[column.key])
        for number, row in enumerate(original.rows, 1)
        for i, column in enumerate(columns)
        if column.key in row
    ]
    return Table(quad, len(original.rows) + 1, len(columns), (*heads, *cells))


def _exact(record: Record, original: ElectronicOriginal) -> Record:
    document = original.document
    for key, value in original.values.items():
        text = _rate(value.text) if key == "tax_rate" else _day(value.text) if key == "issue_date" else value.text
        spec = document.field(key)
        text = clean(spec, text.strip().removesuffix(spec.suffix))
        quad = value.quad or record[key].quad
        record = record.with_field(FieldValue(key, text, text, 1.0, quad))
    return judge(record, document)


def _day(text: str) -> str:
    """The date without the time of day that may follow it."""
    return re.sub(r"[T\s]+\d{1,2}:\d{2}.*$", "", text.strip())


def _rate(text: str) -> str:
    """0.13 as it is printed: 13%."""
    rate = as_decimal(text)
    if rate is None or rate >= 1:
        return text
    return f"{(rate * 100).normalize():f}%"
