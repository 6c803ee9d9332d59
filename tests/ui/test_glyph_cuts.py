"""Glyphs in a value's picture: whole, though the machine's places are a little off, on light and dark ground."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from ocrdesk.ui.batch.glyph_cuts import glyph_spans, ink_profile

NUMBER = "310101990040"
PITCH, TALL, MARGIN = 26, 48, 6


def picture(ink: str, paper: str, gap_after: int = -1, gap: int = 0) -> tuple[QImage, list[tuple[float, float]]]:
    """The number, and where each of its glyphs is drawn."""
    image = QImage(2 * MARGIN + PITCH * len(NUMBER) + gap, TALL, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    font = QFont("DejaVu Sans Mono")
    font.setPixelSize(34)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    places = []
    for i, letter in enumerate(NUMBER):
        left = MARGIN + PITCH * i + (gap if i > gap_after >= 0 else 0)
        painter.drawText(QRectF(left, 0, PITCH, TALL), Qt.AlignmentFlag.AlignCenter, letter)
        places.append((float(left), float(left + PITCH)))
    painter.end()
    return image, places


def holds_whole(ink: list[float], span: tuple[float, float], place: tuple[float, float]) -> bool:
    """Whether all the ink drawn at that place is in the span, and none of a neighbour's is."""
    inked = {x for x in range(round(place[0]), round(place[1])) if ink[x] > 0.05}
    within = {x for x in range(len(ink)) if span[0] <= x < span[1] and ink[x] > 0.05}
    return within == inked


@pytest.mark.parametrize(("ink", "paper"), [("black", "white"), ("#dddddd", "#203a70"), ("#555", "#777")])
@pytest.mark.parametrize("shift", [-8.0, 0.0, 8.0])
def test_each_glyph_is_cut_whole_where_the_places_are_off(qtbot: QtBot, ink: str, paper: str, shift: float) -> None:
    image, places = picture(ink, paper)
    spans = glyph_spans(image, [(start + shift, end + shift) for start, end in places])
    profile = ink_profile(image)
    assert [holds_whole(profile, *each) for each in zip(spans, places, strict=True)] == [True] * len(NUMBER)


def test_gap_between_groups_belongs_to_no_glyph(qtbot: QtBot) -> None:
    image, places = picture("black", "white", gap_after=3, gap=30)
    widths = [end - start for start, end in glyph_spans(image, places)]
    assert max(widths) < 1.3 * PITCH


def test_picture_without_characters_has_no_glyphs(qtbot: QtBot) -> None:
    image, _places = picture("black", "white")
    assert glyph_spans(image, []) == ()


def test_single_glyph_gets_its_own_place(qtbot: QtBot) -> None:
    image, places = picture("black", "white")
    ((start, end),) = glyph_spans(image, places[:1])
    assert start < places[0][1] <= end + PITCH
