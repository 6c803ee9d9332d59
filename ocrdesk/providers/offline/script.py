"""Traditional forms read on a page in simplified characters: the network takes some faces' strokes for them.

Where the network itself thought of a standard character, that is taken; what it read stays among the others.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ocrdesk.model import Character, Line
from ocrdesk.paths import resource

MOST_FOREIGN = 0.2
"""Of a page in simplified characters at most this share is read as something else; of others, a third."""


def settle_script(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, each of its odd characters outside the standard table in the form that it probably has."""
    standard = _standard()
    written = [text for line in lines for text in line.text if _is_han(text)]
    foreign = sum(text not in standard for text in written)
    if not 0 < foreign <= MOST_FOREIGN * len(written):
        return tuple(lines)
    return tuple(_settled(line, standard) for line in lines)


def _settled(line: Line, standard: frozenset[str]) -> Line:
    characters = tuple(_in_standard(each, standard) for each in line.characters)
    if characters == line.characters:
        return line
    return replace(line, text="".join(each.text for each in characters), characters=characters)


def _in_standard(character: Character, standard: frozenset[str]) -> Character:
    if not _is_han(character.text) or character.text in standard:
        return character
    form = next((other for other in character.others if other in standard), "")
    if not form:
        return character
    others = (character.text, *(other for other in character.others if other != form))
    return replace(character, text=form, others=others)


def _is_han(text: str) -> bool:
    return len(text) == 1 and unicodedata.name(text, "").startswith("CJK ")


@cache
def _standard() -> frozenset[str]:
    """All characters of the Table of General Standard Chinese Characters; none where the file is missing."""
    try:
        text = resource("standard_characters.txt").read_text(encoding="utf-8")
    except OSError:
        return frozenset()
    return frozenset("".join(row for row in text.splitlines() if not row.startswith("#")))
