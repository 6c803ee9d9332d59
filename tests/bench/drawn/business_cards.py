"""Business cards in several settings, Chinese or bilingual, light or dark."""

import random
from dataclasses import replace

from tests.bench.drawn.holders import invent_company, invent_person
from tests.bench.drawn.paper import Colour, Hand, Paper, guilloche
from tests.bench.drawn.typefaces import LATIN, SANS, SANS_BOLD, SERIF, SERIF_BOLD

SIZE = (1063, 638)
"""90 x 54 mm at 300 dots an inch."""
_TITLES = ("总经理", "销售经理", "高级工程师", "副总裁", "项目主管", "财务总监", "客户经理", "市场部经理")
_GROUNDS: tuple[tuple[Colour, Colour], ...] = (
    ((252, 252, 250), (246, 246, 242)),
    ((40, 52, 76), (30, 40, 62)),
    ((250, 246, 236), (240, 232, 216)),
)


def draw_business_card(chance: random.Random) -> Paper:
    """The face of a card."""
    person, company, warm = invent_person(chance), invent_company(chance), chance.choice(_GROUNDS)
    given = "".join(chance.sample("小伟明芳思远建国晨曦文斌", chance.choice((1, 2))))
    name = chance.choice(("张", "李", "王", "陈", "周", "徐", "郑")) + given
    site = chance.choice(("yuanda-sample", "hengxin", "tianke", "borui-tech"))
    ending = chance.choice(("com", "com.cn", "cn"))
    area = chance.choice(("010", "021", "0755", "0571"))
    fields = {
        "name": name,
        "company": company,
        "title": chance.choice(_TITLES),
        "mobile": f"1{chance.choice('3578')}{chance.randrange(10**9):09}",
        "phone": f"{area}-{chance.randint(22000000, 88999999)}",
        "email": f"{chance.choice(('zhang', 'li.wei', 'sales', 'chen_x'))}@{site}.{ending}",
        "address": person.address,
    }
    if chance.random() < 0.6:
        fields["website"] = f"www.{site}.com"
    if chance.random() < 0.4:
        fields["fax"] = f"{area}-{chance.randint(22000000, 88999999)}"
    if chance.random() < 0.4:
        fields["postcode"] = f"{chance.randint(100000, 699999)}"
    paper = Paper(guilloche(SIZE, *warm, chance), "business_card", fields, None, "business_card")
    _write(paper, warm[0], chance)
    paper.mark((960, 622), 14)
    return paper


def _write(paper: Paper, ground: Colour, chance: random.Random) -> None:
    ink: Colour = (232, 232, 228) if sum(ground) < 380 else (44, 46, 52)
    fields, face = paper.fields, chance.choice((SANS, SERIF))
    bold = SANS_BOLD if face == SANS else SERIF_BOLD
    left, top = chance.choice(((70, 80), (80, 70))), chance.choice((True, False))
    company = (left[0], 80) if top else (left[0], 250)
    first = 190 if top else 90
    paper.write(company, fields["company"], Hand(bold, 34, ink), role="value", key="company")
    end = paper.write(
        (left[0], first), fields["name"], Hand(bold, 58, ink, chance.choice((0.0, 0.25))), role="value", key="name"
    )
    if chance.random() < 0.5:
        paper.write((end + 36, first + 10), fields["title"], Hand(face, 28, ink), role="value", key="title")
    else:
        paper.write((left[0], first + 72), fields["title"], Hand(face, 28, ink), role="value", key="title")
    _write_contacts(paper, Hand(face, chance.choice((23, 26)), ink), left[0], chance)


def _write_contacts(paper: Paper, hand: Hand, left: int, chance: random.Random) -> None:
    styles = (
        {
            "mobile": "手机：",
            "phone": "电话：",
            "fax": "传真：",
            "email": "邮箱：",
            "website": "网址：",
            "address": "地址：",
            "postcode": "邮编：",
        },
        {
            "mobile": "Mobile: ",
            "phone": "Tel: ",
            "fax": "Fax: ",
            "email": "E-mail: ",
            "website": "Web: ",
            "address": "地址：",
            "postcode": "邮编: ",
        },
        {"mobile": "M ", "phone": "T ", "fax": "F ", "email": "E ", "website": "", "address": "", "postcode": "邮编 "},
    )
    style, fields = chance.choice(styles), paper.fields
    keys = [key for key in ("mobile", "phone", "fax", "email", "website", "address", "postcode") if key in fields]
    top = 600 - 44 * len(keys)
    for number, key in enumerate(keys):
        text = fields[key]
        if key == "mobile" and chance.random() < 0.5:
            text = f"{text[:3]} {text[3:7]} {text[7:]}"
        small = Hand(LATIN, hand.size - 1, hand.ink) if key in ("email", "website") and not style[key] else hand
        while small.length(style[key] + text) > SIZE[0] - left - 30:
            small = replace(small, size=small.size - 1)
        paper.write((left, top + 44 * number), style[key] + text, small, role="value", key=key)
