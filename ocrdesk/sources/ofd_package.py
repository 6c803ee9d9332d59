"""The ZIP that an OFD is: its parts, found the way real files name them and read within bounds."""

import posixpath
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element

from ocrdesk.sources import xml_tree
from ocrdesk.sources.source import too_much_memory

MOST_XML = 32_000_000
"""Bytes of an XML part, unpacked; as a tree it takes some twenty times as much."""

UTF8 = 0x800
"""The mark of a name that is UTF-8 (APPNOTE 4.4.4, bit 11)."""

MOST_PART = 200_000_000
"""Bytes of any other part, unpacked: a picture or a font."""


class Package:
    """The parts of one file by their path. What it says about their sizes is not believed."""

    def __init__(self, file: Path | BinaryIO) -> None:
        self._archive = zipfile.ZipFile(file)
        self._names: dict[str, str] = {}
        for each in self._archive.infolist():
            self._names[_path(each.filename)] = each.filename
            if not each.flag_bits & UTF8:
                # Chinese names without the mark for UTF-8 are told as if they were of old American computers.
                with suppress(UnicodeError):
                    self._names.setdefault(_path(each.filename.encode("cp437").decode("gb18030")), each.filename)

    @property
    def names(self) -> tuple[str, ...]:
        """Every part, by the path under which it is found."""
        return tuple(self._names)

    def find(self, location: str, *folders: str) -> str | None:
        """The part at that location: from the root where it begins with "/", else from one of the folders.

        Files disagree about the folder that a location starts from, so the first that fits is taken.
        """
        location = location.strip().replace("\\", "/")
        for folder in ("",) if location.startswith("/") else (*folders, ""):
            path = posixpath.normpath(posixpath.join("/", folder, location.lstrip("/"))).lstrip("/").lower()
            if path in self._names:
                return path
        return None

    def content(self, path: str, most: int = MOST_PART) -> bytes:
        """The bytes of a part. Raises SourceTooLarge, KeyError, or what the unpacker raises."""
        with self._archive.open(self._names[path]) as part:
            content = part.read(most + 1)
        if len(content) > most:
            raise too_much_memory()
        return content

    def tree(self, path: str) -> Element:
        """An XML part. Raises SourceTooLarge, KeyError, ValueError or ExpatError."""
        return xml_tree.parse(self.content(path, MOST_XML))

    def close(self) -> None:
        self._archive.close()


def _path(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
