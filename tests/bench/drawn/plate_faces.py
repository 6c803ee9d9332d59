"""Licence plates of every kind drawn flat, with invented numbers: paint, rows and glyphs as in GA 36-2018."""

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests.bench.drawn.typefaces import LATIN_BOLD, SANS, SANS_BOLD, FaceMissing, face

Pixels = NDArray[np.float32]
Colour = tuple[int, int, int]

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "0123456789"
ENERGY = "DABCEFGHJK"
PAINTS: dict[str, tuple[Colour, Colour]] = {
    "blue": ((22, 62, 170), (22, 62, 170)),
    "yellow": ((236, 176, 22), (236, 176, 22)),
    "white": ((236, 236, 236), (236, 236, 236)),
    "black": ((24, 24, 28), (24, 24, 28)),
    "green": ((226, 240, 228), (62, 182, 104)),
    "yellow_green": ((236, 182, 24), (70, 186, 106)),
}
"""The paint at the top (left, where two stand side by side) and at the bottom."""
RED, WHITE, BLACK = (192, 22, 32), (250, 250, 250), (15, 15, 15)
CHINESE = (SANS_BOLD, SANS_BOLD, SANS, "DroidSansFallbackFull.ttf")
LATIN_FACES = (
    "DejaVuSansCondensed-Bold.ttf",
    "DejaVuSansMono-Bold.ttf",
    "NimbusSansNarrow-Bold.otf",
    "NotoSansMono-Bold.ttf",
    LATIN_BOLD,
    SANS_BOLD,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of plate: what it is called, how its number is made up, its paint, and how often it is drawn.

    `pattern`: P a province, L a letter, D a digit, M mostly a digit, E a letter of new energy; others as they are.
    `gap`: after which place there is one; `red`: so many characters in front are red. A plate of two rows has no
    name, for it may be a motorcycle's.
    """

    category: str
    pattern: str
    color: str
    weight: float
    two_rows: bool = False
    gap: int = 1
    red: int = 0


KINDS = (
    Kind("小型汽车号牌", "PLMMMMM", "blue", 7),
    Kind("大型汽车号牌", "PLMMMMM", "yellow", 2),
    Kind("", "PLMMMMM", "yellow", 3, two_rows=True),
    Kind("小型新能源汽车号牌", "PLEMDDDD", "green", 5),
    Kind("大型新能源汽车号牌", "PLDDDDDE", "yellow_green", 2),
    Kind("警用汽车号牌", "PLMMMM警", "white", 1.5),
    Kind("军车号牌", "LLDDDDD", "white", 1, red=2),
    Kind("武警车号牌", "WJPDDDDD", "white", 0.7, red=2),
    Kind("外籍汽车号牌", "PLMMMMM", "black", 0.7),
    Kind("领馆汽车号牌", "PLDDDD领", "black", 0.8),
    Kind("使馆汽车号牌", "DDDDDD使", "black", 0.8, gap=2),
    Kind("港澳入出境车号牌", "粤ZMMMM港", "black", 0.7),
    Kind("港澳入出境车号牌", "粤ZMMMM澳", "black", 0.5),
    Kind("挂车号牌", "PLMMMM挂", "yellow", 1, two_rows=True),
    Kind("教练汽车号牌", "PLMMMM学", "yellow", 1),
    Kind("试验汽车号牌", "PLMMMM试", "yellow", 0.5),
    Kind("特型汽车号牌", "PLMMMM超", "yellow", 0.5),
    Kind("应急救援专用号牌", "PLDDDD应急", "white", 0.4),
)


@dataclass(frozen=True, slots=True)
class Face:
    """A plate drawn flat: its number, the rows it is printed in, colour key, and pixels (RGB)."""

    number: str
    rows: tuple[str, ...]
    kind: Kind
    pixels: Pixels


def draw_face(random_: random.Random, kind: Kind | None = None) -> Face:
    """A plate with an invented number, at about twice the size it will be seen in."""
    kind = kind or random_.choices(KINDS, [each.weight for each in KINDS])[0]
    number = number_of(kind.pattern, random_)
    width = 480 if len(number) == 8 else 440
    height = 220 if kind.two_rows else 140
    ink = WHITE if kind.color in {"blue", "black"} else BLACK
    picture = Image.fromarray(painted(kind.color, width, height, random_))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((4, 4, width - 5, height - 5), 10, outline=ink, width=random_.choice((2, 3, 4)))
    if random_.random() < 0.5:
        for x in (width * 0.26, width * 0.74):
            pen.ellipse((x - 6, 5, x + 6, 17), fill=(150, 150, 150))
    fonts = face_of(LATIN_FACES, random_), face_of(CHINESE, random_)
    rows = (number[:2], number[2:]) if kind.two_rows else (number,)
    for place, (text, box) in enumerate(_layout(number, kind)):
        tone = RED if text in "警应急使领" and kind.color == "white" else ink
        if place < kind.red:
            tone = RED
        print_glyph(picture, text, box, fonts, tone)
    if len(number) == 7 and kind.gap == 1:
        x, y = (220, 45) if kind.two_rows else (134, 70)
        pen.ellipse((x - 5, y - 5, x + 5, y + 5), fill=ink)
    return Face(number, rows, kind, np.asarray(picture, dtype=np.float32))


def number_of(pattern: str, random_: random.Random) -> str:
    """An invented number by its pattern."""
    free = [place for place, sign in enumerate(pattern) if sign == "M"]
    letters = set(random_.sample(free, min(len(free), random_.choice((0, 0, 1, 1, 2)))))
    pools = {"P": PROVINCES, "L": LETTERS, "D": DIGITS, "E": ENERGY}
    if pattern.startswith(("WJ", "Z")):
        pools.pop("L")
    signs = [
        (LETTERS if place in letters else DIGITS) if sign == "M" else pools.get(sign, sign)
        for place, sign in enumerate(pattern)
    ]
    return "".join(random_.choice(pool) for pool in signs)


def painted(color: str, width: int, height: int, random_: random.Random) -> NDArray[np.uint8]:
    """The plate's paint, a little lighter or darker every time."""
    first, second = (
        np.clip([tone + random_.randint(-12, 12) for tone in paint], 0, 255).astype(np.float32)
        for paint in PAINTS[color]
    )
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None] * np.ones((1, width, 1), dtype=np.float32)
    if color == "yellow_green":
        right = np.arange(width)[None, :, None] > width * 0.27
        down = np.broadcast_to(right, (height, width, 1)).astype(np.float32)
    return np.asarray(first * (1 - down) + second * down, dtype=np.uint8)


def _layout(number: str, kind: Kind) -> list[tuple[str, tuple[int, int, int, int]]]:
    """Each glyph with its place: left, top, width, height, in millimetres of a plate."""
    if kind.two_rows:
        upper = [(number[0], (110, 15, 80, 60)), (number[1], (250, 15, 80, 60))]
        return upper + [(text, (27 + 80 * place, 90, 65, 110)) for place, text in enumerate(number[2:])]
    if len(number) == 8:
        return [(text, (15 + place * 54 + (40 if place > 1 else 0), 25, 44, 90)) for place, text in enumerate(number)]
    return [
        (text, (15 + place * 57 + (22 if place > kind.gap else 0), 25, 45, 90)) for place, text in enumerate(number)
    ]


def print_glyph(
    picture: Image.Image,
    text: str,
    box: tuple[int, int, int, int],
    fonts: tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont],
    ink: Colour,
) -> None:
    """The glyph in its box, as wide and high as that; a 1 stays slim."""
    left, top, width, height = box
    font = fonts[ord(text) > 255]
    bounds = font.getbbox(text)
    glyph = Image.new("L", (int(bounds[2] - bounds[0]) + 2, int(bounds[3] - bounds[1]) + 2))
    ImageDraw.Draw(glyph).text((1 - bounds[0], 1 - bounds[1]), text, font=font, fill=255)
    slim = min(width, max(18, round(height * glyph.width / glyph.height))) if text == "1" else width
    stencil = glyph.resize((slim, height), Image.Resampling.LANCZOS)
    picture.paste(ink, (left + (width - slim) // 2, top), stencil)


def face_of(names: tuple[str, ...], random_: random.Random) -> ImageFont.FreeTypeFont:
    """One of the typefaces that are there."""
    try:
        return face(random_.choice(names), 160)
    except FaceMissing:
        return face(SANS_BOLD, 160)
