"""Licence plates that are seldom seen: two rows of the forces and of motorcycles, tractors, paper plates.

By GA 36-2018, and NY 345 for tractors; their numbers are invented.
"""

import random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.bench.drawn.plate_faces import (
    BLACK,
    CHINESE,
    LATIN_FACES,
    RED,
    WHITE,
    Colour,
    Face,
    Kind,
    face_of,
    number_of,
    painted,
    print_glyph,
)

TRACTOR: Colour = (20, 116, 62)
PAPERS: tuple[tuple[Colour, Colour], ...] = (((214, 232, 244), (168, 205, 232)), ((244, 232, 206), (224, 196, 148)))
"""The paper and the pattern on it: sky blue within the province, brownish yellow beyond it."""
CAR, MOTORCYCLE, FARM, PAPER = (440, 220), (330, 210), (360, 198), (330, 210)

RARE_KINDS: tuple[tuple[Kind, tuple[int, int], int], ...] = (
    (Kind("军车号牌", "LLDDDDD", "white", 1.5, two_rows=True, red=2), CAR, 2),
    (Kind("武警车号牌", "WJPDDDDD", "white", 1.5, two_rows=True, red=2), CAR, 3),
    (Kind("警用摩托车号牌", "PLMMMM警", "white", 1, two_rows=True), MOTORCYCLE, 2),
    (Kind("轻便摩托车号牌", "PLMMMMM", "blue", 1.5, two_rows=True), MOTORCYCLE, 2),
    (Kind("教练摩托车号牌", "PLMMMM学", "yellow", 1, two_rows=True), MOTORCYCLE, 2),
    (Kind("使馆汽车号牌", "使DDDDDD", "black", 1, gap=0), (440, 140), 0),
    (Kind("拖拉机号牌", "PDDDDDDD", "green", 3, two_rows=True), FARM, 3),
    (Kind("拖拉机号牌", "PDDDDDDD", "green", 1.5, gap=2), (480, 140), 0),
    (Kind("临时行驶车号牌", "PLMMMMM", "temporary", 3, two_rows=True), PAPER, 2),
)
"""Each with its size, and how many characters stand in its upper row."""


def draw_rare_face(random_: random.Random, rare: tuple[Kind, tuple[int, int], int] | None = None) -> Face:
    """A seldom plate with an invented number, at about twice the size it will be seen in."""
    kind, size, upper = rare or random_.choices(RARE_KINDS, [each[0].weight for each in RARE_KINDS])[0]
    number = number_of(kind.pattern, random_)
    tractor = kind.category == "拖拉机号牌"
    picture = Image.fromarray(_ground(kind, size, random_))
    ink = WHITE if tractor or kind.color in {"blue", "black"} else BLACK
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((4, 4, size[0] - 5, size[1] - 5), 10, outline=ink, width=random_.choice((2, 3, 4)))
    fonts = face_of(LATIN_FACES, random_), face_of(CHINESE, random_)
    rows = (number[:upper], number[upper:]) if upper else (number,)
    for place, (text, box) in enumerate(_places(rows, size, kind.gap)):
        red = place < kind.red or (kind.color == "white" and text == "警")
        print_glyph(picture, text, box, fonts, RED if red else ink)
    return Face(number, rows, kind, np.asarray(picture, dtype=np.float32))


def _ground(kind: Kind, size: tuple[int, int], random_: random.Random) -> NDArray[np.uint8]:
    if kind.color == "temporary":
        paper, pattern = random_.choice(PAPERS)
        picture = Image.new("RGB", size, paper)
        pen = ImageDraw.Draw(picture)
        for x in range(-size[1], size[0], random_.choice((7, 9, 12))):
            pen.line((x, 0, x + size[1], size[1]), fill=pattern, width=2)
            pen.line((x + size[1], 0, x, size[1]), fill=pattern, width=2)
        return np.asarray(picture)
    if kind.category == "拖拉机号牌":
        tones = [min(255, max(0, tone + random_.randint(-14, 14))) for tone in TRACTOR]
        return np.asarray(Image.new("RGB", size, (tones[0], tones[1], tones[2])))
    return painted(kind.color, *size, random_)


def _places(rows: tuple[str, ...], size: tuple[int, int], gap: int) -> list[tuple[str, tuple[int, int, int, int]]]:
    """Each glyph with its place, rows evenly spread."""
    wide, high = size
    if len(rows) == 1:
        pitch = (wide - 52) / len(rows[0])
        return [
            (text, (round(15 + pitch * n + (22 if n > gap else 0)), 25, round(pitch * 0.8), 90))
            for n, text in enumerate(rows[0])
        ]
    above, below = rows
    step = wide * (0.32 if len(above) == 2 else 0.24)
    start = wide / 2 - step * (len(above) - 1) / 2
    box = round(wide * 0.18), round(high * 0.28)
    upper = [(text, (round(start + step * n - box[0] / 2), round(high * 0.07), *box)) for n, text in enumerate(above)]
    pitch = wide * 0.91 / len(below)
    size_below = round(pitch * 0.81), round(high * 0.5)
    left = wide * 0.045 + pitch * 0.095
    lower = [(text, (round(left + pitch * n), round(high * 0.41), *size_below)) for n, text in enumerate(below)]
    return upper + lower
