"""Of long lines only the parts around doubtful characters are read again, if they can be cut out."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest

from ocrdesk.model import Character, Line, Quad
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.doubtful_parts import CONTEXT, corners_of, doubtful_parts, put_back
from ocrdesk.providers.offline.recognition import LineReader, Reading
from ocrdesk.providers.offline.second_look import look_again

TEXT = "申请人应当于公告之日起三十日内向主管机关提交下列材料并缴纳规定的费用逾期不再受理本公告自发布之日起施行"
PAPER = np.full((80, 1400, 3), 230, dtype=np.uint8)
LEFT, RIGHT = 20, 20 + 24 * len(TEXT)
PLACE = 25


def characters(text: str, unsure: Sequence[int] = ()) -> tuple[Character, ...]:
    step = 1 / len(text)
    return tuple(Character(c, 0.6 if i in unsure else 0.99, i * step, (i + 1) * step) for i, c in enumerate(text))


def line(text: str = TEXT, unsure: Sequence[int] = (PLACE,)) -> Line:
    return Line(text, 0.97, Quad.from_box(LEFT, 20, RIGHT, 44), characters=characters(text, unsure))


@pytest.mark.parametrize(
    ("doubtful", "spans"),
    [
        ([PLACE], [(PLACE - CONTEXT, PLACE + CONTEXT + 1)]),
        ([0], [(0, CONTEXT + 1)]),
        ([len(TEXT) - 1], [(len(TEXT) - 1 - CONTEXT, len(TEXT))]),
        ([10, 14], [(10 - CONTEXT, 14 + CONTEXT + 1)]),
        ([8, 40], [(8 - CONTEXT, 8 + CONTEXT + 1), (40 - CONTEXT, 40 + CONTEXT + 1)]),
        (range(0, len(TEXT), 8), []),
    ],
)
def test_parts_hold_what_stands_around_and_are_few_or_none(
    doubtful: Sequence[int], spans: list[tuple[int, int]]
) -> None:
    assert [(part.first, part.last) for part in doubtful_parts(line(), doubtful)] == spans


def test_a_short_line_is_read_whole() -> None:
    assert doubtful_parts(line("公安县公安局", [2]), [2]) == ()


def test_a_part_stands_where_its_characters_do() -> None:
    (part,) = doubtful_parts(line(), [PLACE])
    corners = corners_of(line(), part)
    assert corners[0] == pytest.approx([LEFT + 24 * (PLACE - CONTEXT), 20], abs=0.01)
    assert corners[2] == pytest.approx([LEFT + 24 * (PLACE + CONTEXT + 1), 44], abs=0.01)


def test_what_a_part_says_takes_its_place_in_the_line() -> None:
    (part,) = doubtful_parts(line(), [PLACE])
    read = TEXT[part.first : PLACE] + "绞" + TEXT[PLACE + 1 : part.last]
    whole = put_back(line(), [part], [Reading(characters(read))])
    assert whole is not None
    assert whole.text == TEXT[:PLACE] + "绞" + TEXT[PLACE + 1 :]
    assert [each.start for each in whole.characters] == pytest.approx([each.start for each in line().characters])


@pytest.mark.parametrize("read", ["", "丨缴", TEXT[PLACE - CONTEXT + 1 : PLACE + CONTEXT + 1]])
def test_a_cut_through_a_character_is_noticed(read: str) -> None:
    (part,) = doubtful_parts(line(), [PLACE])
    assert put_back(line(), [part], [Reading(characters(read) if read else ())]) is None


class Widths:
    """A reader that answers with the part that a cut of that width can hold, and keeps the widths."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.seen: list[int] = []

    def read_full(self, crops: Sequence[Picture]) -> list[Reading]:
        self.seen += [crop.shape[1] for crop in crops]
        return [Reading(characters(self.part if crop.shape[1] < (RIGHT - LEFT) / 2 else TEXT)) for crop in crops]


@pytest.mark.parametrize(("before", "parts_read"), [("", 1), ("一", 2)])
def test_only_the_part_is_read_unless_it_cannot_be_put_back(before: str, parts_read: int) -> None:
    reader = Widths(before + TEXT[PLACE - CONTEXT : PLACE + CONTEXT + 1])
    (found,) = look_again(PAPER, [line()], cast("LineReader", reader))
    assert found.text == TEXT
    assert found.characters[PLACE].confidence == pytest.approx(0.99)
    assert len(reader.seen) == parts_read
    assert reader.seen[0] < (RIGHT - LEFT) / 3
