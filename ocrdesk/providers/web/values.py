"""What services' answers have in common: quads in their several spellings, periods, and read documents."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ocrdesk.model import Line, Point, Quad, ReadDocument

UNTOLD = 1.0
"""The confidence where a service tells none: its own checks and ours decide."""
CREDIT_CODE_LENGTH = 18
_NUMBER_SIGN = re.compile(r"^(?:No|№|Nº|N°)[.:：]?\s*", re.IGNORECASE)
_CURRENCY_SIGN = re.compile(r"^(?:CNY|CN|YQ)\s*(?=[\d.])")
_DASHES = ("至", "到", "—", "–", "-")


def quad_of_numbers(numbers: Sequence[float]) -> Quad:
    """Eight numbers x1, y1 ... x4, y4, clockwise from the top left. Raises ValueError for another count."""
    x1, y1, x2, y2, x3, y3, x4, y4 = map(float, numbers)
    return Quad(((x1, y1), (x2, y2), (x3, y3), (x4, y4)))


def quad_of_pairs(pairs: Sequence[Sequence[float]]) -> Quad:
    """Four [x, y] pairs, clockwise from the top left. Raises ValueError for another count."""
    a, b, c, d = ((float(x), float(y)) for x, y in pairs)
    return Quad((a, b, c, d))


def quad_of_points(points: Iterable[Mapping[str, Any]]) -> Quad:
    """Four {X, Y} points, clockwise from the top left. Raises ValueError for another count."""
    a, b, c, d = (_point(point) for point in points)
    return Quad((a, b, c, d))


def sureness(told: float | None) -> float:
    """A confidence that a service tells between 0 and 1."""
    return UNTOLD if told is None else float(told)


def licence_number_key(number: str) -> str:
    """Our key for a number of a business licence: its length tells a credit code from an old one."""
    return "credit_code" if len(number.replace(" ", "")) == CREDIT_CODE_LENGTH else "registration_number"


def without_number_sign(text: str) -> str:
    """An invoice's number without the "No" that may be printed before it."""
    return _NUMBER_SIGN.sub("", text)


def without_currency_sign(text: str) -> str:
    """An amount of a flight itinerary without the currency's or the fee's code before it, as in CN50.00 and YQ60.00."""
    return _CURRENCY_SIGN.sub("", text)


def station(text: str) -> str:
    """A railway station by its bare name."""
    return text.removesuffix("站")


def whole(width: int, height: int) -> Quad:
    """The whole picture: the place of what a service tells no place for."""
    return Quad.from_box(0, 0, width, height)


def period(text: str) -> tuple[str, str]:
    """Beginning and end of a period such as "2015.06.01-2035.06.01", "2018-01-08至长期"; the end may be ""."""
    for dash in _DASHES:
        places = [place for place, character in enumerate(text) if character == dash]
        # A dash within an ISO date is not the one between the two: take the middle one of an odd number.
        if len(places) % 2:
            middle = places[len(places) // 2]
            return text[:middle].strip(), text[middle + 1 :].strip()
    return text.strip(), ""


def document(kind: str, side: str | None, place: Quad, texts: Mapping[str, Any]) -> ReadDocument:
    """A read document of which the service tells neither places nor confidences; empty texts are left out."""
    fields = tuple(
        (key, Line(str(text).strip(), UNTOLD, place)) for key, text in texts.items() if text and str(text).strip()
    )
    return ReadDocument(kind, side, place, fields)


def _point(point: Mapping[str, Any]) -> Point:
    return float(point["X"]), float(point["Y"])
