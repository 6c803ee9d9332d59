"""From the picture into the field: lines that are clicked, boxes that are pulled and moved, offline or by cloud."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldSpec, Line, Page, Quad
from ocrdesk.ui.review.picture_fields import joined, without_label
from ocrdesk.ui.views.preview import PreviewView
from tests.fakes import FakeProvider
from tests.ui.clerk import Clerk
from tests.ui.desk import card, page
from tests.ui.hand import drag, show_card, spot
from tests.ui.window import OpenWindow, picture

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
PLACE = Quad.from_box(0, 0, 100, 20)


@pytest.mark.parametrize(
    ("text", "rest"),
    [("姓名 唐婷", "唐婷"), ("姓名：唐婷", "唐婷"), ("姓名", "姓名"), ("唐婷", "唐婷"), ("姓名唐婷", "唐婷")],
)
def test_the_printed_label_is_left_out_of_a_line(text: str, rest: str) -> None:
    spec = FieldSpec("name", "Name", labels=("姓名",))

    assert without_label(Line(text, 0.9, PLACE), spec).text == rest


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [("北京市", "东城区", "北京市东城区"), ("Main", "Street", "Main Street"), ("12", "号", "12号")],
)
def test_a_blank_stands_between_latin_words_only(one: str, other: str, whole: str) -> None:
    assert joined(one, other) == whole


@pytest.mark.parametrize(("keys", "told"), [(CONTROL, (0, True)), (SHIFT, (0, False))], ids=["Ctrl adds", "Shift puts"])
def test_a_click_with_a_key_takes_the_line_under_a_fields_box(
    qtbot: QtBot, preview: PreviewView, keys: Qt.KeyboardModifier, told: tuple[int, bool]
) -> None:
    show_card(qtbot, preview)

    with qtbot.waitSignal(preview.line_taken) as taken, qtbot.assertNotEmitted(preview.field_clicked):
        qtbot.mouseClick(preview.viewport(), LEFT, keys, spot(preview, 200, 120))

    assert tuple(taken.args) == told


@pytest.mark.parametrize(
    ("held", "wide", "high"), [((400, 0), 1.2, 1.0), ((0, 40), 1.0, 1.5)], ids=["right side", "lower side"]
)
def test_a_side_of_the_current_box_is_pulled(
    qtbot: QtBot, preview: PreviewView, held: tuple[int, int], wide: float, high: float
) -> None:
    show_card(qtbot, preview)
    preview.highlight_field(0, "address")
    preview.fit_page()
    box = Quad.from_box(100, 250, 500, 330)
    side = spot(preview, 500, 290) if held[0] else spot(preview, 300, 330)
    by = QPoint(round(80 * preview.outlook.zoom), 0) if held[0] else QPoint(0, round(40 * preview.outlook.zoom))

    with qtbot.waitSignal(preview.region_drawn) as drawn:
        drag(preview, side, side + by)

    quad = drawn.args[0]
    assert quad.width == pytest.approx(box.width * wide, abs=4)
    assert quad.height == pytest.approx(box.height * high, abs=4)


def test_pulling_nothing_pans_and_a_click_on_the_side_reads_nothing(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.highlight_field(0, "address")

    with qtbot.assertNotEmitted(preview.region_drawn):
        drag(preview, spot(preview, 500, 290), spot(preview, 500, 290))
        drag(preview, spot(preview, 700, 400), spot(preview, 760, 420))


def test_keys_move_and_stretch_the_box_and_enter_reads_it(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.highlight_field(0, "name")
    zoom = preview.outlook.zoom

    for key, keys in (
        (Qt.Key.Key_Right, CONTROL),
        (Qt.Key.Key_Down, CONTROL),
        (Qt.Key.Key_Right, SHIFT),
        (Qt.Key.Key_Left, SHIFT | CONTROL),
    ):
        qtbot.keyClick(preview, key, keys)
    with qtbot.waitSignal(preview.region_drawn) as drawn:
        qtbot.keyClick(preview, Qt.Key.Key_Return)

    bounds, step = drawn.args[0].bounds, 4 / zoom
    assert bounds.left == pytest.approx(100)
    assert bounds.top == pytest.approx(100 + step)
    assert bounds.right == pytest.approx(300 + 2 * step)
    assert bounds.bottom == pytest.approx(140 + step)


def test_escape_takes_the_moved_box_back(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.highlight_field(0, "name")
    qtbot.keyClick(preview, Qt.Key.Key_Right, CONTROL)

    with qtbot.waitSignal(preview.box_moved) as told:
        qtbot.keyClick(preview, Qt.Key.Key_Escape)

    assert told.args == [False]
    assert preview._frame.changed is None
    with qtbot.assertNotEmitted(preview.region_drawn):
        qtbot.keyClick(preview, Qt.Key.Key_Return)


def test_a_box_stays_on_the_page(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.highlight_field(0, "name")

    for _ in range(200):
        qtbot.keyClick(preview, Qt.Key.Key_Left, CONTROL)

    assert preview._frame.changed is not None
    assert preview._frame.changed.bounds.left == pytest.approx(0)
    assert preview._frame.changed.width == pytest.approx(200)


def test_keys_put_a_box_for_a_field_that_has_none(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.highlight_field(0, "sex")

    qtbot.keyClick(preview, Qt.Key.Key_Down, CONTROL)
    with qtbot.waitSignal(preview.region_drawn) as drawn:
        qtbot.keyClick(preview, Qt.Key.Key_Enter)

    assert preview.page_rect.contains(*drawn.args[0].centre)


def test_without_a_field_keys_put_no_box(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)

    with qtbot.assertNotEmitted(preview.box_moved):
        qtbot.keyClick(preview, Qt.Key.Key_Down, CONTROL)


def test_another_field_forgets_a_moved_box(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.highlight_field(0, "sex")
    qtbot.keyClick(preview, Qt.Key.Key_Down, CONTROL)

    preview.highlight_field(0, "name")

    assert preview._frame.changed is None


def test_ctrl_and_shift_together_draw_for_the_cloud(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)

    with qtbot.waitSignal(preview.cloud_region_drawn), qtbot.assertNotEmitted(preview.region_drawn):
        drag(preview, spot(preview, 600, 100), spot(preview, 800, 150), CONTROL | SHIFT)


def test_a_box_for_the_cloud_is_drawn_from_the_menu_too(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.draw_cloud_region()

    with qtbot.waitSignal(preview.cloud_region_drawn):
        drag(preview, spot(preview, 600, 100), spot(preview, 800, 150))
    with qtbot.assertNotEmitted(preview.cloud_region_drawn), qtbot.waitSignal(preview.region_drawn):
        drag(preview, spot(preview, 600, 100), spot(preview, 800, 150), CONTROL)


CARD = (
    "姓名 唐婷",
    "性别 女 民族 汉",
    "出生 1990年3月7日",
    "住址 北京市东城区某某街道12号",
    "公民身份号码 110101199003078021",
    "二单元",
)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, tmp_path, FakeProvider(CARD)) as window:
        window.add(picture(tmp_path, "card.png"))
        window.wait(lambda: window.window.panes.review.current is not None)
        yield window


def test_a_clicked_line_fills_the_current_field_and_ctrl_adds_to_it(desk: OpenWindow) -> None:
    review, panes = desk.window.panes.review, desk.window.panes
    review.select_field(0, "address")

    panes.preview.line_clicked.emit(5)
    desk.wait(lambda: review.record is not None and review.record.documents[0].text("address") == "二单元")
    panes.preview.line_taken.emit(3, False)
    desk.wait(lambda: review.record is not None and review.record.documents[0].text("address").startswith("北京"))
    panes.preview.line_taken.emit(5, True)
    desk.wait(lambda: review.record is not None and review.record.documents[0].text("address").endswith("二单元"))

    value = review.record.documents[0]["address"] if review.record is not None else None
    assert value is not None
    assert value.text == "北京市东城区某某街道12号二单元"
    assert value.quad is not None
    review.undo()
    desk.wait(lambda: review.record is not None and review.record.documents[0].text("address").endswith("12号"))


def test_a_drawn_box_is_read_into_the_field_that_was_current(desk: OpenWindow) -> None:
    review, preview = desk.window.panes.review, desk.window.panes.preview
    review.select_field(0, "name")

    preview.region_drawn.emit(Quad.from_box(10, 10, 60, 30))

    desk.wait(lambda: review.record is not None and review.record.documents[0].text("name") == CARD[0].replace(" ", ""))


def test_without_a_cloud_service_the_clerk_is_told(desk: OpenWindow) -> None:
    desk.window.panes.preview.cloud_region_drawn.emit(Quad.from_box(10, 10, 60, 30))

    assert desk.window.notices.current is not None
    assert "cloud" in str(desk.window.notices.current.title)


class Patient(FakeProvider):
    """Reads single places only when it is let to."""

    def __init__(self) -> None:
        super().__init__(CARD)
        self.places = Event()

    def read_line(self, page: Page, quad: Quad) -> Line:
        self.places.wait(30)
        return super().read_line(page, quad)


@pytest.mark.parametrize("again", [False, True], ids=["drawn", "read again"])
def test_what_is_read_for_one_paper_never_gets_into_the_same_field_of_the_next(
    qtbot: QtBot, tmp_path: Path, again: bool
) -> None:
    reader = Patient()
    with OpenWindow(qtbot, tmp_path, reader) as desk:
        desk.add(picture(tmp_path, "a.png"), picture(tmp_path, "b.png", Qt.GlobalColor.red))
        review, panes = desk.window.panes.review, desk.window.panes
        desk.wait(lambda: review.job is not None and review.current is not None)
        panes.queue.choose(1)
        desk.wait(lambda: review.job is not None and review.job.id == 1 and not review.typeahead.holding)
        review.select_field(0, "name")
        if again:
            desk.window.commands.field_tools.rereading.read_offline()
        else:
            panes.preview.region_drawn.emit(Quad.from_box(10, 10, 60, 30))
        panes.queue.choose(2)
        desk.wait(lambda: review.job is not None and review.job.id == 2 and not review.typeahead.holding)
        review.select_field(0, "name")

        reader.places.set()
        desk.wait(lambda: not desk.window.workers._keyed)

        assert review.record is not None
        assert review.record.documents[0].text("name") == "唐婷"
        assert len(review.history) == 0


def test_a_reading_that_comes_while_the_next_paper_is_fetched_is_not_put_into_it(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(card()))
    review = clerk.review
    review.select_field(0, "name")
    aim = review.aim
    clerk.desk.slow = True
    review.confirm_page()

    review.take_reading(Line("张三", 0.9, PLACE), aim)
    review.choose_reading("李四", aim)
    clerk.desk.slow = False
    clerk.desk.finish()
    qtbot.waitUntil(lambda: review.job is not None and review.job.id == 2 and not review.typeahead.holding)

    assert clerk.text_of(2, "name") == "唐婷"
    assert review.draft is None


@pytest.mark.parametrize("ended", ["by a slip of the hand", "by the other entry of the menu"])
def test_a_box_for_the_cloud_that_came_to_nothing_makes_no_later_one_go_there(
    qtbot: QtBot, preview: PreviewView, ended: str
) -> None:
    show_card(qtbot, preview)
    preview.draw_cloud_region()
    if "slip" in ended:
        drag(preview, spot(preview, 600, 100), spot(preview, 600, 100))
    else:
        preview.draw_region()

    with qtbot.assertNotEmitted(preview.cloud_region_drawn), qtbot.waitSignal(preview.region_drawn):
        drag(preview, spot(preview, 600, 100), spot(preview, 800, 150), CONTROL)
