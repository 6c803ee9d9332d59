"""The cuts of a view in which a plate's number may stand: one row, or two with the row as the lower one."""

from collections.abc import Sequence

from ocrdesk.providers.offline.detection import Corners
from ocrdesk.providers.offline.plate_view import Cut, Plate, View

UPPER = 0.36
"""A plate with that much room above the row, in heights of the row, has another row there."""


def ways(view: View, plate: Plate | None, others: Sequence[Corners], color: str) -> list[tuple[Cut, ...]]:
    """The cuts of its rows, in the order in which they are tried."""
    line, bounded = view.row, color != "green"
    # The red letters of the armed police are often passed over.
    wide = view.within(line.reaching(1.9 if color == "white" else 1.25, 1.1))
    if plate is not None and bounded:
        wide = Cut(max(wide.left, plate.bounds.left), wide.top, min(wide.right, plate.bounds.right), wide.bottom)
    single: list[tuple[Cut, ...]] = [(line.grown(0.12, 0.2),), (wide.grown(0.12),)]
    if not bounded:
        # Where yellow turns into green the text finder often stops.
        single.append((view.within(Cut(line.left - 2.7 * line.height, line.top, line.right, line.bottom)).grown(0.12),))
    above = row_above(view, others)
    if above is None and plate is not None and line.top - plate.bounds.top >= UPPER * line.height:
        above = Cut(line.left, plate.bounds.top, line.right, line.top + 0.04 * line.height)
    if above is None or not bounded:
        return single
    return [(above, line.grown(0.1, 0.15)), *single, (above, wide.grown(0.1))]


def row_above(view: View, others: Sequence[Corners]) -> Cut | None:
    """The upper row, told by any text found close above the lower one."""
    line = view.row
    for other in others:
        part = view.from_page(other)
        top, bottom = float(part[:, 1].min()), float(part[:, 1].max())
        x, y = part.mean(axis=0)
        near = line.top - 1.1 * line.height <= y <= line.top + 0.25 * line.height
        if near and line.left <= x <= line.right and 0.25 <= (bottom - top) / line.height <= 1.1:  # noqa: PLR2004 - upper rows are about half as high
            return view.within(Cut(line.left, top, line.right, min(bottom, line.top + 0.2 * line.height)))
    return None
