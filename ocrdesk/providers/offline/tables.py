"""Tables in a picture: ruled, partly ruled and without rules, as cells with spans and their own text."""

from collections.abc import Sequence
from dataclasses import replace

from ocrdesk.model import Line, Quad, Table
from ocrdesk.providers.offline.boxes import boxed_grid
from ocrdesk.providers.offline.column_figures import with_figures
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.flat_paper import FlatPaper, lay_flat
from ocrdesk.providers.offline.inside_rules import inside_rules
from ocrdesk.providers.offline.lattice import Lattice, in_frame, lattices
from ocrdesk.providers.offline.letter_strokes import without_letters
from ocrdesk.providers.offline.lookalikes import has_ticks, settle_crosses
from ocrdesk.providers.offline.overlooked import Read, overlooked
from ocrdesk.providers.offline.ruled_grid import ruled_grid
from ocrdesk.providers.offline.ruling import find_ruling, print_height
from ocrdesk.tables.areas import text_frame
from ocrdesk.tables.finding import (
    LEAST_CELLS,
    LEAST_SIDE,
    filled,
    free_grids,
    grids_asked_for,
    grids_between,
    outside,
    tables_of,
)
from ocrdesk.tables.grid import Grid

WHOLE = 0.9
"""A rule that takes this share of a frame's width runs from side to side."""


def read_tables(
    picture: Picture, lines: Sequence[Line], read: Read, papers: Sequence[Quad] = (), *, wanted: bool = False
) -> tuple[tuple[Table, ...], tuple[Line, ...]]:
    """The tables of an upright page, and its lines with those that only a look into the cells shows.

    `papers` are the outlines found on the page: one that lies aslant is read as it is when laid flat. `wanted` tells
    that a person says the page is a table: then its texts make one, however little speaks for it.
    """
    em = print_height(lines)
    paper = lay_flat(picture, lines, papers, em) if len(lines) >= LEAST_CELLS else None
    if paper is None:
        return _read(picture, lines, read, em, wanted=wanted)
    laid = paper.laid(lines)
    tables, seen = _read(paper.picture, laid, read, em, wanted=wanted)
    known = dict(zip(map(id, laid), lines, strict=True))
    return (
        tuple(_on_page(table, paper) for table in tables),
        tuple(known.get(id(line)) or replace(line, quad=paper.back(line.quad)) for line in seen),
    )


def _read(
    picture: Picture, lines: Sequence[Line], read: Read, em: float, *, wanted: bool
) -> tuple[tuple[Table, ...], tuple[Line, ...]]:
    grids = find_grids(picture, lines, em, wanted=wanted)
    lines = inside_rules(picture, grids, lines, em, read)
    lines = with_figures(grids, (*lines, *overlooked(picture, grids, lines, em, read)))
    lines = tuple(settle_crosses(lines, ticked=has_ticks(lines)))
    return tables_of(grids, lines, em), lines


def _on_page(table: Table, paper: FlatPaper) -> Table:
    cells = tuple(replace(cell, quad=paper.back(cell.quad)) if cell.quad else cell for cell in table.cells)
    return replace(table, quad=paper.back(table.quad), cells=cells)


def find_tables(picture: Picture, lines: Sequence[Line], *, wanted: bool = False) -> tuple[Table, ...]:
    """The tables of an upright page, from the top, with its lines' text in their cells."""
    em = print_height(lines)
    return tables_of(find_grids(picture, lines, em, wanted=wanted), lines, em)


def find_grids(picture: Picture, lines: Sequence[Line], em: float, *, wanted: bool = False) -> list[Grid]:
    """The grids of the tables, whose lines of text are those given; `em` is the height of their print."""
    if len(lines) < (LEAST_SIDE if wanted else LEAST_CELLS):
        return []
    ruling = without_letters(find_ruling(picture, lines), lines)
    hanging = lattices(ruling, em)
    framing = [lattice for lattice in hanging if _frames_rows(lattice, em)]
    # What lies within a frame comes first: the frame may be the sheet's edge.
    gridded = sorted((each for each in hanging if each not in framing), key=lambda each: each.bottom - each.top)
    grids, rest = _all_ruled(gridded, lines, em)
    # Each frame by itself: the sheet's edges may be hardly wider.
    for level in (*([lattice] for lattice in framing), [lattice for lattice in hanging if not lattice.plumb]):
        bars = [in_frame(bar, lattice.frame, ruling.frame) for lattice in level for bar in lattice.level]
        grids += grids_between(bars, rest, ruling.frame, em)
        rest = outside(grids, rest)
    boxed, rest = _all_ruled(framing, rest, em)
    grids += boxed
    frame = text_frame(lines, ruling.frame)
    grids += free_grids(outside(grids, rest), frame, em)
    if wanted and not grids:
        grids = grids_asked_for(lines, frame, em)
    return sorted(grids, key=lambda grid: grid.outline.bounds.top)


def _all_ruled(hanging: Sequence[Lattice], lines: Sequence[Line], em: float) -> tuple[list[Grid], list[Line]]:
    """The grids that those rules draw, and the lines in none of them."""
    grids: list[Grid] = []
    rest = list(lines)
    for lattice in hanging:
        grids += _ruled(lattice, rest, em)
        rest = outside(grids, rest)
    return grids, rest


def _frames_rows(lattice: Lattice, em: float) -> bool:
    """Whether the plumb rules only stand at the sides of rows that level ones part."""
    width = lattice.right - lattice.left
    whole = sum(bar.length > WHOLE * width for bar in lattice.level)
    grid = ruled_grid(lattice, em) if whole > LEAST_SIDE and lattice.plumb else None
    return grid is not None and grid.column_count == 1


def _ruled(lattice: Lattice, lines: Sequence[Line], em: float) -> list[Grid]:
    """The grid that these rules draw, or the one in their largest box."""
    grid = ruled_grid(lattice, em) if lattice.plumb else None
    return [] if grid is None else filled(boxed_grid(grid, lines, em) or grid, lines)
