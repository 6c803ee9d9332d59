"""What happens to one page: recognise, put in order, find documents, check."""

from collections.abc import Sequence
from dataclasses import replace
from threading import Event

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.document_order import in_document_order
from ocrdesk.documents.evidence.combining import with_evidence
from ocrdesk.documents.picture_warnings import with_picture_warnings
from ocrdesk.documents.read_documents import gather_documents
from ocrdesk.documents.reading_order import arrange, join, without_marks
from ocrdesk.documents.table_text import set_tables
from ocrdesk.documents.zones import Fitted, KnownTypes, fit_templates, own_record
from ocrdesk.errors import TypeNeedsCloud
from ocrdesk.i18n import _
from ocrdesk.model import Code, NamedText, Page, PageRecord, Provider, Recognition, Record, Request, Table, turn_point

OWN_TEXT = "text"
"""The provider's name where the page's own text was taken (a PDF that holds text)."""

TYPES = KnownTypes(DOCUMENT_TYPES, tuple)

TABLE = "table"
PLAIN = frozenset({"text", "handwriting", TABLE})
"""What may be asked for besides a document type: nothing is looked for on such pages."""


def digitize_page(page: Page, provider: Provider, request: Request, cancelled: Event) -> PageRecord:
    """Read one page and find what is on it. Raises ProviderError, TypeNeedsCloud and Cancelled."""
    kind = TYPES.get(request.document)
    if kind is not None and not kind.offline and not provider.reads(kind.key):
        raise TypeNeedsCloud(type=_(kind.title))
    if page.lines and (page.tables or request.document != TABLE):
        recognition = Recognition(OWN_TEXT, page.width, page.height, lines=page.lines, tables=page.tables)
    else:
        recognition = provider.recognize(page, request, cancelled)
    return record_of(page, recognition, request)


def record_of(page: Page, recognition: Recognition, request: Request) -> PageRecord:
    """What a page says, from what was read on it and what it holds itself."""
    turned = (page.rotation + recognition.rotation) % 360
    codes = (*_own_codes(page, recognition), *_further_codes(page, recognition))
    named = page.named if recognition.rotation == 0 else ()
    return make_record(page.number, replace(recognition, rotation=turned, codes=codes), request, named)


def _own_codes(page: Page, recognition: Recognition) -> tuple[Code, ...]:
    """The page's codes where they lie once the provider has turned it."""
    width, height, turn = float(page.width), float(page.height), recognition.rotation
    return tuple(
        replace(code, quad=code.quad.mapped(lambda point: turn_point(point, width, height, turn)))
        for code in page.codes
    )


def _further_codes(page: Page, recognition: Recognition) -> tuple[Code, ...]:
    """The codes that only the provider read."""
    known = {code.text for code in page.codes}
    return tuple(code for code in recognition.codes if code.text not in known)


def _find(recognition: Recognition, request: Request, fitted: Fitted | None) -> tuple[Record, ...]:
    """The documents on a page that the program knows, each told what is wrong with its picture."""
    if fitted is None:
        documents = gather_documents(recognition, DOCUMENT_TYPES, wanted=request.document)
        return with_picture_warnings(documents, recognition.warnings)
    if request.document == fitted.template.key or fitted.alone:
        return ()
    read = tuple(each for each in recognition.documents if not fitted.ignores(each.quad))
    left_out = fitted.ignored(recognition.lines)
    documents = gather_documents(
        replace(recognition, documents=read), DOCUMENT_TYPES, wanted=request.document, left_out=left_out
    )
    return with_picture_warnings(documents, recognition.warnings)


def _zoned(recognition: Recognition, request: Request, fitted: Fitted | None) -> tuple[Record, ...]:
    """The document that a template's zones give, where they were not drawn for another type than the wanted one."""
    if fitted is None or not fitted.template.zones or request.document not in ("auto", fitted.template.key):
        return ()
    return (own_record(fitted, recognition.lines, fitted.ignored(recognition.lines)),)


def make_record(number: int, recognition: Recognition, request: Request, named: Sequence[NamedText] = ()) -> PageRecord:
    """Order a recognition's lines and find the documents in them; the lines' text stays as it was read.

    `named` are the values that an electronic original holds under names, with quads on the upright page.
    """
    arrangement = arrange(recognition.lines, recognition.width, recognition.height)
    recognition = replace(recognition, lines=arrangement.lines, paragraphs=arrangement.paragraphs)
    documents: tuple[Record, ...] = ()
    listed: tuple[Table | None, ...] = ()
    fitted = fit_templates(request.templates, recognition, request.document)
    if request.document not in PLAIN:
        found = _find(recognition, request, fitted)
        documents, listed = with_evidence(found, TYPES, recognition, named)
        recognition, documents = in_document_order(recognition, documents)
    shown = without_marks(recognition.lines, recognition.paragraphs)
    tables = _beside_documents(recognition.tables, documents, listed)
    documents += _zoned(recognition, request, fitted)
    if fitted is not None:
        left_out = fitted.ignored(recognition.lines)
        shown = tuple(kept for group in shown if (kept := tuple(n for n in group if n not in left_out)))
        tables = tuple(table for table in tables if not fitted.ignores(table.quad))
    if documents or not tables:
        # The documents' values know their lines by number.
        return PageRecord(number, recognition, documents, join(recognition.lines, shown), tables=tables)
    reading = set_tables(recognition.lines, shown, tables)
    recognition = replace(recognition, lines=reading.lines, paragraphs=reading.paragraphs)
    return PageRecord(number, recognition, documents, reading.text, tables=tables)


def _beside_documents(
    tables: tuple[Table, ...], documents: tuple[Record, ...], listed: tuple[Table | None, ...]
) -> tuple[Table, ...]:
    """The tables that are no part of a document, and the rows that documents list: a licence is ruled, but no table."""
    closed = [
        document.quad.bounds if document.quad else None
        for document, rows in zip(documents, listed, strict=True)
        if rows is not None or not TYPES[document.type].rows
    ]
    beside = (
        table for table in tables if not any(place is None or place.contains(table.quad.centre) for place in closed)
    )
    return (*beside, *(rows for rows in listed if rows is not None))
