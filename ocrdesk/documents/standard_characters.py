"""The Table of General Standard Chinese Characters (通用规范汉字表, 2013), read when it is first asked for."""

from functools import cache

from ocrdesk.paths import resource


@cache
def read_levels() -> tuple[str, ...]:
    """The table's three levels, each with its characters in the table's own order."""
    text = resource("standard_characters.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def is_in_general_use(character: str) -> bool:
    """Whether the character is of level 1 or 2: 6,500 characters; level 3 is for names, places and terms."""
    return character in _in_general_use()


@cache
def _in_general_use() -> frozenset[str]:
    return frozenset("".join(read_levels()[:2]))
