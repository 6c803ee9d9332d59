"""Find printed forms: labels that repeat in blocks, rows of articles under heads, boxes with words at their side.

Values stand after their labels; sums stand in the list's row of sums; what is left is told by its looks alone
where it passes the field's own checks. Everything about one form is data (DocumentType.form, .rows, .fields).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ocrdesk.documents.checks.amount_in_words import as_decimal
from ocrdesk.documents.extraction.anchors import Hit, Slot, find_hits
from ocrdesk.documents.extraction.candidates import Candidate
from ocrdesk.documents.extraction.form_boxes import lines_beside, text_after
from ocrdesk.documents.extraction.form_labels import Label, Lie, deal
from ocrdesk.documents.extraction.line_items import Listing, find_listing, slots_of_heads
from ocrdesk.documents.extraction.marks import matching_lines
from ocrdesk.documents.extraction.placing import Place, contains, grown, offset
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.extraction.values import Found, likeliness, take
from ocrdesk.documents.normalise import label_form
from ocrdesk.model import DocumentType, FieldSpec, Quad, Shape

_SURE = 0.6
_TO_VALUE = 16.0
"""How far, in heights, a value stands from its label."""
_WITHIN_VALUE = 4.0
"""From this gap on, in heights, a row's next text is no part of the value."""
_ABOVE = 1.5
"""How far, in heights, a form reaches above its heading and its number."""
_PLAIN = 0.9
"""From this likeliness on a text is taken though its label was hardly read."""
_AMOUNT = re.compile(r"-?\d[\d,]*\.\d{2}(?!\d)|-?\d[\d,]*(?!\d)")
_TELLING = 4
"""So many labels must be read before a form is thought of."""


@dataclass(slots=True)
class Form:
    """One form as it is being read."""

    sheet: Sheet
    document: DocumentType
    hits: list[Hit]
    lie: Lie
    labels: list[Label]
    listing: Listing | None
    found: dict[str, Found]


def find_forms(sheet: Sheet, document: DocumentType) -> list[Candidate]:
    """Every form of that type on the sheet, from the top."""
    slots = _slots(document)
    return [
        candidate
        for part in _parts(sheet, document, find_hits(sheet, slots))
        if (candidate := _read(part, document, find_hits(part, slots)))
    ]


def read_listings(sheet: Sheet, document: DocumentType) -> list[Listing]:
    """The lists of a sheet that holds one form of that type."""
    hits = find_hits(sheet, _slots(document))
    bottom = _bottom(Lie.of(sheet), _divider(document, hits))
    return [listing for rows in document.rows if (listing := find_listing(sheet, rows, hits, bottom))]


def _divider(document: DocumentType, hits: Sequence[Hit]) -> Hit | None:
    key = document.form.divider if document.form else ""
    return next((hit for hit in hits if hit.score >= _SURE and _is(hit, key)), None)


def _bottom(lie: Lie, divider: Hit | None) -> float | None:
    return lie.down(divider.place.centre) if divider else None


def _slots(document: DocumentType) -> tuple[Slot, ...]:
    """The form's labels, fields that share them together; its column heads; the words at its boxes' sides."""
    grouped: dict[tuple[str, ...], list[FieldSpec]] = {}
    for spec in document.fields:
        if spec.labels:
            grouped.setdefault(spec.labels, []).append(spec)
    heads = [slot for rows in document.rows for slot in slots_of_heads(rows)]
    return (*(Slot(words, tuple(specs)) for words, specs in grouped.items()), *heads)


def _parts(sheet: Sheet, document: DocumentType, hits: Sequence[Hit]) -> Iterator[Sheet]:
    """The sheet, parted where further forms begin below the first."""
    if document.form is None:
        return
    lie = Lie.of(sheet)
    ends = sorted(lie.down(hit.place.centre) for hit in hits if _is(hit, document.form.divider) and hit.score >= _SURE)
    pattern = document.field(document.form.heading).pattern
    spans = [span for number in range(len(sheet.strips)) for span in matching_lines(sheet, number, pattern)]
    begun = [hit.place for hit in hits if _is(hit, "number") and hit.score >= _SURE] + [sheet.place(s) for s in spans]
    starts = [lie.down(place.centre) - _ABOVE * place.height for place in begun]
    cuts = [min((at for at in starts if one < at < other), default=(one + other) / 2) for one, other in pairwise(ends)]
    bounds = [float("-inf"), *cuts, float("inf")]
    for top, bottom in pairwise(bounds):
        outside = frozenset(i for i, place in enumerate(sheet.places) if not top <= lie.down(place.centre) < bottom)
        yield Sheet(sheet.lines, sheet.places, sheet.printed | outside) if cuts else sheet


def _is(hit: Hit, key: str) -> bool:
    return any(spec.key == key for spec in hit.slot.fields)


def _read(sheet: Sheet, document: DocumentType, hits: Sequence[Hit]) -> Candidate | None:
    own = [hit for hit in hits if hit.slot.order is None]
    sure = [hit for hit in own if hit.score >= _SURE]
    if document.form is None or len({hit.slot for hit in sure}) < _TELLING:
        return None
    lie = Lie.of(sheet)
    divider = _divider(document, sure)
    bottom = _bottom(lie, divider)
    listing = next((found for rows in document.rows if (found := find_listing(sheet, rows, hits, bottom))), None)
    labels = deal(own, lie, divider)
    form = Form(sheet, document, list(hits), lie, labels, listing, {})
    _fill(form)
    return _candidate(form)


def _fill(form: Form) -> None:
    _take_heading(form)
    for label in form.labels:
        _accept(form, label.spec, _after(form, label), least=0.0 if label.hit.score >= _SURE else _PLAIN)
    for key, span in form.listing.sums if form.listing else ():
        _accept(form, form.document.field(key), (span,))
    _take_addends(form)
    _take_unlabelled(form)
    _take_boxes(form)


def _accept(form: Form, spec: FieldSpec, spans: tuple[Span, ...], *, least: float = 0.0) -> None:
    if not spans:
        return
    value = _take(form.sheet, spec, spans)
    known = form.found.get(spec.key)
    if value.text and value.spans and value.likely >= least and (known is None or value.likely > known.likely):
        form.found[spec.key] = value


def _take(sheet: Sheet, spec: FieldSpec, spans: tuple[Span, ...]) -> Found:
    if spec.shape is Shape.MONEY:
        return _take_amount(sheet, spec, spans)
    if spec.shape is Shape.TEXT and spec.pattern:
        for span in spans:
            found = re.search(spec.pattern, sheet.strips[span.strip].forms[span.start : span.end])
            if found:
                spans = (Span(span.strip, span.start + found.start(), span.start + found.end()),)
                break
    if spec.shape is Shape.CODE and spec.pattern:
        alone = [
            span for span in spans if re.fullmatch(spec.pattern, sheet.strips[span.strip].forms[span.start : span.end])
        ]
        spans = (alone[0],) if alone else spans
    return take(sheet, spec, spans)


def _take_amount(sheet: Sheet, spec: FieldSpec, spans: tuple[Span, ...]) -> Found:
    """The amount in a text, whatever currency sign or scrap stands before it."""
    for span in spans:
        forms = sheet.strips[span.strip].forms[span.start : span.end]
        found = _AMOUNT.search(forms)
        if found:
            part = Span(span.strip, span.start + found.start(), span.start + found.end())
            text = found.group().replace(",", "")
            return Found(spec, text, (part,), likeliness(spec, text))
    return take(sheet, spec, spans)


def _take_heading(form: Form) -> None:
    """The form's title, and the kind that it tells."""
    layout = form.document.form
    if layout is None:
        return
    heading, kind = form.document.field(layout.heading), form.document.field(layout.kind)
    found = [
        span for number in range(len(form.sheet.strips)) for span in matching_lines(form.sheet, number, heading.pattern)
    ]
    if not found:
        return
    span = max(found, key=lambda span: (span.end - span.start, form.sheet.place(span).height))
    words = form.sheet.strips[span.strip].forms[span.start : span.end]
    form.found[heading.key] = Found(heading, words.replace("(", "（").replace(")", "）"), (span,), 1.0)
    for word, value in kind.spellings:
        if re.fullmatch(word, words):
            form.found[kind.key] = Found(kind, value, (span,), 1.0)
            return


def _after(form: Form, label: Label) -> tuple[Span, ...]:
    """What stands after a label in its row, up to the next label; or, where nothing does, right of it."""
    span, sheet = label.span, form.sheet
    begins = [hit.span.start for hit in form.hits if hit.span.strip == span.strip and hit.span.start >= span.end]
    end = min(begins, default=len(sheet.strips[span.strip].glyphs))
    spans: list[Span] = []
    last, limit = label.hit.place, _TO_VALUE
    for part in sheet.segments(Span(span.strip, span.end, end)) if span.end < end else []:
        place = sheet.place(part)
        if offset(last, place).gap > limit or (spans and _is_of_box(form, part)):
            break
        spans.append(part)
        last = place
        if any(character.isalnum() for character in sheet.text(part)):
            limit = _WITHIN_VALUE
    if any(character.isalnum() for part in spans for character in sheet.text(part)):
        return tuple(spans)
    return _beside(form, label.hit.place)


def _is_of_box(form: Form, part: Span) -> bool:
    """Whether a text is a letter of the words beside a box, or stands in it: 区, or a line of the cipher."""
    layout, text = form.document.form, form.sheet.strips[part.strip].forms[part.start : part.end]
    for words, key in layout.beside if layout else ():
        pattern = form.document.field(key).pattern
        found = re.search(pattern, text) if pattern else None
        if (len(text) == 1 and text in words) or (found and not found.group().isdigit()):
            return True
    return False


def _beside(form: Form, place: Place) -> tuple[Span, ...]:
    near = [
        (to.gap, part)
        for part in form.sheet.parts
        if (to := offset(place, form.sheet.place(part))).beside
        and 0 <= to.gap <= _TO_VALUE
        and not _is_taken(form, part)
    ]
    return (min(near, key=lambda item: item[0])[1],) if near else ()


def _is_taken(form: Form, part: Span) -> bool:
    sure = (hit.span for hit in form.hits if hit.score >= _SURE)
    spans = [*sure, *(span for value in form.found.values() for span in value.spans)]
    return any(span.overlaps(part) for span in spans)


def _take_unlabelled(form: Form) -> None:
    """Codes whose label was not read, by their looks and checks, where only one text in the form is like them."""
    for spec in form.document.fields:
        likely = form.found[spec.key].likely if spec.key in form.found else 0.0
        if spec.shape is not Shape.CODE or not spec.pattern or not spec.checks or likely == 1:
            continue
        free = [
            value
            for part in form.sheet.parts
            if not _is_taken(form, part)
            and (value := take(form.sheet, spec, (part,))).likely == 1
            and value.spans == (part,)
        ]
        rivals = [other for other in form.document.fields if other.labels == spec.labels and other is not spec]
        alike = len({value.text for value in free}) == 1  # what is printed twice alike is sure
        if alike and all(other.key in form.found for other in rivals):
            form.found[spec.key] = replace(free[0], guessed=len(free) == 1)


def _take_addends(form: Form) -> None:
    """Of two amounts in one row and one below that is their sum, those that were not found: the lowest such row."""
    layout = form.document.form
    if layout is None or not layout.addends:
        return
    keys = (*layout.addends, layout.total)
    first, second, total = ([form.found[key]] if key in form.found else _free_amounts(form) for key in keys)
    rows = [
        (form.lie.down(form.sheet.place(a.spans[0]).centre), (a, b, c))
        for a in first
        for b in second
        if _follows(form.sheet, a.spans[0], b.spans[0])
        for c in total
        if _worth(a) + _worth(b) == _worth(c) and _is_below(form, a, c)
    ]
    for key, value in zip(keys, max(rows, key=lambda row: row[0])[1] if rows else (), strict=False):
        form.found[key] = replace(value, spec=form.document.field(key))


def _free_amounts(form: Form) -> list[Found]:
    """The amounts with a point that nothing has taken."""
    spec = next(spec for spec in form.document.fields if spec.shape is Shape.MONEY)
    amounts = (_take_amount(form.sheet, spec, (part,)) for part in form.sheet.parts if not _is_taken(form, part))
    return [value for value in amounts if value.likely == 1 and "." in value.text]


def _worth(value: Found) -> Decimal:
    return as_decimal(value.text) or Decimal(0)


def _is_below(form: Form, upper: Found, lower: Found) -> bool:
    return form.lie.down(form.sheet.place(lower.spans[0]).centre) > form.lie.down(
        form.sheet.place(upper.spans[0]).centre
    )


def _follows(sheet: Sheet, left: Span, right: Span) -> bool:
    to = offset(sheet.place(left), sheet.place(right))
    return to.beside and to.gap > 0


def _take_boxes(form: Form) -> None:
    """What stands in the boxes that have their words at the side."""
    layout = form.document.form
    for words, key in layout.beside if layout else ():
        spec = form.document.field(key)
        beside = lines_beside(form.sheet, form.lie, words) or text_after(form.sheet, words)
        spans = tuple(part for part in beside if not _is_taken(form, part))
        spans = tuple(span for span in spans if _looks_like(form.sheet, spec, span))
        if spans:
            text = "".join(form.sheet.text(span).strip() for span in spans)
            form.found[key] = Found(spec, text, spans, 1.0 if spec.pattern else 0.8)


def _looks_like(sheet: Sheet, spec: FieldSpec, span: Span) -> bool:
    text = "".join(map(label_form, sheet.text(span)))
    return not spec.pattern or re.fullmatch(spec.pattern, text.replace(" ", "")) is not None


def _candidate(form: Form) -> Candidate | None:
    lines = {i for i, _, _ in form.sheet.cuts([label.span for label in form.labels])}
    lines |= {i for value in form.found.values() for i, _, _ in form.sheet.cuts(value.spans)}
    if not lines:
        return None
    quads = [form.sheet.lines[i].quad for i in lines]
    area = grown(Quad.around(quads), sorted(quad.height for quad in quads)[len(quads) // 2])
    inside = tuple(i for i, line in enumerate(form.sheet.lines) if contains(area, line.quad.centre))
    layout = form.document.form
    return Candidate(
        sheet=form.sheet,
        document=form.document,
        side=None,
        found=form.found,
        lines=inside,
        known=frozenset({*inside, *form.sheet.printed}),
        score=_share(form),
        told=layout is not None and layout.heading in form.found,
    )


def _share(form: Form) -> float:
    """The share of what the form must hold that was found: its labels, its values, and its list."""
    must = [spec for spec in form.document.fields if spec.required]
    labelled: Mapping[str, Label] = {label.spec.key: label for label in form.labels}
    got = 0.0
    for spec in must:
        label, value = labelled.get(spec.key), form.found.get(spec.key)
        got += 0.5 * (label.hit.score if label else float(not spec.labels))
        got += 0.5 * (value.likely if value else 0.0)
    whole = len(must) + 2 * bool(form.document.rows)
    return (got + 2 * bool(form.listing)) / whole
