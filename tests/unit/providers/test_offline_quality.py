"""Trouble with photos, on drawn cards: each kind is told, a good picture of any sort is not complained of."""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.quality import find_trouble

CARD = (100, 80, 900, 580)
"""Left, top, right and bottom of the card on its desk of 1000 x 660 pixels."""


def lines(confidence: float = 0.995, scale: float = 1.0) -> tuple[Line, ...]:
    boxes = [(150, 130 + 70 * row, 720, 160 + 70 * row) for row in range(6)]
    return tuple(Line("NAME 1234567890", confidence, Quad.from_box(*(scale * x for x in box))) for box in boxes)


def card(*, ground: tuple[int, int, int] = (70, 90, 60), paper: tuple[int, int, int] = (208, 214, 211)) -> Picture:
    picture = np.full((660, 1000, 3), ground, dtype=np.uint8)
    left, top, right, bottom = CARD
    cv2.rectangle(picture, (left, top), (right, bottom), paper, -1)
    cv2.rectangle(picture, (750, 130), (860, 300), (160, 90, 60), -1)
    for line in lines():
        box = line.quad.bounds
        place = int(box.left) + 3, int(box.bottom) - 4
        cv2.putText(picture, line.text, place, cv2.FONT_HERSHEY_SIMPLEX, 1.05, (30, 30, 30), 3, cv2.LINE_AA)
    return picture


def shone_on(picture: Picture) -> Picture:
    rows, columns = np.mgrid[0:660, 0:1000]
    light = np.clip(1.6 * np.exp(-(((columns - 500) / 130) ** 2) - ((rows - 330) / 90) ** 2), 0, 1)
    return np.asarray(np.clip(picture + 255 * light[..., None], 0, 255), dtype=np.uint8)


def keys(picture: Picture, read: tuple[Line, ...]) -> list[str]:
    return [warning.key for warning in find_trouble(np.ascontiguousarray(picture), read)]


TROUBLE: dict[str, tuple[Callable[[Picture], Picture], tuple[Line, ...]]] = {
    "blur": (lambda picture: np.asarray(cv2.GaussianBlur(picture, (0, 0), 4), dtype=np.uint8), lines(0.9)),
    "dark": (lambda picture: np.asarray(picture * 0.15, dtype=np.uint8), lines()),
    "glare": (shone_on, lines()),
    "small": (
        lambda picture: np.asarray(cv2.resize(picture, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA)),
        lines(0.93, 0.3),
    ),
    "copy": (lambda picture: np.asarray(cv2.cvtColor(cv2.cvtColor(picture, 6), 8), dtype=np.uint8), lines()),
}


@pytest.mark.parametrize("key", TROUBLE)
def test_each_kind_of_trouble_is_told_alone(key: str) -> None:
    spoil, read = TROUBLE[key]
    assert keys(spoil(card()), read) == [key]


@pytest.mark.parametrize(
    "part", [np.s_[:, :850], np.s_[:, 130:], np.s_[:545], np.s_[115:]], ids=["right", "left", "bottom", "top"]
)
def test_a_card_cut_off_at_one_edge_is_told_with_its_place(part: tuple[slice, ...]) -> None:
    (warning,) = find_trouble(np.ascontiguousarray(card()[part]), lines())
    assert warning.key == "border"
    assert warning.quad is not None
    assert warning.quad.width > 600


def test_glare_is_told_where_it_is() -> None:
    (warning,) = find_trouble(shone_on(card()), lines())
    assert warning.quad is not None
    assert warning.quad.bounds.contains((500, 330))
    assert warning.quad.width < 500


@pytest.mark.parametrize(
    "picture",
    [
        card(),
        card(ground=(208, 214, 211)),
        card(ground=(255, 255, 255), paper=(255, 255, 255)),
        card(paper=(255, 255, 255)),
        card(ground=(240, 245, 250), paper=(150, 170, 200)),
    ],
    ids=["on a desk", "filling the picture", "clean scan", "white on a desk", "tinted on white"],
)
def test_a_good_picture_is_not_complained_of(picture: Picture) -> None:
    assert keys(picture, lines()) == []


def test_light_text_on_a_dark_ground_is_not_called_dark() -> None:
    assert "dark" not in keys(np.asarray(255 - card(paper=(250, 250, 250)), dtype=np.uint8), lines())


def test_a_paper_that_fills_the_picture_is_not_called_cut_off() -> None:
    left, top, right, bottom = CARD
    assert keys(card()[top + 5 : bottom - 5, left + 5 : right - 5], lines()) == []


def test_light_that_leaves_nothing_but_a_line_s_beginning_is_told() -> None:
    left = tuple(replace(line, quad=line.quad.part(0.0, 0.25)) for line in lines())
    assert keys(shone_on(card()), left) == ["glare"]


@pytest.mark.parametrize("read", [(), lines()[:1]], ids=["nothing", "one line"])
def test_a_picture_blurred_beyond_reading_is_told(read: tuple[Line, ...]) -> None:
    assert keys(np.asarray(cv2.GaussianBlur(card(), (0, 0), 5), dtype=np.uint8), read) == ["blur"]


def test_neither_shades_nor_sharp_things_are_called_blurred_where_nothing_is_read() -> None:
    shade = np.repeat(np.linspace(90, 220, 1000, dtype=np.uint8)[None, :, None], 660, axis=0).repeat(3, axis=2)
    assert keys(shade, ()) == []
    assert keys(card(), ()) == []


def test_a_page_with_hardly_any_text_is_not_judged() -> None:
    assert find_trouble(np.zeros((60, 80, 3), dtype=np.uint8), lines()[:2]) == ()
