"""Put a page's lines in reading order: head, body cut into its columns, foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from ocrdesk.documents.reading_order.bands import bands, head_body_foot, is_vertical
from ocrdesk.documents.reading_order.columns import cut
from ocrdesk.documents.reading_order.page_frame import Strip, level
from ocrdesk.documents.reading_order.paragraphs import paragraphs_of
from ocrdesk.documents.reading_order.rows import Row, rows_of
from ocrdesk.documents.reading_order.straightening import straightened
from ocrdesk.model import Line


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Lines in reading order, and their paragraphs as indexes into them: every index once, in order."""

    lines: tuple[Line, ...]
    paragraphs: tuple[tuple[int, ...], ...]


def arrange(lines: Sequence[Line], width: int, height: int) -> Arrangement:
    """Put the lines of a page of that size (pixels, as are the quads) in reading order."""
    paragraphs = paragraphs_of(_blocks(level(lines, width, height), height))
    order = [index for paragraph in paragraphs for index in paragraph]
    place = {index: position for position, index in enumerate(order)}
    return Arrangement(
        tuple(lines[index] for index in order),
        tuple(tuple(place[index] for index in paragraph) for paragraph in paragraphs),
    )


def _blocks(strips: Sequence[Strip], height: float) -> list[list[Row]]:
    """The blocks of a page in order: head and foot as rows, each band between them cut into its columns."""
    head, body, foot = head_body_foot(strips, height)
    blocks = [rows_of(head)]
    for band in bands(body):
        turned = [strip.turned() for strip in band] if is_vertical(band) else band
        blocks.extend(_columns(straightened(turned)))
    return [*blocks, rows_of(foot)]


def _columns(strips: Sequence[Strip]) -> list[list[Row]]:
    if not strips:
        return []
    rows = rows_of(strips)
    found = cut(rows)
    if found is None:
        return [rows]
    return [block for part in found.parts for block in _columns(part)]
