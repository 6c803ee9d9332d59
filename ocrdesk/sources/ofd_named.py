"""The values that an OFD holds under names: its properties, its tags and the XML attached to it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from xml.etree.ElementTree import Element

from ocrdesk.model import NamedText
from ocrdesk.sources import xml_tree
from ocrdesk.sources.named_text import MOST_VALUES, MOST_XML, named_texts, paths
from ocrdesk.sources.ofd_document import UNREADABLE, OfdDocument, OfdPage
from ocrdesk.sources.ofd_letters import text_of
from ocrdesk.sources.ofd_text import TextLayer

_ATTACHED = re.compile(r"(?:^|/)(?:attach\w*/(?!attachments\.xml$)[^/]+\.(?:xml|xbrl)|original_invoice\.xml)$")
"""Parts that are attached, whether or not the list of attachments names them."""


def named_in(document: OfdDocument, text: TextLayer) -> tuple[NamedText, ...]:
    """The named values of a document: of its tags, of its attachments, of its properties, in this order.

    `text` is what is written on the first page. Quads are in points of that page.
    """
    found = [*_tags(document, text), *_attachments(document), *_properties(document.entry)]
    return tuple(found[:MOST_VALUES])


def _properties(entry: Element) -> Iterator[NamedText]:
    for each in entry.iter("CustomData"):
        name, value = each.get("Name", "").strip(), (each.text or "").strip()
        if name and value:
            yield NamedText(f"CustomData/{name}", value)


def _tags(document: OfdDocument, text: TextLayer) -> Iterator[NamedText]:
    texts = _Texts(document)
    for listed, folder in document.parts("CustomTags"):
        for entry in listed.iter("CustomTag"):
            path = document.find(xml_tree.of(entry, "FileLoc") or "?", folder)
            with suppress(*UNREADABLE):
                root = document.package.tree(path or "")
                yield from islice(_tagged(root, root.tag, texts, text), MOST_VALUES)


def _tagged(element: Element, path: str, texts: "_Texts", text: TextLayer) -> Iterator[NamedText]:
    own = (element.text or "").strip()
    if own:
        yield NamedText(path, own)
    for child, place in paths(element, path):
        if child.tag != "ObjectRef":
            yield from _tagged(child, place, texts, text)
            continue
        number = (child.text or "").strip()
        page = texts.page(child.get("PageRef", ""))
        value = texts.value(page, number).strip()
        if value:
            yield NamedText(path, value, text.quad(number) if page is texts.first else None)


def _attachments(document: OfdDocument) -> Iterator[NamedText]:
    found: dict[str, None] = {}
    for listed, folder in document.parts("Attachments"):
        for each in listed.iter("Attachment"):
            path = document.find(xml_tree.of(each, "FileLoc") or "?", folder)
            if path is not None:
                found[path] = None
    found.update((name, None) for name in document.package.names if _ATTACHED.search(name))
    for path in found:
        with suppress(*UNREADABLE):
            yield from named_texts(document.package.content(path, MOST_XML))


class _Texts:
    """The texts of a document by their page and the number of their object."""

    def __init__(self, document: OfdDocument) -> None:
        self._document = document
        self._texts: dict[str, dict[str, str]] = {}
        self.first = document.pages[0]

    def page(self, number: str) -> OfdPage:
        """The page of that number; the first where none is told, or one that is not there."""
        return next((page for page in self._document.pages if page.number == number), self.first)

    def value(self, page: OfdPage, number: str) -> str:
        if page.number not in self._texts:
            texts = self._texts[page.number] = {}
            with suppress(*UNREADABLE):
                for placed in page.objects():
                    if placed.element.tag == "TextObject":
                        texts.setdefault(placed.element.get("ID", ""), text_of(placed.element))
        return self._texts[page.number].get(number, "")
