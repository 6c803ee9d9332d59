"""Tables on their way to Excel, WPS and Word, and back."""

import pytest

from ocrdesk.model import Cell, Quad, Table
from ocrdesk.ui.models.table_clipboard import Block, as_html, as_text, from_html, from_text
from ocrdesk.ui.models.table_edits import Range

SPOT = Quad.from_box(0, 0, 200, 100)
ID_NUMBER = "110101199003078021"
GOODS = Table(
    SPOT,
    3,
    3,
    (
        Cell(0, 0, "采购 <清单>", column_span=2),
        Cell(0, 2, "备注", row_span=3),
        Cell(1, 0, "签字笔\n黑"),
        Cell(1, 1, "007"),
        Cell(2, 0, ID_NUMBER),
        Cell(2, 1, 'a"b'),
    ),
)
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table {mso-displayed:x;}
td {color:black;} --></style></head><body>
<!--StartFragment--><table border=0 cellpadding=0 style='border-collapse: collapse'>
 <col width=72 span=3>
 <tr height=19><td rowspan=2 height=38 class=xl65>姓名</td><td colspan=2 class=xl65>证件<br>
    号码</td></tr>
 <tr height=19><td class=xl66 x:num="110101199003078">1.10101E+14</td><td align=right>3.50</td></tr>
 <tr height=19><td>张<span style='mso-spacerun:yes'>&nbsp; </span>三</td><td></td><td x:str>0012</td></tr>
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=72></td><td width=72></td><td width=72></td></tr>
 <![endif]>
</table><!--EndFragment--></body></html>"""
WORD = """<body><table><tr><td><p class=MsoNormal>第一行</p><p class=MsoNormal>第二行</p></td>
<td><table><tr><td>里</td><td>层</td></tr></table></td></tr></table><table><tr><td>别的表</td></tr></table></body>"""


def texts(block: Block | None) -> list[list[str]]:
    """The block as rows of texts; a place that no cell begins at is "-"."""
    assert block is not None
    known = {(cell.row, cell.column): cell.text for cell in block.cells}
    return [[known.get((row, column), "-") for column in range(block.columns)] for row in range(block.rows)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("甲\t1\r\n乙\t2\r\n", [["甲", "1"], ["乙", "2"]]),
        ('"两\n行"\t"他说""好"""', [["两\n行", '他说"好"']]),
        ('5" 管\t"未完', [['5" 管', '"未完']]),
        ("甲\t\t丙", [["甲", "", "丙"]]),
        ("甲\n\n丙", [["甲"], [""], ["丙"]]),
        ("甲\n\n\n\n", [["甲"]]),
        ('"制\t表"\r"a"', [["制\t表"], ["a"]]),
        (ID_NUMBER, [[ID_NUMBER]]),
    ],
)
def test_rows_of_text_are_read_as_a_spreadsheet_writes_them(text: str, rows: list[list[str]]) -> None:
    assert texts(from_text(text)) == rows


def test_cells_of_excel_keep_their_spans_their_digits_and_their_line_breaks() -> None:
    block = from_html(EXCEL)
    assert texts(block) == [["姓名", "证件\n号码", "-"], ["-", "110101199003078", "3.50"], ["张 三", "", "0012"]]
    assert block is not None
    assert [(cell.row_span, cell.column_span) for cell in block.cells[:2]] == [(2, 1), (1, 2)]
    assert block.spans


def test_paragraphs_of_word_are_lines_and_a_table_in_a_cell_is_its_text() -> None:
    assert texts(from_html(WORD)) == [["第一行\n第二行", "里层"]]


@pytest.mark.parametrize("span", ["²", "-1", "两", ""])
def test_a_span_that_is_no_number_is_one(span: str) -> None:
    assert texts(from_html(f"<table><tr><td colspan='{span}'>甲</td><td>乙</td></tr></table>")) == [["甲", "乙"]]


@pytest.mark.parametrize("html", ["", "<p>没有表</p>", "<table></table>", "<tr><td>"])
def test_html_without_cells_is_no_block(html: str) -> None:
    assert from_html(html) is None


def test_what_is_copied_as_html_can_be_pasted() -> None:
    block = from_html(as_html(GOODS, Range(0, 0, 2, 2)))
    assert block is not None
    assert block.cells == GOODS.cells


def test_numbers_are_handed_to_excel_as_text() -> None:
    html = as_html(GOODS, Range(2, 0, 2, 0))
    assert f"<td style=\"mso-number-format:'\\@'\">{ID_NUMBER}</td>" in html


@pytest.mark.parametrize("rows", [[["甲", "乙"], ["", "丙"]], [["两\n行", 'a"b'], ["\t", "末"]]])
def test_what_is_copied_as_text_can_be_pasted(rows: list[list[str]]) -> None:
    cells = tuple(Cell(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line))
    assert texts(from_text(as_text(Table(SPOT, 2, 2, cells), Range(0, 0, 1, 1)))) == rows
