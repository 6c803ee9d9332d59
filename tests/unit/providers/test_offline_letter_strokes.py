"""Strokes of letters told from rules, where lines of text are drawn so loosely that they take rules in."""

import pytest

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.letter_strokes import without_letters
from ocrdesk.providers.offline.ruling import Rule, Ruling
from ocrdesk.tables.pencils import Frame, Pencil

TEXT = (Line("98,000", 0.99, Quad.from_box(99, 110, 180, 150)),)
STACKED = tuple(Line("目目", 0.99, Quad.from_box(80, top, 180, top + 40)) for top in (110, 150, 190))
LEVEL = (Rule((0, 100), (400, 100)), Rule((0, 160), (400, 160)))
LOW = (LEVEL[0], Rule((0, 240), (400, 240)))


def left(plumb: tuple[Rule, ...], lines: tuple[Line, ...], level: tuple[Rule, ...] = ()) -> tuple[Rule, ...]:
    return without_letters(Ruling(level, plumb, Frame((200, 200), Pencil(0), Pencil(0))), lines).plumb


@pytest.mark.parametrize(
    ("rule", "lines", "level"),
    [
        (Rule((140, 101), (140, 159)), TEXT, LEVEL),
        (Rule((100, 105), (100, 155)), TEXT, ()),
        (Rule((130, 101), (130, 239)), STACKED, LOW),
    ],
    ids=["from rule to rule", "beside the letters", "through lines below one another"],
)
def test_a_rule_that_a_loose_line_of_text_takes_in_stays(
    rule: Rule, lines: tuple[Line, ...], level: tuple[Rule, ...]
) -> None:
    assert left((rule,), lines, level) == (rule,)


def test_a_piece_in_line_with_a_rule_stays() -> None:
    piece, below = Rule((140, 104), (140, 156)), Rule((140, 160), (140, 400))
    assert left((piece, below), TEXT) == (piece, below)


@pytest.mark.parametrize(
    ("rule", "lines", "level"),
    [
        (Rule((140, 111), (140, 149)), TEXT, LEVEL),
        (Rule((140, 101), (140, 159), solid=0.8), TEXT, LEVEL),
        (Rule((100, 112), (100, 150)), TEXT, ()),
        (Rule((130, 111), (130, 229), solid=0.8), STACKED, LOW),
        (Rule((130, 111), (130, 229)), STACKED, ()),
    ],
    ids=["within the text", "broken", "the first letter's", "letters below one another", "in touch with nothing"],
)
def test_strokes_of_letters_go(rule: Rule, lines: tuple[Line, ...], level: tuple[Rule, ...]) -> None:
    assert left((rule,), lines, level) == ()


def test_the_stroke_of_a_letter_above_the_middle_of_a_rule_is_none_of_its_pieces() -> None:
    stroke, below = Rule((140, 111), (140, 149)), Rule((140, 160), (140, 400))
    assert left((stroke, below), TEXT) == (below,)
