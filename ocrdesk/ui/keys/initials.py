"""The first letters of Chinese words as they are typed, so that 身份证 is found by "sfz" without an input method."""

from functools import cache

FIRST_ROW, LAST_ROW = 0xB0, 0xF7
"""The rows of GB 2312 that hold Chinese characters."""
FIRST_OF_LETTERS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"), (0xD7FA, ""),
)  # fmt: skip
"""GB 2312 keeps its common characters (level 1) in the order of their sound: where each letter begins."""
READ_OTHERWISE = {"银行": "银航", "重庆": "虫庆", "厦门": "下门"}
"""Words of characters that have several sounds, and here another than that by which they are sorted."""


def initials(text: str) -> str:
    """The letters with which the words of a text begin to be typed; what is no Chinese character stays."""
    for word, same_sound in READ_OTHERWISE.items():
        text = text.replace(word, same_sound)
    return text.translate(_letters()).casefold()


@cache
def _letters() -> dict[int, str]:
    """The letter of each character; "" for the rarer ones (level 2), which stand in the order of their radicals."""
    places = [bytes((high, low)) for high in range(FIRST_ROW, LAST_ROW + 1) for low in range(0xA1, 0xFF)]
    found = ((place.decode("gb2312", "ignore"), int.from_bytes(place)) for place in places)
    return {ord(character): _letter_at(code) for character, code in found if character}


def _letter_at(code: int) -> str:
    return next((letter for first, letter in reversed(FIRST_OF_LETTERS) if code >= first), "")
