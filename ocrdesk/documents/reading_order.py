"""Reading order: columns, then lines, then paragraphs, from the lines' places alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from ocrdesk.documents.columns import cut
from ocrdesk.documents.page_frame import Strip, level
from ocrdesk.documents.paragraphs import join, paragraphs_of
from ocrdesk.documents.rows import Row, rows_of
from ocrdesk.model import Line

__all__ = ["Arrangement", "arrange", "join"]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Lines in reading order, and their paragraphs as indexes into them: every index once, in order."""

    lines: tuple[Line, ...]
    paragraphs: tuple[tuple[int, ...], ...]


def arrange(lines: Sequence[Line], width: int, height: int) -> Arrangement:
    """Put the lines of a page of that size (pixels, as are the quads) in reading order."""
    blocks = _blocks(level(lines))
    paragraphs = paragraphs_of(blocks)
    order = [index for paragraph in paragraphs for index in paragraph]
    place = {index: position for position, index in enumerate(order)}
    return Arrangement(
        tuple(lines[index] for index in order),
        tuple(tuple(place[index] for index in paragraph) for paragraph in paragraphs),
    )


def _blocks(strips: list[Strip]) -> list[list[Row]]:
    """The blocks of a page in order: bands of level text and of vertical text, each cut into its columns."""
    blocks: list[list[Row]] = []
    for band in _bands(strips):
        if _is_vertical(band):
            blocks.extend(_columns([strip.turned() for strip in band]))
        else:
            blocks.extend(_columns(band))
    return blocks


def _columns(strips: list[Strip]) -> list[list[Row]]:
    if not strips:
        return []
    parts = cut(strips)
    if parts is None:
        return [rows_of(strips)]
    return [block for part in (parts.above, parts.left, parts.right, parts.below) for block in _columns(part)]


def _is_vertical(strips: Sequence[Strip]) -> bool:
    upright = sum(len(strip.text) for strip in strips if strip.vertical)
    return upright > sum(len(strip.text) for strip in strips) / 2


def _bands(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Level stretches of the page that do not share a height, neighbours of one direction together."""
    bands: list[list[Strip]] = []
    bottom = float("-inf")
    for strip in sorted(strips, key=lambda strip: strip.top):
        if not bands or strip.top > bottom:
            bands.append([])
        bands[-1].append(strip)
        bottom = max(bottom, strip.bottom)
    merged: list[list[Strip]] = []
    for band in bands:
        if merged and _is_vertical(merged[-1]) == _is_vertical(band):
            merged[-1].extend(band)
        else:
            merged.append(list(band))
    return merged
