"""In which order the clerk is led through what needs a look: document by document, the gravest first."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ocrdesk.model import FieldState, FieldValue, PageRecord

if TYPE_CHECKING:
    from ocrdesk.ui.models.fields_model import Field

FAILED, UNSURE, MISSING = range(3)


def severity(value: FieldValue) -> int:
    """What fails a check comes before what is only unsure, and that before what is missing."""
    if any(problem.failed for problem in value.problems):
        return FAILED
    return MISSING if value.state is FieldState.MISSING else UNSURE


def in_order(fields: Iterable["Field"]) -> tuple[int, ...]:
    """The rows of the fields that need a look, in the order of work."""
    waiting = ((field.document, severity(field.value), row) for row, field in enumerate(fields) if field.needs_look)
    return tuple(row for _document, _severity, row in sorted(waiting))


def step(order: Sequence[int], row: int, direction: int) -> int | None:
    """The row before or after that one in the order of work; from a row that needs no look, the first or the last.

    None: there is none in that direction.
    """
    if row not in order:
        return (order[0] if direction > 0 else order[-1]) if order else None
    place = order.index(row) + direction
    return order[place] if 0 <= place < len(order) else None


def next_to_look_at(record: PageRecord, left: "Field") -> tuple[int, str] | None:
    """What Enter leads to in the page as it stands now, from the field as it stood; at last what was passed over."""
    waiting = sorted(
        (number, severity(value), row, value.key)
        for number, document in enumerate(record.documents)
        for row, value in enumerate(document.fields)
        if value.needs_look and not document.confirmed and (number, value.key) != left.place
    )
    row = left.record.fields.index(left.value)
    here = (left.document, severity(left.value), row) if left.needs_look else (left.document, FAILED - 1, 0)
    following = next((each for each in waiting if each[:3] > here), waiting[0] if waiting else None)
    return (following[0], following[-1]) if following else None
