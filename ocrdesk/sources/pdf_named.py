"""The values that a PDF holds under names: XML attached to it, and properties beyond the standard ones."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ocrdesk.model import NamedText
from ocrdesk.sources.named_text import MOST_TEXT, MOST_VALUES, MOST_XML, named_texts

STANDARD = {"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped"}
"""The properties that any PDF may have (ISO 32000-1, 14.3.3); what invoices add are values of theirs."""

MOST_ATTACHMENTS = 50


def named_in(document: Any, page: Any) -> tuple[NamedText, ...]:
    """The named values of a document, and of what is pinned to that page of it: attachments, then properties."""
    found: list[NamedText] = []
    # A PDF with broken attachments can still be read; MuPDF's errors are no one's subclass but Exception's.
    with suppress(Exception):
        for content in _attached(document):
            found += named_texts(content)
    with suppress(Exception):
        for content in _pinned(page):
            found += named_texts(content)
    with suppress(Exception):
        found += _properties(document)
    return tuple(found[:MOST_VALUES])


def _attached(document: Any) -> Iterator[bytes]:
    for name in document.embfile_names()[:MOST_ATTACHMENTS]:
        if _fits(document.embfile_info(name)):
            yield document.embfile_get(name)


def _pinned(page: Any) -> Iterator[bytes]:
    import pymupdf

    for remark, _ in zip(page.annots(types=[pymupdf.PDF_ANNOT_FILE_ATTACHMENT]), range(MOST_ATTACHMENTS), strict=False):
        if _fits(remark.file_info):
            yield remark.get_file()


def _properties(document: Any) -> Iterator[NamedText]:
    kind, reference = document.xref_get_key(-1, "Info")
    if kind != "xref":
        return
    number = int(reference.split()[0])
    for name in document.xref_get_keys(number):
        kind, value = document.xref_get_key(number, name)
        if name not in STANDARD and kind in {"string", "int", "float"} and 0 < len(value.strip()) <= MOST_TEXT:
            yield NamedText(f"Info/{name}", value.strip())


def _fits(told: dict[str, Any]) -> bool:
    """Whether a file is as small as XML that is read, packed as well as unpacked."""
    return max(int(told.get("length", 0)), int(told.get("size", 0))) <= MOST_XML
