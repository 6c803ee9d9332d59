"""What a value that fails its checks may have been: characters that are easily mixed up, offered and never applied."""

from collections.abc import Iterator
from itertools import combinations

from ocrdesk.documents.normalise import clean
from ocrdesk.i18n import N_, Message
from ocrdesk.model import FieldSpec, FieldValue, Shape, Suggestion

_MOST = 3
_MOST_TRIES = 1000
_SURE = 0.9
_SHAPES = frozenset({Shape.CODE, Shape.DATE, Shape.DATE_OR_OPEN, Shape.MONTH})
_PAIRS = "O0 Q0 D0 I1 L1 S5 Z2 B8 G6 T7 A4 0O 0D 1I 1L 17 2Z 38 4A 49 5S 56 6G 68 65 71 7T 8B 83 86 94 UV VU"
_ALIKE = tuple((pair[0], pair[1]) for pair in _PAIRS.split())
"""Characters that recognisers mix up (fields.md: O/0, I/1, S/5, Z/2, B/8, l/1), the usual partner first."""
_NEVER_IN_CODES = "IOQ"


def suggest(value: FieldValue, spec: FieldSpec) -> tuple[Suggestion, ...]:
    """Texts that differ in one or two such characters and pass the field's checks; none for a value that does."""
    if not spec.checks or spec.shape not in _SHAPES or not _fails(spec, value.text):
        return ()
    places = _alternatives(value)
    found: list[Suggestion] = []
    for tries, (text, why) in enumerate(_changed(value.text, places, _suspects(value, places))):
        if tries >= _MOST_TRIES or len(found) >= _MOST:
            break
        tidy = clean(spec, text)
        if not _fails(spec, tidy) and all(tidy != other.text for other in found):
            found.append(Suggestion(tidy, why))
    return tuple(found)


def alike(character: str) -> tuple[str, ...]:
    """The characters that this one is easily mixed up with, the usual partner first."""
    return tuple(other for read, other in _ALIKE if read == character)


def _fails(spec: FieldSpec, text: str) -> bool:
    return any(check(text) is not None for check in spec.checks)


def _alternatives(value: FieldValue) -> list[tuple[int, str, bool]]:
    """Place, another character for it, and whether the recogniser itself had it in mind; those first."""
    alike = "".join(character.text for character in value.characters) == value.text
    own = [
        (place, other, True)
        for place, character in enumerate(value.characters if alike else ())
        for other in character.others
        if len(other) == 1 and other.isalnum() and other != value.text[place]
    ]
    known = {(place, other) for place, other, _ in own}
    unsure = {place: character.confidence for place, character in enumerate(value.characters)} if alike else {}
    usual = [
        (place, other, False)
        for place, character in enumerate(value.text)
        for read, other in _ALIKE
        if read == character and (place, other) not in known
    ]
    usual.sort(key=lambda item: (value.text[item[0]] not in _NEVER_IN_CODES, unsure.get(item[0], 1.0)))
    return [*own, *usual]


def _suspects(value: FieldValue, places: list[tuple[int, str, bool]]) -> list[tuple[int, str, bool]]:
    """Where two characters may be wrong at once: elsewhere too many pairs would pass a check by chance."""
    alike = "".join(character.text for character in value.characters) == value.text
    unsure = {i for i, character in enumerate(value.characters) if alike and character.confidence < _SURE}
    return [item for item in places if item[0] in unsure or value.text[item[0]] in _NEVER_IN_CODES]


def _changed(
    text: str, places: list[tuple[int, str, bool]], suspects: list[tuple[int, str, bool]]
) -> Iterator[tuple[str, Message]]:
    seconds = Message(N_("The recogniser's second choice passes the check"))
    mixed = Message(N_("Easily mixed up characters; so it passes the check"))
    for place, other, own in places:
        yield text[:place] + other + text[place + 1 :], seconds if own else mixed
    for (one, first, _), (two, second, _) in combinations(suspects, 2):
        if one != two:
            changed = list(text)
            changed[one], changed[two] = first, second
            yield "".join(changed), mixed
