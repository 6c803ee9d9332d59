"""What a clerk does to a table, as functions from one table to the next; cells without a place get none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ocrdesk.model import Cell, Quad, Table


@dataclass(frozen=True, slots=True)
class Range:
    """Rows `top` to `bottom` and columns `left` to `right`, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, cell: Cell) -> "Range":
        """All places that the cell covers."""
        return cls(cell.row, cell.column, cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)

    def meets(self, cell: Cell) -> bool:
        down = cell.row <= self.bottom and cell.row + cell.row_span > self.top
        return down and cell.column <= self.right and cell.column + cell.column_span > self.left

    def around(self, cell: Cell) -> "Range":
        return Range(
            min(self.top, cell.row),
            min(self.left, cell.column),
            max(self.bottom, cell.row + cell.row_span - 1),
            max(self.right, cell.column + cell.column_span - 1),
        )


def write_cells(table: Table, row: int, column: int, cells: Sequence[Cell]) -> Table:
    """The table with those cells from that place on, grown as they need, merged as they are."""
    placed = [replace(cell, row=cell.row + row, column=cell.column + column) for cell in cells]
    texts = {(cell.row, cell.column): cell.text for cell in placed}
    merged = [cell for cell in placed if cell.row_span * cell.column_span > 1]
    if not merged and len(texts) == sum((cell.row, cell.column) in texts for cell in table.cells):
        return _rewritten(table, texts)  # as where one cell is typed in: all the others stay the very same
    rows = max((cell.row + cell.row_span for cell in placed), default=0)
    columns = max((cell.column + cell.column_span for cell in placed), default=0)
    table = _filled(replace(table, rows=max(table.rows, rows), columns=max(table.columns, columns)))
    if merged:
        table = split(table, Range(row, column, rows - 1, columns - 1))
    table = _rewritten(table, texts)
    for cell in merged:
        area = Range(cell.row, cell.column, cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        table = _rewritten(merge(table, area), {(cell.row, cell.column): cell.text})
    return table


def fill(table: Table, area: Range, text: str) -> Table:
    """The table with that text in every cell of the range."""
    cells = [replace(cell, text=text) if area.meets(cell) else cell for cell in table.cells]
    return replace(table, cells=tuple(cells))


def insert_row(table: Table, at: int) -> Table:
    """The table with an empty row before row `at`; cells that reach over that place grow."""
    cells = [
        replace(cell, row=cell.row + 1)
        if cell.row >= at
        else replace(cell, row_span=cell.row_span + int(cell.row + cell.row_span > at))
        for cell in table.cells
    ]
    return _filled(replace(table, rows=table.rows + 1, cells=_in_order(cells)))


def delete_rows(table: Table, first: int, last: int) -> Table:
    """The table without those rows; cells that reach over them shrink. One row always stays."""
    count = min(last - first + 1, table.rows - 1)
    last = first + count - 1
    cells = []
    for cell in table.cells:
        kept = [row for row in range(cell.row, cell.row + cell.row_span) if not first <= row <= last]
        if kept:
            row = kept[0] - count if kept[0] > last else kept[0]
            cells.append(replace(cell, row=row, row_span=len(kept)))
    return _filled(replace(table, rows=table.rows - count, cells=_in_order(cells)))


def insert_column(table: Table, at: int) -> Table:
    """The table with an empty column before column `at`."""
    return _turned(insert_row(_turned(table), at))


def delete_columns(table: Table, first: int, last: int) -> Table:
    """The table without those columns."""
    return _turned(delete_rows(_turned(table), first, last))


def merge(table: Table, wanted: Range) -> Table:
    """The table with one cell in that range, and in what cells reach out of it; their texts follow one another."""
    area = grown(table.cells, wanted)
    inside = [cell for cell in table.cells if area.meets(cell)]
    if len(inside) < 2 and (area.top, area.left) == (area.bottom, area.right):  # noqa: PLR2004 - one is no range
        return table
    texts = [cell.text for cell in _in_order(inside) if cell.text]
    quads = [cell.quad for cell in inside if cell.quad is not None]
    spans = area.bottom - area.top + 1, area.right - area.left + 1
    one = Cell(area.top, area.left, "\n".join(texts), *spans, Quad.around(quads) if quads else None)
    return replace(table, cells=_in_order([*(cell for cell in table.cells if cell not in inside), one]))


def split(table: Table, area: Range) -> Table:
    """The table with all cells of the range cut into single ones; the first of each keeps the text."""
    cells: list[Cell] = []
    for cell in table.cells:
        if not area.meets(cell):
            cells.append(cell)
            continue
        cells += [
            Cell(
                cell.row + down,
                cell.column + across,
                "" if down or across else cell.text,
                quad=_part(cell, down, across),
            )
            for down in range(cell.row_span)
            for across in range(cell.column_span)
        ]
    return replace(table, cells=_in_order(cells))


def clear(table: Table, area: Range) -> Table:
    """The table with no text in that range."""
    return fill(table, area, "")


def grown(cells: Iterable[Cell], area: Range) -> Range:
    """The range with all of these cells that reach into it; only those that cover several places matter."""
    merged = [cell for cell in cells if cell.row_span > 1 or cell.column_span > 1]
    while True:
        wider = area
        for cell in merged:
            if wider.meets(cell):
                wider = wider.around(cell)
        if wider == area:
            return area
        area = wider


def _part(cell: Cell, down: int, across: int) -> Quad | None:
    if cell.quad is None:
        return None
    strip = cell.quad.part(across / cell.column_span, (across + 1) / cell.column_span)
    return strip.part(down / cell.row_span, (down + 1) / cell.row_span, downwards=True)


def _covered(table: Table) -> set[tuple[int, int]]:
    return {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _rewritten(table: Table, texts: Mapping[tuple[int, int], str]) -> Table:
    """The table with these texts in the cells that begin at these places."""
    cells = [
        replace(cell, text=texts[cell.row, cell.column]) if (cell.row, cell.column) in texts else cell
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells))


def _filled(table: Table) -> Table:
    """The table with an empty cell wherever none is."""
    covered = _covered(table)
    empty = [
        Cell(row, column, "")
        for row in range(table.rows)
        for column in range(table.columns)
        if (row, column) not in covered
    ]
    return replace(table, cells=_in_order([*table.cells, *empty]))


def _turned(table: Table) -> Table:
    cells = [
        replace(cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span)
        for cell in table.cells
    ]
    return replace(table, rows=table.columns, columns=table.rows, cells=_in_order(cells))


def _in_order(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
