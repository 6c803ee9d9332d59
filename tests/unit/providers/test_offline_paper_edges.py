"""Cards and papers are seen by their edges, with round corners, aslant, pale on white; blank pages have none."""

import cv2
import numpy as np
import pytest

from ocrdesk.model import Quad
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.paper_edges import find_papers

GREY, WHITE, PALE = (90, 90, 90), (250, 250, 250), (244, 232, 222)


def draw(ground: tuple[int, int, int], card: tuple[int, int, int], turned: float, radius: int) -> tuple[Picture, Quad]:
    """A card of 600 to 380 with round corners, turned about its middle."""
    picture = np.full((800, 1200, 3), ground, dtype=np.uint8)
    flat = np.zeros((800, 1200), dtype=np.uint8)
    cv2.rectangle(flat, (300 + radius, 200), (900 - radius, 580), 255, -1)
    cv2.rectangle(flat, (300, 200 + radius), (900, 580 - radius), 255, -1)
    for x, y in ((300, 200), (900, 200), (900, 580), (300, 580)):
        middle = (x + radius if x == 300 else x - radius, y + radius if y == 200 else y - radius)
        cv2.circle(flat, middle, radius, 255, -1)
    turn = cv2.getRotationMatrix2D((600, 390), turned, 1.0)
    mask = cv2.warpAffine(flat, turn, (1200, 800))
    picture[mask > 127] = card
    corners = np.array([(300, 200), (900, 200), (900, 580), (300, 580)]) @ turn[:, :2].T + turn[:, 2]
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    cv2.putText(picture, "ABC 123", (480, 420), cv2.FONT_HERSHEY_SIMPLEX, 2, (40, 40, 40), 4)
    return picture, Quad((a, b, c, d))


@pytest.mark.parametrize(("ground", "card"), [(GREY, WHITE), (WHITE, PALE)])
@pytest.mark.parametrize("turned", [0.0, 7.0, -12.0])
def test_a_card_is_found_to_its_corners(
    ground: tuple[int, int, int], card: tuple[int, int, int], turned: float
) -> None:
    picture, true = draw(ground, card, turned, radius=24)
    apart = [
        max(float(np.hypot(x - u, y - v)) for (x, y), (u, v) in zip(found.corners, true.corners, strict=True))
        for found in find_papers(picture)
    ]
    assert min(apart) < 12


def test_a_blank_picture_holds_no_paper() -> None:
    assert find_papers(np.full((600, 800, 3), 240, dtype=np.uint8)) == ()


def test_outlines_lie_within_the_picture() -> None:
    picture, _ = draw(GREY, WHITE, 0.0, radius=24)
    for paper in find_papers(picture[:500]):
        assert paper.bounds.left >= 0
        assert paper.bounds.bottom <= 500
