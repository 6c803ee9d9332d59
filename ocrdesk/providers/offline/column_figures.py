"""Lone characters in a column of figures that look like another figure: O and 0, l and 1, 一 and a dash."""

from collections.abc import Sequence
from dataclasses import replace

from ocrdesk.model import Line
from ocrdesk.tables.cell_text import Piece, pieces_in
from ocrdesk.tables.figures import is_figure
from ocrdesk.tables.grid import Grid

FIGURE_FOR = {"O": "0", "o": "0", "l": "1", "I": "1", "一": "—"}
LEAST_FIGURES, LEAST_SHARE = 2, 0.6
"""So many figures, and this share of what stands below the head, make a column of figures."""


def with_figures(grids: Sequence[Grid], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those that are a lone lookalike in a column of figures taken for the figure."""
    settled = list(lines)
    for grid in grids:
        for number in _misread(grid, lines):
            settled[number] = _as_figure(lines[number])
    return tuple(settled)


def _misread(grid: Grid, lines: Sequence[Line]) -> list[int]:
    """The numbers of lines that are lookalikes among figures."""
    columns: dict[int, list[list[Piece]]] = {}
    for number, pieces in pieces_in(grid, lines).items():
        place = grid.places[number]
        if place.row and place.column_span == 1:
            columns.setdefault(place.column, []).append(pieces)
    return [
        cell[0].number
        for cells in columns.values()
        if _holds_figures(cells)
        for cell in cells
        if len(cell) == 1 and not cell[0].cut and cell[0].line.text.strip() in FIGURE_FOR
    ]


def _holds_figures(cells: Sequence[Sequence[Piece]]) -> bool:
    texts = ["".join(piece.line.text for piece in cell).strip() for cell in cells]
    others = [text for text in texts if text not in FIGURE_FOR]
    figures = sum(is_figure(text) and any(letter.isdigit() for letter in text) for text in others)
    return figures >= LEAST_FIGURES and figures >= LEAST_SHARE * len(others)


def _as_figure(line: Line) -> Line:
    characters = tuple(
        replace(each, text=FIGURE_FOR[each.text], others=tuple(dict.fromkeys((each.text, *each.others))))
        if each.text in FIGURE_FOR
        else each
        for each in line.characters
    )
    return replace(line, text="".join(FIGURE_FOR.get(letter, letter) for letter in line.text), characters=characters)
