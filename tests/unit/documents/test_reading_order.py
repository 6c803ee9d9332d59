"""Reading order on drawn layouts: shuffled, slanted, seen by a camera, with loose boxes."""

import math
import random
from collections.abc import Callable

import pytest

from ocrdesk.documents.reading_order import arrange, join
from ocrdesk.model import Line, Point, Quad
from tests.unit.documents.pace import million_square_roots, processor_seconds

WIDTH, HEIGHT, EM = 1654, 2339, 30
WORDS = "各部门应当指定专人负责文件的收集整理和归档做到分类清楚编号准确保管安全会议听取了财务关于上半年预算执行情况"
ENGLISH = ("the", "reading", "order", "of", "a", "page", "follows", "columns", "and", "then", "lines", "from", "left")


class Sheet:
    """A page being drawn: lines are added in the order in which a person reads them."""

    def __init__(self, seed: int = 1) -> None:
        self.lines: list[Line] = []
        self._random = random.Random(seed)  # noqa: S311 - a layout, not a secret

    def put(self, x: float, y: float, text: str, em: float = EM, *, vertical: bool = False) -> None:
        length = sum(em if ord(character) > 255 else em / 2 for character in text)
        right, bottom = (x + em, y + length) if vertical else (x + length, y + em)
        self.lines.append(Line(text, 0.99, Quad.from_box(x, y, right, bottom), vertical))

    def prose(self, characters: int) -> str:
        text = "".join(self._random.choice(WORDS) for _ in range(characters))
        place = self._random.randrange(2, max(3, characters - 1))
        return f"{text[:place]}，{text[place + 1 :]}" if self._random.random() < 0.6 else text

    def column(self, x: float, y: float, characters: int, rows: int, *, em: float = EM, lead: float = 1.6) -> float:
        """Paragraphs of about six rows; returns where the column ends."""
        for row in range(rows):
            first, last = row % 6 == 0, row % 6 == 5 or row == rows - 1
            indent = 2 if first else 0
            length = characters - indent - (characters // 3 if last else 0)
            self.put(x + indent * em, y + row * em * lead, self.prose(length), em)
        return y + rows * em * lead

    def english(self, x: float, y: float, width: float, rows: int) -> None:
        for row in range(rows):
            words = [self._random.choice(ENGLISH)]
            while sum(len(word) + 1 for word in words) * EM / 2 < width - 7 * EM / 2:
                words.append(self._random.choice(ENGLISH))
            self.put(x, y + row * EM * 1.5, " ".join(words).capitalize())

    def row(self, y: float, *cells: tuple[float, str]) -> None:
        for x, text in cells:
            self.put(x, y, text)

    def cut(self, line: Line) -> list[Line]:
        """The line as a detector hands it over now and then: in two pieces."""
        if len(line.text) <= 8 or self._random.random() > 0.15:
            return [line]
        place = self._random.randrange(3, len(line.text) - 3)
        return [line.part(0, place), line.part(place, len(line.text))]

    def upright(self, x: float, y: float, characters: int, rows: int) -> None:
        """Vertical text, its first line at the right."""
        for row in range(rows):
            self.put(x - row * EM * 1.7, y, self.prose(characters), vertical=True)


def three_columns(sheet: Sheet) -> None:
    sheet.put(500, 100, "关于召开年度工作会议的通知", 50)
    for x in (120, 620, 1120):
        sheet.column(x, 220, 14, 30)


def three_columns_of_short_lines(sheet: Sheet) -> None:
    for x in (150, 560, 970):
        sheet.column(x, 220, 9, 24)


def unequal_columns(sheet: Sheet) -> None:
    sheet.column(120, 200, 30, 36)
    sheet.column(1120, 200, 12, 20)


def sidebar_of_other_leading(sheet: Sheet) -> None:
    for row in range(12):
        sheet.put(100, 210 + row * 52.7, sheet.prose(5))
    sheet.column(360, 200, 36, 20)


def headline_over_two_of_three_columns(sheet: Sheet) -> None:
    sheet.put(120, 120, "粮食烘干仓储中心建成启用", 70)
    sheet.column(120, 260, 14, 26)
    sheet.column(620, 260, 14, 26)
    sheet.column(1120, 120, 14, 30)


def table_between_columns(sheet: Sheet) -> None:
    sheet.column(120, 150, 22, 12)
    sheet.column(860, 150, 22, 12)
    sheet.put(500, 820, "表一各部门上半年预算执行情况一览表")
    for row in range(5):
        cells = [(150.0, f"{row}号部门"), (520.0, f"{row}7.5"), (800.0, f"{row}2.25"), (1200.0, "已经完成")]
        sheet.row(900 + row * 70, *cells)
    sheet.column(120, 1350, 22, 12)
    sheet.column(860, 1350, 22, 12)


def figure_with_caption_in_a_column(sheet: Sheet) -> None:
    sheet.column(120, 150, 22, 10)
    sheet.put(300, 1000, "图一仓库平面示意图", 24)
    sheet.column(120, 1100, 22, 12)
    sheet.column(860, 150, 22, 32)


def footnotes_under_columns(sheet: Sheet) -> None:
    sheet.column(120, 150, 22, 30)
    sheet.column(860, 150, 22, 30)
    sheet.put(120, 1700, "①本文所称文件包括纸质文件和电子文件，另有规定的除外。以上数据均来自各单位报送的材料", 22)
    sheet.put(120, 1740, "②以上数据均来自各单位报送的材料，未经审计。另有规定的除外，本文所称文件包括纸质文件", 22)
    sheet.put(780, 2200, "— 18 —", 24)


def running_heads_over_three_columns(sheet: Sheet) -> None:
    sheet.row(60, (120, "第三期"), (760, "科技周刊"), (1350, "二〇二六年"))
    for x in (120, 620, 1120):
        sheet.column(x, 220, 14, 30)
    sheet.row(2200, (120, "内部资料"), (1400, "第18页"))


def number_and_page_over_the_middle_one_of_three_columns(sheet: Sheet) -> None:
    sheet.put(500, 60, "关于召开年度工作会议的通知", 50)
    sheet.put(730, 150, "办发〔2026〕9号", 26)
    for x in (120, 620, 1120):
        sheet.column(x, 220, 14, 30)
    sheet.put(794, 1750, "— 3 —", 24)


def letter(sheet: Sheet) -> None:
    sheet.put(650, 150, "关于续租的函", 50)
    sheet.put(120, 280, "某某有限公司：")
    sheet.column(120, 340, 46, 14)
    sheet.put(1100, 1100, "南京市辉联宏贸易有限公司")
    sheet.put(1150, 1160, "二〇二六年十一月二十一日")


def english_in_two_columns(sheet: Sheet) -> None:
    sheet.put(400, 100, "On the Order of Lines", 50)
    sheet.english(120, 220, 650, 30)
    sheet.english(880, 220, 650, 30)


def table_with_empty_cells(sheet: Sheet) -> None:
    sheet.put(600, 100, "人员信息登记表", 40)
    for number in range(1, 25):
        cells = [(100.0, str(number)), (200.0, "李梓怡"), (400.0, "技术研发中心" if number % 3 else "市场部")]
        if number % 4:
            cells.append((800.0, f"20{number:02}-02-18"))
        if number % 5:
            cells.append((1100.0, "外派至成都分公司"))
        sheet.row(200 + number * 70, *cells)


def form(sheet: Sheet) -> None:
    sheet.put(650, 100, "入职登记表", 40)
    for number, (label, other) in enumerate([("姓名", "性别"), ("民族", "学历"), ("部门", "岗位"), ("电话", "邮编")]):
        sheet.row(220 + number * 60, (120, f"{label}："), (300, "王小明"), (800, f"{other}："), (980, "见附件"))


def parties_of_an_invoice(sheet: Sheet) -> None:
    sheet.put(600, 60, "电子发票普通发票", 50)
    for x in (80, 860):
        sheet.put(x, 200, "购买方信息", 26, vertical=True)
        sheet.row(215, (x + 60, "名称："), (x + 160, "南宁市晨盛电子商务公司"))
        sheet.row(285, (x + 60, "纳税人识别号："), (x + 300, "91450198MAJJJXJN15"))
    sheet.row(360, (230, "项目名称"), (700, "单位"), (960, "单价"))
    sheet.row(410, (80, "办公椅"), (700, "把"), (960, "455.67"))


def licence_in_two_halves(sheet: Sheet) -> None:
    sheet.put(650, 60, "营业执照", 80)
    sheet.row(250, (120, "名称"), (300, "成都市聚润新能源有限公司"))
    sheet.row(310, (120, "类型"), (300, "其他股份有限公司"))
    sheet.row(370, (120, "经营范围"), (300, "园林绿化工程施工；农副产品收购；建筑"))
    sheet.put(300, 412, "技术转让；医疗器械经营；电子产品销售")
    sheet.put(300, 454, "整车销售；食品经营；日用百货销售；货")
    sheet.put(300, 496, "物进出口。")
    sheet.row(250, (1000, "注册资本"), (1180, "壹佰万元整"))
    sheet.row(310, (1000, "成立日期"), (1180, "2010年06月16日"))
    sheet.row(370, (1000, "住所"), (1180, "武侯区兴业大道松"))
    sheet.put(1180, 412, "涛里五号楼四单元")


def vertical_page(sheet: Sheet) -> None:
    sheet.put(1450, 200, "山居杂录", 50, vertical=True)
    sheet.upright(1350, 200, 40, 16)


def vertical_page_with_level_title(sheet: Sheet) -> None:
    sheet.put(600, 100, "陋室铭记一则", 50)
    sheet.upright(1450, 260, 40, 18)
    sheet.put(800, 2000, "第七页", 24)


def vertical_text_in_two_tiers(sheet: Sheet) -> None:
    sheet.upright(1450, 150, 26, 18)
    sheet.upright(1450, 1150, 26, 18)


def level_above_vertical(sheet: Sheet) -> None:
    sheet.column(120, 150, 44, 14)
    sheet.upright(1450, 1000, 30, 20)


def level_beside_vertical(sheet: Sheet) -> None:
    sheet.column(120, 150, 22, 30)
    sheet.upright(1450, 150, 44, 8)


def four_columns(sheet: Sheet) -> None:
    sheet.put(400, 80, "四栏报纸标题很大很长", 70)
    for x in (60, 460, 860, 1260):
        sheet.column(x, 220, 11, 36)


def sections_of_a_newspaper(sheet: Sheet) -> None:
    sheet.put(702, 20, "北方通讯", 64)
    sheet.put(630, 120, "仓库巡查记录摘要", 50)
    for x in (120, 620, 1120):
        sheet.column(x, 200, 14, 14)
    sheet.put(654, 940, "安全检查情况通报", 44)
    for x, characters in ((120, 9), (440, 9), (760, 9), (1120, 14)):
        sheet.column(x, 1040, characters, 14)


def answers_to_choose_from(sheet: Sheet) -> None:
    for number in range(1, 7):
        top = number * 150
        sheet.put(120, top, f"{number}. {sheet.prose(28)}（）")
        sheet.row(top + 60, *((150.0 + 340 * place, f"{'ABCD'[place]}. 第{number}层的大会议室") for place in range(4)))


def headings_between_columns(sheet: Sheet) -> None:
    for top in (80, 860):
        sheet.put(690, top, "第一部分总则", 44)
        sheet.column(120, top + 100, 22, 12)
        sheet.column(860, top + 100, 22, 12)


def signatures_of_two_parties(sheet: Sheet) -> None:
    sheet.column(120, 220, 46, 20)
    for row, label in enumerate(["盖章：", "法定代表人：", "日期：2026年1月1日"]):
        sheet.row(1300 + row * 60, (120, f"甲方{label}"), (900, f"乙方{label}"))


def headline_down_the_side(sheet: Sheet) -> None:
    sheet.put(100, 150, "粮食烘干仓储中心", 60, vertical=True)
    sheet.column(220, 150, 40, 30)


def cells_of_two_lines(sheet: Sheet) -> None:
    sheet.row(100, (100, "项目"), (500, "说明"), (1300, "金额"))
    for top in range(170, 1000, 110):
        sheet.put(100, top + 20, "办公用品")
        sheet.put(500, top, sheet.prose(22))
        sheet.put(500, top + 42, sheet.prose(14))
        sheet.put(1300, top + 20, "123.00")


LAYOUTS: tuple[Callable[[Sheet], None], ...] = (
    three_columns, three_columns_of_short_lines, unequal_columns, sidebar_of_other_leading,
    headline_over_two_of_three_columns, table_between_columns, figure_with_caption_in_a_column,
    footnotes_under_columns, running_heads_over_three_columns,
    number_and_page_over_the_middle_one_of_three_columns, letter, english_in_two_columns,
    table_with_empty_cells, form, parties_of_an_invoice, licence_in_two_halves, vertical_page,
    vertical_page_with_level_title, vertical_text_in_two_tiers, level_above_vertical, level_beside_vertical,
    four_columns, sections_of_a_newspaper, answers_to_choose_from, headings_between_columns,
    signatures_of_two_parties, headline_down_the_side,
)  # fmt: skip


def slanted(degrees: float) -> Callable[[Point], Point]:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def turn(point: Point) -> Point:
        x, y = point[0] - WIDTH / 2, point[1] - HEIGHT / 2
        return x * cos - y * sin + WIDTH / 2, x * sin + y * cos + HEIGHT / 2

    return turn


def from_below(point: Point) -> Point:
    """A page photographed from its foot: the head is smaller."""
    x, y = point[0] - WIDTH / 2, point[1]
    depth = 1 + 0.12 * (HEIGHT - y) / HEIGHT
    return x / depth + WIDTH / 2, y / depth


def from_the_side(point: Point) -> Point:
    """A page photographed from its left: the right edge is smaller."""
    x, y = point[0], point[1] - HEIGHT / 2
    depth = 1 + 0.12 * x / WIDTH
    return x / depth, y / depth + HEIGHT / 2


def held_askew(point: Point) -> Point:
    return slanted(5)(from_below(from_the_side(point)))


def seen(lines: list[Line], view: Callable[[Point], Point], *, loose: float = 0.0) -> list[Line]:
    """The lines as a reader would hand them over: in no order, boxes moved and grown at random."""
    shuffled = random.Random(2)  # noqa: S311
    result = []
    for line in lines:
        margin = [shuffled.uniform(0, loose) for _ in range(4)]
        (left, top), _b, (right, bottom), _d = line.quad.corners
        grown = Quad.from_box(left - margin[0], top - margin[1], right + margin[2], bottom + margin[3])
        result.append(Line(line.text, line.confidence, grown.mapped(view), line.vertical))
    shuffled.shuffle(result)
    return result


VIEWS = {
    "straight": slanted(0),
    "slanted right": slanted(3),
    "slanted left": slanted(-10),
    "slanted far right": slanted(10),
    "from below": from_below,
    "from the side": from_the_side,
    "held askew": held_askew,
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("layout", [*LAYOUTS, cells_of_two_lines], ids=lambda layout: layout.__name__)
def test_lines_come_in_the_order_a_person_reads_them(layout: Callable[[Sheet], None], view: str) -> None:
    sheet = Sheet()
    layout(sheet)
    arrangement = arrange(seen(sheet.lines, VIEWS[view], loose=6), WIDTH, HEIGHT)
    assert [line.text for line in arrangement.lines] == [line.text for line in sheet.lines]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_lines_that_the_detector_cut_stay_in_order(layout: Callable[[Sheet], None], seed: int) -> None:
    sheet = Sheet(seed)
    layout(sheet)
    pieces = [piece for line in sheet.lines for piece in sheet.cut(line)]
    arrangement = arrange(seen(pieces, VIEWS["slanted right"], loose=6), WIDTH, HEIGHT)
    assert "".join(line.text for line in arrangement.lines) == "".join(line.text for line in sheet.lines)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_line_stands_in_one_paragraph(layout: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    layout(sheet)
    arrangement = arrange(seen(sheet.lines, VIEWS["straight"]), WIDTH, HEIGHT)
    assert [index for paragraph in arrangement.paragraphs for index in paragraph] == list(range(len(sheet.lines)))


def test_a_page_without_lines_has_no_text() -> None:
    arrangement = arrange([], WIDTH, HEIGHT)
    assert (arrangement.lines, arrangement.paragraphs, join((), ())) == ((), (), "")


def test_lines_of_no_size_or_one_place_are_kept() -> None:
    lines = [Line("一", 1.0, Quad.from_box(5, 5, 5, 5))] * 4
    assert len(arrange(lines, WIDTH, HEIGHT).lines) == 4


def test_corners_given_from_elsewhere_do_not_upset_the_order() -> None:
    sheet = Sheet()
    vertical_page(sheet)
    lines = [
        Line(line.text, 1.0, Quad(line.quad.corners[1:] + line.quad.corners[:1]))
        for line in seen(sheet.lines, slanted(-4))
    ]
    assert [line.text for line in arrange(lines, WIDTH, HEIGHT).lines] == [line.text for line in sheet.lines]


def test_three_hundred_lines_take_no_longer_than_a_million_square_roots() -> None:
    """About 50 ms on an office computer; told as a ratio, so that a busy one does not fail it."""
    sheet = Sheet()
    for x in (60, 590, 1120):
        sheet.column(x, 20, 22, 100, em=20, lead=1.15)
    lines = seen(sheet.lines, slanted(2))
    assert processor_seconds(lambda: arrange(lines, WIDTH, HEIGHT)) < million_square_roots()
