"""How a field's state is told: mark, colour and words, the same on every row."""

from dataclasses import dataclass

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import NO_VALUE, FieldState, FieldValue, Origin
from ocrdesk.ui.models.fields_model import Field, field_state

NO_VALUE_MARKS = {FieldState.ABSENT: "minus", FieldState.ILLEGIBLE: "eye-off"}
ORIGINS = {
    Origin.READ: N_("Typed"),  # by an earlier version, which did not tell
    Origin.TYPED: N_("Typed"),
    Origin.READING: N_("Chosen among the other readings"),
    Origin.ANEW: N_("Its place was read again"),
}
UNSURE_CHARACTER = 0.80
"""Below this confidence a character is underlined."""


@dataclass(frozen=True, slots=True)
class StateWords:
    """A mark (an icon's name), a colour of the theme, and a short text; `edge` colours the editor."""

    mark: str
    tone: str
    text: str
    edge: str = ""

    @property
    def spoken(self) -> str:
        return self.text or _("Fine")


def words_for(field: Field) -> StateWords:
    """What stands at the right of the label."""
    value, state = field.value, field_state(field)
    if state in NO_VALUE:
        return StateWords(NO_VALUE_MARKS[state], "accent", _(NO_VALUE[state]))
    if any(problem.failed for problem in value.problems):
        return _failed(state)
    return _calm(field, state)


def _calm(field: Field, state: FieldState) -> StateWords:
    """The words for a value that fails no check."""
    value = field.value
    if state is FieldState.READ:
        return StateWords("check", "green", str(value.proof) if value.proof else "")
    if state is FieldState.CHECK:
        return StateWords("warning", "amber", _doubt(value), "check")
    if state is FieldState.MISSING:
        tone, edge = ("amber", "missing") if field.spec.required else ("muted", "")
        return StateWords("minus", tone, _("Not found"), edge)
    if state is FieldState.CONFIRMED:
        return StateWords("confirmed", "green", _("Confirmed"))
    return StateWords("edited", "accent", _("Edited"))


def _failed(state: FieldState) -> StateWords:
    """The words for a value that fails a check; a person may have let it stand all the same."""
    if state is FieldState.EDITED:
        return StateWords("edited", "red", _("Edited, check fails"), "failed")
    if state is FieldState.CONFIRMED:
        return StateWords("confirmed", "red", _("Confirmed"))
    return StateWords("failed", "red", _("Check fails"), "failed")


def reason_for(field: Field) -> str:
    """One sentence of what is wrong; "" if nothing is."""
    told = words_for(field).text
    sentences = dict.fromkeys(str(problem.message) for problem in field.value.problems)
    if field.value.suggestions:
        sentences[_("Perhaps {text}?").format(text=field.value.suggestions[0].text)] = None
    return _("; ").join(sentence for sentence in sentences if sentence != told)


def origin_words(field: Field, reader: str) -> str:
    """Where the value came from; `reader` tells who read it."""
    value = field.value
    if value.state in NO_VALUE:
        return _("Said by a person")
    if value.state is FieldState.EDITED:
        return _(ORIGINS[value.origin])
    return _("Worked out by a rule") if value.text != value.recognized else reader if value.text else ""


def unsure_characters(field: Field) -> tuple[int, ...]:
    """The indexes of the characters that the machine was not sure of, where it can be told."""
    value = field.value
    if not field.needs_look or "".join(character.text for character in value.characters) != value.text:
        return ()
    if any(len(character.text) != 1 for character in value.characters):
        return ()
    return tuple(
        i
        for i, character in enumerate(value.characters)
        if character.confidence < UNSURE_CHARACTER and i not in value.seen
    )


def _doubt(value: FieldValue) -> str:
    percent = f"{value.confidence:.0%}"
    return str(message(N_("{percent} sure"), percent=percent))
