"""The parts of a long line around its doubtful characters: read alone and put back, they spare reading it all again."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ocrdesk.model import Character, Line
from ocrdesk.providers.offline.detection import Corners
from ocrdesk.providers.offline.recognition import Reading

CONTEXT = 5
"""So many characters on both sides are read with a doubtful one."""
EDGE = 2
"""So many characters at a cut must be read as before: else the cut went through one."""
WORTH = 0.7
"""Parts with more of a line's characters than that are not worth cutting out."""


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of a line, from the `first` up to the one before `last`, and where they stand along it (0-1)."""

    first: int
    last: int
    start: float
    end: float


def doubtful_parts(line: Line, doubtful: Sequence[int]) -> tuple[Part, ...]:
    """The parts around the characters of those numbers; none where the line is better read whole."""
    count = len(line.characters)
    spans: list[tuple[int, int]] = []
    for number in doubtful:
        first, last = max(0, number - CONTEXT), min(count, number + CONTEXT + 1)
        if spans and first <= spans[-1][1]:
            spans[-1] = spans[-1][0], last
        else:
            spans.append((first, last))
    if sum(last - first for first, last in spans) > WORTH * count:
        return ()
    return tuple(Part(first, last, _cut(line, first), _cut(line, last)) for first, last in spans)


def corners_of(line: Line, part: Part) -> Corners:
    """The part's corners in pixels of the picture."""
    a, b, c, d = np.array(line.quad.corners, dtype=np.float32)
    ends = part.start, part.end
    (a, b), (d, c) = ([one + (other - one) * end for end in ends] for one, other in ((a, b), (d, c)))
    return np.array([a, b, c, d], dtype=np.float32)


def put_back(line: Line, parts: Sequence[Part], readings: Sequence[Reading]) -> Reading | None:
    """The line with its parts as they were read alone; None where a cut seems to go through a character."""
    characters = list(line.characters)
    for part, reading in sorted(zip(parts, readings, strict=True), key=lambda each: -each[0].first):
        before, after = characters[part.first : part.last], reading.characters
        inner = part.first > 0, part.last < len(line.characters)
        if (inner[0] and _said(before)[:EDGE] != _said(after)[:EDGE]) or (
            inner[1] and _said(before)[-EDGE:] != _said(after)[-EDGE:]
        ):
            return None
        characters[part.first : part.last] = [_placed(each, part) for each in after]
    return Reading(tuple(characters))


def _cut(line: Line, number: int) -> float:
    """Where the line is cut before the character of that number."""
    characters = line.characters
    if number == 0:
        return 0.0
    return (characters[number - 1].end + characters[number].start) / 2 if number < len(characters) else 1.0


def _said(characters: Sequence[Character]) -> str:
    return "".join(unicodedata.normalize("NFKC", "".join(each.text for each in characters)).split())


def _placed(character: Character, part: Part) -> Character:
    """The character at its place along the whole line."""
    width = part.end - part.start
    return replace(character, start=part.start + character.start * width, end=part.start + character.end * width)
