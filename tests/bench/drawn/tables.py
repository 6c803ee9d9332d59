"""Invented tables: ruled, partly ruled, dotted, striped and without rules, alone or two on a page, with text around."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PIL import Image, ImageDraw

from tests.bench.drawn.degrade import Truth
from tests.bench.drawn.paper import Hand, Paper, broken
from tests.bench.drawn.typefaces import SANS, SANS_BOLD, SERIF, SERIF_BOLD

FACES = ((SERIF, SERIF_BOLD), (SANS, SANS_BOLD))
GROUNDS = ((222, 231, 243), (238, 238, 238), (250, 240, 214), (226, 239, 218))
GOODS = [
    "签字笔",
    "复印纸",
    "文件夹",
    "办公椅",
    "会议桌",
    "投影仪",
    "打印机",
    "路由器",
    "硒鼓",
    "白板",
    "订书机",
    "保险柜",
    "碎纸机",
    "饮水机",
    "台灯",
]
SUBJECTS = [
    "差旅费",
    "办公费",
    "水电费",
    "培训费",
    "租赁费",
    "维修费",
    "招待费",
    "通讯费",
    "印刷费",
    "运输费",
    "保险费",
    "咨询费",
]
OFFICES = [
    "财务部",
    "行政部",
    "销售一部",
    "销售二部",
    "采购部",
    "技术中心",
    "人力资源部",
    "仓储部",
    "客服中心",
    "法务部",
]
REMARKS = ("已入库", "待验收", "按合同第三条执行", "分两批交货，第二批月底前到", "含税", "—", "", "见附件二", "加急")
TITLES = ["办公用品采购清单", "部门费用汇总表", "供应商往来明细", "车辆使用登记表", "项目进度统计", "年度培训计划表"]
PROSE = (
    "根据公司年度预算安排，现将本季度有关情况统计如下，请各部门核对后于月底前反馈。",
    "表中金额单位均为元，数据截至上月末；如有疑问，请与财务部联系。",
    "以上内容经办公会讨论通过，自发布之日起执行。",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of column: its head, what stands in it, and where (l, m, r)."""

    head: str
    value: Callable[[random.Random], str]
    side: str


def _amount(chance: random.Random) -> str:
    return f"{chance.choice((chance.uniform(3, 99), chance.uniform(100, 99_999), chance.uniform(1, 9) * 1e5)):,.2f}"


def _code(chance: random.Random) -> str:
    return f"{chance.choice(('HT', 'CG', 'XM', 'A'))}{chance.randint(2019, 2026)}{chance.randint(1, 9999):04}"


def _person(chance: random.Random) -> str:
    given = chance.sample("伟芳娜敏静丽强磊军洋勇艳杰超", chance.choice((1, 2, 2)))
    return chance.choice("王李张刘陈杨黄赵吴周徐孙") + "".join(given)


def _company(chance: random.Random) -> str:
    parts = (
        ("北京", "苏州", "武汉", "西安", "厦门", "大连"),
        ("恒达", "瑞丰", "博雅", "天诚", "鼎盛", "金桥"),
        ("科技", "贸易", "文化传媒", "医疗器械", "机械设备"),
        ("有限公司", "有限责任公司"),
    )
    return "".join(chance.choice(part) for part in parts)


KINDS = (
    Kind("品名", lambda chance: chance.choice(GOODS), "l"),
    Kind("费用项目", lambda chance: chance.choice(SUBJECTS), "l"),
    Kind("部门", lambda chance: chance.choice(OFFICES), "m"),
    Kind("经办人", _person, "m"),
    Kind("数量", lambda chance: str(chance.randint(1, 480)), "r"),
    Kind("单价", _amount, "r"),
    Kind("金额", _amount, "r"),
    Kind("编号", _code, "l"),
    Kind("日期", lambda chance: f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", "m"),
    Kind("占比", lambda chance: f"{chance.uniform(0, 100):.1f}%", "r"),
    Kind("单位", lambda chance: chance.choice(["台", "箱", "包", "个", "套", "支", "件"]), "m"),
    Kind("供应商", _company, "l"),
    Kind("备注", lambda chance: chance.choice(REMARKS), "l"),
    Kind("电话", lambda chance: f"1{chance.choice('3578')}{chance.randint(0, 10**9 - 1):09}", "m"),
)


@dataclass(slots=True)
class Entry:
    """A cell to be drawn."""

    row: int
    column: int
    text: str
    side: str
    row_span: int = 1
    column_span: int = 1
    head: bool = False


@dataclass(slots=True)
class TablePaper(Paper):
    """A paper whose tables are told cell by cell."""

    tables: list[Truth] = field(default_factory=list)

    @property
    def truth(self) -> Truth:
        """As of any paper, and its tables."""
        told: Truth = Paper.truth.__get__(self)
        return told | {"tables": self.tables}


@dataclass(slots=True)
class Plan:
    """How a table is drawn: its style, its faces, its columns' places and its rows' heights."""

    style: str
    hands: tuple[Hand, Hand]
    columns: list[float]
    heights: list[int]
    pad: float


def draw_tables(style: str, chance: random.Random, *, count: int = 1) -> Paper:
    """A page with so many tables of that style, titles above and text around."""
    wide = count == 1 and chance.random() < 0.3
    width, height = (1754, 1240) if wide else (1240, 1754)
    paper = TablePaper(Image.new("RGB", (width, height), "white"), "table", {}, category=f"table_{style}")
    size = chance.choice((20, 22, 24, 26) if wide else (18, 20, 22, 24))
    faces = chance.choice(FACES)
    hands = Hand(faces[0], size), Hand(faces[1], size)
    margin, top = chance.randint(70, 130), float(chance.randint(80, 140))
    for number in range(count):
        if chance.random() < 0.8 or count > 1:
            paper.write((width / 2, top), chance.choice(TITLES), Hand(faces[1], int(size * 1.5)), anchor="mm")
            top += size * 2.4
        if chance.random() < 0.5:
            top = _prose(paper, (margin, top), width - 2 * margin, hands[0], chance) + size
        place = margin, top, width - margin, top + (height - top) / (count - number)
        top = _draw(paper, style, place, hands, chance)
        top += size * 2.5
    if top < height - 6 * size:
        _prose(paper, (margin, top), width - 2 * margin, hands[0], chance)
    return paper


def _prose(paper: Paper, place: tuple[float, float], width: float, hand: Hand, chance: random.Random) -> float:
    left, top = place
    for line in broken("　　" + chance.choice(PROSE), hand, width):
        paper.write((left, top), line.strip("　") if line.startswith("　") else line, hand)
        top += hand.size * 1.8
    return top


def _draw(
    paper: TablePaper,
    style: str,
    place: tuple[float, float, float, float],
    hands: tuple[Hand, Hand],
    chance: random.Random,
) -> float:
    """Draw one table within that place; tells where it ends."""
    left, top, right, bottom = place
    room = bottom - top
    size = hands[0].size
    kinds = _kinds(style, chance)
    step = int(size * chance.uniform(1.7, 2.6))
    count = max(3, min(chance.randint(5, 16), int((room - 6 * size) / step) - 2))
    entries, rows = _entries(style, kinds, count, chance)
    columns = _columns(kinds, entries, hands, (left, right), style)
    plan = Plan(style, hands, columns, [step] * rows, size * 0.5)
    for entry in entries:
        lines = len(_broken(entry, plan))
        plan.heights[entry.row] = max(plan.heights[entry.row], int(step + max(lines - 1, 0) * size * 1.35))
    # A table ends above the sheet's edge.
    while sum(plan.heights) > room - 2 * size and rows > 4:
        rows -= 1
        entries = [entry for entry in entries if entry.row < rows]
        plan.heights.pop()
    tops = [top]
    for height in plan.heights:
        tops.append(tops[-1] + height)
    _grounds(paper, plan, tops, chance)
    _rules(paper, plan, tops, entries, chance)
    for entry in entries:
        _write(paper, entry, plan, tops)
    box = [[columns[0], top], [columns[-1], top], [columns[-1], tops[-1]], [columns[0], tops[-1]]]
    paper.tables.append({"rows": rows, "cols": len(kinds), "quad": box, "cells": [_told(each) for each in entries]})
    return tops[-1]


def _kinds(style: str, chance: random.Random) -> list[Kind]:
    if style == "pair":
        return [chance.choice((KINDS[0], KINDS[1])), KINDS[6]]
    chosen = chance.sample(range(len(KINDS)), chance.randint(4, 7))
    first = Kind("序号", str, "m")
    return [first] * chance.choice((0, 1)) + [KINDS[each] for each in sorted(chosen)]


def _entries(style: str, kinds: Sequence[Kind], count: int, chance: random.Random) -> tuple[list[Entry], int]:
    """The cells: a head of one or two rows, the rows, perhaps a sum over several columns."""
    entries: list[Entry] = []
    ruled = style in ("ruled", "open", "dotted")
    first = 2 if ruled and len(kinds) > 4 and chance.random() < 0.4 else 1
    group = len(kinds) - chance.randint(2, 3) if first > 1 else len(kinds)
    if first > 1:
        over = chance.choice(("本期数据", "其中", "明细"))
        entries.append(Entry(0, group, over, "m", 1, len(kinds) - group, head=True))
    for column, kind in enumerate(kinds):
        entries.append(
            Entry(0, column, kind.head, "m", first, head=True)
            if column < group
            else Entry(first - 1, column, kind.head, "m", head=True)
        )
    row = first
    for number in range(count):
        for column, kind in enumerate(kinds):
            text = str(number + 1) if kind.head == "序号" else kind.value(chance)
            entries.append(Entry(row, column, text, kind.side))
        row += 1
    if chance.random() < 0.4 and style != "pair":
        span = chance.randint(1, 2) if ruled else 1
        entries.append(Entry(row, 0, "合计", "m", 1, span))
        for column in range(span, len(kinds)):
            kind = kinds[column]
            entries.append(Entry(row, column, kind.value(chance) if kind.head in ("金额", "数量") else "", kind.side))
        row += 1
    return entries, row


def _columns(
    kinds: Sequence[Kind],
    entries: Sequence[Entry],
    hands: tuple[Hand, Hand],
    ends: tuple[float, float],
    style: str,
) -> list[float]:
    """The places between the columns: as wide as their texts, and wider where there is room."""
    gap = hands[0].size * (1.2 if style in ("ruled", "open", "dotted") else 2.0)
    wanted = [
        max(hands[e.head].length(e.text) for e in entries if e.column == column and e.column_span == 1) + gap
        for column in range(len(kinds))
    ]
    room = ends[1] - ends[0]
    if style == "pair":
        room = min(room, sum(wanted) * 2.2)
    most = max(wanted)
    while sum(wanted) > room and most > 6 * hands[0].size:
        most -= hands[0].size
        wanted = [min(each, most) for each in wanted]
    scale = room / sum(wanted)
    places = [ends[0]]
    for each in wanted:
        places.append(places[-1] + each * scale)
    return places


def _broken(entry: Entry, plan: Plan) -> list[str]:
    room = plan.columns[entry.column + entry.column_span] - plan.columns[entry.column] - 2 * plan.pad
    return broken(entry.text, plan.hands[entry.head], room)


def _write(paper: Paper, entry: Entry, plan: Plan, tops: Sequence[float]) -> None:
    left, right = plan.columns[entry.column], plan.columns[entry.column + entry.column_span]
    middle = (tops[entry.row] + tops[entry.row + entry.row_span]) / 2
    hand = plan.hands[entry.head]
    x = {"l": left + plan.pad, "m": (left + right) / 2, "r": right - plan.pad}[entry.side]
    lines = [line for line in _broken(entry, plan) if line]
    for number, line in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * hand.size * 1.35
        paper.write((x, y), line, hand, anchor=f"{entry.side}m", role="cell")


def _grounds(paper: Paper, plan: Plan, tops: Sequence[float], chance: random.Random) -> None:
    pen, colour = ImageDraw.Draw(paper.picture), chance.choice(GROUNDS)
    striped = range(2, len(plan.heights), 2) if plan.style == "striped" else ()
    head = (0,) if plan.style == "striped" or (plan.style == "ruled" and chance.random() < 0.4) else ()
    for row in (*head, *striped):
        pen.rectangle((plan.columns[0], tops[row], plan.columns[-1], tops[row + 1]), fill=colour)


def _rules(paper: Paper, plan: Plan, tops: Sequence[float], entries: Sequence[Entry], chance: random.Random) -> None:
    """Draw the rules of the style; what lies within a cell of several places is left out."""
    style, columns = plan.style, plan.columns
    width = chance.choice((1, 1, 2))
    if style in ("pair", "plain", "striped"):
        return
    if style in ("level", "three"):
        heads = 1 + max(entry.row for entry in entries if entry.head)
        wanted = range(len(tops)) if style == "level" else (0, heads, len(tops) - 1)
        for row in wanted:
            _rule(paper, (columns[0], tops[row]), (columns[-1], tops[row]), width)
        return
    dots = chance.choice((4, 6, 8)) if style == "dotted" else 0
    for entry in entries:
        left, right = columns[entry.column], columns[entry.column + entry.column_span]
        top, bottom = tops[entry.row], tops[entry.row + entry.row_span]
        edge = entry.row + entry.row_span == len(tops) - 1
        _rule(paper, (left, top), (right, top), width, 0 if entry.row == 0 else dots)
        _rule(paper, (left, bottom), (right, bottom), width, 0 if edge else dots)
        if style != "open" or entry.column > 0:
            _rule(paper, (left, top), (left, bottom), width, 0 if entry.column == 0 else dots)
        if style != "open" or right < columns[-1]:
            _rule(paper, (right, top), (right, bottom), width, 0 if right == columns[-1] else dots)


def _rule(paper: Paper, start: tuple[float, float], end: tuple[float, float], width: int, dots: int = 0) -> None:
    pen = ImageDraw.Draw(paper.picture)
    (x0, y0), (x1, y1) = ((round(x), round(y)) for x, y in (start, end))
    if not dots:
        pen.line((x0, y0, x1, y1), fill=(40, 40, 40), width=width)
    else:
        for at in range(x0, x1, dots) if y0 == y1 else range(y0, y1, dots):
            long, wide = dots // 2 - 1, width - 1
            place = (at, y0, at + long, y0 + wide) if y0 == y1 else (x0, at, x0 + wide, at + long)
            pen.rectangle(place, fill=(40, 40, 40))


def _told(entry: Entry) -> Truth:
    return {
        "row": entry.row,
        "col": entry.column,
        "rowspan": entry.row_span,
        "colspan": entry.column_span,
        "text": entry.text,
    }


STYLES: Mapping[str, Callable[[random.Random], Paper]] = {
    "ruled": partial(draw_tables, "ruled"),
    "open": partial(draw_tables, "open"),
    "two_ruled": partial(draw_tables, "ruled", count=2),
    "dotted": partial(draw_tables, "dotted"),
    "level": partial(draw_tables, "level"),
    "three": partial(draw_tables, "three"),
    "striped": partial(draw_tables, "striped"),
    "plain": partial(draw_tables, "plain"),
    "two_plain": partial(draw_tables, "plain", count=2),
    "pair": partial(draw_tables, "pair"),
}
"""All rules; none at the sides; two tables; dotted within the frame; level rules only; above, below and under the head;
striped; none; two without; two columns without."""
