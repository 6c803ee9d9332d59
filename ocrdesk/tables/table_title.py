"""The title above a table: a text by itself, in the middle, larger than the rest or right above."""

from collections.abc import Sequence

from ocrdesk.tables.grid import Grid
from ocrdesk.tables.strips import Strip, rows_of

REACH = 7.0
"""How far above the table its title may stand, in heights of the print."""
MIDDLE = 0.1
"""How far off the table's middle, as a share of its width."""


def title_of(grid: Grid, strips: Sequence[Strip], em: float) -> str:
    """The title, or "" where there is none; `strips` are in the grid's frame."""
    top, left, right = grid.rows[0], grid.columns[0], grid.columns[-1]
    above = [strip for strip in strips if top - REACH * em < strip.middle < top]
    alone = [row[0] for row in rows_of(above, em) if len(row) == 1]
    centred = [
        strip
        for strip in alone
        if abs((strip.left + strip.right - left - right) / 2) < MIDDLE * (right - left)
        and strip.width < 0.8 * (right - left)
    ]
    return max(centred, key=lambda strip: (round(strip.height / em, 1), strip.middle)).text if centred else ""
