"""All glyphs that were read as the same character, sheet by sheet, and what a person says of each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ocrdesk.jobs.calm import long_lived
from ocrdesk.model import CharacterLook, DocumentType, Job, PageKey, PageRecord, Record
from ocrdesk.ui.batch.gathering import NUMBERS, Entry, Place, entries, is_aligned, standing

MOST_GLYPHS = 400
"""A character that stands more often is looked at on several sheets."""
UNSURE = 0.97
"""Below this confidence a number's character makes it be looked at."""

LookAt = Callable[[Record, Mapping[str, CharacterLook]], Record | None]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of one value: which value, and its index there."""

    place: Place
    index: int
    confidence: float

    @property
    def unsure(self) -> bool:
        return self.confidence < UNSURE


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person says of a glyph that is not right as it was read: what it is, or "" where that is in doubt."""

    letter: str = ""

    @property
    def is_doubt(self) -> bool:
        return not self.letter


Marks = Mapping[Glyph, Mark]


@dataclass(slots=True)
class GlyphSheet:
    """Glyphs read as `text`, the least sure first; `part` of `parts` where there are very many."""

    text: str
    glyphs: tuple[Glyph, ...]
    part: int = 1
    parts: int = 1
    done: bool = False
    marks: dict[Glyph, Mark] = field(default_factory=dict)

    @property
    def unsure(self) -> int:
        return sum(glyph.unsure for glyph in self.glyphs)


def is_number_to_see(entry: Entry) -> bool:
    """Whether a value's glyphs belong on the sheets: a number that nobody has looked at, each glyph of known place."""
    value = entry.value
    waits = not entry.confirmed and not value.state.settled and value.quad is not None
    return waits and entry.spec.shape in NUMBERS and not entry.spec.titles and is_aligned(value)


@dataclass(frozen=True, slots=True)
class GatheredSheets:
    """All numbers that belong on the sheets, by place, and the sheets."""

    entries: Mapping[Place, Entry]
    sheets: tuple[GlyphSheet, ...]


def gather_sheets(records: Iterable[tuple[Job, PageRecord]], types: Mapping[str, DocumentType]) -> GatheredSheets:
    """Go through all pages. For a worker: of thousands of documents it takes seconds."""
    with long_lived():
        found = entries(records, types, is_number_to_see)
        return GatheredSheets({entry.place: entry for entry in found}, sheets_of(found))


def sheets_of(entries: Iterable[Entry]) -> tuple[GlyphSheet, ...]:
    """The sheets, digits first; glyphs that were seen already are left out."""
    found: dict[str, list[Glyph]] = {}
    for entry in entries:
        value = entry.value
        for index, (letter, character) in enumerate(zip(value.text, value.characters, strict=True)):
            if letter.isalnum() and index not in value.seen:
                found.setdefault(letter, []).append(Glyph(entry.place, index, character.confidence))
    return tuple(sheet for letter in sorted(found, key=_order) for sheet in _cut(letter, found[letter]))


def _order(letter: str) -> tuple[bool, bool, str]:
    return not letter.isdigit(), not letter.isascii(), letter


def _cut(letter: str, glyphs: list[Glyph]) -> list[GlyphSheet]:
    glyphs.sort(key=lambda glyph: glyph.confidence)
    parts = [tuple(glyphs[start : start + MOST_GLYPHS]) for start in range(0, len(glyphs), MOST_GLYPHS)]
    return [GlyphSheet(letter, part, number, len(parts)) for number, part in enumerate(parts, 1)]


def edits_of(
    glyphs: Iterable[Glyph], marks: Marks, entries: Mapping[Place, Entry], look_at: LookAt
) -> dict[PageKey, Callable[[PageRecord], PageRecord | None]]:
    """The edits that a sheet makes: what is marked is put right or doubted, the other glyphs are right."""
    looks: dict[PageKey, dict[Place, CharacterLook]] = {}
    for glyph in glyphs:
        entry = entries[glyph.place]
        of_page = looks.setdefault(entry.page, {})
        of_page[glyph.place] = _with(of_page.get(glyph.place) or CharacterLook(entry.value.text), glyph, marks)
    return {page: partial(_looked_at, tuple(found.items()), look_at) for page, found in looks.items()}


def _with(look: CharacterLook, glyph: Glyph, marks: Marks) -> CharacterLook:
    mark = marks.get(glyph)
    if mark is None:
        return replace(look, seen=(*look.seen, glyph.index))
    if mark.is_doubt:
        return replace(look, doubted=(*look.doubted, glyph.index))
    return replace(look, corrected=(*look.corrected, (glyph.index, mark.letter)))


def _looked_at(looks: Sequence[tuple[Place, CharacterLook]], look_at: LookAt, page: PageRecord) -> PageRecord | None:
    documents = list(page.documents)
    by_document: dict[int, dict[str, CharacterLook]] = {}
    for (_job, _number, document, key), look in looks:
        if standing(page, document, key) is None:
            return None
        by_document.setdefault(document, {})[key] = look
    for document, found in by_document.items():
        record = look_at(documents[document], found)
        if record is None:
            return None
        documents[document] = record
    confirmed = page.confirmed and not any(record.needs_look for record in documents)
    return replace(page, documents=tuple(documents), confirmed=confirmed)
