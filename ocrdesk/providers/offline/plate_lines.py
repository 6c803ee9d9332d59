"""Puts the number of a plate that was read in the place of the lines of text that lie on it, row by row."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocrdesk.model import Character, Line, Quad
from ocrdesk.providers.offline.detection import Corners

SURE = 0.8
"""A row on which the page's lines show nothing becomes a line of its own where it was read with this confidence."""
LOWEST, HIGHEST = 0.4, 1.6
"""A line on a row is about as high as it, in heights of the row."""
LONGER = 1
"""By how many characters a line on a row may be longer than it: what is longer yet is other text, over the plate."""
AFTER_CITY = 2
"""The dot of a plate stands after so many characters."""


def with_numbers(lines: Sequence[Line], rows: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those that lie on rows of plates saying what the rows say."""
    kept: list[Line | None] = list(lines)
    added = []
    owners = [_owner(line, rows) for line in lines]
    for number, row in enumerate(rows):
        places = [place for place, owner in enumerate(owners) if owner == number]
        if places:
            joined = _joined([lines[place] for place in places], row)
            for place in places:
                kept[place] = None
            kept[places[0]] = joined
        elif row.confidence >= SURE and not any(_holds(line.quad, row.quad.centre) for line in lines):
            added.append(row)
    return (*(line for line in kept if line is not None), *added)


def _owner(line: Line, rows: Sequence[Line]) -> int | None:
    """Which row the line lies on: the one whose middle is nearest to the line's."""
    if line.vertical or not _plain(line.text):
        return None
    near = [number for number, row in enumerate(rows) if _lies_on(line, row)]
    return min(near, key=lambda number: _distance(line.quad, rows[number].quad), default=None)


def _lies_on(line: Line, row: Line) -> bool:
    if not LOWEST * row.quad.height <= line.quad.height <= HIGHEST * row.quad.height:
        return False
    return len(_plain(line.text)) <= len(row.text) + LONGER and _holds(row.quad, line.quad.centre)


def _joined(lines: Sequence[Line], row: Line) -> Line:
    """What the row says, in the place of its line where that has as many characters."""
    marks = [each for line in lines for each in line.characters if not _plain(each.text) and each.text.strip()]
    if len(lines) == 1 and len(_plain(lines[0].text)) == len(row.text):
        return _corrected(lines[0], row)
    return _with_dot(row, marks[0].text) if marks and len(row.text) > 2 * AFTER_CITY else row


def _corrected(line: Line, row: Line) -> Line:
    if _plain(line.text) == row.text:
        return line
    said = iter(row.characters)
    characters = tuple(_instead(each, next(said)) if _plain(each.text) else each for each in line.characters)
    text = "".join(each.text for each in characters)
    return replace(line, text=text, confidence=row.confidence, characters=characters)


def _instead(own: Character, said: Character) -> Character:
    if own.text == said.text:
        return own
    others = (own.text, *(each for each in own.others if each != said.text))
    return replace(own, text=said.text, confidence=said.confidence, others=others)


def _with_dot(row: Line, mark: str) -> Line:
    before, after = row.characters[:AFTER_CITY], row.characters[AFTER_CITY:]
    dot = Character(mark, min(each.confidence for each in before), before[-1].end, after[0].start)
    characters = (*before, dot, *after)
    return replace(row, text="".join(each.text for each in characters), characters=characters)


def _plain(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def _distance(one: Quad, other: Quad) -> float:
    return float(np.hypot(*np.subtract(one.centre, other.centre)))


def _holds(quad: Quad, point: tuple[float, float]) -> bool:
    corners: Corners = np.array(quad.corners, dtype=np.float32)
    return cv2.pointPolygonTest(corners.reshape(-1, 1, 2), point, measureDist=False) >= 0
