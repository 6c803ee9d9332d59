"""Bands: stretches of a page that run one way, level or vertical, and its running head and foot."""

from collections.abc import Callable, Sequence
from statistics import median

from ocrdesk.documents.reading_order.page_frame import Strip

EDGE_SHARE = 0.12  # of the page's height, in which a running head or foot stands
APART = 2.0  # ems of white between it and the text
SAME_SIZE = 1.3
ROW_HEIGHT = 1.5  # ems that a row of several texts takes at most
TEXT_LENGTH = 8  # characters: shorter vertical lines are labels
TEXT_LINES = 3


def head_body_foot(strips: Sequence[Strip], height: float) -> tuple[list[Strip], list[Strip], list[Strip]]:
    """Set the row of a running head and of a running foot apart, so that no column takes its pieces."""
    bands = _split(strips, lambda strip: (strip.top, strip.bottom))
    head, foot = [], []
    if len(bands) > 1 and max(strip.bottom for strip in bands[0]) < EDGE_SHARE * height:
        head = bands.pop(0) if _is_running(bands[0], bands[1], strips) else []
    if len(bands) > 1 and min(strip.top for strip in bands[-1]) > (1 - EDGE_SHARE) * height:
        foot = bands.pop() if _is_running(bands[-1], bands[-2], strips) else []
    return head, [strip for band in bands for strip in band], foot


def _is_running(band: Sequence[Strip], neighbour: Sequence[Strip], page: Sequence[Strip]) -> bool:
    em = median(strip.em for strip in page)
    top, bottom = min(strip.top for strip in band), max(strip.bottom for strip in band)
    white = max(min(strip.top for strip in neighbour) - bottom, top - max(strip.bottom for strip in neighbour))
    one_row = len(band) > 1 and bottom - top < ROW_HEIGHT * em
    return one_row and white > APART * em and all(strip.em < SAME_SIZE * em for strip in band)


def bands(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The page's parts that run one way, in reading order: from top to bottom, then side by side."""
    parts = _merged(_split(strips, lambda strip: (strip.top, strip.bottom)))
    return [side for part in parts for side in _sides(part, vertical_first=is_vertical(strips))]


def is_vertical(strips: Sequence[Strip]) -> bool:
    """Whether most of the text runs downwards."""
    upright = sum(len(strip.text) for strip in strips if strip.vertical)
    return upright > sum(len(strip.text) for strip in strips) / 2


def _sides(band: Sequence[Strip], *, vertical_first: bool) -> list[list[Strip]]:
    """Level text beside vertical text, where both are more than labels."""
    for vertical in (True, False):
        long = [strip for strip in band if strip.vertical is vertical and len(strip.text) >= TEXT_LENGTH]
        if len(long) < TEXT_LINES:
            return [list(band)]
    sides = _merged(_split(band, lambda strip: (strip.left, strip.right)))
    return sides[::-1] if vertical_first else sides


def _split(strips: Sequence[Strip], extent: Callable[[Strip], tuple[float, float]]) -> list[list[Strip]]:
    """Groups with white between them, in order."""
    groups: list[list[Strip]] = []
    end = float("-inf")
    for strip in sorted(strips, key=lambda strip: extent(strip)[0]):
        start, stop = extent(strip)
        if not groups or start > end:
            groups.append([])
        groups[-1].append(strip)
        end = max(end, stop)
    return groups


def _merged(groups: Sequence[Sequence[Strip]]) -> list[list[Strip]]:
    """Neighbouring groups that run the same way made one."""
    merged: list[list[Strip]] = []
    way: bool | None = None
    for group in groups:
        before, way = way, is_vertical(group)
        if before is way:
            merged[-1].extend(group)
        else:
            merged.append(list(group))
    return merged
