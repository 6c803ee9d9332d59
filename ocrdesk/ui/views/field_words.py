"""How a field's state is told: mark, colour and words, the same on every row."""

from dataclasses import dataclass

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import FieldState, FieldValue
from ocrdesk.ui.models.fields_model import Field, field_state

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
    value = field.value
    failed = any(problem.failed for problem in value.problems)
    match field_state(field):
        case FieldState.READ:
            return StateWords("check", "green", str(value.proof) if value.proof else "")
        case FieldState.CHECK if failed:
            return StateWords("failed", "red", _("Check fails"), "failed")
        case FieldState.CHECK:
            return StateWords("warning", "amber", _doubt(value), "check")
        case FieldState.MISSING:
            return StateWords("minus", "amber" if field.spec.required else "muted", _("Not found"), "missing")
        case FieldState.CONFIRMED:
            return StateWords("confirmed", "red" if failed else "green", _("Confirmed"))
        case _:
            return StateWords("edited", "red" if failed else "accent", _("Edited"), "failed" if failed else "")


def reason_for(field: Field) -> str:
    """One sentence of what is wrong; "" if nothing is."""
    sentences = dict.fromkeys(str(problem.message) for problem in field.value.problems)
    return _("; ").join(sentences)


def unsure_characters(field: Field) -> tuple[int, ...]:
    """The indexes of the characters that the machine was not sure of, where it can be told."""
    value = field.value
    if not field.needs_look or "".join(character.text for character in value.characters) != value.text:
        return ()
    if any(len(character.text) != 1 for character in value.characters):
        return ()
    return tuple(i for i, character in enumerate(value.characters) if character.confidence < UNSURE_CHARACTER)


def _doubt(value: FieldValue) -> str:
    percent = f"{value.confidence:.0%}"
    return str(message(N_("{percent} sure"), percent=percent))
