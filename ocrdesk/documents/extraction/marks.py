"""Find print that is itself a value wherever it stands on a paper: a title, 副本."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ocrdesk.documents.extraction.cards import Card, distance
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.extraction.values import Found
from ocrdesk.documents.normalise import clean
from ocrdesk.model import FieldSpec

_REACH = 30.0
"""How far, in heights, such print stands from the rest of its paper."""
_MOST_LINES = 4
"""Print with wide gaps may be read as so many lines."""

Marks = Mapping[str, Sequence[Span]]
"""Where the marks of each field stand, by its key."""


def find_marks(sheet: Sheet, specs: Sequence[FieldSpec]) -> Marks:
    """Every such print on the sheet."""
    return {
        spec.key: [span for number in range(len(sheet.strips)) for span in matching_lines(sheet, number, spec.mark)]
        for spec in specs
        if spec.mark
    }


def marks_of(sheet: Sheet, specs: Sequence[FieldSpec], marks: Marks, card: Card) -> dict[str, Found]:
    """The nearest marks to a card, within reach."""
    found: dict[str, Found] = {}
    for spec in specs:
        near = [
            (min(distance(hit.place, sheet.place(span)) for hit in card.hits), span) for span in marks.get(spec.key, ())
        ]
        apart, span = min(near, key=lambda item: item[0], default=(_REACH + 1, None))
        if span is not None and apart <= _REACH:
            found[spec.key] = _found(sheet, spec, span)
    return found


def matching_lines(sheet: Sheet, strip: int, pattern: str) -> Iterator[Span]:
    """The lines of a strip, or neighbouring lines together, that a pattern matches as a whole."""
    row = sheet.strips[strip]
    bounds = [*sorted(row.beginnings), len(row.glyphs)]
    for i, start in enumerate(bounds[:-1]):
        for end in bounds[i + 1 : i + 1 + _MOST_LINES]:
            if re.fullmatch(pattern, row.forms[start:end]):
                yield Span(strip, start, end)


def _found(sheet: Sheet, spec: FieldSpec, span: Span) -> Found:
    """The value: the pattern's group, if it has one."""
    forms = sheet.strips[span.strip].forms[span.start : span.end]
    match = re.fullmatch(spec.mark, forms)
    if match is not None and match.re.groups and match[1]:
        span = Span(span.strip, span.start + match.start(1), span.start + match.end(1))
    text = sheet.strips[span.strip].forms[span.start : span.end]
    return Found(spec, clean(spec, text), (span,), 1.0)
