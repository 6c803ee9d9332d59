"""Around the preview's page: the bar, the message, and the key that hides the boxes."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.i18n import message
from ocrdesk.ui.views.hide_boxes import HideBoxesFilter
from ocrdesk.ui.views.mark_item import Shown
from ocrdesk.ui.views.preview import PreviewView
from tests.ui.hand import show_card
from tests.ui.heard import heard
from tests.ui.page_records import card, crowded, picture


def test_page_keys_ask_for_the_neighbours_that_there_are(qtbot: QtBot, preview: PreviewView) -> None:
    preview.show_page(picture(), card(2), page_count=2)

    with qtbot.waitSignal(preview.page_requested) as told:
        QTest.keyClick(preview, Qt.Key.Key_PageUp)
    with qtbot.assertNotEmitted(preview.page_requested):
        QTest.keyClick(preview, Qt.Key.Key_PageDown)

    assert told.args == [1]


def test_the_bar_turns_pages_and_zooms(qtbot: QtBot, preview: PreviewView) -> None:
    preview.show_page(picture(), card(1), page_count=3)
    buttons = {button.accessibleName(): button for button in preview.findChildren(QToolButton)}
    before = preview.outlook.zoom

    with qtbot.waitSignal(preview.page_requested) as told:
        buttons["Next page"].click()
    buttons["Zoom in"].click()

    assert told.args == [2]
    assert not buttons["Previous page"].isEnabled()
    assert preview.outlook.zoom > before
    assert buttons["Zoom"].text() == f"{round(preview.outlook.zoom * preview.devicePixelRatioF() * 100)} %"


def test_the_bar_chooses_what_is_shown(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    boxes = next(b for b in preview.findChildren(QToolButton) if b.accessibleName() == "Boxes shown")

    with qtbot.waitSignal(preview.shown_changed):
        next(action for action in boxes.menu().actions() if action.text() == "Picture only").trigger()

    assert preview.shown == Shown.NONE
    assert preview._mark_item.at((150, 120)) is None


def test_a_page_without_fields_shows_its_lines(qtbot: QtBot, preview: PreviewView) -> None:
    with heard(qtbot, preview, preview._worker.marked):
        preview.show_page(None, crowded(10))

    mark = preview._mark_item.at((5, 5))
    told = [button.text() for button in preview.findChildren(QToolButton) if button.accessibleName() == "Boxes shown"]

    assert mark is not None
    assert mark.line == 0
    assert told == ["Show: Lines"]
    preview.set_boxes(card())
    assert preview.shown == Shown.FIELDS
    assert preview._mark_item.in_effect == Shown.FIELDS


@pytest.mark.parametrize(("turn", "degrees"), [("turn_left", 270), ("turn_right", 90)])
def test_turning_is_asked_for_in_degrees_clockwise(qtbot: QtBot, preview: PreviewView, turn: str, degrees: int) -> None:
    with qtbot.waitSignal(preview.turn_requested) as told:
        getattr(preview, turn)()

    assert told.args == [degrees]


def test_a_message_stands_in_place_of_the_page(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)

    preview.show_message(message("{name} cannot be opened", name="a.jpg"), "Look at it")

    assert preview._message.isVisible()
    assert preview._message.accessibleName() == "a.jpg cannot be opened. Look at it"
    assert not preview._bar.isVisible()
    show_card(qtbot, preview)
    assert not preview._message.isVisible()


def test_drops_are_left_to_the_window(preview: PreviewView) -> None:
    assert not preview.acceptDrops()
    assert not preview.viewport().acceptDrops()


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    nameless = [
        widget
        for widget in [preview, *preview.findChildren(QWidget)]
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget is not preview.viewport()
        and not widget.accessibleName()
    ]

    assert nameless == []
    assert preview.accessibleDescription() == "Page 1 of 1"


@pytest.mark.parametrize("width", [314, 900])
def test_the_bar_stays_inside_the_preview(qtbot: QtBot, preview: PreviewView, width: int) -> None:
    preview.show_page(picture(), card(1), page_count=12)
    preview.resize(width, 500)

    place = preview._bar.geometry()

    assert place.left() >= 0
    assert place.right() <= width
    assert place.bottom() <= 500


def test_a_preview_thrown_away_amid_its_work_harms_nothing(qtbot: QtBot) -> None:
    for _ in range(6):
        view = PreviewView()
        view.resize(300, 300)
        view.show_page(picture(2480, 3508), crowded(800))
        qtbot.wait(5)
        view.deleteLater()
        worker = view._worker
        del view
        qtbot.wait(5)
        worker.stop()


@pytest.fixture
def window(qtbot: QtBot, preview: PreviewView) -> QWidget:
    """A window with the preview, an edit and a button, and the filter that hides boxes."""
    window = QWidget()
    row = QHBoxLayout(window)
    for widget in (preview, QLineEdit(window), QPushButton("Confirm", window)):
        row.addWidget(widget)
    HideBoxesFilter(window, preview)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


def press(window: QWidget, kind: QEvent.Type) -> None:
    handle = window.windowHandle()
    (QTest.keyPress if kind == QEvent.Type.KeyPress else QTest.keyRelease)(handle, Qt.Key.Key_Space)
    QCoreApplication.processEvents()


def test_space_hides_the_boxes_for_as_long_as_it_is_held(window: QWidget, preview: PreviewView) -> None:
    preview.setFocus()

    press(window, QEvent.Type.KeyPress)
    held = preview.boxes_hidden
    press(window, QEvent.Type.KeyRelease)

    assert held
    assert not preview.boxes_hidden


def test_space_in_an_edit_is_a_space(window: QWidget, preview: PreviewView) -> None:
    edit = window.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()

    press(window, QEvent.Type.KeyPress)
    hidden = preview.boxes_hidden
    press(window, QEvent.Type.KeyRelease)

    assert not hidden
    assert edit.text() == " "


def test_space_on_a_button_presses_it(qtbot: QtBot, window: QWidget, preview: PreviewView) -> None:
    button = next(b for b in window.findChildren(QPushButton) if b.text() == "Confirm")
    button.setFocus()

    with qtbot.waitSignal(button.clicked):
        press(window, QEvent.Type.KeyPress)
        press(window, QEvent.Type.KeyRelease)

    assert not preview.boxes_hidden
