"""Small, blurred, noisy drawn pictures of the Chinese characters of plates, as they are cut out of a photograph.

Each is what `GlyphJudge` sees: the character's box with a margin, its neighbours' edges, rims and screws beside it.
"""

import random
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ocrdesk.providers.offline.plate_glyphs import CHINESE, HEIGHT, MARGIN, WIDTH, evened
from tests.bench.drawn.plate_faces import DIGITS, LATIN_FACES, LETTERS
from tests.bench.drawn.typefaces import DROID, SANS, SANS_BOLD, SERIF, SERIF_BOLD, face

Grey = NDArray[np.float32]

BOTH = LETTERS + DIGITS
STENCIL = 96
FACES = (SANS_BOLD, SANS_BOLD, SANS, SERIF_BOLD, SERIF, DROID)
NONE_SHARE, EDGED = 0.25, 0.35
"""How many samples are of no character, and how many of those of edges around signs."""
SHARPEST, SMALLEST = 64.0, 9.0
"""Heights of a glyph in its picture, in pixels."""


def draw_samples(count: int, seed: int) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
    """Pictures as the judge is given them, and the number of each one's character, from 1; 0 where there is none."""
    chance = random.Random(seed)  # noqa: S311 - repeatable pictures, no secrets
    noise = np.random.default_rng(seed)
    pictures = np.empty((count, HEIGHT, WIDTH), dtype=np.float16)
    labels = np.empty(count, dtype=np.int64)
    for place in range(count):
        picture, labels[place] = _sample(chance, noise)
        pictures[place] = evened(picture)
    return pictures, labels


def _sample(chance: random.Random, noise: np.random.Generator) -> tuple[Grey, int]:
    label = 0 if chance.random() < NONE_SHARE else chance.randrange(len(CHINESE)) + 1
    text = CHINESE[label - 1] if label else chance.choice(BOTH)
    aside = 0.0
    if not label and chance.random() < 0.5:
        # Between two glyphs there is none.
        text, aside = chance.choice(CHINESE + BOTH), chance.choice((-1, 1)) * chance.uniform(0.4, 0.65)
    sheet = _sheet(chance, text, aside, empty=not label and chance.random() < 0.1)
    if not label and chance.random() < EDGED:
        _edges(sheet, chance)
    return _photographed(sheet, chance, noise), label


def _sheet(chance: random.Random, text: str, aside: float, *, empty: bool) -> Grey:
    """The glyph and what stands around it, ink 1 on ground 0, four times as large as the judge sees it."""
    wide, high = WIDTH * 4, HEIGHT * 4
    box = wide / (1 + 2 * MARGIN), high / (1 + 2 * MARGIN)
    sheet = np.zeros((high, wide), dtype=np.float32)
    middle = wide * 0.5 + box[0] * (aside + chance.uniform(-0.12, 0.12))
    level = high * 0.5 + box[1] * chance.uniform(-0.1, 0.1)
    size = box[0] * chance.uniform(0.85, 1.15), box[1] * chance.uniform(0.86, 1.14)
    if not empty:
        name = chance.choice(LATIN_FACES if text.isascii() else FACES)
        _print(sheet, _stencil(text, name), (middle, level), size, chance)
    pitch = box[0] * chance.uniform(1.15, 1.5)
    for side in (-1, 1):
        kind = chance.random()
        if kind < 0.6:
            neighbour = _stencil(chance.choice(BOTH), chance.choice(LATIN_FACES))
            _print(sheet, neighbour, (middle + side * pitch, level), size, chance)
        elif kind < 0.85:
            x = middle + side * box[0] * chance.uniform(0.58, 0.85)
            _rim(sheet, x, side, chance)
    if chance.random() < 0.4:
        y = level + chance.choice((-1, 1)) * box[1] * chance.uniform(0.58, 0.7)
        cv2.line(sheet, (0, round(y)), (wide, round(y + chance.uniform(-8, 8))), 1.0, chance.randint(2, 7))
    return _leant(sheet, chance)


def _rim(sheet: Grey, x: float, side: int, chance: random.Random) -> None:
    """The printed rim of the plate, and beyond it whatever there is."""
    high, wide = sheet.shape
    cv2.line(sheet, (round(x), 0), (round(x), high), 1.0, chance.randint(2, 6))
    beyond = x + side * chance.uniform(6, 12)
    left, right = (0, max(0, int(beyond))) if side < 0 else (min(wide, int(beyond)), wide)
    if chance.random() < 0.6:
        sheet[:, left:right] = chance.uniform(-0.6, 1.2)


def _edges(sheet: Grey, chance: random.Random) -> None:
    """The corner of a sign, bars of a grille, or a wall's edge, where there is no plate."""
    high, wide = sheet.shape
    if chance.random() < 0.4:
        sheet *= chance.choice((0.0, 1.0))
    x, y = round(wide * chance.uniform(0.15, 0.85)), round(high * chance.choice((0.12, 0.2, 0.3, 0.7, 0.8, 0.88)))
    kind = chance.random()
    if kind < 0.6:
        sheet[:, :x] = chance.uniform(-0.6, 1.6)
    if kind > 0.2:
        rows = slice(0, y) if y < high / 2 else slice(y, high)
        sheet[rows] = sheet[0, 0] if kind < 0.6 and chance.random() < 0.7 else chance.uniform(-0.6, 1.6)
    if kind > 0.75:
        step, down = chance.randint(14, 48), chance.random() < 0.5
        for at in range(chance.randint(0, step), high if down else wide, step):
            start, end = ((0, at), (wide, at)) if down else ((at, 0), (at, high))
            cv2.line(sheet, start, end, chance.uniform(0.5, 1.2), chance.randint(3, 9))


def _print(
    sheet: Grey, stencil: Grey, middle: tuple[float, float], size: tuple[float, float], chance: random.Random
) -> None:
    wide, high = max(4, round(size[0])), max(4, round(size[1]))
    glyph = cv2.resize(stencil, (wide, high), interpolation=cv2.INTER_AREA)
    bold = chance.randint(-2, 3)
    if bold:
        kernel = np.ones((abs(bold) + 1, abs(bold) + 1), np.uint8)
        glyph = cv2.dilate(glyph, kernel) if bold > 0 else cv2.addWeighted(glyph, 0.4, cv2.erode(glyph, kernel), 0.6, 0)
    left, top = round(middle[0] - wide / 2), round(middle[1] - high / 2)
    shown_left, shown_top = max(0, left), max(0, top)
    right, bottom = min(sheet.shape[1], left + wide), min(sheet.shape[0], top + high)
    if right > shown_left and bottom > shown_top:
        part = glyph[shown_top - top : bottom - top, shown_left - left : right - left]
        target = sheet[shown_top:bottom, shown_left:right]
        np.maximum(target, part, out=target)


@cache
def _stencil(text: str, name: str) -> Grey:
    """The glyph filling its box."""
    font: ImageFont.FreeTypeFont = face(name, STENCIL)
    bounds = font.getbbox(text)
    size = max(1, int(bounds[2] - bounds[0])), max(1, int(bounds[3] - bounds[1]))
    glyph = Image.new("L", size)
    ImageDraw.Draw(glyph).text((-bounds[0], -bounds[1]), text, font=font, fill=255)
    filled = np.asarray(glyph.resize((STENCIL, STENCIL)), dtype=np.float32)
    return filled / np.float32(255)


def _leant(sheet: Grey, chance: random.Random) -> Grey:
    """Turned, sheared and seen from aside."""
    high, wide = sheet.shape
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    shear, tilt = chance.uniform(-0.14, 0.14) * wide, chance.uniform(-0.06, 0.06) * high
    lean = np.array([[shear, tilt], [shear, -tilt], [-shear, -tilt], [-shear, tilt]], dtype=np.float32)
    taper = np.array([[chance.uniform(-4, 4), chance.uniform(-4, 4)] for _ in range(4)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(flat, flat + lean + taper)
    return np.asarray(cv2.warpPerspective(sheet, matrix, (wide, high), borderMode=cv2.BORDER_REPLICATE), np.float32)


def _photographed(sheet: Grey, chance: random.Random, noise: np.random.Generator) -> Grey:
    """The sheet as small as in a picture, out of focus, shaken, dark, packed; and enlarged again."""
    height = SMALLEST * (SHARPEST / SMALLEST) ** (chance.random() ** 1.6)
    high = max(8, round(height * (1 + 2 * MARGIN)))
    wide = max(6, round(high * chance.uniform(0.45, 0.75)))
    small = cv2.resize(sheet, (wide, high), interpolation=cv2.INTER_AREA)
    if chance.random() < 0.7:
        small = cv2.GaussianBlur(small, (0, 0), min(chance.uniform(0.3, 2.2), height * 0.075))
    if chance.random() < 0.2:
        small = cv2.blur(small, (max(1, min(chance.randint(2, 6), round(height * 0.18))), 1))
    contrast = chance.uniform(20, 220)
    grey = 128 + (small - 0.5) * contrast
    grey += np.linspace(-1, 1, wide, dtype=np.float32)[None, :] * chance.uniform(-0.15, 0.15) * contrast
    if chance.random() < 0.6:
        grey += noise.standard_normal(grey.shape, dtype=np.float32) * chance.uniform(0.01, 0.16) * contrast
    packed = np.clip(grey, 0, 255).astype(np.uint8)
    if chance.random() < 0.6:
        code = cv2.imencode(".jpg", packed, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(38, 90)])[1]
        packed = np.asarray(cv2.imdecode(code, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)
    return np.asarray(packed, dtype=np.float32)
