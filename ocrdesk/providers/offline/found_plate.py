"""A plate as it was found: its number, colour and places, as lines of text and as a document with fields."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ocrdesk.model import Character, Line, Quad, ReadDocument
from ocrdesk.providers.offline.detection import Corners
from ocrdesk.providers.offline.plate_numbers import LEAST, Told, category_of
from ocrdesk.providers.offline.plate_reading import LEAST_CHANCE, Number
from ocrdesk.providers.offline.plate_view import Cut

ROW_MARGIN = 0.1
"""Margin around a row in its cut, above and below, in heights of the cut."""
REACH = 0.7
"""How far a row reaches beyond the middles of its outer glyphs, in distances between glyphs."""
CHOSEN = 0.6
UNSEEN = 0.05
"""A province read with less confidence may not be there at all."""
COLOR_CONFIDENCE = 0.95
SURE = 0.85


@dataclass(frozen=True, slots=True)
class FoundPlate:
    """One plate: its number, colour, its place on the page, the place of what is printed on it, and of each row."""

    number: Number
    color: str
    corners: Corners
    printed: Corners
    rows: tuple[Corners, ...]

    @property
    def sure(self) -> bool:
        return all(_honest(told) >= SURE for told in self.number.told)

    @property
    def clear(self) -> bool:
        """Whether every character was told surely, be it by the network or alone: another look would tell no more."""
        return all(told.confidence >= SURE for told in self.number.told)

    @property
    def doubt(self) -> float:
        """How unlikely (log) the reading is: of two of one plate, the one with less is taken.

        How far it lies below the unbound reading is not all: what was chosen against that counts as doubtful.
        """
        unsure = (-math.log(max(_honest(told), LEAST)) for told in self.number.told)
        return max(self.number.loss, 0.0) + sum(unsure)


def drawn_in(cut: Cut, told: Sequence[Told]) -> Cut:
    """The row's cut without its margins; the first glyph, where it was not seen, stands as far out as others do."""
    centres = [each.centre for each in told]
    pitch = float(np.median(np.diff(centres)))
    first = centres[0] if told[0].confidence >= UNSEEN else centres[1] - pitch
    left, right = (cut.left + place * cut.width for place in (first - REACH * pitch, centres[-1] + REACH * pitch))
    return Cut(left, cut.top, right, cut.bottom).grown(-ROW_MARGIN)


def plate_quad(plate: FoundPlate) -> Quad:
    """Where the plate is on the page."""
    return _quad(plate.corners)


def number_lines(plate: FoundPlate) -> tuple[Line, ...]:
    """The rows of the plate as lines of text; none where a character of the number was not seen."""
    if any(each.confidence < LEAST_CHANCE for each in plate.number.told):
        return ()
    return tuple(
        _number_line(told, _quad(corners), 1.0) for told, corners in zip(plate.number.rows, plate.rows, strict=True)
    )


def _number_line(told: Sequence[Told], place: Quad, most: float) -> Line:
    characters = tuple(
        Character(each.text, min(_honest(each), most), at / len(told), (at + 1) / len(told))
        for at, each in enumerate(told)
    )
    confidence = sum(each.confidence for each in characters) / len(told)
    return Line("".join(each.text for each in told), confidence, place, characters=characters)


def read_document(plate: FoundPlate) -> ReadDocument:
    """The plate as a document with its fields."""
    told = [each for each in plate.number.told if each.confidence >= LEAST_CHANCE]
    # What is left may look like the number of another kind of plate.
    whole = len(told) == len(plate.number.told)
    place = _quad(plate.printed)
    number = _number_line(told, place, 1.0 if whole else CHOSEN)
    category = category_of(number.text, plate.number.form, plate.color, len(plate.number.rows)) if whole else ""
    sure = min(COLOR_CONFIDENCE, *(character.confidence for character in number.characters))
    fields = (
        ("plate_number", number),
        ("color", Line(plate.color, COLOR_CONFIDENCE if whole else CHOSEN, place)),
        *([("category", Line(category, sure, place))] if category else ()),
    )
    return ReadDocument("license_plate", None, _quad(plate.corners), fields)


def _honest(told: Told) -> float:
    """A character chosen against the network's own reading is never sure."""
    return told.confidence if told.plain else min(told.confidence, CHOSEN)


def _quad(corners: Corners) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad((a, b, c, d))
