"""Gather the printed words that belong to one document, so that several on one page come apart."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ocrdesk.documents.extraction.anchors import Hit, Slot
from ocrdesk.documents.extraction.placing import Place, offset
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.model import FieldSpec, Shape

SURE = 0.6
"""Hits below this only fill places that are empty."""

_WITHIN_LINE = 0.9
"""Labels in the middle of a line score less than this."""
_LABEL, _ALIKE = 4, 2
"""So many different characters make a label that is no misread short one, and so many of a label tell it."""
_CHINESE = re.compile("[㐀-鿿]")
_FIGURE = re.compile("[0-9]")
"""Letters alone may be a scrap of any print."""
REACH = 12.0
"""How far apart, in heights, neighbouring words of one document stand at most."""
_OFF_ROW = 1.0
"""How far above or below the middle of a label's row, in heights, its value may stand."""


@dataclass(frozen=True, slots=True)
class Card:
    """The hits of one document, each slot at most once."""

    hits: tuple[Hit, ...]

    def hit(self, slot: Slot) -> Hit | None:
        return next((hit for hit in self.hits if hit.slot is slot), None)


def distance(a: Place, b: Place) -> float:
    """The empty paper between two places, in heights; less is made of it along the rows than across."""
    to, back = offset(a, b), offset(b, a)
    aside = max(to.gap, back.gap, 0.0)
    return math.hypot(0.7 * aside, to.down)


def gather(hits: Sequence[Hit]) -> list[Card]:
    """Join hits, nearest first, as long as no slot comes twice and all stand in the order declared."""
    sure = [hit for hit in hits if _seeds(hit)]
    groups: dict[int, list[Hit]] = {i: [hit] for i, hit in enumerate(sure)}
    home = list(range(len(sure)))
    pairs = sorted(
        (distance(a.place, b.place), i, j)
        for i, a in enumerate(sure)
        for j, b in enumerate(sure[:i])
        if a.slot is not b.slot and _may_reach(a.place, b.place)
    )
    for apart, i, j in pairs:
        if apart > REACH:
            break
        one, other = home[i], home[j]
        if one != other and _agree(groups[one], groups[other]):
            groups[one] += groups.pop(other)
            home = [one if at == other else at for at in home]
    weak = [hit for hit in hits if not _seeds(hit)]
    return [_with_weak(group, weak) for group in groups.values()]


def _seeds(hit: Hit) -> bool:
    """Whether a hit may begin a document: a short label does only at the beginning of a line."""
    return hit.score >= SURE and (hit.valued or hit.slot.weight > 1 or hit.score > _WITHIN_LINE)


def _may_reach(a: Place, b: Place) -> bool:
    """Whether two places may be within reach, told without much arithmetic."""
    (ax, ay), (bx, by) = a.centre, b.centre
    reach = 2 * REACH * max(a.height, b.height) + (a.width + b.width) / 2
    return abs(ax - bx) <= reach and abs(ay - by) <= reach


def in_order(first: Hit, second: Hit) -> bool:
    """Whether two hits stand as their slots are declared: the later one below, or to the right."""
    if first.slot.order is None or second.slot.order is None or first.slot.order == second.slot.order:
        return True
    if first.slot.order > second.slot.order:
        first, second = second, first
    to = offset(first.place, second.place)
    return to.shift > 0 if to.beside else to.down > 0


def value_hits(sheet: Sheet, slots: Sequence[Slot], labels: Sequence[Hit]) -> list[Hit]:
    """Codes that pass the checks of one slot alone tell it even where the label was not read."""
    codes = [
        (slot, span)
        for slot in slots
        for spec in slot.fields
        if spec.shape is Shape.CODE and spec.pattern and spec.checks
        for span in _codes(sheet, spec)
    ]
    fitting = Counter(span for _, span in codes)
    return [
        Hit(slot, span, sheet.place(span), SURE, valued=True)
        for slot, span in codes
        if fitting[span] == 1
        and not _is_anothers(sheet, slot, span)
        and not any(hit.slot is slot and hit.score >= SURE and _announces(sheet, hit, span) for hit in labels)
    ]


def _is_anothers(sheet: Sheet, slot: Slot, value: Span) -> bool:
    """Whether the words right before a number are a label, but hardly any of the slot's: 公民身份号码 is no 证号."""
    before = [part for part in sheet.parts if part.strip == value.strip and part.end == value.start]
    words = {character for part in before for character in _CHINESE.findall(sheet.text(part))}
    return len(words) >= _LABEL and len(words.intersection("".join(slot.words))) < _ALIKE


def _announces(sheet: Sheet, label: Hit, value: Span) -> bool:
    to = offset(label.place, sheet.place(value))
    # Where the paper is bent or seen from aside, the value stands a little off its label's row.
    return label.span.strip == value.strip or (abs(to.down) <= _OFF_ROW and 0 <= to.gap <= REACH)


def _codes(sheet: Sheet, spec: FieldSpec) -> list[Span]:
    pattern = re.compile(rf"(?<![0-9A-Za-z])(?:{spec.pattern})(?![0-9A-Za-z])", re.IGNORECASE)
    return [
        Span(number, found.start(), found.end())
        for number, strip in enumerate(sheet.strips)
        for found in pattern.finditer(strip.forms)
        if _FIGURE.search(found.group()) and not any(check(found.group().upper()) for check in spec.checks)
    ]


def _agree(one: Sequence[Hit], other: Sequence[Hit]) -> bool:
    return all(a.slot is not b.slot and in_order(a, b) for a in one for b in other)


def _with_weak(group: list[Hit], weak: Sequence[Hit]) -> Card:
    for hit in weak:
        near = any(distance(hit.place, other.place) <= REACH / 2 for other in group)
        if near and _agree([hit], group) and _aligned(hit, group):
            group = [*group, hit]
    return Card(tuple(group))


def _aligned(hit: Hit, group: Sequence[Hit]) -> bool:
    """A half-read label counts only where it begins a column, or follows in a row, of read ones."""
    return any(
        to.beside or abs(to.shift) <= 1.0
        for to in (offset(other.place, hit.place) for other in group if other.slot.fields)
    )
