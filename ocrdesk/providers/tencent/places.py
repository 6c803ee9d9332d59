"""Where things stand in an answer of Tencent Cloud: its ways of telling places, as quads of the picture sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from ocrdesk.model import Point, Quad, turn_point
from ocrdesk.providers.web.endpoint import Answer

Place = Mapping[str, Any]
LEAST_AREA = 1.0
MOST_TILT = 3.0
"""Degrees by which an upright picture may differ from the one sent, and its places still be taken over."""


def whole(answer: Answer) -> Quad:
    """The whole picture."""
    return Quad.from_box(0, 0, answer.width, answer.height)


def of_points(points: "Sequence[Place] | None") -> Quad | None:
    """Four points {X, Y}, clockwise from the top left; None where there are none, or they enclose nothing."""
    if not points or len(points) != 4:  # noqa: PLR2004 - corners
        return None
    a, b, c, d = (_point(each) for each in points)
    quad = Quad((a, b, c, d))
    return quad if quad.width * quad.height >= LEAST_AREA else None


def of_corners(place: "Place | None") -> Quad | None:
    """{LeftTop, RightTop, RightBottom, LeftBottom}; -1 everywhere means that the place is not known."""
    names = ("LeftTop", "RightTop", "RightBottom", "LeftBottom")
    return of_points([place[name] for name in names]) if place and all(place.get(name) for name in names) else None


def of_rect(rect: "Place | None") -> Quad | None:
    """{X, Y, Width, Height} in the picture as it was sent."""
    if not rect or rect["Width"] * rect["Height"] < LEAST_AREA:
        return None
    return Quad.from_box(rect["X"], rect["Y"], rect["X"] + rect["Width"], rect["Y"] + rect["Height"])


def of_upright(rect: "Place | None", answer: Answer) -> Quad | None:
    """{X, Y, Width, Height} in the picture turned upright; None where it was straightened by more than a turn."""
    quad, angle = of_rect(rect), tilt(answer.body)
    turn = round(angle / 90) * 90
    if quad is None or abs(angle - turn) > MOST_TILT:
        return None
    lies_down = turn % 180 != 0
    width, height = (answer.height, answer.width) if lies_down else (answer.width, answer.height)
    return quad.mapped(lambda point: turn_point(point, width, height, turn % 360))


def tilt(body: Place) -> float:
    """By how many degrees clockwise the text leans; `Angel` is the vendor's own misspelling."""
    angle = body.get("Angle")
    return float((body.get("Angel") if angle is None else angle) or 0.0)


def turn(body: Place) -> int:
    """By how many degrees clockwise the picture must be turned to be upright: 0, 90, 180 or 270."""
    return round(-tilt(body) / 90) * 90 % 360


def _point(place: Place) -> Point:
    return float(place["X"]), float(place["Y"])
