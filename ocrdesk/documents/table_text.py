"""Tables within a page's text: each row one paragraph, its cells parted by tabs, as Word and Excel take them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ocrdesk.documents.reading_order import join
from ocrdesk.model import Line, Quad, Table

Paragraphs = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's lines in order, their paragraphs as indexes, and the text that these make."""

    lines: tuple[Line, ...]
    paragraphs: tuple[tuple[int, ...], ...]
    text: str


def set_tables(lines: Sequence[Line], paragraphs: Paragraphs, tables: Sequence[Table]) -> Reading:
    """The page's reading with its tables row by row, where their first text stands; those without lines at the end.

    What `paragraphs` leave out is not in the text; it stands at the end of the lines.
    """
    owner = {index: _row_of(line, tables) for index, line in enumerate(lines)}
    groups: list[tuple[list[int], tuple[int, int] | None]] = []
    begun: set[int] = set()
    for paragraph in paragraphs:
        outside = [index for index in paragraph if owner[index] is None]
        if outside:
            groups.append((outside, None))
        for number in dict.fromkeys(cell[0] for index in paragraph if (cell := owner[index]) is not None):
            if number not in begun:
                begun.add(number)
                groups += _rows(tables[number], number, lines, owner)
    unplaced = [table for number, table in enumerate(tables) if number not in begun]
    order = [index for group, _ in groups for index in group]
    place = {index: position for position, index in enumerate(order)}
    left_out = [index for index in range(len(lines)) if index not in place]
    rows = [table_rows(table) for table in tables]
    texts = [join(lines, [group]) if row is None else rows[row[0]][row[1]] for group, row in groups]
    texts += [row for table in unplaced for row in table_rows(table)]
    return Reading(
        tuple(lines[index] for index in (*order, *left_out)),
        (
            *(tuple(place[index] for index in group) for group, _ in groups),
            *((len(order) + position,) for position in range(len(left_out))),
        ),
        "\n".join(texts),
    )


def _rows(
    table: Table, number: int, lines: Sequence[Line], owner: dict[int, tuple[int, int] | None]
) -> list[tuple[list[int], tuple[int, int] | None]]:
    """The lines of each row of a table, from the left, with the row."""
    found: list[tuple[list[int], tuple[int, int] | None]] = []
    for row in range(table.rows):
        inside = [index for index, place in owner.items() if place == (number, row)]
        if inside:
            found.append((sorted(inside, key=lambda index: _column(lines[index], table)), (number, row)))
    return found


def _row_of(line: Line, tables: Sequence[Table]) -> tuple[int, int] | None:
    """The table and the row that a line stands in."""
    for number, table in enumerate(tables):
        if not table.quad.bounds.contains(line.quad.centre):
            continue
        for cell in table.cells:
            if cell.quad is not None and _holds(cell.quad, line.quad.centre):
                return number, cell.row
    return None


def _column(line: Line, table: Table) -> tuple[int, float, float]:
    column = next(
        (cell.column for cell in table.cells if cell.quad is not None and _holds(cell.quad, line.quad.centre)),
        table.columns,
    )
    x, y = line.quad.centre
    return column, y, x


def table_rows(table: Table) -> list[str]:
    """A table's rows as they stand in a page's text; what a cell covers besides its first place is empty."""
    rows = [[""] * table.columns for _row in range(table.rows)]
    for cell in table.cells:
        if cell.row < table.rows and cell.column < table.columns:
            rows[cell.row][cell.column] = " ".join(cell.text.split())
    return ["\t".join(row) for row in rows]


def _holds(quad: Quad, point: tuple[float, float]) -> bool:
    """Whether the point lies in the (convex) quad."""
    x, y = point
    corners = quad.corners
    return all(
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
        for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True)
    )
