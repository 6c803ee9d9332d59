"""What stands in a cell is what was read: no digit lost, nothing computed."""

from datetime import date

import pytest

from ocrdesk.exporters.cells import LONGEST, CellValue, number_or_text, of_shape, plain
from ocrdesk.model import Shape


@pytest.mark.parametrize(
    ("text", "number", "shown_as"),
    [
        ("0", 0.0, "0"),
        ("12", 12.0, "0"),
        ("1234.50", 1234.5, "0.00"),
        ("-3.0", -3.0, "0.0"),
        ("999999999999.99", 999999999999.99, "0.00"),
    ],
)
def test_a_number_keeps_the_digits_it_shows(text: str, number: float, shown_as: str) -> None:
    assert number_or_text(text) == CellValue(number, shown_as)
    assert f"{number:.{len(shown_as.partition('.')[2])}f}" == text


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "110101199003070011",
        "1234567890123456",
        "1,234.50",
        "¥12.00",
        "1e5",
        "-0",
        "-0.5",
        "1.",
        ".5",
        "１２",
        "",
        "=1",
    ],
)
def test_what_a_number_could_not_show_stays_text(text: str) -> None:
    assert number_or_text(text) == CellValue(text, "@")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1990-03-07", CellValue(date(1990, 3, 7), "yyyy-mm-dd")),
        ("1900-03-01", CellValue(date(1900, 3, 1), "yyyy-mm-dd")),
        ("1899-12-31", CellValue("1899-12-31")),
        ("2026-11", CellValue("2026-11")),
        ("2026-02-30", CellValue("2026-02-30")),
        ("20260230", CellValue("20260230")),
        ("长期", CellValue("长期")),
    ],
)
def test_only_whole_dates_become_dates(text: str, expected: CellValue) -> None:
    assert of_shape(text, Shape.DATE_OR_OPEN) == expected


@pytest.mark.parametrize("shape", [Shape.TEXT, Shape.CODE, Shape.CHOICE])
def test_other_fields_are_text_even_if_they_look_like_numbers_or_dates(shape: Shape) -> None:
    assert of_shape("2026-11-21", shape) == CellValue("2026-11-21")
    assert of_shape("12", shape) == CellValue("12")


@pytest.mark.parametrize("character", ["a", "南", "𠮷"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(character: str) -> None:
    value = str(plain(character * 40_000).value)
    assert len(value.encode("utf-16-le")) // 2 in (LONGEST, LONGEST - 1)
    assert value.startswith(character * 100)
    assert value.endswith("can hold]")
    assert plain(character * 16_000).value == character * 16_000


def test_characters_that_no_file_can_hold_are_shown_as_replaced() -> None:
    assert plain("a\x00b\x0bc\ud800d\uffff\te\r\nf").value == "a�b�c�d�\te\nf"
