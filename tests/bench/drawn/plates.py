"""Pictures of licence plates: on bumpers, on walls and in streets, beside slogans and signs that are none.

Drawn twice as large as wanted and photographed: seen from aside, by day or night, out of focus, packed as JPEG.
"""

import random
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.bench.drawn.degrade import Grade, Truth
from tests.bench.drawn.plate_faces import RED, WHITE, Face, draw_face
from tests.bench.drawn.typefaces import SANS_BOLD, face

Pixels = NDArray[np.float32]
Corners = NDArray[np.float32]

SIZES = ((1000, 750), (1280, 720), (1600, 1200), (900, 1200), (1140, 640))
WORDS = (
    "文明和谐",
    "公正法治",
    "停车场P",
    "限速40",
    "13812345678",
    "中国石油",
    "BUS 204",
    "No Parking",
    "建设银行",
    "北京路 →",
    "G1501",
    "A座 3单元",
    "出租 TAXI",
    "2026-05-01",
)
SIGN_PAINTS = ((20, 60, 160), (200, 30, 40), (30, 130, 70), (240, 240, 240), (245, 200, 30))


def draw_plates(
    seed: int, grade: Grade, faces: Callable[[random.Random], Face] = draw_face
) -> tuple[Image.Image, Truth]:
    """One picture with one to four plates, and its truth as the specimens have it; same seed, same picture."""
    chance = random.Random(f"plates {seed} {grade}")  # noqa: S311 - repeatable pictures, no secrets
    width, height = chance.choice(SIZES)
    scene = roadside(chance, width, height)
    count = chance.choice((1, 1, 1, 2, 3) if grade == "mild" else (1, 1, 2, 3, 4))
    plates: list[Truth] = []
    lines: list[Truth] = []
    for slot in range(count):
        drawn = faces(chance)
        corners = _place(chance, drawn, (width * slot / count, width * (slot + 1) / count, height), grade)
        scene = _mounted(scene, drawn, corners, framed=chance.random() < 0.5)
        plates.append(_plate_truth(drawn, corners))
        lines.append({"text": drawn.number, "quad": plates[-1]["quad"], "role": "value", "field": "plate_number"})
    shot, done = photographed(scene, chance, grade)
    truth: Truth = {
        "document_type": "license_plate",
        "side": None,
        "category": "plate",
        "degrade": grade,
        "operations": done,
        "rotation_clockwise": 0,
        "width": width,
        "height": height,
        "fields": {key: plates[-1][key] for key in ("plate_number", "color")},
        "documents": [_document(plate) for plate in plates],
        "lines": lines,
        "ignore_regions": [],
        "plates": plates,
    }
    return Image.fromarray(shot), truth


def _document(plate: Truth) -> Truth:
    fields = {key: plate[key] for key in ("plate_number", "color")}
    if plate["kind"]:
        fields["category"] = plate["kind"]
    return {"document_type": "license_plate", "side": None, "quad": plate["quad"], "fields": fields}


def _plate_truth(drawn: Face, corners: Corners) -> Truth:
    return {
        "plate_number": drawn.number,
        "rows": len(drawn.rows),
        "color": drawn.kind.color,
        "kind": drawn.kind.category,
        "quad": [[round(float(x), 1), round(float(y), 1)] for x, y in corners],
    }


def roadside(chance: random.Random, width: int, height: int) -> Pixels:
    """Car body or street, with signs."""
    base = np.array([chance.randint(20, 220) for _ in range(3)], dtype=np.float32)
    slope = np.linspace(-1, 1, height, dtype=np.float32)[:, None, None] * chance.randint(0, 40)
    ground = np.clip(base + slope + np.zeros((height, width, 3), dtype=np.float32), 0, 255).astype(np.uint8)
    picture = Image.fromarray(ground)
    pen = ImageDraw.Draw(picture)
    if chance.random() < 0.5:
        _bumper(pen, chance, width, height)
    else:
        _street(pen, chance, width, height)
    pixels = np.asarray(picture, dtype=np.float32) + _noise(chance, (height, width, 1)) * chance.uniform(1, 8)
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), chance.uniform(0.5, 1.5)), dtype=np.float32)


def _bumper(pen: ImageDraw.ImageDraw, chance: random.Random, width: int, height: int) -> None:
    dark = chance.randint(10, 60)
    top, bottom = height * chance.uniform(0.3, 0.5), height * chance.uniform(0.6, 0.9)
    pen.rounded_rectangle((width * 0.1, top, width * 0.9, bottom), 30, fill=(dark, dark, dark))
    for y in np.linspace(top, bottom, chance.randint(4, 9)):
        pen.line((width * 0.1, y, width * 0.9, y), fill=(dark + 70,) * 3, width=chance.randint(2, 6))
    for x in (width * 0.06, width * 0.94):
        reach = width * 0.06
        pen.ellipse(
            (x - reach, top - reach, x + reach, top + reach), fill=chance.choice(((230, 230, 215), (240, 150, 40)))
        )


def _street(pen: ImageDraw.ImageDraw, chance: random.Random, width: int, height: int) -> None:
    for _ in range(chance.randint(3, 20)):
        tone = tuple(chance.randint(0, 255) for _ in range(3))
        x, y = chance.randint(0, width), chance.randint(0, height)
        across, down = chance.randint(20, width // 3), chance.randint(5, height // 5)
        draw = pen.rectangle if chance.random() < 0.6 else pen.ellipse
        draw((x, y, x + across, y + down), fill=tone)
    for words in chance.sample(WORDS, 3):
        font = face(SANS_BOLD, chance.randint(22, 60))
        x, y = chance.randint(0, width * 2 // 3), chance.randint(0, height // 3)
        left, top, right, bottom = pen.textbbox((x, y), words, font=font)
        ground = chance.choice(SIGN_PAINTS)
        pen.rectangle((left - 14, top - 10, right + 14, bottom + 10), fill=ground)
        pen.text((x, y), words, font=font, fill=WHITE if sum(ground) < 400 else chance.choice((RED, (10, 10, 10))))


def _place(chance: random.Random, drawn: Face, slot: tuple[float, float, float], grade: Grade) -> Corners:
    """The four corners that the plate is seen at."""
    hard = grade == "hard"
    room, height = slot[1] - slot[0], slot[2]
    high, wide = drawn.pixels.shape[:2]
    squeeze = chance.uniform(0.72, 1) if hard else chance.uniform(0.88, 1)
    across = min(room * (chance.uniform(0.2, 0.8) if hard else chance.uniform(0.4, 0.9)), 600)
    across = min(max(across, (90 if hard else 150) / squeeze), room * 0.92)
    down = min(across * high / wide, height * 0.45)
    across = down * wide / high
    lean = np.deg2rad(chance.uniform(-14, 14) if hard else chance.uniform(-6, 6))
    shear, taper = (chance.uniform(-1, 1) * (0.2 if hard else 0.08) for _ in range(2))
    corners = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]], dtype=np.float32)
    x, y = corners[:, 0] * across * squeeze, corners[:, 1] * down
    y = y * (1 + taper * corners[:, 0]) + x * shear
    turned = np.stack([x * np.cos(lean) - y * np.sin(lean), x * np.sin(lean) + y * np.cos(lean)], axis=1)
    reach = np.abs(turned).max(axis=0)
    spare = max(0.0, room / 2 - float(reach[0]) - 8) * 0.8
    middle = (slot[0] + slot[1]) / 2 + chance.uniform(-1, 1) * spare
    lowest = height - float(reach[1]) - 20
    level = chance.uniform(min(max(float(reach[1]) + 20, height * 0.4), lowest), lowest)
    return np.asarray(turned + np.array([middle, level]), dtype=np.float32)


def _mounted(scene: Pixels, drawn: Face, corners: Corners, *, framed: bool) -> Pixels:
    """The plate pasted into the scene; small plates are shrunk before they are leant."""
    pixels = drawn.pixels
    high, wide = pixels.shape[:2]
    border = 14 if framed else 0
    if framed:
        pixels = cv2.copyMakeBorder(pixels, border, border, border, border, cv2.BORDER_CONSTANT, value=(20, 20, 20))
    shrunk = float(np.linalg.norm(corners[1] - corners[0])) / wide
    if shrunk < 1:
        pixels = cv2.GaussianBlur(pixels, (0, 0), 0.45 / shrunk)
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32) + border
    matrix = cv2.getPerspectiveTransform(flat, corners)
    size = scene.shape[1], scene.shape[0]
    laid = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_LINEAR)
    cover = cv2.warpPerspective(np.ones(pixels.shape[:2], dtype=np.float32), matrix, size)[:, :, None]
    return np.asarray(scene * (1 - cover) + laid * cover, dtype=np.float32)


def photographed(scene: Pixels, chance: random.Random, grade: Grade) -> tuple[NDArray[np.uint8], list[str]]:
    """The scene by the light and through the lens of the day; what was done to it is told."""
    done: list[str] = []
    shot = scene
    for likelihood, name, step in _HARD if grade == "hard" else _MILD:
        if chance.random() < likelihood:
            shot = step(shot, chance)
            done.append(name)
    quality = chance.randint(38, 60) if grade == "hard" else chance.randint(75, 92)
    whole = np.clip(shot, 0, 255).astype(np.uint8)
    packed = cv2.imencode(".jpg", whole[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    done.append(f"jpeg{quality}")
    seen = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)
    return np.ascontiguousarray(seen[:, :, ::-1]), done


def _noise(chance: random.Random, shape: tuple[int, ...]) -> Pixels:
    return np.random.default_rng(chance.getrandbits(32)).standard_normal(shape, dtype=np.float32)


def _night(shot: Pixels, chance: random.Random) -> Pixels:
    cast = np.array([chance.uniform(0.9, 1.1), 1.0, chance.uniform(0.8, 1.05)], dtype=np.float32)
    dark = shot * chance.uniform(0.2, 0.45) * cast
    return np.asarray(dark + _noise(chance, shot.shape) * chance.uniform(3, 8), dtype=np.float32)


def _pale(shot: Pixels, chance: random.Random) -> Pixels:
    return np.asarray(shot * chance.uniform(0.5, 0.8) + chance.uniform(40, 80), dtype=np.float32)


def _blurred(shot: Pixels, chance: random.Random) -> Pixels:
    radius = chance.uniform(0.8, 2.0) * max(0.7, shot.shape[1] / 1400)
    return np.asarray(cv2.GaussianBlur(shot, (0, 0), radius), dtype=np.float32)


def _soft(shot: Pixels, chance: random.Random) -> Pixels:
    return np.asarray(cv2.GaussianBlur(shot, (0, 0), chance.uniform(0.3, 0.7)), dtype=np.float32)


def _shaken(shot: Pixels, chance: random.Random) -> Pixels:
    length = chance.randint(3, 6)
    return np.asarray(cv2.blur(shot, (length, 1)), dtype=np.float32)


def _grainy(shot: Pixels, chance: random.Random) -> Pixels:
    return np.asarray(shot + _noise(chance, shot.shape) * chance.uniform(4, 11), dtype=np.float32)


def _glare(shot: Pixels, chance: random.Random) -> Pixels:
    height, width = shot.shape[:2]
    x, y = chance.uniform(0.1, 0.9) * width, chance.uniform(0.2, 0.9) * height
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    reach = width * chance.uniform(0.05, 0.12)
    spot = chance.uniform(0.3, 0.65) * np.exp(-((across - x) ** 2 + (down - y) ** 2) / reach**2)
    return np.asarray(shot + (255 - shot) * spot[:, :, None], dtype=np.float32)


_MILD: tuple[tuple[float, str, Any], ...] = ((0.5, "soft", _soft), (0.3, "pale", _pale))
_HARD: tuple[tuple[float, str, Any], ...] = (
    (0.35, "glare", _glare),
    (0.6, "blur", _blurred),
    (0.2, "shaken", _shaken),
    (0.25, "night", _night),
    (0.15, "pale", _pale),
    (0.4, "grain", _grainy),
)
