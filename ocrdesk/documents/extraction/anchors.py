"""Find a type's printed words in the rows of a page, also when a character of them was misread."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ocrdesk.documents.edit_distance import edit_distance
from ocrdesk.documents.extraction.placing import Place
from ocrdesk.documents.extraction.strips import Sheet, Span, Strip
from ocrdesk.model import DocumentType, FieldSpec, Shape

_COLONS = ":：;；.·"
_DASHES = "一-~"
_FULL_COLONS = frozenset(":：;；")
_SHORT = 3
"""Words up to this length must be read right, or stand at the beginning of a line."""
_FIRST_VALUE = 8
"""So many characters may stand before a second label in one line."""
_SLACK = 3
"""At most so many letters of an English word are lost or added; a Chinese one would become another word."""
_TELLING = 5
"""Words of this length are labels wherever in a line they stand."""
_FIGURE = re.compile("[0-9]")
_PROVED = 2.3
"""By so much a half-read label is surer where what follows is one of the words that it may announce."""
_LEAST = 0.3
"""What scores less is no sign of anything."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that a document offers: a label with the fields it announces, or a title (no fields).

    `order` is its turn in reading order; titles have none, nor has a label where the order is free. `optional`
    ones are not missed where they are not.
    """

    words: tuple[str, ...]
    fields: tuple[FieldSpec, ...] = ()
    order: int | None = None
    optional: bool = False

    @property
    def weight(self) -> float:
        """How much finding it tells: long words are rarer than short ones."""
        return max(1.0, max(map(len, self.words), default=2) / 2)


@dataclass(frozen=True, slots=True)
class Hit:
    """A slot found: where, and how surely (0-1). `valued`: told by its value, the label was not read."""

    slot: Slot
    span: Span
    place: Place
    score: float
    valued: bool = False


def slots_of(document: DocumentType, side: str | None) -> tuple[Slot, ...]:
    """The labels and titles of a side, labels in reading order; fields that share a label share a slot."""
    grouped: dict[tuple[str, ...], list[FieldSpec]] = {}
    for spec in document.fields_of(side):
        if spec.mark and not spec.labels:
            continue
        grouped.setdefault(spec.labels or (spec.key,), []).append(spec)
    labels = []
    for turn, (words, fields) in enumerate(grouped.items()):
        order = turn if document.ordered and not any(spec.floating for spec in fields) else None
        optional = not any(spec.required for spec in fields)
        labels.append(Slot(words if fields[0].labels else (), tuple(fields), order, optional))
        alone = [replace(spec, range_part=None) for spec in fields if spec.own_labels]
        labels += [Slot(spec.own_labels, (spec,), order, optional=True) for spec in alone]
    known = {word for words in grouped for word in words}
    titles = [*document.anchors, *(word for s in document.sides if s.key == side for word in s.anchors)]
    return (*labels, *(Slot((word,)) for word in titles if word not in known))


def find_hits(sheet: Sheet, slots: Sequence[Slot]) -> list[Hit]:
    """Every occurrence of the slots' words, the surest first; of overlapping ones the surer."""
    found = [
        (min(score * _announcing(strip, slot, start, end), 1.0), Span(number, start, end), slot, len(word))
        for slot in slots
        for word in slot.words
        for number in sheet.strips_like(word)
        for strip in (sheet.strips[number],)
        for start, end, score in _occurrences(strip, word, title=not slot.fields)
    ]
    found.sort(key=lambda item: (-(item[0] ** 2) * item[3], item[1].strip, item[1].start, -item[1].end))
    hits: list[Hit] = []
    for score, span, slot, _ in found:
        if score >= _LEAST and not any(hit.span.overlaps(span) for hit in hits):
            hits.append(Hit(slot, span, sheet.place(span), score))
    return hits


def _occurrences(strip: Strip, word: str, *, title: bool) -> Iterator[tuple[int, int, float]]:
    start = strip.forms.find(word)
    exact = start >= 0
    while start >= 0:
        yield start, start + len(word), _exact_score(strip, start, len(word), title=title)
        start = strip.forms.find(word, start + 1)
    if exact:
        return
    near = list(_near_occurrences(strip, word)) if len(word) > _SHORT else []
    if not near and not title:
        near = [*_half_occurrences(strip, word), *_cut_off_occurrences(strip, word)]
    yield from near


def _announcing(strip: Strip, slot: Slot, start: int, end: int) -> float:
    """Whether what follows in the line may be a value of the slot: 民族 announces nothing in 民族大道.

    A word of a list that nothing follows tells of its label, too.
    """
    if not slot.fields or end >= len(strip.glyphs) or strip.starts_line(end):
        return 1.0
    spec, rest = slot.fields[0], strip.forms[end : end + 4].lstrip(_COLONS)
    if not rest or _begins_caption(strip, end) or _ends_in_dash(strip, end):
        return 1.0
    match spec.shape:
        case Shape.CHOICE:
            words = [*spec.choices, *(word for word, _ in spec.spellings)]
            if strip.forms[end : strip.end_of_line(start)].removesuffix(spec.suffix) in words:
                return _PROVED if strip.starts_line(start) else 1.0
            fits = any(rest[0] == word[0] for word in words)
        case Shape.CODE | Shape.DATE | Shape.DATE_OR_OPEN | Shape.MONEY:
            misread_beginning = strip.starts_line(start) and rest[1:].isascii() and rest[1:].isalnum()
            fits = rest[0].isascii() or misread_beginning
        case _:
            whole = strip.forms[end : min((at for at in strip.beginnings if at > start), default=None)]
            fits = strip.starts_line(start) or strip.forms[end] in _COLONS or _is_one(spec, whole)
    return 1.0 if fits else 0.3


def _is_one(spec: FieldSpec, text: str) -> bool:
    """Whether a text is wholly a value of the field, told by its checks and looks: 国籍中国 behind 性别男."""
    return bool(spec.pattern and spec.checks and re.fullmatch(spec.pattern, text)) and not any(
        check(text) for check in spec.checks
    )


def _exact_score(strip: Strip, start: int, length: int, *, title: bool) -> float:
    """A title stands alone, in a sentence it only mentions the paper; a label begins a line, or follows a value."""
    line = strip.glyphs[start].line
    if title:
        return length / max(length, sum(glyph.line == line for glyph in strip.glyphs))
    before = sum(glyph.line == line for glyph in strip.glyphs[:start])
    if before == 0:
        return 1.0
    plain = before <= _FIRST_VALUE or length >= _TELLING or _begins_caption(strip, start + length)
    return 0.8 if plain else 0.2


def _begins_caption(strip: Strip, position: int) -> bool:
    """Whether an English word follows in the same line, as it does after the labels of bilingual papers."""
    if strip.starts_line(position):
        return False
    return (
        re.match(r"[A-Z]?[a-z]{2}", "".join(glyph.text for glyph in strip.glyphs[position : position + 3])) is not None
    )


def _ends_in_dash(strip: Strip, position: int) -> bool:
    """Whether the line ends in a lone dash there: English below a label that is so small that it was read as one."""
    last = position + 1 == len(strip.glyphs) or strip.starts_line(position + 1)
    return last and strip.forms[position] in _DASHES


def _near_occurrences(strip: Strip, word: str) -> Iterator[tuple[int, int, float]]:
    """Long words with up to a third of their characters misread, lost or added."""
    allowed = len(word) // 3
    if sum(character in strip.forms for character in set(word)) < len(set(word)) - allowed:
        return
    slack = min(allowed, _SLACK) if word.isascii() else 1
    best: tuple[int, int, int, int] | None = None
    for end in _likely_ends(strip.forms, word, allowed):
        for start in range(max(end - len(word) - slack, 0), max(end - len(word) + slack + 1, 0)):
            if strip.forms[start] in word or strip.starts_line(start):
                distance = edit_distance(strip.forms[start:end], word)
                # A misread character is likelier than a lost one with a stray one beside it.
                other_length = abs(end - start - len(word))
                if _FIGURE.search(strip.forms[start:end]) and not _FIGURE.search(word):
                    continue
                if distance <= allowed and (best is None or (distance, other_length, start) < best[:3]):
                    best = distance, other_length, start, end
    if best:
        yield best[2], best[3], 1 - best[0] / len(word)


def _likely_ends(text: str, word: str, allowed: int) -> list[int]:
    """Where stretches of a text end that differ from a word by so many edits at most: Myers' bit-parallel search."""
    top, full = 1 << (len(word) - 1), (1 << len(word)) - 1
    equal: dict[str, int] = {}
    for place, character in enumerate(word):
        equal[character] = equal.get(character, 0) | (1 << place)
    plus, minus, score, ends = full, 0, len(word), []
    for end, character in enumerate(text, 1):
        match = equal.get(character, 0) | minus
        zero = ((plus + (match & plus)) ^ plus) | match
        up, down = minus | (full & ~(plus | zero)), plus & zero
        score += bool(up & top) - bool(down & top)
        up = (up << 1) & full
        minus = up & zero
        plus = ((down << 1) & full) | (full & ~(up | zero))
        if score <= allowed:
            ends.append(end)
    return ends


def _half_occurrences(strip: Strip, word: str) -> Iterator[tuple[int, int, float]]:
    """Labels of which half the characters were read right, at the beginning of a line, or alone in it."""
    for start in strip.beginnings:
        if _count_alike(strip.forms[start : start + len(word)], word) < len(word) / 2:
            continue
        end = min(strip.end_of_line(start), start + len(word))
        piece = strip.forms[start:end]
        # A figure is no misread word: 3号 begins the next row of an address.
        if _count_alike(piece, word) >= len(word) / 2 and not _FIGURE.search(piece):
            yield start, end, 0.4


def is_half_a_label(text: str, words: Iterable[str]) -> bool:
    """Whether a text is as long as one of the labels, and at least half of it reads like that."""
    return any(2 * _count_alike(text, word) >= len(word) for word in words if len(word) == len(text))


def _count_alike(piece: str, word: str) -> int:
    return sum(map(str.__eq__, piece, word))


def _cut_off_occurrences(strip: Strip, word: str) -> Iterator[tuple[int, int, float]]:
    """Short labels printed with a wide gap, of which the first character stands alone or was lost, up to a colon."""
    rest = word[1:]
    for start in strip.beginnings if 0 < len(rest) < _SHORT else ():
        end = start + len(rest)
        if strip.forms.startswith(rest, start) and strip.forms[end : end + 1] in _FULL_COLONS:
            yield start, end, 0.7
