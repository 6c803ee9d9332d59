"""Labels with their English beside them, read well or badly, in the label's line or as a line of its own."""

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.model import FieldState, Record
from tests.unit.documents.invented_cards import number, write

NUMBER = number("11010119900307803")
Rows = list[str | list[tuple[float, str]]]


def licence(**captions: str) -> Rows:
    """A driving licence; what is read of the English after a label may be given."""
    said = {
        "证号": "License No.", "姓名": "Name", "住址": "Address", "出生日期": "Date of Birth",
        "初次领证日期": "Date of First Issue", "准驾车型": "Class", "有效期限": "Valid Period",
    } | captions  # fmt: skip
    label = {words: f"{words} {english}".strip() for words, english in said.items()}
    return [
        [(150, "中华人民共和国机动车驾驶证")],
        [(250, "Driving License of the People's Republic of China")],
        [(100, label["证号"]), (620, NUMBER)],
        [(100, label["姓名"]), (420, "唐婷"), (620, "性别 Sex 男"), (900, "国籍 Nationality"), (1240, "中国")],
        [(100, label["住址"]), (420, "北京市朝阳区民族大道12号")],
        [(180, label["出生日期"]), (640, "1990-03-07")],
        [(180, label["初次领证日期"]), (760, "2010-10-20")],
        [(180, label["准驾车型"]), (480, "C1")],
        [(100, label["有效期限"]), (450, "2010-10-20"), (700, "至 2016-10-20")],
    ]


def read(rows: Rows) -> Record:
    (record,) = find_documents(write(rows), 1600, 900)
    assert (record.type, record.side) == ("driver_license", "main")
    return record


@pytest.mark.parametrize(
    "captions",
    [
        {},
        {"证号": "Lem Nen", "姓名": "same", "准驾车型": "Cam", "出生日期": "bat o rtn"},
        {"住址": "Adde", "有效期限": "vald Period", "初次领证日期": "Date of Fist Issue"},
        {"出生日期": "Dat ofBirth", "初次领证日期": "Date of Firstsue", "姓名": "一"},
    ],
    ids=["as printed", "garbled", "lost letters", "dash and blanks"],
)
def test_english_after_a_label_is_no_value(captions: dict[str, str]) -> None:
    record = read(licence(**captions))
    values = {value.key: value.text for value in record.fields if value.text}
    assert values == {
        "license_number": NUMBER,
        "name": "唐婷",
        "sex": "男",
        "nationality": "中国",
        "address": "北京市朝阳区民族大道12号",
        "birth_date": "1990-03-07",
        "first_issue_date": "2010-10-20",
        "class": "C1",
        "valid_from": "2010-10-20",
        "valid_to": "2016-10-20",
    }


def test_value_that_one_page_lost_is_taken_from_the_other_and_marked() -> None:
    broken = NUMBER[:10] + "O" + NUMBER[11:]
    duplicate: Rows = [
        "",
        [(150, "中华人民共和国机动车驾驶证副页")],
        [(100, "证号"), (400, broken)],
        [(100, "姓名"), (420, "唐婷"), (620, "档案编号"), (800, "110012345678")],
        [(100, "记录"), (420, "实习期至2011年10月20日")],
    ]
    main, other = find_documents(write([*licence(), *duplicate]), 1600, 1400)
    assert (main.side, other.side) == ("main", "duplicate")
    assert main["license_number"].state is FieldState.READ
    assert (other.text("license_number"), other["license_number"].recognized) == (NUMBER, broken)
    assert other["license_number"].state is FieldState.CHECK


def test_bank_card_below_an_identity_card_is_found() -> None:
    rows: Rows = [
        [(100, "姓名"), (200, "唐婷")],
        [(100, "性别"), (200, "男"), (300, "民族"), (400, "汉")],
        [(100, "出生"), (200, "1990年3月7日")],
        [(100, "住址"), (200, "北京市朝阳区民族大道12号")],
        [(100, "公民身份号码"), (320, NUMBER)],
        "",
        [(120, "中国工商银行"), (460, "ICBC"), (600, "借记卡")],
        "",
        [(100, "6212 1916 7698 5326")],
        [(200, "VALID THRU"), (420, "08/32")],
        [(100, "ZHANG WEI"), (430, "UnionPay")],
    ]
    records = find_documents(write(rows), 1000, 900)
    assert [record.type for record in records] == ["id_card", "bank_card"]
    assert records[1].text("card_number") == "6212191676985326"


def test_scrapping_date_is_found_among_the_remarks() -> None:
    rows: Rows = [
        [(150, "中华人民共和国机动车行驶证副页")],
        [(100, "号牌号码"), (250, "云J7Y748"), (450, "档案编号"), (600, "530101234567")],
        [(100, "核定载人数"), (270, "5人"), (450, "总质量"), (600, "1900kg")],
        [(100, "整备质量"), (270, "1500kg"), (450, "核定载质量"), (640, "400kg")],
        [(100, "备注"), (250, "强制报废期止：2032-05-12")],
    ]
    (record,) = find_documents(write(rows), 1000, 700)
    value = record["scrapping_date"]
    assert (value.text, value.recognized, value.state) == ("2032-05-12", "2032-05-12", FieldState.READ)
    assert value.quad == record["remarks"].quad


@pytest.mark.parametrize("label", ["有效期用", "有效朗限"])
def test_a_misread_label_beside_one_like_it_announces_its_own_value(label: str) -> None:
    rows = licence()
    rows[-1] = [(100, "有效起始日期"), (450, "2010-10-20"), (700, label), (900, "6年")]
    record = read(rows)
    assert (record.text("valid_from"), record.text("valid_to")) == ("2010-10-20", "2016-10-20")


def test_half_a_label_takes_nothing_of_the_value_beside_it() -> None:
    rows = licence()
    rows[4] = [(100, "住"), (420, "四川省成都市武侯区松涛北街204号")]
    assert read(rows).text("address") == "四川省成都市武侯区松涛北街204号"
