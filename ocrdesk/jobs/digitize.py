"""What happens to one page: recognise, put in order, find documents, check."""

from dataclasses import replace
from threading import Event

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.picture_warnings import with_picture_warnings
from ocrdesk.documents.read_documents import gather_documents
from ocrdesk.documents.reading_order import arrange, join, without_marks
from ocrdesk.documents.table_text import set_tables
from ocrdesk.model import Code, Page, PageRecord, Provider, Recognition, Record, Request, Table, turn_point

OWN_TEXT = "text"
"""The provider's name where the page's own text was taken (a PDF that holds text)."""

PLAIN = frozenset({"text", "handwriting", "table"})
"""What may be asked for besides a document type: nothing is looked for on such pages."""


def digitize_page(page: Page, provider: Provider, request: Request, cancelled: Event) -> PageRecord:
    """Read one page and find what is on it. Raises ProviderError and Cancelled."""
    if page.lines:
        recognition = Recognition(OWN_TEXT, page.width, page.height, lines=page.lines)
    else:
        recognition = provider.recognize(page, request, cancelled)
    turned = (page.rotation + recognition.rotation) % 360
    codes = (*_own_codes(page, recognition), *_further_codes(page, recognition))
    return make_record(page.number, replace(recognition, rotation=turned, codes=codes), request)


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


def _find(recognition: Recognition, request: Request) -> tuple[Record, ...]:
    """The documents on a page, each told what is wrong with its picture."""
    documents = gather_documents(recognition, DOCUMENT_TYPES, wanted=request.document)
    return with_picture_warnings(documents, recognition.warnings)


def make_record(number: int, recognition: Recognition, request: Request) -> PageRecord:
    """Order a recognition's lines and find the documents in them; the lines' text stays as it was read."""
    arrangement = arrange(recognition.lines, recognition.width, recognition.height)
    recognition = replace(recognition, lines=arrangement.lines, paragraphs=arrangement.paragraphs)
    documents: tuple[Record, ...] = ()
    if request.document not in PLAIN:
        found = _find(recognition, request)
        documents = tuple(found)
    shown = without_marks(recognition.lines, recognition.paragraphs)
    tables = _beside_documents(recognition.tables, documents)
    if documents or not tables:
        # The documents' values know their lines by number.
        return PageRecord(number, recognition, documents, join(recognition.lines, shown), tables=tables)
    reading = set_tables(recognition.lines, shown, tables)
    recognition = replace(recognition, lines=reading.lines, paragraphs=reading.paragraphs)
    return PageRecord(number, recognition, documents, reading.text, tables=tables)


def _beside_documents(tables: tuple[Table, ...], documents: tuple[Record, ...]) -> tuple[Table, ...]:
    """The tables that are no part of a document, or of one that lists rows: a licence is ruled, but no table."""
    listing = {kind.key for kind in DOCUMENT_TYPES if kind.rows}
    places = [document.quad.bounds if document.quad else None for document in documents if document.type not in listing]
    return tuple(
        table for table in tables if not any(place is None or place.contains(table.quad.centre) for place in places)
    )
