"""Documents: what is looked for on a page, how it is found, checked, and changed by a person."""

from collections.abc import Sequence

from ocrdesk.documents.extraction import finding
from ocrdesk.documents.review import confirm_document, confirm_field, edit_field, restore_field
from ocrdesk.documents.types import DOCUMENT_TYPES
from ocrdesk.model import Line, Record

__all__ = ["DOCUMENT_TYPES", "confirm_document", "confirm_field", "edit_field", "find_documents", "restore_field"]


def find_documents(lines: Sequence[Line], width: int, height: int, *, wanted: str = "auto") -> tuple[Record, ...]:
    """The documents in a page's lines, from top to bottom, judged and with quads within the page.

    `width` and `height` are the upright page's, in pixels. `wanted` is "auto", a type's key (which is then
    found even on poor evidence), or another word ("text", "table"), which finds none. A page of 200 lines
    takes some ten milliseconds.
    """
    return finding.find_documents(lines, DOCUMENT_TYPES, (width, height), wanted=wanted)
