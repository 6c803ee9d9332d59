"""Tables that are none: edges in photographs look like rules, but the texts between them stand on number plates."""

from collections.abc import Sequence

from ocrdesk.model import Line, Quad, Table

MOST_ON_PLATES = 0.5
"""A table with pictures of plates in its cells says more beside them than on them."""


def without_photographs(tables: Sequence[Table], lines: Sequence[Line], plates: Sequence[Quad]) -> tuple[Table, ...]:
    """The tables without those most of whose texts stand on the plates."""
    return tuple(table for table in tables if not _is_photograph(table, lines, plates))


def seen_at_first(
    lines: Sequence[Line], known: Sequence[Line], dropped: Sequence[Table], plates: Sequence[Quad]
) -> tuple[Line, ...]:
    """The lines without those that only a look into the cells of what is no table showed, unless they are on plates."""
    areas = [table.quad.bounds for table in dropped]
    before = frozenset(line.quad for line in known)
    return tuple(
        line
        for line in lines
        if line.quad in before or not any(area.contains(line.quad.centre) for area in areas) or _is_on(line, plates)
    )


def _is_photograph(table: Table, lines: Sequence[Line], plates: Sequence[Quad]) -> bool:
    area = table.quad.bounds
    inside = [line for line in lines if line.text.strip() and area.contains(line.quad.centre)]
    return bool(inside) and sum(_is_on(line, plates) for line in inside) >= MOST_ON_PLATES * len(inside)


def _is_on(line: Line, plates: Sequence[Quad]) -> bool:
    return any(plate.bounds.contains(line.quad.centre) for plate in plates)
