"""Licence plates: which numbers there are, which colours fit them, and how colours are said and shown."""

import pytest

from ocrdesk.documents.checks.numbers import be_plate
from ocrdesk.documents.checks.plates import PLATE_COLORS, color_fits_number
from ocrdesk.documents.normalise import clean
from ocrdesk.documents.types.license_plate import LICENSE_PLATE

COLOR = LICENSE_PLATE.field("color")


@pytest.mark.parametrize(
    "number",
    [
        "京A12345",
        "京AD12345",
        "京A12345F",
        "京A1234警",
        "京A1234挂",
        "京A1234学",
        "京A1234试",
        "京A1234超",
        "沪X1234应急",
        "粤ZF023港",
        "粤Z1234澳",
        "沪A1234领",
        "123456使",
        "使123456",
        "VA12345",
        "WJ京12345",
        "WJ1234A",
        "川0412345",
    ],
)
def test_numbers_of_every_kind_of_plate_pass(number: str) -> None:
    assert be_plate(number) is None


@pytest.mark.parametrize("number", ["京A1234", "京I12345", "京AO1234", "A12345", "京A1234急", "京ADAB123", "12345使"])
def test_numbers_that_no_plate_has_are_complained_of(number: str) -> None:
    assert be_plate(number) is not None


@pytest.mark.parametrize(
    ("number", "color"),
    [
        ("京A12345", "blue"),
        ("京A12345", "yellow"),
        ("京AD12345", "green"),
        ("京A12345D", "yellow_green"),
        ("京A1234警", "white"),
        ("京A1234挂", "yellow"),
        ("京A1234超", "yellow"),
        ("沪X1234应急", "white"),
        ("沪A1234领", "black"),
        ("VA12345", "white"),
        ("京A12345", "temporary"),
        ("川0412345", "green"),
    ],
)
def test_colours_that_belong_to_a_number_pass(number: str, color: str) -> None:
    assert color_fits_number({"plate_number": number, "color": color}) == {}


@pytest.mark.parametrize(
    ("number", "color"),
    [
        ("京AD12345", "blue"),
        ("京A1234警", "yellow"),
        ("京A1234试", "blue"),
        ("沪A1234领", "white"),
        ("VA12345", "green"),
        ("沪X1234应急", "blue"),
    ],
)
def test_colours_of_another_kind_of_plate_are_complained_of(number: str, color: str) -> None:
    assert list(color_fits_number({"plate_number": number, "color": color})) == ["color"]


@pytest.mark.parametrize(
    "values", [{"plate_number": "京AD12345"}, {"color": "blue"}, {"plate_number": "?", "color": "blue"}]
)
def test_nothing_is_said_of_half_a_plate(values: dict[str, str]) -> None:
    assert color_fits_number(values) == {}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("蓝", "blue"),
        ("黄牌", "yellow"),
        ("新能源绿牌", "green"),
        ("Yellow and green", "yellow_green"),
        ("blue", "blue"),
    ],
)
def test_colours_are_kept_by_their_keys_however_they_are_said(said: str, kept: str) -> None:
    assert clean(COLOR, said) == kept


def test_every_colour_is_shown_in_words_that_can_be_typed_again() -> None:
    shown = [COLOR.shown(key) for key in PLATE_COLORS]
    assert not set(shown) & set(PLATE_COLORS)
    assert tuple(clean(COLOR, words) for words in shown) == PLATE_COLORS


def test_a_colour_that_nobody_knows_is_shown_as_it_stands() -> None:
    assert COLOR.shown("purple") == "purple"
