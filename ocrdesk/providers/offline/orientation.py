"""Which way up a page is: decided once for the whole page, by reading a few of its lines each way.

The network reads glyphs that stand, and nearly as well glyphs that lie on their backs (the tops to the left), as
those of a column do when it is turned to run from left to right. So the direction comes from reading the strips as
they are and turned by 180 degrees; whether their glyphs stand or lie, from cutting them apart and setting them
upright in a row (`columns`), which makes a column readable and a line unreadable.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import cv2
import numpy as np

from ocrdesk.providers.offline.columns import set_in_row
from ocrdesk.providers.offline.detection import Corners, Found, Picture
from ocrdesk.providers.offline.recognition import EAST_ASIAN, LineReader, Reading, straighten

FIRST_SAMPLES, SAMPLES, MOST_SAMPLES = 2, 4, 8
"""So many of the longest lines are read, both ways unless the first tell clearly; then so many of those left whole."""
LONGEST_SAMPLE, WHOLE = 7.0, 24.0
"""Longest sample, in line heights: more of a line tells nothing more. Lines up to the second are left whole, so that
what is read here need not be read again for the page."""
SHORTENED = 0.7
"""What a longer line is worth as a sample, against one that is left whole."""
ROWS = 2
TALL = 1.5
LONG, TELLING = 2.5, 0.1
"""A place with this ratio of its sides holds more than a lone character, which may be tall on its own; and how much of
the text must stand in such places, by length, before they tell which way it runs."""
SURE = 0.9
"""Strips that read with this confidence need not be tried the other way round, where what they say fills them."""
FILLED, NARROW_GLYPH = 0.5, 0.5
"""How much of a strip's length its text must take; and the width of a letter or digit, in line heights."""
LEAST_GAIN, CLEAR_GAIN = 1.15, 1.5
"""How much better the other way must read before a page is turned upside down; how much tells clearly."""
COMMON_SHARE, SURE_ROW = 0.5, 0.75
"""Glyphs lie when a row of them says this much of what the strip says, with this confidence."""
STANDING_SHARE, STANDING_GLYPHS = 0.2, 6
"""Glyphs stand when a row of so many says hardly anything of what the strip says."""
LEAST_GLYPHS = 3
LEAST_CHARACTERS, ENOUGH_CHARACTERS = 2.0, 8.0
"""Fewer tell nothing; where the first strips say the second number surely, no more are read."""
UPRIGHT, UPRIGHT_CHARACTERS = 0.95, 6
"""So many letters and digits read with this confidence stand: lying, they are read as others, or not surely."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """How to turn the page to make it upright (degrees clockwise), and whether its text then runs downwards.

    `told` are whole lines that were read to find out, and what they say at a glance.
    """

    rotation: int = 0
    vertical: bool = False
    told: tuple[tuple[Found, Reading], ...] = field(default=(), compare=False, repr=False)


def is_tall(found: Found) -> bool:
    """Whether the place is so much higher than wide that its text may run downwards."""
    return found.height >= TALL * found.width


def find_orientation(picture: Picture, found: Sequence[Found], reader: LineReader) -> Orientation:
    """The way in which the page's clearest lines read best; as it is when nothing tells."""
    tries = ways_to_read(found)
    ways = [_read_along(picture, found, reader, tall=tall, further=len(tries) == 1) for tall in tries]
    best = ways[0]
    for other in ways[1:]:
        best = other if other.evidence.characters > best.evidence.characters * LEAST_GAIN else best
    if best.evidence.characters < LEAST_CHARACTERS:
        return Orientation()
    rotation = 180 if best.turned else 0
    if _lie(best.strips, best.readings, reader):
        return Orientation(rotation if best.tall else (rotation + 90) % 360, vertical=True)
    return Orientation((rotation + 270) % 360 if best.tall else rotation, told=best.told)


def turn_picture(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def turn_corners(corners: Corners, width: int, height: int, degrees: int) -> Corners:
    """Where corners in a `width` x `height` picture land when it is turned clockwise, in the same order."""
    x, y = corners[:, 0], corners[:, 1]
    match degrees % 360:
        case 90:
            turned = height - y, x
        case 180:
            turned = width - x, height - y
        case 270:
            turned = y, width - x
        case _:
            turned = x, y
    return np.stack(turned, axis=1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What strips say, taken together: characters counted by their confidence, and the mean confidence."""

    characters: float = 0.0
    confidence: float = 0.0


def _evidence(readings: Sequence[Reading]) -> _Evidence:
    count = sum(len(reading.text) for reading in readings)
    characters = sum(reading.confidence * len(reading.text) for reading in readings)
    return _Evidence(characters, characters / count if count else 0.0)


@dataclass(frozen=True, slots=True)
class _Way:
    """Strips cut along the wide places or the tall ones, as they read best: as they are, or turned by 180 degrees."""

    tall: bool
    turned: bool
    places: Sequence[Found]
    strips: Sequence[Picture]
    readings: Sequence[Reading]

    @property
    def evidence(self) -> _Evidence:
        return _evidence(self.readings)

    @property
    def told(self) -> tuple[tuple[Found, Reading], ...]:
        """The places that were read whole, with what they say."""
        read = zip(self.places, self.readings, strict=False)
        return tuple((place, reading) for place, reading in read if _is_whole(place, tall=self.tall))


def _read_along(picture: Picture, found: Sequence[Found], reader: LineReader, *, tall: bool, further: bool) -> _Way:
    """What the longest places say; `further` ones are read with them where that is in advance of the page."""
    places = _samples(found, tall=tall)
    strips = [_strip(picture, each, tall=tall) for each in places]

    def read(numbers: Sequence[int], *, turned: bool) -> _Way:
        some = [turn_picture(strips[number], 180) if turned else strips[number] for number in numbers]
        # A glance is enough: the wrong way, all is unsure however closely it is read.
        return _Way(tall, turned, [places[number] for number in numbers], some, reader.read_narrowed(some))

    for count in (FIRST_SAMPLES, SAMPLES):
        first = range(len(places))[:count]
        way = read(first, turned=False)
        if way.evidence.confidence >= SURE and _filled(way) >= FILLED:
            clear = way.evidence.characters >= ENOUGH_CHARACTERS
        else:
            other = read(first, turned=True)
            gain = other.evidence.characters / max(way.evidence.characters, 1e-6)
            clear = max(gain, 1 / max(gain, 1e-6)) >= CLEAR_GAIN
            way = other if gain > LEAST_GAIN else way
        if clear:
            break
    rest = range(len(first), len(places)) if further else ()
    return read([*first, *(n for n in rest if _is_whole(places[n], tall=tall))], turned=way.turned)


def _filled(way: _Way) -> float:
    """How much of the strips' length their text takes.

    Upside down, 0 1 6 8 9 and glyphs such as 中 are read surely, while those beside them are read as nothing at all.
    """
    text = sum(_glyph_width(character) for reading in way.readings for character in reading.text)
    room = sum(float(strip.shape[1] / strip.shape[0]) for strip in way.strips)
    return text / max(room, 1e-6)


def _glyph_width(character: str) -> float:
    return 1.0 if ord(character) >= EAST_ASIAN else NARROW_GLYPH


def _lie(strips: Sequence[Picture], readings: Sequence[Reading], reader: LineReader) -> bool:
    """Whether the glyphs of strips that read well lie: set upright in a row they then say the same.

    Only East Asian writing runs downwards, so other characters tell nothing.
    """
    if _stands(readings):
        return False
    parts = [_beginning(strip, reading) for strip, reading in zip(strips, readings, strict=True)]
    parts = sorted(parts, key=lambda part: -len(part[1]))[:ROWS]
    whole = sum(len(said) for _, said in parts)
    if whole < LEAST_GLYPHS:
        return False
    rows: list[Reading] = []
    common = 0
    for strip, said in parts:
        rows += reader.read_narrowed([set_in_row(turn_picture(strip, 90)).picture])
        common += _in_common(said, _east_asian(rows[-1]))
        if len(said) >= STANDING_GLYPHS and common < STANDING_SHARE * len(said):
            return False
    return common >= COMMON_SHARE * whole and _evidence(rows).confidence >= SURE_ROW


def _stands(readings: Sequence[Reading]) -> bool:
    """Whether the strips hold letters and digits that can only be read so surely where they stand."""
    sure = [each.text for reading in readings for each in reading.characters if each.confidence >= UPRIGHT]
    return sum(text.isascii() and text.isalnum() for text in sure) >= UPRIGHT_CHARACTERS


def _beginning(strip: Picture, reading: Reading) -> tuple[Picture, str]:
    """As much of a strip as tells which way its glyphs stand, and the East Asian characters there."""
    share = min(1.0, LONGEST_SAMPLE * strip.shape[0] / strip.shape[1])
    said = Reading(tuple(each for each in reading.characters if (each.start + each.end) / 2 <= share))
    return strip[:, : max(1, int(strip.shape[1] * share))], _east_asian(said)


def _east_asian(reading: Reading) -> str:
    return "".join(character for character in reading.text if ord(character) >= EAST_ASIAN)


def _in_common(one: str, other: str) -> int:
    """How many characters both say in the same order: glyphs such as 中 and 口 look alike on their sides."""
    return sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def ways_to_read(found: Sequence[Found]) -> tuple[bool, ...]:
    """Whether to read along the tall places (True) or the others; both where short texts do not tell."""
    # By length, not by count: a few columns hold a whole page, and single characters may be tall on their own.
    tall = sum(each.height for each in found if each.height >= LONG * each.width)
    wide = sum(each.width for each in found if each.width >= LONG * each.height)
    whole = sum(max(each.height, each.width) for each in found)
    return (tall > wide,) if max(tall, wide) > TELLING * whole else (False, True)


def _samples(found: Sequence[Found], *, tall: bool) -> list[Found]:
    def length(each: Found) -> float:
        ratio = _ratio(each, tall=tall)
        return min(ratio, LONGEST_SAMPLE) * each.score * (1.0 if ratio <= WHOLE else SHORTENED)

    usable = [each for each in found if is_tall(each) == tall and min(each.width, each.height) >= 6]  # noqa: PLR2004
    return sorted(usable, key=length, reverse=True)[:MOST_SAMPLES]


def _is_whole(each: Found, *, tall: bool) -> bool:
    """Whether a place is read to its end, and so need not be read again for the page."""
    return _ratio(each, tall=tall) <= WHOLE


def _ratio(each: Found, *, tall: bool) -> float:
    """How many times longer than high the text in a place is."""
    return each.height / max(each.width, 1) if tall else each.width / max(each.height, 1)


def _strip(picture: Picture, place: Found, *, tall: bool) -> Picture:
    """The place as a level strip, whole or its beginning."""
    column = straighten(picture, place.corners)
    strip = lay_down(column) if tall else column
    return strip if _is_whole(place, tall=tall) else strip[:, : max(1, int(strip.shape[0] * LONGEST_SAMPLE))]


def lay_down(column: Picture) -> Picture:
    """A column turned so that it runs from left to right, its glyphs lying on their backs."""
    return np.asarray(cv2.rotate(column, cv2.ROTATE_90_COUNTERCLOCKWISE), dtype=np.uint8)
