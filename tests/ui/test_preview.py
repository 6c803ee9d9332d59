"""The preview: what the hand does to it, and what it tells."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.i18n import message
from ocrdesk.model import Quad
from ocrdesk.ui.theme import LIGHT, apply_theme
from ocrdesk.ui.views.hide_boxes import HideBoxesFilter
from ocrdesk.ui.views.mark_item import Shown
from ocrdesk.ui.views.preview import PreviewView
from ocrdesk.ui.views.zoomable_view import Fit
from tests.ui.page_records import HEIGHT, WIDTH, card, crowded, picture

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def preview(qtbot: QtBot, qapp: QApplication) -> Iterator[PreviewView]:
    apply_theme(qapp, "light")
    view = PreviewView()
    view.resize(700, 600)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.stop()


def show_card(qtbot: QtBot, view: PreviewView) -> None:
    with qtbot.waitSignals([view._worker.pictured, view._worker.marked]):
        view.show_page(picture(), card())


def spot(view: PreviewView, x: float, y: float) -> QPoint:
    """Where that point of the page is on the viewport."""
    middle, look = view.stage().center(), view.outlook
    return QPoint(round(middle.x() + (x - look.x) * look.zoom), round(middle.y() + (y - look.y) * look.zoom))


def wheel(view: PreviewView, place: QPoint, notches: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    at = QPointF(place)
    event = QWheelEvent(
        at, QPointF(view.viewport().mapToGlobal(place)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def drag(view: PreviewView, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    viewport = view.viewport()
    steps = (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, (start + end) / 2, LEFT),
        (QEvent.Type.MouseMove, end, LEFT),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    )
    for kind, place, held in steps:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        at = QPointF(place)
        QApplication.sendEvent(viewport, QMouseEvent(kind, at, viewport.mapToGlobal(at), button, held, keys))


def test_a_new_page_is_fitted_and_painted(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)

    assert preview.fit == Fit.PAGE
    assert preview.stage().width() >= WIDTH * preview.outlook.zoom
    shot = preview.viewport().grab().toImage()
    assert shot.pixelColor(spot(preview, 150, 180)).lightness() < 60
    assert shot.pixelColor(spot(preview, 600, 300)) == QColor("#ffffff")
    assert shot.pixelColor(4, 4) == QColor(LIGHT.canvas)


@pytest.mark.parametrize(("x", "y"), [(150, 120), (700, 400)])
def test_the_wheel_keeps_the_point_under_the_pointer(qtbot: QtBot, preview: PreviewView, x: int, y: int) -> None:
    show_card(qtbot, preview)
    preview.zoom_to(2.0)
    place = spot(preview, x, y) if preview.viewport().rect().contains(spot(preview, x, y)) else QPoint(300, 200)
    before = preview.page_point(QPointF(place))

    with qtbot.waitSignal(preview.zoom_changed):
        wheel(preview, place, 2)

    after = preview.page_point(QPointF(place))
    assert preview.outlook.zoom > 2.5
    assert abs(after.x() - before.x()) < 1
    assert abs(after.y() - before.y()) < 1


def test_what_is_painted_is_where_it_is_said_to_be(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.zoom_to(1.7)
    preview.pan(-60, -80)

    for x, y in ((130, 190), (500, 300)):
        mapped = preview.mapToScene(spot(preview, x, y))
        assert abs(mapped.x() - x) <= 1
        assert abs(mapped.y() - y) <= 1


def test_dragging_pans_and_chooses_nothing(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.zoom_to(3.0)
    before = preview.outlook

    with qtbot.assertNotEmitted(preview.field_clicked):
        drag(preview, QPoint(300, 250), QPoint(240, 220))

    assert preview.outlook.x == pytest.approx(before.x + 20, abs=0.5)
    assert preview.outlook.y == pytest.approx(before.y + 10, abs=0.5)


def test_the_page_cannot_be_dragged_out_of_sight(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.zoom_to(3.0)

    for _ in range(8):
        drag(preview, QPoint(600, 500), QPoint(10, 10))

    assert preview.visible_page().right() <= WIDTH + 1
    assert preview.visible_page().bottom() <= HEIGHT + 1


def test_double_click_toggles_actual_size_and_fit(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    fitted = preview.outlook.zoom

    QTest.mouseDClick(preview.viewport(), LEFT, NO_KEYS, QPoint(350, 250))
    actual = preview.outlook.zoom
    QTest.mouseDClick(preview.viewport(), LEFT, NO_KEYS, QPoint(350, 250))

    assert actual == pytest.approx(preview.actual_zoom)
    assert preview.outlook.zoom == pytest.approx(fitted)


def test_a_fitted_page_follows_the_windows_size_and_a_zoomed_one_does_not(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    fitted = preview.outlook.zoom
    preview.resize(500, 400)
    smaller = preview.outlook.zoom
    preview.zoom_to(1.5)
    preview.resize(700, 600)

    assert smaller < fitted
    assert preview.outlook.zoom == 1.5


@pytest.mark.parametrize(
    ("key", "fit"), [(Qt.Key.Key_0, Fit.PAGE), (Qt.Key.Key_2, Fit.WIDTH), (Qt.Key.Key_1, Fit.FREE)]
)
def test_a_digit_chooses_the_fit(qtbot: QtBot, preview: PreviewView, key: Qt.Key, fit: Fit) -> None:
    show_card(qtbot, preview)
    preview.zoom_to(3.0)

    QTest.keyClick(preview, key)

    assert preview.fit == fit


def test_plus_minus_and_the_arrows_zoom_and_pan(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    start = preview.outlook

    QTest.keyClick(preview, Qt.Key.Key_Plus)
    larger = preview.outlook.zoom
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    preview.zoom_to(3.0)
    middle = preview.outlook
    QTest.keyClick(preview, Qt.Key.Key_Right)
    QTest.keyClick(preview, Qt.Key.Key_Down)

    assert larger > start.zoom
    assert preview.outlook.x > middle.x
    assert preview.outlook.y > middle.y


def test_clicking_a_box_tells_its_field(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)

    with qtbot.waitSignal(preview.field_clicked) as told:
        QTest.mouseClick(preview.viewport(), LEFT, NO_KEYS, spot(preview, 550, 520))

    assert told.args == [0, "id_number"]


def test_clicking_a_line_tells_its_index_where_lines_are_shown(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.set_shown(Shown.LINES)

    with qtbot.waitSignal(preview.line_clicked) as told:
        QTest.mouseClick(preview.viewport(), LEFT, NO_KEYS, spot(preview, 200, 310))

    assert told.args == [2]


def test_clicking_beside_every_box_tells_nothing(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)

    with qtbot.assertNotEmitted(preview.field_clicked), qtbot.assertNotEmitted(preview.line_clicked):
        QTest.mouseClick(preview.viewport(), LEFT, NO_KEYS, spot(preview, 900, 60))


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_drawing_a_box_tells_its_place_on_the_page(
    qtbot: QtBot, preview: PreviewView, keys: Qt.KeyboardModifier
) -> None:
    show_card(qtbot, preview)
    before = preview.outlook

    with qtbot.waitSignal(preview.region_drawn) as told:
        drag(preview, spot(preview, 500, 300), spot(preview, 300, 200), keys)

    bounds = told.args[0].bounds
    assert isinstance(told.args[0], Quad)
    assert (bounds.left, bounds.top, bounds.right, bounds.bottom) == pytest.approx((300, 200, 500, 300), abs=1.5)
    assert preview.outlook == before


def test_a_box_drawn_over_the_edge_ends_at_the_edge(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)

    with qtbot.waitSignal(preview.region_drawn) as told:
        drag(preview, spot(preview, 900, 600), QPoint(699, 599), Qt.KeyboardModifier.ControlModifier)

    assert (told.args[0].bounds.right, told.args[0].bounds.bottom) == (WIDTH, HEIGHT)


def test_a_box_asked_for_from_the_menu_is_drawn_by_the_next_drag_alone(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.zoom_to(2.0)
    preview.draw_region()

    with qtbot.waitSignal(preview.region_drawn):
        drag(preview, QPoint(300, 250), QPoint(400, 300))
    before = preview.outlook
    with qtbot.assertNotEmitted(preview.region_drawn):
        drag(preview, QPoint(300, 250), QPoint(320, 260))

    assert preview.outlook != before


def test_a_slip_of_the_hand_is_no_box(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    start = spot(preview, 300, 200)

    with qtbot.assertNotEmitted(preview.region_drawn):
        drag(preview, start, start + QPoint(60, 1), Qt.KeyboardModifier.ControlModifier)


def test_escape_takes_a_half_drawn_box_back(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    keys = Qt.KeyboardModifier.ControlModifier

    with qtbot.assertNotEmitted(preview.region_drawn):
        QTest.mousePress(preview.viewport(), LEFT, keys, spot(preview, 300, 200))
        QTest.mouseMove(preview.viewport(), spot(preview, 500, 300))
        QTest.keyClick(preview, Qt.Key.Key_Escape)
        QTest.mouseRelease(preview.viewport(), LEFT, keys, spot(preview, 500, 300))


def test_a_chosen_field_in_sight_does_not_move_the_page(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    before = preview.outlook

    preview.highlight_field(0, "id_number")
    qtbot.wait(250)

    assert preview.outlook == before
    mark = preview.current_mark
    assert mark is not None
    assert mark.key == "id_number"


def test_a_chosen_field_out_of_sight_is_brought_to_the_middle(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.zoom_to(2.0)
    preview.pan(-2000, -2000)

    preview.highlight_field(0, "id_number")
    qtbot.waitUntil(lambda: preview.visible_page().contains(550, 520) and not preview.gliding)

    assert preview.outlook.zoom == 2.0


def test_a_field_too_small_to_read_is_zoomed_to(qtbot: QtBot, preview: PreviewView) -> None:
    preview.show_page(picture(4000, 2520), None)
    record = card()
    preview.set_boxes(record)
    preview.zoom_to(0.12)

    preview.highlight_field(0, "name")
    qtbot.waitUntil(lambda: not preview.gliding)

    assert 40 * preview.outlook.zoom >= 13


def test_a_field_chosen_before_its_record_came_is_lit_when_it_comes(qtbot: QtBot, preview: PreviewView) -> None:
    preview.highlight_field(0, "name")
    show_card(qtbot, preview)

    assert preview.current_mark is not None
    assert preview.current_mark.key == "name"

    preview.clear_highlight()

    assert preview.current_mark is None


def test_a_chosen_line_is_lit(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)

    preview.highlight_line(2)

    assert preview.current_mark is not None
    assert preview.current_mark.line == 2


def test_the_current_box_is_painted_strongest(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    edge = spot(preview, 300, 520) - QPoint(3, 0)
    before = preview.viewport().grab().toImage().pixelColor(edge)

    preview.highlight_field(0, "id_number")

    after = preview.viewport().grab().toImage().pixelColor(edge)
    assert after.blue() > after.red() + 80
    assert before != after


def test_edited_boxes_replace_the_old_ones_without_touching_the_picture(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.zoom_to(1.3)
    before = preview.outlook
    record = card()
    moved = record.documents[0].fields[0]

    preview.set_boxes(record)
    assert preview._mark_item.at((150, 120)) is not None
    preview.set_boxes(None)

    assert moved.quad is not None
    assert preview._mark_item.at((150, 120)) is None
    assert preview.outlook == before


def test_boxes_that_come_while_the_picture_is_made_do_not_cost_it(qtbot: QtBot, preview: PreviewView) -> None:
    with qtbot.waitSignal(preview._worker.pictured):
        preview.show_page(picture(2480, 3508), None)
        for _ in range(3):
            preview.set_boxes(card())

    assert preview._picture is not None
    assert len(preview._picture.levels) > 1


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
    with qtbot.waitSignal(preview._worker.marked):
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


def test_a_message_stands_in_place_of_the_page_with_its_buttons(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    samples = QAction("Load the samples", preview)

    preview.show_message(message("{name} cannot be opened", name="a.jpg"), "Look at it", actions=[samples])
    button = next(b for b in preview.findChildren(QPushButton) if b.text() == "Load the samples")
    with qtbot.waitSignal(samples.triggered):
        QTest.mouseClick(button, LEFT)

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
