"""Snippets: the place a field was read from, level, sharp and with a little around it."""

import math
import statistics
import time

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication

from ocrdesk.model import Quad
from ocrdesk.ui.views.snippet import grown, snippet

COLOURS = ("#d00000", "#00a000", "#0000d0", "#a0a000")
MILLISECONDS = 10.0


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Painting wants one."""


def four_colours(angle: float = 0.0) -> tuple[QImage, Quad]:
    """A bar of four coloured squares of 50 pixels each, from the left, turned by that many degrees; and its place."""
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    turn = QTransform().translate(400, 300).rotate(angle)
    painter = QPainter(image)
    painter.setTransform(turn)
    for place, color in enumerate(COLOURS):
        painter.fillRect(QRectF(-100 + 50 * place, -25, 50, 50), QColor(color))
    painter.end()
    points = [turn.map(QPointF(x, y)) for x, y in ((-100, -25), (100, -25), (100, 25), (-100, 25))]
    a, b, c, d = ((point.x(), point.y()) for point in points)
    return image, Quad((a, b, c, d))


@pytest.mark.parametrize("angle", [0, 7, -12, 90, 180, 33])
def test_text_at_any_angle_comes_out_level(angle: float) -> None:
    image, quad = four_colours(angle)

    cut = snippet(image, quad, 40, margin=0, vertical=False)

    assert (cut.width(), cut.height()) == (160, 40)
    for place, color in enumerate(COLOURS):
        assert near(cut.pixelColor(20 + 40 * place, 20), QColor(color))


def test_a_margin_shows_what_is_around() -> None:
    image, quad = four_colours()

    cut = snippet(image, quad, 70, margin=0.2)

    assert near(cut.pixelColor(4, 35), QColor("white"))
    assert near(cut.pixelColor(30, 35), QColor(COLOURS[0]))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_fine_screen_gets_its_own_pixels(ratio: float) -> None:
    image, quad = four_colours()

    cut = snippet(image, quad, 40, margin=0, ratio=ratio)

    assert cut.devicePixelRatio() == ratio
    assert (cut.width(), cut.height()) == (160 * ratio, 40 * ratio)


def test_a_long_line_shrinks_to_the_room_there_is() -> None:
    image, quad = four_colours()

    cut = snippet(image, quad, 40, margin=0, max_width=100)

    assert (cut.width(), cut.height()) == (100, 25)


def test_perspective_is_taken_out() -> None:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    leaning = Quad(((100, 60), (300, 40), (300, 160), (100, 140)))
    painter.setBrush(QColor("#204080"))
    painter.drawPolygon([QPointF(x, y) for x, y in leaning.corners])
    painter.end()

    cut = snippet(image, leaning, 40, margin=0)

    corners = [(2, 2), (cut.width() - 3, 2), (cut.width() - 3, 37), (2, 37)]
    assert all(near(cut.pixelColor(x, y), QColor("#204080")) for x, y in corners)


def test_a_place_at_the_edge_of_the_page_is_filled_with_paper() -> None:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#204080"))

    cut = snippet(image, Quad.from_box(-50, 0, 50, 50), 50, margin=0)

    assert near(cut.pixelColor(5, 25), QColor("white"))
    assert near(cut.pixelColor(95, 25), QColor("#204080"))


def test_a_place_off_the_page_gives_an_empty_picture() -> None:
    image, _ = four_colours()

    assert snippet(image, Quad.from_box(2000, 2000, 2100, 2050), 40).isNull()


@pytest.mark.parametrize("glyphs", [0, 4])
def test_a_column_becomes_a_row_of_upright_glyphs(glyphs: int) -> None:
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for place, color in enumerate(COLOURS):
        painter.fillRect(QRectF(102, 102 + 50 * place, 46, 20), QColor(color))
        painter.fillRect(QRectF(102, 125 + 50 * place, 46, 18), QColor("black"))
    painter.end()

    cut = snippet(image, Quad.from_box(100, 100, 150, 298), 50, margin=0, glyphs=glyphs)

    assert cut.width() == 200
    for place, color in enumerate(COLOURS):
        upper = [cut.pixelColor(25 + 50 * place, y) for y in range(cut.height() // 2)]
        lower = [cut.pixelColor(25 + 50 * place, y) for y in range(cut.height() // 2, cut.height())]
        assert any(near(pixel, QColor(color)) for pixel in upper)
        assert any(near(pixel, QColor("black")) for pixel in lower)
        assert not any(near(pixel, QColor(other)) for other in COLOURS if other != color for pixel in upper + lower)


def test_fine_strokes_survive_a_great_reduction() -> None:
    image = QImage(3000, 1200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for x in range(0, 3000, 60):
        painter.fillRect(x, 0, 8, 1200, Qt.GlobalColor.black)
    painter.end()

    cut = snippet(image, Quad.from_box(0, 0, 3000, 1200), 60, margin=0)

    darkness = [255 - cut.pixelColor(x, 30).lightness() for x in range(cut.width())]
    assert statistics.mean(darkness) == pytest.approx(255 * 8 / 60, rel=0.15)


def test_growing_keeps_the_direction() -> None:
    _, quad = four_colours(30)

    wider = grown(quad, 10)

    assert wider.angle == pytest.approx(math.radians(30))
    assert (wider.width, wider.height) == pytest.approx((220, 70))


@pytest.mark.figures
def test_a_snippet_of_a_full_scan_takes_less_than_ten_milliseconds() -> None:
    image = QImage(2480, 3508, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    spent = []
    for step in range(15):
        before = time.process_time()
        snippet(image, Quad.from_box(200, 300 + step, 2200, 380 + step), 44, ratio=2.0)
        spent.append((time.process_time() - before) * 1000)

    assert statistics.median(spent) < MILLISECONDS


def near(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) <= 24 for a, b in pairs)
