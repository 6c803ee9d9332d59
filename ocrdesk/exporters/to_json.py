"""JSON: all that is known of one source, in the form "ocrdesk/1"."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import msgspec

from ocrdesk.exporters import wire
from ocrdesk.exporters.plain_text import writable
from ocrdesk.i18n import N_, _
from ocrdesk.model import (
    Batch,
    DocumentType,
    ExportFormat,
    FieldValue,
    PageRecord,
    PageWarning,
    Quad,
    Record,
    Table,
)


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """Writes one source as JSON: UTF-8 without BOM, labels and messages in the language in use."""

    key: str = "json"
    title: str = N_("JSON")
    one_per_source: bool = True

    def write(self, batch: Batch, target: Path) -> None:
        (source,) = batch.sources
        with target.open("wb") as file:
            # Page by page, as wire.WireExport says: thousands of pages are never held at once.
            file.write(b'{\n  "schema": "ocrdesk/1",\n  "source": ')
            file.write(_indented(wire.WireSource(writable(source.name), source.sha256, source.page_count), 2))
            file.write(b',\n  "pages": [')
            for index, page in enumerate(source.pages):
                file.write(b",\n    " if index else b"\n    ")
                file.write(_indented(_page(page, batch), 4))
            file.write(b"\n  ]\n}\n" if source.pages else b"]\n}\n")


JSON: ExportFormat = JsonFormat()


def _indented(form: wire.WireForm, spaces: int) -> bytes:
    text = msgspec.json.format(msgspec.json.encode(form), indent=2)
    return text.replace(b"\n", b"\n" + b" " * spaces)  # a line break within a text is written as two characters


def _page(page: PageRecord, batch: Batch) -> wire.WirePage:
    read = page.recognition
    return wire.WirePage(
        number=page.number,
        width=read.width,
        height=read.height,
        rotation=cast("wire.Rotation", read.rotation),
        provider=read.provider,
        text=writable(page.text),
        lines=[wire.WireLine(writable(line.text), _share(line.confidence), _quad(line.quad)) for line in read.lines],
        tables=[_table(table) for table in page.tables],
        codes=[wire.WireCode(code.kind, writable(code.text), _quad(code.quad)) for code in read.codes],
        documents=[_document(record, batch.types.get(record.type), read.provider) for record in page.documents],
        warnings=[_warning(warning) for warning in page.picture_warnings],
    )


def _warning(warning: PageWarning) -> wire.WireWarning:
    quad = _quad(warning.quad) if warning.quad else None
    return wire.WireWarning(warning.key, writable(str(warning.message)), quad)


def _table(table: Table) -> wire.WireTable:
    cells = [
        wire.WireCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            text=writable(cell.text),
            quad=_quad(cell.quad) if cell.quad else None,
        )
        for cell in table.cells
    ]
    return wire.WireTable(_quad(table.quad), table.rows, table.columns, cells, writable(table.title), table.guess)


def _document(record: Record, kind: DocumentType | None, provider: str) -> wire.WireDocument:
    titles = {spec.key: spec.title for spec in kind.fields} if kind else {}
    values = list(record.fields)
    found = {value.key for value in values}
    # A field that the type has and the record does not is told as missing, in its place at the end.
    values += [FieldValue(spec.key) for spec in (kind.fields_of(record.side) if kind else ()) if spec.key not in found]
    return wire.WireDocument(
        type=record.type,
        side=record.side,
        quad=_quad(record.quad) if record.quad else None,
        fields=[_field(value, titles.get(value.key, value.key)) for value in values],
        provider=record.provider or provider,
        pair=record.pair,
    )


def _field(value: FieldValue, title: str) -> wire.WireField:
    return wire.WireField(
        key=value.key,
        label=_(title),
        text=writable(value.text),
        recognized=writable(value.recognized),
        confidence=_share(value.confidence),
        quad=_quad(value.quad) if value.quad else None,
        state=value.state.value,
        problems=[wire.WireProblem(problem.check, writable(str(problem.message))) for problem in value.problems],
        origin=value.origin.value,
    )


def _quad(quad: Quad) -> wire.WireQuad:
    a, b, c, d = quad.corners
    return _point(a), _point(b), _point(c), _point(d)


def _point(point: tuple[float, float]) -> wire.WirePoint:
    # A tenth of a pixel is finer than any recogniser; numbers that are none would not be JSON.
    x, y = (round(number, 1) if math.isfinite(number) else 0.0 for number in point)
    return x, y


def _share(confidence: float) -> float:
    return round(min(max(confidence, 0.0), 1.0), 4) if math.isfinite(confidence) else 0.0
