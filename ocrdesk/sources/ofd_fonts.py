"""The fonts of an OFD page: those that it brings where they can be used, else one that knows Chinese."""

import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ocrdesk.sources.ofd_document import Resources
from ocrdesk.sources.ofd_package import Package

FALLBACK = "china-s"

COLLECTION = b"ttcf"
"""How a file of several fonts begins: a PDF cannot hold it."""

SYMBOLS = 0xF000
"""Fonts of symbols, and some that are cut down, keep their characters from here on."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font on the PDF page: its name there, and whether the file brought it."""

    name: str
    font: Any
    own: bool

    def glyph(self, character: str) -> int:
        """The number of the character's glyph; 0 if there is none."""
        code = ord(character)
        found = self.font.has_glyph(code) or (self.own and code < 256 and self.font.has_glyph(SYMBOLS + code))  # noqa: PLR2004
        return int(found or 0)

    def advance(self, character: str) -> float:
        """How far the pen moves after the character, at size 1, in the font that is meant.

        Fonts that files do not bring are those of every Chinese office, in which letters take half the width
        of an ideograph.
        """
        if self.own and self.font.has_glyph(ord(character)):
            return float(self.font.glyph_advance(ord(character)))
        return 1.0 if is_wide(character) else 0.5

    def squeeze(self, character: str, room: float) -> float:
        """By how much to narrow the glyph, where this font stands in for another, so that it keeps to its room."""
        drawn = 0.0 if self.own else float(self.font.glyph_advance(ord(character)))
        return min(1.0, room / drawn) if drawn > 0 else 1.0


def is_wide(character: str) -> bool:
    """Whether the character is as wide as an ideograph."""
    return unicodedata.east_asian_width(character) in "WFA"


class Faces:
    """The fonts put on one PDF page, each once."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._own: dict[tuple[Package, str], Face | None] = {}
        self._fallback: Face | None = None

    def own(self, number: str | None, resources: Resources) -> Face | None:
        """The font that the file brings under that number, if it brings one that can be used."""
        key = resources.package, number or ""
        if key not in self._own:
            content = resources.content("Font", number, "FontFile")
            self._own[key] = self._added(content, own=True) if content else None
        return self._own[key]

    def fallback(self) -> Face:
        if self._fallback is None:
            import pymupdf

            face = self._added(pymupdf.Font(FALLBACK).buffer, own=False)
            if face is None:
                raise ValueError
            self._fallback = face
        return self._fallback

    def _added(self, content: bytes, *, own: bool) -> Face | None:
        import pymupdf

        if content.startswith(COLLECTION):
            return None
        name = f"F{len(self._own)}{'' if own else 'x'}"
        # MuPDF raises classes of its own, which are no one's subclass but Exception's.
        with suppress(Exception):
            font = pymupdf.Font(fontbuffer=content)
            if self._page.insert_font(fontname=name, fontbuffer=content):
                return Face(name, font, own)
        return None
