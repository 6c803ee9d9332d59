"""The preview: what the hand does to it, and what it tells."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ocrdesk.model import Code, Quad
from ocrdesk.ui.theme import LIGHT, themes
from ocrdesk.ui.views.mark_item import Shown
from ocrdesk.ui.views.preview import PreviewView
from ocrdesk.ui.views.zoomable_view import Fit
from tests.ui.hand import LEFT, NO_KEYS, drag, show_card, spot, wheel
from tests.ui.heard import heard
from tests.ui.page_records import HEIGHT, WIDTH, card, picture


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


@pytest.mark.parametrize("shown", [Shown.FIELDS, Shown.LINES, Shown.ALL])
def test_clicking_a_code_tells_its_index_whichever_boxes_are_shown(
    qtbot: QtBot, preview: PreviewView, shown: Shown
) -> None:
    codes = (
        Code("EAN13", "6901234567892", Quad.from_box(600, 60, 700, 100)),
        Code("QRCode", "second", Quad.from_box(850, 300, 950, 400)),
    )
    show_card(qtbot, preview)
    record = card()
    preview.set_boxes(replace(record, recognition=replace(record.recognition, codes=codes)))
    preview.set_shown(shown)

    with qtbot.waitSignal(preview.code_clicked) as told:
        QTest.mouseClick(preview.viewport(), LEFT, NO_KEYS, spot(preview, 900, 350))

    assert told.args[0] == 1


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
    with heard(qtbot, preview, preview._worker.pictured):
        preview.show_page(picture(2480, 3508), None)
        for _ in range(3):
            preview.set_boxes(card())

    assert preview._picture is not None
    assert len(preview._picture.levels) > 1


def test_a_ring_tells_that_the_keyboard_came_to_the_page_by_keys(qtbot: QtBot, preview: PreviewView) -> None:
    accent = themes().theme.color("accent")
    preview.activateWindow()
    for reason, ringed in ((Qt.FocusReason.ShortcutFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)):
        preview.clearFocus()
        preview.setFocus(reason)
        qtbot.waitUntil(preview.hasFocus)
        assert (preview.grab().toImage().pixelColor(0, preview.height() // 2) == accent) is ringed
