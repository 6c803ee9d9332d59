"""Business licences: numbers old and new, dates in numerals, titles, values that go on in the next line."""

from dataclasses import replace

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.documents.checks.licences import be_closed, be_period, be_scope
from ocrdesk.jobs.digitize import make_record
from ocrdesk.model import Character, FieldState, Line, Quad, Recognition, Record, Request
from tests.unit.documents.invented_invoices import Camera

SIZE = (1800, 1600)
OLD = [
    (500, 20, "企业法人营业执照"),
    (600, 80, "（副本）"),
    (700, 130, "注册号 410100000012342"),
    (100, 190, "名称"),
    (400, 190, "郑州市丰恒科技有限公司"),
    (100, 240, "公司类型"),
    (400, 240, "有限责任公司（非自然人投资或控股的"),
    (400, 276, "法人独资）"),
    (100, 330, "住所"),
    (400, 330, "河南省郑州市金水区碧波街1734号"),
    (100, 380, "法定代表人"),
    (400, 380, "侯娜飞"),
    (100, 430, "注册资本"),
    (400, 430, "伍佰万元整"),
    (100, 480, "成立日期"),
    (400, 480, "二〇〇七年十月二十一日"),
    (100, 530, "营业期限"),
    (400, 530, "自二○○七年十月二十一日至二○二七年十月二"),
    (400, 566, "十日"),
    (100, 620, "经营范围"),
    (400, 620, "办公用品销售；货物进出口。"),
    (700, 760, "登记机关"),
    (900, 760, "郑州市工商行政管理局"),
    (900, 810, "二〇一二年五月六日"),
    (100, 900, "编号：No.S41012345"),
]


def licence(texts: list[tuple[int, int, str]], camera: Camera | None = None) -> Record:
    (record,) = find_documents([(camera or Camera()).line(x, y, text) for x, y, text in texts], *SIZE)
    assert record.type == "business_license"
    return record


@pytest.mark.parametrize("camera", [Camera(), Camera(2.5), Camera(-2.0, 0.8)])
def test_an_old_licence_is_read_with_its_dates_in_numerals(camera: Camera) -> None:
    record = licence(OLD, camera)
    expected = {
        "registration_number": "410100000012342",
        "established_date": "2007-10-21",
        "registration_date": "2012-05-06",
        "valid_period": "自二〇〇七年十月二十一日至二〇二七年十月二十日",
        "type": "有限责任公司（非自然人投资或控股的法人独资）",
        "title": "企业法人营业执照",
        "is_duplicate": "1",
        "serial_number": "No.S41012345",
    }
    assert {key: record.text(key) for key in expected} == expected


def test_no_credit_code_is_missed_beside_an_old_number() -> None:
    assert licence(OLD)["credit_code"].problems == ()
    without = [each for each in OLD if "注册号" not in each[2]]
    assert [problem.check for problem in licence(without)["credit_code"].problems] == ["missing"]


def test_a_period_that_is_complete_does_not_go_on() -> None:
    moved = [(400, 566, "办公用品销售。") if text == "十日" else (x, y, text) for x, y, text in OLD]
    whole = [(x, y, f"{text}日" if text.startswith("自") else text) for x, y, text in moved]
    assert licence(whole).text("valid_period") == "自二〇〇七年十月二十一日至二〇二七年十月二日"


@pytest.mark.parametrize("mark", ["正本", "(正本)", "（正本）(1-1)"])
def test_an_original_is_told_from_a_duplicate(mark: str) -> None:
    assert licence([(x, y, mark if text == "（副本）" else text) for x, y, text in OLD]).text("is_duplicate") == "-1"


def test_a_sole_trader_s_licence_tells_its_form() -> None:
    sole = [(x, y, text) for x, y, text in OLD if "编号" not in text]
    sole = [(x, y, text.replace("注册资本", "组成形式").replace("伍佰万元整", "个人经营")) for x, y, text in sole]
    assert licence(sole).text("composing_form") == "个人经营"


@pytest.mark.parametrize(
    ("read", "rival", "state"),
    [("厦", "廈", FieldState.READ), ("厦", "夏", FieldState.CHECK), ("号", "號", FieldState.READ)],
)
def test_how_a_character_is_written_is_no_doubt(read: str, rival: str, state: FieldState) -> None:
    text = f"河南省郑州市金水区{read}街1734号"
    lines = [Camera().line(x, y, words) for x, y, words in OLD]
    place = next(i for i, line in enumerate(lines) if line.text.startswith("河南省"))
    characters = tuple(
        Character(c, 0.7 if c == read else 1.0, i / len(text), (i + 1) / len(text), (rival,) if c == read else ())
        for i, c in enumerate(text)
    )
    lines[place] = replace(lines[place], text=text, characters=characters)
    record = make_record(1, Recognition("offline", *SIZE, lines=tuple(lines)), Request()).documents[0]
    assert record["address"].state is state


def test_marks_of_another_paper_far_below_are_not_taken() -> None:
    lines = [Camera().line(x, y, text) for x, y, text in OLD if text != "（副本）"]
    far = Line("（副本）", 1.0, Quad.from_box(300, 3000, 400, 3024))
    record = next(one for one in find_documents([*lines, far], 1800, 3200) if one.type == "business_license")
    assert record.text("is_duplicate") == ""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2010年01月01日至2030年01月01日", True),
        ("自二〇一一年五月二十六日至二〇三一年五月二十六日", True),
        ("自二〇一一年五月二十六日至二〇三一年五月二十", False),
        ("2010年01月01日至长期", True),
        ("长期", True),
        ("自2010年01月01日起20年", False),
        ("2010年01月01日 20年", True),
    ],
)
def test_periods(text: str, *, right: bool) -> None:
    assert (be_period(text) is None) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("许可项目：餐饮服务。一般项目：日用百货销售；五金产品零售。", True),
        ("日用百货销售；五金产品零售：货物进出口。", False),
    ],
)
def test_scopes_part_trades_with_semicolons(text: str, *, right: bool) -> None:
    assert (be_scope(text) is None) == right


def test_brackets_must_close() -> None:
    assert be_closed("有限责任公司（自然人独资)") is None
    assert be_closed("有限责任公司（非自然人投资或控股的") is not None


def test_a_colon_between_trades_becomes_a_semicolon_to_be_looked_at() -> None:
    scope = "许可项目：餐饮服务：货物进出口；五金产品零售。"
    record = licence([(x, y, scope if text.startswith("办公") else text) for x, y, text in OLD])
    assert record.text("business_scope") == "许可项目：餐饮服务；货物进出口；五金产品零售。"
    assert record["business_scope"].recognized == scope
    assert record["business_scope"].state is FieldState.CHECK


def test_a_house_number_that_begins_a_row_is_no_label() -> None:
    texts = [(x, y, "河南省郑州市金水区碧波街173" if text.startswith("河南省") else text) for x, y, text in OLD]
    record = licence([each for each in texts if "编号" not in each[2]] + [(400, 352, "4号科技大厦2幢4单元2471室")])
    assert record.text("address") == "河南省郑州市金水区碧波街1734号科技大厦2幢4单元2471室"
    assert record.text("serial_number") == ""


def test_authority_and_number_far_below_a_long_scope_belong_to_the_licence() -> None:
    low = [(x, y + 250 if y >= 760 else y, text) for x, y, text in OLD if "编号" not in text]
    low += [(700, 1120, "编号：No.S41012345")]
    scope = [(400, 656 + 36 * row, "办公用品销售；货物进出口；餐饮管理；软件开发；") for row in range(8)]
    record = licence([*low, *scope])
    assert record.text("registration_authority") == "郑州市工商行政管理局"
    assert record.text("registration_date") == "2012-05-06"


def test_the_sentence_on_permits_is_put_right_to_be_looked_at() -> None:
    scope = "餐饮管理。（依法频经批准的项目，经相关部门批准后方可开展经营活动)"
    record = licence([(x, y, scope if text.startswith("办公") else text) for x, y, text in OLD])
    assert record.text("business_scope") == "餐饮管理。（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    assert record["business_scope"].state is FieldState.CHECK


def test_a_serial_number_is_known_by_its_sign_alone() -> None:
    record = licence([(x, y, text.removeprefix("编号：")) for x, y, text in OLD])
    assert record.text("serial_number") == "No.S41012345"


def test_a_lone_character_of_the_seal_is_no_authority() -> None:
    without = [each for each in OLD if "工商" not in each[2]]
    assert licence([*without, (820, 758, "关")]).text("registration_authority") == ""


def test_traditional_characters_on_simplified_papers_are_simplified() -> None:
    record = licence([(x, y, text.replace("黄", "黃").replace("侯娜飞", "黃爾热")) for x, y, text in OLD])
    assert record["legal_representative"].text == record["legal_representative"].recognized == "黄尔热"


def test_a_character_in_the_boxes_of_two_lines_is_read_once() -> None:
    record = licence(
        [(x, y, text) for x, y, text in OLD if text != "侯娜飞"] + [(100, 380, "法定代表人侯"), (226, 380, "侯娜飞")]
    )
    assert record.text("legal_representative") == "侯娜飞"
