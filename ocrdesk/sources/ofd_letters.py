"""Where each character of an OFD text object stands, and by which glyph of which font it is drawn."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ocrdesk.model import Point
from ocrdesk.sources.ofd_document import Placed
from ocrdesk.sources.ofd_fonts import Face, Faces, is_wide
from ocrdesk.sources.ofd_geometry import Matrix, deltas, number

MOST_LETTERS = 100_000
"""Characters of one text object; a whole page of small print has some ten thousand."""

NARROWED = 0.4
"""Glyphs of another font than the one meant are made narrower to fit their place, but not more than so."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character in the coordinates of its text object: where its base line begins, and how it is drawn.

    `advance` is its width as drawn; `direction` is the way from its left to its right, a unit vector.
    """

    text: str
    at: Point
    advance: float
    direction: Point
    size: float
    glyphs: tuple[int, ...]
    face: Face
    stretch: float

    @property
    def place(self) -> Matrix:
        """From a glyph of size 1, y upwards, to the object's coordinates."""
        cos, sin = self.direction
        wide = self.size * self.stretch
        return (wide * cos, wide * sin, self.size * sin, -self.size * cos, *self.at)


class _Style(NamedTuple):
    size: float
    stretch: float
    direction: Point
    reading: Point


def text_of(element: Element) -> str:
    """The text of a text object, exactly."""
    return "".join(code_text(code) for code in element.iter("TextCode"))


def code_text(code: Element) -> str:
    """The text of a stretch, without the line breaks that only lay out the XML."""
    text = code.text or ""
    return text.strip() if "\n" in text else text


def letters_of(placed: Placed, faces: Faces) -> Iterator[list[Letter]]:
    """The characters of each stretch of a text object."""
    size = number(placed.attribute("Size"), 0)
    if size <= 0:
        return
    turn = math.radians(number(placed.attribute("CharDirection"), 0))
    reading = math.radians(number(placed.attribute("ReadDirection"), 0))
    stretch = number(placed.attribute("HScale"), 1)
    style = _Style(
        size,
        stretch if stretch > 0 else 1,
        (round(math.cos(turn), 6), round(math.sin(turn), 6)),
        (math.cos(reading), math.sin(reading)),
    )
    glyphs = _told_glyphs(placed.element)
    own = faces.own(placed.attribute("Font"), placed.resources)
    first = 0
    x = y = 0.0
    for code in placed.element.iter("TextCode"):
        text = code_text(code)[: MOST_LETTERS - first]
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        told = {at - first: found for at, found in glyphs.items()}
        yield list(_stretch(text, (x, y), _steps(code, len(text)), style, _Drawing(own, faces, told)))
        first += len(text)


class _Drawing(NamedTuple):
    """By what the characters of a stretch are drawn: their own font, the fonts, the glyphs told by place."""

    own: Face | None
    faces: Faces
    told: dict[int, tuple[int, ...]]

    def glyphs(self, at: int, character: str) -> tuple[Face, tuple[int, ...]]:
        if self.own is not None:
            found = self.told.get(at) or (self.own.glyph(character),)
            if any(found) or at in self.told:
                return self.own, found
        face = self.faces.fallback()
        glyph = face.glyph(character)
        return face, (glyph,) if glyph else ()


def _stretch(
    text: str, at: Point, steps: tuple[tuple[float, ...], tuple[float, ...]] | None, style: _Style, drawing: _Drawing
) -> Iterator[Letter]:
    x, y = at
    onward = 0.0
    for position, character in enumerate(text):
        face, glyphs = drawing.glyphs(position, character)
        advance = face.advance(character) * style.size * style.stretch
        if steps is None:
            dx, dy = style.reading[0] * advance, style.reading[1] * advance
        else:
            dx, dy = (_at(each, position) for each in steps)
            # The last character is as narrow as the one before.
            alike = position + 1 < len(text) or (position and is_wide(character) == is_wide(text[position - 1]))
            onward = dx * style.direction[0] + dy * style.direction[1] if position + 1 < len(text) else onward
            if not face.own and alike and 0 < onward < advance:
                advance *= max(NARROWED, onward / advance)
        stretch = style.stretch * face.squeeze(character, advance / (style.size * style.stretch))
        yield Letter(character, (x, y), advance, style.direction, style.size, glyphs, face, stretch)
        x, y = x + dx, y + dy


def _at(steps: tuple[float, ...], position: int) -> float:
    """The step after the character at that position; the last one goes on for as long as there is text."""
    return steps[min(position, len(steps) - 1)] if steps else 0.0


def _steps(code: Element, count: int) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """The steps along and down that are told; None where the font's own widths hold."""
    along, down = deltas(code.get("DeltaX"), count), deltas(code.get("DeltaY"), count)
    return (along, down) if along or down else None


def _told_glyphs(element: Element) -> dict[int, tuple[int, ...]]:
    """The glyphs that the object tells by the place of their character in its text."""
    told: dict[int, tuple[int, ...]] = {}
    for each in element.iter("CGTransform"):
        begin, codes = int(number(each.get("CodePosition"), 0)), int(number(each.get("CodeCount"), 1))
        found = each.find("Glyphs")
        glyphs = [int(part) for part in ((found.text if found is not None else "") or "").split() if part.isdecimal()]
        codes = max(1, min(codes, MOST_LETTERS, len(glyphs) or 1))
        for offset in range(codes):
            # Several glyphs for one character are drawn over one another: a letter and its mark.
            last = offset + 1 if offset + 1 < codes else len(glyphs)
            if glyphs[offset:last]:
                told[begin + offset] = tuple(min(glyph, 0xFFFF) for glyph in glyphs[offset:last])
    return told
