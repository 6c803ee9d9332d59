"""Bank cards of several issuers: printed flat or in relief, on dark, light and bright grounds."""

import random

from PIL import ImageDraw

from tests.bench.drawn.holders import invent_card_number
from tests.bench.drawn.paper import Colour, Hand, Paper, guilloche
from tests.bench.drawn.typefaces import LATIN, LATIN_BOLD, MONO_BOLD, SANS, SANS_BOLD, SERIF_BOLD

SIZE = (1011, 638)
_ISSUERS: tuple[tuple[str, str, str, str, Colour], ...] = (
    ("中国工商银行", "ICBC", "622202", "灵通卡", (170, 40, 44)),
    ("招商银行", "CHINA MERCHANTS BANK", "622588", "金卡", (196, 160, 90)),
    ("中国建设银行", "China Construction Bank", "621700", "龙卡", (28, 66, 140)),
    ("交通银行", "BANK OF COMMUNICATIONS", "622260", "太平洋卡", (30, 40, 92)),
    ("兴业银行", "INDUSTRIAL BANK", "622909", "", (20, 90, 150)),
    ("江南农村商业银行", "", "621219", "", (34, 120, 84)),
    ("中信银行", "CHINA CITIC BANK", "622690", "白金卡", (60, 60, 64)),
    ("平安银行", "PING AN BANK", "622155", "", (226, 112, 44)),
    ("样本市城市信用社", "", "622301", "", (226, 228, 232)),
)  # fmt: skip


def draw_bank_card(chance: random.Random) -> Paper:
    """The face of a card."""
    bank, english, prefix, name, colour = chance.choice(_ISSUERS)
    length = chance.choice((16, 19, 19))
    number = invent_card_number(chance, prefix, length)
    credit = length == 16
    kind = chance.choice(("信用卡", "贷记卡", "CREDIT")) if credit else chance.choice(("借记卡", "储蓄卡", "DEBIT", ""))
    fields = {"card_number": number, "bank": bank}
    if not kind.isascii():
        fields["card_type"] = kind
    expires = f"{chance.randint(1, 12):02}/{chance.randint(26, 38)}"
    if credit or chance.random() < 0.5:
        fields["valid_to"] = f"20{expires[3:]}-{expires[:2]}"
    other: Colour = (min(255, colour[0] + 34), min(255, colour[1] + 28), min(255, colour[2] + 40))
    paper = Paper(guilloche(SIZE, other, colour, chance), "bank_card", fields, None, "bank_card")
    light = sum(colour) > 560
    ink: Colour = (40, 44, 60) if light else (240, 240, 236)
    _write_issuer(paper, bank, english, ink, chance)
    if kind:
        paper.write(
            (950, 74), kind, Hand(SANS if not kind.isascii() else LATIN_BOLD, 28, ink), role="note", anchor="rm"
        )
    if name and chance.random() < 0.6:
        paper.fields = {**fields, "card_name": name}
        paper.write((950, 250), name, Hand(SERIF_BOLD, 36, ink), role="note", anchor="rm")
    ImageDraw.Draw(paper.picture).rounded_rectangle(
        (96, 190, 210, 280), 12, fill=(214, 184, 110), outline=(150, 120, 60)
    )
    _write_number(paper, number, ink, chance)
    if "valid_to" in fields:
        _write_validity(paper, expires, ink, chance)
    if chance.random() < 0.7:
        paper.write(
            (80, 575), chance.choice(("ZHANG WEI", "LI XIAO MING", "WANG FANG")), Hand(MONO_BOLD, 28, ink), role="note"
        )
    paper.write((900, 540), "银联", Hand(SANS_BOLD, 34, ink), role="note", anchor="mm")
    paper.write((900, 580), "UnionPay", Hand(LATIN_BOLD, 24, ink), role="note", anchor="mm")
    paper.mark((505, 622), 14)
    return paper.rounded(chance.choice((30, 40)))


def _write_issuer(paper: Paper, bank: str, english: str, ink: Colour, chance: random.Random) -> None:
    draw = ImageDraw.Draw(paper.picture)
    draw.ellipse((60, 44, 120, 104), outline=ink, width=6)
    face = Hand(chance.choice((SANS_BOLD, SERIF_BOLD, SANS)), chance.choice((38, 44, 50)), ink)
    paper.write((138, 74), bank, face, role="value", key="bank")
    if english and chance.random() < 0.6:
        paper.write((138, 118), english, Hand(LATIN, 18, ink), role="note")


def _write_number(paper: Paper, number: str, ink: Colour, chance: random.Random) -> None:
    sixes = len(number) == 19 and chance.random() < 0.4
    groups = [number[:6], number[6:]] if sixes else [number[i : i + 4] for i in range(0, len(number), 4)]
    hand = Hand(
        chance.choice((MONO_BOLD, LATIN_BOLD, SANS_BOLD)), chance.choice((48, 54)), ink, 0.04, chance.random() < 0.5
    )
    paper.write(
        (chance.choice((70, 96)), chance.choice((350, 375))), " ".join(groups), hand, role="value", key="card_number"
    )


def _write_validity(paper: Paper, expires: str, ink: Colour, chance: random.Random) -> None:
    if chance.random() < 0.3:
        paper.write((420, 470), "有效期", Hand(SANS, 20, ink))
    else:
        paper.write((430, 455), "VALID", Hand(LATIN, 15, ink))
        paper.write((430, 475), "THRU", Hand(LATIN, 15, ink))
    paper.write((520, 440), "MONTH/YEAR", Hand(LATIN, 13, ink))
    paper.write((520, 470), expires, Hand(MONO_BOLD, 34, ink), role="value", key="valid_to")
