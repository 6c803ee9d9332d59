"""Doubtful lines are read again from other cuts, and the cuts vote."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import numpy as np
import pytest

from ocrdesk.model import Character, Line, Quad
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.recognition import LineReader, Reading
from ocrdesk.providers.offline.second_look import MOST_LINES, is_doubtful, look_again

PAPER = np.full((80, 600, 3), 230, dtype=np.uint8)


def characters(text: str, sure: Sequence[float], others: str = "") -> tuple[Character, ...]:
    step = 1 / len(text)
    return tuple(
        Character(c, confidence, i * step, (i + 1) * step, tuple(others) if confidence < 1 else ())
        for i, (c, confidence) in enumerate(zip(text, sure, strict=True))
    )


def line(text: str, *sure: float, others: str = "") -> Line:
    read = characters(text, sure or [1.0] * len(text), others)
    confidence = sum(each.confidence for each in read) / len(read)
    return Line(text, confidence, Quad.from_box(20, 20, 20 + 24 * len(text), 44), characters=read)


def reading(text: str, *sure: float) -> Reading:
    return Reading(characters(text, sure or [0.98] * len(text)))


class Cuts:
    """A reader that says of each cut what it was told to say."""

    def __init__(self, *readings: Reading) -> None:
        self.readings = readings
        self.seen = 0

    def read_full(self, crops: Sequence[Picture]) -> list[Reading]:
        start, self.seen = self.seen, self.seen + len(crops)
        return [self.readings[i % len(self.readings)] for i in range(start, self.seen)]


def looked(first: Line, *readings: Reading) -> Line:
    (found,) = look_again(PAPER, [first], cast("LineReader", Cuts(*readings)))
    return found


def test_two_cuts_that_agree_outvote_the_first_and_the_character_stays_doubtful() -> None:
    found = looked(line("翠徽路", 1, 0.64, 1, others="微徼"), reading("翠微路"), reading("翠微路"))
    assert found.text == "翠微路"
    assert "".join(each.text for each in found.characters) == found.text
    assert found.characters[1].confidence < 0.9
    assert "徽" in found.characters[1].others
    assert found.characters[0].confidence > 0.9


def test_cuts_that_agree_with_the_first_make_it_surer() -> None:
    found = looked(line("田宇", 1, 0.72, others="字"), reading("田宇", 1, 0.97), reading("田宇", 1, 0.9))
    assert found.text == "田宇"
    assert found.characters[1].confidence == 0.97


def test_where_all_cuts_differ_the_surest_that_lacks_nothing_counts() -> None:
    first = line("2028年9月", 0.4, 1, 0.6, 0.9, 0.8, 0.4, 0.9)
    assert looked(first, reading("2023年6月", *[0.99] * 7), reading("2028年", *[1.0] * 5)).text == "2023年6月"
    assert looked(first, reading("2023年", *[0.99] * 5), reading("2028", *[1.0] * 4)).text in {"2023年", "2028年9月"}


def test_a_shorter_reading_does_not_take_the_place_of_a_longer_one_by_itself() -> None:
    first = line("家具制造", 1, 1, 0.5, 0.8)
    assert looked(first, reading("家", 1.0), reading("家具", 1.0, 1.0)).text == "家具制造"


def test_a_character_that_is_only_written_otherwise_is_no_doubt() -> None:
    assert not is_doubtful(line("（副本）", 0.6, 1, 1, 1, others="("))
    assert is_doubtful(line("翠徽路", 1, 0.64, 1, others="微"))


@pytest.mark.parametrize("vertical", [False, True])
def test_sure_lines_and_columns_are_not_read_again(vertical: bool) -> None:
    cuts = Cuts(reading("他"))
    first = line("翠微路", 1, 0.6 if vertical else 0.95, 1, others="徽")
    first = Line(first.text, first.confidence, first.quad, vertical, first.characters)
    assert look_again(PAPER, [first], cast("LineReader", cuts)) == (first,)
    assert cuts.seen == 0


def test_only_so_many_lines_of_a_page_are_read_again() -> None:
    cuts = Cuts(reading("翠微路"))
    lines = [line("翠徽路", 1, 0.64, 1, others="微")] * (MOST_LINES + 5)
    assert len(look_again(PAPER, lines, cast("LineReader", cuts))) == len(lines)
    assert cuts.seen == 2 * MOST_LINES


def test_a_capital_settled_in_the_first_reading_is_settled_in_the_others_too() -> None:
    wavering = [0.64, 1, 1, 1, 1, 1, 1, 1, 1]
    first = line("Plate No.", *wavering, others="p")
    cuts = [
        Reading((replace(each.characters[0], others=("P",)), *each.characters[1:]))
        for each in [reading("plate No.", *wavering)] * 2
    ]
    assert looked(first, *cuts).text == "Plate No."
