"""Pictures made ready to paint: right in every strip, at every size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from ocrdesk.model import Page
from ocrdesk.ui.views.page_image import glance, prepare, resized, to_image


def striped(width: int, height: int) -> Page:
    """Each row has its own colour: its number, in red and green."""
    rgb = b"".join(bytes((row % 256, row // 256, 7)) * width for row in range(height))
    return Page(1, width, height, rgb)


@pytest.mark.parametrize("width", [1, 3, 301, 1000])
def test_every_row_of_a_page_is_in_its_picture(width: int) -> None:
    page = striped(width, 700)

    image = to_image(page)

    assert (image.width(), image.height(), image.format()) == (width, 700, QImage.Format.Format_RGB32)
    for row in (0, 255, 256, 599, 600, 699):
        assert image.pixelColor(width - 1, row) == QColor(row % 256, row // 256, 7)


def test_a_picture_outlives_the_bytes_of_its_page() -> None:
    page = Page(1, 400, 400, bytes((9, 8, 7)) * 160_000)
    image = to_image(page)
    del page
    rubbish = [bytes((1, 2, 3)) * 160_000 for _ in range(20)]

    assert image.pixelColor(399, 399) == QColor(9, 8, 7)
    assert len(rubbish) == 20


def test_copies_halve_down_to_a_small_one() -> None:
    prepared = prepare(to_image(striped(2000, 3000)))

    assert prepared is not None
    assert [level.width() for level in prepared.levels] == [2000, 1000, 500, 250]
    assert prepared.level_for(1.0).width() == 2000
    assert prepared.level_for(0.5).width() == 1000
    assert prepared.level_for(0.4).width() == 1000
    assert prepared.level_for(0.01).width() == 250
    assert prepared.level_for(4.0).width() == 2000


def test_halving_takes_the_mean_of_neighbours_across_strips() -> None:
    image = QImage(3000, 1200, QImage.Format.Format_RGB32)
    for row in range(1200):
        shade = 200 if row % 2 else 100
        for column in (0, 1, 2998, 2999):
            image.setPixelColor(column, row, QColor(shade, shade, shade))

    half = resized(image, 1500, 600)

    shades = {half.pixelColor(column, row).red() for column in (0, 1499) for row in range(600)}
    assert shades <= {149, 150, 151}


def test_nobody_wants_it_any_more_so_it_is_not_made() -> None:
    assert prepare(to_image(striped(2000, 1200)), lambda: True) is None


def test_transparency_becomes_white_paper() -> None:
    image = QImage(700, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)

    prepared = prepare(image)

    assert prepared is not None
    assert prepared.levels[0].pixelColor(5, 5) == QColor("white")


def test_the_first_glance_stands_for_the_whole_size() -> None:
    first = glance(to_image(striped(2000, 3000)))

    assert (first.width, first.height) == (2000, 3000)
    assert first.levels[0].height() <= 420
