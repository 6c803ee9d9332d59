"""Which documents on a page a warning about its picture concerns."""

from collections.abc import Iterable
from dataclasses import replace

from ocrdesk.model import PageWarning, Quad, Record

COPY = "copy"
COLOURED = frozenset({"id_card", "driver_license", "vehicle_license", "business_license", "passport"})
"""Of these an original has colours, and a black-and-white copy is worth a word; others may be printed in black."""


def with_picture_warnings(records: Iterable[Record], warnings: Iterable[PageWarning]) -> tuple[Record, ...]:
    """The records, each with the warnings on the whole page and on places within it."""
    warnings = tuple(warnings)
    return tuple(
        replace(record, picture_warnings=tuple(warning for warning in warnings if _concerns(warning, record)))
        for record in records
    )


def _concerns(warning: PageWarning, record: Record) -> bool:
    if warning.key == COPY and record.type not in COLOURED:
        return False
    return warning.quad is None or record.quad is None or _meet(warning.quad, record.quad)


def _meet(one: Quad, other: Quad) -> bool:
    a, b = one.bounds, other.bounds
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom
