"""Fill a document's fields: first from the labels that were read, then by elimination from what is left."""

import math
from collections.abc import Iterable, Sequence

from ocrdesk.documents.anchors import Hit, Slot
from ocrdesk.documents.cards import Card, distance
from ocrdesk.documents.placing import Place, offset
from ocrdesk.documents.strips import Sheet, Span
from ocrdesk.documents.values import Found, take
from ocrdesk.model import Shape

_TO_VALUE = 14.0
"""How far, in heights, a value stands from its label in the row."""
_WITHIN_VALUE = 2.5
"""From this gap on, in heights, a row's next text is no part of the value."""
_PLAIN = 0.9
"""From this likeliness on, a text is plainly a value of a field."""
_NEAR = 6.0
"""How far, in heights, an unlabelled value stands from the rest of its document."""


class Filling:
    """The values of one card, as they are found; `foreign` spans belong to others or are no values."""

    def __init__(self, sheet: Sheet, slots: Sequence[Slot], card: Card, foreign: Iterable[Span]) -> None:
        self.sheet = sheet
        self.slots = [slot for slot in slots if slot.fields]
        self.card = card
        self.found: dict[str, Found] = {}
        self.taken: list[Span] = [*foreign, *(hit.span for hit in card.hits)]

    def fill(self) -> dict[str, Found]:
        """All values that can be found, by field key."""
        beginnings = [(slot, self._announced(slot, hit)) for slot in self.slots if (hit := self.card.hit(slot))]
        self.taken += [span for _, spans in beginnings for span in spans]
        for slot, spans in beginnings:
            self._accept(slot, self._with_further_lines(slot, spans))
        for slot in [*self.slots, *self.slots]:  # twice: a value found later may show where an earlier one is
            if not any(spec.key in self.found for spec in slot.fields):
                self._accept(slot, self._with_further_lines(slot, self._left_over(slot)))
        return self.found

    def place(self, slot: Slot) -> Place | None:
        """Where a slot is: its label, or else its value."""
        hit = self.card.hit(slot)
        if hit:
            return hit.place
        spans = [span for spec in slot.fields if spec.key in self.found for span in self.found[spec.key].spans]
        return self.sheet.place(spans[0]) if spans else None

    def _accept(self, slot: Slot, spans: tuple[Span, ...]) -> None:
        for spec in slot.fields if spans else ():
            value = take(self.sheet, spec, spans)
            if value.text and value.spans:
                self.found[spec.key] = value
        used = [span for spec in slot.fields if spec.key in self.found for span in self.found[spec.key].spans]
        self.taken = [span for span in self.taken if span not in spans] + used

    def _announced(self, slot: Slot, hit: Hit) -> tuple[Span, ...]:
        """What stands after a label in its row, else below it."""
        if hit.valued:
            return (hit.span,)
        return self._after(hit, wide=len(slot.fields) > 1) or self._below(hit)

    def _after(self, hit: Hit, *, wide: bool) -> tuple[Span, ...]:
        end = self._stop(hit.span.strip, hit.span.end)
        spans: list[Span] = []
        last, limit = hit.place, _TO_VALUE
        for part in self.sheet.segments(Span(hit.span.strip, hit.span.end, end)) if hit.span.end < end else []:
            place = self.sheet.place(part)
            if offset(last, place).gap > limit:
                break
            spans.append(part)
            last = place
            if any(character.isalnum() for character in self.sheet.text(part)):
                limit = 2 * _WITHIN_VALUE if wide else _WITHIN_VALUE
        return tuple(spans) if any(c.isalnum() for span in spans for c in self.sheet.text(span)) else ()

    def _below(self, hit: Hit) -> tuple[Span, ...]:
        near = [
            (to.down, span)
            for span in self._free()
            if 0.6 < (to := offset(hit.place, self.sheet.place(span))).down <= 2.2 and -1.5 <= to.shift <= 5  # noqa: PLR2004
        ]
        return (min(near, key=lambda item: item[0])[1],) if near else ()

    def _with_further_lines(self, slot: Slot, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return (*spans, *self._going_on(spans)) if spans and slot.fields[0].multiline else spans

    def _going_on(self, first: Sequence[Span]) -> list[Span]:
        """The further lines of a value: each below the last, beginning where the first began."""
        start = last = self.sheet.place(first[0])
        lines: list[Span] = []
        while True:
            below = [
                (to.down, span, place)
                for span in self._free(besides=(*first, *lines))
                if 0.5 < (to := offset(last, place := self.sheet.place(span))).down <= 2.0  # noqa: PLR2004
                and abs(offset(start, place).shift) <= 1.6  # noqa: PLR2004
                and not self._is_anothers(span)
            ]
            if not below:
                return lines
            _, span, last = min(below, key=lambda item: item[0])
            lines.append(span)
            lines += self._rest_of_row(span)

    def _rest_of_row(self, span: Span) -> list[Span]:
        """What follows closely in the row of a continuing line that was read in pieces."""
        spans, last = [], self.sheet.place(span)
        end = self._stop(span.strip, span.end)
        for part in self.sheet.segments(Span(span.strip, span.end, end)) if span.end < end else []:
            place = self.sheet.place(part)
            if offset(last, place).gap > _WITHIN_VALUE:
                break
            spans.append(part)
            last = place
        return spans

    def _left_over(self, slot: Slot) -> tuple[Span, ...]:
        """The unclaimed text that fits a slot whose label was not read: by order, looks and alignment."""
        best, choice = 0.0, None
        columns = [self.sheet.place(value.spans[0]) for value in self.found.values()]
        for span in self._free():
            place = self.sheet.place(span)
            if not self._fits_order(slot, place) or not self._is_near(place):
                continue
            likely = max(take(self.sheet, spec, (span,)).likely for spec in slot.fields)
            aligned = any(abs(offset(column, place).shift) <= 1.0 for column in columns)
            worth = likely + (0.15 if aligned else 0.0)
            if likely > 0.5 and worth > best:  # noqa: PLR2004 - rather missing than wrong
                best, choice = worth, span
        return (choice,) if choice else ()

    def _is_anothers(self, span: Span) -> bool:
        """Whether a text is plainly the value of a field, still sought, that no sentence would look like."""
        sought = [spec for slot in self.slots for spec in slot.fields if spec.key not in self.found]
        strict = [spec for spec in sought if spec.shape not in (Shape.TEXT, Shape.CHOICE)]
        return any(take(self.sheet, spec, (span,)).likely >= _PLAIN for spec in strict)

    def _fits_order(self, slot: Slot, place: Place) -> bool:
        for other in self.slots:
            at = self.place(other) if other is not slot else None
            if at is None or other.order is None or slot.order is None:
                continue
            to = offset(at, place)
            after = to.shift > 0 if to.beside else to.down > 0
            if after != (slot.order > other.order):
                return False
        return True

    def _is_near(self, place: Place) -> bool:
        known = [hit.place for hit in self.card.hits if hit.slot.fields]
        known += [self.sheet.place(span) for value in self.found.values() for span in value.spans]
        known = known or [hit.place for hit in self.card.hits]
        return min((distance(place, other) for other in known), default=math.inf) <= _NEAR

    def _stop(self, strip: int, start: int) -> int:
        """Where the next thing that is taken begins in a strip."""
        begins = [span.start for span in self.taken if span.strip == strip and span.start >= start]
        return min(begins, default=len(self.sheet.strips[strip].glyphs))

    def _free(self, besides: Iterable[Span] = ()) -> list[Span]:
        """Whole lines, and rests of lines, that nothing has taken."""
        taken = [*self.taken, *besides]
        free = []
        for number, strip in enumerate(self.sheet.strips):
            for part in self.sheet.segments(Span(number, 0, len(strip.glyphs))) if strip.glyphs else []:
                free += _without(part, [span for span in taken if span.overlaps(part)])
        return free


def _without(part: Span, taken: Sequence[Span]) -> list[Span]:
    rests, start = [], part.start
    for span in sorted(taken, key=lambda span: span.start):
        if span.start > start:
            rests.append(Span(part.strip, start, span.start))
        start = max(start, span.end)
    if start < part.end:
        rests.append(Span(part.strip, start, part.end))
    return rests
