"""XML from strangers: parsed without entities and within bounds, its names without prefixes."""

import re
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MOST_DEPTH = 60
"""Elements within elements; what is parsed is walked by functions that call themselves."""

MOST_ELEMENTS = 400_000

_CHINESE_ENCODING = re.compile(rb"""^[^>]{0,60}encoding\s*=\s*["'](?:gb|hz|x-gb)[\w-]*["']""", re.IGNORECASE)


class HostileXmlError(ValueError):
    """XML that would do harm: entities, or far too much of it."""


def parse(content: bytes, *, prefixes: bool = False) -> Element:
    """The root of an XML document. Raises ExpatError or HostileXmlError, a ValueError.

    Unless `prefixes` are wanted, names lose them: files in the wild use several for the same vocabulary, and
    some that they never declare.
    """
    shown = str if prefixes else _local
    encoding = None
    if _CHINESE_ENCODING.match(content):
        # The parser itself knows no encoding of two bytes.
        content, encoding = content.decode("gb18030", "replace").encode(), "utf-8"
    builder, bounds = TreeBuilder(), _Bounds()
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        bounds.enter()
        builder.start(shown(name), {shown(key): value for key, value in attributes.items() if _is_own(key)})

    def end(name: str) -> None:
        bounds.depth -= 1
        builder.end(shown(name))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(content.lstrip(), True)
    root: Element = builder.close()
    return root


def of(element: Element | None, name: str) -> str:
    """The text of the first element of that name within, without blanks around it; "" if there is none."""
    found = None if element is None else element.find(f".//{name}")
    return "" if found is None else (found.text or "").strip()


class _Bounds:
    def __init__(self) -> None:
        self.depth = 0
        self.count = 0

    def enter(self) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > MOST_DEPTH or self.count > MOST_ELEMENTS:
            raise HostileXmlError


def _refuse(*_: object) -> None:
    raise HostileXmlError


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _is_own(attribute: str) -> bool:
    return not attribute.startswith("xmlns")
