"""What a person does to a record: edit, confirm, restore. Every step checks the whole record anew."""

from dataclasses import replace

from ocrdesk.documents.normalise import clean
from ocrdesk.documents.triage import judge
from ocrdesk.model import NO_VALUE, DocumentType, FieldState, Origin, Record


def edit_field(
    record: Record,
    key: str,
    text: str,
    *,
    type: DocumentType,  # noqa: A002
    origin: Origin = Origin.TYPED,
) -> Record:
    """The record with a person's text, typed or chosen; one that equals the machine's counts as confirmed."""
    text = clean(type.field(key), text)
    value = record[key]
    state = FieldState.CONFIRMED if text == value.recognized else FieldState.EDITED
    origin = Origin.READ if state is FieldState.CONFIRMED else origin
    return judge(record.with_field(replace(value, text=text, state=state, origin=origin, seen=(), doubted=())), type)


def confirm_field(record: Record, key: str, *, type: DocumentType) -> Record:  # noqa: A002
    """The record with the field as it stands seen and agreed to; an edited one stays edited."""
    value = record[key]
    if value.state is FieldState.EDITED or value.state in NO_VALUE:
        return record
    return judge(record.with_field(replace(value, state=FieldState.CONFIRMED)), type)


def set_no_value(record: Record, key: str, state: FieldState, *, type: DocumentType) -> Record:  # noqa: A002
    """The record with a field that a person says is not on this document, or cannot be read."""
    value = replace(record[key], text="", state=state, origin=Origin.TYPED, seen=(), doubted=())
    return judge(record.with_field(value), type)


def restore_field(record: Record, key: str, *, type: DocumentType) -> Record:  # noqa: A002
    """The record with the machine's own value back, judged as when it was read."""
    value = record[key]
    state = FieldState.READ if value.recognized else FieldState.MISSING
    value = replace(value, text=value.recognized, state=state, origin=Origin.READ, seen=(), doubted=())
    fresh = judge(record.with_field(value), type)
    return replace(fresh, confirmed=False)


def confirm_document(record: Record, *, type: DocumentType) -> Record:  # noqa: A002
    """The record with every field agreed to, and itself."""
    fields = tuple(
        value
        if value.state is FieldState.EDITED or value.state in NO_VALUE
        else replace(value, state=FieldState.CONFIRMED)
        for value in record.fields
    )
    return replace(judge(replace(record, fields=fields), type), confirmed=True)
