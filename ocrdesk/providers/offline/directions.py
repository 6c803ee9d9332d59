"""Reading crops whose text may run any way: level, down in a column, or turned on its side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ocrdesk.providers.offline.column_marks import rooms, with_marks_of
from ocrdesk.providers.offline.columns import along_column, part_of, set_in_row
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.orientation import TALL, lay_down, turn_picture
from ocrdesk.providers.offline.recognition import EAST_ASIAN, LineReader, Reading

SURE = 0.9
"""A tall place read with less confidence is read in the next way, too."""
LONE_GLYPH = 3.0
"""Up to this many times as high as wide, a place may hold a single narrow character such as 1."""
COLUMN_MARKS = {"°": "。", "'": "，", "’": "，", "`": "、"}
"""In a column, marks stand at the upper right of their square, where they look like these."""


@dataclass(frozen=True, slots=True)
class Directed:
    """A reading, and how its text runs in the crop.

    `vertical` text stands upright and runs downwards; otherwise the crop must be turned `quarters` times by 90
    degrees anticlockwise to make the text run level.
    """

    reading: Reading
    vertical: bool = False
    quarters: int = 0


def read_any_way(crops: Sequence[Picture], reader: LineReader, *, vertical: bool) -> list[Directed]:
    """What each crop says, read the likeliest way first; on a `vertical` page tall crops are columns."""
    best = [Directed(Reading())] * len(crops)
    tall = [number for number, crop in enumerate(crops) if crop.shape[0] >= TALL * crop.shape[1]]
    level = sorted(set(range(len(crops))) - set(tall))
    low = [number for number in tall if crops[number].shape[0] < LONE_GLYPH * crops[number].shape[1]]
    first, last = (level, low) if vertical else (level + low, [])
    steps: tuple[tuple[list[int], Callable[[list[Picture], LineReader], list[Directed]]], ...] = (
        (first, _read_level),
        (tall, _read_lying),
        (tall, _read_in_row),
        (tall, _read_rising),
        (last, _read_level),
    )
    for numbers, read in steps:
        unsure = [number for number in numbers if best[number].reading.confidence < SURE]
        for number, directed in zip(unsure, read([crops[number] for number in unsure], reader), strict=True):
            best[number] = max(best[number], directed, key=lambda each: each.reading.confidence)
    return best


def _read_level(crops: Sequence[Picture], reader: LineReader) -> list[Directed]:
    return [Directed(reading) for reading in reader.read(crops)]


def _read_lying(crops: Sequence[Picture], reader: LineReader) -> list[Directed]:
    """Columns of Chinese read well lying down; Latin text that reads so is turned on its side, top to the right."""
    readings = reader.read([lay_down(crop) for crop in crops])
    columns = [number for number, reading in enumerate(readings) if _is_column(reading) and reading.confidence >= SURE]
    marked = _marked([crops[number] for number in columns], [readings[number] for number in columns], reader)
    for number, reading in zip(columns, marked, strict=True):
        readings[number] = reading
    return [
        Directed(_with_marks(reading), vertical=True) if _is_column(reading) else Directed(reading, quarters=1)
        for reading in readings
    ]


def _marked(columns: Sequence[Picture], lying: Sequence[Reading], reader: LineReader) -> list[Reading]:
    """What columns say lying, with the marks that were passed over."""
    known = [_with_marks(reading) for reading in lying]
    places = [rooms(reading) for reading in known]
    rows = [set_in_row(column) if own else None for column, own in zip(columns, places, strict=True)]
    parts = [
        [part_of(row, room.start, room.end) for room in own] if row else []
        for row, own in zip(rows, places, strict=True)
    ]
    # Only their marks count: a glance is enough.
    told = iter(reader.read_narrowed([part.picture for own in parts for part in own]))
    standing = [[_with_marks(along_column(next(told), part)) for part in own] for own in parts]
    return [with_marks_of(*each) for each in zip(known, places, standing, strict=True)]


def _read_in_row(crops: Sequence[Picture], reader: LineReader) -> list[Directed]:
    rows = [set_in_row(crop) for crop in crops]
    readings = reader.read([row.picture for row in rows])
    return [
        Directed(_with_marks(along_column(reading, row)), vertical=True)
        for reading, row in zip(readings, rows, strict=True)
    ]


def _read_rising(crops: Sequence[Picture], reader: LineReader) -> list[Directed]:
    """Text turned on its side, top to the left, as on the spine of a book."""
    return [Directed(reading, quarters=3) for reading in reader.read([turn_picture(crop, 90) for crop in crops])]


def _is_column(reading: Reading) -> bool:
    return 2 * sum(ord(character) >= EAST_ASIAN for character in reading.text) >= len(reading.text)


def _with_marks(reading: Reading) -> Reading:
    if not _is_column(reading):
        return reading
    return Reading(tuple(replace(each, text=COLUMN_MARKS.get(each.text, each.text)) for each in reading.characters))
