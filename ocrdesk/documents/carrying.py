"""What a person did to a document, carried over when its fields are found anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ocrdesk.documents.triage import SEEN, judge
from ocrdesk.model import DocumentType, FieldValue, Record, SetAside


def carried(fresh: Record, before: Sequence[Record], types: Mapping[str, DocumentType]) -> Record:
    """The fresh record with what a person typed or confirmed in earlier ones, where it has a field of that key.

    What the first of them says goes before the others. A value without a field is set aside, and comes back from
    there when the document is once more of a type that has it.
    """
    homes = {value.key for value in fresh.fields}
    housed: dict[str, str] = {}
    aside: list[SetAside] = []
    for each in _worked_on(before):
        value = each.value
        if value.key in homes and value.key not in housed:
            housed[value.key] = value.text
            fresh = fresh.with_field(value)
        elif value.text and housed.get(value.key) != value.text and each not in aside:
            aside.append(each)
    return judge(replace(fresh, set_aside=tuple(aside), confirmed=False), types[fresh.type])


def filled(fresh: Record, before: Iterable[Record], types: Mapping[str, DocumentType]) -> Record:
    """The fresh record with what earlier ones say where it found nothing itself."""
    for record in before:
        for value in record.fields:
            if value.text and any(each.key == value.key and not each.text for each in fresh.fields):
                fresh = fresh.with_field(value)
    return judge(fresh, types[fresh.type])


def worked_on(record: Record) -> tuple[FieldValue, ...]:
    """The values that a person typed or confirmed."""
    return tuple(value for value in record.fields if value.state in SEEN)


def _worked_on(records: Sequence[Record]) -> Iterator[SetAside]:
    for record in records:
        yield from (SetAside(record.type, value) for value in worked_on(record))
    for record in records:
        yield from record.set_aside
