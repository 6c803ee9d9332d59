"""Edges in photographs of number plates are no tables; plates shown in a real table leave it one."""

from ocrdesk.model import Cell, Line, Quad, Table
from ocrdesk.providers.offline.photographs import seen_at_first, without_photographs

AREA = Quad.from_box(0, 0, 900, 600)
TABLE = Table(AREA, 1, 2, (Cell(0, 0, "a"), Cell(0, 1, "b")))
PLATES = (Quad.from_box(100, 100, 300, 160), Quad.from_box(500, 100, 700, 160))
ON_PLATES = (Line("粤B12345", 0.9, Quad.from_box(120, 110, 280, 150)), Line("京Q5VD77", 0.9, PLATES[1]))
BESIDE = tuple(Line(f"{top}", 0.9, Quad.from_box(100, top, 200, top + 20)) for top in (200, 240, 280))


def test_a_table_whose_texts_stand_on_plates_is_none() -> None:
    assert without_photographs([TABLE], (*ON_PLATES, BESIDE[0]), PLATES) == ()


def test_a_table_that_says_more_than_its_plates_stays() -> None:
    assert without_photographs([TABLE], (*ON_PLATES, *BESIDE), PLATES) == (TABLE,)


def test_a_table_of_plate_numbers_stays_where_no_plate_is_seen() -> None:
    assert without_photographs([TABLE], ON_PLATES, ()) == (TABLE,)


def test_what_only_a_look_into_its_cells_showed_goes_with_the_table() -> None:
    below = Line("below", 0.9, Quad.from_box(100, 700, 200, 720))
    lines = (*ON_PLATES, *BESIDE, below)
    assert seen_at_first(lines, BESIDE[:1], [TABLE], PLATES) == (*ON_PLATES, BESIDE[0], below)
