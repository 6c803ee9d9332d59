"""Characters that one cannot tell by their shape, settled by their neighbours: l and 1, O and 0, C and c in words."""

import re
from dataclasses import replace
from itertools import groupby

from ocrdesk.model import Character
from ocrdesk.providers.offline.recognition import Reading

LETTER_FOR = {"1": "l", "0": "o"}
LEAST_LETTERS = 3
"""Small letters that make a word of a run of letters and digits."""
LABEL = re.compile(r"[a-z][A-Za-z]+\.?( [A-Za-z]+\.?){0,2}")
SURE_OF_CASE = 0.92
"""Capitals that look like their small letters are read with less confidence than this, if they are misread."""
CERTAIN_LETTERS = 5
"""So many of them after a digit make it their first letter: 1st and 2nd are shorter."""


def settle_lookalikes(reading: Reading) -> Reading:
    """The reading with digits inside words of small letters taken for the letters they look like.

    Only where the network itself thought of the letter; what it took it for stays among the others.
    """
    settled: list[Character] = []
    for is_word, run in groupby(reading.characters, key=lambda each: each.text.isascii() and each.text.isalnum()):
        characters = list(run)
        settled += _settled(characters) if is_word else characters
    return Reading(tuple(_with_capital(settled)))


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
