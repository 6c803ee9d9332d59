"""The numbers of an OFD: lists, run-length lists, boxes and matrices, in millimetres, y downwards."""

import math
import re

from ocrdesk.model import Point

Matrix = tuple[float, float, float, float, float, float]
"""As in PDF: (x, y) becomes (a x + c y + e, b x + d y + f)."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

POINTS_PER_MM = 72 / 25.4

MOST_REACH = 1e7
"""No number in a sound file is larger."""

_SEPARATORS = re.compile(r"[\s,]+")


def number(text: str | None, default: float) -> float:
    """The number that a text tells, or the default."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if math.isfinite(value) and abs(value) < MOST_REACH else default


def numbers(text: str | None) -> tuple[float, ...]:
    """The numbers in a text, up to the first that is none."""
    found = []
    for part in _SEPARATORS.split((text or "").strip()):
        value = number(part, math.nan)
        if math.isnan(value):
            break
        found.append(value)
    return tuple(found)


def deltas(text: str | None, most: int) -> tuple[float, ...]:
    """The steps from each character to the next, at most so many; "g 3 1.5" stands for three times 1.5."""
    parts = iter(_SEPARATORS.split((text or "").strip()))
    found: list[float] = []
    for part in parts:
        if part.lower() == "g":
            count, value = number(next(parts, ""), 0), number(next(parts, ""), 0)
            found += [value] * max(0, min(int(count), most - len(found)))
        elif part:
            found.append(number(part, 0))
        if len(found) >= most:
            break
    return tuple(found[:most])


def matrix(text: str | None) -> Matrix:
    """The matrix that a text tells, or the one that changes nothing."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else IDENTITY  # noqa: PLR2004


def box(text: str | None) -> tuple[float, float, float, float] | None:
    """Left, top, width and height; None where they are not all there."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3]) if len(found) >= 4 else None  # noqa: PLR2004


def moved(x: float, y: float) -> Matrix:
    """The matrix that moves everything so far."""
    return (1, 0, 0, 1, x, y)


def combined(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does the first, then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def mapped(point: Point, by: Matrix) -> Point:
    """Where the matrix brings a point."""
    (x, y), (a, b, c, d, e, f) = point, by
    return a * x + c * y + e, b * x + d * y + f


def turned(vector: Point, by: Matrix) -> Point:
    """A vector as the matrix turns and stretches it, wherever it stands."""
    return vector[0] * by[0] + vector[1] * by[2], vector[0] * by[1] + vector[1] * by[3]
