"""Business cards: told by several signs together; letterheads, lists and signatures are none."""

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.model import FieldState, Line
from tests.unit.documents.invented_invoices import Camera

SIZE = (1200, 800)
CARD = [
    (60, 40, "样本智能科技有限公司"),
    (60, 260, "市场部经理"),
    (60, 340, "手机：138 0013 8000"),
    (60, 380, "电话：010-62345678"),
    (60, 420, "传真：010-62345679"),
    (60, 460, "邮箱：xiaobei.zhang@sample.com.cn"),
    (60, 500, "网址：www.sample.com.cn"),
    (60, 540, "地址：北京市海淀区民生路18号3层"),
    (60, 580, "邮编：100083"),
]
READ = {
    "name": "张小北",
    "company": "样本智能科技有限公司",
    "title": "市场部经理",
    "mobile": "13800138000",
    "phone": "010-62345678",
    "fax": "010-62345679",
    "email": "xiaobei.zhang@sample.com.cn",
    "website": "www.sample.com.cn",
    "address": "北京市海淀区民生路18号3层",
    "postcode": "100083",
}


def printed(texts: list[tuple[int, int, str]]) -> list[Line]:
    return [Camera().line(x, y, text) for x, y, text in texts]


def name_in_large_print(text: str = "张小北") -> Line:
    return Camera(scale=2.0).line(-70, -10, text)


def test_a_card_is_read() -> None:
    (record,) = find_documents([name_in_large_print(), *printed(CARD)], *SIZE)
    assert record.type == "business_card"
    assert {key: record.text(key) for key in READ} == READ


def test_two_numbers_of_a_kind_are_both_kept() -> None:
    lines = [name_in_large_print(), *printed([*CARD, (60, 620, "13900139000")])]
    (record,) = find_documents(lines, *SIZE)
    assert record.text("mobile") == "13800138000; 13900139000"


def test_a_card_without_a_name_is_none() -> None:
    assert find_documents(printed(CARD), *SIZE) == ()


def test_a_letter_with_its_head_and_signature_is_no_card() -> None:
    body = [(60, 700 + 40 * row, "关于贵公司上月来函所述事项，我们已经认真研究并答复如下。") for row in range(20)]
    lines = [name_in_large_print(), *printed([*CARD[:1], *CARD[2:6], *body])]
    assert find_documents(lines, 1200, 1800) == ()


def test_a_list_of_colleagues_is_no_card() -> None:
    rows = [
        (x, 50 * row, text)
        for row in range(10)
        for x, text in ((0, "张小北"), (200, "经理"), (400, f"1380013800{row}"), (700, f"a{row}@sample.com"))
    ]
    assert find_documents(printed(rows), *SIZE) == ()


def test_a_letter_read_as_one_with_the_mail_address_is_its_label_where_others_have_such_labels() -> None:
    card = [
        (x, y, {"电话": "T010-62345678", "传真": "F010-62345679", "邮箱": "Eli.wei@sample.cn"}.get(text[:2], text))
        for x, y, text in CARD
    ]
    (record,) = find_documents([name_in_large_print(), *printed(card)], *SIZE)
    assert record.text("email") == "li.wei@sample.cn"


def test_a_mail_address_keeps_its_capital_where_no_letters_are_labels() -> None:
    card = [(x, y, "Emma.li@sample.cn" if text.startswith("邮箱") else text) for x, y, text in CARD]
    (record,) = find_documents([name_in_large_print(), *printed(card)], *SIZE)
    assert record.text("email") == "Emma.li@sample.cn"


@pytest.mark.parametrize(("line", "state"), [("徐伟项目主管", FieldState.CHECK), ("徐伟 项目主管", FieldState.READ)])
def test_name_and_title_without_a_blank_between_them_are_looked_at(line: str, state: FieldState) -> None:
    card = [(x, y, line if text == "市场部经理" else text) for x, y, text in CARD]
    (record,) = find_documents(printed(card), *SIZE)
    assert {record[key].state for key in ("name", "title")} == {state}


def test_name_beside_its_title_is_sure() -> None:
    (record,) = find_documents([name_in_large_print(), *printed(CARD)], *SIZE)
    assert record["name"].state is FieldState.READ
