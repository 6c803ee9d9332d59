"""Which values a person must look at, and why.

A value that fails a check is looked at whatever the recogniser's confidence; one that a strong check proves is
not. In between decides the confidence of the least certain character.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from ocrdesk.documents.second_reading import agreeing, differing
from ocrdesk.documents.standard_characters import is_in_general_use
from ocrdesk.documents.suggestions import suggest
from ocrdesk.documents.unfinished import what_is_lost
from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import DocumentType, FieldSpec, FieldState, FieldValue, Problem, Record, Shape

SURE: Mapping[Shape, float] = {
    Shape.TEXT: 0.99,
    Shape.CODE: 0.97,
    Shape.MONEY: 0.97,
    Shape.DATE: 0.99,
    Shape.DATE_OR_OPEN: 0.99,
    Shape.MONTH: 0.99,
    Shape.CHOICE: 0.7,
}
"""Below this confidence of its weakest character a value is looked at.

A name may be anything, so nothing else would tell that it was misread; a number mostly fails its checks then, and a
misread word of a closed list would hardly be another word of it. The figures behind it are in docs/TRIAGE.md, written
by tests/bench/triage_curve.py.
"""

SEEN = frozenset(state for state in FieldState if state.settled)
"""A person has looked at these."""

_USUAL = re.compile(r"[A-Za-z0-9\s!-/:-@\[-`{-~·（）【】〔〕、，。：；！？“”‘’《》－—～…￥¥〇＊×°℃㎡№Ⅰ-Ⅻ①-⑳]")


def judge(record: Record, document: DocumentType) -> Record:
    """The record with state, problems and proof of every field, and its notes, made anew.

    What a person confirmed or edited keeps its state; a check that fails is shown all the same.
    """
    values = dict(record.facts) | {value.key: value.text for value in record.fields}
    crossed = _merged(values, document)
    proved = {key: proof for prove in document.proofs for key, proof in prove(values).items()}
    fields = []
    for value in record.fields:
        spec = _required(document.field(value.key), values)
        judged = _judged(value, spec, crossed.get(value.key, ()), proved.get(value.key))
        fields.append(_compared(judged, values))
    looked_at = {value.key for value in fields if value.needs_look or value.state is FieldState.EDITED}
    fields = [_followed(value, document.field(value.key), looked_at) for value in fields]
    notes = tuple(found for note in document.notes if (found := note(values)) is not None)
    return replace(record, fields=tuple(fields), warnings=notes)


def complaints(spec: FieldSpec, text: str) -> tuple[Problem, ...]:
    """What the field's own rules say of a text that is there."""
    if spec.shape is Shape.CHOICE and spec.choices and text not in spec.choices:
        return (Problem("choice", Message(N_("Not one of the words that may stand here"))),)
    for check in spec.checks:
        complaint = check(text)
        if complaint:
            return (Problem(check.__name__, complaint),)
    return ()


def _required(spec: FieldSpec, values: Mapping[str, str]) -> FieldSpec:
    """The field, not missed where another stands in its place: an old number in that of a credit code."""
    return replace(spec, required=False) if spec.required and spec.unless and values.get(spec.unless) else spec


def _merged(values: Mapping[str, str], document: DocumentType) -> dict[str, tuple[Problem, ...]]:
    crossed: dict[str, tuple[Problem, ...]] = {}
    for check in document.cross_checks:
        for key, complaint in check(values).items():
            if values.get(key):
                crossed[key] = (*crossed.get(key, ()), Problem(check.__name__, complaint))
    return crossed


def _judged(value: FieldValue, spec: FieldSpec, crossed: tuple[Problem, ...], proof: Message | None) -> FieldValue:
    seen = value.state in SEEN
    if not value.text:
        missing = Problem("missing", Message(N_("Not found")), failed=False)
        state = value.state if seen else FieldState.MISSING
        return replace(
            value, state=state, problems=() if seen or not spec.required else (missing,), proof=None, suggestions=()
        )
    problems = (*complaints(spec, value.text), *crossed, *(() if seen else _doubted(value)))
    if problems or seen:
        proof = None if problems else proof
    elif spec.strong and spec.checks and proof is None:
        proof = Message(N_("Its check digit is right"))
    if _is_derived(value) and not seen:
        proof = None  # what proves the rest was not read here
    if not problems and not seen and proof is None:
        problems = _doubts(spec, value)
    state = value.state if seen else FieldState.CHECK if problems else FieldState.READ
    suggestions = () if seen or not problems else suggest(value, spec)
    return replace(value, state=state, problems=problems, proof=proof, suggestions=suggestions)


def _followed(value: FieldValue, spec: FieldSpec, unsure: set[str]) -> FieldValue:
    """The judged value; one that follows from others costs no look where they need none, and says so."""
    told = value.state in SEEN or value.proof or any(problem.check != "confidence" for problem in value.problems)
    if not spec.follows or not value.text or told:
        return value
    if unsure & set(spec.follows):
        doubt = Problem("follows", Message(N_("Worked out from values that are not sure")), failed=False)
        return replace(value, state=FieldState.CHECK, problems=(doubt,), proof=None)
    proof = Message(N_("Worked out from values that are sure"))
    return replace(value, state=FieldState.READ, problems=(), proof=proof, suggestions=())


def _compared(value: FieldValue, facts: Mapping[str, str]) -> FieldValue:
    """The judged value, weighed with what a second provider read."""
    doubts, offered = differing(value, facts)
    if not value.text or value.state in SEEN:
        return value
    if doubts:
        suggestions = (*offered, *(each for each in value.suggestions if each.text != offered[0].text))
        return replace(value, state=FieldState.CHECK, problems=(*value.problems, *doubts), suggestions=suggestions)
    proof = agreeing(value, facts)
    if proof is None or value.doubted or any(problem.failed for problem in value.problems):
        return value
    return replace(value, state=FieldState.READ, problems=(), proof=value.proof or proof, suggestions=())


def unsure_indexes(spec: FieldSpec, value: FieldValue) -> tuple[int, ...]:
    """The characters that the recogniser was not sure enough of and that nobody looked at one by one."""
    sure = SURE[spec.shape]
    return tuple(i for i, c in enumerate(value.characters) if c.confidence < sure and i not in value.seen)


def _is_derived(value: FieldValue) -> bool:
    """Whether the text is not what was read, nor what a person made of single characters of it."""
    return value.text != value.recognized and not value.seen


def _doubted(value: FieldValue) -> tuple[Problem, ...]:
    """What a person doubts, whatever the rules say of it."""
    letters = "".join(value.text[i] for i in value.doubted if i < len(value.text))
    words = message(N_("Marked as doubtful: {characters}"), characters=letters)
    return (Problem("doubted", words, failed=False),) if letters else ()


def _is_unsure(spec: FieldSpec, value: FieldValue) -> bool:
    if value.confidence >= SURE[spec.shape] or unsure_indexes(spec, value):
        return value.confidence < SURE[spec.shape]
    # Less sure as a whole than each of its characters: perhaps not all of it, and only all of it seen settles that.
    return len(value.seen) < len(value.text) and all(c.confidence > value.confidence for c in value.characters)


def _doubts(spec: FieldSpec, value: FieldValue) -> tuple[Problem, ...]:
    if _is_derived(value):
        words = message(N_("Worked out from: {printed}"), printed=value.recognized)
        if not value.recognized:
            words = Message(N_("Not read: it follows from other values"))
        return (Problem("completed", words, failed=False),)
    if _is_unsure(spec, value):
        indexes = unsure_indexes(spec, value)
        unsure = "".join(value.characters[i].text for i in indexes if value.characters[i].text not in "()（）")
        words = message(N_("Hard to read: {characters}"), characters=unsure) if unsure else Message(N_("Hard to read"))
        return (Problem("confidence", words, failed=False),)
    if lost := what_is_lost(spec, value):
        return (Problem("unfinished", lost, failed=False),)
    rare = "".join(c for c in value.text if not _is_usual(c)) if spec.shape is Shape.TEXT else ""
    if rare:
        return (Problem("rare", message(N_("Rare characters: {characters}"), characters=rare), failed=False),)
    return ()


def _is_usual(character: str) -> bool:
    """Whether a character is common: a usual sign, or of level 1 or 2 of 通用规范汉字表."""
    return bool(_USUAL.match(character)) or is_in_general_use(character)
