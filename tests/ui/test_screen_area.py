"""An area of the screen: drawn by mouse or by keys, in the screen's own pixels, into the queue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.model import JobState
from ocrdesk.ui.incoming.screen_area import part_of_desktop
from ocrdesk.ui.models.queue_filter import QueueFilter
from ocrdesk.ui.theme import apply_theme
from ocrdesk.ui.views.area_picker import AreaPicker
from tests.ui.window import OpenWindow, card_reader, picture

FINE = 2
"""Pixels a point, as on a screen of 200 %."""


@pytest.fixture
def picker(qtbot: QtBot, qapp: QApplication) -> AreaPicker:
    apply_theme(qapp, "light")
    screen = QGuiApplication.primaryScreen()
    size = screen.geometry().size()
    picture = QImage(size * FINE, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    for x in range(100 * FINE, 150 * FINE):
        for y in range(50 * FINE, 80 * FINE):
            picture.setPixelColor(x, y, QColor(200, 0, 0))
    made = AreaPicker(screen, picture)
    qtbot.addWidget(made)
    made.showFullScreen()
    qtbot.waitExposed(made)
    made.resize(size)
    return made


def test_what_is_drawn_around_is_taken_in_full_fineness(qtbot: QtBot, picker: AreaPicker) -> None:
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(picker.picked) as taken:
        qtbot.mousePress(picker, left, pos=QPoint(100, 50))
        qtbot.mouseMove(picker, QPoint(149, 79))
        qtbot.mouseRelease(picker, left, pos=QPoint(149, 79))
    image: QImage = taken.args[0]
    assert (image.width(), image.height()) == (50 * FINE, 30 * FINE)
    assert image.pixelColor(0, 0) == image.pixelColor(image.width() - 1, image.height() - 1) == QColor(200, 0, 0)


def test_keys_alone_choose_an_area(qtbot: QtBot, picker: AreaPicker) -> None:
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(picker, Qt.Key.Key_Right)
    first = QRect(picker.area)
    assert first.isValid()
    qtbot.keyClick(picker, Qt.Key.Key_Left)
    qtbot.keyClick(picker, Qt.Key.Key_Down, control)
    qtbot.keyClick(picker, Qt.Key.Key_Right, shift)
    assert picker.area.topLeft() == first.topLeft() + QPoint(-10, 1)
    assert picker.area.width() == first.width() + 10
    with qtbot.waitSignal(picker.picked) as taken:
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert taken.args[0].size() == picker.area.size() * FINE


def test_enter_without_an_area_takes_the_whole_screen(qtbot: QtBot, picker: AreaPicker) -> None:
    with qtbot.waitSignal(picker.picked) as taken:
        qtbot.keyClick(picker, Qt.Key.Key_Enter)
    assert taken.args[0].size() == picker.size() * FINE


def test_a_mere_click_takes_nothing(qtbot: QtBot, picker: AreaPicker) -> None:
    with qtbot.assertNotEmitted(picker.picked):
        qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert not picker.area.isValid()


def test_escape_gives_up(qtbot: QtBot, picker: AreaPicker) -> None:
    with qtbot.waitSignal(picker.given_up):
        qtbot.keyClick(picker, Qt.Key.Key_Escape)


def test_the_desktops_picture_is_parted_by_screens() -> None:
    screen = QGuiApplication.primaryScreen()
    desktop = screen.virtualGeometry()
    picture = QImage(desktop.size() * FINE, QImage.Format.Format_RGB32)
    assert part_of_desktop(picture, screen).size() == screen.geometry().size() * FINE


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        yield window


def test_an_area_goes_into_the_queue_and_the_window_comes_back(opened: OpenWindow, home: Path) -> None:
    opened.window.screen_area.begin()
    opened.wait(lambda: bool(opened.window.screen_area.pickers))
    assert opened.window.isMinimized()
    opened.window.screen_area.pickers[0].take()
    opened.wait(lambda: opened.states() == [JobState.REVIEW])
    assert not opened.window.isMinimized()
    assert not opened.window.screen_area.pickers
    assert len(list((home / "pictures").iterdir())) == 1


def test_an_area_is_chosen_in_the_queue_whatever_is_filtered(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "before.png"))
    queue = opened.window.panes.queue
    queue.chip(QueueFilter.FAILED).click()
    opened.window.screen_area.begin()
    opened.wait(lambda: bool(opened.window.screen_area.pickers))
    opened.window.screen_area.pickers[0].take()
    opened.wait(lambda: len(opened.jobs()) == 2)
    assert queue.selected_ids() == (opened.jobs()[1].id,)
    assert queue.current_job == opened.jobs()[1]
