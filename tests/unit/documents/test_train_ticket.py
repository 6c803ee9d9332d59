"""Train tickets: blue paper, electronic ones; several on a page; tables of trains are none."""

from dataclasses import replace
from pathlib import Path

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.model import FieldState, Line, Quad, Record
from tests.unit.documents.invented_invoices import Camera

SIZE = (1600, 1200)
BLUE = [
    (40, 20, "K051971"),
    (60, 70, "南丰站"),
    (420, 70, "D6502"),
    (700, 70, "南昌站"),
    (90, 110, "Nanfeng"),
    (730, 110, "Nanchang"),
    (40, 150, "2018年04月19日10:51开"),
    (600, 150, "07车12B号"),
    (40, 190, "￥53.0元"),
    (400, 190, "网折"),
    (700, 190, "二等座"),
    (40, 230, "限乘当日当次车"),
    (40, 310, "3625021990****0012张小北"),
    (150, 350, "买票请到12306 发货请到95306"),
    (200, 390, "中国铁路祝您旅途愉快"),
    (40, 440, "33406311030420K051971 南丰售"),
]
READ = {
    "ticket_number": "K051971",
    "from_station": "南丰",
    "to_station": "南昌",
    "departure_time": "2018年04月19日10:51",
    "train_number": "D6502",
    "seat": "07车12B号",
    "seat_class": "二等座",
    "price": "53.0",
    "id_number": "3625021990****0012",
    "name": "张小北",
    "serial_number": "33406311030420K051971",
    "sale_station": "南丰",
}
ELECTRONIC = [
    (500, 20, "电子发票（铁路电子客票）"),
    (40, 80, "发票号码:24119110001000000123"),
    (1000, 80, "开票日期:2024年12月02日"),
    (150, 150, "北京南站"),
    (560, 150, "G123"),
    (900, 150, "上海虹桥站"),
    (150, 190, "Beijingnan"),
    (900, 190, "Shanghaihongqiao"),
    (100, 240, "2024年12月01日 08:00开"),
    (600, 240, "05车12F号"),
    (1000, 240, "二等座"),
    (100, 290, "票价:￥553.00"),
    (100, 340, "1101081990****0012"),
    (500, 340, "王晓"),
    (100, 390, "电子客票号:3311024120100012345678"),
    (100, 440, "购买方名称:样本科技有限公司"),
    (700, 440, "统一社会信用代码:91450103MA5P3K7X4K"),
]


def printed(texts: list[tuple[int, int, str]], camera: Camera | None = None, down: float = 0) -> list[Line]:
    return [(camera or Camera()).line(x, y + down, text) for x, y, text in texts]


def read(record: Record, keys: dict[str, str]) -> dict[str, str]:
    return {key: record.text(key) for key in keys}


@pytest.mark.parametrize("camera", [Camera(), Camera(3.0), Camera(-4.0, 1.3)])
def test_a_paper_ticket_is_read_however_it_lies(camera: Camera) -> None:
    (record,) = find_documents(printed(BLUE, camera), *SIZE)
    assert record.type == "train_ticket"
    assert read(record, READ) == READ
    assert not record.needs_look


def test_an_electronic_ticket_is_a_ticket_and_no_vat_invoice() -> None:
    (record,) = find_documents(printed(ELECTRONIC), *SIZE)
    assert record.type == "train_ticket"
    expected = {
        "invoice_number": "24119110001000000123",
        "from_station": "北京南",
        "to_station": "上海虹桥",
        "departure_time": "2024年12月01日08:00",
        "train_number": "G123",
        "seat": "05车12F号",
        "price": "553.00",
        "name": "王晓",
        "id_number": "1101081990****0012",
        "e_ticket_number": "3311024120100012345678",
        "buyer_name": "样本科技有限公司",
        "buyer_tax_id": "91450103MA5P3K7X4K",
    }
    assert read(record, expected) == expected


def test_two_tickets_on_a_page_come_apart() -> None:
    second = [(x, y, text.replace("南昌", "赣州").replace("051971", "051972")) for x, y, text in BLUE]
    first, other = find_documents([*printed(BLUE), *printed(second, down=600)], 1600, 1400)
    assert (first.text("to_station"), other.text("to_station")) == ("南昌", "赣州")
    assert (first.text("ticket_number"), other.text("ticket_number")) == ("K051971", "K051972")


def test_two_numbers_that_differ_are_told() -> None:
    lines = printed([(x, y, text.replace("K051971 南", "K051977 南")) for x, y, text in BLUE])
    (record,) = find_documents(lines, *SIZE)
    assert record["ticket_number"].state is FieldState.CHECK


def test_a_timetable_is_no_ticket() -> None:
    rows = [
        (x, 60 * row, text)
        for row in range(12)
        for x, text in ((0, f"G{100 + row}"), (200, "北京南站"), (500, "上海虹桥站"), (900, "08:00"), (1100, "553.0元"))
    ]
    assert find_documents(printed(rows), *SIZE) == ()


def test_a_real_ticket_is_read_from_its_true_lines(shared_data: Path) -> None:
    if not (shared_data / "real" / "cnocr__docs_examples_huochepiao.jpeg").exists():
        pytest.skip("The real pictures are not here")
    quads = [(112, 764, 786, 826), (322, 690, 764, 742), (111, 483, 316, 537), (925, 360, 1083, 415)]
    extra = ["33406311030420K051971 南丰售", "中国铁路祝您旅途愉快", "始发改签", "二等座"]
    lines = [Line(text, 1.0, Quad.from_box(*map(float, box))) for text, box in zip(extra, quads, strict=True)]
    near = [(123, 359, 320, 410), (837, 293, 1089, 348), (116, 286, 720, 344), (567, 161, 789, 223)]
    texts = ["￥53.0元", "07车12B号", "2018年04月19日10:51开", "D6502"]
    lines += [Line(text, 1.0, Quad.from_box(*map(float, box))) for text, box in zip(texts, near, strict=True)]
    stations = [((863, 144, 1198, 238), "南昌站"), ((148, 130, 483, 235), "南丰站"), ((117, 87, 382, 151), "K051971")]
    lines += [Line(text, 1.0, Quad.from_box(*map(float, box))) for box, text in stations]
    (record,) = find_documents(lines, 1368, 930)
    short = {key: READ[key] for key in ("from_station", "to_station", "seat", "price", "ticket_number", "sale_station")}
    assert read(record, short) == short


def test_garbled_departure_is_looked_at() -> None:
    lines = [replace(line, text=line.text.replace("04月19日10:51", "04月39日10:51")) for line in printed(BLUE)]
    (record,) = find_documents(lines, *SIZE)
    assert record["departure_time"].state is FieldState.CHECK


def test_a_time_that_stands_apart_from_its_day_is_of_the_departure() -> None:
    parted = [(100, 240, "2024年12月01日"), (380, 240, "08:00开")]
    texts = [each for each in ELECTRONIC if "08:00" not in each[2]] + parted
    (record,) = find_documents(printed(texts, Camera(2.0)), *SIZE)
    assert record.text("departure_time") == "2024年12月01日08:00"


@pytest.mark.parametrize(
    ("texts", "style"),
    [(BLUE, "paper"), (ELECTRONIC, "electronic"), ([*BLUE, (400, 270, "退票费")], "refund")],
    ids=["paper", "electronic", "refund"],
)
def test_the_kind_of_ticket_is_told_by_what_is_printed(texts: list[tuple[int, int, str]], style: str) -> None:
    (record,) = find_documents(printed(texts), *SIZE)
    assert record.text("style") == style


def test_a_lost_asterisk_is_put_back_to_be_looked_at() -> None:
    lines = [replace(line, text=line.text.replace("****", "***")) for line in printed(BLUE)]
    (record,) = find_documents(lines, *SIZE)
    assert record["id_number"].text == "3625021990****0012"
    assert record["id_number"].recognized == "3625021990***0012"
    assert record["id_number"].state is FieldState.CHECK
    assert record.text("name") == "张小北"


@pytest.mark.parametrize("joined", [("南丰站 D6502", "南昌站"), ("南丰站", "D6502 南昌站")])
def test_train_read_as_one_line_with_a_station_is_told(joined: tuple[str, str]) -> None:
    lines = [Camera().line(*text) for text in BLUE if text[2] not in {"南丰站", "D6502", "南昌站"}]
    (record,) = find_documents([*lines, Camera().line(60, 70, joined[0]), Camera().line(560, 70, joined[1])], *SIZE)
    told = ("from_station", "train_number", "to_station")
    assert [record.text(key) for key in told] == ["南丰", "D6502", "南昌"]


def test_a_masked_number_with_a_figure_too_many_is_kept_whole_and_marked() -> None:
    lines = [Camera().line(x, y, text.replace("3625021990****", "13625021990****")) for x, y, text in BLUE]
    (record,) = find_documents(lines, *SIZE)
    assert record.text("id_number") == "13625021990****0012"
    assert record["id_number"].state is FieldState.CHECK


def test_a_faded_ticket_number_is_taken_from_the_serial_and_is_to_be_looked_at() -> None:
    (record,) = find_documents(printed([line for line in BLUE if line[2] != "K051971"]), *SIZE)
    value = record["ticket_number"]
    assert (value.text, value.recognized, value.state) == ("K051971", "", FieldState.CHECK)
