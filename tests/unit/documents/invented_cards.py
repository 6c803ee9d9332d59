"""ID cards of invented people as lines, laid out in many ways and seen by a camera."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from stdnum.cn import ric

from ocrdesk.model import Character, Line, Point, Quad

SURNAMES = ("赵", "钱", "孙", "李", "周", "郑", "欧阳", "司马")
GIVEN = "伟芳娜敏静丽强磊洋勇艳涛明超霞平桂宇晨璇彬鹏毅琳峰婷"
LONG_NAMES = ("艾力·卡德尔", "阿依古丽·买买提", "买买提·吐尔逊·阿不都", "扎西", "才让卓玛")
GROUPS = ("汉", "汉", "汉", "维吾尔", "回", "哈萨克", "仫佬", "土家", "壮")
PLACES = (
    "北京市朝阳区民族大道",
    "新疆维吾尔自治区乌鲁木齐市水磨沟区凤鸣东路",
    "贵州省黔东南苗族侗族自治州凯里市解放路",
)
BITS = ("{}号", "{}号院{}幢{}单元{}室", "翠微小区{}栋{}单元{}", "三岔镇杨家村六组{}号")
AUTHORITIES = ("北京市公安局朝阳分局", "沅陵县公安局", "黔东南苗族侗族自治州公安局", "乌鲁木齐市公安局天山区分局")


def dice(seed: int) -> random.Random:
    """Chance that falls the same way each time."""
    return random.Random(seed)  # noqa: S311 - a layout, not a secret


def number(prefix: str) -> str:
    """A resident number from its first 17 digits."""
    return prefix + str(ric.calc_check_digit(prefix + "0"))


def invent_person(chance: random.Random) -> dict[str, str]:
    """The values of a portrait side that agree with one another."""
    born = f"{chance.randint(1940, 2015)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    sequence = chance.randint(1, 999)
    given = "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
    return {
        "name": chance.choice(LONG_NAMES) if chance.random() < 0.2 else chance.choice(SURNAMES) + given,
        "sex": "男" if sequence % 2 else "女",
        "ethnicity": chance.choice(GROUPS),
        "birth_date": born,
        "address": chance.choice(PLACES) + chance.choice(BITS).format(*(chance.randint(1, 999) for _ in range(4))),
        "id_number": number(f"{chance.choice((11, 52, 65))}0101{born.replace('-', '')}{sequence:03}"),
    }


def invent_validity(chance: random.Random) -> dict[str, str]:
    """The values of an emblem side."""
    year, rest = chance.randint(2006, 2025), f"-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    term = chance.choice((5, 10, 20, None))
    return {
        "issuing_authority": chance.choice(AUTHORITIES),
        "valid_from": f"{year}{rest}",
        "valid_to": f"{year + term}{rest}" if term else "长期",
    }


@dataclass
class Paper:
    """A paper in work: texts with place and size, in heights of its labels."""

    chance: random.Random
    texts: list[tuple[str, float, float, float]] = field(default_factory=list)

    def put(self, text: str, x: float, y: float, height: float = 1.0) -> float:
        """Write a text; returns where it ends."""
        self.texts.append((text, x, y, height))
        return x + height * sum(0.55 if c.isascii() else 1.0 for c in text)

    def row(self, label: str, value: str, x: float, y: float, value_x: float) -> float:
        """A label and its value: apart, glued, or with a blank in the label, as recognisers give them."""
        way = self.chance.random()
        if way < 0.35:
            return self.put(label + value, x, y, 1.1)
        if way < 0.42:
            self.put(label[0], x, y)
            return self.put(label[1:] + value, x + 1.3, y, 1.1)
        self.put(" ".join(label) if way < 0.5 else label, x, y)
        return self.put(value, value_x, y, 1.2)


def lay_portrait(values: Mapping[str, str], chance: random.Random) -> Paper:
    """The portrait side in some layout: other gaps, pitches and line lengths each time."""
    paper, pitch, value_x = Paper(chance), chance.uniform(2.2, 3.0), 2.0 + chance.uniform(0.4, 1.6)
    paper.row("姓名", values["name"], 0, 0, value_x)
    end = paper.row("性别", values["sex"], 0, pitch, value_x)
    next_x = max(end + 2, value_x + 2.6)
    paper.row("民族", values["ethnicity"], next_x, pitch, next_x + value_x)
    year, month, day = (int(part) for part in values["birth_date"].split("-"))
    gap = chance.choice(("", " "))
    paper.row("出生", f"{year}{gap}年{gap}{month}月{day}{gap}日", 0, 2 * pitch, value_x)
    length = chance.randint(9, 13)
    address = values["address"]
    paper.row("住址", address[:length], 0, 3 * pitch, value_x)
    y = 3 * pitch
    for start in range(length, len(address), length):
        y += 1.7
        paper.put(address[start : start + length], value_x, y, 1.2)
    y = max(y + pitch, 5 * pitch)
    paper.row("公民身份号码", values["id_number"], 0, y, 6 + chance.uniform(0.5, 4))
    return paper


def lay_emblem(values: Mapping[str, str], chance: random.Random) -> Paper:
    """The emblem side in some layout."""
    paper, value_x = Paper(chance), 4 + chance.uniform(0.3, 1.2)
    paper.put("中华人民共和国", 4, 0, 1.5)
    paper.put("居民身份证", 3.6, 2.5, 2.3)
    paper.row("签发机关", values["issuing_authority"], 0, 8.5, value_x)
    validity = "-".join(end.replace("-", ".") for end in (values["valid_from"], values["valid_to"]))
    paper.row("有效期限", validity, 0, 8.5 + chance.uniform(1.8, 2.6), value_x)
    return paper


def camera(chance: random.Random, skew: float = 10.0, tilt: float = 0.0006) -> Callable[[float, float], Point]:
    """Label heights to pixels: scaled, turned by up to `skew` degrees, in perspective."""
    angle, scale = math.radians(chance.uniform(-skew, skew)), chance.uniform(15, 45)
    tilt_x, tilt_y = (chance.uniform(-tilt, tilt) * 15 / scale for _ in range(2))

    def see(x: float, y: float) -> Point:
        x, y = x * scale, y * scale
        x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
        depth = 1 + tilt_x * x + tilt_y * y
        return 1000 + x / depth, 1000 + y / depth

    return see


def photograph(
    papers: Sequence[tuple[Paper, float, float]], chance: random.Random, see: Callable[[float, float], Point]
) -> list[Line]:
    """The lines of papers lying at those places, in no order, with boxes as loose as recognisers draw them."""
    lines = []
    for paper, left, top in papers:
        for text, x, y, height in paper.texts:
            width = height * sum(0.55 if c.isascii() else 1.0 for c in text)
            more = height * chance.uniform(0.02, 0.2)
            box = Quad.from_box(left + x - more, top + y - more, left + x + width + more, top + y + height + more)
            quad = box.mapped(lambda point: see(*point))
            if len(text) <= 2 and chance.random() < 0.5:
                bounds = quad.bounds
                quad = Quad.from_box(bounds.left, bounds.top, bounds.right, bounds.bottom)
            lines.append(make_line(text, quad))
    chance.shuffle(lines)
    return lines


def make_line(text: str, quad: Quad, confidence: float = 0.99) -> Line:
    """A line whose characters are all as sure."""
    characters = tuple(
        Character(character, confidence, index / len(text), (index + 1) / len(text))
        for index, character in enumerate(text)
    )
    return Line(text, confidence, quad, characters=characters)


def write(rows: Sequence[str | Sequence[tuple[float, str]]], height: float = 30.0) -> list[Line]:
    """A level page: each row one text at the margin, or (x, text) pairs."""
    lines = []
    for index, row in enumerate(rows):
        for x, text in [(100.0, row)] if isinstance(row, str) else row:
            top = 100 + index * 1.8 * height
            width = height * sum(0.55 if c.isascii() else 1.0 for c in text)
            lines.append(make_line(text, Quad.from_box(x, top, x + width, top + height)))
    return lines
