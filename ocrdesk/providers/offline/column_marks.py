"""Marks in columns: lying down, 。 and 、 in the corner of a square are often passed over; standing they are seen."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ocrdesk.model import Character
from ocrdesk.providers.offline.recognition import Reading

MARKS = frozenset("。、，；：！？")
SURE = 0.6
ALIKE = 0.8
"""The two readings of a column agree so far, or the marks of one say nothing of the other."""


def with_marks_of(lying: Reading, standing: Reading) -> Reading:
    """The lying reading with the marks that only the standing one has, where the two agree about the text around."""
    matcher = SequenceMatcher(None, lying.text, standing.text, autojunk=False)
    if matcher.ratio() < ALIKE or any(len(each.text) != 1 for each in (*lying.characters, *standing.characters)):
        return lying
    characters: list[Character] = []
    for change, start, end, first, last in matcher.get_opcodes():
        if change == "insert":
            characters += _marks(standing.characters[first:last])
        characters += lying.characters[start:end]
    return Reading(tuple(characters))


def _marks(inserted: Sequence[Character]) -> Sequence[Character]:
    sure = all(each.text in MARKS and each.confidence >= SURE for each in inserted)
    return inserted if sure and len(inserted) == 1 else ()
