"""Two dashes beside a label of a vehicle licence, which stand for no value, are seen though no network finds them."""

import math

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.lone_dashes import with_lone_dashes

Picture = NDArray[np.uint8]
LABEL = Line("核定载质量", 0.99, Quad.from_box(100, 100, 225, 127))
DASHES = ((270, 112, 279, 114), (282, 112, 291, 114))


def paper(*boxes: tuple[int, int, int, int]) -> Picture:
    """A light paper with the ink of a label, and black boxes."""
    picture = np.full((300, 700, 3), 235, dtype=np.uint8)
    for left, top, right, bottom in ((110, 105, 120, 122), (150, 105, 160, 122), (200, 105, 210, 122), *boxes):
        picture[top : bottom + 1, left : right + 1] = 20
    return picture


def added(picture: Picture, *lines: Line) -> list[Line]:
    return list(with_lone_dashes(picture, lines)[len(lines) :])


def test_two_dashes_beside_a_label_are_its_value() -> None:
    (line,) = added(paper(*DASHES), LABEL)
    assert line.text == "--"
    assert line.confidence > 0.97
    bounds = line.quad.bounds
    assert (bounds.left, bounds.right) == pytest.approx((270, 292), abs=2)
    assert bounds.contains((280, 113))


def test_they_are_seen_within_the_rules_of_their_cell() -> None:
    rules = ((240, 60, 242, 170), (420, 60, 422, 170), (90, 60, 420, 61), (90, 170, 420, 171))
    assert [line.text for line in added(paper(*DASHES, *rules), LABEL)] == ["--"]


def test_ink_far_behind_them_is_none_of_theirs() -> None:
    assert [line.text for line in added(paper(*DASHES, (420, 105, 430, 122)), LABEL)] == ["--"]


def test_a_label_in_one_line_with_the_value_before_it_has_its_own() -> None:
    whole = Line(f"4700×1800×1460mm{LABEL.text}", 0.99, Quad.from_box(-200, 100, 225, 127))
    assert [line.text for line in added(paper(*DASHES), whole)] == ["--"]


def test_a_single_dash_is_less_sure() -> None:
    (line,) = added(paper((270, 112, 288, 115)), LABEL)
    assert line.confidence < 0.97


def test_a_row_that_leans_is_followed() -> None:
    lean = cv2.getRotationMatrix2D((160.0, 113.0), -6, 1.0)
    picture = np.asarray(cv2.warpAffine(paper(*DASHES), lean, (700, 300), borderValue=(235, 235, 235)), dtype=np.uint8)
    cos, sin = math.cos(math.radians(6)), math.sin(math.radians(6))
    leant = LABEL.quad.mapped(
        lambda point: (
            160 + (point[0] - 160) * cos - (point[1] - 113) * sin,
            113 + (point[0] - 160) * sin + (point[1] - 113) * cos,
        )
    )
    assert [line.text for line in added(picture, Line(LABEL.text, 0.99, leant))] == ["--"]


@pytest.mark.parametrize(
    "boxes",
    [
        (),
        ((270, 105, 280, 122), (290, 105, 300, 122)),
        (*DASHES, (320, 105, 330, 122)),
        ((270, 124, 279, 126), (282, 124, 291, 126)),
        tuple((270 + 12 * number, 112, 278 + 12 * number, 114) for number in range(6)),
    ],
    ids=["nothing", "letters", "dashes before letters", "underlines", "dotted rule"],
)
def test_other_ink_is_no_dash(boxes: tuple[tuple[int, int, int, int], ...]) -> None:
    assert added(paper(*boxes), LABEL) == []


def test_a_label_with_its_value_and_other_texts_get_none() -> None:
    value = Line("1500kg", 0.99, Quad.from_box(262, 100, 340, 127))
    assert added(paper(*DASHES), LABEL, value) == []
    assert added(paper(*DASHES), Line("附件一览表", 0.99, LABEL.quad)) == []


def test_a_label_at_the_edge_of_the_picture_gets_none() -> None:
    edge = Line(LABEL.text, 0.99, Quad.from_box(600, 100, 698, 127))
    assert added(paper(*DASHES), edge) == []


@pytest.mark.parametrize(("text", "seen"), [("准单引总质量", 1), ("核定裁质量", 1), ("核定载质堡量", 0), ("总重量", 0)])
def test_a_long_label_is_known_with_a_character_misread(text: str, seen: int) -> None:
    assert len(added(paper(*DASHES), Line(text, 0.8, LABEL.quad))) == seen


@pytest.mark.parametrize(("following", "seen"), [("2070kg", 0), ("准牵引总质量", 1)])
def test_where_the_value_stands_no_scratch_before_it_is_one(following: str, seen: int) -> None:
    value = Line(following, 0.99, Quad.from_box(340, 100, 460, 127))
    assert len(added(paper((270, 112, 288, 115)), LABEL, value)) == seen
