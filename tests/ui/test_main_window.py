"""The window as a whole: from the empty desk to the exported sheet, and back again after closing."""

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from ocrdesk.errors import OCRDeskError, PasswordNeeded, TargetBusy
from ocrdesk.model import Failure, Job, JobsAdded, JobState
from ocrdesk.ui import theme
from ocrdesk.ui.dialogs.export import ExportDialog, ExportOrder
from ocrdesk.ui.notices import Tone
from ocrdesk.ui.views.value_edit import ValueEdit
from tests.fakes import FakeProvider
from tests.ui.answering import pressing
from tests.ui.window import OpenWindow, card_reader, picture

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        yield window


def test_empty_window_says_how_to_begin(opened: OpenWindow) -> None:
    assert opened.window.welcome.isVisible()
    assert not opened.window.panes.isVisible()
    assert QApplication.focusWidget() in opened.window.welcome.findChildren(QAbstractButton)


def test_samples_are_one_press_away(opened: OpenWindow) -> None:
    opened.window.welcome.samples_asked.emit()
    opened.wait(lambda: len(opened.jobs()) >= 5)
    opened.wait(opened.window.panes.isVisible)


def test_dropped_files_and_folders_are_read(opened: OpenWindow, tmp_path: Path) -> None:
    folder = tmp_path / "资料 夹"
    folder.mkdir()
    for name in ("10.png", "2.png", "1.png"):
        picture(folder, name)
    assert opened.drop([folder])
    opened.wait(lambda: opened.states() == [JobState.REVIEW] * 3)
    assert [job.name for job in opened.jobs()] == ["1.png", "2.png", "10.png"]


def test_drop_without_files_is_not_taken(opened: OpenWindow) -> None:
    assert not opened.drop([])


def test_pasted_picture_is_kept_and_read(opened: OpenWindow, home: Path) -> None:
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    opened.key(Qt.Key.Key_V, CONTROL)
    opened.wait(lambda: opened.states() == [JobState.REVIEW])
    assert [path.suffix for path in (home / "pictures").iterdir()] == [".png"]


def test_pasted_files_are_read(opened: OpenWindow, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path, "a.png")))])
    QGuiApplication.clipboard().setMimeData(mime)
    opened.key(Qt.Key.Key_V, CONTROL)
    opened.wait(lambda: opened.states() == [JobState.REVIEW])


def test_empty_clipboard_is_told_quietly(opened: OpenWindow) -> None:
    QGuiApplication.clipboard().clear()
    opened.key(Qt.Key.Key_V, CONTROL)
    notice = opened.window.notices.current
    assert notice is not None
    assert notice.tone is Tone.NEUTRAL


def test_keyboard_alone_goes_from_drop_to_confirmed(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "1.png"), picture(tmp_path, "2.png", Qt.GlobalColor.yellow))
    panes = opened.window.panes
    opened.wait(lambda: panes.review.record is not None)
    opened.key(Qt.Key.Key_Return)
    opened.wait(lambda: isinstance(QApplication.focusWidget(), ValueEdit))
    for _press in range(40):
        opened.key(Qt.Key.Key_Return)
        opened.qtbot.wait(50)
        if opened.window.notices.current is not None:
            break
    opened.wait(lambda: opened.states() == [JobState.CONFIRMED] * 2)
    notice = opened.window.notices.current
    assert notice is not None
    assert notice.tone is Tone.GOOD


def test_ctrl_enter_confirms_and_opens_the_next(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "1.png"), picture(tmp_path, "2.png", Qt.GlobalColor.yellow))
    panes = opened.window.panes
    opened.wait(lambda: panes.review.record is not None)
    first = opened.jobs()[0].id
    opened.key(Qt.Key.Key_Return, CONTROL)
    opened.wait(lambda: opened.states() == [JobState.CONFIRMED, JobState.REVIEW])
    opened.wait(lambda: panes.opener.job_id != first)


def test_f6_walks_through_the_panes_and_back(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "1.png"))
    panes = opened.window.panes
    opened.wait(lambda: panes.review.record is not None)
    panes.queue.view.setFocus()
    opened.key(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is panes.preview
    opened.key(Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panes.tabs.isAncestorOf(focus)
    opened.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is panes.preview


def test_closing_and_opening_again_brings_all_back(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.add(picture(tmp_path, "1.png"))
        review = opened.window.panes.review
        opened.wait(lambda: review.record is not None)
        review.type_text(0, "name", "唐婷婷")
        opened.window.panes.setSizes([300, 300, 360])
        sizes = opened.window.panes.sizes()
    with OpenWindow(qtbot, home, card_reader()) as again:
        again.wait(lambda: again.states() == [JobState.REVIEW])
        review = again.window.panes.review
        again.wait(lambda: review.record is not None)
        assert review.record is not None
        assert review.record.documents[0].text("name") == "唐婷婷"
        assert again.window.panes.sizes() == sizes


def test_language_changes_while_running(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "1.png"))
    before = opened.window.actions_["open"].text()
    opened.window.status.language_chosen.emit("zh_CN")
    opened.wait(lambda: opened.window.actions_["open"].text() != before)
    assert opened.window.panes.tabs.tabText(0) != "Fields"
    assert opened.window.tools.document.text() != "Type: Find out"
    opened.window.status.language_chosen.emit("en")
    opened.wait(lambda: opened.window.actions_["open"].text() == before)


def test_colours_change_while_running(opened: OpenWindow) -> None:
    opened.window.commands.use_dark_theme()
    opened.wait(lambda: theme.themes().theme.dark)
    opened.window.commands.use_light_theme()
    opened.wait(lambda: not theme.themes().theme.dark)


def test_removed_rows_can_be_put_back(opened: OpenWindow, tmp_path: Path) -> None:
    path = picture(tmp_path, "1.png")
    opened.add(path)
    opened.window.panes.queue.view.setFocus()
    opened.key(Qt.Key.Key_Delete)
    opened.wait(lambda: not opened.jobs())
    assert path.exists()
    assert opened.window.welcome.isVisible()
    notice = opened.window.notices.current
    assert notice is not None
    notice.offers[0].do()
    opened.wait(lambda: opened.states() == [JobState.REVIEW])


@pytest.mark.parametrize(("answer", "left"), [("Stay", 1), ("Take them out", 0)])
def test_reviewed_files_are_not_taken_out_unasked(opened: OpenWindow, tmp_path: Path, answer: str, left: int) -> None:
    opened.add(picture(tmp_path, "1.png"))
    review = opened.window.panes.review
    opened.wait(lambda: review.record is not None and not review.typeahead.holding)
    review.confirm_page()
    opened.wait(lambda: opened.states() == [JobState.CONFIRMED])
    opened.window.panes.queue.view.setFocus()
    asked: list[str] = []
    timer = pressing(answer, asked)
    opened.key(Qt.Key.Key_Delete)
    assert not timer.isActive()
    assert asked == ["1 of these files is reviewed already"]
    opened.wait(lambda: len(opened.jobs()) == left)


def test_what_is_typed_and_not_committed_is_exported_too(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "1.png"))
    review, target = opened.window.panes.review, tmp_path / "out.xlsx"
    opened.wait(lambda: review.current is not None and not review.typeahead.holding)
    review.type_text(0, "name", "张三丰")
    orders: list[ExportOrder] = []

    def export() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, ExportDialog) and dialog.isVisible():
                dialog._target.setText(str(target))
                orders.append(dialog.order())
                dialog.accept()

    QTimer.singleShot(300, export)
    opened.window.commands.export()
    assert orders
    opened.wait(target.exists)
    with zipfile.ZipFile(target) as book:
        assert "张三丰" in book.read("xl/sharedStrings.xml").decode("utf-8")


def test_export_writes_and_says_so(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "1.png"))
    ids = tuple(job.id for job in opened.jobs())
    opened.window.commands.export_run.write(ExportOrder("json", ids, tmp_path, one_per_source=True))
    opened.wait(lambda: opened.window.notices.current is not None)
    notice = opened.window.notices.current
    assert notice is not None
    assert notice.tone is Tone.GOOD
    written = json.loads((tmp_path / "1.png.json").read_text(encoding="utf-8"))
    assert written["schema"] == "ocrdesk/1"
    assert opened.app.preferences.export_folder == str(tmp_path)


def test_export_that_fails_can_be_tried_again(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "1.png"))
    ids = tuple(job.id for job in opened.jobs())
    gone = tmp_path / "gone"
    opened.window.commands.export_run.write(ExportOrder("xlsx", ids, gone / "out.xlsx"))
    opened.wait(lambda: opened.window.notices.current is not None)
    notice = opened.window.notices.current
    assert notice is not None
    assert notice.tone is Tone.BAD
    gone.mkdir()
    opened.window.notices.close_current()
    notice.offers[0].do()
    opened.wait((gone / "out.xlsx").exists)


def test_all_locked_files_are_asked_for_in_one_notice(opened: OpenWindow) -> None:
    error = PasswordNeeded(tried=0)
    failure = Failure(error.title, error.hint, retryable=True)
    jobs = tuple(Job(n, Path(f"{n}.pdf"), f"{n}.pdf", JobState.FAILED, failure=failure) for n in range(900, 905))
    opened.app.queue.announce(JobsAdded(jobs))
    opened.wait(lambda: opened.window.notices.current is not None)
    notice = opened.window.notices.current
    assert notice is not None
    assert str(notice.hint) == "Locked: 900.pdf, 901.pdf, 902.pdf and 2 more"
    opened.window.notices.close_current()
    assert opened.window.notices.current is None


def test_page_that_fails_is_a_red_row_and_no_dialog(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    provider = FakeProvider()
    provider.errors[1] = OCRDeskError()
    with OpenWindow(qtbot, home, provider) as opened:
        opened.add(picture(tmp_path, "1.png"))
        assert opened.states() == [JobState.FAILED]
        assert QApplication.activeModalWidget() is None
        provider.errors.clear()
        opened.window.commands.retry_failed()
        opened.wait(lambda: opened.states() == [JobState.REVIEW])


def test_error_nobody_caught_becomes_a_notice_and_a_line_without_values(opened: OpenWindow, home: Path) -> None:
    error = ValueError("110101199003078021")
    sys.excepthook(type(error), error, error.__traceback__)
    opened.wait(lambda: opened.window.notices.current is not None)
    notice = opened.window.notices.current
    assert notice is not None
    assert notice.tone is Tone.BAD
    log = (home / "logs" / "ocrdesk.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "110101199003078021" not in log


def test_notice_details_can_be_copied_and_name_no_path(opened: OpenWindow) -> None:
    notices = opened.window.notices
    notices.tell_error(TargetBusy(name="list.xlsx"))
    assert notices.current is not None
    assert "TargetBusy" in notices.current.details
    notices.copy_details()
    assert QGuiApplication.clipboard().text() == notices.current.details


def test_every_control_has_a_name_to_be_read_aloud(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "1.png"))
    window = opened.window
    controls = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit), *window.findChildren(QComboBox)]
    mute = [
        control
        for control in controls
        if not control.accessibleName() and not (isinstance(control, QAbstractButton) and control.text())
        and control.isVisibleTo(window)
        and not isinstance(control.parent(), QLineEdit | QTabBar)
    ]  # fmt: skip
    assert not [(control.objectName(), control.parent(), control.property("role")) for control in mute]


def test_the_fields_tab_leads_to_the_tables_and_to_the_text(opened: OpenWindow) -> None:
    panes = opened.window.panes
    panes.fields.table_wanted.emit()
    assert panes.tabs.currentWidget() is panes.table
    assert panes.table.hasFocus()
    panes.fields.text_wanted.emit()
    assert panes.tabs.currentWidget() is panes.text
    assert panes.text.edit.hasFocus()
