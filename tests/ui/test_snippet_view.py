"""The picture of a field's place: large enough, and no wider than its room."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldValue, Quad
from ocrdesk.ui.views.snippet_view import LEAST_HEIGHT, LINE_HEIGHT, MOST_LINES, SnippetView, stretches

ROOM = 360


def value(quad: Quad | None, *lines: int) -> FieldValue:
    return FieldValue("address", "甲", "甲", 0.5, quad, lines=lines or (0,))


def paper() -> QImage:
    image = QImage(2000, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


@pytest.mark.parametrize(("width", "count"), [(100, 1), (470, 1), (700, 2), (1100, 3), (1900, MOST_LINES)])
def test_a_line_too_long_to_be_judged_is_shown_in_stretches(width: int, count: int) -> None:
    parts = stretches(Quad.from_box(10, 10, 10 + width, 50), ROOM)
    assert len(parts) == count
    assert parts[0].bounds.left == 10
    assert parts[-1].bounds.right == pytest.approx(10 + width)
    for before, after in pairwise(parts):
        assert after.bounds.left < before.bounds.right - LEAST_HEIGHT / 2


def test_vertical_text_is_shown_whole() -> None:
    quad = Quad.from_box(10, 10, 50, 900)
    assert stretches(quad, ROOM) == (quad,)


def test_it_is_high_enough_to_judge_a_glyph_and_fits_its_room(qtbot: QtBot) -> None:
    view = SnippetView()
    qtbot.addWidget(view)
    view.show_place(paper(), value(Quad.from_box(50, 50, 350, 90)), ROOM)
    assert LEAST_HEIGHT <= view.height() <= LINE_HEIGHT


@pytest.mark.parametrize("nothing", ["no field", "no place", "no picture"])
def test_without_a_place_or_a_picture_it_is_hidden(qtbot: QtBot, nothing: str) -> None:
    view = SnippetView()
    qtbot.addWidget(view)
    view.show_place(paper(), value(Quad.from_box(50, 50, 350, 90)), ROOM)
    assert not view.isHidden()
    match nothing:
        case "no field":
            view.show_place(paper(), None, ROOM)
        case "no place":
            view.show_place(paper(), value(None), ROOM)
        case _:
            view.show_place(QImage(), value(Quad.from_box(50, 50, 350, 90)), ROOM)
    assert view.isHidden()
    assert view.height() == 0
