"""XML that an electronic original carries, as named texts: one for each element or attribute that holds a value."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from ocrdesk.model import NamedText
from ocrdesk.sources import xml_tree

MOST_XML = 4_000_000
"""Bytes of an attached document that is read; an invoice of a thousand items has some 500 000."""

MOST_VALUES = 5000

MOST_TEXT = 10_000
"""Characters of a value; what is longer is a picture or a signature."""


def looks_like_xml(content: bytes) -> bool:
    """Whether what begins so may be XML."""
    return content[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")


def named_texts(content: bytes) -> tuple[NamedText, ...]:
    """The values in an XML document in its order; none where it is not sound."""
    if len(content) > MOST_XML or not looks_like_xml(content):
        return ()
    try:
        root = xml_tree.parse(content)
    except (ExpatError, ValueError):
        return ()
    return tuple(text for text, _ in zip(_values(root, root.tag), range(MOST_VALUES), strict=False))


def paths(element: Element, path: str) -> Iterator[tuple[Element, str]]:
    """The elements within an element with their paths; siblings of the same name are counted from 1."""
    counts = Counter(child.tag for child in element)
    seen: Counter[str] = Counter()
    for child in element:
        seen[child.tag] += 1
        place = f"[{seen[child.tag]}]" if counts[child.tag] > 1 else ""
        yield child, f"{path}/{child.tag}{place}"


def _values(element: Element, path: str) -> Iterator[NamedText]:
    for name, value in element.attrib.items():
        if value.strip() and len(value) <= MOST_TEXT:
            yield NamedText(f"{path}/@{name}", value.strip())
    text = (element.text or "").strip()
    if text and len(text) <= MOST_TEXT:
        yield NamedText(path, text)
    for child, place in paths(element, path):
        yield from _values(child, place)
