"""Documents that may be on a page: what each explains of itself, and of the lines in and around it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ocrdesk.documents.extraction.anchors import Hit, Slot, find_hits, is_half_a_label, slots_of
from ocrdesk.documents.extraction.cards import SURE, Card, distance, gather, value_hits
from ocrdesk.documents.extraction.filling import Filling
from ocrdesk.documents.extraction.marks import find_marks, marks_of
from ocrdesk.documents.extraction.placing import contains, grown
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.extraction.values import PLAIN, Found
from ocrdesk.model import DocumentType, Quad, Shape

_ENOUGH = 0.42
"""The share of a document that must be found, with one of its telling words."""
_HOPEFUL, _HEADING = 0.2, 4.0
"""The share that must be found by labels alone before values without labels are looked for, unless a title with this
weight says what paper it is: the small print of labels may be lost where the values are not."""
_ENOUGH_WITHOUT = 0.62
"""The same where none of its telling words was read."""
_ENOUGH_HEADED = 0.28
"""The same under a long title that was read to the letter."""
_ENOUGH_LISTED, _LISTED = 0.2, 3
"""The same where so many of the values below it are no mere text, and look right."""
_ENOUGH_PROVED = 0.38
"""The same where the values prove one another."""
_PURE = 0.55
"""The share of the lines in and around it that a document must explain."""
_PURE_ALONE = 0.8
"""The same where the title alone, or little that proves itself, is enough."""
_ROW = 2.5
"""How far apart, in heights, rows follow each other."""
_MARGIN = 2.0
"""So many heights around it a document has its paper to itself."""
_STRAY = 2
"""So many characters of another line may seem part of a caption."""
_LONG = 4
"""Labels of so many characters are told though half of them was misread."""
_RIVAL = 3.0
"""How many further lines a word of another paper counts."""
_SCRAP = 2
"""So few labels, apart from the rest, may belong to a paper whose long value parts them."""
_LABELS_IN_ROW = 3
"""No document has more labels than this in one row, unless it has as many in others."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be there.

    `lines` hold its words and values, `known` those and what is printed besides; `score` is the share of it that
    was found (0-1), `told` whether one of its telling words was, `titled` whether its title stands alone beside
    a caption, `headed` whether it is a long one, `certain` whether a number or machine readable lines prove it.
    """

    sheet: Sheet
    document: DocumentType
    side: str | None
    found: Mapping[str, Found] = field(default_factory=dict)
    lines: tuple[int, ...] = ()
    known: frozenset[int] = frozenset()
    score: float = 0.0
    told: bool = False
    titled: bool = False
    headed: bool = False
    certain: bool = False


def find_candidates(sheet: Sheet, document: DocumentType, side: str | None, *, asked: bool = False) -> list[Candidate]:
    """Every place where that side of that type may be, with what can be read there.

    What shows too little of a document is left out, unless the type was asked for.
    """
    slots = slots_of(document, side)
    captions = [
        hit
        for hit in find_hits(sheet, [Slot((word.replace(" ", ""),)) for word in document.captions])
        if hit.score >= SURE
    ]
    labels = [hit for hit in find_hits(sheet, slots) if not _is_rivals_title(sheet, document, hit)]
    hits = sorted([*labels, *value_hits(sheet, slots, labels)], key=lambda hit: -hit.score)
    gathered = gather(hits)
    cards = [card for card in gathered if _promising(card)]
    orphans = [hit for card in gathered if len(card.hits) <= _SCRAP for hit in card.hits if hit.score >= SURE]
    specs = document.fields_of(side)
    marks = find_marks(sheet, specs)
    printed = [
        *(_within_lines(sheet, hit.span) for hit in captions),
        *(span for spans in marks.values() for span in spans),
    ]
    strange = [*printed, *_labels_of_other_sides(sheet, document, side)] if cards else []
    candidates = []
    for card in cards:
        others = [hit.span for other in cards if other is not card for hit in other.hits if hit.score >= SURE]
        filling = Filling(sheet, slots, card, [*others, *strange], [hit for hit in orphans if hit not in card.hits])
        titled = _is_titled(sheet, card, captions)
        announced = filling.fill_announced()
        if not asked and not titled and not _is_headed(card) and _share(slots, card, announced) < _HOPEFUL:
            continue
        found, whole = filling.fill_left_over(), filling.card
        found = found | marks_of(sheet, specs, marks, whole)
        lines = _lines_of(sheet, whole, found, filling.misread)
        candidates.append(
            Candidate(
                sheet=sheet,
                document=document,
                side=side,
                found=found,
                lines=lines,
                known=frozenset({*lines, *sheet.printed, *(i for i, _, _ in sheet.cuts(printed))}),
                score=_share(slots, whole, found),
                told=_is_told(document, side, whole),
                titled=titled,
                headed=_is_headed(card),
            )
        )
    return candidates


def _labels_of_other_sides(sheet: Sheet, document: DocumentType, side: str | None) -> list[Span]:
    """Lines that read like labels of the paper's other sides: they are no values of this one."""
    own = document.fields_of(side)
    words = [word for spec in document.fields if spec not in own for word in spec.labels if len(word) >= _LONG]
    return [part for part in sheet.parts if is_half_a_label(sheet.text(part).strip(), words)] if words else []


def _within_lines(sheet: Sheet, span: Span) -> Span:
    """A caption without what stands beside it, of another line or in Chinese, and was taken for misread print."""
    parts = [part for part in sheet.segments(span) if part.end - part.start > _STRAY]
    start, end = (parts[0].start, parts[-1].end) if parts else (span.start, span.end)
    english = [place for place in range(start, end) if sheet.strips[span.strip].forms[place].isascii()]
    return Span(span.strip, english[0], english[-1] + 1) if english else Span(span.strip, start, end)


def _promising(card: Card) -> bool:
    """Fewer than two words, or one rare one, are no document's; most labels in one row are a table's head."""
    rows = Counter(hit.span.strip for hit in card.hits if hit.slot.fields)
    in_one_row = max(rows.values(), default=0)
    if in_one_row > _LABELS_IN_ROW and in_one_row > rows.total() / 2:
        return False
    return len(card.hits) > 1 or any(hit.slot.weight > 1 for hit in card.hits)


def _share(slots: Sequence[Slot], card: Card, found: Mapping[str, Found]) -> float:
    """The share of a document's words and values that was found."""
    got = possible = 0.0
    for slot in slots:
        hit = card.hit(slot)
        if slot.optional and not hit and not any(spec.key in found for spec in slot.fields):
            continue
        possible += slot.weight if slot.words else 0.0
        got += slot.weight * hit.score if hit and slot.words else 0.0
        for spec in slot.fields:
            value = found.get(spec.key)
            weight = 2.0 if spec.shape is Shape.CODE else 1.0
            if spec.unless in found:
                continue
            possible += weight if spec.required or value else 0.0
            got += weight * value.likely if value else 0.0
    return got / possible


def _is_told(document: DocumentType, side: str | None, card: Card) -> bool:
    """Whether one of the words was read that tell this side from others; or there are none."""
    telling = {word for s in document.sides if s.key == side for word in s.anchors} | set(document.anchors)
    read = any(telling.intersection(hit.slot.words) and not hit.valued and hit.score >= SURE for hit in card.hits)
    return read or not telling


def _is_rivals_title(sheet: Sheet, document: DocumentType, hit: Hit) -> bool:
    """Whether what looks like a misread title has a rival's word in it: 行驶证 is no misread 驾驶证."""
    return not hit.slot.fields and hit.score < 1 and any(word in sheet.text(hit.span) for word in document.rivals)


def _is_headed(card: Card) -> bool:
    """Whether a long title stands alone in its line, read to the letter."""
    return any(hit.score == 1 and not hit.slot.fields and hit.slot.weight >= _HEADING for hit in card.hits)


def _is_titled(sheet: Sheet, card: Card, captions: Sequence[Hit]) -> bool:
    """Whether a title stands alone in its line, right beside a caption that does."""
    alone = [hit.place for hit in card.hits if not hit.slot.fields and hit.score == 1]
    beside = [*(hit.place for hit in captions if hit.score == 1), *(sheet.places[i] for i in sheet.printed)]
    return any(distance(title, caption) <= _ROW for title in alone for caption in beside)


def _lines_of(sheet: Sheet, card: Card, found: Mapping[str, Found], labels: Sequence[Span]) -> tuple[int, ...]:
    spans = [*labels, *(hit.span for hit in card.hits), *(span for value in found.values() for span in value.spans)]
    return tuple(sorted({i for i, _, _ in sheet.cuts(spans)}))


def convincing(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that explain enough of a document, and enough of what stands in and around them."""
    likely = [
        candidate
        for candidate in candidates
        if candidate.titled or candidate.certain or candidate.score >= (_ENOUGH_HEADED if candidate.headed else _ENOUGH)
    ]
    while True:  # what an unconvincing one claimed is strange again to its neighbours
        kept = [candidate for candidate in likely if _convinces(candidate, likely)]
        if len(kept) == len(likely):
            return kept
        likely = kept


def _convinces(candidate: Candidate, among: Sequence[Candidate]) -> bool:
    if candidate.certain:
        return True
    values = {key: value.text for key, value in candidate.found.items()}
    proved = any(prove(values) for prove in candidate.document.proofs)
    purity = _purity(candidate, [other for other in among if other is not candidate], proved=proved)
    if candidate.titled and purity >= _PURE_ALONE:
        return True
    if candidate.headed and purity >= _PURE and candidate.score * purity >= _enough_headed(candidate):
        return True
    enough = _ENOUGH if candidate.told else _ENOUGH_PROVED if proved and purity >= _PURE_ALONE else _ENOUGH_WITHOUT
    return purity >= _PURE and candidate.score * purity >= enough


def clearness(candidate: Candidate) -> float:
    """The share of the lines in a candidate's area that it explains, were no other paper there; 0 of a hopeless one."""
    return _purity(candidate, [], proved=False) if candidate.lines and candidate.score >= _ENOUGH_LISTED else 0.0


def _enough_headed(candidate: Candidate) -> float:
    """The share of a document that must be found below its long title."""
    values = [value for value in candidate.found.values() if value.spec.required and value.likely >= PLAIN]
    strict = sum(value.spec.shape is not Shape.TEXT for value in values)
    return _ENOUGH_LISTED if strict >= _LISTED else _ENOUGH_HEADED


def _purity(candidate: Candidate, others: Sequence[Candidate], *, proved: bool) -> float:
    """The share of the lines in a candidate's area that it explains; words of other papers weigh heavier.

    Half a label is no sign against a paper whose values are `proved`.
    """
    sheet = candidate.sheet
    elsewhere = {i for other in others for i in other.lines}
    quads = [sheet.lines[i].quad for i in candidate.lines]
    height = sorted(quad.height for quad in quads)[len(quads) // 2]
    area = Quad.around(quads)
    near = grown(area, _MARGIN * height)
    labels = [word for spec in candidate.document.fields if proved for word in spec.labels]
    known = strange = 0.0
    for i, line in enumerate(sheet.lines):
        within = i in candidate.lines or contains(near, line.quad.centre)
        if i not in candidate.known and (i in elsewhere or not within):
            continue
        rival = within and any(word in line.text for word in candidate.document.rivals)
        if i in candidate.known:
            known += 1
            strange += _RIVAL * rival
        elif len(line.text.strip()) > 1 and not is_half_a_label(line.text.strip(), labels):
            strange += 1 + _RIVAL * rival
    return known / (known + strange)


def apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidates that share no line."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        if not any(set(candidate.lines) & set(other.lines) for other in chosen):
            chosen.append(candidate)
    return chosen
