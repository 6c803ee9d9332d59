"""Figures that begin with a 1 too many, because the rule beside them was read along: read again inside the rules."""

from collections.abc import Iterator, Sequence

import numpy as np

from ocrdesk.model import Line
from ocrdesk.providers.offline.detection import Corners, Found, Picture
from ocrdesk.providers.offline.overlooked import Read
from ocrdesk.tables.cell_text import pieces_in
from ocrdesk.tables.grid import Grid, Place

RULE_LIKE = "1lI|[]"
"""What a rule is read as among figures."""
NEAR = 0.15
"""A line reaches up to a rule that is so near, in heights of the print."""
INSET = 0.15
"""Half a rule's width and what it fades into, in heights of the print."""
SURE = 0.75
MOST_LINES = 12
"""At most so many lines of a page are read again, the least sure ones."""


def inside_rules(
    picture: Picture, grids: Sequence[Grid], lines: Sequence[Line], em: float, read: Read
) -> tuple[Line, ...]:
    """The lines, those without their first or last character that are surely so where the rules are cut away."""
    doubtful = [each for grid in grids if not grid.guess for each in _doubtful(grid, lines, em)]
    places = sorted(doubtful, key=lambda each: lines[each[0]].confidence)[:MOST_LINES]
    if not places:
        return tuple(lines)
    settled = list(lines)
    fresh = read(picture, [Found(corners, 1.0) for _, corners in places])
    for (number, _), line in zip(places, fresh, strict=True):
        old = lines[number].text
        if line.confidence >= SURE and line.text in (old[1:], old[:-1]):
            settled[number] = line
    return tuple(settled)


def _doubtful(grid: Grid, lines: Sequence[Line], em: float) -> Iterator[tuple[int, Corners]]:
    """The numbers of lines that may have a rule for their first or last character, and their part inside the cell."""
    for place_number, pieces in pieces_in(grid, lines).items():
        place = grid.places[place_number]
        for piece in pieces:
            if not piece.cut and _has_rule(grid, place, piece.line, em):
                yield piece.number, _inside(grid, place, piece.line, em)


def _has_rule(grid: Grid, place: Place, line: Line, em: float) -> bool:
    text = line.text
    if len(text) < 2 or not any(letter.isdigit() for letter in text):  # noqa: PLR2004 - a character and a rule
        return False
    left, _, right, _ = _extent(grid, line)
    at_left = left <= grid.columns[place.column] + NEAR * em and text[0] in RULE_LIKE
    at_right = right >= grid.columns[place.column + place.column_span] - NEAR * em and text[-1] in RULE_LIKE
    return at_left or at_right


def _inside(grid: Grid, place: Place, line: Line, em: float) -> Corners:
    left, top, right, bottom = _extent(grid, line)
    inset = INSET * em
    quad = grid.frame.quad(
        max(left, grid.columns[place.column] + inset),
        max(top, grid.rows[place.row] + inset),
        min(right, grid.columns[place.column + place.column_span] - inset),
        min(bottom, grid.rows[place.row + place.row_span] - inset),
    )
    return np.array(quad.corners, dtype=np.float32)


def _extent(grid: Grid, line: Line) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line in the grid's frame."""
    corners = [grid.frame.to_grid(corner) for corner in line.quad.corners]
    us, vs = [u for u, _ in corners], [v for _, v in corners]
    return min(us), min(vs), max(us), max(vs)
