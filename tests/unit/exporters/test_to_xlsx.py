"""The workbook as Excel reads it: opened again with openpyxl."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell import Cell as SheetCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ocrdesk.exporters import export
from ocrdesk.exporters.links import LONGEST, address_of, link_to
from ocrdesk.exporters.to_xlsx import XLSX
from ocrdesk.model import Batch, Cell, Code, FieldState, FieldValue, Table
from tests.unit.exporters.batches import QUAD, batch, page, problem, record, source, value

AMBER, RED = "FFFFE699", "FFF8CBAD"


def opened(made: Batch, folder: Path) -> Workbook:
    return openpyxl.load_workbook(export(XLSX, made, folder / "ocrdesk.xlsx"))


def row_of(sheet: Worksheet, number: int = 2) -> dict[str, SheetCell]:
    heads = [cell.value for cell in sheet[1]]
    return {str(head): cell for head, cell in zip(heads, sheet[number], strict=True) if isinstance(cell, SheetCell)}


def front(*values: FieldValue, confirmed: bool = False) -> Batch:
    return batch(source(page(1, record("card", "front", *values, confirmed=confirmed))))


def test_each_value_comes_in_its_own_type(tmp_path: Path) -> None:
    made = front(
        value("name", "唐婷"),
        value("number", "110101199003070011"),
        value("birth_date", "1990-03-07"),
        value("fee", "1234.50"),
    )
    row = row_of(opened(made, tmp_path)["Resident card"])
    assert (row["Name"].value, row["Name"].number_format, row["Name"].data_type) == ("唐婷", "@", "s")
    assert (row["Card number"].value, row["Card number"].number_format) == ("110101199003070011", "@")
    assert (row["Date of birth"].value, row["Date of birth"].number_format) == (datetime(1990, 3, 7), "yyyy-mm-dd")  # noqa: DTZ001
    assert (row["Fee"].value, row["Fee"].number_format) == (1234.5, "0.00")
    assert (row["Page"].value, row["State"].value) == (1, "No check needed")


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("x")', "+86 25", "-1", "@SUM(A1)", "{=1}", "http://a.b", "1e3", "TRUE"]
)
def test_a_value_is_never_a_formula_a_link_or_a_number(text: str, tmp_path: Path) -> None:
    cell = row_of(opened(front(value("name", text)), tmp_path)["Resident card"])["Name"]
    assert (cell.value, cell.data_type, cell.hyperlink, cell.number_format) == (text, "s", None, "@")


def test_what_no_file_can_hold_damages_no_workbook(tmp_path: Path) -> None:
    unsure = value("name", "唐\x02婷", FieldState.CHECK, problem("The other side says 唐\x02婷\ufffe."))
    place = tmp_path / "扫描\x01件\n2.jpg"
    row = row_of(opened(batch(source(page(1, record("card", "front", unsure)), path=place)), tmp_path)["Resident card"])
    assert row["Name"].value == "唐\N{REPLACEMENT CHARACTER}婷"
    assert row["Name"].comment is not None
    assert "唐\N{REPLACEMENT CHARACTER}婷" in row["Name"].comment.text
    assert row["File"].hyperlink is not None
    assert str(row["File"].hyperlink.target).endswith("扫描%01件%0A2.jpg")


def test_values_that_need_a_look_are_coloured_with_the_reason(tmp_path: Path) -> None:
    made = front(
        value("name", "唐停", FieldState.CHECK, problem("Two characters are unsure.", failed=False)),
        value("number", "12", FieldState.CHECK, problem("The check digit is wrong.")),
        FieldValue("birth_date"),
        FieldValue("nickname"),
        value("fee", "5", FieldState.CONFIRMED),
    )
    row = row_of(opened(made, tmp_path)["Resident card"])
    fills = {name: row[name].fill.fgColor.rgb for name in ("Name", "Card number", "Date of birth", "Nickname", "Fee")}
    assert fills == {
        "Name": AMBER,
        "Card number": RED,
        "Date of birth": AMBER,
        "Nickname": "00000000",
        "Fee": "00000000",
    }
    assert "Two characters are unsure." in comment(row["Name"])
    assert "The check digit is wrong." in comment(row["Card number"])
    assert "Not found" in comment(row["Date of birth"])
    assert row["Fee"].comment is None
    assert row["State"].value == "To check"


def comment(cell: SheetCell) -> str:
    assert cell.comment is not None
    return str(cell.comment.text)


def test_a_confirmed_document_is_coloured_nowhere(tmp_path: Path) -> None:
    made = front(value("number", "12", FieldState.CHECK, problem("Wrong.")), confirmed=True)
    row = row_of(opened(made, tmp_path)["Resident card"])
    assert row["Card number"].fill.fgColor.rgb == "00000000"
    assert row["State"].value == "Confirmed"


def test_front_and_back_share_a_row_with_both_places(tmp_path: Path) -> None:
    sheet = opened(
        batch(
            source(page(1, record("card", "front", value("name", "唐婷"))), path=Path("/p/正面.jpg")),
            source(page(1, record("card", "back", value("valid_to", "长期"))), path=Path("/p/反面.jpg")),
        ),
        tmp_path,
    )["Resident card"]
    row = row_of(sheet)
    assert sheet.max_row == 2
    places = ("Name", "Valid to", "File", "Page", "File of the back", "Page of the back")
    assert [row[name].value for name in places] == ["唐婷", "长期", "正面.jpg", 1, "反面.jpg", 1]


def test_sides_that_say_different_things_are_marked(tmp_path: Path) -> None:
    both = page(1, record("card", "front", value("name", "唐婷")), record("card", "back", value("name", "唐停")))
    row = row_of(opened(batch(source(both)), tmp_path)["Resident card"])
    assert row["Name"].value == "唐婷"
    assert row["Name"].fill.fgColor.rgb == AMBER
    assert "唐停" in comment(row["Name"])


def test_the_file_is_linked_whatever_its_name(tmp_path: Path) -> None:
    cell = row_of(opened(front(value("name", "a")), tmp_path)["Resident card"])["File"]
    assert cell.value == "张三 #1 & 50%.jpg"
    assert cell.hyperlink is not None
    assert str(cell.hyperlink.target).endswith("资料%20夹/张三%20%231%20&%2050%25.jpg")


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("C:\\资料 夹\\a#1.jpg", "file:///C:\\资料%20夹\\a%231.jpg"),
        ("\\\\server\\share\\100%.jpg", "file:///\\\\server\\share\\100%25.jpg"),
        ("/资料 夹/a.jpg", "FILE:///资料%20夹/a.jpg"),
    ],
)
def test_the_address_leads_to_the_file_on_each_system(place: str, target: str, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet().write_url(0, 0, address_of(place))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet["A1"].hyperlink is not None
    assert sheet["A1"].hyperlink.target == target


def test_a_path_too_long_for_a_link_leaves_the_bare_name(tmp_path: Path) -> None:
    long = Path("/" + "/".join(["很长的文件夹名"] * 400)) / "a.jpg"
    assert link_to(long) is None
    assert len(link_to(Path("/a.jpg")) or "") < LONGEST
    sheet = opened(batch(source(page(1, record("card", "front", value("name", "a"))), path=long)), tmp_path)[
        "Resident card"
    ]
    assert (row_of(sheet)["File"].value, row_of(sheet)["File"].hyperlink) == ("a.jpg", None)


def test_the_head_is_frozen_bold_and_filters(tmp_path: Path) -> None:
    sheet = opened(front(value("name", "a")), tmp_path)["Resident card"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I2"
    assert all(cell.font.bold for cell in sheet[1])


def test_columns_are_wide_enough_for_chinese(tmp_path: Path) -> None:
    sheet = opened(front(value("name", "阿依古丽买买提")), tmp_path)["Resident card"]
    assert sheet.column_dimensions["A"].width >= 14


def test_plain_pages_come_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    book = opened(
        batch(source(page(1, text="第一段\n第二段"), page(2, record("card", "front", value("name", "a"))))), tmp_path
    )
    assert book.sheetnames == ["Resident card", "Text"]
    assert [cell.value for cell in book["Text"][2]] == ["张三 #1 & 50%.jpg", 1, "第一段\n第二段"]
    assert book["Text"].max_row == 2


def test_an_edited_text_is_written_beside_its_document(tmp_path: Path) -> None:
    made = page(1, record("card", "front", value("name", "a")), text="我改过的文字", edited=True)
    assert opened(batch(source(made)), tmp_path)["Text"]["C2"].value == "我改过的文字"


def test_a_document_of_a_type_no_longer_known_leaves_its_text(tmp_path: Path) -> None:
    made = page(1, record("of_an_older_version", None, value("name", "a")), text="全文")
    assert opened(batch(source(made)), tmp_path)["Text"]["C2"].value == "全文"


def test_an_empty_batch_still_makes_a_workbook(tmp_path: Path) -> None:
    assert opened(batch(), tmp_path).sheetnames == ["Text"]


def test_a_table_keeps_its_grid_and_its_spans(tmp_path: Path) -> None:
    cells = (
        Cell(0, 0, "部门", 2, 1), Cell(0, 1, "金额", 1, 2), Cell(1, 1, "12.50"), Cell(1, 2, "007"),
        Cell(1, 1, "again", 1, 2), Cell(2, 0, "=1"),
    )  # fmt: skip
    sheet = opened(batch(source(page(1, tables=[Table(QUAD, 3, 3, cells)]))), tmp_path)["Table of 张三 #1 & 50%"]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:A2", "B1:C1"}
    assert [sheet["A1"].value, sheet["B1"].value, sheet["B2"].value, sheet["C2"].value] == ["部门", "金额", 12.5, "007"]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1", "s")


def test_sheet_names_are_legal_and_unlike(tmp_path: Path) -> None:
    table = Table(QUAD, 1, 1, (Cell(0, 0, "a"),))
    names = ["a[1]:b*?", "a[1]:b*?", "很长的名字" * 10, "很长的名字" * 10, "'quoted'"]
    book = opened(batch(*(source(page(1, tables=[table]), path=Path(f"{name}.jpg")) for name in names)), tmp_path)
    tables = [name for name in book.sheetnames if name != "Text"]
    assert len(set(tables)) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in tables)


def test_a_text_no_cell_can_hold_is_cut_visibly(tmp_path: Path) -> None:
    book = opened(batch(source(page(1, text="南\x00" * 30_000))), tmp_path)
    text = str(book["Text"]["C2"].value)
    assert len(text) == 32_767
    assert text.startswith("南�")
    assert text.endswith("can hold]")


def test_more_links_than_excel_takes_become_bare_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocrdesk.exporters.links.MOST", 2)
    pages = [page(number, record("card", "front", value("name", "a"))) for number in range(1, 5)]
    sheet = opened(batch(source(*pages)), tmp_path)["Resident card"]
    linked = [row_of(sheet, number)["File"].hyperlink is not None for number in range(2, 6)]
    assert linked == [True, True, False, False]


def test_codes_stand_on_a_sheet_of_their_own_as_text(tmp_path: Path) -> None:
    codes = (Code("EAN13", "0690123456789", QUAD), Code("QRCode", "=HYPERLINK(1)\n第二行", QUAD))
    book = opened(batch(source(page(3, text="plain", codes=codes))), tmp_path)
    first, second = row_of(book["Codes"], 2), row_of(book["Codes"], 3)
    assert (first["Page"].value, first["Kind of code"].value) == (3, "EAN13")
    assert (first["Text"].value, first["Text"].number_format, first["Text"].data_type) == ("0690123456789", "@", "s")
    assert (second["Text"].value, second["Text"].data_type) == ("=HYPERLINK(1)\n第二行", "s")
    assert second["Text"].hyperlink is None


def test_no_sheet_for_codes_where_there_are_none(tmp_path: Path) -> None:
    assert "Codes" not in opened(batch(source(page(text="plain"))), tmp_path).sheetnames


def test_an_address_in_a_code_is_no_link(tmp_path: Path) -> None:
    codes = (Code("QRCode", "https://example.invalid/pay", QUAD),)
    cell = row_of(opened(batch(source(page(codes=codes))), tmp_path)["Codes"])["Text"]
    assert (cell.value, cell.hyperlink) == ("https://example.invalid/pay", None)


def test_a_cell_without_a_value_says_why_it_has_none(tmp_path: Path) -> None:
    said = front(value("name", "", FieldState.ILLEGIBLE), value("number", "", FieldState.ABSENT))
    row = row_of(opened(said, tmp_path)["Resident card"])
    assert (row["Name"].value, row["Card number"].value) == ("[Illegible]", "[Not on this document]")
    assert row["Name"].fill.fgColor.rgb not in (AMBER, RED)
