"""What a person does to single characters of a value, seen side by side with others read alike."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from ocrdesk.documents.normalise import clean
from ocrdesk.documents.triage import judge, unsure_indexes
from ocrdesk.model import CharacterLook, DocumentType, FieldState, FieldValue, Record


def look_at_characters(
    record: Record,
    looks: Mapping[str, CharacterLook],
    *,
    type: DocumentType,  # noqa: A002
) -> Record | None:
    """The record with these characters, by field key, seen, put right or doubted.

    A value all of whose characters were seen counts as confirmed, unless a rule says that it is wrong all the same: of
    that nobody was told. None where a value is not the one that was looked at.
    """
    for key, look in looks.items():
        if record[key].text != look.text:
            return None
        record = record.with_field(_looked_at(record[key], look, type))
    fresh = judge(record, type)
    for key in looks:
        value = fresh[key]
        if not value.doubted and not any(problem.failed for problem in value.problems):
            fresh = fresh.with_field(replace(value, state=_state(value, type)))
    fresh = judge(fresh, type)
    return replace(fresh, confirmed=fresh.confirmed and not any(fresh[key].needs_look for key in looks))


def _looked_at(value: FieldValue, look: CharacterLook, document: DocumentType) -> FieldValue:
    letters = list(value.text)
    for index, letter in look.corrected:
        letters[index] = letter
    text = clean(document.field(value.key), "".join(letters))
    if len(text) != len(letters):  # what was typed is nothing that may stand in such a value
        text = unicodedata.normalize("NFKC", "".join(letters)).upper()
    corrected = {index for index, _letter in look.corrected}
    seen = (set(value.seen) | set(look.seen) | corrected) - set(look.doubted)
    doubted = (set(value.doubted) | set(look.doubted)) - seen
    return replace(value, text=text, seen=tuple(sorted(seen)), doubted=tuple(sorted(doubted)), state=FieldState.READ)


def _state(value: FieldValue, document: DocumentType) -> FieldState:
    changed = value.text != value.recognized
    if len(value.seen) == len(value.text):
        return FieldState.EDITED if changed else FieldState.CONFIRMED
    return FieldState.EDITED if changed and not unsure_indexes(document.field(value.key), value) else value.state
