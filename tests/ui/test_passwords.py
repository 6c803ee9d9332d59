"""Locked PDFs: one notice names them, a password that does not fit is told, and the keyboard comes back."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ocrdesk.i18n import message
from ocrdesk.model import JobState
from ocrdesk.ui.dialogs.password import PasswordDialog
from ocrdesk.ui.notices import Notice, Offer
from tests.ui.window import OpenWindow, card_reader, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LOCK = """
import sys, pymupdf
made = pymupdf.open()
made.new_page().insert_text((72, 100), "contract")
made.save(sys.argv[1], encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="sesam", owner_pw="other")
"""


def locked_pdf(path: Path) -> Path:
    subprocess.run([sys.executable, "-c", LOCK, str(path)], check=True, timeout=60)
    return path


def told(opened: OpenWindow) -> tuple[str, str]:
    notice = opened.window.notices.current
    return (str(notice.title), str(notice.hint)) if notice is not None else ("", "")


def test_a_password_that_does_not_fit_is_told_and_one_that_fits_ends_it(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = iter(("wrong", "sesam"))

    def answer(dialog: PasswordDialog) -> PasswordDialog.DialogCode:
        dialog._field.setText(next(given))
        return PasswordDialog.DialogCode.Accepted

    monkeypatch.setattr(PasswordDialog, "exec", answer)
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.add(locked_pdf(tmp_path / "合同.pdf"))
        assert told(opened) == ("Some PDFs are locked with a password", "Locked: 合同.pdf")
        opened.window.commands.retry_failed()
        opened.wait(lambda: told(opened) == ("The password does not fit", "Locked: 合同.pdf"))
        opened.window.commands.retry_failed()
        opened.wait(lambda: opened.states() == [JobState.REVIEW])
        assert told(opened) == ("", "")


def test_the_keyboard_comes_back_when_its_notice_is_done_with(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.add(picture(tmp_path, "a.png"))
        window = opened.window
        window.activateWindow()
        opened.wait(lambda: window.isActiveWindow() and window.panes.review.current is not None)
        window.panes.focus_tab()
        editor = QApplication.focusWidget()
        assert editor is not None
        assert window.panes.fields.isAncestorOf(editor)
        pressed: list[str] = []
        window.notices.tell(Notice(message("Something"), offers=(Offer("Do it", lambda: pressed.append("it")),)))
        (button,) = (each for each in window.notices.findChildren(QToolButton) if each.text() == "Do it")
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert pressed == ["it"]
        assert QApplication.focusWidget() is editor
