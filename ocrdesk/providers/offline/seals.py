"""Text under red seals: read once more with the red taken out, so that a seal does not break the line beneath it.

How much light inks take adds up in measures of density, so what is red can be subtracted and what is black stays,
with the edges of its strokes. Printed red text would vanish, too: so only the place of a seal is read again, and what
was read before stays unless the new reading says more of what is not red.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Box, Line
from ocrdesk.providers.offline.detection import LONG_SIDE, MOST_ENLARGED, Found, Picture, TextDetector
from ocrdesk.providers.offline.shrinking import shrunk

Read = Callable[[Picture, Sequence[Found]], list[Line]]

SMALL_SIDE = 640
LEAST_REDNESS, PALER, LEAST_RED = 0.16, (0.12, 0.1), 50
"""How far red stands above green and blue, in parts of itself; how far where no seal over a line is seen so, for a
blurred one is paler; and how light red is at least."""
JOINED, RULE = 9, 31
SHORTEST, LONGEST = 0.06, 0.45
"""The sides of a seal, in parts of the page's longer one."""
SQUAREST = 1.6
LEAST_FILL, MOST_FILL = 0.06, 0.6
"""How much of its rectangle a seal's ink fills: a rule or a letter fills less, an emblem or a desk more."""
MOST_SEALS = 6
TALLEST_LINE = 0.5
"""A line that a seal breaks is at most so high, in heights of the seal: what is larger is no text under a seal."""
PRINT_HEIGHT = 30.0
LEAST_CONFIDENCE = 0.5
RED_TEXT, RED_GLYPH = 0.3, 0.75
"""A line whose strokes are red for so much is the seal's own, or printed in red; so is a single character."""
COVERED, HIGHEST = 0.5, 3.0
"""A line takes the place of those that it covers for so much; one that a seal leads astray may be so much higher."""
STARS = "★☆"
SURE_GLYPH = 0.9
"""A lone red character in a seal is mostly a glyph that stands aslant, where it is read with less confidence."""
BLACK, LEAST_BLACK = 0.77, 0.004
"""How light black ink, also blurred, is at most where red ink is 1, and how much of it in a seal's place is worth
reading again."""
PAPER_PARTS, PAPER_BLUR = 8, 2.0
"""In a part so large there is bare paper, seen without its grain; light falls off over more of it."""
DOUBT, WIDER = 0.9, 0.8
"""Where a character is less sure, so much more at the line's ends is read, too, in heights: a seal's rim hides where a
line begins and ends."""


def read_under_seals(picture: Picture, lines: tuple[Line, ...], detector: TextDetector, read: Read) -> tuple[Line, ...]:
    """The lines, those that cross a seal read anew where that says more; `read` reads places of a picture."""
    for seal in _crossed_seals(picture, lines)[:MOST_SEALS]:
        crossed = _crossing(lines, seal)
        if crossed and _has_black(picture, seal):
            trimmed = {id(line): without_red_ends(picture, line, seal) for line in crossed}
            lines = tuple(trimmed.get(id(line), line) for line in lines)
            lines = better(picture, lines, _read_again(picture, seal, crossed, detector, read))
            lines = tuple(line for line in lines if not _is_stray_glyph(picture, line, seal))
    return lines


def _crossed_seals(picture: Picture, lines: Sequence[Line]) -> list[Box]:
    """The seals of a picture, pale ones only where no other is crossed by a line."""
    scale = min(SMALL_SIDE / max(picture.shape[:2]), 1.0)
    small = shrunk(picture, scale)
    for least in (LEAST_REDNESS, *PALER):
        seals = find_seals(small, least)
        seals = [Box(*(side / scale for side in (seal.left, seal.top, seal.right, seal.bottom))) for seal in seals]
        if any(_crossing(lines, seal) for seal in seals):
            return seals
    return []


def _crossing(lines: Sequence[Line], seal: Box) -> list[Line]:
    return [line for line in lines if _meet(line.quad.bounds, seal) and _height(line) <= TALLEST_LINE * seal.height]


def find_seals(small: Picture, least: float = LEAST_REDNESS) -> list[Box]:
    """Where round, oval or square seals are in a small picture, of ink that is red by so much at least."""
    red, longest = _red(small, least), max(small.shape[:2])
    if np.count_nonzero(red) < LEAST_FILL * (SHORTEST * longest) ** 2:
        return []
    mask = red.astype(np.uint8)
    # Forms are ruled in red and brown, and their rules would join a seal to the whole table.
    for kernel in (np.ones((1, RULE), np.uint8), np.ones((RULE, 1), np.uint8)):
        mask &= 1 - np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
    red = mask > 0
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((JOINED, JOINED), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(joined)
    seals = []
    for number in range(1, count):
        left, top, width, height = (int(value) for value in boxes[number][:4])
        if not SHORTEST * longest <= min(width, height):
            continue
        if max(width, height) > min(LONGEST * longest, SQUAREST * min(width, height)):
            continue
        part = slice(top, top + height), slice(left, left + width)
        ink = np.count_nonzero(red[part] & (labels[part] == number))
        if LEAST_FILL <= ink / (width * height) <= MOST_FILL:
            seals.append(Box(left, top, left + width, top + height))
    # A seal's star, or its middle, may be a patch of its own.
    return [one for one in seals if not any(one is not other and _holds(other, one) for other in seals)]


def _holds(outer: Box, inner: Box) -> bool:
    return outer.contains(inner.centre) and outer.width * outer.height > inner.width * inner.height


def without_red_ends(picture: Picture, line: Line, seal: Box) -> Line:
    """The line without the seal's own characters that were read as its end or its beginning: …18号交通★."""
    marks = [
        seal.contains(place.centre) and _is_red(picture, place.bounds, RED_GLYPH)
        for place in (line.quad.part(each.start, each.end, downwards=line.vertical) for each in line.characters)
    ]
    if all(marks) or not (marks[0] or marks[-1]):
        return line
    first, last = marks.index(False), len(marks) - marks[::-1].index(False)
    start, end = (sum(len(each.text) for each in line.characters[:at]) for at in (first, last))
    # A bracket or a full stop has less ink of its own than the seal behind it.
    start, end = (0 if _is_mark(line.text[:start]) else start), (len(line.text) if _is_mark(line.text[end:]) else end)
    return line.part(start, end)


def _is_mark(text: str) -> bool:
    return not any(letter.isalnum() or letter in STARS for letter in text)


def _has_black(picture: Picture, seal: Box) -> bool:
    """Whether anything but red ink stands in a seal's place."""
    part = picture[int(seal.top) : int(seal.bottom) + 1, int(seal.left) : int(seal.right) + 1]
    channel, red = part[..., 2], _red(part)
    paper = float(np.percentile(channel, 90))
    # Red ink is as light as paper in the red channel, or nearly so.
    white = min(paper, float(np.percentile(channel[red], 25))) if red.any() else paper
    return float((channel < BLACK * white).mean()) >= LEAST_BLACK


def without_red(part: Picture) -> Picture:
    """The part in grey, as it would be without its red ink."""
    light = part.astype(np.float32) + 1
    blue, green, red = np.moveaxis(np.maximum(np.log(_paper(light) / light), 0), 2, 0)
    redness = np.maximum(np.minimum(blue, green) - red, 0)
    plain = redness > np.percentile(redness, 99) / 2
    # Of the red light, too, red ink takes a little, always as much of what it takes of the other.
    share = float(np.percentile(red[plain] / redness[plain], 25)) if plain.any() else 0.0
    grey = (255 * np.exp(-np.maximum(red - share * redness, 0))).astype(np.uint8)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _paper(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """The part as it would be without any ink: what is lightest around each place."""
    side = max(part // PAPER_PARTS for part in light.shape[:2]) | 1
    lightest = cv2.dilate(cv2.GaussianBlur(light, (0, 0), PAPER_BLUR), np.ones((side, side), np.uint8))
    return np.asarray(cv2.blur(lightest, (side, side)), dtype=np.float32)


def _red(picture: Picture, least: float = LEAST_REDNESS) -> NDArray[np.bool_]:
    blue, green, red = cv2.split(picture)
    above = cv2.subtract(red, cv2.max(green, blue))
    return np.asarray((above > cv2.LUT(red, (least * np.arange(256)).astype(np.uint8))) & (red >= LEAST_RED))


def _read_again(picture: Picture, seal: Box, crossed: Sequence[Line], detector: TextDetector, read: Read) -> list[Line]:
    """The lines in and beside a seal, with its red taken out."""
    height, width = picture.shape[:2]
    print_height = float(np.median([_height(line) for line in crossed]))
    area = seal
    for line in crossed:
        area = area.union(line.quad.bounds)
    area = area.grown(print_height)
    left, top = max(0, int(area.left)), max(0, int(area.top))
    right, bottom = min(width, int(area.right)), min(height, int(area.bottom))
    cleaned = without_red(picture[top:bottom, left:right])
    scale = min(max(PRINT_HEIGHT / print_height, LONG_SIDE / max(picture.shape[:2])), MOST_ENLARGED)
    scale = min(scale, LONG_SIDE / max(cleaned.shape[:2]))
    page = picture.copy()
    page[top:bottom, left:right] = cleaned
    shift = np.array([left, top], dtype=np.float32)
    found = [Found(each.corners + shift, each.score) for each in detector.find(cleaned, scale)]
    lines = read_to_the_ends(page, [each for each in found if _meet(_bounds(each), seal)], read)
    kept = [line for line in lines if line.confidence >= LEAST_CONFIDENCE]
    return [line for line in kept if not _is_red(picture, line.quad.bounds, RED_GLYPH)]


def read_to_the_ends(page: Picture, found: Sequence[Found], read: Read) -> list[Line]:
    """The lines, of those that are in doubt all that stands a little beside them, too."""
    lines = read(page, found)
    doubtful = [n for n, line in enumerate(lines) if any(each.confidence < DOUBT for each in line.characters)]
    for number, longer in zip(doubtful, read(page, [_longer(found[n]) for n in doubtful]), strict=True):
        if longer.confidence >= LEAST_CONFIDENCE and len(longer.text) > len(lines[number].text):
            lines[number] = longer
    return lines


def _longer(found: Found) -> Found:
    a, b, c, d = found.corners
    ends = WIDER * found.height / max(found.width, 1.0)
    u, v = (b - a) * ends, (c - d) * ends
    return Found(np.array([a - u, b + u, c + v, d - v], dtype=np.float32), found.score)


def _is_stray_glyph(picture: Picture, line: Line, seal: Box) -> bool:
    lone = len(line.text.strip()) == 1 and line.confidence < SURE_GLYPH
    return lone and seal.contains(line.quad.centre) and _is_red(picture, line.quad.bounds, RED_TEXT)


def better(picture: Picture, lines: tuple[Line, ...], fresh: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each fresh one in the place of those it covers, if it says more than they do."""
    for line in fresh:
        covered = [old for old in lines if _share(old, line) >= COVERED]
        black = [old for old in covered if _is_same(old, line) or not _is_red(picture, old.quad.bounds, RED_TEXT)]
        if weight([line]) > weight(black):
            kept = [old for old in lines if all(old is not each for each in covered)]
            lines = (*kept, line)
    return lines


def _is_same(old: Line, line: Line) -> bool:
    """Whether most of what one says, the other says: the same print, whatever red is around it."""
    return 2 * (Counter(old.text) & Counter(line.text)).total() > max(len(old.text), len(line.text))


def weight(lines: Sequence[Line]) -> float:
    """How much lines say, dubious characters counting little."""
    return sum(len(line.text) * (line.confidence - LEAST_CONFIDENCE) for line in lines)


def _is_red(picture: Picture, box: Box, least: float) -> bool:
    """Whether that share of the ink in a box is red."""
    part = picture[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.left)) : int(box.right) + 1]
    if not part.size:
        return False
    darkest = part.min(axis=2)
    ink = darkest < (float(np.percentile(darkest, 90)) + float(darkest.min())) / 2
    return float(_red(part)[ink].mean()) >= least if ink.any() else False


def _height(line: Line) -> float:
    return min(line.quad.width, line.quad.height)


def _bounds(found: Found) -> Box:
    (left, top), (right, bottom) = found.corners.min(axis=0), found.corners.max(axis=0)
    return Box(float(left), float(top), float(right), float(bottom))


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _share(old: Line, new: Line) -> float:
    """How much of the old line the new one covers; of its height only what may be the new one's own."""
    one, other = old.quad.bounds, new.quad.bounds
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    height = min(one.height, other.height) if one.height <= HIGHEST * other.height else one.height
    return max(across, 0.0) * max(down, 0.0) / max(one.width * height, 1e-6)
