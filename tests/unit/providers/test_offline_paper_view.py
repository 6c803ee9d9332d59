"""A paper that lies askew is looked at straight from above, unless text stands beside it."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from ocrdesk.model import Quad
from ocrdesk.providers.offline.detection import Corners, Picture, TextDetector
from ocrdesk.providers.offline.networks import Floats, Receive
from ocrdesk.providers.offline.paper_edges import find_papers, turned_papers
from ocrdesk.providers.offline.paper_view import find_text

SIZE = 1600, 1000
DESK, PAPER, INK = (90, 100, 110), (245, 245, 245), (0, 0, 0)
ASKEW = np.array([(300, 180), (1350, 330), (1240, 820), (260, 640)], dtype=np.float32)
LEVEL = np.array([(20, 20), (1580, 20), (1580, 980), (20, 980)], dtype=np.float32)


class SeesBlack:
    """A network that takes what is black for ink."""

    def alphabet(self) -> tuple[str, ...]:
        return ()

    def run(self, batch: Floats) -> Floats:
        return np.asarray(batch.max(axis=1, keepdims=True) < -0.8, dtype=np.float32)

    def run_each(self, batches: Sequence[Floats], receive: Receive) -> None:
        for number, batch in enumerate(batches):
            receive(number, self.run(batch))


def photograph(paper: Corners, *, beside: bool = False) -> tuple[Picture, Corners]:
    """A paper of 1000 to 500 with one line of text, as it lies there, perhaps more text beside it; and the line."""
    flat = np.array([(0, 0), (1000, 0), (1000, 500), (0, 500)], dtype=np.float32)
    line = np.array([(100, 200), (900, 200), (900, 240), (100, 240)], dtype=np.float32)
    onto = cv2.getPerspectiveTransform(flat, paper)
    seen = np.asarray(cv2.perspectiveTransform(line[None], onto)[0], dtype=np.float32)
    picture = np.full((SIZE[1], SIZE[0], 3), DESK, dtype=np.uint8)
    cv2.fillPoly(picture, [np.rint(paper).astype(np.int32)], PAPER)
    cv2.fillPoly(picture, [np.rint(seen).astype(np.int32)], INK)
    if beside:
        cv2.rectangle(picture, (200, 900), (1000, 950), INK, -1)
    return picture, seen


def found_in(picture: Picture) -> list[Corners]:
    return [each.corners for each in find_text(TextDetector(SeesBlack()), picture, find_papers(picture)) if each.sure]


def slope(start: Corners, end: Corners) -> float:
    return float(np.degrees(np.arctan2(*(end - start)[::-1])))


def test_a_line_on_a_paper_seen_from_aside_is_found_with_the_lean_of_its_letters() -> None:
    picture, line = photograph(ASKEW)
    (found,) = found_in(picture)
    for one, other in ((0, 1), (0, 3), (1, 2)):
        assert slope(found[one], found[other]) == pytest.approx(slope(line[one], line[other]), abs=1.0)


def test_text_beside_the_paper_is_found_too() -> None:
    picture, _ = photograph(ASKEW, beside=True)
    assert len(found_in(picture)) == 2


def test_a_level_paper_that_fills_the_picture_is_looked_at_as_it_is() -> None:
    picture, line = photograph(LEVEL)
    (found,) = found_in(picture)
    assert TextDetector(SeesBlack()).find_all(picture)[0].corners == pytest.approx(found)
    assert found.mean(axis=0) == pytest.approx(line.mean(axis=0), abs=2)


def test_a_small_picture_is_looked_at_as_it_is() -> None:
    small = np.asarray(cv2.resize(photograph(ASKEW)[0], (900, 562)), dtype=np.uint8)
    (found,) = found_in(small)
    (as_it_is,) = TextDetector(SeesBlack()).find_all(small)
    assert found == pytest.approx(as_it_is.corners)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_outlines_turn_with_the_page(degrees: int) -> None:
    picture, _ = photograph(ASKEW)
    turned = turned_papers(find_papers(picture), SIZE, degrees)
    again = find_papers(np.ascontiguousarray(np.rot90(picture, -degrees // 90)))
    assert _corners(turned[0]) == pytest.approx(_corners(again[0]), abs=6)


def _corners(quad: Quad) -> Corners:
    return np.array(quad.corners, dtype=np.float32)
