"""Huawei Cloud's fields under our keys: texts with their confidences and places, in its one form for all papers."""

from collections.abc import Mapping, Sequence
from typing import Any

from ocrdesk.model import Line, Quad, ReadDocument
from ocrdesk.providers.huawei.spellings import SPELLINGS
from ocrdesk.providers.web.endpoint import Answer
from ocrdesk.providers.web.values import UNTOLD, quad_of_pairs, sureness, whole

Names = Mapping[str, str]
"""The service's names, and for each our key."""
SEVERAL = "; "
CORNERS = 4


def document(
    kind: str, names: Names, found: Mapping[str, Any], answer: Answer, side: str | None = None
) -> ReadDocument:
    """A document of that type; values whose place is not told stand where the document does."""
    places = found.get("text_location") or {}
    quads = {ours: quad for theirs, ours in names.items() if (quad := place(places.get(theirs))) is not None}
    around = Quad.around(quads.values()) if quads else whole(answer.width, answer.height)
    sure = found.get("confidence") or {}
    fields: dict[str, Line] = {}
    for theirs, ours in names.items():
        text = plain(found.get(theirs))
        if text and ours not in fields:
            confidence = sureness(sure.get(theirs)) if isinstance(sure, Mapping) else UNTOLD
            spelt = SPELLINGS.get((kind, ours), str)(text)
            fields[ours] = Line(spelt, confidence, quads.get(ours, around))
    return ReadDocument(kind, side, around, tuple(fields.items()))


def place(points: object) -> Quad | None:
    """Four [x, y] points as a quad; None where the place is not told."""
    return quad_of_pairs(points) if isinstance(points, Sequence) and len(points) == CORNERS else None


def plain(value: object) -> str:
    """A value as text; several are joined, objects and null are none."""
    if isinstance(value, list):
        return SEVERAL.join(filter(None, map(plain, value)))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()
