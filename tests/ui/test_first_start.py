"""The first five minutes: what is asked once, where pictures go, and what the program says of itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from ocrdesk import __version__
from ocrdesk.i18n import _
from ocrdesk.ui.help.components import components, details
from ocrdesk.ui.views.first_start import FirstStart
from tests.ui.window import OpenWindow, card_reader


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home) as window:
        yield window


def button(opened: OpenWindow, words: str) -> QPushButton:
    (asked,) = opened.window.welcome.findChildren(FirstStart)
    return next(each for each in asked.findChildren(QPushButton) if each.text() == words)


def welcome_words(opened: OpenWindow) -> str:
    return " ".join(label.text() for label in opened.window.welcome.findChildren(QLabel))


def test_what_goes_on_behind_the_window_is_told_in_the_language_that_was_chosen(opened: OpenWindow) -> None:
    status = opened.window.status
    status.show_quiet_line(lambda: _("Being read"))
    status.language_chosen.emit("zh_CN")
    opened.wait(lambda: opened.app.preferences.language == "zh_CN")
    opened.wait(lambda: "正在识别" in [label.text() for label in status.findChildren(QLabel)])
    status.language_chosen.emit("en")
    opened.wait(lambda: "Being read" in [label.text() for label in status.findChildren(QLabel)])


def test_the_language_is_one_press_away(opened: OpenWindow) -> None:
    button(opened, "中文").click()
    opened.wait(lambda: "图片" in welcome_words(opened))
    assert opened.app.preferences.language == "zh_CN"


def test_this_computer_reads_unless_told_otherwise(opened: OpenWindow) -> None:
    (asked,) = opened.window.welcome.findChildren(FirstStart)
    chosen = [each.text() for each in asked.findChildren(QPushButton) if each.isChecked()]
    assert chosen == ["English", "This computer, offline"]
    assert "No picture leaves it." in welcome_words(opened)


def test_a_cloud_service_is_told_of_and_its_settings_come_at_once(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(opened.window.commands.settings_run, "ask", lambda page="": shown.append(page))
    button(opened, "Tencent Cloud").click()
    opened.wait(lambda: "Pictures are sent to Tencent Cloud" in welcome_words(opened))
    assert shown == ["tencent"]


def text_at(table: QTableWidget, row: int, column: int) -> str:
    found = table.item(row, column)
    return found.text() if found is not None else ""


def test_nothing_is_asked_a_second_time(qtbot: QtBot, home: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as first:
        assert first.window.welcome.findChildren(FirstStart)
    with OpenWindow(qtbot, home, card_reader()) as second:
        assert not second.window.welcome.findChildren(FirstStart)


def test_about_names_all_parts_and_their_licences(opened: OpenWindow, qtbot: QtBot) -> None:
    dialog = opened.window.about_run.make()
    qtbot.addWidget(dialog)
    opened.wait(lambda: dialog.table.rowCount() > 20)
    rows = {text_at(dialog.table, row, 0): text_at(dialog.table, row, 2) for row in range(dialog.table.rowCount())}
    assert "GNU AFFERO" in rows["pymupdf"]
    assert "LGPL" in rows["PySide6_Essentials"]


def test_every_part_says_its_licence_or_is_known() -> None:
    silent = {each.name for each in components() if not each.licence}
    assert silent <= {"pymupdf_layout", "pymupdf4llm"}  # parts of pymupdf, which says it for them


def test_copied_details_hold_versions_and_nothing_of_the_clerks(opened: OpenWindow, qtbot: QtBot, home: Path) -> None:
    dialog = opened.window.about_run.make()
    qtbot.addWidget(dialog)
    dialog.copy_details()
    text = QGuiApplication.clipboard().text()
    assert text == details()
    assert __version__ in text
    assert str(home) not in text
    assert str(Path.home()) not in text
