"""What happens to one page: recognise, put in order, find documents, check."""

from dataclasses import replace
from threading import Event

from ocrdesk.documents import find_documents
from ocrdesk.documents.reading_order import arrange, join, without_marks
from ocrdesk.model import Code, Page, PageRecord, Provider, Recognition, Request, turn_point

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


def make_record(number: int, recognition: Recognition, request: Request) -> PageRecord:
    """Order a recognition's lines and find the documents in them; the lines' text stays as it was read."""
    arrangement = arrange(recognition.lines, recognition.width, recognition.height)
    recognition = replace(recognition, lines=arrangement.lines, paragraphs=arrangement.paragraphs)
    text = join(recognition.lines, without_marks(recognition.lines, recognition.paragraphs))
    if request.document in PLAIN:
        return PageRecord(number, recognition, (), text)
    documents = find_documents(recognition.lines, recognition.width, recognition.height, wanted=request.document)
    return PageRecord(number, recognition, tuple(documents), text)
