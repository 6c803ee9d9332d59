"""Vehicle identification numbers: on a maker's plate, behind a windscreen, or stamped into a frame."""

import random

from PIL import Image, ImageDraw, ImageFilter

from tests.bench.drawn.holders import invent_vin
from tests.bench.drawn.paper import Hand, Paper
from tests.bench.drawn.typefaces import LATIN_BOLD, MONO, MONO_BOLD, SANS, SANS_BOLD


def draw_vin(chance: random.Random) -> Paper:
    """One of the three."""
    return chance.choice((_makers_plate, _windscreen, _frame))(chance)


def _makers_plate(chance: random.Random) -> Paper:
    vin = invent_vin(chance)
    steel = _brushed((1000, 560), (196, 198, 200), chance)
    paper = Paper(steel, "vin", {"vin": vin}, None, "vin")
    maker = chance.choice(("样本汽车工业有限公司制造", "北方样张汽车股份有限公司制造"))
    paper.write((500, 60), maker, Hand(SANS_BOLD, 36), role="title", anchor="mm")
    label, value = Hand(SANS, 26), Hand(chance.choice((MONO, SANS)), 30)
    rows = (
        ("车辆识别代号", vin),
        ("整车型号", f"YB{chance.randint(6000, 6999)}A5"),
        ("发动机型号", f"{chance.randint(1, 4)}G{chance.randint(10, 99)}T"),
        ("发动机最大净功率", f"{chance.randint(70, 180)}kW"),
        ("最大允许总质量", f"{chance.randint(1500, 3200)}kg"),
        ("制造年月", f"{chance.randint(2015, 2025)}年{chance.randint(1, 12)}月"),
    )
    for number, (words, text) in enumerate(rows):
        paper.write((60, 140 + number * 62), words, label)
        hand = value if text.isascii() else label
        paper.write((380, 140 + number * 62), text, hand, role="value", key="vin" if text == vin else "")
    paper.write((60, 520), "中国制造", label)
    paper.mark((850, 530), 16)
    return paper.rounded(20)


def _windscreen(chance: random.Random) -> Paper:
    vin = invent_vin(chance)
    dash = Image.new("RGB", (1100, 300), (30, 30, 34)).filter(ImageFilter.GaussianBlur(1))
    paper = Paper(dash, "vin", {"vin": vin}, None, "vin")
    draw = ImageDraw.Draw(paper.picture)
    ground = chance.choice(((236, 236, 232), (24, 24, 28)))
    draw.rounded_rectangle((110, 90, 990, 200), 8, fill=ground)
    ink = (20, 20, 24) if ground[0] > 128 else (232, 232, 236)
    edge = chance.choice(("", "*"))
    hand = Hand(chance.choice((MONO_BOLD, LATIN_BOLD, MONO)), chance.choice((54, 60)), ink, 0.02)
    paper.write((550, 145), f"{edge}{vin}{edge}", hand, role="value", key="vin", anchor="mm")
    paper.mark((900, 260), 16)
    return paper


def _frame(chance: random.Random) -> Paper:
    vin = invent_vin(chance)
    paper = Paper(_brushed((1200, 360), (128, 126, 122), chance), "vin", {"vin": vin}, None, "vin")
    hand = Hand(chance.choice((MONO_BOLD, SANS_BOLD)), 66, (70, 66, 62), 0.12)
    size = hand.length(vin)
    paper.write((max(20, 600 - size / 2), 180), vin, hand, role="value", key="vin")
    paper.mark((1100, 340), 16)
    return paper


def _brushed(size: tuple[int, int], colour: tuple[int, int, int], chance: random.Random) -> Image.Image:
    metal = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(metal)
    for _ in range(size[1]):
        row, shade = chance.randrange(size[1]), chance.randint(-7, 7)
        draw.line((0, row, size[0], row), fill=tuple(channel + shade for channel in colour))
    return metal
