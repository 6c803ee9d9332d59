"""The measuring itself: causes are told, curves are drawn, shares are judged."""

from xml.etree import ElementTree as ET

import pytest

from tests.bench.curve_drawing import Chart, Curve
from tests.bench.failing import tell_cause
from tests.bench.figures import at_least, at_most


@pytest.mark.parametrize(
    ("wanted", "got", "printed", "cause"),
    [
        ("京A12345", "", "车牌京A12345", "read, but not taken"),
        ("京A12345", "", "车牌", "not read"),
        ("2020-01-31", "2020-01-21", "自20200131起", "taken wrong"),
        ("京A12345", "京A1Z345", "京A1Z345", "2→Z"),
        ("京A12345", "沪B99999", "沪B99999", "mostly different"),
    ],
)
def test_cause_of_a_wrong_value_is_told(wanted: str, got: str, printed: str, cause: str) -> None:
    assert cause in tell_cause(wanted, got, printed)


def test_curve_rises_from_the_left_below_to_the_right_above() -> None:
    curve = Curve("all", "#2f6fd6", [(0.0, 0.5), (0.1, 1.0)], dot=(0.1, 1.0))
    picture = ET.fromstring(Chart("flagged", "caught", 0.2, (0.08, 0.95)).draw([curve]))  # noqa: S314 - ours
    (path,) = picture.iter("{http://www.w3.org/2000/svg}path")
    (x0, y0), (x1, y1) = (map(float, place.split()) for place in path.attrib["d"][1:].split("L"))
    assert x0 < x1
    assert y0 > y1


@pytest.mark.parametrize(("share", "kept"), [(95.0, True), (94.9, False), (None, None)])
def test_share_is_held_against_its_promise(share: float | None, kept: bool | None) -> None:
    assert at_least("", 95, share).kept is kept


def test_share_that_is_higher_than_promised_is_told() -> None:
    assert at_most("", 8, 8.1).kept is False
