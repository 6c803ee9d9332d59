"""What the system hands over as an event comes into the queue like what is named on the command line."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.ui.incoming.opened_files import OpenedFiles
from tests.ui.window import OpenWindow, card_reader, picture


def test_a_file_that_the_system_opens_comes_into_the_queue(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "办公 & 扫描"
    folder.mkdir()
    path = picture(folder, "一 二.png")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with OpenWindow(qtbot, home, card_reader()) as desk:
        opened = OpenedFiles(application, desk.window.add_files)
        QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(str(path))))
        QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl("https://office.example/a.png")))
        desk.wait(lambda: len(desk.jobs()) == 1)
        assert desk.jobs()[0].path == path
        application.removeEventFilter(opened)
        opened.deleteLater()
