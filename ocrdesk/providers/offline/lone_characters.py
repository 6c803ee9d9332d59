"""An ethnic group of one character on an ID card, which detection overlooks: read beside the rest of its row."""

import re
from collections.abc import Callable, Sequence

from ocrdesk.model import Line
from ocrdesk.providers.offline.detection import Found, Picture
from ocrdesk.providers.offline.lone_dashes import ASKEW, corners_of, free_beside, room_beside, row_beside

Read = Callable[[Picture, Sequence[Found]], Sequence[Line]]
"""The lines in these places of a picture."""

ID_NUMBER = re.compile(r"\d{17}[\dX]")
"""Only on papers of a person, which bear this number, the row is looked for."""
LABEL, SEX = re.compile("(.*民)?族|民"), re.compile("(性别)?[男女]")
"""How a line ends behind which the group stands, alone; or behind which its label and it stand."""
GROUP = re.compile("[㐀-鿿]{1,5}")
WITH_LABEL = re.compile("(民族?|族)[㐀-鿿]{1,5}")
LEAST_ROOM, MOST_ROOM = 3.0, 9.0
"""How far the row must be free at the right, and how far it is read, in heights of the print."""
SURE = 0.6


def with_lone_characters(picture: Picture, lines: Sequence[Line], read: Read) -> tuple[Line, ...]:
    """The lines, and the ethnic group where nothing was seen at the right of its label, or of the sex before it."""
    if not any(ID_NUMBER.fullmatch(_bare(line)) for line in lines):
        return tuple(lines)
    found = [line for before in lines if (line := _beside(picture, before, lines, read)) is not None]
    return (*lines, *found)


def _beside(picture: Picture, before: Line, lines: Sequence[Line], read: Read) -> Line | None:
    wanted = GROUP if LABEL.fullmatch(_bare(before)) else WITH_LABEL if SEX.fullmatch(_bare(before)) else None
    if wanted is None or abs(before.quad.angle) >= ASKEW:
        return None
    free, _ = free_beside(before, [line for line in lines if line is not before])
    room = min(free, room_beside(picture, before), MOST_ROOM)
    if room < LEAST_ROOM:
        return None
    for line in read(picture, [Found(corners_of(row_beside(before, room)), 1.0)]):
        if wanted.fullmatch(_bare(line)) and line.confidence >= SURE:
            return line
    return None


def _bare(line: Line) -> str:
    return line.text.replace(" ", "")
