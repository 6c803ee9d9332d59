"""The values that a PDF holds under names: XML attached to it, and properties beyond the standard ones."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ocrdesk.model import NamedText
from ocrdesk.sources import xml_tree
from ocrdesk.sources.named_text import MOST_TEXT, MOST_VALUES, MOST_XML, named_texts

STANDARD = {"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped"}
"""The properties that any PDF may have (ISO 32000-1, 14.3.3); what invoices add are values of theirs."""

COMMON = {
    *("rdf", "x", "xml", "dc", "xmp", "xap", "xmpMM", "xapMM", "xmpRights", "xapRights", "xmpTPg", "xmpG", "xmpidq"),
    *("pdf", "pdfaid", "pdfuaid", "pdfxid", "pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfaType", "pdfaField"),
    *("photoshop", "illustrator", "stEvt", "stRef", "stFnt", "stDim", "tiff", "exif", "aux", "crs"),
}
"""Prefixes of what XMP says of any document; invoices say theirs under others, "pdfx" among them."""

MOST_ATTACHMENTS = 50


def named_in(document: Any, page: Any) -> tuple[NamedText, ...]:
    """The named values of a document, and of what is pinned to that page of it.

    Attachments come first, then properties, then what is told in XMP.
    """
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
    with suppress(Exception):
        found += _told_in_xmp(document)
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


def _told_in_xmp(document: Any) -> Iterator[NamedText]:
    content = document.get_xml_metadata().encode()
    if not content or len(content) > MOST_XML:
        return
    for element in xml_tree.parse(content, prefixes=True).iter():
        told = [(element.tag, element.text or ""), *element.attrib.items()]
        for name, value in told:
            prefix, _, own = name.rpartition(":")
            if prefix and prefix not in COMMON and 0 < len(value.strip()) <= MOST_TEXT:
                yield NamedText(f"XMP/{own}", value.strip())


def _fits(told: dict[str, Any]) -> bool:
    """Whether a file is as small as XML that is read, packed as well as unpacked."""
    return max(int(told.get("length", 0)), int(told.get("size", 0))) <= MOST_XML
