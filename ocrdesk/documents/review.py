"""What a person does to a record: edit, confirm, restore. Every step checks the whole record anew."""

from dataclasses import replace

from ocrdesk.documents.normalise import clean
from ocrdesk.documents.triage import judge
from ocrdesk.model import DocumentType, FieldState, Record


def edit_field(record: Record, key: str, text: str, *, type: DocumentType) -> Record:  # noqa: A002
    """The record with a text typed by a person; one that equals the machine's counts as confirmed."""
    text = clean(type.field(key), text)
    value = record[key]
    state = FieldState.CONFIRMED if text == value.recognized else FieldState.EDITED
    return judge(record.with_field(replace(value, text=text, state=state)), type)


def confirm_field(record: Record, key: str, *, type: DocumentType) -> Record:  # noqa: A002
    """The record with the field as it stands seen and agreed to; an edited one stays edited."""
    value = record[key]
    if value.state is FieldState.EDITED:
        return record
    return judge(record.with_field(replace(value, state=FieldState.CONFIRMED)), type)


def restore_field(record: Record, key: str, *, type: DocumentType) -> Record:  # noqa: A002
    """The record with the machine's own value back, judged as when it was read."""
    value = record[key]
    state = FieldState.READ if value.recognized else FieldState.MISSING
    fresh = judge(record.with_field(replace(value, text=value.recognized, state=state)), type)
    return replace(fresh, confirmed=False)


def confirm_document(record: Record, *, type: DocumentType) -> Record:  # noqa: A002
    """The record with every field agreed to, and itself."""
    for value in record.fields:
        record = confirm_field(record, value.key, type=type)
    return replace(record, confirmed=True)
