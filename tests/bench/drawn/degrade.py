"""Makes a drawn paper look photographed or scanned: lain on a desk, turned, lit, blurred, noisy, packed as JPEG.

Mild is what a careful clerk delivers; hard is a phone held in a hurry. What the truth tells in quads is carried along.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grade = Literal["mild", "hard"]
Truth = dict[str, Any]
Pixels = NDArray[np.uint8]
Reals = NDArray[np.float64]

_DESKS = (
    (139, 121, 104),
    (92, 96, 104),
    (196, 190, 180),
    (70, 58, 48),
    (120, 150, 110),
    (110, 120, 170),
    (228, 226, 222),
)


@dataclass(slots=True)
class Shot:
    """A picture on its way through the operations, and what was done to it."""

    pixels: Pixels
    chance: random.Random
    done: list[str] = field(default_factory=list)

    def note(self, name: str, value: float) -> None:
        self.done.append(f"{name}{value:.2f}")


def degrade(image: Image.Image, truth: Mapping[str, Any], seed: int, grade: Grade) -> tuple[Image.Image, Truth]:
    """The picture as it is delivered, and its truth with all quads in the new pixels.

    The image is RGB, or RGBA where it is not a rectangle. The same seed gives the same picture.
    """
    chance = random.Random(f"{seed} {grade}")  # noqa: S311 - the same picture every time
    shot = Shot(np.array(image.convert("RGBA")), chance)
    matrix = _lay_on_desk(shot, hard=grade == "hard")
    steps = _HARD if grade == "hard" else _MILD
    for likelihood, step in steps:
        if shot.chance.random() < likelihood:
            step(shot)
    turns = shot.chance.choice((0, 0, 1, 2, 3)) if grade == "hard" else 0
    matrix = _quarter_turns(shot, turns) @ matrix
    _pack(shot, shot.chance.randint(38, 55) if grade == "hard" else shot.chance.randint(76, 88))
    changed = carried(truth, matrix)
    height, width = shot.pixels.shape[:2]
    changed |= {"degrade": grade, "operations": shot.done, "rotation_clockwise": turns * 90}
    changed |= {"width": width, "height": height}
    return Image.fromarray(shot.pixels), changed


def moved(points: Sequence[Sequence[float]], matrix: Reals) -> list[list[float]]:
    """The points after a perspective transform."""
    placed = cv2.perspectiveTransform(np.array([points], dtype=np.float64), matrix)[0]
    return [[round(float(x), 1), round(float(y), 1)] for x, y in placed]


def carried(truth: Mapping[str, Any], matrix: Reals) -> Truth:
    """The truth with all its quads after a perspective transform."""
    changed: Truth = deepcopy(dict(truth))
    for owner in _quad_owners(changed):
        owner["quad"] = moved(owner["quad"], matrix)
        if "height_px" in owner:
            left = np.subtract(owner["quad"][3], owner["quad"][0])
            owner["height_px"] = round(float(np.hypot(*left)), 1)
    changed["ignore_regions"] = [moved(quad, matrix) for quad in changed.get("ignore_regions", [])]
    return changed


def _quad_owners(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("quad"):
            yield value
        for inner in value.values():
            yield from _quad_owners(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quad_owners(inner)


def _lay_on_desk(shot: Shot, *, hard: bool) -> Reals:
    """Put the paper on a desk, in a little larger picture, turned and seen from aside."""
    chance, (height, width) = shot.chance, shot.pixels.shape[:2]
    scale = chance.uniform(0.5, 0.95) if hard else chance.uniform(0.8, 1.15)
    scale = max(scale, min(1.0, 640 / max(width, height)))
    angle = np.deg2rad(chance.uniform(-8, 8) if hard else chance.uniform(-3, 3))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
    lean = max(width, height) * (0.05 if hard else 0.008)
    seen = corners + [[chance.uniform(-lean, lean), chance.uniform(-lean, lean)] for _ in range(4)]
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    seen = (seen * scale) @ turn
    margin = max(width, height) * scale * chance.uniform(0.04, 0.14)
    seen += margin - seen.min(axis=0)
    size = tuple(int(v) for v in np.ceil(seen.max(axis=0) + margin))
    matrix = np.asarray(cv2.getPerspectiveTransform(np.float32(corners), np.float32(seen)), dtype=np.float64)
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    source = cv2.GaussianBlur(shot.pixels, (0, 0), 0.35 / scale) if scale < 1 else shot.pixels
    warped = cv2.warpPerspective(source, matrix, size, flags=flags).astype(np.float32)
    cover = warped[:, :, 3:] / 255
    shade = cv2.GaussianBlur(cover, (0, 0), 9)[:, :, None]
    desk = _desk(shot, (size[1], size[0])) * (1 - 0.35 * np.roll(shade, (6, 5), (0, 1)))
    shot.pixels = np.clip(warped[:, :, :3] * cover + desk * (1 - cover), 0, 255).astype(np.uint8)
    shot.note("desk_perspective" if hard else "desk", float(np.rad2deg(angle)))
    shot.note("scale", scale)
    return matrix


def _desk(shot: Shot, shape: tuple[int, int]) -> NDArray[np.float32]:
    colour = np.array(shot.chance.choice(_DESKS), dtype=np.float32)
    coarse = _noise(shot, (shape[0] // 24 + 2, shape[1] // 24 + 2)) * shot.chance.uniform(2, 14)
    grain = cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray(colour + grain[:, :, None], dtype=np.float32)


def _noise(shot: Shot, shape: tuple[int, ...]) -> NDArray[np.float32]:
    source = np.random.default_rng(shot.chance.getrandbits(32))
    return source.standard_normal(shape, dtype=np.float32)


def _multiply(shot: Shot, light: NDArray[np.float32]) -> None:
    shot.pixels = np.clip(shot.pixels * light[:, :, None], 0, 255).astype(np.uint8)


def _slope(shot: Shot) -> NDArray[np.float32]:
    """0 to 1 across the picture, in any direction."""
    height, width = shot.pixels.shape[:2]
    angle = shot.chance.uniform(0, 2 * np.pi)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    run = np.cos(angle) * x / width + np.sin(angle) * y / height
    return np.asarray((run - run.min()) / (run.max() - run.min()), dtype=np.float32)


def _light(low: float, high: float) -> Callable[[Shot], None]:
    def step(shot: Shot) -> None:
        strength = shot.chance.uniform(low, high)
        _multiply(shot, 1 - strength * _slope(shot))
        shot.note("gradient", strength)

    return step


def _shadow(shot: Shot) -> None:
    strength, edge = shot.chance.uniform(0.25, 0.5), shot.chance.uniform(0.3, 0.7)
    _multiply(shot, 1 - strength / (1 + np.exp(-(_slope(shot) - edge) * 40)))
    shot.note("shadow", strength)


def _glare(shot: Shot) -> None:
    height, width = shot.pixels.shape[:2]
    x, y = shot.chance.uniform(0.15, 0.85) * width, shot.chance.uniform(0.15, 0.85) * height
    reach, strength = shot.chance.uniform(0.06, 0.13) * width, shot.chance.uniform(0.3, 0.65)
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    spot = strength * np.exp(-(((across - x) / reach) ** 2 + ((down - y) / reach / 0.7) ** 2))
    shot.pixels = (shot.pixels + (255 - shot.pixels) * spot[:, :, None]).astype(np.uint8)
    shot.note("glare", strength)


def _blur(low: float, high: float) -> Callable[[Shot], None]:
    def step(shot: Shot) -> None:
        radius = shot.chance.uniform(low, high) * max(0.7, max(shot.pixels.shape) / 1400)
        shot.pixels = cv2.GaussianBlur(shot.pixels, (0, 0), radius).astype(np.uint8)
        shot.note("blur", radius)

    return step


def _grain(low: float, high: float) -> Callable[[Shot], None]:
    def step(shot: Shot) -> None:
        strength = shot.chance.uniform(low, high)
        shot.pixels = np.clip(shot.pixels + _noise(shot, shot.pixels.shape) * strength, 0, 255).astype(np.uint8)
        shot.note("noise", strength)

    return step


def _quarter_turns(shot: Shot, turns: int) -> Reals:
    """Turn the picture clockwise by quarters."""
    matrix = np.eye(3)
    for _ in range(turns):
        height = shot.pixels.shape[0]
        shot.pixels = np.ascontiguousarray(np.rot90(shot.pixels, -1))
        matrix = np.array([[0, -1, height], [1, 0, 0], [0, 0, 1]], dtype=np.float64) @ matrix
    if turns:
        shot.done.append(f"rotate{turns * 90}")
    return matrix


def _pack(shot: Shot, quality: int) -> None:
    packed = cv2.imencode(".jpg", shot.pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    unpacked = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)
    shot.pixels = np.ascontiguousarray(unpacked[:, :, ::-1])
    shot.done.append(f"jpeg{quality}")


_MILD = ((0.7, _light(0.05, 0.2)), (0.5, _blur(0.25, 0.6)), (0.4, _grain(1.5, 4)))
_HARD = (
    (0.5, _light(0.3, 0.55)),
    (0.35, _shadow),
    (0.35, _glare),
    (0.7, _blur(0.7, 1.6)),
    (0.5, _grain(4, 11)),
)
