"""Signs that look like others: a lone x on a form with ticks is a cross; a degree sign is read twice."""

import pytest

from ocrdesk.model import Character, Line, Quad
from ocrdesk.providers.offline.lookalikes import has_ticks, settle_crosses, settle_lookalikes
from ocrdesk.providers.offline.recognition import Reading
from ocrdesk.providers.offline.tables import read_tables
from tests.unit.providers.drawn_tables import Sheet

PLACE = Quad.from_box(0, 0, 20, 24)


def lone(text: str, confidence: float = 0.5, others: tuple[str, ...] = ()) -> Line:
    return Line(text, confidence, PLACE, False, (Character(text, confidence, 0, 1, others),))


@pytest.mark.parametrize(
    ("marks", "ticked"),
    [
        ([lone("√", 0.97), lone("✓", 0.99), lone("x")], True),
        ([lone("√", 0.97), lone("√", 0.6)], False),
        ([lone("x", 0.97), lone("x", 0.97)], False),
    ],
)
def test_two_lone_ticks_that_are_surely_read_make_a_form_of_them(marks: list[Line], *, ticked: bool) -> None:
    assert has_ticks(marks) is ticked


@pytest.mark.parametrize(
    ("read", "others", "ticked", "settled"),
    [
        ("x", ("X", "×"), True, "×"),
        ("X", ("x", "×"), True, "×"),
        ("X", ("x", "×"), False, "X"),
        ("x", ("X", "z"), True, "x"),
    ],
)
def test_a_lone_x_is_a_cross_where_ticks_stand_and_the_network_thought_of_one(
    read: str, others: tuple[str, ...], settled: str, *, ticked: bool
) -> None:
    (line,) = settle_crosses([lone(read, others=others)], ticked=ticked)
    assert (line.text, line.characters[0].text) == (settled, settled)
    assert {read, *others} == {line.text, *line.characters[0].others}


@pytest.mark.parametrize(("read", "settled"), [("≤40°℃", "≤40℃"), ("40°C", "40°C"), ("120°", "120°"), ("℃", "℃")])
def test_a_degree_sign_before_one_that_has_it_is_not_read_twice(read: str, settled: str) -> None:
    step = 1 / len(read)
    reading = Reading(tuple(Character(each, 0.9, at * step, (at + 1) * step) for at, each in enumerate(read)))
    found = settle_lookalikes(reading)
    assert found.text == settled
    assert found.characters[-1].end == 1
    assert all(before.end == after.start for before, after in zip(found.characters, found.characters[1:], strict=False))


def test_a_cross_that_was_overlooked_in_its_cell_is_one_too() -> None:
    sheet, columns, rows = Sheet(), (100, 300, 450, 600), (200, 240, 280, 320)
    sheet.grid(columns, rows)
    sheet.fill([["Check", "Monday", "Friday"], ["Doors", "√", "√"], ["Lamps", "x", "√"]], columns, rows)
    sheet.texts = [each for each in sheet.texts if each[0] != "x"]
    picture, lines = sheet.seen()
    _, seen = read_tables(picture, lines, lambda _picture, found: [lone("x", 0.9, ("×",)) for _ in found])
    assert [line.text for line in seen[len(lines) :]] == ["×"]
