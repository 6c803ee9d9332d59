"""Where a plate was read, its number takes the place of the lines on it; its corners begin at the text's top left."""

import cv2
import numpy as np
import pytest

from ocrdesk.model import Character, Line, Quad
from ocrdesk.providers.offline.plate_lines import with_numbers
from ocrdesk.providers.offline.plate_view import find_plate, look_at

ROW = (100.0, 100.0, 400.0, 180.0)


def line(text: str, *place: float, confidence: float = 0.9) -> Line:
    step = 1 / len(text)
    characters = tuple(Character(each, confidence, at * step, (at + 1) * step) for at, each in enumerate(text))
    return Line(text, confidence, Quad.from_box(*place), characters=characters)


def test_a_misread_character_becomes_the_numbers_and_stays_among_the_others() -> None:
    own, elsewhere = line("周L·76196", 105, 105, 395, 175), line("出口", 500, 100, 600, 150)
    corrected, untouched = with_numbers([own, elsewhere], [line("闽L76196", *ROW, confidence=0.8)])
    assert corrected.text == "闽L·76196"
    assert corrected.quad == own.quad
    assert corrected.characters[0].others == ("周",)
    assert corrected.characters[0].confidence == 0.8
    assert corrected.characters[1] == own.characters[1]
    assert untouched == elsewhere


def test_a_line_that_says_the_same_stays_as_it_is() -> None:
    own = line("渝H·68779", 105, 105, 395, 175)
    assert with_numbers([own], [line("渝H68779", *ROW, confidence=0.7)]) == (own,)


@pytest.mark.parametrize(("read", "told"), [("CF23629", "粤CF23629"), ("C·F2362", "粤C·F23629")])
def test_a_line_that_lacks_characters_becomes_the_whole_row(read: str, told: str) -> None:
    row = line("粤CF23629", *ROW)
    (whole,) = with_numbers([line(read, 160, 105, 395, 175)], [row])
    assert whole.text == told
    assert "".join(each.text for each in whole.characters) == told
    assert whole.quad == row.quad


def test_both_rows_of_a_plate_take_the_place_of_their_own_lines() -> None:
    upper, lower = line("新G", 150, 60, 350, 105), line("1362S", *ROW)
    found = with_numbers([line("1362S", 110, 100, 390, 180), line("新", 170, 62, 230, 102)], [upper, lower])
    assert [each.text for each in found] == ["1362S", "新G"]


def test_parts_of_a_row_become_one_line() -> None:
    found = with_numbers([line("粤B", 105, 105, 190, 175), line("12345", 220, 105, 395, 175)], [line("粤B12345", *ROW)])
    assert [each.text for each in found] == ["粤B12345"]


def test_a_row_without_a_line_is_added_only_where_it_was_read_surely() -> None:
    assert [each.text for each in with_numbers([], [line("粤B12345", *ROW)])] == ["粤B12345"]
    assert with_numbers([], [line("粤B12345", *ROW, confidence=0.6)]) == ()


@pytest.mark.parametrize(
    "other",
    [
        line("仅供样本展示使用不得作为任何证明", 60, 100, 440, 180),
        line("小字", 230, 135, 270, 150),
        line("粤B12345", 100, 200, 400, 280),
        Line("", 0.0, Quad.from_box(110, 105, 390, 175)),
    ],
)
def test_other_text_over_or_beside_a_plate_stays(other: Line) -> None:
    assert other in with_numbers([other], [line("粤B12345", *ROW)])


@pytest.mark.parametrize("lean", range(-40, 41, 10))
def test_a_plates_corners_begin_at_its_texts_own_top_left(lean: int) -> None:
    picture = np.full((700, 900, 3), 128, dtype=np.uint8)
    cv2.rectangle(picture, (250, 280), (650, 410), (170, 60, 20), -1)
    for left in range(280, 620, 45):
        cv2.rectangle(picture, (left, 310), (left + 12, 380), (250, 250, 250), -1)
    turn = cv2.getRotationMatrix2D((450, 345), lean, 1.0)
    picture = np.asarray(cv2.warpAffine(picture, turn, (900, 700), borderValue=(128, 128, 128)), dtype=np.uint8)

    def turned(*points: tuple[int, int]) -> np.ndarray:
        return np.array([turn @ (x, y, 1) for x, y in points], dtype=np.float32)

    view = look_at(picture, turned((270, 305), (630, 305), (630, 385), (270, 385)), (3.0, 1.7, 1.6, 0.7))
    plate = find_plate(view) if view else None
    assert view is not None
    assert plate is not None
    outline = turned((250, 280), (650, 280), (650, 410), (250, 410))
    assert np.abs(view.points_on_page(plate.corners) - outline).max() < 12
