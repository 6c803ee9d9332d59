"""Tables of PDF pages that hold text and draw no grid: found from the places of the text, and only where they are."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.model import Table
from ocrdesk.sources.pdf import load_pymupdf, open_pdf

Text = tuple[float, float, str]
"""Where a text begins, or, when it ends in "<", where it ends, in points; and the text."""
FONT, SIZE = "china-s", 11
PROSE = "根据公司年度预算安排，现将本季度有关情况统计如下，请各部门核对后于月底前反馈。"
GOODS = (
    ("品名", "数量", "单价", "备注"),
    ("签字笔", "20", "3.50", "已入库"),
    ("复印纸", "5", "25.00", "待验收"),
    ("办公椅", "12", "380.00", "含税"),
    ("投影仪", "1", "5,600.00", "分两批交货"),
)


def tables_on(
    tmp_path: Path,
    texts: Sequence[Text],
    rules: Sequence[tuple[float, float, float]] = (),
    *,
    lying: bool = False,
    shown_at: int = 0,
) -> list[Table]:
    """The tables of a page with these texts, and level rules from, to and at so many points.

    `lying`: it was written on a sheet that lies on its side; `shown_at`: by how many degrees it is turned to be shown.
    """
    pymupdf = load_pymupdf()
    document: Any = pymupdf.open()
    page = document.new_page()
    font, writer = pymupdf.Font(FONT), pymupdf.TextWriter(page.rect)
    for x, y, text in texts:
        written = text.removesuffix("<")
        left = x - font.text_length(written, SIZE) if text.endswith("<") else x
        writer.append((left, y), written, font=font, fontsize=SIZE)
    writer.write_text(page)
    for left, right, y in rules:
        page.draw_line((left, y), (right, y))
    if lying:
        upright, document = document, pymupdf.open()
        page = document.new_page(width=page.rect.height, height=page.rect.width)
        page.show_pdf_page(page.rect, upright, 0, rotate=90)
    page.set_rotation(shown_at)
    path = tmp_path / "page.pdf"
    document.save(str(path))
    source = open_pdf(path)
    tables = source.page(1).tables
    source.close()
    return list(tables)


def rows_at(places: Sequence[float], rows: Sequence[Sequence[str]], top: float = 100, step: float = 18) -> list[Text]:
    return [
        (place, top + step * number, text)
        for number, row in enumerate(rows)
        for place, text in zip(places, row, strict=False)
    ]


def written(table: Table) -> list[list[str]]:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def test_texts_in_rows_and_columns_are_a_table_which_says_that_it_is_guessed(tmp_path: Path) -> None:
    prose = [(60, 60, PROSE), (60, 220, PROSE), (60, 238, PROSE)]
    (table,) = tables_on(tmp_path, [*prose, *rows_at((60, 180, 280, 380), GOODS)])
    assert written(table) == [list(row) for row in GOODS]
    assert table.guess


def test_rows_far_apart_are_one_table_beside_close_prose(tmp_path: Path) -> None:
    prose = [(60, 300 + 14 * line, PROSE) for line in range(8)]
    (table,) = tables_on(tmp_path, [*prose, *rows_at((60, 180, 280, 380), GOODS, step=36)])
    assert table.rows == len(GOODS)


def test_figures_at_the_right_of_their_column_stand_below_heads_at_its_left(tmp_path: Path) -> None:
    heads = rows_at((60, 150, 240, 330), GOODS[:1])
    body = rows_at((60, 225, 326, 330), [(a, f"{b}<", f"{c}<", d) for a, b, c, d in GOODS[1:]], top=118)
    (table,) = tables_on(tmp_path, [*heads, *body])
    assert written(table) == [list(row) for row in GOODS]


def test_a_last_row_whose_texts_nearly_touch_belongs_to_the_table(tmp_path: Path) -> None:
    rows = rows_at((60, 130, 165, 202), GOODS[:3])
    last = [(60, 154, "办公椅"), (130, 154, "120"), (156, 154, "3380.00"), (202, 154, "分两批交货")]
    (table,) = tables_on(tmp_path, [*rows, *last, (60, 180, PROSE)])
    assert written(table)[-1] == [text for _, _, text in last]


@pytest.mark.parametrize(("lying", "shown_at"), [(False, 0), (True, 90), (True, 0), (False, 270), (False, 180)])
def test_rules_above_and_below_a_table_bound_it_however_the_page_is_shown(
    tmp_path: Path, *, lying: bool, shown_at: int
) -> None:
    rules = [(55, 500, 86), (55, 500, 106), (55, 500, 160)]
    texts = [(60, 60, PROSE), *rows_at((60, 200, 320), [row[:3] for row in GOODS[:4]])]
    (table,) = tables_on(tmp_path, texts, rules, lying=lying, shown_at=shown_at)
    assert written(table) == [list(row[:3]) for row in GOODS[:4]]


def test_two_tables_with_text_between_stay_two(tmp_path: Path) -> None:
    upper, lower = (rows_at((60, 180, 280, 380), GOODS, top=top) for top in (100, 300))
    assert len(tables_on(tmp_path, [*upper, (60, 230, PROSE), (60, 250, PROSE), *lower])) == 2


TWO_COLUMNS = [(left, 80 + 16 * line, PROSE[line % 5 : line % 5 + 20]) for line in range(20) for left in (60, 310)]
ADDRESSES = rows_at(
    (60, 230, 400),
    [
        ("Bob Ray", "Sue Fox", "Tim Orr"),
        ("1 Mill End", "9 Cross St", "55 Long Row"),
        ("Bath", "Hull", "Derby"),
        ("Tel: 01225 99", "Tel: 01482 12", "Tel: 01332 7"),
    ],
)
LIST = rows_at((60, 80), [(f"{number}.", f"{text}二十支") for number, text in enumerate(["签字笔", "纸", "夹子"] * 3)])
CONTENTS = rows_at(
    (60, 120, 500),
    [
        (f"第{number}章", title, str(page))
        for number, title, page in [("一", "总则", 1), ("二", "财务管理", 9), ("三", "资产", 22), ("四", "附则", 40)]
    ],
)
FORM = rows_at(
    (60, 300),
    [
        ("姓名：张伟", "性别：男"),
        ("部门：财务部", "职务：会计"),
        ("电话：13812345678", "民族：汉"),
        ("籍贯：浙江", "婚否：否"),
    ],
)
VERSES = rows_at((60, 220, 380), [("床前明月光，",) * 3, ("疑是地上霜。",) * 3, ("举头望明月，",) * 3] * 2)
DUMP = rows_at((60,), [(f"{line:08} 00 05 64 69 66 66 09 0a 2d 23",) for line in range(6)])
SIGNATURES = [
    (60, 80, PROSE),
    *rows_at((60, 320), [("甲方（盖章）", "乙方（盖章）"), ("代表：张伟", "代表：李娜")]),
]


@pytest.mark.parametrize(
    "texts",
    [TWO_COLUMNS, ADDRESSES, LIST, CONTENTS, FORM, VERSES, DUMP, SIGNATURES],
    ids=["two columns", "addresses", "list", "contents", "form", "verses", "dump", "signatures"],
)
def test_plain_pages_hold_no_table(tmp_path: Path, texts: list[Text]) -> None:
    assert tables_on(tmp_path, texts) == []


def test_a_column_not_seen_below_two_heads_makes_no_table(tmp_path: Path) -> None:
    rows = [("1 Ann", "Sales, London"), ("2 Bob", "Law, Hull"), ("3 Sue", "Sales, Derby"), ("4 Tim", "Law, York")]
    heads = [(60, 100, "No."), (90, 100, "Name"), (250, 100, "Office"), (330, 100, "Town")]
    assert tables_on(tmp_path, [*heads, *rows_at((60, 250), rows, top=118)]) == []
