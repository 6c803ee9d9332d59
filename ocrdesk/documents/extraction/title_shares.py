"""Pages side by side or one above the other, each under its own title: which lines stand under which.

Where the small print of the labels is blurred away, a value on one page seems to be that of the other.
"""

import math
from collections.abc import Sequence

from ocrdesk.documents.extraction.anchors import Slot, find_hits
from ocrdesk.documents.extraction.placing import Place
from ocrdesk.documents.extraction.strips import Sheet
from ocrdesk.model import DocumentType, Point

_HEADING = 8
"""Titles of so many characters stand on papers alone, not in sentences."""
_ROW = 6.0
"""Titles of pages side by side are no further apart than that up and down, in their heights."""
_ABOVE = 1.0
"""What stands so little above a title, in its heights, is still under it."""


def title_shares(sheet: Sheet, types: Sequence[DocumentType]) -> list[frozenset[int]]:
    """The numbers of the lines under each of several long titles read to the letter; nothing where there are fewer."""
    words = dict.fromkeys(
        word
        for document in types
        for word in (*document.anchors, *(word for side in document.sides for word in side.anchors))
        if len(word) >= _HEADING
    )
    titles = [hit.place for hit in find_hits(sheet, [Slot((word,)) for word in words]) if hit.score == 1]
    if len(titles) < 2:  # noqa: PLR2004 - one title has the page to itself
        return []
    shares: list[set[int]] = [set() for _ in titles]
    seen = _Upright(titles)
    for number, place in enumerate(sheet.places):
        shares[seen.title_of(place.centre)].add(number)
    return [frozenset(share) for share in shares]


class _Upright:
    """The titles as they stand where they run level."""

    def __init__(self, titles: Sequence[Place]) -> None:
        widths = [title.width for title in titles]
        self.angle = sum(title.angle * width for title, width in zip(titles, widths, strict=True)) / sum(widths)
        self.height = sum(title.height for title in titles) / len(titles)
        self.middles = [self._turned(title.centre) for title in titles]

    def title_of(self, point: Point) -> int:
        """The number of the title under which a point lies: of those in the last row above it, the nearest."""
        x, y = self._turned(point)
        above = [(n, at) for n, at in enumerate(self.middles) if at[1] <= y + _ABOVE * self.height]
        lowest = max((at[1] for _, at in above), default=min(at[1] for at in self.middles) + _ROW * self.height)
        row = [(abs(at[0] - x), n) for n, at in enumerate(self.middles) if abs(at[1] - lowest) <= _ROW * self.height]
        return min(row)[1]

    def _turned(self, point: Point) -> Point:
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return point[0] * cos + point[1] * sin, point[1] * cos - point[0] * sin
