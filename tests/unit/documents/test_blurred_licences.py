"""Licences of which the small print was lost: what is printed large and the looks of the values tell the rest."""

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.model import FieldState, Record
from tests.unit.documents.invented_cards import write

Rows = list[str | list[tuple[float, str]]]
TITLE = "中华人民共和国机动车行驶证"
DUPLICATE: Rows = [
    [(150, f"{TITLE}副页")],
    [(100, "可弹导吗"), (300, "粤B12345"), (600, "档星骗号"), (800, "530101234567")],
    [(100, "标定期大数"), (300, "5人"), (600, "怎厕重"), (800, "1900kg")],
    [(100, "整备后堂"), (300, "1500kg")],
    [(100, "外要尺守"), (300, "4700×1800×1460mm")],
    [(100, "标给记草"), (300, "检验有效期至2025年05月粤B(01)")],
]
MAIN: Rows = [
    [(150, TITLE)],
    [(100, "号牌号码"), (300, "粤B12345"), (600, "车辆类型一小型轿车")],
    [(100, "所有人"), (300, "唐勇博")],
    [(100, "住址广东省深圳市南山区新华北街1042号")],
    [(100, "使用性质ww"), (320, "非营运"), (500, "品牌型号"), (700, "红旗牌HN5051A5D2")],
    [(300, "车辆识别代号"), (540, "LZZLKAJ171Y025758")],
    [(300, "发动机号码"), (540, "247FKGE7")],
    [(300, "注册日期"), (500, "2019-03-14")],
    [(300, "发证日期一"), (500, "2020-05-06")],
]


def licence(rows: Rows) -> Record:
    (record,) = find_documents(write(rows), 1600, 900)
    return record


def test_a_page_is_told_by_its_title_where_no_label_was_read() -> None:
    record = licence(DUPLICATE)
    assert (record.type, record.side) == ("vehicle_license", "duplicate")
    told = ("file_number", "approved_passengers", "dimension", "inspection_record")
    assert [record.text(key) for key in told] == [
        "530101234567",
        "5人",
        "4700×1800×1460mm",
        "检验有效期至2025年05月粤B(01)",
    ]


def test_a_title_without_values_is_no_paper() -> None:
    assert find_documents(write([DUPLICATE[0], "请携带以下材料", "到窗口办理", "谢谢合作"]), 1600, 900) == ()


def test_one_of_several_like_values_without_their_labels_is_looked_at() -> None:
    record = licence(DUPLICATE)
    masses = [record[key] for key in ("gross_mass", "unladen_mass") if record.text(key)]
    assert masses
    assert {mass.state for mass in masses} == {FieldState.CHECK}


def test_a_label_with_a_dash_for_its_english_announces_its_value() -> None:
    record = licence(MAIN)
    assert record.text("vehicle_type") == "小型轿车"
    assert (record.text("register_date"), record.text("issue_date")) == ("2019-03-14", "2020-05-06")
    assert record.text("issuing_authority") == ""


def test_the_end_of_a_label_is_no_part_of_an_address() -> None:
    rows: Rows = [*MAIN[:3], [(100, "址—广东省深圳市南山区新华北街1042号")], *MAIN[4:]]
    assert licence(rows).text("address") == "广东省深圳市南山区新华北街1042号"


def test_scraps_of_english_are_no_end_of_an_address() -> None:
    assert licence(MAIN).text("address") == "广东省深圳市南山区新华北街1042号"


@pytest.mark.parametrize("scrap", ["来单仁总质量", "准牵引总质量"])
def test_a_size_ends_where_the_next_label_begins(scrap: str) -> None:
    rows: Rows = [
        DUPLICATE[0],
        [(100, "号牌号码"), (300, "粤B12345"), (600, "档案编号"), (800, "530101234567")],
        [(100, "核定载人数"), (300, "5人"), (600, "总质量"), (800, "1900kg")],
        [(100, "整备质量"), (300, "1500kg")],
        [(100, "外廓尺寸"), (300, "4700×1800×1460mm"), (620, scrap)],
    ]
    assert licence(rows).text("dimension") == "4700×1800×1460mm"


def test_the_type_of_a_business_is_no_part_of_its_name() -> None:
    rows: Rows = [
        [(400, "营业执照")],
        [(100, "统一社会信用代码"), (400, "91350200MA2XN3L15B")],
        [(100, "名称"), (300, "厦门华微新能源有限公司")],
        [(300, "有限责任公司（自然人投资或控股）")],
        [(100, "法定代表人"), (300, "唐勇博")],
        [(100, "成立日期"), (300, "2019年03月14日")],
        [(100, "住所"), (300, "厦门市思明区新华北街1042号")],
        [(100, "经营范围"), (300, "软件开发；货物进出口。")],
    ]
    record = licence(rows)
    assert record.text("name") == "厦门华微新能源有限公司"
    assert record.text("type") == "有限责任公司（自然人投资或控股）"


def test_a_code_whose_beginning_was_misread_stuck_to_its_label_is_shown_to_be_put_right() -> None:
    rows: Rows = [
        [(400, "营业执照")],
        [(330, "统一社会信用代码引1350200MA2XN3L15B")],
        [(100, "名称"), (300, "厦门华微新能源有限公司")],
        [(100, "法定代表人"), (300, "唐勇博")],
        [(100, "成立日期"), (300, "2019年03月14日")],
        [(100, "住所"), (300, "厦门市思明区新华北街1042号")],
    ]
    value = licence(rows)["credit_code"]
    assert (value.text, value.state) == ("引1350200MA2XN3L15B", FieldState.CHECK)
