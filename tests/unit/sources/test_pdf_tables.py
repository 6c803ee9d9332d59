"""Tables of PDF pages that hold text: what the rules draw, with the page's own text in it."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.model import Box, Point
from ocrdesk.sources.pdf import load_pymupdf, open_pdf

COLUMNS, ROWS = (60, 160, 260, 360), (100, 125, 150, 175)


def ruled_page(tmp_path: Path, *, rotation: int = 0, writes: bool = True, title_start: float = 60) -> Path:
    """A page with a grid of three by three, its first row's last two cells merged, and a title above."""
    document: Any = load_pymupdf().open()
    page = document.new_page()
    for y in ROWS:
        page.draw_line((COLUMNS[0], y), (COLUMNS[-1], y))
    for number, x in enumerate(COLUMNS):
        page.draw_line((x, ROWS[1] if number == 2 else ROWS[0]), (x, ROWS[-1]))
    if writes:
        page.insert_text((title_start, 80), "Purchases of the year", fontsize=11)
        page.insert_text((70, 118), "Name", fontsize=11)
        page.insert_text((170, 118), "Over two columns", fontsize=11)
        for row in (1, 2):
            for column in range(3):
                page.insert_text((COLUMNS[column] + 5, ROWS[row] + 17), f"v{row}{column}", fontsize=11)
    page.set_rotation(rotation)
    path = tmp_path / "ruled.pdf"
    document.save(str(path))
    return path


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_ruled_table_has_its_cells_and_spans_however_the_page_is_shown(tmp_path: Path, rotation: int) -> None:
    source = open_pdf(ruled_page(tmp_path, rotation=rotation, title_start=150))
    page = source.page(1)
    source.close()
    (table,) = page.tables
    assert page.rotation == -rotation % 360
    assert (table.rows, table.columns, table.title) == (3, 3, "Purchases of the year")
    first = {(cell.row, cell.column): (cell.text, cell.column_span) for cell in table.cells if cell.row < 2}
    assert first == {
        (0, 0): ("Name", 1),
        (0, 1): ("Over two columns", 2),
        (1, 0): ("v10", 1),
        (1, 1): ("v11", 1),
        (1, 2): ("v12", 1),
    }
    boxes = [cell.quad.bounds for cell in table.cells if cell.quad and cell.text == "Name"]
    assert [box.contains(line.quad.centre) for box in boxes for line in page.lines if line.text == "Name"] == [True]


@pytest.mark.parametrize(("start", "title"), [(150, "Purchases of the year"), (60, ""), (300, "")])
def test_the_line_over_the_middle_of_a_table_is_its_title(tmp_path: Path, start: float, title: str) -> None:
    source = open_pdf(ruled_page(tmp_path, title_start=start))
    assert source.page(1).tables[0].title == title
    source.close()


def test_a_line_with_others_in_its_row_is_no_title(tmp_path: Path) -> None:
    document: Any = load_pymupdf().open(ruled_page(tmp_path, title_start=150))
    document[0].insert_text((500, 80), "Page 1", fontsize=11)
    document.save(str(tmp_path / "with-number.pdf"))
    source = open_pdf(tmp_path / "with-number.pdf")
    assert not source.page(1).tables[0].title
    source.close()


def test_cells_lie_around_their_text_in_pixels(tmp_path: Path) -> None:
    source = open_pdf(ruled_page(tmp_path))
    page = source.page(1)
    (line,) = (line for line in page.lines if line.text == "v22")
    (cell,) = (cell for cell in page.tables[0].cells if cell.text == "v22")
    assert cell.quad is not None
    assert cell.quad.bounds.contains(line.quad.centre)
    source.close()


def test_of_thousands_of_cells_only_those_near_a_text_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, columns = 40, 12
    document: Any = load_pymupdf().open()
    page = document.new_page()
    for row in range(rows + 1):
        page.draw_line((30, 40 + 18 * row), (30 + 45 * columns, 40 + 18 * row))
    for column in range(columns + 1):
        page.draw_line((30 + 45 * column, 40), (30 + 45 * column, 40 + 18 * rows))
    for row, column in product(range(rows), range(columns)):
        page.insert_text((32 + 45 * column, 53 + 18 * row), f"{row}.{column}", fontsize=9)
    document.save(str(tmp_path / "sheet.pdf"))
    looks: list[Box] = []
    contains = Box.contains

    def counted(box: Box, point: Point) -> bool:
        looks.append(box)
        return contains(box, point)

    monkeypatch.setattr(Box, "contains", counted)
    source = open_pdf(tmp_path / "sheet.pdf")
    (table,) = source.page(1).tables
    source.close()
    assert {(cell.row, cell.column): cell.text for cell in table.cells} == {
        (row, column): f"{row}.{column}" for row, column in product(range(rows), range(columns))
    }
    assert len(looks) < 40 * rows * columns, "and not each at each"


def test_a_page_that_must_be_recognised_or_is_turned_on_its_side_tells_no_tables(tmp_path: Path) -> None:
    source = open_pdf(ruled_page(tmp_path, writes=False))
    assert source.page(1).tables == ()
    source.close()
    source = open_pdf(ruled_page(tmp_path))
    assert source.page(1, turn=90).tables == ()
    source.close()
