"""At which size a picture is looked at for text: what that costs grows with its pixels."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.detection import STEP, Picture, TextDetector
from ocrdesk.providers.offline.networks import Floats, Receive
from ocrdesk.providers.offline.page_reader import _least


class SeesBlack:
    """A network that takes what is black for ink, and keeps the long sides of what it was given."""

    def __init__(self) -> None:
        self.sides: list[int] = []

    def alphabet(self) -> tuple[str, ...]:
        return ()

    def run(self, batch: Floats) -> Floats:
        self.sides.append(max(batch.shape[2:]))
        return np.asarray(batch[:, :1] < 0, dtype=np.float32)

    def run_each(self, batches: Sequence[Floats], receive: Receive) -> None:
        for number, batch in enumerate(batches):
            receive(number, self.run(batch))


def picture_of(width: int, height: int, ink: int) -> Picture:
    """Two lines of text whose ink is so many pixels high."""
    picture = np.full((height, width, 3), 255, dtype=np.uint8)
    for top in (height // 4, height // 2):
        cv2.rectangle(picture, (width // 5, top), (4 * width // 5, top + ink), (0, 0, 0), -1)
    return picture


@pytest.mark.parametrize(
    ("width", "ink", "sides"),
    [
        (700, 60, [800]),
        (700, 6, [800, 960]),
        (950, 60, [960]),
        (2400, 60, [960]),
    ],
)
def test_a_small_picture_is_enlarged_less_where_its_print_is_large(width: int, ink: int, sides: list[int]) -> None:
    network = SeesBlack()
    found = TextDetector(network).find_all(picture_of(width, width * 3 // 4, ink))
    assert len(found) == 2
    assert all(abs(side - wanted) < STEP for side, wanted in zip(network.sides, sides, strict=True))


@pytest.mark.parametrize(("text", "sure"), [("★", 1.0), ("☆", 0.99), ("|", 0.8)])
def test_an_emblem_or_a_lone_mark_is_no_line_of_text(text: str, sure: float) -> None:
    line = Line(text, sure, Quad.from_box(0, 0, 20, 20))
    assert line.confidence < _least(line, ticked=False)


@pytest.mark.parametrize(("text", "sure"), [("★★", 0.8), ("7", 0.6), ("口", 0.6)])
def test_what_may_be_text_is_kept(text: str, sure: float) -> None:
    line = Line(text, sure, Quad.from_box(0, 0, 20, 20))
    assert line.confidence >= _least(line, ticked=False)
