"""A part of a page is read by itself: chosen by keys or numbers, and never over a person's work unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ocrdesk.model import Box
from ocrdesk.ui.dialogs.crop import CropDialog
from ocrdesk.ui.views.crop_view import CropView
from tests.ui.window import OpenWindow, card_reader, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def image(width: int = 400, height: int = 300) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    return made


@pytest.fixture
def view(qtbot: QtBot) -> CropView:
    made = CropView(image(), QRect(100, 100, 200, 100))
    qtbot.addWidget(made)
    made.resize(424, 324)
    made.show()
    return made


def test_arrows_move_and_stretch_within_the_page(qtbot: QtBot, view: CropView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.area == QRect(96, 100, 200, 100)
    qtbot.keyClick(view, Qt.Key.Key_Down, BOTH)
    assert view.area == QRect(96, 100, 200, 101)
    for _press in range(100):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.area == QRect(200, 100, 200, 101)


def test_a_side_is_pulled_and_a_new_part_drawn(qtbot: QtBot, view: CropView) -> None:
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, none, QPoint(12 + 100, 12 + 150))
    qtbot.mouseMove(view, QPoint(12 + 60, 12 + 150))
    qtbot.mouseRelease(view, left, none, QPoint(12 + 60, 12 + 150))
    assert abs(view.area.left() - 60) <= 1
    qtbot.mousePress(view, left, none, QPoint(12 + 20, 12 + 10))
    qtbot.mouseMove(view, QPoint(12 + 50, 12 + 60))
    qtbot.mouseRelease(view, left, none, QPoint(12 + 50, 12 + 60))
    assert abs(view.area.width() - 30) <= 2
    assert abs(view.area.height() - 50) <= 2


def test_work_on_the_page_is_read_over_only_where_that_is_agreed_to(qtbot: QtBot) -> None:
    dialog = CropDialog(image(), None, touched=True)
    qtbot.addWidget(dialog)
    assert not dialog._accept.isEnabled()
    dialog._agree.setChecked(True)
    assert dialog._accept.isEnabled()
    assert dialog.area is None


def test_the_part_is_read_and_its_places_are_those_of_the_page(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.add(picture(tmp_path, "card.png"))
        panes = opened.window.panes
        panes.queue.choose(1)
        opened.wait(lambda: panes.opener.sheet is not None and panes.review.current is not None)
        before = opened.app.page_record(1, 1)
        panes.review.type_text(0, "name", "唐亭")
        panes.review.commit_text()
        opened.window.activateWindow()
        opened.wait(opened.window.isActiveWindow)
        opened.qtbot.keyClick(opened.window, Qt.Key.Key_C, BOTH)
        dialog = opened.window.commands.cropping.dialog
        assert dialog is not None
        dialog._agree.setChecked(True)
        dialog.numbers[0].setValue(10)
        dialog.numbers[1].setValue(20)
        dialog.numbers[1].editingFinished.emit()
        dialog.accept()
        opened.wait(lambda: opened.jobs()[0].crop(1) is not None and opened.states()[0].value == "review")
        after = opened.app.page_record(1, 1)
        assert before is not None
        assert after is not None
        assert opened.jobs()[0].crop(1) == Box(10, 20, 240, 150)
        first, moved = before.recognition.lines[0].quad.bounds, after.recognition.lines[0].quad.bounds
        assert (moved.left - first.left, moved.top - first.top) == (10, 20)
        assert after.documents[0].text("name") == "唐亭"
        opened.wait(lambda: not panes.review.typeahead.holding)
        assert opened.window.notices.current is not None
        panes.review.undo()
        opened.wait(lambda: opened.window.notices.current is None)
        opened.wait(lambda: opened.jobs()[0].crop(1) is None and opened.states()[0].value == "review")
        whole = opened.app.page_record(1, 1)
        assert whole is not None
        assert whole.recognition.lines == before.recognition.lines
        assert whole.documents[0].text("name") == "唐亭"
