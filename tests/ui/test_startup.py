"""The start: the window is painted before anything heavy is loaded, and closing early leaves nothing behind."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk import paths
from ocrdesk.model import JobState
from ocrdesk.ui.launch import dressed_window, load, wanted_files
from ocrdesk.ui.look import Look, keep_look, read_look
from tests.fakes import FakeProvider
from tests.ui.batch_office import BatchOffice, ticket
from tests.ui.window import OpenWindow

HEAVY = (
    "ocrdesk.app",
    "ocrdesk.model",
    "ocrdesk.jobs",
    "msgspec",
    "sqlite3",
    "numpy",
    "cv2",
    "pymupdf",
    "PIL",
    "rapidocr",
)
FRAME = """
import sys
from PySide6.QtWidgets import QApplication
from ocrdesk.ui import launch, look
application = QApplication(["ocrdesk", "-platform", "offscreen"])
window = launch.dressed_window(application, look.read_look(), launch.load)
print(",".join(sorted(sys.modules)))
"""


def application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def test_frame_needs_nothing_heavy() -> None:
    told = subprocess.run([sys.executable, "-c", FRAME], check=True, capture_output=True, text=True, timeout=60)
    loaded = set(told.stdout.strip().split(","))
    assert not loaded & set(HEAVY)


def test_package_of_the_window_brings_no_qt() -> None:
    code = "import ocrdesk.ui, sys; print('PySide6' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60)
    assert told.stdout.strip() == "False"


def test_window_closed_before_the_app_is_there_leaves_nothing_running(qtbot: QtBot, home: Path) -> None:
    window = dressed_window(application(), Look(language="en", theme="light"), load)
    window.show()
    window.begin()
    window.close()
    window.end()
    assert not window.built
    window.deleteLater()


def test_app_that_cannot_be_made_is_told_and_the_window_stays(qtbot: QtBot, home: Path) -> None:
    def broken() -> None:
        raise RuntimeError

    window = dressed_window(application(), Look(language="en", theme="light"), broken)  # type: ignore[arg-type]
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: window.notices.current is not None)
    assert not window.built
    window.close()
    window.end()
    window.deleteLater()


def test_look_is_kept_and_read_again(home: Path) -> None:
    look = Look("zh_CN", "dark", hints=False, queue=True, geometry="abc", panes="def", confirmed="2026-01-01 3")
    keep_look(look)
    assert read_look() == look


def test_a_look_that_cannot_be_written_whole_leaves_the_one_before(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_look(Look("zh_CN"))

    def half(path: Path, text: str, **_how: str) -> int:
        path.write_bytes(text.encode()[:9])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", half)
    keep_look(Look("en"))
    assert read_look() == Look("zh_CN")
    assert [path.name for path in paths.user_folder("settings").iterdir()] == ["window.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"language": 3, "hints": "x"}', "\x00"])
def test_look_that_cannot_be_understood_is_the_usual_one(home: Path, text: str) -> None:
    (paths.user_folder("settings") / "window.json").write_text(text, encoding="utf-8")
    assert read_look() == Look()


def test_arguments_name_files_and_samples() -> None:
    assert wanted_files(["a.jpg", "--samples", "文 件.pdf"]) == [
        Path("a.jpg"),
        Path("文 件.pdf"),
        paths.resource("samples"),
    ]


def test_the_first_file_to_review_is_chosen_and_selected_when_work_goes_on(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with BatchOffice(
        qtbot, home, tmp_path, [ticket("10010300110301J012345"), ticket("10010300110301J012346")]
    ) as office:
        review = office.opened.window.panes.review
        office.opened.wait(lambda: review.record is not None)
        review.confirm_page()
        office.opened.wait(lambda: office.opened.states()[0] is JobState.CONFIRMED)
    with OpenWindow(qtbot, home, FakeProvider()) as opened:
        opened.window.activateWindow()
        opened.wait(lambda: opened.window.panes.queue.current_job is not None)
        assert opened.window.panes.queue.selected_ids() == (2,)
        assert opened.window.actions_["recognise"].isEnabled()
        form = opened.window.panes.fields.form
        opened.wait(lambda: form.current_edit is not None and form.current_edit.hasFocus())
