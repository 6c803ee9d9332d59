"""VAT invoices: every layout read, the QR code and the rows weighed, electronic originals taken exactly."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.jobs.digitize import make_record
from ocrdesk.model import Code, FieldState, Line, NamedText, PageRecord, Quad, Recognition, Request, Table
from tests.unit.documents.invented_invoices import (
    AMOUNTS,
    BUYER,
    DIGITAL,
    ITEMS,
    PAPER,
    SELLER,
    Camera,
    digital_invoice,
    electronic_invoice,
)

SIZE = (2400, 1600)
CAMERAS = [Camera(), Camera(2.5), Camera(-4.0, 0.8)]
QR = Quad.from_box(210, 210, 300, 300)


def digitized(lines: Sequence[Line], *codes: str, named: Sequence[NamedText] = ()) -> PageRecord:
    found = tuple(Code("QRCode", text, QR) for text in codes)
    recognition = Recognition("offline", *SIZE, lines=tuple(lines), codes=found)
    return make_record(1, recognition, Request(), named)


def rows(table: Table) -> list[tuple[str, ...]]:
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    return [tuple(texts.get((row, column), "") for column in range(table.columns)) for row in range(1, table.rows)]


@pytest.mark.parametrize("camera", CAMERAS)
@pytest.mark.parametrize(("draw", "own"), [(digital_invoice, DIGITAL), (electronic_invoice, PAPER)])
def test_every_layout_is_read_however_it_lies(
    camera: Camera, draw: Callable[[Camera], list[Line]], own: dict[str, str]
) -> None:
    page = digitized(draw(camera))
    (record,) = page.documents
    assert record.type == "vat_invoice"
    expected = {**own, **BUYER, **SELLER, **AMOUNTS}
    assert {key: record.text(key) for key in expected} == expected
    assert not [value for value in record.fields if value.needs_look]
    assert rows(page.tables[0]) == list(ITEMS)


def test_cipher_and_remarks_stand_in_their_boxes() -> None:
    (record,) = find_documents(electronic_invoice(Camera()), *SIZE)
    assert record.text("cipher") == "-1>3*830/6-/3+92+-*460567+-1-766<5+86-5+44242-66><6-8-"
    (record,) = find_documents(digital_invoice(Camera(1.0)), *SIZE)
    assert record.text("remarks") == "订单号 93282229"


@pytest.mark.parametrize(
    ("key", "printed"), [("number", "233174381201297"), ("seller_tax_id", "91370102MA3C6T2H"), ("number", "2331743812")]
)
def test_a_number_of_the_wrong_length_is_kept_whole_and_fails_its_check(key: str, printed: str) -> None:
    right = {**DIGITAL, **SELLER}[key]
    lines = [replace(line, text=line.text.replace(right, printed)) for line in digital_invoice(Camera())]
    (record,) = find_documents(lines, *SIZE)
    assert record.text(key) == printed
    assert any(problem.failed for problem in record[key].problems)


def test_remarks_after_a_printed_label_are_read() -> None:
    lines = [line for line in digital_invoice(Camera(1.0)) if line.text not in {"备注", "订单号 93282229"}]
    (record,) = find_documents([*lines, Camera(1.0).line(133, 700, "备注：合同 2023-017")], *SIZE)
    assert record.text("remarks") == "合同 2023-017"
    (record,) = find_documents(lines, *SIZE)
    assert not record.text("remarks")


@pytest.mark.parametrize("camera", CAMERAS)
@pytest.mark.parametrize(
    "misread", [{"税额": "税膜"}, {"（小写）": "(小)"}, {"税额": "税膜", "（小写）": "(小)", "合": "", "金额": "全额"}]
)
def test_sums_whose_labels_were_lost_are_told_by_adding_up(camera: Camera, misread: dict[str, str]) -> None:
    lines = [replace(line, text=misread.get(line.text, line.text)) for line in digital_invoice(camera)]
    (record,) = find_documents(lines, *SIZE)
    assert {key: record.text(key) for key in AMOUNTS} == AMOUNTS


def test_what_a_seal_puts_among_the_remarks_is_looked_at() -> None:
    lines = [line for line in digital_invoice(Camera(1.0)) if line.text not in {"备注", "订单号 93282229"}]
    scrap = SELLER["seller_name"][:2] + "专用章"
    (record,) = find_documents([*lines, Camera(1.0).line(133, 700, f"备注：{scrap}")], *SIZE)
    assert record.text("remarks") == scrap
    assert record["remarks"].needs_look


def test_two_invoices_on_a_page_come_apart() -> None:
    below = [replace(line, quad=line.quad.mapped(lambda p: (p[0], p[1] + 1100))) for line in digital_invoice(Camera())]
    below = [replace(line, text=line.text.replace("23317438", "23317439")) for line in below]
    first, second = find_documents([*electronic_invoice(Camera()), *below], 2400, 2800)
    assert first.text("number") == PAPER["number"]
    assert second.text("number") == "23317439120129710152"
    assert first.text("total_words") == second.text("total_words") == AMOUNTS["total_words"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("北京增值税专用发票", "special"),
        ("北京增值税普通发票", "normal"),
        ("北京增值税电子专用发票", "special_electronic"),
        ("北京增值税電子普通發票", "electronic"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    (record,) = find_documents(electronic_invoice(Camera(), title), *SIZE)
    assert record.text("type") == kind


def test_agreement_with_the_qr_code_proves_number_date_and_total() -> None:
    faint = [replace(line, confidence=0.6) for line in digital_invoice(Camera())]
    (alone,) = digitized(faint).documents
    (proved,) = digitized(faint, f"01,32,,{DIGITAL['number']},14171.50,20230216,,A1B2").documents
    for key in ("number", "issue_date", "total"):
        assert proved[key].state is FieldState.READ
        assert "QR" in str(proved[key].proof)
    assert alone["number"].state is FieldState.CHECK


def test_disagreement_with_the_qr_code_is_a_failed_check() -> None:
    (record,) = digitized(digital_invoice(Camera()), "01,32,,23317438120129710153,14171.50,20230217,,A1B2").documents
    for key in ("number", "issue_date"):
        assert record[key].state is FieldState.CHECK
        assert record[key].problems[0].failed
    assert record["total"].state is FieldState.READ


def test_what_only_the_qr_code_tells_is_filled_in() -> None:
    lines = [line for line in digital_invoice(Camera()) if "发票号码" not in line.text]
    (record,) = digitized(lines, f"01,32,,{DIGITAL['number']},14171.50,20230216,,A1B2").documents
    assert record.text("number") == DIGITAL["number"]
    assert record["number"].quad == QR


def test_a_code_of_something_else_is_no_evidence() -> None:
    (record,) = digitized(digital_invoice(Camera()), "https://example.com/?a=1,2,3,4,5,6,7", "01,32").documents
    assert not [name for name, _ in record.facts if name.startswith("qr.")]


def test_amounts_that_do_not_add_up_are_told() -> None:
    lines = [replace(line, text=line.text.replace("¥412.76", "¥442.76")) for line in digital_invoice(Camera())]
    (record,) = digitized(lines).documents
    assert record["tax"].state is FieldState.CHECK
    assert any(problem.check == "rows_make_sums" for problem in record["tax"].problems)


OLD_NAMES = [
    NamedText("eInvoice/InvoiceCode", PAPER["code"]),
    NamedText("eInvoice/InvoiceNo", PAPER["number"]),
    NamedText("eInvoice/IssueDate", "2022年11月17日"),
    NamedText("eInvoice/Buyer/BuyerName", BUYER["buyer_name"]),
    NamedText("eInvoice/Seller/SellerName", SELLER["seller_name"]),
    NamedText("eInvoice/Seller/SellerTaxID", SELLER["seller_tax_id"], Quad.from_box(5, 6, 7, 8)),
    NamedText("eInvoice/TaxInclusiveTotalAmount", "14171.50"),
    NamedText("eInvoice/GoodsInfos/GoodsInfo/Item", "*家具*办公椅"),
    NamedText("eInvoice/GoodsInfos/GoodsInfo/TaxScheme", "0.03"),
    NamedText("eInvoice/GoodsInfos/GoodsInfo[2]/Item", "*金属制品*不锈钢螺栓"),
]


def test_an_electronic_original_is_taken_by_its_names() -> None:
    garbled = [replace(line, text=line.text.replace("6", "8")) for line in electronic_invoice(Camera())]
    page = digitized(garbled, named=OLD_NAMES)
    (record,) = page.documents
    assert record.text("code") == PAPER["code"]
    assert record.text("issue_date") == "2022-11-17"
    assert record["seller_tax_id"].text == SELLER["seller_tax_id"]
    assert record["seller_tax_id"].quad == Quad.from_box(5, 6, 7, 8)
    assert record["seller_tax_id"].state is FieldState.READ
    assert [row[0] for row in rows(page.tables[0])] == ["*家具*办公椅", "*金属制品*不锈钢螺栓"]
    assert rows(page.tables[0])[0][6] == "3%"


@pytest.mark.parametrize("row", ["GoodsInfos/G{}", "GoodsInfos/GoodsInfo{}", "GoodsInfos/GoodsInfo[{}]"])
def test_the_rows_of_an_electronic_original_are_counted_in_any_way(row: str) -> None:
    names = [NamedText(f"eInvoice/{row.format(i)}/Item", item[0]) for i, item in enumerate(ITEMS, 1)]
    (table,) = digitized([], named=[*OLD_NAMES[:7], *names]).tables
    assert [cells[0] for cells in rows(table)] == [item[0] for item in ITEMS]


def test_names_make_an_invoice_where_no_text_tells_one() -> None:
    (record,) = digitized([], named=OLD_NAMES).documents
    assert record.type == "vat_invoice"
    assert record.text("total") == "14171.50"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_names_of_something_else_make_no_invoice(count: int) -> None:
    assert digitized([], named=OLD_NAMES[:count]).documents == ()


@pytest.mark.parametrize(
    "title", ["电子发票（铁路电子客票）", "电子发票（航空运输电子客票行程单）", "机动车销售统一发票"]
)
def test_other_invoices_are_no_vat_invoices(title: str) -> None:
    lines = [Camera().line(600, 40, title), *(line for line in digital_invoice(Camera()) if "普通" not in line.text)]
    assert [record.type for record in find_documents(lines[:8], *SIZE) if record.type == "vat_invoice"] == []


def test_paper_invoices_print_code_and_number_without_labels() -> None:
    printed = {f"发票代码：{PAPER['code']}": "1100182130", f"发票号码：{PAPER['number']}": "№64946978"}
    lines = [replace(line, text=printed.get(line.text, line.text)) for line in electronic_invoice(Camera(1.5))]
    again = [Camera(1.5).line(1600, 10, "1100182130"), Camera(1.5).line(1600, 45, "64946978")]
    (record,) = find_documents([*lines, *again], *SIZE)
    assert record.text("number") == "64946978"
    assert record.text("code") == "1100182130"
    assert not record.needs_look


def test_a_column_whose_head_was_not_read_is_found_by_its_sum() -> None:
    lines = [line for line in digital_invoice(Camera(2.0)) if line.text != "金额"]
    assert rows(digitized(lines).tables[0]) == list(ITEMS)


def test_articles_of_a_photographed_invoice_stay_in_their_rows() -> None:
    def seen(point: tuple[float, float]) -> tuple[float, float]:
        x, y = point
        depth = 1 + x / 9000 - y / 14000
        return x / depth, (y + 0.05 * x) / depth

    lines = [replace(line, quad=line.quad.mapped(seen)) for line in electronic_invoice(Camera())]
    assert rows(digitized(lines).tables[0]) == list(ITEMS)


def test_an_article_of_several_lines_is_one_row() -> None:
    lines = [
        replace(line, text="*家具*可调高度的") if line.text == ITEMS[0][0] else line
        for line in digital_invoice(Camera())
    ]
    more = Camera().line(100, 412, "办公椅")
    assert rows(digitized([*lines, more]).tables[0])[0][0] == "*家具*可调高度的办公椅"


def test_a_label_whose_first_character_stands_apart_is_known_by_its_end() -> None:
    lines = [
        replace(line, text=line.text.replace("名称", "称")) if "名称：" in line.text else line
        for line in electronic_invoice(Camera(1.0))
    ]
    (record,) = find_documents(lines, *SIZE)
    assert record.text("buyer_name") == BUYER["buyer_name"]
    assert record.text("seller_name") == SELLER["seller_name"]


def test_units_read_as_one_text_running_downwards_are_in_their_rows() -> None:
    units = [item[2] for item in ITEMS]
    lines = [line for line in digital_invoice(Camera()) if line.text not in units]
    down = Line("".join(units), 0.99, Quad.from_box(890, 590, 914, 660), vertical=True)
    assert [cells[2] for cells in rows(digitized([*lines, down]).tables[0])] == units


def test_another_paper_below_an_invoice_is_found_beside_it() -> None:
    card = [(100, "姓名"), (150, "性别"), (220, "出生"), (290, "住址"), (420, "公民身份号码")]
    values = [
        (100, "李明"),
        (150, "男"),
        (220, "1990年3月7日"),
        (290, "北京市东城区长安街1号"),
        (420, "110101199003078021"),
    ]
    below = [Camera().line(100, 1000 + y, words) for y, words in card]
    below += [Camera().line(300, 1000 + y, words) for y, words in values]
    found = find_documents([*digital_invoice(Camera()), *below], 2400, 1800)
    assert [record.type for record in found] == ["vat_invoice", "id_card"]
    assert found[1].text("id_number") == "110101199003078021"


@pytest.mark.parametrize("beside", ["区", "-1>3*830/6-/3+92+-*460567+-", "区75/41<+-00*07+5/+89>1+*55*3"])
def test_what_stands_in_the_box_beside_is_no_part_of_an_address(beside: str) -> None:
    address = "济南市历下区解放路1号0531-5550123"
    label = Camera().line(133, 290, "地址、电话：")
    own = Camera().line(290, 290, address)
    right = Camera().line(290 + 24 * 16, 290, beside)
    (record,) = find_documents([*electronic_invoice(Camera()), label, own, right], *SIZE)
    assert record.text("buyer_address") == address
