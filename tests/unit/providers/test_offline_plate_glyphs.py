"""The judge of plates' Chinese characters: what it tells of drawn ones, and where it looks for them on a row."""

import random

import numpy as np
import pytest

from ocrdesk.providers.offline.plate_glyph_cuts import judged
from ocrdesk.providers.offline.plate_glyphs import CHINESE, HEIGHT, WIDTH, evened, folded, judge
from ocrdesk.providers.offline.plate_numbers import FORMS, PROVINCES, Told
from ocrdesk.providers.offline.plate_reading import Number
from tests.bench.drawn.plate_faces import KINDS, draw_face
from tests.bench.drawn.plate_glyph_samples import draw_samples
from tests.bench.drawn.typefaces import SANS_BOLD, FaceMissing, face
from tests.bench.plate_glyphs import Learner

BLUE = KINDS[0]


@pytest.fixture(scope="module", autouse=True)
def _faces() -> None:
    try:
        face(SANS_BOLD, 20)
    except FaceMissing:
        pytest.skip("the Chinese faces are not installed")


def test_most_small_blurred_characters_are_told_and_few_wrong_ones_surely() -> None:
    pictures, labels = draw_samples(300, 4242)
    chances = judge(pictures.astype(np.float32))
    told, sure = chances.argmax(axis=1), chances.max(axis=1)
    assert (told == labels).mean() > 0.8
    assert ((told != labels) & (sure > 0.97)).mean() < 0.03


def test_chances_are_of_every_character_and_of_none() -> None:
    chances = judge(np.zeros((2, HEIGHT, WIDTH), dtype=np.float32))
    assert chances.shape == (2, 1 + len(CHINESE))
    assert chances.sum(axis=1) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("brightness", [1.0, 0.3])
def test_the_light_does_not_matter(brightness: float) -> None:
    cut = np.random.default_rng(1).uniform(0, 255, (50, 30)).astype(np.float32)
    assert evened(cut * brightness) == pytest.approx(evened(cut), abs=1e-2)


def test_windows_are_laid_out_at_every_other_place() -> None:
    maps = np.arange(24, dtype=np.float32).reshape(1, 4, 6, 1)
    windows = folded(maps, 3, 2)
    assert windows.shape == (1, 2, 3, 9)
    assert windows[0, 1, 1].tolist() == [7, 8, 9, 13, 14, 15, 19, 20, 21]


@pytest.mark.parametrize("seed", range(6))
def test_the_province_of_a_drawn_plate_is_told_at_its_place_and_nothing_between_the_digits(seed: int) -> None:
    drawn = draw_face(random.Random(seed), BLUE)  # noqa: S311 - repeatable pictures, no secrets
    row = np.ascontiguousarray(drawn.pixels[15:125, :, ::-1]).astype(np.uint8)
    pitch = 57 / 440
    told = judged(row, 37 / 440, pitch, PROVINCES, light_ink=True, seen=True, upper=False)
    assert PROVINCES[int(told.argmax())] == drawn.number[0]
    digit = judged(row, (15 + 22 + 57 * 4 + 22) / 440, pitch, PROVINCES, light_ink=True, seen=True, upper=False)
    assert digit.max() < 0.9


def test_a_cut_without_any_contrast_shows_no_character() -> None:
    row = np.full((60, 300, 3), 90, dtype=np.uint8)
    assert judged(row, 0.1, 0.13, PROVINCES, light_ink=False, seen=False, upper=False).max() == 0


def test_learning_lowers_the_loss() -> None:
    pictures, labels = draw_samples(256, 7)
    learner = Learner(np.random.default_rng(7), 40)
    losses = [learner.learn(pictures.astype(np.float32), labels) for _ in range(40)]
    assert np.mean(losses[-5:]) < 0.7 * losses[0]


@pytest.mark.parametrize(
    ("plain", "confidence", "word"), [(False, 0.6, True), (False, 0.95, False), (True, 0.6, False)]
)
def test_a_word_before_a_number_shows_where_no_province_was_surely_read(
    confidence: float, *, plain: bool, word: bool
) -> None:
    told = tuple(Told(each, confidence, plain or place > 0, 0.1 * place) for place, each in enumerate("宁BUS204"))
    assert Number(FORMS[0], (told,), 0.0).begins_with_word == word


@pytest.mark.parametrize(
    ("text", "plain", "least", "guessed"),
    [
        ("川G1501Q超", "", 0.9, True),
        ("川G1501Q超", "超", 0.9, False),
        ("川Q15017", "", 0.9, False),
        ("川Q15017", "", 0.001, True),
        ("川Q15017", "川", 0.001, False),
        ("AB15017", "", 0.001, False),
    ],
)
def test_a_number_with_chosen_characters_at_both_ends_is_guessed(
    text: str, plain: str, least: float, *, guessed: bool
) -> None:
    assert number_of(text, plain, least, 0.9).is_guessed == guessed


def test_chosen_characters_at_both_ends_are_a_number_where_the_judge_of_glyphs_has_no_doubt() -> None:
    assert not number_of("鄂D8871领", "", 0.9, 0.99).is_guessed
    assert number_of("鄂D8871领", "", 0.001, 0.99).is_guessed


def number_of(text: str, plain: str, least: float, usual: float) -> Number:
    """A number whose ones are read with `least`, and whose Chinese characters are chosen but for the `plain` ones."""
    told = tuple(
        Told(each, least if each == "1" else usual, each.isascii() or each in plain, 0.1 * place)
        for place, each in enumerate(text)
    )
    return Number(FORMS[0], (told,), 0.0)
