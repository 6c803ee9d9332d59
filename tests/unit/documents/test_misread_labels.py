"""Papers on which labels were hardly read: what is left of them still tells which value is whose."""

import pytest

from ocrdesk.documents import DOCUMENT_TYPES, find_documents
from ocrdesk.documents.extraction.anchors import find_hits, slots_of
from ocrdesk.documents.extraction.cards import value_hits
from ocrdesk.documents.extraction.strips import Sheet
from ocrdesk.documents.read_documents import gather_documents
from ocrdesk.model import FieldState, Line, Quad, ReadDocument, Recognition, Record
from tests.unit.documents.invented_cards import number, write

NUMBER = number("11010119900307803")
Rows = list[str | list[tuple[float, str]]]
VEHICLE: Rows = [
    [(150, "中华人民共和国机动车行驶证")],
    [(100, "号牌号码"), (300, "粤B12345"), (600, "车辆类型"), (800, "小型轿车")],
    [(100, "所有人"), (300, "唐勇博")],
    [(300, "广东省深圳市南山区新华北街1042号金色世纪城14栋1单")],
    [(300, "元283室")],
    [(100, "使用性质"), (300, "非营运"), (500, "品牌型号"), (700, "红旗牌HN5051A5D2")],
    [(300, "车辆识别代号"), (540, "LZZLKAJ171Y025758")],
    [(300, "发动机号码"), (540, "247FKGE7")],
    [(300, "注册日期"), (500, "2019-03-14"), (700, "发证日期"), (900, "2019-03-14")],
]


def card(*rows: str | list[tuple[float, str]]) -> Record:
    (record,) = find_documents(write([*rows]), 1000, 700)
    assert (record.type, record.side) == ("id_card", "portrait")
    return record


def licence(rows: Rows) -> Record:
    (record,) = find_documents(write(rows), 1600, 900)
    return record


def test_half_a_label_with_a_word_of_its_list_tells_a_card() -> None:
    record = card("丁桂一", "性料男 美族蒙古", "出生1990年3月7日", "住址北京市朝阳区民族大道12号", NUMBER)
    assert (record.text("sex"), record.text("ethnicity")) == ("男", "蒙古")


def test_what_is_left_of_the_label_is_no_part_of_a_name() -> None:
    record = card(
        "名卡德尔·艾力", "性别男 民族汉", "出生1990年3月7日", "住址北京市朝阳区民族大道12号", f"公民身份号码{NUMBER}"
    )
    assert record.text("name") == "卡德尔·艾力"


def test_what_is_left_of_the_label_before_a_number_is_no_name() -> None:
    far: Rows = [[(330, "次仁拉姆")], "", "", [(330, "北京市朝阳区民族大道12号")]]
    rows: Rows = [*far, [(100, "展杂份号码"), (330, NUMBER)]]
    (record,) = find_documents(write(rows), 1000, 700, wanted="id_card")
    assert (record.text("name"), record.text("id_number")) == ("次仁拉姆", NUMBER)


@pytest.mark.parametrize("blanks", [("",), ("", "")], ids=["near", "apart"])
def test_a_card_of_which_hardly_a_label_was_read_is_told_by_its_number_and_date(blanks: tuple[str, ...]) -> None:
    record = card(
        [(100, "姓书"), (230, "唐婷")],
        [(100, "性照"), (230, "男")],
        [(230, "1990年3月7日")],
        *blanks,
        [(230, "北京市朝阳区民族大道12号")],
        "",
        [(100, "公视终价年码"), (330, NUMBER)],
    )
    told = ("name", "sex", "birth_date", "address", "id_number")
    assert [record.text(key) for key in told] == ["唐婷", "男", "1990-03-07", "北京市朝阳区民族大道12号", NUMBER]


def test_a_card_of_which_but_one_label_was_read_is_whole_though_the_number_stands_apart() -> None:
    values: Rows = [[(230, "唐婷")], [(230, "1990年3月7日")], [(230, "北京市朝阳区民族大道12号")]]
    record = card(*values, "", "", "", f"公民身份号码 {NUMBER}")
    assert record.text("address") == "北京市朝阳区民族大道12号"
    assert record.text("name") == "唐婷"


@pytest.mark.parametrize("printed", ["19903月", "1990年"])
def test_a_date_of_birth_of_which_too_little_was_read_follows_from_the_number(printed: str) -> None:
    record = card("姓名唐婷", "性别男", f"出生{printed}", "住址北京市朝阳区民族大道12号", f"公民身份号码{NUMBER}")
    assert record.text("birth_date") == "1990-03-07"
    assert record["birth_date"].state is FieldState.CHECK


def test_a_date_of_birth_that_says_otherwise_than_the_number_stays() -> None:
    record = card("姓名唐婷", "性别男", "出生1991年3月7日", "住址北京市朝阳区民族大道12号", f"公民身份号码{NUMBER}")
    assert record.text("birth_date") == "1991-03-07"
    assert record["birth_date"].state is FieldState.CHECK


def test_an_address_that_begins_below_its_label_has_lost_its_first_line() -> None:
    rows = ("姓名唐婷", "性别男 民族汉", "出生1990年3月7日")
    lost: Rows = [[(100, "住址")], [(160, "白鹭区民族大道12号附3号")]]
    whole: Rows = [[(100, "住址"), (160, "北京市白鹭区民族大道")], [(160, "12号附3号")]]
    assert card(*rows, *lost, f"公民身份号码{NUMBER}")["address"].state is FieldState.CHECK
    assert card(*rows, *whole, f"公民身份号码{NUMBER}")["address"].state is FieldState.READ


def test_an_address_whose_label_was_lost_is_no_part_of_the_owner() -> None:
    record = licence(VEHICLE)
    assert record.text("owner") == "唐勇博"
    assert record.text("address") == "广东省深圳市南山区新华北街1042号金色世纪城14栋1单元283室"


def test_what_was_read_of_the_english_below_a_label_is_no_value() -> None:
    rows = [*VEHICLE]
    rows[1] = [(100, "号牌号码"), (300, "粤B12345"), (600, "车辆类型 venide 7ype"), (1000, "小型轿车")]
    rows[3] = [(100, "住址：4000"), (300, "广东省深圳市南山区新华北街1042号金色世纪城14栋1单")]
    record = licence(rows)
    assert record.text("vehicle_type") == "小型轿车"
    assert record.text("address") == "广东省深圳市南山区新华北街1042号金色世纪城14栋1单元283室"


def _parted(line: str) -> list[tuple[float, str]]:
    """As one line, or parted where two blanks stand."""
    first, _, second = line.partition("  ")
    return [(500, first), (700, second)] if second else [(500, first)]


@pytest.mark.parametrize("line", ["性别 男 国籍 中国", "性别 男  国中国", "性别男国中国"])
def test_nationality_is_told_from_what_is_left_of_its_label(line: str) -> None:
    rows: Rows = [
        [(150, "中华人民共和国机动车驾驶证")],
        [(100, "证号"), (300, NUMBER)],
        [(100, "姓名"), (300, "唐婷"), *_parted(line)],
        [(100, "住址"), (300, "北京市朝阳区民族大道12号")],
        [(100, "出生日期"), (300, "1990-03-07")],
        [(100, "初次领证日期"), (300, "2010-10-20")],
        [(100, "准驾车型"), (300, "C1")],
        [(100, "有效期"), (200, "2010-10-20"), (500, "至 2016-10-20")],
    ]
    record = licence(rows)
    assert record.text("nationality") == "中国"
    assert record.text("valid_from") == "2010-10-20"


def test_letters_alone_tell_no_vehicle_class() -> None:
    rows: Rows = [[(100, "姓名"), (300, "唐婷"), (500, "mn")], [(100, "性别"), (300, "男"), (500, "e")]]
    assert find_documents(write(rows), 1600, 900) == ()


def test_a_label_of_the_other_page_is_no_value_of_this_one() -> None:
    rows: Rows = [*VEHICLE[:3], "", [(300, "核定载人款")], *VEHICLE[5:]]
    assert licence(rows).text("address") == ""


@pytest.mark.parametrize("label", ["标给记章", "检验记录"])
def test_an_inspection_record_is_told_by_its_words(label: str) -> None:
    rows: Rows = [
        [(150, "中华人民共和国机动车行驶证副页")],
        [(100, "号牌号码"), (300, "粤B12345"), (500, "档案编号"), (650, "530101234567")],
        [(100, "核定载人数"), (300, "5人"), (500, "总质量"), (650, "1900kg")],
        [(100, "整备质量"), (300, "1500kg"), (500, "核定载质量"), (690, "400kg")],
        [(100, label), (300, "检验有效期至2024年01月新G(86)")],
    ]
    assert licence(rows).text("inspection_record") == "检验有效期至2024年01月新G(86)"


def plate(text: str, place: Quad) -> ReadDocument:
    return ReadDocument("license_plate", None, place, (("plate_number", Line(text, 1.0, place)),))


def test_the_number_that_is_printed_on_a_licence_is_no_plate_but_a_plate_beside_it_is() -> None:
    lines = write(VEHICLE)
    number = next(line.quad for line in lines if line.text == "粤B12345")
    beside = Quad.from_box(100, 900, 540, 1040)
    page = Recognition(
        "offline", 1600, 1200, lines=tuple(lines), documents=(plate("粤B12345", number), plate("粤B12345", beside))
    )
    records = gather_documents(page, DOCUMENT_TYPES)
    assert sorted(record.type for record in records) == ["license_plate", "vehicle_license"]
    assert {record.text("plate_number") for record in records} == {"粤B12345"}


def test_a_number_of_which_the_other_page_has_more_is_looked_at_on_both() -> None:
    duplicate: Rows = [
        "",
        [(150, "中华人民共和国机动车行驶证副页")],
        [(100, "号牌号码"), (250, "责CB12345"), (450, "档案编号"), (600, "530101234567")],
        [(100, "核定载人数"), (270, "5人"), (450, "总质量"), (600, "1900kg")],
        [(100, "整备质量"), (270, "1500kg"), (450, "核定载质量"), (640, "400kg")],
    ]
    main, other = find_documents(write([*VEHICLE, *duplicate]), 1600, 1400)
    assert (main.side, other.side) == ("main", "duplicate")
    assert {record["plate_number"].state for record in (main, other)} == {FieldState.CHECK}


@pytest.mark.parametrize(("label", "told"), [("江弓", True), ("公民身份号码", False)])
def test_a_number_that_another_papers_label_announces_is_not_told_by_its_looks(label: str, told: bool) -> None:
    sheet = Sheet(write([[(100, label), (330, NUMBER)]]))
    slots = slots_of(next(kind for kind in DOCUMENT_TYPES if kind.key == "driver_license"), "main")
    assert bool(value_hits(sheet, slots, find_hits(sheet, slots))) is told
