"""A document's place is the card that was seen around its texts, and no sheet with other cards."""

from ocrdesk.documents.paper_edges import on_papers
from ocrdesk.model import Quad, Record

TEXTS = Quad.from_box(120, 110, 400, 260)
CARD = Quad.from_box(100, 90, 440, 300)
FRAME = Quad.from_box(110, 100, 430, 290)
SHEET = Quad.from_box(20, 20, 500, 340)


def card(quad: Quad | None) -> Record:
    return Record("id_card", "portrait", quad, ())


def test_the_outermost_rim_of_the_card_is_its_place() -> None:
    assert [record.quad for record in on_papers([card(TEXTS)], [CARD, FRAME])] == [CARD]


def test_a_sheet_on_which_others_lie_is_no_card() -> None:
    beside = card(Quad.from_box(450, 110, 490, 260))
    assert [record.quad for record in on_papers([card(TEXTS), beside], [SHEET, CARD])] == [CARD, beside.quad]


def test_a_sheet_much_larger_than_the_texts_is_not_taken() -> None:
    desk = Quad.from_box(0, 0, 2000, 1500)
    assert on_papers([card(TEXTS), card(None)], [desk]) == (card(TEXTS), card(None))


def test_a_paper_that_cuts_through_the_texts_is_another() -> None:
    assert on_papers([card(TEXTS)], [Quad.from_box(200, 90, 440, 300)]) == (card(TEXTS),)


def test_the_place_begins_where_the_texts_begin() -> None:
    a, b, c, d = CARD.corners
    (record,) = on_papers([card(TEXTS)], [Quad((c, d, a, b))])
    assert record.quad == CARD
