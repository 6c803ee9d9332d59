"""What else a page says of its documents: their own QR codes and the rows they list, weighed with their values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ocrdesk.documents.checks.amount_in_words import as_decimal
from ocrdesk.documents.evidence.electronic_invoice import exact_table, read_named, with_named
from ocrdesk.documents.evidence.electronic_ticket import read_ticket
from ocrdesk.documents.evidence.invoice_qr import read_invoice_code
from ocrdesk.documents.extraction.forms import read_listings
from ocrdesk.documents.extraction.line_items import make_table
from ocrdesk.documents.extraction.strips import Sheet
from ocrdesk.documents.normalise import clean
from ocrdesk.documents.triage import judge
from ocrdesk.model import Code, DocumentType, FieldValue, Line, NamedText, Recognition, Record, RowSpec, Table

_CODED = "qr."
_MARGIN = 0.15
"""How far outside a form, as a share of its width, its code may stand."""


def with_evidence(
    records: Sequence[Record],
    types: Mapping[str, DocumentType],
    recognition: Recognition,
    named: Sequence[NamedText] = (),
) -> tuple[tuple[Record, ...], tuple[Table | None, ...]]:
    """The documents, judged with all that the page says of them, and for each the rows that it lists.

    Values that an electronic original holds under names take the place of what was read; values that only a code
    tells are filled in.
    """
    original = read_named(named) or read_ticket(named)
    if original is not None:
        records = with_named(records, original, (recognition.width, recognition.height))
    tables = [
        _delivered(record, types[record.type], recognition) or _rows_of(record, types[record.type], recognition.lines)
        for record in records
    ]
    if original is not None:
        own = next(i for i, record in enumerate(records) if record.type == original.document.key)
        tables[own] = exact_table(original, tables[own], records[own])
    codes = recognition.codes
    alone = len(records) == 1
    weighed = (
        _weighed(record, types[record.type], codes, table, alone=alone)
        for record, table in zip(records, tables, strict=True)
    )
    return tuple(weighed), tuple(tables)


def _weighed(
    record: Record, document: DocumentType, codes: Sequence[Code], table: Table | None, *, alone: bool
) -> Record:
    facts = _sums(document.rows, table) if table else {}
    code = _code_of(record, codes, alone=alone) if document.form else None
    if code is not None:
        facts |= read_invoice_code(code.text)
        record = _filled(record, facts, code)
    return judge(replace(record, facts=(*record.facts, *facts.items())), document) if facts else record


def _delivered(record: Record, document: DocumentType, recognition: Recognition) -> Table | None:
    """The rows that came as a table with a document which the provider itself read, under heads that we know."""
    read = any((each.type, each.quad) == (record.type, record.quad) for each in recognition.documents)
    if record.quad is None or not read:
        return None
    area = record.quad.bounds
    known = {label for spec in document.rows for column in spec.columns for label in column.labels}
    inside = (table for table in recognition.tables if area.contains(table.quad.centre))
    return next((table for table in inside if {cell.text for cell in table.cells if cell.row == 0} <= known), None)


def _rows_of(record: Record, document: DocumentType, lines: Sequence[Line]) -> Table | None:
    if not document.rows or record.quad is None:
        return None
    area = record.quad.bounds
    outside = frozenset(i for i, line in enumerate(lines) if not area.contains(line.quad.centre))
    sheet = Sheet(lines, printed=outside)
    inside = [line for i, line in enumerate(lines) if i not in outside]
    tables = (make_table(inside, listing) for listing in read_listings(sheet, document))
    return next((table for table in tables if table is not None), None)


def _sums(rows: Iterable[RowSpec], table: Table) -> dict[str, str]:
    """What the columns add up to, where every row has an amount that can be read."""
    facts = {}
    for spec in rows:
        heads = {cell.text: cell.column for cell in table.cells if cell.row == 0}
        for key, field in spec.sums:
            column = next((c for c in spec.columns if c.key == key), None)
            place = next((heads[label] for label in column.labels if label in heads), None) if column else None
            if column is None or place is None:
                continue
            texts = {cell.row: clean(column, cell.text) for cell in table.cells if cell.column == place and cell.row}
            amounts = [as_decimal(texts.get(row, "")) for row in range(1, table.rows)]
            known = [amount for amount in amounts if amount is not None]
            if known and len(known) == len(amounts):
                facts[f"rows.{field}"] = f"{sum(known, Decimal(0)):.2f}"
    return facts


def _code_of(record: Record, codes: Sequence[Code], *, alone: bool) -> Code | None:
    """The invoice code that stands on a document, or on the page where it has but one document."""
    own = [code for code in codes if read_invoice_code(code.text)]
    if record.quad is not None and not alone:
        area = record.quad.bounds
        near = area.grown(_MARGIN * area.width)
        own = [code for code in own if near.contains(code.quad.centre)]
    return own[0] if len(own) == 1 else None


def _filled(record: Record, facts: Mapping[str, str], code: Code) -> Record:
    for key in ("number", "code", "issue_date"):
        text = facts.get(_CODED + key, "")
        if text and not record.text(key):
            record = record.with_field(FieldValue(key, text, text, 1.0, code.quad))
    return record
