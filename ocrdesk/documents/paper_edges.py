"""Documents on the papers that were seen in the picture: a record's place is its card, not only its texts."""

from collections.abc import Sequence
from dataclasses import replace

from ocrdesk.documents.extraction.placing import contains
from ocrdesk.model import Point, Quad, Record

_MOST_PAPER = 3.5
"""No card is larger than this many times the area of its texts: what is, is the sheet it lies on."""
_INWARDS = 0.04
"""Texts may seem to reach over the edge by this share of their width."""


def on_papers(records: Sequence[Record], papers: Sequence[Quad]) -> tuple[Record, ...]:
    """The records, each with the outline of the largest paper that holds its texts and no other record's."""
    return tuple(_on_paper(record, [other for other in records if other is not record], papers) for record in records)


def _on_paper(record: Record, others: Sequence[Record], papers: Sequence[Quad]) -> Record:
    texts = record.quad
    if texts is None:
        return record
    corners = [_inwards(corner, texts.centre) for corner in texts.corners]
    fitting = [
        paper
        for paper in papers
        if _area(texts) <= _area(paper) <= _MOST_PAPER * _area(texts)
        and all(contains(paper, corner) for corner in corners)
        and not any(other.quad is not None and contains(paper, other.quad.centre) for other in others)
    ]
    return replace(record, quad=_turned_like(max(fitting, key=_area), texts)) if fitting else record


def _inwards(corner: Point, centre: Point) -> Point:
    return corner[0] + (centre[0] - corner[0]) * _INWARDS, corner[1] + (centre[1] - corner[1]) * _INWARDS


def _area(quad: Quad) -> float:
    points = quad.corners
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _turned_like(paper: Quad, texts: Quad) -> Quad:
    """The outline beginning with the corner that is nearest to the texts' first."""
    x, y = texts.corners[0]
    distances = [(px - x) ** 2 + (py - y) ** 2 for px, py in paper.corners]
    first = distances.index(min(distances))
    a, b, c, d = (*paper.corners[first:], *paper.corners[:first])
    return Quad((a, b, c, d))
