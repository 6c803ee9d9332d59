"""Find documents and their fields in the lines of a page: one mechanism for every type and every provider.

The printed words of each type are looked for, gathered into cards, and the fields filled around them. What a
card then explains of itself and of the lines within it decides whether it is one: a wrong guess is worse than
none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ocrdesk.documents.anchors import Hit, Slot, find_hits, slots_of
from ocrdesk.documents.cards import SURE, Card, distance, gather, value_hits
from ocrdesk.documents.filling import Filling
from ocrdesk.documents.normalise import half_width
from ocrdesk.documents.placing import contains, grown
from ocrdesk.documents.strips import Sheet
from ocrdesk.documents.triage import judge
from ocrdesk.documents.values import Found
from ocrdesk.model import Character, DocumentType, FieldSpec, FieldValue, Line, Quad, Record, Shape

_ENOUGH = 0.42
"""The share of a document that must be found, with one of its telling words."""
_ENOUGH_WITHOUT = 0.62
"""The same where none of its telling words was read."""
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
_RIVAL = 3.0
"""How many further lines a word of another paper counts."""
_LABELS_IN_ROW = 3
"""No document has more labels than this in one row, unless it has as many in others."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A document that may be there.

    `lines` hold its words and values, `known` those and what is printed besides; `score` is the share of it that
    was found (0-1), `told` whether one of its telling words was, `titled` whether its title stands alone beside
    a caption.
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


def find_documents(
    lines: Sequence[Line], types: Iterable[DocumentType], size: tuple[int, int], *, wanted: str = "auto"
) -> tuple[Record, ...]:
    """The documents in the lines of a page of that size, top to bottom.

    `wanted` is "auto", a type's key, or what finds none.
    """
    asked = [document for document in types if wanted in ("auto", document.key)]
    if not asked:
        return ()
    sheet = Sheet(lines)
    candidates = [
        candidate
        for document in asked
        for side in _sides(document)
        for candidate in _candidates(sheet.without(document.captions), document, side)
    ]
    candidates.sort(key=lambda candidate: -candidate.score)
    chosen = _convincing(_apart(candidates))
    if not chosen and wanted != "auto":
        chosen = candidates[:1] or [_blank(sheet, asked[0])]
    records = [_record(candidate, size) for candidate in chosen]
    return tuple(sorted(records, key=lambda record: record.quad.centre[1] if record.quad else 0.0))


def _sides(document: DocumentType) -> tuple[str | None, ...]:
    return tuple(side.key for side in document.sides) or (None,)


def _candidates(sheet: Sheet, document: DocumentType, side: str | None) -> list[_Candidate]:
    slots = slots_of(document, side)
    captions = [hit for hit in find_hits(sheet, [Slot((word,)) for word in document.captions]) if hit.score >= SURE]
    labels = find_hits(sheet, slots)
    hits = sorted([*labels, *value_hits(sheet, slots, labels)], key=lambda hit: -hit.score)
    cards = [card for card in gather(hits) if _promising(card)]
    printed = [hit.span for hit in captions]
    candidates = []
    for card in cards:
        others = [hit.span for other in cards if other is not card for hit in other.hits if hit.score >= SURE]
        found = Filling(sheet, slots, card, [*others, *printed]).fill()
        lines = _lines_of(sheet, card, found)
        candidates.append(
            _Candidate(
                sheet=sheet,
                document=document,
                side=side,
                found=found,
                lines=lines,
                known=frozenset({*lines, *sheet.printed, *(i for i, _, _ in sheet.cuts(printed))}),
                score=_share(slots, card, found),
                told=_is_told(document, side, card),
                titled=_is_titled(sheet, card, captions),
            )
        )
    return candidates


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
        possible += slot.weight
        got += slot.weight * hit.score if hit else 0.0
        for spec in slot.fields:
            value = found.get(spec.key)
            weight = 2.0 if spec.shape is Shape.CODE else 1.0
            possible += weight if spec.required or value else 0.0
            got += weight * value.likely if value else 0.0
    return got / possible


def _is_told(document: DocumentType, side: str | None, card: Card) -> bool:
    """Whether one of the words was read that tell this side from others; or there are none."""
    telling = {word for s in document.sides if s.key == side for word in s.anchors} | set(document.anchors)
    read = any(telling.intersection(hit.slot.words) and not hit.valued and hit.score >= SURE for hit in card.hits)
    return read or not telling


def _is_titled(sheet: Sheet, card: Card, captions: Sequence[Hit]) -> bool:
    """Whether a title stands alone in its line, right beside a caption that does."""
    alone = [hit.place for hit in card.hits if not hit.slot.fields and hit.score == 1]
    beside = [*(hit.place for hit in captions if hit.score == 1), *(sheet.places[i] for i in sheet.printed)]
    return any(distance(title, caption) <= _ROW for title in alone for caption in beside)


def _lines_of(sheet: Sheet, card: Card, found: Mapping[str, Found]) -> tuple[int, ...]:
    spans = [*(hit.span for hit in card.hits), *(span for value in found.values() for span in value.spans)]
    return tuple(sorted({i for i, _, _ in sheet.cuts(spans)}))


def _convincing(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that explain enough of a document, and enough of what stands in and around them."""
    likely = [candidate for candidate in candidates if candidate.titled or candidate.score >= _ENOUGH]
    while True:  # what an unconvincing one claimed is strange again to its neighbours
        convincing = [candidate for candidate in likely if _convinces(candidate, likely)]
        if len(convincing) == len(likely):
            return convincing
        likely = convincing


def _convinces(candidate: _Candidate, among: Sequence[_Candidate]) -> bool:
    purity = _purity(candidate, [other for other in among if other is not candidate])
    values = {key: value.text for key, value in candidate.found.items()}
    proved = any(prove(values) for prove in candidate.document.proofs)
    if candidate.titled and purity >= _PURE_ALONE:
        return True
    enough = _ENOUGH if candidate.told else _ENOUGH_PROVED if proved and purity >= _PURE_ALONE else _ENOUGH_WITHOUT
    return purity >= _PURE and candidate.score * purity >= enough


def _purity(candidate: _Candidate, others: Sequence[_Candidate]) -> float:
    """The share of the lines in a candidate's area that it explains; words of other papers weigh heavier."""
    sheet = candidate.sheet
    elsewhere = {i for other in others for i in other.lines}
    quads = [sheet.lines[i].quad for i in candidate.lines]
    height = sorted(quad.height for quad in quads)[len(quads) // 2]
    area = Quad.around(quads)
    near = grown(area, _MARGIN * height)
    known = strange = 0.0
    for i, line in enumerate(sheet.lines):
        rival = _RIVAL * any(word in line.text for word in candidate.document.rivals)
        if i in candidate.known:
            known += 1
            strange += rival
        elif i not in elsewhere and len(line.text.strip()) > 1 and contains(near, line.quad.centre):
            strange += 1 + rival
    return known / (known + strange)


def _apart(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The best candidates that share no line."""
    chosen: list[_Candidate] = []
    for candidate in candidates:
        if not any(set(candidate.lines) & set(other.lines) for other in chosen):
            chosen.append(candidate)
    return chosen


def _blank(sheet: Sheet, document: DocumentType) -> _Candidate:
    return _Candidate(sheet, document, _sides(document)[0])


def _record(candidate: _Candidate, size: tuple[int, int]) -> Record:
    document, side, sheet = candidate.document, candidate.side, candidate.sheet
    fields = tuple(_field(sheet, spec, candidate.found.get(spec.key)) for spec in document.fields_of(side))
    quad = Quad.around([sheet.lines[i].quad for i in candidate.lines]) if candidate.lines else None
    if quad:
        quad = quad.mapped(lambda point: (min(max(point[0], 0.0), size[0]), min(max(point[1], 0.0), size[1])))
    return judge(Record(document.key, side, quad, fields), document)


def _field(sheet: Sheet, spec: FieldSpec, found: Found | None) -> FieldValue:
    if found is None:
        return FieldValue(spec.key)
    cuts = sheet.cuts(found.spans)
    parts = [sheet.lines[i].part(start, end) for i, start, end in cuts]
    characters = tuple(character for part in parts for character in part.characters)
    weakest = min((c.confidence for c in characters), default=min(part.confidence for part in parts))
    return FieldValue(
        key=spec.key,
        text=found.text,
        recognized=found.text,
        confidence=min(weakest, 0.5) if found.guessed else weakest,
        quad=Quad.around([part.quad for part in parts]),
        characters=_matching(characters, found.text),
        lines=tuple(dict.fromkeys(i for i, _, _ in cuts)),
    )


def _matching(characters: Iterable[Character], text: str) -> tuple[Character, ...]:
    """The characters behind a text, if each of its characters is one of them."""
    kept = [c for c in characters if not c.text.isspace()]
    if len(kept) != len(text.replace(" ", "")) or " " in text:
        return ()
    same = all(half_width(c.text).upper() == half_width(t).upper() for c, t in zip(kept, text, strict=True))
    return tuple(kept) if same else ()
