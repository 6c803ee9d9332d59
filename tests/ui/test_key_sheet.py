"""The sheet of keys: complete, in both languages, on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk import i18n
from ocrdesk.errors import ExportError
from ocrdesk.ui.actions import ACTIONS, Menu
from ocrdesk.ui.keys.action_set import native, without_mnemonic
from ocrdesk.ui.keys.fixed_keys import FIXED_KEYS
from ocrdesk.ui.keys.key_sheet import BOTH, sheet_document
from ocrdesk.ui.keys.key_sheet_run import write_pdf
from tests.ui.test_accessibility import silent
from tests.ui.window import OpenWindow, card_reader

KEYS = {spec.id: spec.keys for spec in ACTIONS}


@pytest.mark.parametrize("languages", [("zh_CN",), ("en",), BOTH])
def test_every_action_and_every_menu_is_on_the_sheet(qapp: QApplication, languages: tuple[str, ...]) -> None:
    text = sheet_document(KEYS.__getitem__, languages).toPlainText()
    for code in languages:
        fixed = [words for title, rows in FIXED_KEYS for words in (title, *(text for _keys, text in rows))]
        for words in (*(spec.text for spec in ACTIONS), *(menu.value for menu in Menu), *fixed):
            assert without_mnemonic(i18n.in_language(words, code)) in text
    for spec in ACTIONS:
        assert all(native(key) in text for key in spec.keys)


def test_the_sheet_shows_the_keys_in_use(qapp: QApplication) -> None:
    text = sheet_document((KEYS | {"export": ("Ctrl+Alt+J",)}).__getitem__, ("en",)).toPlainText()
    assert "Ctrl+Alt+J" in text


@pytest.mark.parametrize("languages", [("zh_CN",), BOTH])
def test_it_is_saved_as_a_pdf_of_few_pages(qapp: QApplication, tmp_path: Path, languages: tuple[str, ...]) -> None:
    written = write_pdf(tmp_path / "按键.pdf", KEYS.__getitem__, languages).read_bytes()
    assert written.startswith(b"%PDF")
    assert 1 <= written.count(b"/Type /Page\n") <= 6


def test_a_folder_that_is_not_there_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_pdf(tmp_path / "none" / "keys.pdf", KEYS.__getitem__, ("en",))


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        yield window


def test_the_sheet_is_shown_in_the_language_in_use_and_in_the_other(opened: OpenWindow) -> None:
    dialog = opened.window.key_sheet.make()
    assert "Load the samples" in dialog.page.toPlainText()
    assert "载入样张" not in dialog.page.toPlainText()
    dialog.show()
    assert silent(dialog) == []
    dialog.choice.setCurrentIndex(dialog.choice.findText("中文"))
    assert "载入样张" in dialog.page.toPlainText()
    assert {button.text() for button in dialog.findChildren(QPushButton)} >= {"Print…", "Save as PDF…"}
    dialog.deleteLater()


def test_the_sheet_is_printed_as_it_is_shown(
    opened: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pressed(QDialog):
        """The system's print dialog, with a file chosen and its button pressed."""

        def __init__(self, printer: QPrinter, _parent: QWidget) -> None:
            super().__init__()
            printer.setOutputFileName(str(tmp_path / "paper.pdf"))

        def exec(self) -> int:
            return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Pressed)
    dialog = opened.window.key_sheet.make()
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Print…").click()
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    dialog.deleteLater()


def test_a_saved_sheet_is_told_with_a_way_to_open_it(opened: OpenWindow, tmp_path: Path) -> None:
    opened.window.key_sheet.save(tmp_path / "keys.pdf", BOTH)
    opened.wait(lambda: opened.window.notices.current is not None)
    notice = opened.window.notices.current
    assert notice is not None
    assert str(notice.title) == "keys.pdf is written"
    assert [offer.text for offer in notice.offers] == ["Open"]
