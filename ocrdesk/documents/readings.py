"""What else a value may say: another reading of it, a look-alike that passes, or a glyph's runner-up."""

from collections.abc import Iterator

from ocrdesk.documents.normalise import clean
from ocrdesk.documents.second_reading import SECOND
from ocrdesk.documents.suggestions import alike, suggest
from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import DocumentType, FieldSpec, FieldValue, Record, Suggestion

MOST = 12
"""More than that nobody looks through."""
MOST_GLYPHS = 3
"""So many of the least certain characters are offered with others in their place."""
UNSURE = 0.9


def other_readings(record: Record, key: str, *, type: DocumentType) -> tuple[Suggestion, ...]:  # noqa: A002
    """The texts that the field may hold instead of its own, the likeliest first, each with its reason."""
    value, spec = record[key], type.field(key)
    found: dict[str, Suggestion] = {}
    for offered in _all(record, value, spec):
        text = clean(spec, offered.text)
        if text and text != value.text:
            found.setdefault(text, Suggestion(text, offered.why))
    return tuple(found.values())[:MOST]


def _all(record: Record, value: FieldValue, spec: FieldSpec) -> Iterator[Suggestion]:
    if value.recognized:
        yield Suggestion(value.recognized, Message(N_("Read by the machine")))
    second = dict(record.facts).get(SECOND + value.key, "")
    if second:
        yield Suggestion(second, Message(N_("The second reading")))
    yield from value.suggestions
    yield from suggest(value, spec)
    yield from _runners_up(value)


def _runners_up(value: FieldValue) -> Iterator[Suggestion]:
    """The text with one of its least certain characters replaced, by what the recogniser or the eye mixes up."""
    if "".join(character.text for character in value.characters) != value.text:
        return
    order = sorted(range(len(value.characters)), key=lambda place: value.characters[place].confidence)
    for place in order[:MOST_GLYPHS]:
        character = value.characters[place]
        for other in character.others:
            yield _replaced(value.text, place, other, N_("The recogniser's second choice: {one} for {other}"))
        if character.confidence < UNSURE:
            for other in alike(character.text):
                yield _replaced(value.text, place, other, N_("Easily mixed up: {one} for {other}"))


def _replaced(text: str, place: int, one: str, why: str) -> Suggestion:
    return Suggestion(text[:place] + one + text[place + 1 :], message(why, one=one, other=text[place]))
