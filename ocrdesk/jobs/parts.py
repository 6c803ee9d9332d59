"""Pages with several documents, for services that read one a call: found on this computer, each sent by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from threading import Event

from ocrdesk.errors import NothingFound, PictureRefused
from ocrdesk.jobs.digitize import record_of
from ocrdesk.model import (
    Attachment,
    FieldValue,
    Line,
    Page,
    PageRecord,
    PageWarning,
    Provider,
    Quad,
    ReadDocument,
    Recognition,
    Record,
    Request,
    Table,
)
from ocrdesk.providers.fitting import cut, turned

WHOLE_PAGE = frozenset({"license_plate"})
"""Types of which services read all that are on a page in one call."""


def digitize_parts(
    page: Page, provider: Provider, local: Provider, request: Request, cancelled: Event
) -> PageRecord | None:
    """A page whose documents are found by `local` and read by `provider`; None where there are none for it.

    What the provider cannot find in its part stays as `local` read it. Raises ProviderError and Cancelled.
    """
    look = local.recognize(page, request, cancelled)
    before = record_of(page, look, request)
    wanted = [document for document in before.documents if document.quad and provider.reads(document.type)]
    if not wanted:
        return None
    upright = turned(page, look.rotation)
    parts = [
        part
        for quad, kind in _parts(upright, wanted)
        if (part := _read(upright, quad, provider, replace(request, document=kind), cancelled)) is not None
    ]
    record = record_of(page, _joined(look, parts, provider.key), request)
    documents = tuple(_credited(each, before, parts, local.key) for each in record.documents)
    return replace(record, documents=documents, tables=_with_listed(record.tables, parts))


def _parts(page: Page, documents: Iterable[Record]) -> list[tuple[Quad, str]]:
    """The places to send, each with the type asked for."""
    whole = Quad.from_box(0, 0, page.width, page.height)
    parts = [(whole if each.type in WHOLE_PAGE else each.quad or whole, each.type) for each in documents]
    return list(dict.fromkeys(parts))


def _read(page: Page, quad: Quad, provider: Provider, request: Request, cancelled: Event) -> Recognition | None:
    """What the service reads at a place, on the whole page; None where it does not find there what we did."""
    part = cut(page, quad)
    try:
        found = provider.recognize(part.page, replace(request, upright=True), cancelled)
    except (NothingFound, PictureRefused):
        return None
    moved = _moved(found, part.left, part.top)
    match [each for each in moved.documents if each.type == request.document]:
        case []:
            return None
        case [alone] if request.document not in WHOLE_PAGE:
            return replace(moved, documents=(_filling(alone, quad),))
        case _:
            return moved


def _filling(read: ReadDocument, quad: Quad) -> ReadDocument:
    """The one document of a part, as large as it was found here: a service tells the places of values alone."""
    fields = tuple((key, replace(line, quad=quad) if line.quad == read.quad else line) for key, line in read.fields)
    return replace(read, quad=quad, fields=fields)


def _moved(found: Recognition, left: int, top: int) -> Recognition:
    """A part's recognition with its quads on the page."""

    def moved(quad: Quad) -> Quad:
        return quad.mapped(lambda point: (point[0] + left, point[1] + top))

    def field(key: str, line: Line) -> tuple[str, Line]:
        return key, replace(line, quad=moved(line.quad))

    def document(each: ReadDocument) -> ReadDocument:
        return replace(each, quad=moved(each.quad), fields=tuple(field(key, line) for key, line in each.fields))

    def warning(each: PageWarning) -> PageWarning:
        return replace(each, quad=moved(each.quad or Quad.from_box(0, 0, found.width, found.height)))

    def table(each: Table) -> Table:
        cells = tuple(replace(cell, quad=cell.quad and moved(cell.quad)) for cell in each.cells)
        return replace(each, quad=moved(each.quad), cells=cells)

    return replace(
        found,
        documents=tuple(map(document, found.documents)),
        tables=tuple(map(table, found.tables)),
        warnings=tuple(map(warning, found.warnings)),
    )


def _with_listed(tables: Sequence[Table], parts: Iterable[Recognition]) -> tuple[Table, ...]:
    """The page's tables, with the rows that a service listed in place of those read here."""
    listed = [(table, document.quad.bounds) for part in parts for table in part.tables for document in part.documents]
    kept = (each for each in tables if not any(place.contains(each.quad.centre) for _table, place in listed))
    return (*kept, *dict.fromkeys(table for table, _place in listed))


def _joined(look: Recognition, parts: Iterable[Recognition], provider: str) -> Recognition:
    """The page's own lines, with the documents that the service read in place of those found here."""
    parts = list(parts)
    documents = tuple(document for part in parts for document in part.documents)
    kept = tuple(each for each in look.documents if not any(_same(each.quad, other.quad) for other in documents))
    attachments: tuple[Attachment, ...] = tuple(each for part in parts for each in part.attachments)
    return replace(
        look,
        provider=provider if parts else look.provider,
        documents=documents + kept,
        warnings=look.warnings + tuple(each for part in parts for each in part.warnings),
        attachments=attachments,
        seconds=look.seconds + sum(part.seconds for part in parts),
        raw="\n".join(part.raw for part in parts) or look.raw,
    )


def _credited(record: Record, before: PageRecord, parts: Iterable[Recognition], local: str) -> Record:
    """The record, with who read it, and places for the values whose place the service does not tell."""
    read = any(record.quad == document.quad for part in parts for document in part.documents)
    if not read:
        return replace(record, provider=local)
    twin = next((each for each in before.documents if each.type == record.type and _same(each.quad, record.quad)), None)
    return replace(record, fields=tuple(_placed(value, twin) for value in record.fields)) if twin else record


def _placed(value: FieldValue, twin: Record) -> FieldValue:
    if value.quad is not None or not value.text:
        return value
    found = next((each for each in twin.fields if each.key == value.key), None)
    return replace(value, quad=found.quad) if found is not None else value


def _same(one: Quad | None, other: Quad | None) -> bool:
    """Whether two places are about the same: each holds the other's centre."""
    if one is None or other is None:
        return False
    return one.bounds.contains(other.centre) and other.bounds.contains(one.centre)
