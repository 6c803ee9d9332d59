"""Pictures that try the reading of plates: seldom kinds, dirt, shaken and slanting views, and streets without any."""

import random
from dataclasses import replace

import cv2
import numpy as np
from PIL import Image, ImageDraw

from tests.bench.drawn.degrade import Grade, Pixels, Reals, Truth, carried
from tests.bench.drawn.plate_faces import LETTERS, PROVINCES, Face, draw_face
from tests.bench.drawn.plates import SIZES, draw_plates, photographed, roadside
from tests.bench.drawn.rare_plate_faces import draw_rare_face
from tests.bench.drawn.typefaces import LATIN_BOLD, SANS_BOLD, face

SHOPS = (
    "鑫源汽修",
    "川A茶馆",
    "云海宾馆 24H",
    "沪上阿姨",
    "湘菜馆",
    "京东到家",
    "贵州茅台 53度",
    "宁夏滩羊",
    "青岛啤酒1903",
)
SLOGANS = ("安全生产 人人有责", "礼让行人", "学警爱民", "使命必达", "创文明城市")
TRADES = ("修车电话", "联系电话", "办证", "出租", "开锁", "招商热线")


def draw_rare_plates(seed: int, grade: Grade) -> tuple[Image.Image, Truth]:
    """A picture with plates of the seldom kinds."""
    return draw_plates(seed, grade, draw_rare_face)


def draw_rough_plates(seed: int, grade: Grade) -> tuple[Image.Image, Truth]:
    """A picture with dirty, scratched, shaken plates of the usual kinds, seen far from aside."""
    picture, truth = draw_plates(seed, grade, lambda chance: _soiled(draw_face(chance), chance))
    chance = random.Random(f"shaken {seed} {grade}")  # noqa: S311
    pixels = np.asarray(picture)
    if chance.random() < (0.6 if grade == "hard" else 0.3):
        pixels, matrix = _from_aside(pixels, chance)
        truth = carried(truth, matrix)
    if chance.random() < (0.5 if grade == "hard" else 0.2):
        pixels = _shaken(pixels, chance)
    return Image.fromarray(pixels), truth


def draw_street(seed: int, grade: Grade) -> tuple[Image.Image, Truth]:
    """A picture without a plate: signs, slogans, shops, telephone and bus numbers, words painted like plates."""
    chance = random.Random(f"street {seed} {grade}")  # noqa: S311
    width, height = chance.choice(SIZES)
    picture = Image.fromarray(np.clip(roadside(chance, width, height), 0, 255).astype(np.uint8))
    for _ in range(chance.randint(4, 8)):
        _sign(picture, chance)
    shot, done = photographed(np.asarray(picture, dtype=np.float32), chance, grade)
    truth: Truth = {
        "document_type": None,
        "side": None,
        "category": "street",
        "degrade": grade,
        "operations": done,
        "rotation_clockwise": 0,
        "width": width,
        "height": height,
        "fields": {},
        "documents": [],
        "lines": [],
        "ignore_regions": [],
        "plates": [],
    }
    return Image.fromarray(shot), truth


def _sign(picture: Image.Image, chance: random.Random) -> None:
    """Words on a ground of any paint, plates' paints most of all, with or without a rim."""
    words = _words(chance)
    font = face(
        chance.choice((SANS_BOLD, SANS_BOLD, LATIN_BOLD)) if words.isascii() else SANS_BOLD, chance.randint(20, 70)
    )
    pen = ImageDraw.Draw(picture)
    x, y = chance.randint(0, picture.width * 2 // 3), chance.randint(0, picture.height * 9 // 10)
    left, top, right, bottom = pen.textbbox((x, y), words, font=font)
    ground, ink = chance.choice(
        (
            ((22, 62, 170), (250, 250, 250)),
            ((236, 176, 22), (15, 15, 15)),
            ((62, 182, 104), (15, 15, 15)),
            ((20, 116, 62), (250, 250, 250)),
            ((24, 24, 28), (250, 250, 250)),
            ((236, 236, 236), (15, 15, 15)),
            ((236, 236, 236), (192, 22, 32)),
            ((200, 30, 40), (250, 250, 250)),
            ((206, 226, 240), (15, 15, 15)),
        )
    )
    margin = chance.randint(4, 20)
    pen.rectangle((left - margin, top - margin, right + margin, bottom + margin), fill=ground)
    if chance.random() < 0.4:
        pen.rectangle(
            (left - margin + 3, top - margin + 3, right + margin - 3, bottom + margin - 3), outline=ink, width=2
        )
    pen.text((x, y), words, font=font, fill=ink)


def _words(chance: random.Random) -> str:
    digits = "".join(chance.choice("0123456789") for _ in range(12))
    return chance.choice(
        (
            chance.choice(SHOPS),
            chance.choice(SLOGANS),
            f"{chance.choice(TRADES)} 1{digits[:10]}",
            f"1{digits[:10]}",
            f"0{digits[:2]}-{digits[2:10]}",
            f"{digits[:3]}路",
            f"{chance.choice(LETTERS)}{digits[: chance.randint(3, 5)]}",
            f"{chance.choice(PROVINCES)}{digits[:4]}",
            f"{chance.choice('GS')}{digits[: chance.randint(2, 4)]}",
            f"限高{digits[0]}.{digits[1]}m",
            f"{digits[:2]}号楼{digits[2]}单元",
            f"{digits[:5]}",
            f"No.{digits[:6]}",
            f"¥{digits[:3]}.00",
            f"桂ICP备{digits[:8]}号",
        )
    )


def _soiled(drawn: Face, chance: random.Random) -> Face:
    """Splashes of mud, scratches and worn ink, the glyphs still to be told."""
    pixels = drawn.pixels.copy()
    high, wide = pixels.shape[:2]
    source = np.random.default_rng(chance.getrandbits(32))
    cloud = cv2.resize(source.standard_normal((6, 14)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
    mud = np.clip(cloud - chance.uniform(0.6, 1.3), 0, 1)[:, :, None] * chance.uniform(0.3, 0.7)
    pixels = pixels * (1 - mud) + np.array([112, 94, 72], dtype=np.float32) * mud
    for _ in range(chance.randint(0, 25)):
        x, y, radius = chance.randint(0, wide), chance.randint(0, high), chance.randint(1, 5)
        cv2.circle(pixels, (x, y), radius, (104, 88, 70), -1)
    for _ in range(chance.randint(0, 4)):
        start, end = ((chance.randint(0, wide), chance.randint(0, high)) for _ in range(2))
        cv2.line(pixels, start, end, (150, 150, 150), 1)
    return replace(drawn, pixels=np.asarray(pixels, dtype=np.float32))


def _from_aside(shot: Pixels, chance: random.Random) -> tuple[Pixels, Reals]:
    """The scene as seen from the left or the right and from above, its size kept."""
    high, wide = shot.shape[:2]
    near, far = chance.uniform(0, 0.06), chance.uniform(0.12, 0.26)
    left, right = (near, far) if chance.random() < 0.5 else (far, near)
    squeeze, drop = chance.uniform(0.02, 0.16) * wide, chance.uniform(-0.08, 0.08) * high
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    seen = [
        [squeeze, left * high],
        [wide - squeeze, right * high + drop],
        [wide - squeeze, (1 - right) * high + drop],
        [squeeze, (1 - left) * high],
    ]
    matrix = np.asarray(cv2.getPerspectiveTransform(flat, np.array(seen, dtype=np.float32)), dtype=np.float64)
    seen_shot = cv2.warpPerspective(shot, matrix, (wide, high), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen_shot, dtype=np.uint8), matrix


def _shaken(shot: Pixels, chance: random.Random) -> Pixels:
    """The camera or the car moved, in any direction."""
    length = max(3, round(shot.shape[1] * chance.uniform(0.003, 0.008)))
    kernel = np.zeros((length, length), dtype=np.float32)
    angle = chance.uniform(-np.pi / 3, np.pi / 3)
    reach = np.array([np.cos(angle), np.sin(angle)]) * (length - 1) / 2
    middle = (length - 1) / 2
    start, end = (tuple(np.round(middle + side * reach).astype(int).tolist()) for side in (-1, 1))
    cv2.line(kernel, start, end, 1.0)
    return np.asarray(cv2.filter2D(shot, -1, kernel / kernel.sum()), dtype=np.uint8)
