"""Lines and cells of a known picture, in pixels of the picture that was sent."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.simulators.pictures import Picture

Truth = Mapping[str, Any]
Quad = list[tuple[int, int]]


def scale_of(truth: Truth, picture: Picture) -> float:
    """How much larger the picture that was sent is than the known one."""
    known = truth.get("width") or picture.width
    return picture.width / known if known and picture.width else 1.0


def quad_of(points: Sequence[Sequence[float]], scale: float) -> Quad:
    """Four corners, clockwise from the top left, in whole pixels."""
    return [(round(x * scale), round(y * scale)) for x, y in points]


def lines_of(truth: Truth, picture: Picture) -> Iterator[tuple[str, Quad]]:
    """Every line with its place."""
    scale = scale_of(truth, picture)
    for line in truth.get("lines", ()):
        yield line["text"], quad_of(line["quad"], scale)


def place_of(text: str, truth: Truth, scale: float) -> Quad:
    """The place of the line that holds this text; empty if none does."""
    for line in truth.get("lines", ()):
        if text and text in line["text"]:
            return quad_of(line["quad"], scale)
    return []


def papers_of(truth: Truth, picture: Picture) -> Iterator[tuple[Truth, Quad]]:
    """Every paper on the picture as a truth of its own, with its place; the whole picture where none is told."""
    whole = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]
    everywhere = [(round(x * picture.width), round(y * picture.height)) for x, y in whole]
    for paper in truth.get("documents") or [truth]:
        quad = quad_of(paper["quad"], scale_of(truth, picture)) if "quad" in paper else everywhere
        yield {**truth, **paper}, quad


def box_of(quad: Quad) -> tuple[int, int, int, int]:
    """Left, top, width and height around four corners."""
    across, down = [x for x, _ in quad], [y for _, y in quad]
    return min(across), min(down), max(across) - min(across), max(down) - min(down)
