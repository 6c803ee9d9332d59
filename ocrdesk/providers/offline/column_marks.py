"""Marks in columns: lying down, 。 and 、 in the corner of a square are often passed over; standing they are seen.

Where one was passed over, two glyphs stand further apart than the others: only what is around is read again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ocrdesk.model import Character
from ocrdesk.providers.offline.recognition import Reading

MARKS = frozenset("。、，；：！？")
SURE = 0.6
ALIKE = 0.5
"""So many glyphs of a part are read alike, standing and lying, or the marks of one say nothing of the other."""
LEAST_GLYPHS = 4
"""A column of so many glyphs may be running text, with marks in it."""
ROOM = 1.4
"""So many usual pitches from one glyph to the next, or to where one would stand below the last: there is room for a
mark. Glyphs next to each other are at most 1.25 apart, those with a mark between them 1.5 at least."""
CONTEXT = 4
"""So many glyphs on both sides are read with it."""


@dataclass(frozen=True, slots=True)
class Room:
    """The glyphs around a room, from the `first` up to the one before `last`, and where they stand (0-1)."""

    first: int
    last: int
    start: float
    end: float


def rooms(lying: Reading) -> list[Room]:
    """Where in a column marks may have been passed over."""
    glyphs = lying.characters
    if len(glyphs) < LEAST_GLYPHS:
        return []
    centres = [(each.start + each.end) / 2 for each in glyphs]
    pitch = median(below - above for above, below in pairwise(centres))
    steps = pairwise([*centres, 1 + pitch / 2])
    return [_around(glyphs, number) for number, (above, below) in enumerate(steps, 1) if below - above > ROOM * pitch]


def _around(glyphs: Sequence[Character], number: int) -> Room:
    first, last = max(0, number - CONTEXT), min(len(glyphs), number + CONTEXT)
    return Room(first, last, glyphs[first].start, glyphs[last - 1].end if number < len(glyphs) else 1.0)


def with_marks_of(lying: Reading, around: Sequence[Room], standing: Sequence[Reading]) -> Reading:
    """The lying reading with the marks that only those of its rooms have, where both agree about the text around."""
    fresh: dict[int, Character] = {}
    for room, reading in zip(around, standing, strict=True):
        fresh |= _overlooked(lying.characters[room.first : room.last], reading.characters, room.first)
    characters: list[Character] = []
    for number, each in enumerate(lying.characters):
        characters += [fresh[number], each] if number in fresh else [each]
    after = fresh.get(len(lying.characters))
    return Reading((*characters, after) if after else tuple(characters))


def _overlooked(lying: Sequence[Character], standing: Sequence[Character], first: int) -> dict[int, Character]:
    """The marks that only the standing glyphs have between them, by the number of the lying one that follows."""
    places = [number for number, each in enumerate(lying) if each.text not in MARKS]
    glyphs = [each.text for each in standing if each.text not in MARKS]
    alike = sum(lying[place].text == glyph for place, glyph in zip(places, glyphs, strict=False))
    if len(glyphs) != len(places) or alike < ALIKE * len(glyphs):
        return {}
    places.append(len(lying))
    return {
        first + places[before]: marks[0]
        for before, marks in _marks(standing).items()
        if before not in _marks(lying) and len(marks) == 1 and marks[0].confidence >= SURE
    }


def _marks(characters: Sequence[Character]) -> dict[int, list[Character]]:
    """The marks, by how many glyphs stand before them."""
    marks: dict[int, list[Character]] = {}
    glyphs = 0
    for each in characters:
        if each.text in MARKS:
            marks.setdefault(glyphs, []).append(each)
        else:
            glyphs += 1
    return marks
