"""The tools of the current field in a real window, by keys alone: other readings, again, large, later."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldState, Line, Origin, Page, Quad
from ocrdesk.ui.dialogs.postpone import REASONS, PostponeDialog
from ocrdesk.ui.models.queue_filter import QueueFilter
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.window import OpenWindow, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard", extend=True)

WRONG, RIGHT = "110101199003078O21", "110101199003078021"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class SecondLook(FakeProvider):
    """Misreads a digit of every number, and reads it right when asked for one place."""

    def __init__(self) -> None:
        super().__init__(tuple(line.replace(RIGHT, WRONG) for line in CARD_LINES))
        self.places: list[Quad] = []

    def read_line(self, page: Page, quad: Quad) -> Line:
        assert page.width > 0
        self.places.append(quad)
        return Line(f"公民身份号码 {RIGHT}", 0.98, quad)


def open_first(opened: OpenWindow, tmp_path: Path, count: int = 2) -> None:
    colours = (Qt.GlobalColor.white, Qt.GlobalColor.red, Qt.GlobalColor.blue)
    opened.add(*(picture(tmp_path, f"{n}.png", colours[n]) for n in range(count)))
    review = opened.window.panes.review
    opened.window.activateWindow()
    opened.window.panes.queue.choose(1)
    opened.wait(lambda: review.job is not None and review.job.id == 1 and review.record is not None)
    review.select_field(0, "id_number")
    opened.wait(lambda: not review.typeahead.holding)


def stands_at(opened: OpenWindow, job_id: int) -> bool:
    review = opened.window.panes.review
    return review.job is not None and review.job.id == job_id and not review.typeahead.holding


def number_of(opened: OpenWindow, job_id: int = 1) -> tuple[str, FieldState, Origin]:
    record = opened.app.page_record(job_id, 1)
    assert record is not None
    value = record.documents[0]["id_number"]
    return value.text, value.state, value.origin


def test_other_readings_are_offered_below_the_editor_and_a_digit_takes_one(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, home, SecondLook()) as opened:
        open_first(opened, tmp_path)
        opened.key(Qt.Key.Key_Down, ALT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        texts = [action.text() for action in menu.actions()]
        assert texts[0].startswith(f"&1  {RIGHT}\t")
        qtbot.keyClick(menu, Qt.Key.Key_1)
        assert number_of(opened) == (RIGHT, FieldState.EDITED, Origin.READING)
        edit = opened.window.panes.fields.form.current_edit
        assert edit is not None
        qtbot.waitUntil(edit.hasFocus)


def test_the_list_of_readings_leaves_the_editor_in_sight_and_stays_in_the_window(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, home, SecondLook()) as opened:
        open_first(opened, tmp_path)
        screen = opened.window.screen().availableGeometry()
        opened.window.move(screen.right() - opened.window.width(), screen.bottom() - opened.window.height())
        edit = opened.window.panes.fields.form.current_edit
        assert edit is not None
        for place in (screen.top(), screen.bottom() - edit.mapTo(opened.window, edit.rect().bottomLeft()).y()):
            opened.window.move(opened.window.x(), place)
            opened.key(Qt.Key.Key_Down, ALT)
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            assert not menu.geometry().intersects(
                edit.rect().adjusted(0, 1, 0, -1).translated(edit.mapToGlobal(QPoint()))
            )
            assert menu.geometry().right() <= opened.window.frameGeometry().right()
            qtbot.keyClick(menu, Qt.Key.Key_Escape)


def test_the_first_page_that_is_read_takes_the_keyboard_from_the_queue(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, home, SecondLook()) as opened:
        opened.window.activateWindow()
        opened.add(picture(tmp_path, "first.png"))
        form = opened.window.panes.fields.form
        opened.wait(lambda: form.current_edit is not None and form.current_edit.hasFocus())


def test_a_field_is_read_again_by_one_key(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    provider = SecondLook()
    with OpenWindow(qtbot, home, provider) as opened:
        open_first(opened, tmp_path)
        field = opened.window.panes.review.current
        assert field is not None
        opened.key(Qt.Key.Key_R, CTRL)
        opened.wait(lambda: number_of(opened)[0] == RIGHT)
        assert provider.places == [field.value.quad]
        assert number_of(opened) == (RIGHT, FieldState.EDITED, Origin.ANEW)


def test_without_a_cloud_service_the_key_says_so(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, SecondLook()) as opened:
        open_first(opened, tmp_path)
        opened.key(Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
        told = opened.window.notices.current
        assert told is not None
        assert str(told.title) == "No cloud service is set up"


def test_where_clouds_are_locked_the_key_says_that_and_no_more(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, SecondLook()) as opened:
        open_first(opened, tmp_path)
        opened.app.change_preferences(offline_only=True)
        opened.key(Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
        told = opened.window.notices.current
        assert told is not None
        assert str(told.title) == "Only offline recognition is allowed"


def test_the_field_is_shown_large_and_follows_the_clerk_until_it_is_put_away(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, home, SecondLook()) as opened:
        open_first(opened, tmp_path)
        view = opened.window.commands.field_tools.look.view
        opened.key(Qt.Key.Key_F2)
        assert view.isVisible()
        assert opened.window.panes.preview.rect().contains(
            opened.window.panes.preview.mapFromGlobal(view.mapToGlobal(view.rect().center()))
        )
        before = view.grab().toImage()
        opened.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert view.grab().toImage() != before
        opened.key(Qt.Key.Key_F2)
        assert not view.isVisible()
        opened.key(Qt.Key.Key_F2)
        opened.key(Qt.Key.Key_Escape)
        assert not view.isVisible()


def test_on_a_page_without_fields_the_large_look_says_so(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, FakeProvider()) as opened:
        opened.add(picture(tmp_path, "page.png"))
        opened.window.panes.queue.choose(1)
        opened.wait(lambda: opened.window.panes.review.record is not None)
        opened.window.commands.field_tools.look.toggle()
        assert not opened.window.commands.field_tools.look.view.isVisible()
        assert "no field at hand to look at" in opened.window.status._quiet.text()
        opened.key(Qt.Key.Key_R, CTRL)
        assert "no field at hand to read" in opened.window.status._quiet.text()


@pytest.mark.parametrize(
    ("keys", "reason"),
    [((Qt.Key.Key_3,), REASONS[2]), ((Qt.Key.Key_Down, Qt.Key.Key_Return), REASONS[1])],
)
def test_a_postponed_document_is_counted_apart_and_comes_last(
    qtbot: QtBot, home: Path, tmp_path: Path, keys: tuple[Qt.Key, ...], reason: str
) -> None:
    with OpenWindow(qtbot, home, SecondLook()) as opened:
        open_first(opened, tmp_path, 3)
        model = opened.window.panes.model

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, PostponeDialog)
            for key in keys:
                qtbot.keyClick(dialog.focusWidget(), key)

        QTimer.singleShot(0, answer)
        opened.key(Qt.Key.Key_J, CTRL)
        opened.wait(partial(stands_at, opened, 2))
        opened.wait(lambda: model.count(QueueFilter.POSTPONED) == 1)
        opened.window.activateWindow()
        opened.wait(opened.window.isActiveWindow)
        assert opened.app.queue.job(1).postponed == reason
        for following in (3, 1):
            opened.key(Qt.Key.Key_Return, CTRL)
            opened.wait(partial(stands_at, opened, following))


def test_letters_begin_a_reason_of_ones_own(qtbot: QtBot) -> None:
    dialog = PostponeDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    for letter in "ask Li":
        qtbot.keyClick(dialog.focusWidget(), letter)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (dialog.result(), dialog.reason) == (PostponeDialog.DialogCode.Accepted, "ask Li")


def test_what_waits_already_may_be_taken_up_again(qtbot: QtBot) -> None:
    dialog = PostponeDialog(REASONS[0])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (dialog.result(), dialog.reason) == (PostponeDialog.DialogCode.Accepted, "")
