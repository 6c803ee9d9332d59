"""Identity cards: both sides, in three layouts."""

import random
from dataclasses import dataclass
from datetime import date

from PIL import ImageDraw

from tests.bench.drawn.holders import Person, day_after, invent_person, years_after
from tests.bench.drawn.paper import INK, RED, Colour, Hand, Paper, guilloche
from tests.bench.drawn.typefaces import DROID, MONO, MONO_BOLD, SANS, SANS_BOLD, SERIF, SERIF_BOLD

SIZE = (1011, 638)
"""85.6 x 54 mm at 300 dots an inch."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a card is set: faces, sizes, inks, and where the columns and rows stand."""

    value: str
    digits: str
    label: str
    label_ink: Colour
    label_size: int
    value_size: int
    left: int
    column: int
    rows: tuple[int, int, int, int, int]
    leading: float
    label_spread: float
    grounds: tuple[Colour, Colour]


LAYOUTS = (
    Layout(
        SANS,
        SANS_BOLD,
        SANS,
        (58, 110, 165),
        27,
        35,
        66,
        176,
        (86, 160, 236, 318, 540),
        1.3,
        0.4,
        ((236, 243, 247), (218, 234, 240)),
    ),
    Layout(
        SERIF,
        MONO,
        SANS,
        (84, 132, 190),
        30,
        38,
        54,
        178,
        (72, 158, 244, 330, 556),
        1.24,
        0.5,
        ((246, 240, 246), (224, 232, 246)),
    ),
    Layout(
        DROID,
        MONO_BOLD,
        DROID,
        (40, 90, 150),
        24,
        32,
        84,
        190,
        (104, 172, 240, 308, 528),
        1.4,
        0.0,
        ((232, 246, 240), (230, 240, 252)),
    ),
)


def draw_portrait_side(chance: random.Random, person: Person | None = None) -> Paper:
    """The side with the portrait."""
    person, layout = person or invent_person(chance), chance.choice(LAYOUTS)
    fields = {"name": person.name, "sex": person.sex, "ethnicity": person.ethnicity}
    fields |= {"birth_date": person.birth.isoformat(), "address": person.address, "id_number": person.id_number}
    ground = guilloche(SIZE, *layout.grounds, chance)
    paper = Paper(ground, "id_card", fields, "portrait", "id_card_front")
    label = Hand(layout.label, layout.label_size, layout.label_ink, layout.label_spread)
    value = Hand(layout.value, layout.value_size)
    name, sex, birth, address, number = layout.rows
    for row, words in ((name, "姓名"), (sex, "性别"), (birth, "出生"), (address, "住址")):
        paper.write((layout.left, row), words, label)
    paper.write((layout.column, name), person.name, Hand(layout.value, layout.value_size + 4), role="value", key="name")
    paper.write((layout.column, sex), person.sex, value, role="value", key="sex")
    paper.write((layout.column + 108, sex), "民族", label)
    paper.write((layout.column + 214, sex), person.ethnicity, value, role="value", key="ethnicity")
    _write_birth(
        paper, (layout.column, birth), person.birth, value, Hand(layout.label, layout.label_size, layout.label_ink)
    )
    width = chance.choice((400, 440))
    paper.write_block(
        (layout.column, address),
        person.address,
        Hand(layout.value, layout.value_size - 3),
        width=width,
        leading=layout.leading,
        key="address",
    )
    paper.write((layout.left, number), "公民身份号码", Hand(layout.label, layout.label_size, layout.label_ink))
    digits = Hand(layout.digits, layout.value_size + 5, spread=chance.uniform(0.05, 0.2))
    paper.write((layout.left + 262, number), person.id_number, digits, role="value", key="id_number")
    paper.portrait((676, 84, 936, 424), chance)
    paper.mark((890, 622), 15)
    return paper.rounded(chance.choice((28, 38)))


def draw_emblem_side(chance: random.Random, person: Person | None = None) -> Paper:
    """The side with the emblem, here a plain disc."""
    person, layout = person or invent_person(chance), chance.choice(LAYOUTS)
    issued = date(2008, 1, 1).replace(year=chance.randint(2008, 2024), month=chance.randint(1, 12))
    issued = day_after(issued, chance, 0, 27)
    term = chance.choice((5, 10, 20, 20, 0))
    ends = years_after(issued, term).isoformat() if term else "长期"
    authority = (
        f"{person.town}公安局{person.district[:-1]}分局" if chance.random() < 0.7 else f"{person.district}公安局"
    )
    fields = {"issuing_authority": authority, "valid_from": issued.isoformat(), "valid_to": ends}
    paper = Paper(guilloche(SIZE, *layout.grounds, chance), "id_card", fields, "emblem", "id_card_back")
    draw = ImageDraw.Draw(paper.picture)
    draw.ellipse((72, 62, 228, 218), fill=RED)
    draw.ellipse((92, 82, 208, 198), outline=(236, 200, 90), width=8)
    title = Hand(SERIF_BOLD, chance.choice((46, 52)), INK, chance.uniform(0.3, 0.7))
    paper.write((610, 104), "中华人民共和国", title, role="title", anchor="mm")
    paper.write(
        (610, 200), "居民身份证", Hand(SERIF_BOLD, 72, INK, chance.uniform(0.3, 0.7)), role="title", anchor="mm"
    )
    label = Hand(chance.choice((SANS_BOLD, layout.label)), 30, INK, chance.choice((0.0, 0.2)))
    value = Hand(layout.value, chance.choice((30, 34)))
    left, top = chance.choice((200, 230)), chance.choice((452, 470))
    paper.write((left, top), "签发机关", label)
    paper.write((left + 190, top), authority, value, role="value", key="issuing_authority")
    paper.write((left, top + 80), "有效期限", label)
    period = f"{issued:%Y.%m.%d}-{ends.replace('-', '.')}"
    paper.write((left + 190, top + 80), period, value, role="value", key="valid_from")
    paper.mark((890, 622), 15)
    return paper.rounded(chance.choice((28, 38)))


def _write_birth(paper: Paper, place: tuple[float, float], day: date, value: Hand, label: Hand) -> None:
    left, row = place
    for number, word in ((day.year, "年"), (day.month, "月"), (day.day, "日")):
        left = paper.write((left, row), str(number), value, role="value", key="birth_date") + 12
        left = paper.write((left, row), word, label) + 20
