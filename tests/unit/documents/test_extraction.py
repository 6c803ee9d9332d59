"""Finding ID cards in lines: any layout, seen by a camera, several on a page, and none where none is."""

import json
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.model import FieldState, Line, Quad, Record
from tests.unit.documents.invented_cards import (
    camera,
    dice,
    invent_person,
    invent_validity,
    lay_emblem,
    lay_portrait,
    make_line,
    number,
    photograph,
    write,
)
from tests.unit.documents.pace import million_square_roots, processor_seconds

SIZE = 4000, 4000
NUMBER = number("11010119900307803")
PORTRAIT = ["姓名唐婷", "性别男民族汉", "出生1990年3月7日", "住址北京市朝阳区民族大道12号", "公民身份号码" + NUMBER]

CARDS = ("id_card", "driver_license", "vehicle_license", "business_license", "vat_invoice")

NO_CARDS: dict[str, list[str | list[tuple[float, str]]]] = {
    "contract": [
        "劳动合同书",
        "甲方：北京某某科技有限公司",
        "乙方（劳动者）姓名：张三 性别：男 民族：汉",
        "身份证号码：" + NUMBER,
        "住址：北京市朝阳区民族大道12号院3幢",
        "公民身份号码以居民身份证为准。",
    ],
    "form": [
        "入职登记表",
        [(100, "姓名"), (250, "张三"), (450, "性别"), (600, "男"), (800, "民族"), (950, "汉")],
        [(100, "出生日期"), (250, "1990年3月7日"), (650, "籍贯"), (800, "北京")],
        [(100, "学历"), (250, "本科"), (450, "电话"), (600, "13800000000")],
        [(100, "住址"), (250, "北京市朝阳区民族大道12号")],
        [(100, "公民身份号码"), (350, NUMBER)],
    ],
    "table of people": [
        [(100, "姓名"), (300, "性别"), (400, "民族"), (550, "出生"), (850, "住址"), (1250, "公民身份号码")],
        [(100, "张三"), (300, "男"), (400, "汉"), (550, "1990年3月7日"), (850, "北京市朝阳区1号"), (1250, NUMBER)],
        [(100, "李四"), (300, "男"), (400, "回"), (550, "1990年3月7日"), (850, "北京市朝阳区2号"), (1250, NUMBER)],
    ],
    "residence permit": [
        "居住证",
        "姓名 张三",
        "性别 男 民族 汉",
        "出生日期 1990年3月7日",
        "户籍地址 河南省郑州市金水区1号",
        "公民身份号码 " + NUMBER,
        "签发机关 北京市公安局朝阳分局",
        "有效期限 2020.01.01-2021.01.01",
    ],
    "permit of a Hong Kong resident": [
        "中华人民共和国",
        "港澳居民居住证",
        "签发机关 深圳市公安局福田分局",
        "有效期限 2018.10.01-2023.10.01",
        "通行证号码 H01234567",
    ],
    "notice about cards": [
        "关于办理居民身份证有关事项的通知",
        "一、居民身份证登记的项目包括：姓名、性别、民族、",
        "出生日期、常住户口所在地住址、公民身份号码、",
        "本人相片、指纹信息、证件的有效期和签发机关。",
        "二、有效期限分为十年、二十年、长期。",
    ],
}


def values_of(record: Record) -> dict[str, str]:
    return {value.key: value.text for value in record.fields}


@pytest.mark.parametrize("seed", range(40))
def test_portrait_side_is_read_in_any_layout_from_any_angle(seed: int) -> None:
    chance = dice(seed)
    person = invent_person(chance)
    lines = photograph([(lay_portrait(person, chance), 0, 0)], chance, camera(chance))
    (record,) = find_documents(lines, *SIZE)
    assert (record.side, values_of(record)) == ("portrait", person)


@pytest.mark.parametrize("seed", range(40))
def test_emblem_side_is_read_in_any_layout_from_any_angle(seed: int) -> None:
    chance = dice(seed)
    validity = invent_validity(chance)
    lines = photograph([(lay_emblem(validity, chance), 0, 0)], chance, camera(chance))
    (record,) = find_documents(lines, *SIZE)
    assert (record.side, values_of(record)) == ("emblem", validity)


@pytest.mark.parametrize("places", [((0, 0), (0, 25)), ((0, 0), (36, 0))], ids=["below", "beside"])
@pytest.mark.parametrize("seed", range(10))
def test_both_sides_on_one_page_become_one_record_each(seed: int, places: tuple[tuple[int, int], ...]) -> None:
    chance = dice(seed)
    person, validity = invent_person(chance), invent_validity(chance)
    papers = [lay_portrait(person, chance), lay_emblem(validity, chance)]
    laid = [(paper, x, y) for paper, (x, y) in zip(papers, places, strict=True)]
    records = find_documents(photograph(laid, chance, camera(chance, 4)), *SIZE)
    assert {record.side: values_of(record) for record in records} == {"portrait": person, "emblem": validity}


@pytest.mark.parametrize("seed", range(10))
def test_four_portraits_on_a_flatbed_come_apart(seed: int) -> None:
    chance = dice(seed)
    people = [invent_person(chance) for _ in range(4)]
    laid = [(lay_portrait(p, chance), 36 * (i % 2), 25 * (i // 2)) for i, p in enumerate(people)]
    records = find_documents(photograph(laid, chance, camera(chance, 4)), 9000, 9000)
    assert [values_of(record) for record in records] == people


@pytest.mark.parametrize("name", NO_CARDS)
def test_papers_that_name_the_same_fields_are_no_cards(name: str) -> None:
    assert find_documents(write(NO_CARDS[name]), 1800, 1200) == ()


@pytest.mark.parametrize("lost", ["姓名", "性别", "民族", "出生", "住址"])
def test_value_is_found_without_its_label(lost: str) -> None:
    rows = [
        [(100.0, "姓名"), (200.0, "唐婷")],
        [(100.0, "性别"), (200.0, "男"), (320.0, "民族"), (420.0, "维吾尔")],
        [(100.0, "出生"), (200.0, "1990年3月7日")],
        [(100.0, "住址"), (200.0, "北京市朝阳区民族")],
        [(200.0, "大道12号")],
        [(100.0, "公民身份号码"), (350.0, NUMBER)],
    ]
    kept = [[(x, text) for x, text in row if text != lost] for row in rows]
    (record,) = find_documents(write(kept), 1000, 700)
    assert values_of(record) == {
        "name": "唐婷",
        "sex": "男",
        "ethnicity": "维吾尔",
        "birth_date": "1990-03-07",
        "address": "北京市朝阳区民族大道12号",
        "id_number": NUMBER,
    }


@pytest.mark.parametrize(
    ("printed", "misread"),
    [
        ("姓名", "性名"),
        ("性别", "性刖"),
        ("民族", "氏族"),
        ("出生", "出牛"),
        ("住址", "佳址"),
        ("公民身份号码", "么民身分号码"),
    ],
)
def test_label_with_misread_characters_still_announces_its_value(printed: str, misread: str) -> None:
    rows = [row.replace("民族大道", "解放大道") for row in PORTRAIT]
    (expected,) = find_documents(write(rows), 1000, 700)
    lines = write([row.replace(printed, misread, 1) for row in rows])
    (record,) = find_documents(lines, 1000, 700)
    assert values_of(record) == values_of(expected)


def test_number_is_found_without_its_label() -> None:
    lines = write([*PORTRAIT[:-1], [(350, NUMBER)]])
    (record,) = find_documents(lines, 1000, 700)
    assert record.text("id_number") == NUMBER


def test_stamp_across_the_row_does_not_part_label_and_number() -> None:
    lines = write([*PORTRAIT[:-1], [(100.0, "公民身份号码"), (450.0, NUMBER)]])
    stamp = Quad(((20, 290), (330, 230), (345, 270), (35, 330)))
    (record,) = find_documents([*lines, make_line("仅供办理业务使用", stamp)], 1000, 700)
    assert record.text("id_number") == NUMBER


def test_field_that_the_page_does_not_have_is_missing() -> None:
    (record,) = find_documents(write([PORTRAIT[0], *PORTRAIT[2:]]), 1000, 700)
    assert [value.key for value in record.fields if value.state is FieldState.MISSING] == ["ethnicity"]
    assert record["ethnicity"].problems
    assert record["ethnicity"].quad is None


def test_values_are_told_by_their_looks_where_hardly_a_label_was_read() -> None:
    rows = [
        [(230, "布依")],
        [(230, "1990"), (312, "年3月7日")],
        [(230, "江苏省南京市玄武区金桂")],
        [(230, "东路808号5单元1290室")],
    ]
    (record,) = find_documents(write([*rows, "公民身份号码 " + NUMBER]), 1000, 700)
    expected = {
        "ethnicity": "布依",
        "birth_date": "1990-03-07",
        "address": "江苏省南京市玄武区金桂东路808号5单元1290室",
    }
    assert {key: record.text(key) for key in expected} == expected
    assert record.text("name") == ""


def test_sex_that_was_not_read_follows_from_the_number_and_says_so() -> None:
    (record,) = find_documents(write([PORTRAIT[0], *PORTRAIT[2:]]), 1000, 700)
    assert (record.text("sex"), record["sex"].recognized) == ("男", "")
    assert (record["sex"].state, record["sex"].problems[0].check) == (FieldState.CHECK, "completed")


def test_misread_number_is_kept_as_read_and_marked() -> None:
    misread = NUMBER[:10] + "O" + NUMBER[11:]
    (record,) = find_documents(write([*PORTRAIT[:-1], "公民身份号码" + misread]), 1000, 700)
    assert record.text("id_number") == misread
    assert record["id_number"].state is FieldState.CHECK
    assert record["id_number"].problems[0].failed


def test_scrap_before_the_number_is_left_out() -> None:
    (record,) = find_documents(write([*PORTRAIT[:-1], "公民身份号码4" + NUMBER]), 1000, 700)
    assert record.text("id_number") == NUMBER
    assert record["id_number"].proof is not None


def test_value_glued_to_its_label_has_a_quad_and_characters_of_its_own() -> None:
    (record,) = find_documents(write(PORTRAIT), 1000, 700)
    name = record["name"]
    assert "".join(character.text for character in name.characters) == "唐婷"
    assert name.quad is not None
    assert name.quad.bounds.left == pytest.approx(160)
    assert name.quad.bounds.right == pytest.approx(220)
    assert name.lines == (0,)
    assert record["birth_date"].characters == ()


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        ("2010.06.27-2030.06.27", ("2010-06-27", "2030-06-27")),
        ("2010.06.272030.06.27", ("2010-06-27", "2030-06-27")),
        ("2010.06.27一2030.06.27", ("2010-06-27", "2030-06-27")),
        ("２０１０．０６．２７—２０３０．０６．２７", ("2010-06-27", "2030-06-27")),
        ("2010.06.27-长期", ("2010-06-27", "长期")),
        ("20100627-20300627", ("2010-06-27", "2030-06-27")),
        ("2010.06.2-2030.06.27", ("2010-06-02", "2030-06-27")),
        ("2010.O6.27-2030.06.27", ("2010.O6.27", "2030-06-27")),
    ],
)
def test_range_comes_apart_however_it_was_read(printed: str, ends: tuple[str, str]) -> None:
    rows = ["中华人民共和国", "居民身份证", "签发机关 沅陵县公安局", "有效期限 " + printed]
    (record,) = find_documents(write(rows), 1000, 700)
    assert (record.text("valid_from"), record.text("valid_to")) == ends


def test_type_that_was_asked_for_is_given_on_poor_evidence() -> None:
    lines = write(["唐婷", "1990年3月7日", NUMBER])
    assert find_documents(lines, 1000, 700) == ()
    (record,) = find_documents(lines, 1000, 700, wanted="id_card")
    assert record.side == "portrait"
    assert record.text("id_number") == NUMBER


def test_type_that_was_asked_for_is_given_on_an_empty_page() -> None:
    (record,) = find_documents((), 1000, 700, wanted="id_card")
    assert record.quad is None
    assert {value.state for value in record.fields} == {FieldState.MISSING}


def test_title_alone_tells_a_card_that_is_hardly_readable() -> None:
    (record,) = find_documents(write([[(300, "中华人民共和国")], [(320, "居民身份证")]]), 1000, 700)
    assert record.side == "emblem"
    assert {value.state for value in record.fields} == {FieldState.MISSING}


def test_address_that_may_go_on_is_marked() -> None:
    rows: list[str | list[tuple[float, str]]] = [*PORTRAIT[:-1], [(320.0, "三单元")], PORTRAIT[-1]]
    (record,) = find_documents(write(rows), 1000, 700)
    assert record["address"].state is FieldState.CHECK


@pytest.mark.parametrize("wanted", ["text", "table", "handwriting"])
def test_nothing_is_looked_for_where_no_document_is_wanted(wanted: str) -> None:
    assert find_documents(write(PORTRAIT), 1000, 700, wanted=wanted) == ()


def test_page_of_two_hundred_lines_takes_no_longer_than_a_million_square_roots() -> None:
    """About 50 ms on an office computer; told as a ratio, so that a busy one does not fail it."""
    lines = write([[(100.0 + 300 * i, "民生公司姓李的出纳" + str(i)) for i in range(5)] for _ in range(40)])
    find_documents(lines, 2000, 3000)
    assert processor_seconds(lambda: find_documents(lines, 2000, 3000)) < million_square_roots()


def test_page_full_of_labels_is_no_card_and_costs_little() -> None:
    rows = [["姓名张三", "性别男", "民族汉", "出生1990年1月1日", "住址北京市"][i % 5] for i in range(200)]
    lines = write(rows)
    assert find_documents(lines, 1000, 12000) == ()
    assert processor_seconds(lambda: find_documents(lines, 1000, 12000), 1) < 20 * million_square_roots()


def test_specimens_are_told_and_read_from_their_true_lines(shared_data: Path) -> None:
    for path in sorted((shared_data / "specimens").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        lines = [_true_line(line) for line in truth["lines"]]
        records = find_documents(lines, truth["width"], truth["height"])
        if truth["document_type"] not in CARDS:
            assert {record.type for record in records} <= {truth["document_type"]}, path.name
            continue
        (record,) = records
        assert record.type == truth["document_type"], path.name
        assert record.side == truth["side"] or record.side == "main" or record.side is None, path.name
        read = {key: record.text(key) for key in truth["fields"]}
        assert read == truth["fields"], path.name


def _true_line(line: dict[str, Any]) -> Line:
    a, b, c, d = ((x, y) for x, y in line["quad"])
    return Line(line["text"], 1.0, Quad((a, b, c, d)), line.get("vertical", False))


@pytest.mark.parametrize(
    ("below", "address"),
    [
        ((165.0, "局交"), "北京市朝阳区民族大道12号（集体户）"),
        ((200.0, "三层"), "北京市朝阳区民族大道12号（集体户）三层"),
        ((200.0, "交通警察支队"), "北京市朝阳区民族大道12号（集体户）"),
        ((200.0, "武汉"), "北京市朝阳区民族大道12号（集体户）"),
    ],
)
def test_what_a_seal_puts_below_an_address_that_is_whole_is_none_of_it(below: tuple[float, str], address: str) -> None:
    rows = [
        [(100.0, "姓名"), (200.0, "唐婷")],
        [(100.0, "性别"), (200.0, "男"), (320.0, "民族"), (420.0, "汉")],
        [(100.0, "出生"), (200.0, "1990年3月7日")],
        [(100.0, "住址"), (200.0, "北京市朝阳区民族大道12号（集体户）")],
        [below],
        [(100.0, "公民身份号码"), (350.0, NUMBER)],
    ]
    (record,) = find_documents(write(rows), 1000, 700)
    assert record.text("address") == address
