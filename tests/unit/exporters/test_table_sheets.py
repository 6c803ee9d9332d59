"""Tables in a workbook: numbers where nothing is lost, titles, and an honest word about guesses."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ocrdesk.exporters.cells import CellValue
from ocrdesk.exporters.table_sheets import table_value
from ocrdesk.exporters.to_xlsx import XLSX
from ocrdesk.model import Cell, Quad, Table
from tests.unit.exporters.batches import batch, page, source

SPOT = Quad.from_box(0, 0, 100, 100)
CODES = Table(
    SPOT,
    3,
    2,
    (Cell(0, 0, "编号"), Cell(0, 1, "数量"), Cell(1, 0, "007"), Cell(1, 1, "12"), Cell(2, 0, "112"), Cell(2, 1, "3")),
)


def sheet_of(table: Table, tmp_path: Path) -> Worksheet:
    target = tmp_path / "book.xlsx"
    XLSX.write(batch(source(page(1, tables=[table]))), target)
    return load_workbook(target).worksheets[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234.50", CellValue(1234.5, "#,##0.00")),
        ("12,345,678", CellValue(12345678.0, "#,##0")),
        ("18.06%", CellValue(0.1806, "0.00%")),
        ("100%", CellValue(1.0, "0%")),
        ("3.5", CellValue(3.5, "0.0")),
    ],
)
def test_commas_and_percent_signs_become_the_numbers_format(text: str, expected: CellValue) -> None:
    assert table_value(text) == expected


@pytest.mark.parametrize("text", ["1,23", "1,234,56", "0,123", "007", "00%", "1234567890123456", "12-3", "5,", "-0%"])
def test_what_a_number_would_change_stays_text(text: str) -> None:
    assert table_value(text) == CellValue(text, "@")


def test_a_column_with_codes_stays_text_throughout(tmp_path: Path) -> None:
    sheet = sheet_of(CODES, tmp_path)
    assert [cell.value for cell in sheet["A"]] == ["编号", "007", "112"]
    assert [cell.value for cell in sheet["B"]] == ["数量", 12, 3]


def test_a_title_stands_above_the_table(tmp_path: Path) -> None:
    sheet = sheet_of(replace(CODES, title="库存表"), tmp_path)
    assert [cell.value for cell in sheet["A"]] == ["库存表", "编号", "007", "112"]
    assert [str(span) for span in sheet.merged_cells.ranges] == ["A1:B1"]


def test_spans_stay_below_the_title_and_a_long_one_widens_no_column(tmp_path: Path) -> None:
    cells = (Cell(0, 0, "类别", row_span=2), Cell(0, 1, "数量", column_span=2), Cell(1, 1, "12"), Cell(1, 2, "007"))
    sheet = sheet_of(Table(SPOT, 2, 3, cells, title="二〇二五年度办公用品采购与领用情况统计表"), tmp_path)
    assert {str(span) for span in sheet.merged_cells.ranges} == {"A1:C1", "A2:A3", "B2:C2"}
    assert (sheet["B3"].value, sheet["C3"].value) == (12, "007")
    assert sheet.column_dimensions["A"].width < 20


def test_a_guessed_grid_says_so(tmp_path: Path) -> None:
    assert sheet_of(CODES, tmp_path)["A1"].comment is None
    comment = sheet_of(replace(CODES, guess=True), tmp_path)["A1"].comment
    assert comment is not None
    assert "guess" in comment.text


def test_a_cell_of_several_lines_shows_them(tmp_path: Path) -> None:
    cells = (Cell(0, 0, "张三\n李四"), Cell(0, 1, "一行"), Cell(1, 0, "上\n下", column_span=2))
    sheet = sheet_of(Table(SPOT, 2, 2, cells), tmp_path)
    assert sheet["A1"].value == "张三\n李四"
    assert [sheet[place].alignment.wrap_text for place in ("A1", "B1", "A2")] == [True, None, True]
