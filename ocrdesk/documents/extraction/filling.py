"""Fill a document's fields: first from the labels that were read, then by elimination from what is left."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ocrdesk.documents.checks.identity import be_address
from ocrdesk.documents.checks.places import is_whole_address
from ocrdesk.documents.extraction.anchors import Hit, Slot, is_half_a_label
from ocrdesk.documents.extraction.cards import REACH, SURE, Card
from ocrdesk.documents.extraction.placing import Offset, Place, offset
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.extraction.values import NOTHING, PLAIN, Found, is_listed, is_spoiled, is_stray, take, unspoiled
from ocrdesk.documents.extraction.vicinity import NEAR, TO_VALUE, is_near, lines_around, may_go_on, rests, stands_in
from ocrdesk.documents.normalise import clean
from ocrdesk.model import FieldSpec, Shape

_WITHIN_VALUE = 2.5
"""From this gap on, in heights, a row's next text is no part of the value."""
_LIKELY = 0.5
"""Above this likeliness a text is taken for a field whose label was not read."""
_UNLIKELY = 0.15
"""Above this it is taken in the end, to be looked at, where it stands in the column of the values."""
_NEXT_ROW = 0.6, 2.2
_UNDER = -1.5, 5.0
"""Where a value stands that is printed below its label: how far down, and from its left edge, in heights."""
_CAPTION = re.compile(r"(?:[A-Z01]?[a-z][a-z'’.·,]*\s*|[A-Z]\.?\s+(?=[A-Za-z]))+")
"""The English of a bilingual label, or what was read of it; no value is in small letters."""
_ABBREVIATION = re.compile(r"[A-Za-z]{2,4}(?:\s+|$)|一")
"""The same where it is short, in capitals, or so small that it was read as a dash; only the value can tell."""
_FEW, _FAR = 2, 8.0
"""Where so few labels were read, the number of a card stands as far as this from the nearest value."""
_ALIKE = 2
"""So many characters in common tell that a text is a misread label."""


class Filling:
    """The values of one card, as they are found.

    `foreign` spans belong to others or are no values; `orphans` are labels that belong to no card yet. `misread` are
    labels of which only a part is known.
    """

    def __init__(
        self, sheet: Sheet, slots: Sequence[Slot], card: Card, foreign: Iterable[Span], orphans: Iterable[Hit] = ()
    ) -> None:
        self.sheet = sheet
        self.slots = [slot for slot in slots if slot.fields]
        self.words = [word for slot in self.slots for word in slot.words]
        self.card = card
        self.orphans = [hit for hit in orphans if hit.slot.fields]
        self.found: dict[str, Found] = {}
        self._likelinesses: dict[tuple[str, Span], float] = {}
        self.around = lines_around(sheet, [hit.place for hit in card.hits])
        self.taken: list[Span] = [*foreign, *(hit.span for hit in card.hits)]
        self.misread = [part for hit in card.hits if hit.valued for part in self._misread_label(hit)]
        self.taken += self.misread

    def fill_announced(self) -> dict[str, Found]:
        """The values whose labels were read, by field key."""
        self._announce([(slot, hit) for slot in self.slots if (hit := self.card.hit(slot))])
        self._adopt()
        return self.found

    def _misread_label(self, hit: Hit) -> list[Span]:
        """What stands right before a number that needed no label, and has some of the label in it, is no value."""
        words = set("".join(hit.slot.words))
        before = [part for part in self.sheet.parts if part.strip == hit.span.strip and part.end == hit.span.start]
        return [part for part in before if len(words.intersection(self.sheet.text(part))) >= _ALIKE]

    def _announce(self, announced: Sequence[tuple[Slot, Hit]]) -> None:
        beginnings = [self._after(slot, hit) for slot, hit in announced]
        self.taken += [span for spans in beginnings for span in spans]
        for (slot, hit), beside in zip(announced, beginnings, strict=True):
            if beside and not self._likely(slot.fields[0], beside[0]) and self._is_anothers(slot, beside[0]):
                self.taken = [span for span in self.taken if span not in beside]
                continue
            spans = beside or self._apart(slot, hit)
            lost = any(beginnings) and self._begins_below(slot, hit, spans)
            self._accept(slot, self._with_further_lines(slot, spans), guessed=lost)

    def _begins_below(self, slot: Slot, hit: Hit, spans: Sequence[Span]) -> bool:
        """Whether a value of several lines begins a row below its label: the first line was not read."""
        return (
            bool(spans)
            and slot.fields[0].multiline
            and offset(hit.place, self.sheet.place(spans[0])).down > _NEXT_ROW[0]
        )

    def _adopt(self) -> None:
        """Take in labels that stand far from the other labels, but near the values: a long value parts them."""
        for hit in self.orphans:
            near = is_near(self._known_places(), hit.place, REACH)
            if near and not self.card.hit(hit.slot) and stands_in(self._order_of_others(hit.slot), hit.place):
                self.card = Card((*self.card.hits, hit))
                self.taken.append(hit.span)
                self._announce([(hit.slot, hit)])

    def fill_left_over(self) -> dict[str, Found]:
        """All values that can be found, those without a label too."""
        self.around = lines_around(self.sheet, [*(hit.place for hit in self.card.hits), *self._known_places()])
        for least in (_LIKELY, _LIKELY, _UNLIKELY):  # twice: a value found later may show where an earlier one is
            for slot in self.slots:
                if _may_be_unlabelled(slot, least) and not any(spec.key in self.found for spec in slot.fields):
                    spans = self._with_further_lines(slot, self._with_other_end(slot, self._left_over(slot, least)))
                    self._accept(slot, spans, guessed=least == _UNLIKELY or self._may_be_anothers(slot, spans))
        for slot in self.slots:
            if slot.fields[0].multiline and not slot.fields[0].bounded and slot.fields[0].key in self.found:
                self._doubt_if_cut_off(slot, slot.fields[0].key)
        return self.found

    def _may_be_anothers(self, slot: Slot, spans: tuple[Span, ...]) -> bool:
        """Whether a value found without its label might be that of another such: which of them it is, is a guess."""
        text = take(self.sheet, slot.fields[0], spans).text
        others = [other for other in self.slots if other is not slot and other.words and not self.card.hit(other)]
        return any(spec.pattern and re.fullmatch(spec.pattern, text) for other in others for spec in other.fields)

    def _with_other_end(self, slot: Slot, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """A range without a label goes on in its row."""
        if not spans or len(slot.fields) == 1:
            return spans
        last = spans[-1]
        row = self._run(last.strip, last.end, self.sheet.place(last), 2 * _WITHIN_VALUE, 2 * _WITHIN_VALUE)
        return (*spans, *row)

    def _doubt_if_cut_off(self, slot: Slot, key: str) -> None:
        """Text left unclaimed right below a value of several lines may be its end."""
        last = self.sheet.place(self.found[key].spans[-1])
        for span in self._free():
            place = self.sheet.place(span)
            to = offset(last, place)
            below = 0.5 < to.down <= 2 * _WITHIN_VALUE and to.gap < 0 and offset(place, last).gap < 0  # noqa: PLR2004
            if below and len(self.sheet.text(span)) > 1 and stands_in(self._order_of_others(slot), place):
                self.found[key] = replace(self.found[key], guessed=True)

    def place(self, slot: Slot) -> Place | None:
        """Where a slot is: its label, or else its value."""
        hit = self.card.hit(slot)
        if hit:
            return hit.place
        spans = [span for spec in slot.fields if spec.key in self.found for span in self.found[spec.key].spans]
        return self.sheet.place(spans[0]) if spans else None

    def _accept(self, slot: Slot, spans: tuple[Span, ...], *, guessed: bool = False) -> None:
        for spec in slot.fields if spans else ():
            value = take(self.sheet, spec, spans)
            known = self.found.get(spec.key)
            if value.text and value.spans and (known is None or value.likely > known.likely):
                self.found[spec.key] = replace(value, guessed=value.guessed or guessed)
        used = [span for spec in slot.fields if spec.key in self.found for span in self.found[spec.key].spans]
        self.taken = [span for span in self.taken if span not in spans] + used

    def _after(self, slot: Slot, hit: Hit) -> tuple[Span, ...]:
        """What stands after a label in its row; a code that told its slot without a label is its own value."""
        if hit.valued:
            return (hit.span,)
        wide = 2 if len(slot.fields) > 1 else 1  # the ends of a range stand further apart than words
        label = self._with_caption(slot, hit.span)
        spans = self._run(label.strip, label.end, self.sheet.place(label), TO_VALUE, wide * _WITHIN_VALUE)
        if hit.score < SURE and spans and self._likely(slot.fields[0], spans[0]) < _LIKELY:
            spans = self._with_end_of_label(slot, hit.span, spans)
        spans = unspoiled(self.sheet, slot.fields[0], spans)
        text = "".join(self.sheet.text(span) for span in spans).strip()
        dashes = bool(NOTHING.fullmatch(text)) and re.fullmatch(slot.fields[0].pattern, "--") is not None
        is_value = any(c.isalnum() for c in text) and not is_stray(slot.fields[0], text)
        return tuple(spans) if dashes or is_value else ()

    def _with_end_of_label(self, slot: Slot, label: Span, spans: list[Span]) -> list[Span]:
        """The value with what a half-read label took of it: 国中国 for 国籍中国, or all of it where that is plain."""
        if spans[0].start != label.end or label.end - label.start == 1:
            return spans
        for start, least in ((label.start, PLAIN), (label.end - 1, _LIKELY)):
            longer = Span(label.strip, start, spans[0].end)
            if self._likely(slot.fields[0], longer) >= least:
                return [longer, *spans[1:]]
        return spans

    def _with_caption(self, slot: Slot, label: Span) -> Span:
        """A label with the English printed right after it: in its line, or as lines of its own."""
        end, before = label.end, -1
        while end != before:
            before = end
            known = (span.end for span in self.taken if self._is_caption_at(span, label.strip, end))
            end = next(known, None) or end + self._caption_length(slot, label.strip, end)
        return Span(label.strip, label.start, end)

    def _is_caption_at(self, span: Span, strip: int, start: int) -> bool:
        """Whether a caption known by its words begins there, but for a first letter that was misread."""
        if span.strip != strip or not 0 <= span.start - start <= 1:
            return False
        between = self.sheet.strips[strip].forms[start : span.start]
        return between.isascii() and bool(_CAPTION.fullmatch(self.sheet.text(span).strip()))

    def _caption_length(self, slot: Slot, strip: int, start: int) -> int:
        """How many glyphs of English, or of what was read of it, stand there."""
        stop = self._stop(strip, start)
        if start >= stop:
            return 0
        part = self.sheet.segments(Span(strip, start, stop))[0]
        whole = self.sheet.text(part)
        text = whole.lstrip(" :：;；.·/")
        passed = _glyphs(whole) - _glyphs(text)
        if caption := _CAPTION.match(text):
            return passed + _glyphs(caption.group())
        short = _ABBREVIATION.match(text)
        length = passed + _glyphs(short.group()) if short else 0
        if length and self._is_likelier_without(slot, part, length):
            return length
        return _glyphs(whole) if self._is_misread_caption(slot, part, stop) else 0

    def _is_misread_caption(self, slot: Slot, part: Span, stop: int) -> bool:
        """Whether the rest of a label's line is no value, without a Chinese character, but what follows is one."""
        if part.end >= stop or not self.sheet.text(part).lstrip(" :：;；").isascii():
            return False
        following = self.sheet.segments(Span(part.strip, part.end, stop))[0]
        near = offset(self.sheet.place(part), self.sheet.place(following)).gap <= TO_VALUE
        is_value = any(self._likely(spec, following) >= _LIKELY for spec in slot.fields)
        return near and is_value and all(self._likely(spec, part) < _LIKELY for spec in slot.fields)

    def _is_likelier_without(self, slot: Slot, part: Span, count: int) -> bool:
        rest = Span(part.strip, part.start + count, part.end)
        if rest.start == rest.end:
            return all(self._likely(spec, part) < _LIKELY for spec in slot.fields)
        return any(self._likely(spec, rest) > self._likely(spec, part) for spec in slot.fields)

    def _run(self, strip: int, start: int, last: Place, first_gap: float, further_gaps: float) -> list[Span]:
        """The texts that follow in a row, each no further from the one before than the gaps (in heights) allow."""
        spans: list[Span] = []
        limit, end = first_gap, self._stop(strip, start)
        for part in self.sheet.segments(Span(strip, start, end)) if start < end else []:
            place = self.sheet.place(part)
            if offset(last, place).gap > limit:
                break
            spans.append(part)
            last = place
            if any(character.isalnum() for character in self.sheet.text(part)):
                limit = further_gaps
        return spans

    def _apart(self, slot: Slot, hit: Hit) -> tuple[Span, ...]:
        """What stands right below a label, or beside it where something else broke the row."""
        near = [
            (to.gap if to.beside else TO_VALUE + to.down, span)
            for span in self._free()
            if self._may_follow(to := offset(hit.place, self.sheet.place(span)))
            and not self._is_anothers(slot, span)
            and not _CAPTION.fullmatch(self.sheet.text(span).strip(" :：;；.·/"))
        ]
        return (min(near, key=lambda item: item[0])[1],) if near else ()

    @staticmethod
    def _may_follow(to: Offset) -> bool:
        if to.beside:
            return 0 <= to.gap <= TO_VALUE
        return _NEXT_ROW[0] < to.down <= _NEXT_ROW[1] and _UNDER[0] <= to.shift <= _UNDER[1]

    def _with_further_lines(self, slot: Slot, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        spec = slot.fields[0]
        if not spans or not spec.multiline:
            return spans
        if not spec.bounded:
            return (*spans, *self._going_on(slot, spans))
        whole = spans
        for line in self._going_on(slot, spans):
            if not any(check(take(self.sheet, spec, whole).text) for check in spec.checks):
                return whole
            whole = (*whole, line)
        # Where no further line makes the value right, its first one is all that is known of it.
        return spans if any(check(take(self.sheet, spec, whole).text) for check in spec.checks) else whole

    def _going_on(self, slot: Slot, first: Sequence[Span]) -> list[Span]:
        """The further lines of a value: each below the last, beginning where the first began."""
        start = last = self.sheet.place(first[0])
        lines: list[Span] = []
        while True:
            above = self.sheet.text([*first, *lines][-1])
            below = [
                (to.down, span, place)
                for span in self._free(besides=(*first, *lines))
                if 0.5 < (to := offset(last, place := self.sheet.place(span))).down <= 2.0  # noqa: PLR2004
                and may_go_on(slot.fields[0], above, self.sheet.text(span), offset(start, place).shift)
                and not self._is_anothers(slot, span)
                and not _CAPTION.fullmatch(self.sheet.text(span).strip(" :：;；.·/~"))
            ]
            if not below:
                return lines
            _, span, last = min(below, key=lambda item: item[0])
            if is_spoiled(self.sheet, slot.fields[0], (*first, *lines), (*first, *lines, span)):
                return lines
            lines.append(span)
            lines += self._run(span.strip, span.end, last, _WITHIN_VALUE, _WITHIN_VALUE)

    def _left_over(self, slot: Slot, least: float) -> tuple[Span, ...]:
        """The unclaimed text that fits a slot whose label was not read: by order, looks and alignment."""
        best, choice = 0.0, None
        values = [self.sheet.place(value.spans[0]) for value in self.found.values()]
        order, near = self._order_of_others(slot), self._known_places()
        reach = _FAR if len(self.card.hits) <= _FEW else NEAR
        free = self._free()
        if slot.fields[0].shape in (Shape.DATE, Shape.DATE_OR_OPEN):
            free += self._neighbours(free)  # 1991, and 年9月4日 for a line of its own
        for span in free:
            place = self.sheet.place(span)
            for part in self._without_label(slot, span, place):
                likely = max(self._likely(spec, part) for spec in slot.fields)
                if likely <= least or (slot.fields[0].shape is Shape.TEXT and self._is_no_text(slot, part)):
                    continue
                aligned = any(abs(offset(column, place).shift) <= 1.0 for column in values)
                worth = likely + (0.15 if aligned else 0.0)
                fits = (aligned or part != span or least == _LIKELY) and worth > best
                if fits and stands_in(order, place) and is_near(near, place, reach):
                    best, choice = worth, part
        return (choice,) if choice else ()

    def _neighbours(self, free: Sequence[Span]) -> list[Span]:
        """Texts that follow each other closely in a row, as one."""
        return [
            Span(one.strip, one.start, other.end)
            for one, other in pairwise(free)
            if one.strip == other.strip and one.end == other.start
            if offset(self.sheet.place(one), self.sheet.place(other)).gap <= 1
        ]

    def _likely(self, spec: FieldSpec, span: Span) -> float:
        """How likely a text is the field's; looked at often, so kept."""
        known = self._likelinesses.get((spec.key, span))
        if known is None:
            known = self._likelinesses[spec.key, span] = take(self.sheet, spec, (span,)).likely
        return known

    def _without_label(self, slot: Slot, span: Span, place: Place) -> list[Span]:
        """The text itself and, in the column of the labels or within a line, what follows a garbled label."""
        labels = [hit.place for hit in self.card.hits if hit.slot.fields and not hit.valued]
        longest = max(map(len, slot.words), default=0)
        within = slot.fields[0].shape is Shape.TEXT and not self.sheet.strips[span.strip].starts_line(span.start)
        if not within and not any(abs(offset(label, place).shift) <= 1.0 for label in labels):
            longest = 0
        starts = range(span.start, min(span.start + longest, span.end - 1) + 1)
        return [Span(span.strip, start, span.end) for start in starts]

    def _is_no_text(self, slot: Slot, span: Span) -> bool:
        return self._is_anothers(slot, span) or is_half_a_label(self.sheet.text(span).strip(), self.words)

    def _is_anothers(self, slot: Slot, span: Span) -> bool:
        """Whether a text is plainly the value of a field, still sought, that no sentence would look like."""
        others = [spec for other in self.slots if other is not slot for spec in other.fields]
        sought = [spec for spec in others if spec.key not in self.found]
        strict = [spec for spec in sought if spec.shape is not Shape.TEXT]
        text = self.sheet.text(span)
        for_address = be_address in slot.fields[0].checks or not any(be_address in spec.checks for spec in sought)
        return (
            (not for_address and is_whole_address(text))
            or is_listed(text, sought)
            or any(
                clean(spec, text) in spec.choices if spec.shape is Shape.CHOICE else self._likely(spec, span) >= PLAIN
                for spec in strict
            )
        )

    def _order_of_others(self, slot: Slot) -> list[tuple[bool, Place]]:
        """Where the other slots are, and whether this one comes after them."""
        if slot.order is None:
            return []
        known = [(other.order, self.place(other)) for other in self.slots if other.order not in (None, slot.order)]
        return [(slot.order > turn, at) for turn, at in known if at is not None and turn is not None]

    def _known_places(self) -> list[Place]:
        known = [hit.place for hit in self.card.hits if hit.slot.fields]
        known += [self.sheet.place(span) for value in self.found.values() for span in value.spans]
        return known if known and len(self.card.hits) > _FEW else [*known, *(hit.place for hit in self.card.hits)]

    def _stop(self, strip: int, start: int) -> int:
        """Where the next thing that is taken begins in a strip."""
        begins = [span.start for span in self.taken if span.strip == strip and span.start >= start]
        return min(begins, default=len(self.sheet.strips[strip].glyphs))

    def _free(self, besides: Iterable[Span] = ()) -> list[Span]:
        """Whole lines, and rests of lines, around the card that nothing has taken."""
        taken: dict[int, list[Span]] = {}
        for span in (*self.taken, *besides):
            taken.setdefault(span.strip, []).append(span)
        free: list[Span] = []
        for part in self.around:
            claims = [span for span in taken.get(part.strip, ()) if span.overlaps(part)]
            free += rests(part, claims) if claims else [part]
        return free


def _glyphs(text: str) -> int:
    """How many characters of a text are no blanks."""
    return sum(not character.isspace() for character in text)


def _may_be_unlabelled(slot: Slot, least: float) -> bool:
    """Whether a value may be known by its looks alone: what a paper need not have must have looks of its own."""
    return not slot.optional or (least >= _LIKELY and any(spec.checks and spec.pattern for spec in slot.fields))
