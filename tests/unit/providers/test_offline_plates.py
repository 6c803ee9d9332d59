"""Licence plates: which numbers are looked for, how their colour is told, and what real and drawn pictures give."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image

from ocrdesk.model import Line, Page, Quad, Request
from ocrdesk.providers.offline.contrast import levels_of, lit
from ocrdesk.providers.offline.offline_provider import OfflineProvider
from ocrdesk.providers.offline.plate_colour import find_paint, has_glyph, is_yellow, red_share, tell_color
from ocrdesk.providers.offline.plate_finding import (
    begins_like_number,
    find_painted,
    has_all_places,
    is_upper_row,
    is_whole_number,
    is_wording,
    looks_like_number,
)
from ocrdesk.providers.offline.plate_numbers import FORMS, GLYPHS, PlateAlphabet, best_path, category_of

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("OCRDESK_DATA", ROOT.parent / "shared" / "data"))
ALPHABET = PlateAlphabet(("", *GLYPHS, "·", "满"))
ORDINARY = FORMS[0].places
PAINTS = {
    "blue": ((170, 60, 20), (250, 250, 250)),
    "yellow": ((20, 175, 235), (15, 15, 15)),
    "green": ((105, 185, 70), (15, 15, 15)),
    "white": ((235, 235, 235), (15, 15, 15)),
    "black": ((26, 22, 22), (250, 250, 250)),
    "": ((30, 30, 190), (250, 250, 250)),
}


def answer(*steps: dict[str, float]) -> np.ndarray:
    """What the network would say: for each step the chances of its characters, the blank taking the rest."""
    characters = ("", *GLYPHS, "·", "满")
    chances = np.zeros((len(steps), len(characters)), dtype=np.float32)
    for row, step in zip(chances, steps, strict=True):
        for text, chance in step.items():
            row[characters.index(text)] = chance
        row[0] = 1 - sum(step.values())
    return chances


def said(text: str) -> list[dict[str, float]]:
    return [step for character in text for step in ({character: 1.0}, {})]


def row_of_strokes(ground: tuple[int, int, int], ink: tuple[int, int, int]) -> np.ndarray:
    """Strokes with gaps between, as characters leave them."""
    cut = np.full((48, 240, 3), ground, dtype=np.uint8)
    for left in range(10, 230, 30):
        cut[6:42, left : left + 12] = ink
    return cut


def line(text: str, width: float = 300, height: float = 60) -> Line:
    return Line(text, 0.9, Quad.from_box(0, 0, width, height))


def test_a_misread_province_becomes_the_likeliest_one_and_is_no_plain_reading() -> None:
    path = best_path(answer({"满": 0.8, "藏": 0.1}, {}, *said("DT5022")), ORDINARY, ALPHABET)
    assert path is not None
    assert "".join(told.text for told in path.told) == "藏DT5022"
    assert [told.plain for told in path.told] == [False] + [True] * 6
    assert path.told[0].confidence == pytest.approx(0.1)


def test_dots_between_characters_say_nothing() -> None:
    path = best_path(answer(*said("粤B·12345")), ORDINARY, ALPHABET)
    assert path is not None
    assert "".join(told.text for told in path.told) == "粤B12345"
    assert path.loss == pytest.approx(0, abs=1e-3)


def test_equal_neighbours_stay_two_characters() -> None:
    path = best_path(answer(*said("粤B11222")), ORDINARY, ALPHABET)
    assert path is not None
    assert "".join(told.text for told in path.told) == "粤B11222"


def test_a_row_too_short_for_a_number_has_none() -> None:
    assert best_path(answer(*said("粤B1")), ORDINARY, ALPHABET) is None


@pytest.mark.parametrize("color", PAINTS)
def test_the_paint_tells_the_colour(color: str) -> None:
    assert tell_color(row_of_strokes(*PAINTS[color])) == color


def test_haze_over_black_paint_is_drawn_off_only_for_whole_numbers() -> None:
    veiled = row_of_strokes((80, 81, 80), (107, 113, 112))
    assert tell_color(veiled) == ""
    assert tell_color(veiled, veiled_black=True) == "black"


@pytest.mark.parametrize(("ground", "told"), [((20, 175, 235), True), ((2, 12, 17), True), ((105, 185, 70), False)])
def test_yellow_shows_between_the_strokes_of_a_dense_character(ground: tuple[int, int, int], *, told: bool) -> None:
    glyph = np.full((48, 24, 3), ground, dtype=np.uint8)
    glyph[:, 2:6] = glyph[:, 8:12] = glyph[:, 14:22] = (1, 1, 1)
    assert is_yellow(glyph) == told


def test_pale_red_is_red() -> None:
    assert red_share(np.full((10, 10, 3), (165, 160, 236), dtype=np.uint8)) == 1


def test_bare_paper_has_no_plate_colour() -> None:
    assert tell_color(np.full((48, 240, 3), 240, dtype=np.uint8)) == ""


@pytest.mark.parametrize("text", ["粤B·12345", "苏E6K83T", "CF23629", "1362S", "WJ·69910", "沪F 7254警", "满D·T5022"])
def test_numbers_as_the_network_misreads_them_are_looked_at(text: str) -> None:
    assert looks_like_number(line(text))


@pytest.mark.parametrize(
    "text", ["文明 和谐", "公正法治", "限速", "No Parking", "13812345678", "中华人民共和国", "样张 SPECIMEN"]
)
def test_slogans_signs_and_telephone_numbers_are_not(text: str) -> None:
    assert not looks_like_number(line(text))


@pytest.mark.parametrize(
    ("text", "all_there"),
    [("真F·9793折", True), ("网W·09509", True), ("705863便", True), ("705863", False), ("A栋D1234室", False)],
)
def test_numbers_with_misread_ends_have_all_their_places(text: str, *, all_there: bool) -> None:
    assert has_all_places(line(text)) == all_there


@pytest.mark.parametrize(
    ("text", "begins"), [("20150601", False), ("48046", False), ("粤B12345", True), ("D12345", True)]
)
def test_dates_do_not_begin_like_numbers_of_plates(text: str, *, begins: bool) -> None:
    assert begins_like_number(line(text)) == begins


def test_only_patches_with_upright_edges_are_taken_for_plates() -> None:
    picture = np.full((600, 800, 3), 128, dtype=np.uint8)
    picture[100:180, 100:340] = PAINTS["blue"][0]
    picture[400:448, 300:540] = row_of_strokes(*PAINTS["blue"])
    patches = find_painted(picture)
    assert len(patches) == 1
    assert patches[0].corners.mean(axis=0) == pytest.approx([420, 424], abs=6)
    assert patches[0].colors == ("blue",)


def test_paint_that_the_night_hides_is_found_once_the_picture_is_lit() -> None:
    street = np.full((300, 600, 3), 90, dtype=np.uint8)
    street[100:148, 200:440] = row_of_strokes(*PAINTS["blue"])
    night = (street * 0.15).astype(np.uint8)
    assert find_painted(night) == []
    assert [patch.colors for patch in find_painted(lit(night, levels_of(night)))] == [("blue",)]


@pytest.fixture(scope="module")
def provider() -> Iterator[OfflineProvider]:
    provider = OfflineProvider()
    yield provider
    provider.close()


def plates_of(provider: OfflineProvider, path: Path) -> set[tuple[str, str]]:
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    page = Page(1, *picture.size, picture.tobytes())
    documents = provider.recognize(page, Request(upright=True), Event()).documents
    fields = [dict(document.fields) for document in documents]
    return {(field["plate_number"].text, field["color"].text) for field in fields}


@pytest.mark.parametrize(
    ("name", "plates"),
    [
        ("real/hyperlpr__resource_images_2.jpg", {("藏DT5022", "blue")}),
        ("real/hyperlpr__resource_images_test_img.jpg", {("苏ED51712", "green")}),
        (
            "specimens/plate_a_hard_05.jpg",
            {("新G1362S", "yellow"), ("闽L76196F", "green"), ("沪G00889", "yellow")},
        ),
        ("specimens/vehicle_licence_a_mild_00.jpg", set()),
        ("specimens/id_card_front_a_mild_00.jpg", set()),
    ],
)
def test_plates_are_read_with_their_colours_and_nothing_else_is_one(
    provider: OfflineProvider, name: str, plates: set[tuple[str, str]]
) -> None:
    assert plates_of(provider, DATA / name) == plates


def test_the_sample_is_a_plate(provider: OfflineProvider) -> None:
    assert plates_of(provider, ROOT / "resources" / "samples" / "车牌.jpg") == {("苏E6K83T", "blue")}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("鄂U·6510B", True),
        ("粤Z·1234港", True),
        ("CP·96736", True),
        ("123456使", True),
        ("冀P 2265应急", True),
        ("U5422", False),
        ("BUS 204", False),
    ],
)
def test_whole_numbers_are_told_from_parts_of_them(text: str, *, whole: bool) -> None:
    assert is_whole_number(line(text)) == whole


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("文明和谐", True),
        ("No Parking", True),
        ("13812345678", True),
        ("10--05-01", True),
        ("渝·V", False),
        ("BUS 204", False),
        ("粤B12345", False),
    ],
)
def test_slogans_and_signs_are_no_plates_however_they_are_painted(text: str, *, wording: bool) -> None:
    assert is_wording(line(text)) == wording


@pytest.mark.parametrize("text", ["2026-05-01", "126-05-01", "10--05-01", "12:30:45"])
def test_dates_and_times_are_no_numbers_of_plates(text: str) -> None:
    assert not looks_like_number(line(text))


@pytest.mark.parametrize(("text", "upper"), [("粤·A", True), ("渝V", True), ("A·12345", False), ("京", False)])
def test_the_upper_row_of_two_is_a_province_and_a_letter(text: str, *, upper: bool) -> None:
    assert is_upper_row(line(text)) == upper


def test_what_was_hardly_read_is_no_wording() -> None:
    assert not is_wording(replace(line("文明和谐"), confidence=0.6))


@pytest.mark.parametrize("color", ["blue", "yellow", "green", "white", "black"])
def test_the_colour_is_told_by_night_and_in_haze(color: str) -> None:
    cut = row_of_strokes(*PAINTS[color]).astype(np.float64)
    assert tell_color((cut * 0.22).astype(np.uint8)) == color
    assert tell_color((cut * 0.25 + 70).astype(np.uint8)) == color


def test_a_glyph_is_seen_where_one_is_printed_and_nowhere_else() -> None:
    row = row_of_strokes(*PAINTS["blue"])
    paint = find_paint(row)
    assert paint is not None
    assert has_glyph(row[:, 4:30], paint)
    bare = np.full((48, 26, 3), PAINTS["blue"][0], dtype=np.uint8)
    assert not has_glyph(bare, paint)
    edge = bare.copy()
    edge[:, :14] = (30, 160, 60)
    assert not has_glyph(edge, paint)


@pytest.mark.parametrize(
    ("number", "color", "rows", "category"),
    [
        ("京A12345", "blue", 1, "小型汽车号牌"),
        ("京A12345", "yellow", 1, "大型汽车号牌"),
        ("京A12345", "yellow", 2, ""),
        ("京A1234挂", "yellow", 2, "挂车号牌"),
        ("京A1234试", "yellow", 1, "试验汽车号牌"),
        ("京A1234超", "yellow", 1, "特型汽车号牌"),
        ("京AD12345", "green", 1, "小型新能源汽车号牌"),
        ("京A12345D", "yellow_green", 1, "大型新能源汽车号牌"),
        ("京A1234警", "white", 1, "警用汽车号牌"),
        ("沪X1234应急", "white", 1, "应急救援专用号牌"),
        ("VA12345", "white", 1, "军车号牌"),
        ("WJ京12345", "white", 1, "武警车号牌"),
        ("123456使", "black", 1, "使馆汽车号牌"),
        ("粤Z1234澳", "black", 1, "港澳入出境车号牌"),
    ],
)
def test_number_and_colour_tell_the_kind_of_plate(number: str, color: str, rows: int, category: str) -> None:
    fitting = [
        form
        for form in FORMS
        if color in form.colors
        and len(form.places) == len(number)
        and all(text in place for text, place in zip(number, form.places, strict=True))
    ]
    assert category_of(number, fitting[0], color, rows) == category


def test_the_number_stands_on_its_plate(provider: OfflineProvider) -> None:
    with Image.open(ROOT / "resources" / "samples" / "车牌.jpg") as opened:
        picture = opened.convert("RGB")
    (plate,) = provider.recognize(Page(1, *picture.size, picture.tobytes()), Request(upright=True), Event()).documents
    fields = dict(plate.fields)
    assert fields["category"].text == "小型汽车号牌"
    for found in fields.values():
        assert plate.quad.bounds.contains(found.quad.centre)
        assert found.quad != plate.quad
        assert found.quad.width < 1.1 * plate.quad.width
