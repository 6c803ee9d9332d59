"""Outlines of an OFD, from their letters (M, L, Q, B, A, C) to the moves, lines and curves of a PDF."""

import math
import re
from collections.abc import Iterator, Sequence

from ocrdesk.model import Point
from ocrdesk.sources.ofd_geometry import Matrix, mapped, number

Step = tuple[str, tuple[Point, ...]]
"""A PDF operator (m, l, c, h) with its points."""

ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

_TOKENS = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def steps(text: str) -> Iterator[Step]:
    """The steps of an outline, up to the first that cannot be understood."""
    tokens = _TOKENS.findall(text)
    at, here, letter = 0, (0.0, 0.0), ""
    started = False
    while at < len(tokens):
        if tokens[at].isalpha():
            letter = tokens[at].upper()
            at += 1
        count = ARGUMENTS.get(letter)
        # Further numbers after a letter repeat it; only closing takes none.
        if count is None or (count == 0 and not tokens[at - 1].isalpha()):
            return
        values = [number(token, math.nan) for token in tokens[at : at + count]]
        at += count
        if len(values) < count or any(math.isnan(value) for value in values):
            return
        points = tuple(zip(values[::2], values[1::2], strict=False))
        if letter in "SM":
            here, started = points[0], True
            yield "m", points
            continue
        if not started:
            started = True
            yield "m", (here,)
        if letter == "C":
            yield "h", ()
            continue
        yield from _drawn(letter, here, points, values)
        here = (values[-2], values[-1])


def operators(outline: Iterator[Step], place: Matrix) -> Iterator[str]:
    """The outline in the operators of a PDF."""
    for operator, points in outline:
        yield " ".join([*(f"{x:.4f} {y:.4f}" for x, y in (mapped(point, place) for point in points)), operator])


def _drawn(letter: str, here: Point, points: tuple[Point, ...], values: Sequence[float]) -> Iterator[Step]:
    if letter == "L":
        yield "l", points
    elif letter == "B":
        yield "c", points
    elif letter == "Q":
        (x, y), (end_x, end_y) = points
        first = (here[0] + 2 / 3 * (x - here[0]), here[1] + 2 / 3 * (y - here[1]))
        second = (end_x + 2 / 3 * (x - end_x), end_y + 2 / 3 * (y - end_y))
        yield "c", (first, second, (end_x, end_y))
    elif letter == "A":
        yield from _arc(here, values)


def _arc(here: Point, values: Sequence[float]) -> Iterator[Step]:
    """An elliptic arc as curves, computed as in SVG 1.1, appendix F.6."""
    rx, ry, degrees, large, sweep, x, y = values
    rx, ry, angle = abs(rx), abs(ry), math.radians(degrees)
    if rx == 0 or ry == 0 or here == (x, y):
        yield "l", ((x, y),)
        return
    cos, sin = math.cos(angle), math.sin(angle)
    half_x, half_y = (here[0] - x) / 2, (here[1] - y) / 2
    px, py = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    stretch = max(1.0, math.sqrt((px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * stretch, ry * stretch
    below = (rx * py) ** 2 + (ry * px) ** 2
    root = math.sqrt(max(0.0, (rx * ry) ** 2 - below) / below) * (1 if bool(large) != bool(sweep) else -1)
    cx, cy = root * rx * py / ry, -root * ry * px / rx
    start = math.atan2((py - cy) / ry, (px - cx) / rx)
    extent = math.atan2((-py - cy) / ry, (-px - cx) / rx) - start
    extent += 2 * math.pi if sweep and extent < 0 else -2 * math.pi if not sweep and extent > 0 else 0
    middle = (cos * cx - sin * cy + (here[0] + x) / 2, sin * cx + cos * cy + (here[1] + y) / 2)
    ellipse: Matrix = (rx * cos, rx * sin, -ry * sin, ry * cos, *middle)
    pieces = max(1, math.ceil(abs(extent) / (math.pi / 2) - 1e-9))
    step = extent / pieces
    reach = 4 / 3 * math.tan(step / 4)
    for piece in range(pieces):
        a, b = start + piece * step, start + (piece + 1) * step
        corners = (
            (math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            (math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            (math.cos(b), math.sin(b)),
        )
        yield "c", tuple(mapped(corner, ellipse) for corner in corners)
