"""Find documents and their fields in the lines of a page: one mechanism for every type and every provider.

The printed words of each type are looked for, gathered into cards, and the fields filled around them. What a
card then explains of itself and of the lines within it decides whether it is one: a wrong guess is worse than
none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ocrdesk.documents.checks.identity import OTHER_SIDE
from ocrdesk.documents.extraction.candidates import Candidate, apart, clearness, convincing, find_candidates
from ocrdesk.documents.extraction.forms import find_forms
from ocrdesk.documents.extraction.looks import find_by_looks
from ocrdesk.documents.extraction.numbered import find_numbered
from ocrdesk.documents.extraction.passports import find_passports
from ocrdesk.documents.extraction.strips import Sheet
from ocrdesk.documents.extraction.title_shares import title_shares
from ocrdesk.documents.extraction.values import Found
from ocrdesk.documents.normalise import half_width, read_date
from ocrdesk.documents.triage import complaints, judge
from ocrdesk.documents.written_forms import is_same_character, is_simplified_print, simplified
from ocrdesk.model import Box, Character, DocumentType, FieldSpec, FieldValue, Line, Quad, Record

_BRACKETS = "()（）[]【】〔〕"
"""Recognisers cannot tell their width, and are unsure of them for no other reason."""
_CLEAR = 0.85
"""A form that explains so much of itself is one; so is what was found under a title."""
_WRITTEN = 1.0
"""How sure a character is of which only the written form is in doubt."""
_LEAST = 0.5
"""Below this confidence a character is doubted whatever else it might be."""


def find_documents(
    lines: Sequence[Line], types: Iterable[DocumentType], size: tuple[int, int], *, wanted: str = "auto"
) -> tuple[Record, ...]:
    """The documents in the lines of a page of that size, row by row.

    `wanted` is "auto", a type's key, or what finds none.
    """
    asked = [document for document in types if wanted == document.key or (wanted == "auto" and document.offline)]
    if not asked:
        return ()
    sheet = Sheet(lines)
    candidates = _best_first(_all_candidates(sheet, asked, wanted != "auto"))
    chosen = found = _better_shared(sheet, asked, convincing(apart(candidates)))
    rest = sheet
    while found:  # what one paper explains no longer stands between the words of another
        rest = rest.without_lines(i for candidate in found for i in candidate.known)
        further = _best_first(_all_candidates(rest, asked, named=False))
        found = convincing(apart([*chosen, *further])[len(chosen) :])
        chosen = [*chosen, *found]
    numbered = _best_first(found for document in asked for found in _numbered(rest, document))
    candidates += numbered
    chosen += convincing(apart(numbered))
    if not chosen and wanted != "auto":
        chosen = candidates[:1] or [_blank(sheet, asked[0])]
    records = [_record(candidate, size) for candidate in chosen]
    return tuple(_in_rows(_with_other_sides(records, {document.key: document for document in asked})))


def _better_shared(sheet: Sheet, asked: Sequence[DocumentType], whole: list[Candidate]) -> list[Candidate]:
    """What was found on the whole page, or under each of its titles alone if that tells of more."""
    every, shares = range(len(sheet.lines)), title_shares(sheet, asked)
    if sum(candidate.score >= _CLEAR for candidate in whole) >= len(shares):
        return whole
    shared = [
        candidate
        for share in shares
        for candidate in _all_candidates(sheet.without_lines(n for n in every if n not in share), asked, named=False)
    ]
    found = convincing(apart(_best_first(shared)))
    return max(whole, found, key=lambda candidates: sum(candidate.score for candidate in candidates))


def _best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: (-candidate.score * clearness(candidate), -candidate.score))


def _all_candidates(sheet: Sheet, asked: Sequence[DocumentType], named: bool) -> Iterator[Candidate]:
    """Where any of the types may be; forms first, and what stands on one that is clear is looked at for no other."""
    for document in sorted(asked, key=lambda document: document.form is None):
        found = list(_candidates(sheet, document, named))
        yield from found
        clear = {i for each in found if document.form and each.score >= _CLEAR for i in each.lines}
        if clear:
            sheet = Sheet(sheet.lines, sheet.places, sheet.printed | clear)


def _with_other_sides(records: Sequence[Record], types: Mapping[str, DocumentType]) -> list[Record]:
    """Where two sides of a paper are on the page, each knows what the other says of the fields that both carry."""
    told = []
    for record in records:
        document = types[record.type]
        alike = [other for other in records if other.type == record.type]
        facts = [
            (f"{OTHER_SIDE}{spec.key}", other.text(spec.key))
            for other in alike
            if len(alike) == 2 and other.side != record.side  # noqa: PLR2004 - of more, nobody knows which belong together
            for spec in document.fields
            if spec.required and not spec.sides and other.text(spec.key)
            if not complaints(spec, other.text(spec.key))
            or not _is_sound(record, spec)
            or _is_longer(other, record, spec)
        ]
        told.append(judge(_with_better(replace(record, facts=(*record.facts, *facts)), document), document))
    return told


def _is_sound(record: Record, spec: FieldSpec) -> bool:
    """Whether a value is there and keeps its rules."""
    return bool(record.text(spec.key)) and not complaints(spec, record.text(spec.key))


def _is_longer(other: Record, record: Record, spec: FieldSpec) -> bool:
    """Whether the other side has more of a value, however it was read: here something may be lost."""
    return len(other.text(spec.key)) > len(record.text(spec.key))


def _with_better(record: Record, document: DocumentType) -> Record:
    """The record with what the other side says where its own value is missing or breaks a rule that the other keeps."""
    told = ((key.removeprefix(OTHER_SIDE), text) for key, text in record.facts if key.startswith(OTHER_SIDE))
    for key, text in told:
        spec, value = document.field(key), record[key]
        if not _is_sound(record, spec) and not complaints(spec, text):
            record = record.with_field(replace(value, text=text, characters=()))
    return record


def _candidates(sheet: Sheet, document: DocumentType, asked: bool) -> Iterator[Candidate]:
    """Where that type may be: by its layout, its number, or the printed words of each side."""
    if document.form is not None:
        yield from find_forms(sheet, document)
        return
    if document.looks is not None:
        yield from find_by_looks(sheet, document, asked=asked)
        return
    if document.machine_readable:
        yield from find_passports(sheet, document)
        return
    if document.number is not None:
        return
    for side in _sides(document):
        yield from find_candidates(sheet.without(document.captions), document, side, asked=asked)


def _numbered(sheet: Sheet, document: DocumentType) -> Iterator[Candidate]:
    """Papers known by a number alone, in what other papers leave over."""
    if document.number is not None:
        yield from find_numbered(sheet, document, document.number)


def _in_rows(records: Iterable[Record]) -> list[Record]:
    """Top to bottom; what lies side by side, left to right."""
    rows: list[list[tuple[Box, Record]]] = []
    placed = [(record.quad.bounds if record.quad else Box(0, 0, 0, 0), record) for record in records]
    for box, record in sorted(placed, key=lambda item: item[0].top):
        if not rows or not _side_by_side(rows[-1][0][0], box):
            rows.append([])
        rows[-1].append((box, record))
    return [record for row in rows for _, record in sorted(row, key=lambda item: item[0].left)]


def _side_by_side(one: Box, other: Box) -> bool:
    """Whether half of the lower one stands beside the other."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= min(one.height, other.height) / 2


def _sides(document: DocumentType) -> tuple[str | None, ...]:
    return tuple(side.key for side in document.sides) or (None,)


def _blank(sheet: Sheet, document: DocumentType) -> Candidate:
    return Candidate(sheet, document, _sides(document)[0])


def _record(candidate: Candidate, size: tuple[int, int]) -> Record:
    document, side, sheet = candidate.document, candidate.side, candidate.sheet
    simple = is_simplified_print(line.text for line in sheet.lines)
    fields = tuple(
        _field(sheet, spec, candidate.found.get(spec.key), simple=simple) for spec in document.fields_of(side)
    )
    quad = Quad.around([sheet.lines[i].quad for i in candidate.lines]) if candidate.lines else None
    if quad:
        quad = quad.mapped(lambda point: (min(max(point[0], 0.0), size[0]), min(max(point[1], 0.0), size[1])))
    return judge(_completed(Record(document.key, side, quad, fields), document), document)


def _completed(record: Record, document: DocumentType) -> Record:
    """The record with what follows from other values; `recognized` stays what is printed."""
    values = {value.key: value.text for value in record.fields}
    for complete in document.completions:
        for key, text in complete(values).items():
            value = replace(record[key], text=text, characters=())
            record = record.with_field(_where_it_is_printed(value, record))
    return record


def _where_it_is_printed(value: FieldValue, record: Record) -> FieldValue:
    """A day that stands within another field's text was read there."""
    for other in record.fields if not value.recognized else ():
        day = read_date(other.text) if other.key != value.key else None
        if day and day[0] == value.text:
            found = replace(value, recognized=value.text, confidence=other.confidence)
            return replace(found, quad=other.quad, lines=other.lines)
    return value


def _field(sheet: Sheet, spec: FieldSpec, found: Found | None, *, simple: bool) -> FieldValue:
    """A field's value; on a paper in `simple` characters, one that was read in its traditional form is no other."""
    if found is None:
        return FieldValue(spec.key)
    cuts = sheet.cuts(found.spans)
    parts = [sheet.lines[i].part(start, end) for i, start, end in cuts]
    characters = tuple(character for part in parts for character in part.characters)
    characters = tuple(_trusted(_simple(character) if simple else character) for character in characters)
    text = simplified(found.text) if simple else found.text
    telling = [c.confidence for c in characters if c.text not in _BRACKETS and not c.text.isspace()]
    weakest = min(telling, default=min(part.confidence for part in parts))
    return FieldValue(
        key=spec.key,
        text=text,
        recognized=text,
        confidence=min(weakest, 0.5) if found.guessed else weakest,
        quad=Quad.around([part.quad for part in parts]),
        characters=_matching(characters, text),
        lines=tuple(dict.fromkeys(i for i, _, _ in cuts)),
    )


def _trusted(character: Character) -> Character:
    """The character, sure where the only doubt is how it is written: ； or ;, 单 or 單."""
    rivals = character.others[:1]
    if character.confidence < _LEAST or not rivals or not is_same_character(character.text, rivals[0]):
        return character
    return replace(character, confidence=_WRITTEN)


def _simple(character: Character) -> Character:
    plain = simplified(character.text)
    return character if plain == character.text else replace(character, text=plain, others=(character.text,))


def _matching(characters: Iterable[Character], text: str) -> tuple[Character, ...]:
    """The characters behind a text, if each of its characters is one of them."""
    kept = [c for c in characters if not c.text.isspace()]
    if len(kept) != len(text.replace(" ", "")) or " " in text:
        return ()
    same = all(half_width(c.text).upper() == half_width(t).upper() for c, t in zip(kept, text, strict=True))
    return tuple(kept) if same else ()
