"""Characters that one cannot tell by their shape, settled by their neighbours: l and 1, O and 0 in words."""

from dataclasses import replace
from itertools import groupby

from ocrdesk.model import Character
from ocrdesk.providers.offline.recognition import Reading

LETTER_FOR = {"1": "l", "0": "o"}
LEAST_LETTERS = 3
"""Small letters that make a word of a run of letters and digits."""


def settle_lookalikes(reading: Reading) -> Reading:
    """The reading with digits inside words of small letters taken for the letters they look like.

    Only where the network itself thought of the letter; what it took it for stays among the others.
    """
    settled: list[Character] = []
    for is_word, run in groupby(reading.characters, key=lambda each: each.text.isascii() and each.text.isalnum()):
        characters = list(run)
        settled += _settled(characters) if is_word else characters
    return Reading(tuple(settled))


def _settled(word: list[Character]) -> list[Character]:
    letters = sum(each.text.islower() for each in word)
    digits = {each.text for each in word if each.text.isdigit()}
    if letters < LEAST_LETTERS or not digits or not digits <= LETTER_FOR.keys():
        return word
    # A number before or after a word stays (1st, page11): only digits between letters change.
    return [_as_letter(each) if _between_letters(word, place) else each for place, each in enumerate(word)]


def _between_letters(word: list[Character], place: int) -> bool:
    before, after = word[:place], word[place + 1 :]
    return any(each.text.isalpha() for each in before) and any(each.text.islower() for each in after)


def _as_letter(character: Character) -> Character:
    letter = LETTER_FOR.get(character.text, "")
    if letter not in character.others:
        return character
    others = (character.text, *(other for other in character.others if other != letter))
    return replace(character, text=letter, others=others)
