"""Papers photographed aslant: their tables are read as on the paper laid flat, and told where they are on the page."""

import math
from collections.abc import Sequence

import numpy as np
import pytest

from ocrdesk.model import Line, Quad, Table
from ocrdesk.providers.offline.detection import Found, Picture
from ocrdesk.providers.offline.flat_paper import lay_flat
from ocrdesk.providers.offline.paper_edges import find_papers
from ocrdesk.providers.offline.ruling import print_height
from ocrdesk.providers.offline.tables import read_tables
from tests.unit.providers.drawn_tables import HEIGHT, Sheet

COLUMNS = (100, 190, 300, 420, 520, 640, 760)
HEADS = ["No", "Name", "Price", "Date", "Unit", "Place", "Note"]
GOODS = [
    HEADS,
    *([str(n), f"Pen {n}", f"{n * 7}.50", f"{n:02}-19", "box", f"hall {n}", "kept"] for n in range(1, 16)),
]
DESK = 60


def stock(*, ruled: bool = False) -> Sheet:
    """Goods in columns, which nothing rules but where they are `ruled`, under a note."""
    sheet = Sheet()
    sheet.write("All that was kept in the halls at the end of the year", 100, 90)
    rows = [150 + 60 * number for number in range(len(GOODS) + 1)]
    sheet.fill(GOODS, COLUMNS, rows)
    if ruled:
        sheet.grid((*COLUMNS, 860), rows)
    return sheet


def unread(_picture: Picture, _found: Sequence[Found]) -> list[Line]:
    return []


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


@pytest.mark.parametrize("view", [{"degrees": 5, "aslant": 0.2}, {"degrees": -6, "aslant": 0.3}])
def test_columns_that_run_together_on_the_page_are_told_apart_on_the_paper_laid_flat(view: dict[str, float]) -> None:
    picture, lines = stock().seen(desk=DESK, **view)
    (table,), seen = read_tables(picture, lines, unread, find_papers(picture))
    assert texts(table) == GOODS
    assert seen == lines, "what was read already stays where it is"
    places = {cell.text: cell.quad.bounds for cell in table.cells if cell.quad}
    assert all(places[line.text].contains(line.quad.centre) for line in lines if line.text.startswith("Pen"))


def test_what_is_read_in_a_cell_of_the_paper_is_told_where_it_is_on_the_page() -> None:
    picture, lines = stock(ruled=True).seen(desk=DESK, degrees=5, aslant=0.2)
    (overlooked,) = (line for line in lines if line.text == "7")

    def read(_picture: Picture, found: Sequence[Found]) -> list[Line]:
        return [Line("7", 0.9, Quad.from_box(*each.corners[0].tolist(), *each.corners[2].tolist())) for each in found]

    _, seen = read_tables(picture, [line for line in lines if line is not overlooked], read, find_papers(picture))
    assert seen[-1].text == "7"
    assert math.dist(seen[-1].quad.centre, overlooked.quad.centre) < HEIGHT / 2


@pytest.mark.parametrize(
    ("framed", "view"),
    [(True, {"degrees": 5, "aslant": 0.2}), (False, {"degrees": 3}), (False, {"degrees": 4, "aslant": 0.01})],
    ids=["a frame around the texts", "askew", "hardly aslant"],
)
def test_a_frame_is_no_paper_and_one_that_is_not_aslant_is_read_as_it_lies(
    framed: bool, view: dict[str, float]
) -> None:
    picture, lines = stock().seen(desk=0 if framed else DESK, **view)
    outline = Quad.around(line.quad for line in lines)
    papers = [outline, *find_papers(picture)] if framed else find_papers(picture)
    assert papers
    assert lay_flat(picture, lines, papers, print_height(lines)) is None


def test_of_several_outlines_the_one_is_the_paper_on_which_the_texts_are_level() -> None:
    picture, lines = stock().seen(desk=DESK, degrees=5, aslant=0.2)
    papers = find_papers(picture)
    wrong = Quad(((5.0, 5.0), (995.0, 5.0), (995.0, 1295.0), (5.0, 1000.0)))
    paper, same = (lay_flat(picture, lines, each, print_height(lines)) for each in ([wrong, *papers], papers))
    assert paper is not None
    assert same is not None
    assert np.array_equal(paper.onto, same.onto)
    assert lay_flat(picture, lines, [wrong], print_height(lines)) is None
