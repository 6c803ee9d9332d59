"""Licence plates that are seldom seen, hard to see, or none: what is told of them."""

import random
from collections.abc import Iterator, Sequence
from threading import Event

import cv2
import numpy as np
import pytest

from ocrdesk.model import Line, Page, Quad, Request
from ocrdesk.providers.offline.found_plate import FoundPlate
from ocrdesk.providers.offline.networks import Floats
from ocrdesk.providers.offline.offline_provider import OfflineProvider
from ocrdesk.providers.offline.plate_colour import tell_color
from ocrdesk.providers.offline.plate_evidence import convincing, has_red_part
from ocrdesk.providers.offline.plate_finding import is_loose, is_upper_row, is_whole_number
from ocrdesk.providers.offline.plate_numbers import FORMS, GLYPHS, TRACTOR, Form, Told, category_of
from ocrdesk.providers.offline.plate_reading import Number, PlateReader, ReadRow
from ocrdesk.providers.offline.plate_view import Cut, Plate, View
from ocrdesk.providers.offline.recognition import LineReader
from tests.bench.drawn.plate_faces import Face, Kind, draw_face
from tests.bench.drawn.rare_plate_faces import RARE_KINDS, draw_rare_face

GREY = (128, 128, 128)


@pytest.fixture(scope="module")
def provider() -> Iterator[OfflineProvider]:
    provider = OfflineProvider()
    yield provider
    provider.close()


def read(
    provider: OfflineProvider,
    face: Face,
    width: int,
    lean: float = 0.0,
    light: tuple[float, float, float] = (1.0, 1.0, 1.0),
) -> list[dict[str, str]]:
    """The fields of the plates that are found on a grey wall with that face on it, in that light (RGB)."""
    high, wide = face.pixels.shape[:2]
    scale = width / wide
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), lean, scale)
    matrix[:, 2] += (400 - wide / 2, 250 - high / 2)
    soft = cv2.GaussianBlur(face.pixels, (0, 0), 0.45 / scale)
    wall = cv2.warpAffine(soft, matrix, (800, 500), flags=cv2.INTER_AREA, borderValue=GREY)
    page = Page(1, 800, 500, np.clip(wall * light, 0, 255).astype(np.uint8).tobytes())
    documents = provider.recognize(page, Request(upright=True), Event()).documents
    return [{key: line.text for key, line in document.fields} for document in documents]


@pytest.mark.parametrize("rare", RARE_KINDS, ids=lambda rare: f"{rare[0].category} {rare[2]}")
def test_seldom_plates_are_read_with_their_colour_and_kind(
    provider: OfflineProvider, rare: tuple[Kind, tuple[int, int], int]
) -> None:
    face = draw_rare_face(random.Random("seldom"), rare)  # noqa: S311 - repeatable pictures, no secrets
    fields = {"plate_number": face.number, "color": face.kind.color, "category": face.kind.category}
    assert read(provider, face, 260) == [fields]


def test_a_small_plate_that_leans_is_read_though_the_text_finder_boxes_it_loosely(provider: OfflineProvider) -> None:
    chance = random.Random("leaning 1")  # noqa: S311 - a repeatable picture, no secret
    face = draw_face(chance, Kind("", "PLMMMMM", "yellow", 1, two_rows=True))
    assert read(provider, face, 100, 13) == [{"plate_number": face.number, "color": "yellow"}]


@pytest.mark.parametrize("light", [(0.25, 0.3, 0.25), (0.6, 0.5, 0.36)], ids=["greenish", "yellowish"])
def test_the_red_of_a_white_plate_tells_it_where_lamps_give_white_a_hue(
    provider: OfflineProvider, light: tuple[float, float, float]
) -> None:
    chance = random.Random("night 0")  # noqa: S311 - a repeatable picture, no secret
    face = draw_face(chance, Kind("警用汽车号牌", "PLMMMM警", "white", 1))
    assert read(provider, face, 200, light=light) == [
        {"plate_number": face.number, "color": "white", "category": "警用汽车号牌"}
    ]


@pytest.mark.parametrize(
    ("text", "width", "height", "loose"), [("EU·X7675", 100, 47, True), ("V921890", 150, 33, False)]
)
def test_a_box_much_higher_than_its_characters_is_loose(text: str, width: float, height: float, *, loose: bool) -> None:
    assert is_loose(Line(text, 0.9, Quad.from_box(0, 0, width, height))) == loose


@pytest.mark.parametrize(("text", "upper"), [("川04", True), ("WJ川", True), ("VA", True), ("WJA", False)])
def test_upper_rows_of_tractors_and_the_forces_are_known(text: str, *, upper: bool) -> None:
    assert is_upper_row(Line(text, 0.9, Quad.from_box(0, 0, 90, 40))) == upper


@pytest.mark.parametrize("text", ["川0412345", "使123456"])
def test_numbers_of_tractors_and_of_old_embassies_are_whole(text: str) -> None:
    assert is_whole_number(Line(text, 0.9, Quad.from_box(0, 0, 300, 60)))


def strokes(ground: tuple[int, int, int], ink: tuple[int, int, int]) -> np.ndarray:
    cut = np.full((48, 240, 3), ground, dtype=np.uint8)
    for left in range(10, 230, 30):
        cut[6:42, left : left + 12] = ink
    return cut


def test_white_characters_on_deep_green_are_a_tractors() -> None:
    assert tell_color(strokes((62, 116, 20), (250, 250, 250))) == TRACTOR


def test_pale_green_under_a_veil_is_not_white() -> None:
    veiled = strokes((214, 229, 210), (175, 187, 172))
    assert tell_color(veiled) == "green"
    assert tell_color(strokes((222, 222, 222), (175, 175, 175))) == "white"


@pytest.mark.parametrize(
    ("number", "color", "category"),
    [
        ("京A1234警", "white", "警用摩托车号牌"),
        ("京A1234学", "yellow", "教练摩托车号牌"),
        ("京A12345", "blue", "轻便摩托车号牌"),
        ("京A1234挂", "yellow", "挂车号牌"),
        ("川0412345", TRACTOR, "拖拉机号牌"),
        ("VA12345", "white", "军车号牌"),
    ],
)
def test_two_rows_tell_motorcycles_from_cars(number: str, color: str, category: str) -> None:
    assert category_of(number, form_of(number, color), "green" if color == TRACTOR else color, 2) == category


def form_of(number: str, color: str) -> Form:
    return next(
        form
        for form in FORMS
        if color in form.colors
        and len(form.places) == len(number)
        and all(text in place for text, place in zip(number, form.places, strict=True))
    )


def spelt(text: str, color: str, loss: float, doubtful: dict[int, float] | None = None) -> Number:
    """A number as it was read: its characters sure and the network's own, but for the doubtful ones."""
    doubts = doubtful or {}
    told = tuple(
        Told(each, doubts.get(at, 0.99), at not in doubts, (at + 0.5) / len(text)) for at, each in enumerate(text)
    )
    return Number(form_of(text, color), (told,), loss)


ROW = Cut(100, 60, 400, 124)
OUTLINE = Plate(Cut(90, 50, 410, 134), np.zeros((4, 2), dtype=np.float32), 1.0)


def view_with(red: Sequence[Cut]) -> View:
    picture = np.full((180, 500, 3), 230, dtype=np.uint8)
    for cut in red:
        picture[int(cut.top) : int(cut.bottom), int(cut.left) : int(cut.right)] = (40, 30, 190)
    return View(picture, ROW, np.eye(3))


RED_LEFT = Cut(110, 70, 190, 114)


@pytest.mark.parametrize(("loss", "is_one"), [(0.5, True), (9.2, False)])
def test_a_number_without_chinese_characters_has_none_that_was_passed_over(loss: float, *, is_one: bool) -> None:
    number = spelt("BS20401", "white", loss)
    assert convincing(number, (ROW,), view_with([RED_LEFT]), OUTLINE, "white", is_whole=False) == is_one


@pytest.mark.parametrize(("plate", "is_one"), [(OUTLINE, True), (None, False)])
def test_a_doubtful_last_character_is_told_where_the_outline_is_seen(plate: Plate | None, *, is_one: bool) -> None:
    number = spelt("渝L3048超", "yellow", 0.5, {0: 0.97, 6: 0.4})
    assert convincing(number, (ROW,), view_with([]), plate, "yellow", is_whole=False) == is_one


@pytest.mark.parametrize(("loss", "is_one"), [(0.3, True), (7.4, False)])
def test_a_doubtful_number_of_a_tractor_is_none(loss: float, *, is_one: bool) -> None:
    number = spelt("蒙7264398", TRACTOR, loss, {0: 0.94})
    assert convincing(number, (ROW,), view_with([]), OUTLINE, TRACTOR, is_whole=False) == is_one


def test_of_two_readings_of_a_plate_the_one_that_was_not_chosen_against_the_network_is_less_doubtful() -> None:
    corners = np.zeros((4, 2), dtype=np.float32)
    chosen = FoundPlate(spelt("沪JGC1065", "green", -0.64, {0: 0.9}), "green", corners, corners, ())
    plain = FoundPlate(spelt("宁JGC1065", "green", 0.0), "green", corners, corners, ())
    assert plain.doubt < chosen.doubt


@pytest.mark.parametrize(
    ("red", "is_so"),
    [([RED_LEFT], True), ([], False), ([Cut(100, 10, 400, 50)], True)],
    ids=["in front", "none", "above"],
)
def test_red_is_looked_for_in_front_and_above(red: list[Cut], *, is_so: bool) -> None:
    assert has_red_part(view_with(red), Cut(100, 10, 400, 50)) == is_so


class Unasked(LineReader):
    """A reader that must not be asked for what a glyph says alone."""

    def __init__(self) -> None:
        pass

    @property
    def alphabet(self) -> tuple[str, ...]:
        return ("", *GLYPHS)

    def chances(self, crops: Sequence[np.ndarray], widths: Sequence[int]) -> list[Floats]:
        raise AssertionError(len(crops), widths)


def test_where_too_many_characters_were_not_seen_none_is_read_alone() -> None:
    alphabet = ("", *GLYPHS)
    chances = np.full((40, len(alphabet)), 1e-6, dtype=np.float32)
    chances[:, 0] = 1.0
    for place, text in enumerate("763"):
        chances[8 + 8 * place] = 1e-6
        chances[8 + 8 * place, alphabet.index(text)] = 1.0
    reader = PlateReader(Unasked())
    row = ReadRow(np.zeros((48, 200, 3), dtype=np.uint8), (chances,))
    number = reader.best([row], [form_of("京A1234警", "white")])
    assert number is not None
    assert number.loss > 18
