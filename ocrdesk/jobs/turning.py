"""A page turned by the clerk after a person worked on it: the places turn along, the work stays."""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar, cast

from ocrdesk.model import Box, PageRecord, Point, Quad, turn_point

_T = TypeVar("_T")


def turned(record: PageRecord, degrees: int) -> PageRecord:
    """The page record with every quad where it lies once the page is turned clockwise by quarter turns."""
    read = record.recognition
    width, height = float(read.width), float(read.height)
    record = with_places(record, lambda point: turn_point(point, width, height, degrees))
    swapped = degrees % 180 == 90  # noqa: PLR2004 - a quarter turn
    read = dataclasses.replace(
        record.recognition,
        width=read.height if swapped else read.width,
        height=read.width if swapped else read.height,
        rotation=(read.rotation + degrees) % 360,
    )
    return dataclasses.replace(record, recognition=read)


def turned_box(box: Box, width: float, height: float, degrees: int) -> Box:
    """Where a box of a page of that size lies once the page is turned clockwise by quarter turns."""
    quad = Quad.from_box(box.left, box.top, box.right, box.bottom)
    return quad.mapped(lambda point: turn_point(point, width, height, degrees)).bounds


def with_places(thing: _T, mapping: Callable[[Point], Point]) -> _T:
    """Anything of the model with every quad in it mapped."""
    found: Any = thing
    if isinstance(found, Quad):
        return cast("_T", found.mapped(mapping))
    if isinstance(found, tuple):
        return cast("_T", tuple(with_places(each, mapping) for each in found))
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        parts = {part.name: getattr(found, part.name) for part in dataclasses.fields(found)}
        changed = {name: with_places(part, mapping) for name, part in parts.items()}
        return cast("_T", dataclasses.replace(found, **changed))
    return thing
