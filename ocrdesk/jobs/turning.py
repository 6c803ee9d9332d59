"""A page turned by the clerk after a person worked on it: the places turn along, the work stays."""

import dataclasses
from typing import Any, TypeVar, cast

from ocrdesk.model import PageRecord, Quad, turn_point

_T = TypeVar("_T")


def turned(record: PageRecord, degrees: int) -> PageRecord:
    """The page record with every quad where it lies once the page is turned clockwise by quarter turns."""
    read = record.recognition
    width, height = float(read.width), float(read.height)
    record = _turn_quads(record, width, height, degrees)
    swapped = degrees % 180 == 90  # noqa: PLR2004 - a quarter turn
    read = dataclasses.replace(
        record.recognition,
        width=read.height if swapped else read.width,
        height=read.width if swapped else read.height,
        rotation=(read.rotation + degrees) % 360,
    )
    return dataclasses.replace(record, recognition=read)


def _turn_quads(thing: _T, width: float, height: float, degrees: int) -> _T:
    found: Any = thing
    if isinstance(found, Quad):
        return cast("_T", found.mapped(lambda point: turn_point(point, width, height, degrees)))
    if isinstance(found, tuple):
        return cast("_T", tuple(_turn_quads(each, width, height, degrees) for each in found))
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        parts = {part.name: getattr(found, part.name) for part in dataclasses.fields(found)}
        changed = {name: _turn_quads(part, width, height, degrees) for name, part in parts.items()}
        return cast("_T", dataclasses.replace(found, **changed))
    return thing
