"""Characters that one cannot tell by their shape, settled by their neighbours: l and 1, O and 0, C and c in words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ocrdesk.model import Character, Line
from ocrdesk.providers.offline.recognition import Reading

LETTER_FOR = {"1": "l", "0": "o"}
LEAST_LETTERS = 3
"""Small letters that make a word of a run of letters and digits."""
RING, DEGREES = "°", frozenset("℃℉")
LABEL = re.compile(r"[a-z][A-Za-z]+\.?( [A-Za-z]+\.?){0,2}")
SURE_OF_CASE = 0.92
"""Capitals that look like their small letters are read with less confidence than this, if they are misread."""
CERTAIN_LETTERS = 5
"""So many of them after a digit make it their first letter: 1st and 2nd are shorter."""
TICKS, CROSS = frozenset("√✓"), "×"
TICKS_AND_CROSSES = TICKS | {CROSS}
LETTERS_LIKE_CROSSES = frozenset("xX")
SURE_OF_TICK, LEAST_TICKS = 0.9, 2
"""So many lone ticks, read so surely, make a form on which what is wanting is crossed."""


def has_ticks(lines: Sequence[Line]) -> bool:
    """Whether ticks stand by themselves on the page, as on lists of what was checked."""
    return sum(line.text in TICKS and line.confidence >= SURE_OF_TICK for line in lines) >= LEAST_TICKS


def settle_crosses(lines: Sequence[Line], *, ticked: bool) -> list[Line]:
    """The lines; on a form with ticks a lone x is a cross, where the network thought of one."""
    return [
        _as_cross(line) if ticked and line.text in LETTERS_LIKE_CROSSES and line.characters else line for line in lines
    ]


def _as_cross(line: Line) -> Line:
    letter, *beside = line.characters
    if beside or CROSS not in letter.others:
        return line
    others = (letter.text, *(other for other in letter.others if other != CROSS))
    return replace(line, text=CROSS, characters=(replace(letter, text=CROSS, others=others),))


def settle_lookalikes(reading: Reading) -> Reading:
    """The reading with digits inside words of small letters taken for the letters they look like.

    Only where the network itself thought of the letter; what it took it for stays among the others.
    """
    settled: list[Character] = []
    for is_word, run in groupby(
        _with_one_ring(reading.characters), key=lambda each: each.text.isascii() and each.text.isalnum()
    ):
        characters = list(run)
        settled += _settled(characters) if is_word else characters
    return Reading(tuple(_with_capital(settled)))


def _with_one_ring(characters: Sequence[Character]) -> list[Character]:
    """The characters without a degree sign before one that has it already: ℃ is often read as °℃."""
    kept: list[Character] = []
    for each in characters:
        ring = kept.pop() if kept and each.text in DEGREES and kept[-1].text == RING else None
        kept.append(replace(each, start=ring.start) if ring else each)
    return kept


def _with_capital(line: list[Character]) -> list[Character]:
    """The line with a doubtful c, p or s at the beginning of a label in Latin letters taken for a capital."""
    text = "".join(each.text for each in line)
    if not LABEL.fullmatch(text) or line[0].confidence >= SURE_OF_CASE:
        return line
    capital = line[0].text.upper()
    if line[0].others[:1] != (capital,):
        return line
    return [replace(line[0], text=capital, others=(line[0].text, *line[0].others[1:])), *line[1:]]


def _settled(word: list[Character]) -> list[Character]:
    letters = sum(each.text.islower() for each in word)
    digits = {each.text for each in word if each.text.isdigit()}
    if letters < LEAST_LETTERS or not digits or not digits <= LETTER_FOR.keys():
        return word
    # A number before or after a word stays (1st, page11): only digits between letters change.
    return [_as_letter(each) if _between_letters(word, place) else each for place, each in enumerate(word)]


def _between_letters(word: list[Character], place: int) -> bool:
    before, after = word[:place], word[place + 1 :]
    begins = not before and len(after) >= CERTAIN_LETTERS and all(each.text.islower() for each in after)
    return begins or (any(each.text.isalpha() for each in before) and any(each.text.islower() for each in after))


def _as_letter(character: Character) -> Character:
    letter = LETTER_FOR.get(character.text, "")
    if letter not in character.others:
        return character
    others = (character.text, *(other for other in character.others if other != letter))
    return replace(character, text=letter, others=others)
