"""Texts in cells: rows that a full cell broke go on, those that ended by themselves stay lines."""

import pytest

from ocrdesk.model import Line, Quad
from ocrdesk.tables.cell_text import pieces_in, set_rows, texts_in
from ocrdesk.tables.grid import Grid, Place
from ocrdesk.tables.pencils import Frame

EM = 10.0


def row(text: str) -> tuple[str, float]:
    """A text with its width: Chinese characters as wide as high, others half as wide."""
    return text, sum(EM if ord(letter) > 0x2E7F else EM / 2 for letter in text)


@pytest.mark.parametrize(
    ("rows", "room", "text"),
    [
        (["张三", "李四"], 100.0, "张三\n李四"),
        (["分两批交货，第二批", "月底前到"], 95.0, "分两批交货，第二批月底前到"),
        (["Deliver the goods", "tomorrow"], 90.0, "Deliver the goods tomorrow"),
        (["Deliver", "tomorrow"], 100.0, "Deliver\ntomorrow"),
        (["杭州市西湖区文三路十", "二号", "电话：88881234"], 100.0, "杭州市西湖区文三路十二号\n电话：88881234"),
        (["1101011990", "03071234"], 52.0, "110101199003071234"),
        (["1101011990", "0307123X"], 52.0, "11010119900307123X"),
        (["217,948,10", "0.23"], 52.0, "217,948,100.23"),
        (["HT20231", "391"], 37.0, "HT20231391"),
        (["13800138000", "13900139000"], 57.0, "13800138000 13900139000"),
        (["12", "5"], 12.0, "12 5"),
        (["Room 20231", "12 b"], 52.0, "Room 20231 12 b"),
        (["电话13800138", "000"], 60.0, "电话13800138000"),
        (["13800138", "000"], 100.0, "13800138\n000"),
        (["一行"], 100.0, "一行"),
        ([], 100.0, ""),
    ],
)
def test_a_row_that_is_full_goes_on_and_one_that_is_not_is_a_line(rows: list[str], room: float, text: str) -> None:
    assert set_rows([row(each) for each in rows], room, EM) == text


def placed(text: str, left: float, top: float) -> Line:
    return Line(text, 0.9, Quad.from_box(left, top, left + row(text)[1], top + EM))


@pytest.mark.parametrize("guess", [False, True])
def test_lines_of_a_cell_stand_below_one_another_from_the_left(*, guess: bool) -> None:
    grid = Grid(Frame(), (0.0, 40.0, 80.0), (0.0, 120.0), (Place(0, 0), Place(1, 0)), guess)
    lines = [
        placed("李四", 5, 20),
        placed("张三", 5, 4),
        placed("（经理）", 30, 4),
        placed("浙江省杭州市西湖区某路", 5, 50),
    ]
    assert texts_in(grid, pieces_in(grid, lines), EM) == ["张三（经理）\n李四", "浙江省杭州市西湖区某路"]
