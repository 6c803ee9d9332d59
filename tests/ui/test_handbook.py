"""The handbook's window, from the keyboard: opened where it helps, read, searched and closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk import i18n
from ocrdesk.ui.dialogs.handbook import HandbookWindow
from ocrdesk.ui.help.handbook import CHAPTERS, title
from ocrdesk.ui.help.handbook_run import CHAPTER_OF_DIALOG, CHAPTER_OF_PAGE
from ocrdesk.ui.panes import TEXT_TAB
from ocrdesk.ui.theme import themes
from tests.ui.test_accessibility import silent
from tests.ui.window import OpenWindow, card_reader, picture


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        yield window


def press(opened: OpenWindow, key: Qt.Key, at: QWidget | None = None) -> None:
    opened.qtbot.keyClick(at or opened.window, key)


def shown(opened: OpenWindow) -> HandbookWindow:
    opened.wait(lambda: opened.window.handbook.shown is not None)
    handbook = opened.window.handbook.shown
    assert handbook is not None
    opened.wait(handbook.isActiveWindow)
    return handbook


@pytest.mark.parametrize("closing", [Qt.Key.Key_F1, Qt.Key.Key_Escape])
def test_f1_opens_it_and_f1_or_esc_closes_it(opened: OpenWindow, closing: Qt.Key) -> None:
    press(opened, Qt.Key.Key_F1)
    handbook = shown(opened)
    assert not handbook.isModal()
    assert handbook.page.toPlainText().startswith(title("first-batch", "en"))
    press(opened, closing, handbook.chapters)
    assert opened.window.handbook.shown is None


def test_it_opens_at_what_is_on_the_screen(opened: OpenWindow, tmp_path: Path) -> None:
    opened.window.intake.add([picture(tmp_path, "card.png")])
    opened.wait(lambda: bool(opened.window.panes.model.jobs()))
    opened.window.handbook.show()
    assert shown(opened).chapter == "review"
    opened.window.panes.tabs.setCurrentIndex(TEXT_TAB)
    opened.window.handbook.show()
    assert shown(opened).chapter == "text-and-tables"


def test_in_the_settings_f1_opens_the_chapter_of_the_page_and_it_can_be_used(opened: OpenWindow) -> None:
    dialog = opened.window.commands.settings_run.make("privacy")
    dialog.open()
    opened.wait(dialog.isActiveWindow)
    keyboard = dialog.focusWidget()
    assert keyboard is not None
    press(opened, Qt.Key.Key_F1, keyboard)
    handbook = shown(opened)
    assert handbook.chapter == "privacy"
    assert handbook.parentWidget() is dialog
    handbook.close()
    dialog.reject()
    dialog.deleteLater()


def test_it_speaks_the_language_and_wears_the_colours_in_use(opened: OpenWindow) -> None:
    opened.window.handbook.show()
    handbook = shown(opened)
    handbook.open_at("export")
    opened.window.commands.change(language="zh_CN", theme="dark")
    opened.wait(lambda: i18n.language() == "zh_CN" and themes().theme.dark)
    opened.wait(lambda: handbook.page.toPlainText().startswith(title("export", "zh_CN")))
    assert handbook.chapter == "export"
    assert handbook.page.palette().text().color() == themes().theme.color("text")
    opened.window.commands.change(language="en", theme="light")
    opened.wait(lambda: i18n.language() == "en")


def test_the_search_leaves_chapters_that_have_the_words_and_goes_from_place_to_place(opened: OpenWindow) -> None:
    opened.window.handbook.show()
    handbook = shown(opened)
    opened.qtbot.keyClick(handbook.chapters, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    opened.wait(handbook.search.hasFocus)
    opened.qtbot.keyClicks(handbook.search, "iam user")
    left = [CHAPTERS[row] for row in range(len(CHAPTERS)) if not handbook.chapters.item(row).isHidden()]
    assert left == ["huawei"]
    assert handbook.chapter == "huawei"
    assert len(handbook.page.extraSelections()) > 1
    for _again in range(2):
        press(opened, Qt.Key.Key_Return, handbook.search)
        assert handbook.page.textCursor().selectedText().lower() == "iam user"
    handbook.search.setText("no such words")
    assert all(handbook.chapters.item(row).isHidden() for row in range(len(CHAPTERS)))


def test_links_lead_to_chapters_and_pictures_come_from_the_handbook_only(opened: OpenWindow, tmp_path: Path) -> None:
    opened.window.handbook.show()
    handbook = shown(opened)
    handbook.page.anchorClicked.emit(QUrl("ctyun.md"))
    assert handbook.chapter == "ctyun"
    foreign = picture(tmp_path, "foreign.png")
    image = 2
    assert handbook.page.loadResource(image, QUrl.fromLocalFile(str(foreign))).isNull()
    assert not handbook.page.loadResource(image, QUrl("pictures/review-en.webp")).isNull()


def test_every_chapter_fits_its_page_and_all_is_named(opened: OpenWindow, qapp: QApplication) -> None:
    opened.window.handbook.show()
    handbook = shown(opened)
    for chapter in CHAPTERS:
        handbook.open_at(chapter)
        assert handbook.page.horizontalScrollBar().maximum() == 0, chapter
    assert silent(handbook) == []


def test_what_is_on_the_screen_leads_to_chapters_that_exist() -> None:
    assert {*CHAPTER_OF_DIALOG.values(), *CHAPTER_OF_PAGE.values()} <= set(CHAPTERS)
