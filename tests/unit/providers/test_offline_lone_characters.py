"""An ethnic group of one character is read beside its label, or beside the sex, where nothing was seen there."""

from collections.abc import Sequence

import numpy as np
import pytest

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.detection import Found, Picture
from ocrdesk.providers.offline.lone_characters import with_lone_characters

PAPER = np.full((300, 700, 3), 235, dtype=np.uint8)
NUMBER = Line("11010119900307803X", 1.0, Quad.from_box(100, 240, 400, 266))


def line(text: str, left: float = 100, confidence: float = 0.9) -> Line:
    return Line(text, confidence, Quad.from_box(left, 100, left + 26 * len(text), 126))


def added(before: str, beside: str, *others: Line, confidence: float = 0.9) -> list[str]:
    places: list[Found] = []

    def read(_picture: Picture, found: Sequence[Found]) -> list[Line]:
        places.extend(found)
        return [line(beside, 200, confidence) for _ in found]

    known = (line(before), *others)
    return [each.text for each in with_lone_characters(PAPER, known, read)[len(known) :]]


@pytest.mark.parametrize(
    ("before", "beside", "seen"),
    [
        ("民族", "傣", True),
        ("民", "傣", True),
        ("性别女民族", "哈尼", True),
        ("女", "民族傣", True),
        ("性别男", "民族汉", True),
        ("女", "国籍中国", False),
        ("女", "傣", False),
        ("民族", "R3", False),
        ("住址", "傣", False),
    ],
)
def test_what_stands_beside_is_told_by_what_stands_before(before: str, beside: str, seen: bool) -> None:
    assert added(before, beside, NUMBER) == ([beside] if seen else [])


def test_where_the_group_was_seen_nothing_is_read_again() -> None:
    assert added("民族", "傣", NUMBER, line("汉", 180)) == []


def test_on_other_papers_nothing_is_looked_for() -> None:
    assert added("民族", "傣") == []


def test_a_scratch_is_no_character() -> None:
    assert added("民族", "一", NUMBER, confidence=0.4) == []
