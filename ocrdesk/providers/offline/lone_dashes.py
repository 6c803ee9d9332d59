"""Dashes that stand for a value a paper has none of: two short strokes beside a label, which no network sees."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Character, Line, Quad
from ocrdesk.providers.offline.detection import Corners, Picture
from ocrdesk.providers.offline.recognition import straighten

LABELS = ("核定载质量", "准牵引总质量", "总质量", "整备质量", "核定载人数")
"""What vehicle licences print two dashes beside where a vehicle has no such value."""
LONG_LABEL = 5
"""From this length on a label is known with a character misread."""
ASKEW = 0.5
"""By how many radians a row may lean."""
REACH, NEAR = 12.0, 0.3
"""How far at the right of a label its value may begin, and how far from the label, in heights of the print."""
LINE = 1.3
"""How high the row of a label is, in heights of the print."""
LEAST_REACH = 1.0
INK, LEAST_INK = 0.35, 8.0
"""Ink differs from the paper by this share of what the label's does, and by so many levels."""
PAPER = 80
"""The paper is as light as this percentile of a column of pixels: less than half of it may be ink."""
WIDTH, THICKEST, FLAT = (0.12, 1.0), 0.3, 1.6
"""How wide a dash is and how thick at most, in heights of the print; it is so many times as wide as thick."""
SPECK = 0.012
"""Smaller ink than this is none, in squares of the height of the print."""
MIDDLE, LEVEL, APART = (0.3, 0.75), 0.12, 0.5
"""Where in the row dashes stand; how much higher than each other and how far apart, in heights of the print."""
ELSEWHERE = 4.0
"""What stands so far behind dashes, in heights of the print, is none of theirs."""
ALIKE = 0.6
MOST_DASHES = 3
"""More of them are a dotted rule."""
TWO_DASHES, ONE_DASH = 0.98, 0.8
"""How sure two dashes of one length are, and a single or uneven one, which may be a scratch."""

Mask = NDArray[np.bool_]
Stroke = tuple[int, int, int, int]
"""Left, top, width and height in a row."""


def with_lone_dashes(picture: Picture, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, and those dashes that stand beside labels with nothing else in their row."""
    labels = [(line, label) for line in lines if abs(line.quad.angle) < ASKEW and (label := _label_of(line))]
    found = (_beside(picture, label, [each for each in lines if each is not line]) for line, label in labels)
    return (*lines, *(line for line in found if line is not None))


def _label_of(line: Line) -> Line | None:
    """The label that a line is, or that it ends in: the value before it may stand so near that both are one line."""
    if _is_label(line.text):
        return line
    ending = next((label for label in LABELS if len(label) >= LONG_LABEL and line.text.endswith(label)), "")
    return line.part(len(line.text) - len(ending), len(line.text)) if ending else None


def _is_label(text: str) -> bool:
    """Whether a text is one of the labels, a long one perhaps with a character misread."""
    bare = text.replace(" ", "").rstrip(":：")
    return bare in LABELS or any(
        sum(map(str.__ne__, bare, label)) == 1 for label in LABELS if len(bare) == len(label) >= LONG_LABEL
    )


def _beside(picture: Picture, label: Line, lines: Sequence[Line]) -> Line | None:
    em = label.quad.height
    free, following = free_beside(label, lines)
    reach = min(free, room_beside(picture, label))
    if following[:1].isdigit():  # the value is there: what stands before it is a rule or dirt
        return None
    if reach < LEAST_REACH:
        return None
    row = row_beside(label, reach)
    strip = _grey(straighten(picture, corners_of(row)))
    written = _grey(straighten(picture, corners_of(label.quad)))
    contrast = float(np.median(written) - np.percentile(written, 5))
    ink = np.asarray(
        np.percentile(strip, PAPER, axis=0, keepdims=True) - strip > max(INK * contrast, LEAST_INK), dtype=np.bool_
    )
    dashes = _dashes(ink, em)
    return _line(row, dashes, strip.shape[1], em) if dashes else None


def _axes(label: Line) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The directions along a label and across it."""
    a, b, _, d = (np.array(corner) for corner in label.quad.corners)
    return (b - a) / max(label.quad.width, 1.0), (d - a) / max(label.quad.height, 1.0)


def free_beside(label: Line, lines: Sequence[Line]) -> tuple[float, str]:
    """How far, in heights, the row of a label is free at its right, and the text that follows there, if any."""
    along, across = _axes(label)
    em, reach, following = label.quad.height, REACH, ""
    end = (np.array(label.quad.corners[1]) + np.array(label.quad.corners[2])) / 2
    for other in lines:
        away = np.array(other.quad.corners) - end
        ahead = float((away @ along).min())
        if abs(float((away @ across).mean())) < em * LINE and ahead > -em:
            reach, following = min((reach, following), (ahead / em - NEAR, other.text))
    return reach, following


def room_beside(picture: Picture, label: Line) -> float:
    """How far, in heights, it is from a label to the edge of the picture, less its row's own lean."""
    along, _ = _axes(label)
    height, width = picture.shape[:2]
    x, y = max(each[0] for each in label.quad.corners), label.quad.centre[1]
    em = max(label.quad.height, 1.0)
    rooms = [(width - x) / along[0] if along[0] > 0 else 0.0]
    if along[1]:
        rooms.append(((height - y if along[1] > 0 else y) - LINE * em) / abs(along[1]))
    return float(min(rooms)) / em - NEAR


def row_beside(label: Line, reach: float) -> Quad:
    """What is at the right of a label, so many heights far, as high as its row."""
    along, across = _axes(label)
    em = label.quad.height
    _, b, c, _ = (np.array(corner) for corner in label.quad.corners)
    start, end, lift = along * em * NEAR, along * em * reach, across * em * (LINE - 1) / 2
    places = (b + start - lift, b + end - lift, c + end + lift, c + start + lift)
    first, second, third, fourth = ((float(x), float(y)) for x, y in places)
    return Quad((first, second, third, fourth))


def corners_of(quad: Quad) -> Corners:
    """A place's corners as the networks take them."""
    return np.array(quad.corners, dtype=np.float32)


def _grey(part: Picture) -> NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(part, cv2.COLOR_BGR2GRAY), dtype=np.float32)


def _dashes(ink: Mask, em: float) -> list[Stroke]:
    """The dashes of a row, from the left; none where other ink stands there too."""
    height, width = ink.shape
    dashes: list[Stroke] = []
    for left, top, wide, high in _strokes(ink, SPECK * em * em):
        if dashes and left - dashes[-1][0] - dashes[-1][2] > ELSEWHERE * em:
            break
        # A rule, the edge of the paper, or the next row's text reaches in from the side.
        if top == 0 or top + high == height or left == 0 or left + wide == width or wide > WIDTH[1] * em:
            if dashes:
                break
            continue
        flat = high <= max(THICKEST * em, 2.0) and wide >= max(FLAT * high, WIDTH[0] * em)
        if not flat or not MIDDLE[0] < (top + high / 2) / height < MIDDLE[1]:
            return []
        dashes.append((left, top, wide, high))
    return dashes


def _strokes(ink: Mask, least: float) -> list[Stroke]:
    """The boxes of the ink's pieces from the left, specks left out."""
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    found = ((int(box[0]), int(box[1]), int(box[2]), int(box[3])) for box in boxes[1:] if box[4] >= least)
    return sorted(found)


def _line(row: Quad, dashes: Sequence[Stroke], width: int, em: float) -> Line | None:
    first, *others = dashes
    for before, after in zip(dashes, others, strict=False):
        level = abs(before[1] + before[3] / 2 - after[1] - after[3] / 2) <= LEVEL * em + 1
        if not level or after[0] - before[0] - before[2] > APART * em:
            return None
    if len(dashes) > MOST_DASHES:
        return None
    widths = [wide for _, _, wide, _ in dashes]
    sure = TWO_DASHES if len(dashes) == 2 and min(widths) >= ALIKE * max(widths) else ONE_DASH  # noqa: PLR2004
    last = dashes[-1]
    quad = row.part(first[0] / width, (last[0] + last[2]) / width)
    half = tuple(Character("-", sure, start, start + 0.5) for start in (0.0, 0.5))
    return Line("--", sure, quad, characters=half)
