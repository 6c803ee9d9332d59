"""Where two papers that were read as one may be parted: between the rows of lines, or between two columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ocrdesk.jobs.rearranging import lines_of
from ocrdesk.model import Box, Line, PageRecord, Quad

LEAST_OVERLAP = -0.5
"""So much of a line's height, at most, neighbouring rows may overlap and still be two."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place to part a document: the lines on either side by number, and how wide it is, in heights of a line.

    `place` is the second paper's area, on the page; `across` parts left from right, otherwise top from bottom.
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    width: float
    place: Quad
    across: bool

    @property
    def groups(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return self.first, self.second


def gaps_of(page: PageRecord, number: int) -> tuple[Gap, ...]:
    """The places where that document may be parted, the widest first."""
    chosen = lines_of(page, number)
    lines = page.recognition.lines
    if len(chosen) < 2:  # noqa: PLR2004 - one line is one paper
        return ()
    height = sorted(lines[n].quad.height for n in chosen)[len(chosen) // 2] or 1.0
    rows = _gaps(chosen, lines, lambda box: (box.top, box.bottom), height, least=LEAST_OVERLAP, across=False)
    columns = _gaps(chosen, lines, lambda box: (box.left, box.right), height, least=0.5, across=True)
    return tuple(sorted((*rows, *columns), key=lambda gap: -gap.width))


def _gaps(
    chosen: Sequence[int],
    lines: Sequence[Line],
    side: Callable[[Box], tuple[float, float]],
    height: float,
    *,
    least: float,
    across: bool,
) -> list[Gap]:
    """The gaps in one direction that are at least so wide."""
    spans = sorted((side(lines[n].quad.bounds), n) for n in chosen)
    ordered = [n for _span, n in spans]
    gaps = []
    reached = spans[0][0][1]
    for place, ((begin, end), _n) in enumerate(spans[1:], 1):
        width = (begin - reached) / height
        if width >= least:
            second = tuple(sorted(ordered[place:]))
            around = Quad.around([Quad.from_box(*_corners(lines[n].quad.bounds)) for n in second])
            gaps.append(Gap(tuple(sorted(ordered[:place])), second, width, around, across))
        reached = max(reached, end)
    return gaps


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom
