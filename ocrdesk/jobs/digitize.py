"""What happens to one page: recognise, put in order, find documents, check."""

from dataclasses import replace
from threading import Event

from ocrdesk.documents import find_documents
from ocrdesk.documents.reading_order import arrange, join
from ocrdesk.model import Page, PageRecord, Provider, Recognition, Request

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
    return make_record(page.number, replace(recognition, rotation=turned), request)


def make_record(number: int, recognition: Recognition, request: Request) -> PageRecord:
    """Order a recognition's lines and find the documents in them; the lines' text stays as it was read."""
    arrangement = arrange(recognition.lines, recognition.width, recognition.height)
    recognition = replace(recognition, lines=arrangement.lines, paragraphs=arrangement.paragraphs)
    text = join(recognition.lines, recognition.paragraphs)
    if request.document in PLAIN:
        return PageRecord(number, recognition, (), text)
    documents = find_documents(recognition.lines, recognition.width, recognition.height, wanted=request.document)
    return PageRecord(number, recognition, tuple(documents), text)
