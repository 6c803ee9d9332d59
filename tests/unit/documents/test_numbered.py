"""Papers known by a number: bank cards, and vehicle identification numbers on plates or alone."""

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.model import FieldState
from tests.unit.documents.invented_cards import write

VIN = "LZZLKAJ171Y025758"
Rows = list[str | list[tuple[float, str]]]


def bank_card(number: str = "6212 1916 7698 5326", expires: str = "08/32") -> Rows:
    return [
        [(120, "中国邮政储蓄银行"), (430, "借记卡 DEBIT")],
        "",
        [(100, number)],
        [(300, "MONTH/YEAR")],
        [(200, "VALID THRU"), (420, expires)],
        [(100, "ZHANG WEI"), (430, "UnionPay")],
    ]


def test_bank_card_is_read_without_labels() -> None:
    (record,) = find_documents(write(bank_card()), 1000, 700)
    assert record.type == "bank_card"
    assert {value.key: value.text for value in record.fields if value.text} == {
        "card_number": "6212191676985326",
        "bank": "中国邮政储蓄银行",
        "card_type": "借记卡",
        "valid_to": "2032-08",
    }
    assert not record.needs_look


def test_misread_card_number_is_kept_and_marked() -> None:
    (record,) = find_documents(write(bank_card("6212 1916 7698 5328")), 1000, 700)
    assert record.text("card_number") == "6212191676985328"
    assert record["card_number"].state is FieldState.CHECK


@pytest.mark.parametrize(
    "rows",
    [
        ["开户行：中国邮政储蓄银行 账号：6212191676985326", "付款人：张三", "付款金额：100.00"],
        ["工资发放表", "张三 6212191676985326 中国工商银行", "李四 6285066819695991542 中国农业银行", "王五", "赵六"],
        ["订单 6212191676985326 已经发货，请注意查收。", "收货地址：北京市朝阳区", "电话：13800000000"],
        ["6212191676985326"],
    ],
)
def test_card_number_among_other_things_is_no_card(rows: Rows) -> None:
    assert find_documents(write(rows), 1000, 700) == ()


def test_number_alone_in_a_picture_is_a_vin() -> None:
    (record,) = find_documents(write([VIN]), 1000, 300)
    assert (record.type, record.text("vin")) == ("vin", VIN)


def test_number_on_a_makers_plate_is_a_vin() -> None:
    rows: Rows = [
        [(100, "品牌"), (300, "云启牌"), (600, "制造国"), (800, "中国")],
        [(100, "整车型号"), (300, "YQ6371A"), (600, "乘坐人数"), (800, "5")],
        [(100, "发动机型号"), (300, "EF4132"), (600, "制造年月"), (800, "2017.05")],
        [(100, "车辆识别代号"), (400, VIN)],
        "云启汽车有限公司制造",
    ]
    (record,) = find_documents(write(rows), 1200, 700)
    assert (record.type, record.text("vin")) == ("vin", VIN)


@pytest.mark.parametrize(
    "rows",
    [
        ["机动车交通事故责任强制保险单", "车架号 " + VIN, "品牌型号 云启牌YQ6371A", "被保险人 张三"],
        [
            "本公司一辆轿车，车架号为" + VIN + "，现予出售。",
            "有意者请来电。",
            "电话 13800000000",
            "地址 北京市",
            "时间 2024",
        ],
        ["ABCDEFGHJKLMNPRST"],
    ],
)
def test_number_among_other_things_is_no_vin_plate(rows: Rows) -> None:
    assert find_documents(write(rows), 1200, 700) == ()
