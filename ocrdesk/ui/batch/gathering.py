"""All fields of all documents in the queue, as a list to choose from; gathered on a worker."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ocrdesk.i18n import _
from ocrdesk.model import DocumentType, FieldSpec, FieldValue, Job, PageKey, PageRecord, Record, Shape

Place = tuple[int, int, int, str]
"""A job's number, the page's, the document's place on it, and the field's key."""
NUMBERS = frozenset({Shape.CODE, Shape.MONEY, Shape.DATE, Shape.DATE_OR_OPEN, Shape.MONTH})


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of one document: where it is, what it is, and how it stands. `pages` is how many its file has."""

    job_id: int
    number: int
    document: int
    name: str
    pages: int
    type: DocumentType
    spec: FieldSpec
    value: FieldValue
    confirmed: bool
    """Whether the whole document is."""

    @property
    def place(self) -> Place:
        return self.job_id, self.number, self.document, self.spec.key

    @property
    def page(self) -> PageKey:
        return self.job_id, self.number

    @property
    def shown(self) -> str:
        return self.spec.shown(self.value.text)

    @property
    def needs_look(self) -> bool:
        return not self.confirmed and self.value.needs_look

    @property
    def source(self) -> str:
        """The file, and the page where it has several."""
        if self.pages <= 1:
            return self.name
        return _("{name}, page {number}").format(name=self.name, number=self.number)


def entries(
    records: Iterable[tuple[Job, PageRecord]], types: Mapping[str, DocumentType], wanted: Callable[[Entry], bool]
) -> tuple[Entry, ...]:
    """The fields that are wanted, in the order of the queue and of the page."""
    return tuple(entry for job, page in records for entry in entries_of(job, page, types) if wanted(entry))


def entries_of(job: Job, page: PageRecord, types: Mapping[str, DocumentType]) -> Iterator[Entry]:
    """All fields of a page's documents."""
    for place, record in enumerate(page.documents):
        kind = types.get(record.type)
        specs = {spec.key: spec for spec in kind.fields} if kind is not None else {}
        for value in record.fields:
            if kind is not None and value.key in specs:
                spec = specs[value.key]
                done = record.confirmed or page.confirmed
                yield Entry(job.id, page.number, place, job.name, job.page_count, kind, spec, value, done)


def light(entry: Entry) -> Entry:
    """The entry with no more of its value than the text and the state: for tens of thousands of them."""
    return replace(entry, value=FieldValue(entry.value.key, entry.value.text, state=entry.value.state))


def is_aligned(value: FieldValue) -> bool:
    """Whether each of the text's characters is one that was read, or that a person put in its place."""
    if not value.characters or len(value.characters) != len(value.text) or len(value.lines) > 1:
        return False
    pairs = zip(value.characters, value.text, strict=True)
    seen = frozenset(value.seen)
    return all(_same(character.text, letter) or i in seen for i, (character, letter) in enumerate(pairs))


def standing(page: PageRecord, document: int, key: str) -> FieldValue | None:
    """That field on the page as it stands; None where there is no such document or field any more."""
    if document >= len(page.documents):
        return None
    record: Record = page.documents[document]
    return next((value for value in record.fields if value.key == key), None)


def renew(known: dict[Place, Entry], records: Mapping[PageKey, PageRecord]) -> tuple[Place, ...]:
    """Let entries say how their fields stand now; returns which of them changed."""
    changed = []
    for place, entry in known.items():
        page = records.get(entry.page)
        value = standing(page, entry.document, entry.spec.key) if page is not None else None
        if page is not None and value is not None:
            done = page.confirmed or page.documents[entry.document].confirmed
            known[place] = replace(entry, value=value, confirmed=done)
            changed.append(place)
    return tuple(changed)


def _same(read: str, kept: str) -> bool:
    return read == kept or unicodedata.normalize("NFKC", read).upper() == unicodedata.normalize("NFKC", kept).upper()
