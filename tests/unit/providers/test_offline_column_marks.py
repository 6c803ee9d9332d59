"""Marks passed over in columns: seen from the room that they leave, and read standing with what is around."""

import numpy as np
import pytest

from ocrdesk.model import Character
from ocrdesk.providers.offline.column_marks import CONTEXT, rooms, with_marks_of
from ocrdesk.providers.offline.columns import part_of, set_in_row
from ocrdesk.providers.offline.recognition import Reading


def column(text: str, confidence: float = 0.95) -> Reading:
    """Glyphs one below the other in squares of the column; at each blank one is passed over."""
    places = [(n / len(text), (n + 1) / len(text)) for n in range(len(text))]
    return Reading(
        tuple(Character(each, confidence, *place) for each, place in zip(text, places, strict=True) if each != " ")
    )


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("一二三四五六七八九十", []),
        ("一二三四五 六七八九十", [5]),
        ("一二 三四五六 七八九十", [2, 6]),
        ("一二三四五六七八九十 ", [10]),
        ("一 二", []),
    ],
)
def test_a_mark_may_have_been_passed_over_where_two_glyphs_stand_apart(text: str, before: list[int]) -> None:
    reading = column(text)
    count = len(reading.characters)
    found = [(room.first, room.last) for room in rooms(reading)]
    assert found == [(max(0, number - CONTEXT), min(count, number + CONTEXT)) for number in before]


def marked(lying: Reading, *standing: str, confidence: float = 0.95) -> str:
    around = rooms(lying)
    return with_marks_of(lying, around, [column(each, confidence=confidence) for each in standing]).text


def test_marks_that_only_the_standing_parts_show_are_taken_over() -> None:
    assert (
        marked(column("一二三 四五六七八九十 百千"), "一二三。四五六七", "七八九十、百千")
        == "一二三。四五六七八九十、百千"
    )


def test_two_rooms_close_together_keep_both_their_marks() -> None:
    assert (
        marked(column("一二三四 五六 七八九十"), "一二三四。五六七八", "三四五六，七八九十")
        == "一二三四。五六，七八九十"
    )


def test_glyphs_read_in_another_form_do_not_hide_a_mark() -> None:
    assert marked(column("行了讨论 对于涉及"), "行了討論。對於涉及") == "行了讨论。对于涉及"


@pytest.mark.parametrize("standing", ["一二三田四五六七", "都不一样。的文字了", "一二三。。四五六七", "一二三四五六七"])
def test_nothing_but_a_single_mark_is_taken_over(standing: str) -> None:
    lying = column("一二三 四五六七八九十")
    assert marked(lying, standing) == lying.text


def test_an_unsure_mark_is_none() -> None:
    lying = column("一二三 四五六七八九十")
    assert marked(lying, "一二三。四五六七", confidence=0.5) == lying.text


def test_a_part_of_a_row_holds_the_glyphs_of_that_stretch() -> None:
    picture = np.full((400, 40, 3), 240, dtype=np.uint8)
    for place in range(10):
        picture[40 * place + 6 : 40 * place + 34, 6:34] = 10 * place
    row = set_in_row(picture)
    part = part_of(row, 0.3, 0.6)
    assert part.picture.shape[:2] == (40, 120)
    assert [int(part.picture[20, 20 + 40 * number, 0]) for number in range(3)] == [30, 40, 50]
    assert part.cuts == row.cuts[3:7]


def test_the_shortest_stretch_is_one_glyph() -> None:
    row = set_in_row(np.full((400, 40, 3), 240, dtype=np.uint8))
    assert part_of(row, 0.5, 0.5).picture.shape[:2] == (40, 40)
