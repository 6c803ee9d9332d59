"""One field of all documents: which fields there are, how many of each need a look, and the edit that a key makes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ocrdesk.jobs.calm import long_lived
from ocrdesk.model import DocumentType, FieldSpec, FieldValue, Job, PageRecord, Record
from ocrdesk.ui.batch.gathering import Entry, entries_of, standing
from ocrdesk.ui.models.fields_model import Field

Column = tuple[str, str]
"""A type's key and a field's."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the queue holds: by column how many fields, and how many that need a look; and the chosen one's entries."""

    counts: Mapping[Column, int]
    unsure: Mapping[Column, int]
    chosen: Column | None
    entries: tuple[Entry, ...]

    def ordered(self, types: Mapping[str, DocumentType]) -> list[Column]:
        """As the types and their fields are declared."""
        order = {(kind.key, spec.key): n for n, (kind, spec) in enumerate(_specs(types))}
        return sorted(self.counts, key=lambda column: order.get(column, len(order)))


def _specs(types: Mapping[str, DocumentType]) -> Iterable[tuple[DocumentType, FieldSpec]]:
    return ((kind, spec) for kind in types.values() for spec in kind.fields)


def gather_columns(
    records: Iterable[tuple[Job, PageRecord]], types: Mapping[str, DocumentType], wanted: Column | None
) -> Columns:
    """Count all columns and keep the entries of one: the wanted one, or else the one with most to look at."""
    with long_lived():
        return _gathered(records, types, wanted)


def _gathered(
    records: Iterable[tuple[Job, PageRecord]], types: Mapping[str, DocumentType], wanted: Column | None
) -> Columns:
    counts: Counter[Column] = Counter()
    unsure: Counter[Column] = Counter()
    kept: dict[Column, list[Entry]] = {}
    for job, page in records:
        for entry in entries_of(job, page, types):
            column = entry.type.key, entry.spec.key
            counts[column] += 1
            unsure[column] += entry.needs_look
            if wanted in (None, column):
                kept.setdefault(column, []).append(entry)
    chosen = wanted if wanted in counts else None
    if chosen is None and counts:
        chosen = max(counts, key=lambda column: (unsure[column], counts[column]))
    return Columns(counts, unsure, chosen, tuple(kept.get(chosen, ())) if chosen is not None else ())


def as_field(entry: Entry) -> Field:
    """The entry as the form knows fields, to be told in the same words."""
    record = Record(entry.type.key, None, None, (entry.value,), confirmed=entry.confirmed)
    return Field(entry.document, record, entry.spec, entry.value)


def edit_of(
    entry: Entry,
    text: str | None,
    edit_field: Callable[[Record, str, str], Record],
    confirm_field: Callable[[Record, str], Record] | None,
) -> Callable[[PageRecord], PageRecord | None]:
    """The edit that gives the field this text (None: the one it has), and confirms it where `confirm_field` is given.

    A field that stands otherwise than the entry says is left alone.
    """

    def edit(page: PageRecord) -> PageRecord | None:
        key = entry.spec.key
        if standing(page, entry.document, key) != entry.value:
            return None
        record = page.documents[entry.document]
        if text is not None:
            record = edit_field(record, key, text)
        elif confirm_field is not None and not record[key].state.settled:
            record = confirm_field(record, key)
        return with_record(page, entry.document, record, key)

    return edit


def with_record(page: PageRecord, place: int, record: Record, key: str) -> PageRecord:
    """The page with that document; one that is confirmed is so no longer when its changed field needs a look."""
    doubtful = fails(record[key])
    if doubtful and record.confirmed:
        record = replace(record, confirmed=False)
    documents = (*page.documents[:place], record, *page.documents[place + 1 :])
    return replace(page, documents=documents, confirmed=page.confirmed and not doubtful)


def fails(value: FieldValue) -> bool:
    """Whether the clerk should see it before going on."""
    return value.needs_look or any(problem.failed for problem in value.problems)
