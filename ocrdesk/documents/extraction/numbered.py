"""Find papers that have no labels: by their number, and by what else is printed around it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from ocrdesk.documents.extraction.candidates import Candidate
from ocrdesk.documents.extraction.placing import Place, contains, offset
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.extraction.values import Found, likeliness
from ocrdesk.documents.normalise import clean
from ocrdesk.model import Box, DocumentType, FieldSpec, NumberSpec, Quad

_PROVED = 0.3
_NUMBER = 0.2
_WORD = 0.15
_FIELD = 0.15
_ENOUGH = 0.6
"""A number that proves itself and two further signs, or one that does not and three."""
_PURE = 0.6
"""The share of the texts around that must be understood."""
_LATIN = re.compile(r".|[A-Z][A-Za-z .,'&-]{1,40}")
"""Names in Latin letters stand on such papers, and on others: they tell nothing."""
_MARGIN = 3.0
"""So many heights around what is understood nothing strange may stand."""
_ALONE = 3
"""A proved number stands alone where no more texts than these are on the whole page."""
_HEIGHTS = 12.0
"""Below this many heights a number is cut off, or no printed number."""


def find_numbered(sheet: Sheet, document: DocumentType, layout: NumberSpec) -> Iterator[Candidate]:
    """Every place where a paper of that type may be."""
    spec = document.field(layout.key)
    number = re.compile(rf"(?<![0-9A-Za-z])(?:{spec.pattern})(?![0-9A-Za-z])", re.IGNORECASE)
    for at, strip in enumerate(sheet.strips):
        for found in number.finditer(strip.forms):
            candidate = _around(sheet, document, layout, Span(at, found.start(), found.end()))
            if candidate is not None:
                yield candidate


def _around(sheet: Sheet, document: DocumentType, layout: NumberSpec, span: Span) -> Candidate | None:
    spec, place = document.field(layout.key), sheet.place(span)
    text = clean(spec, sheet.text(span))
    proved = not any(check(text) for check in spec.checks)
    found = {spec.key: Found(spec, text, (span,), 1.0 if proved else 0.5)}
    parts = _parts_of_paper(sheet, place, layout.reach)
    words = {part: _words_in(sheet, part, layout.words) for part in parts}
    for other in document.fields:
        value = (
            _best_value(sheet, other, [part for part in parts if not part.overlaps(span)]) if other != spec else None
        )
        if value is not None:
            found[other.key] = value
    told = {part.strip: sheet.place(part) for part in parts if words[part]}
    known = {i for part in parts if words[part] or _follows(sheet, told, part) for i, _, _ in sheet.cuts((part,))}
    lines = {i for value in found.values() for i, _, _ in sheet.cuts(value.spans)}
    alone = layout.alone and proved and len(sheet.lines) <= _ALONE
    area = reduce(Box.union, (sheet.lines[i].quad.bounds for i in lines | known)).grown(_MARGIN * place.height)
    around = {i for part in parts for i, _, _ in sheet.cuts((part,)) if area.contains(sheet.places[i].centre)}
    others = {i for i in around if not _LATIN.fullmatch(sheet.lines[i].text.strip())}
    pure = len((lines | known) & (others | lines)) / len(others | lines)
    seen = len({word for part in parts for word in words[part]})
    score = (_PROVED if proved else 0) + _NUMBER + _WORD * min(seen, 2) + _FIELD * min(len(found) - 1, 2)
    strange = (line.text for i, line in enumerate(sheet.lines) if i not in sheet.printed)
    rivals = any(word in text for text in strange for word in document.rivals)
    convincing = alone or (
        score >= _ENOUGH and pure >= _PURE and not rivals and place.width > _HEIGHTS / 2 * place.height
    )
    return Candidate(
        sheet=sheet,
        document=document,
        side=None,
        found=found,
        lines=tuple(sorted(lines | known)),
        known=frozenset(lines | known),
        score=min(score, 1.0) if convincing else 0.0,
        told=True,
        certain=convincing,
    )


def _parts_of_paper(sheet: Sheet, number: Place, reach: tuple[float, float, float, float]) -> list[Span]:
    """The texts on the paper, by how far it reaches around its number: left, up, right, down, in its widths."""
    left, up, right, down = reach
    a, b, c, d = number.quad.corners
    along = (b[0] - a[0], b[1] - a[1])
    across = (-along[1], along[0])
    corners = (
        (a[0] - left * along[0] - up * across[0], a[1] - left * along[1] - up * across[1]),
        (b[0] + right * along[0] - up * across[0], b[1] + right * along[1] - up * across[1]),
        (c[0] + right * along[0] + down * across[0], c[1] + right * along[1] + down * across[1]),
        (d[0] - left * along[0] + down * across[0], d[1] - left * along[1] + down * across[1]),
    )
    area = Quad(corners)
    return [part for part in sheet.parts if contains(area, sheet.place(part).centre)]


def _follows(sheet: Sheet, told: Mapping[int, Place], part: Span) -> bool:
    """Whether a text stands right of printed words: then it is what they announce."""
    words = told.get(part.strip)
    return words is not None and offset(words, sheet.place(part)).gap > 0


def _words_in(sheet: Sheet, part: Span, words: Sequence[str]) -> list[str]:
    text = sheet.strips[part.strip].forms[part.start : part.end].upper()
    return [word for word in words if word.upper() in text]


def _best_value(sheet: Sheet, spec: FieldSpec, parts: Sequence[Span]) -> Found | None:
    """The text around that looks most like a value of the field, read by its pattern."""
    best: Found | None = None
    for part in parts if spec.pattern else ():
        forms = sheet.strips[part.strip].forms[part.start : part.end]
        for found in re.finditer(spec.pattern, forms, re.IGNORECASE):
            span = Span(part.strip, part.start + found.start(), part.start + found.end())
            value = clean(spec, sheet.text(span))
            likely = likeliness(spec, value) * (found.end() - found.start()) / len(forms)
            if likely > 0 and (best is None or likely > best.likely):
                best = Found(spec, value, (span,), likely)
    return best
