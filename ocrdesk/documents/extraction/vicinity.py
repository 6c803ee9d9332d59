"""What stands around the words and values of a card: in reach, in order, and free."""

import re
from collections.abc import Iterable, Sequence
from functools import reduce

from ocrdesk.documents.checks.identity import be_address
from ocrdesk.documents.checks.places import is_end_of_address
from ocrdesk.documents.extraction.cards import distance
from ocrdesk.documents.extraction.placing import Place, offset
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.model import Box, FieldSpec

TO_VALUE = 14.0
"""How far, in heights, a value stands from its label in the row."""
NEAR = 6.0
"""How far, in heights, an unlabelled value stands from the rest of its document."""

_INDENT = -1.6, 2.6
"""How far, in heights, a further line of a value begins from where the first began."""
_ENDED, _OUTDENT = re.compile(r"[)）号室户栋楼层]\s*$"), -0.7
"""Where a value may end here, what begins further left than this is none of it: the text of a seal."""


def may_go_on(spec: FieldSpec, above: str, below: str, shift: float) -> bool:
    """Whether a value whose last line is `above` may go on `below`, that much (in heights) further right."""
    if not _ENDED.search(above):
        return _INDENT[0] <= shift <= _INDENT[1]
    address = be_address in spec.checks
    return _OUTDENT <= shift <= _INDENT[1] and (not address or is_end_of_address(below.strip()))


def stands_in(order: Iterable[tuple[bool, Place]], place: Place) -> bool:
    """Whether a place comes after all that it shall come after, and before the rest."""
    for after, other in order:
        to = offset(other, place)
        if (to.shift > 0 if to.beside else to.down > 0) != after:
            return False
    return True


def is_near(known: Iterable[Place], place: Place, reach: float = NEAR) -> bool:
    """Whether a place is within reach of any that is known."""
    return any(distance(place, other) <= reach for other in known)


def lines_around(sheet: Sheet, places: Sequence[Place]) -> list[Span]:
    """The lines that begin or lie within reach of what is known of a card."""
    if not places:
        return sheet.parts
    boxes = [place.quad.bounds.grown(TO_VALUE * place.height) for place in places]
    reach = reduce(Box.union, boxes)
    lying = ((part, sheet.place(part)) for part in sheet.parts)
    return [part for part, place in lying if reach.contains(place.centre) or reach.contains(place.left)]


def rests(part: Span, taken: Sequence[Span]) -> list[Span]:
    """What is left of a text where some of it is taken."""
    left, start = [], part.start
    for span in sorted(taken, key=lambda span: span.start):
        if span.start > start:
            left.append(Span(part.strip, start, span.start))
        start = max(start, span.end)
    if start < part.end:
        left.append(Span(part.strip, start, part.end))
    return left
