"""Two providers read one document: where they differ a person must look, where they agree there is no need to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import FieldValue, PageWarning, Problem, Quad, Record, Suggestion

SECOND = "second."
"""How the second reading's values are named among a record's facts."""
NOT_COMPARED = "not_compared"


def compared(record: Record, others: Sequence[Record], provider: str) -> Record:
    """The record with what the second provider read of the same document; not yet judged anew."""
    twin = next((each for each in others if each.type == record.type and _meets(each.quad, record.quad)), None)
    if twin is None:
        return not_compared(record, provider)
    read = tuple((SECOND + value.key, value.recognized) for value in twin.fields if value.recognized)
    return replace(record, facts=(*record.facts, *read))


def not_compared(record: Record, provider: str) -> Record:
    """The record with word that the second provider did not read it."""
    told = message(N_("{provider} could not read it for comparison"), provider=provider)
    return replace(record, picture_warnings=(*record.picture_warnings, PageWarning(NOT_COMPARED, told, record.quad)))


def differing(value: FieldValue, facts: Mapping[str, str]) -> tuple[tuple[Problem, ...], tuple[Suggestion, ...]]:
    """The doubt that another reading raises about a value, and that reading as a suggestion."""
    other = facts.get(SECOND + value.key, "")
    if not other or other == value.text:
        return (), ()
    words = message(N_("The second reading says: {other}"), other=other)
    return (Problem("second_reading", words, failed=False),), (Suggestion(other, Message(N_("The second reading"))),)


def agreeing(value: FieldValue, facts: Mapping[str, str]) -> Message | None:
    """The proof that two readings of a value agree."""
    return Message(N_("Two readings agree")) if facts.get(SECOND + value.key) == value.text else None


def _meets(one: Quad | None, other: Quad | None) -> bool:
    return one is None or other is None or one.bounds.contains(other.centre) or other.bounds.contains(one.centre)
