"""Papers of different kinds on one page come apart, each with its own place, type and fields."""

from collections.abc import Sequence

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.model import FieldState, Line, Record
from tests.unit.documents.invented_cards import make_line, number, write

NUMBER = number("11010119900307803")
VIN = "LZZLKAJ171Y025758"
Rows = list[str | list[tuple[float, str]]]

ID_CARD: Rows = [
    "姓名 唐婷",
    "性别 男 民族 汉",
    "出生 1990年3月7日",
    "住址 北京市朝阳区民族大道12号",
    "",
    "公民身份号码 " + NUMBER,
]
DRIVER: Rows = [
    [(150, "中华人民共和国机动车驾驶证")],
    [(100, "证号"), (250, NUMBER)],
    [(100, "姓名"), (180, "唐婷"), (300, "性别"), (380, "男"), (450, "国籍"), (530, "中国")],
    [(100, "住址"), (180, "北京市朝阳区民族大道12号")],
    [(180, "出生日期"), (400, "1990-03-07")],
    [(180, "初次领证日期"), (400, "2010-10-20")],
    [(180, "准驾车型"), (400, "C1")],
    [(100, "有效期限"), (250, "2010-10-20"), (430, "至 2016-10-20")],
]
OLD_DRIVER: Rows = [
    *DRIVER[:-1],
    [(100, "有效起始日期"), (300, "2010-10-20")],
    [(100, "有效期限"), (300, "6年")],
]
DRIVER_DUPLICATE: Rows = [
    [(150, "中华人民共和国机动车驾驶证副页")],
    [(100, "证号"), (250, NUMBER)],
    [(100, "姓名"), (180, "唐婷"), (300, "档案编号"), (450, "110012345678")],
    [(100, "记录"), (180, "实习期至2011年10月20日")],
]
VEHICLE: Rows = [
    [(150, "中华人民共和国机动车行驶证")],
    [(100, "号牌号码"), (250, "云J7Y748"), (450, "车辆类型"), (600, "小型轿车")],
    [(100, "所有人"), (250, "昆明市达联盛科技有限公司")],
    [(100, "住址"), (250, "云南省昆明市盘龙区兴业街1340号")],
    [(100, "使用性质"), (250, "非营运"), (450, "品牌型号"), (600, "云启牌YQ6371A")],
    [(300, "车辆识别代号"), (500, VIN)],
    [(300, "发动机号码"), (500, "EF4132H9BE")],
    [(300, "注册日期"), (430, "2017-05-12"), (600, "发证日期"), (730, "2023-05-12")],
]
VEHICLE_DUPLICATE: Rows = [
    [(150, "中华人民共和国机动车行驶证副页")],
    [(100, "号牌号码"), (250, "云J7Y748"), (450, "档案编号"), (600, "530101234567")],
    [(100, "核定载人数"), (270, "5人"), (450, "总质量"), (600, "1900kg")],
    [(100, "整备质量"), (270, "1500kg"), (450, "核定载质量"), (640, "--")],
    [(100, "外廓尺寸"), (250, "4700×1800×1460mm"), (550, "准牵引总质量"), (760, "--")],
    [(100, "备注"), (250, "强制报废期止：2032-05-12")],
    [(100, "检验记录"), (250, "检验有效期至2025年05月云J(01)")],
    [(300, "*5312345678901*")],
]
BANK_CARD: Rows = [
    [(120, "中国工商银行"), (430, "借记卡")],
    "",
    [(100, "6212 1916 7698 5326")],
    [(200, "VALID THRU"), (420, "08/32")],
    [(430, "UnionPay")],
]


ELECTRONIC_DRIVER: Rows = [
    "机动车驾驶证",
    [(100, "姓名"), (200, "唐婷"), (400, "性别"), (480, "男"), (560, "国籍"), (640, "中国")],
    [(100, "证号"), (200, NUMBER)],
    [(100, "住址"), (200, "北京市朝阳区民族大道12号")],
    [(100, "出生日期"), (300, "1990-03-07")],
    [(100, "初次领证日期"), (320, "2010-10-20")],
    [(100, "准驾车型"), (300, "C1")],
    [(100, "有效期限"), (300, "2016-10-20至2026-10-20")],
    [(100, "发证机关"), (300, "北京市公安局公安交通管理局")],
    [(100, "档案编号"), (300, "110012345678")],
    [(100, "状态"), (300, "正常")],
    [(100, "累积记分"), (300, "0分")],
    [(100, "生成时间"), (300, "2024-01-02 10:11:12")],
]
OLD_BUSINESS: Rows = [
    [(400, "企业法人营业执照")],
    [(500, "注册号"), (650, "410100000012342")],
    [(100, "名称"), (400, "郑州市丰恒科技有限公司")],
    [(100, "住所"), (400, "河南省郑州市金水区碧波街1734号")],
    [(100, "法定代表人姓名"), (400, "侯娜飞")],
    [(100, "注册资本"), (400, "伍佰万元整")],
    [(100, "实收资本"), (400, "伍佰万元整")],
    [(100, "公司类型"), (400, "有限责任公司(自然人独资)")],
    [(100, "经营范围"), (400, "办公用品销售；货物进出口。")],
    [(100, "成立日期"), (400, "2007年10月21日")],
    [(100, "营业期限"), (400, "2007年10月21日至2027年10月20日")],
    [(600, "登记机关"), (800, "郑州市工商行政管理局")],
    [(800, "2012年05月06日")],
]


def lay(*papers: tuple[Rows, float, float]) -> list[Line]:
    """The lines of papers that lie at those places."""
    return [
        make_line(line.text, line.quad.mapped(lambda point, x=left, y=top: (point[0] + x, point[1] + y)))  # type: ignore[misc]
        for rows, left, top in papers
        for line in write(rows)
        if line.text
    ]


def kinds(records: Sequence[Record]) -> list[tuple[str, str | None]]:
    return [(record.type, record.side) for record in records]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (ID_CARD, ("id_card", "portrait")),
        (DRIVER, ("driver_license", "main")),
        (OLD_DRIVER, ("driver_license", "main")),
        (DRIVER_DUPLICATE, ("driver_license", "duplicate")),
        (VEHICLE, ("vehicle_license", "main")),
        (VEHICLE_DUPLICATE, ("vehicle_license", "duplicate")),
        (BANK_CARD, ("bank_card", None)),
        (ELECTRONIC_DRIVER, ("driver_license", "main")),
    ],
)
def test_each_paper_alone_is_told_and_needs_no_look(rows: Rows, kind: tuple[str, str | None]) -> None:
    records = find_documents(lay((rows, 0, 0)), 1200, 700)
    assert kinds(records) == [kind]
    doubtful = [(value.key, value.text, value.problems) for value in records[0].fields if value.needs_look]
    assert doubtful == [] or rows is OLD_DRIVER


def test_electronic_licence_has_more_fields_in_another_order() -> None:
    (record,) = find_documents(lay((ELECTRONIC_DRIVER, 0, 0)), 1200, 900)
    assert (record.text("license_number"), record.text("name")) == (NUMBER, "唐婷")
    assert (record.text("status"), record.text("points")) == ("正常", "0分")
    assert record.text("issuing_authority") == "北京市公安局公安交通管理局"
    assert record.text("generated_at") == "2024-01-02 10:11:12"


def test_old_business_licence_has_a_registration_number() -> None:
    (record,) = find_documents(lay((OLD_BUSINESS, 0, 0)), 1400, 1000)
    assert (record.type, record.text("credit_code")) == ("business_license", "")
    assert record.text("registration_number") == "410100000012342"
    assert record.text("legal_representative") == "侯娜飞"
    assert record.text("paid_in_capital") == "伍佰万元整"
    assert record.text("registration_authority") == "郑州市工商行政管理局"
    assert record.text("registration_date") == "2012-05-06"


@pytest.mark.parametrize("off", [-0.8, 0.8])
def test_a_class_that_stands_a_little_off_its_labels_row_is_the_licences_own(off: float) -> None:
    lines = lay((DRIVER, 0, 0))
    (place,) = (number for number, line in enumerate(lines) if line.text == "C1")
    quad = lines[place].quad
    lines[place] = make_line("C1", quad.mapped(lambda point: (point[0], point[1] + off * quad.height)))
    (record,) = find_documents(lines, 1200, 700)
    assert record.text("class") == "C1"


def test_years_of_validity_become_its_end_and_say_so() -> None:
    (record,) = find_documents(lay((OLD_DRIVER, 0, 0)), 1200, 700)
    value = record["valid_to"]
    assert (record.text("valid_from"), value.text, value.recognized) == ("2010-10-20", "2016-10-20", "6年")
    assert value.state is FieldState.CHECK


def test_duplicate_page_of_a_vehicle_licence_is_read() -> None:
    (record,) = find_documents(lay((VEHICLE_DUPLICATE, 0, 0)), 1200, 700)
    assert {value.key: value.text for value in record.fields if value.text} == {
        "plate_number": "云J7Y748",
        "file_number": "530101234567",
        "approved_passengers": "5人",
        "gross_mass": "1900KG",
        "unladen_mass": "1500KG",
        "approved_load": "--",
        "dimension": "4700×1800×1460mm",
        "traction_mass": "--",
        "remarks": "强制报废期止：2032-05-12",
        "scrapping_date": "2032-05-12",
        "inspection_record": "检验有效期至2025年05月云J(01)",
        "barcode_number": "*5312345678901*",
    }


@pytest.mark.parametrize("sign", ["°", "'", "”"])
def test_an_asterisk_that_was_misread_is_put_right_and_said_to_be(sign: str) -> None:
    *rows, _ = VEHICLE_DUPLICATE
    (record,) = find_documents(lay(([*rows, [(300, f"{sign}5312345678901*")]], 0, 0)), 1200, 700)
    value = record["barcode_number"]
    assert (value.text, value.state) == ("*5312345678901*", FieldState.CHECK)


@pytest.mark.parametrize(
    "papers",
    [
        ((ID_CARD, 0, 0), (DRIVER, 1100, 0)),
        ((DRIVER, 0, 0), (DRIVER_DUPLICATE, 0, 700)),
        ((VEHICLE, 0, 0), (VEHICLE_DUPLICATE, 0, 620)),
        ((VEHICLE, 0, 0), (VEHICLE_DUPLICATE, 1100, 0)),
        ((DRIVER, 0, 0), (DRIVER_DUPLICATE, 900, 0)),
        ((ID_CARD, 0, 0), (BANK_CARD, 0, 700), (VEHICLE, 0, 1400)),
        ((ID_CARD, 0, 0), (DRIVER, 1000, 0), (BANK_CARD, 0, 700)),
    ],
)
def test_papers_of_different_kinds_come_apart(papers: tuple[tuple[Rows, float, float], ...]) -> None:
    alone = [find_documents(lay((rows, 0, 0)), 1400, 900)[0] for rows, _, _ in papers]
    together = find_documents(lay(*papers), 2600, 2400)
    assert kinds(together) == kinds(alone)
    for one, other, (_, left, top) in zip(alone, together, papers, strict=True):
        assert {v.key: v.text for v in one.fields} == {v.key: v.text for v in other.fields}
        assert one.quad is not None
        assert other.quad is not None
        assert other.quad.bounds.left == pytest.approx(one.quad.bounds.left + left)
        assert other.quad.bounds.top == pytest.approx(one.quad.bounds.top + top)


def test_pages_of_one_vehicle_licence_must_name_one_plate() -> None:
    other: Rows = [
        [(x, text.replace("云J7Y748", "云J7Y749")) for x, text in row] if isinstance(row, list) else row
        for row in VEHICLE_DUPLICATE
    ]
    main, duplicate = find_documents(lay((VEHICLE, 0, 0), (other, 0, 620)), 1400, 1400)
    for record in (main, duplicate):
        assert record["plate_number"].state is FieldState.CHECK
        assert [problem.check for problem in record["plate_number"].problems] == ["sides_agree"]


@pytest.mark.parametrize("label", ["证号", "证号。"])
def test_number_of_the_card_beside_is_not_taken(label: str) -> None:
    rows: Rows = [
        [(x, label if text == "证号" else text) for x, text in row] for row in DRIVER if not isinstance(row, str)
    ]
    records = find_documents(lay((ID_CARD, 0, 0), (rows, 700, 0)), 1800, 1000)
    assert kinds(records) == [("id_card", "portrait"), ("driver_license", "main")]
    assert [record.text("name") for record in records] == ["唐婷", "唐婷"]


def test_rows_that_run_over_two_cards_come_apart() -> None:
    records = find_documents(lay((DRIVER, 0, 0), (ID_CARD, 660, 14)), 1800, 1000)
    assert kinds(records) == [("driver_license", "main"), ("id_card", "portrait")]
    assert [record.text("address") for record in records] == ["北京市朝阳区民族大道12号"] * 2
