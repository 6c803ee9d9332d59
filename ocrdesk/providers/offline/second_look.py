"""Lines with a doubtful character, read again from a tighter and a sharper cut: what most cuts say counts.

The sharper one is only read where the tighter one leaves a doubt.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import starmap

import cv2
import numpy as np

from ocrdesk.model import Character, Line
from ocrdesk.providers.offline.detection import Corners, Picture
from ocrdesk.providers.offline.doubtful_parts import corners_of, doubtful_parts, put_back
from ocrdesk.providers.offline.lookalikes import settle_lookalikes
from ocrdesk.providers.offline.recognition import HEIGHT, LineReader, Reading, straighten

DOUBT = 0.9
"""A line is read again where a character of it is less sure."""
LEAST = 0.55
"""Lines read with less confidence are no print that a better cut would make readable."""
MOST_LINES = 8
"""At most so many lines of a page, the longest first: those are what values stand in."""
MARGIN = 0.12
"""The wider cut's margin, in heights."""
SHARPENED = 1.8


def look_again(picture: Picture, lines: Sequence[Line], reader: LineReader) -> tuple[Line, ...]:
    """The lines, doubtful ones as most of their cuts say, the surest of each character kept."""
    doubtful = [number for number, line in enumerate(lines) if is_doubtful(line)]
    chosen = sorted(doubtful, key=lambda number: -len(lines[number].text))[:MOST_LINES]
    tight = _read_again(picture, {number: lines[number] for number in chosen}, reader, sharp=False)
    settled = {number: _voted(lines[number], [reading]) for number, reading in tight.items()}
    still = [number for number, line in settled.items() if is_doubtful(line) or line.text != lines[number].text]
    sharp = _read_again(picture, {number: lines[number] for number in still}, reader, sharp=True)
    better = settled | {number: _voted(lines[number], [tight[number], sharp[number]]) for number in still}
    return tuple(better.get(number, line) for number, line in enumerate(lines))


def _read_again(picture: Picture, lines: Mapping[int, Line], reader: LineReader, *, sharp: bool) -> dict[int, Reading]:
    """The lines read from other cuts: of long ones the parts around doubtful characters, if these can be cut out."""
    parts = {number: doubtful_parts(line, _doubtful(line)) for number, line in lines.items()}
    places = [(number, corners_of(lines[number], part)) for number, own in parts.items() for part in own]
    told = iter(reader.read_full([_cut(picture, corners, sharp=sharp) for _, corners in places]))
    read = {number: put_back(lines[number], own, [next(told) for _ in own]) for number, own in parts.items() if own}
    again = {number: reading for number, reading in read.items() if reading is not None}
    whole = [number for number in lines if number not in again]
    cuts = [_cut(picture, _corners(lines[number]), sharp=sharp, ends=True) for number in whole]
    again |= dict(zip(whole, reader.read_full(cuts), strict=True))
    return {number: settle_lookalikes(reading) for number, reading in again.items()}


def is_doubtful(line: Line) -> bool:
    """Whether a character of a level line might be another one, not only be written otherwise."""
    if line.vertical or line.confidence < LEAST:
        return False
    return bool(_doubtful(line))


def _doubtful(line: Line) -> list[int]:
    """The numbers of the doubtful characters."""
    return [
        number
        for number, character in enumerate(line.characters)
        if character.confidence < DOUBT and not character.text.isspace() and not _is_written_otherwise(character)
    ]


def _is_written_otherwise(character: Character) -> bool:
    rivals = character.others[:1]
    return bool(rivals) and _plain(rivals[0]) == _plain(character.text)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _cut(picture: Picture, corners: Corners, *, sharp: bool, ends: bool = False) -> Picture:
    """The place as it is; or `sharp`, with sharpened strokes and a little wider, at the `ends` of whole lines, too."""
    return _sharpened(straighten(picture, _wider(corners, ends=ends))) if sharp else straighten(picture, corners)


def _corners(line: Line) -> Corners:
    return np.array(line.quad.corners, dtype=np.float32)


def _wider(corners: Corners, *, ends: bool) -> Corners:
    along, across = corners[1] - corners[0], corners[3] - corners[0]
    reach = MARGIN * float(np.hypot(*across))
    u, v = (side * (reach / max(float(np.hypot(*side)), 1e-6)) for side in (along, across))
    u = u if ends else 0 * u
    return np.asarray(corners + np.stack([-u - v, u - v, u + v, v - u]), dtype=np.float32)


def _sharpened(cut: Picture) -> Picture:
    """The cut enlarged to the height that the network reads, its strokes darker than what lies around them."""
    scale = max(1.0, HEIGHT / cut.shape[0])
    large = cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), HEIGHT / 24)
    return np.asarray(cv2.addWeighted(large, SHARPENED, soft, 1 - SHARPENED, 0), dtype=np.uint8)


def _voted(line: Line, readings: Sequence[Reading]) -> Line:
    """What most of the readings say; where all differ, the surest that is not much shorter."""
    all_of = [Reading(line.characters), *readings]
    groups: dict[str, list[Reading]] = {}
    for reading in all_of:
        groups.setdefault(_plain(reading.text), []).append(reading)
    agreed = max(groups.values(), key=lambda group: (len(group), _sum(group)))
    if len(agreed) == 1:
        return _with(line, _surest([each for each in all_of if len(_plain(each.text)) >= len(_plain(line.text))]))
    dissent = [reading for reading in all_of if reading not in agreed]
    return _with(line, _contested(_together(agreed), dissent))


def _sum(readings: Sequence[Reading]) -> float:
    return sum(reading.confidence for reading in readings)


def _surest(readings: Sequence[Reading]) -> Reading:
    return max(readings, key=lambda reading: reading.confidence)


def _together(agreed: Sequence[Reading]) -> Reading:
    """The surest of readings that agree, each character as sure as the surest of them."""
    best = _surest(agreed)
    solid = [[each for each in reading.characters if each.text.strip()] for reading in agreed]
    if len({len(characters) for characters in solid}) > 1:
        return best
    sure = [max(each.confidence for each in column) for column in zip(*solid, strict=True)]
    rest = iter(sure)
    return Reading(
        tuple(replace(each, confidence=next(rest)) if each.text.strip() else each for each in best.characters)
    )


def _contested(reading: Reading, dissent: Sequence[Reading]) -> Reading:
    """The reading, less sure of the characters for which another cut says otherwise."""
    characters = list(reading.characters)
    for other in dissent:
        if len(other.characters) != len(characters):
            continue
        characters = list(starmap(_against, zip(characters, other.characters, strict=True)))
    return Reading(tuple(characters))


def _against(character: Character, other: Character) -> Character:
    if _plain(character.text) == _plain(other.text):
        return character
    others = tuple(dict.fromkeys((other.text, *character.others)))
    return replace(character, confidence=min(character.confidence, 1 - other.confidence / 2), others=others)


def _with(line: Line, reading: Reading) -> Line:
    return replace(line, text=reading.text, confidence=reading.confidence, characters=reading.characters)
