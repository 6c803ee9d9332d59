"""The settings under an office's policy: what it decided is shown, locked, with a sentence that says who did."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.app import Overrides
from ocrdesk.settings import SessionCredentials
from ocrdesk.ui.dialogs.settings import SettingsDialog
from tests.ui.window import OpenWindow

POLICY = """
office = "Bureau 7"
proxy = "http://proxy.office:3128"
providers = ["tencent"]
keep_answers_days = 30
"""


def under(qtbot: QtBot, home: Path, text: str) -> OpenWindow:
    file = home / "policy.toml"
    file.write_text(text, encoding="utf-8")
    return OpenWindow(qtbot, home, overrides=Overrides(credentials=SessionCredentials(), policy=(file,)))


def words(dialog: SettingsDialog, page: str) -> str:
    dialog.show_page(page)
    shown = dialog._stack.currentWidget()
    assert shown is not None
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if not label.isHidden())


def row(dialog: SettingsDialog, key: str) -> QWidget:
    found = dialog.findChild(QWidget, key)
    assert found is not None
    return found


def test_what_the_office_decided_is_locked_and_the_rest_is_not(qtbot: QtBot, home: Path) -> None:
    with under(qtbot, home, POLICY) as opened:
        dialog = opened.window.commands.settings_run.make("network")
        dialog.show()
        assert [row(dialog, key).isEnabled() for key in ("proxy", "keep_answers_days")] == [False, False]
        assert [row(dialog, key).isEnabled() for key in ("ca_file", "offline_only", "theme")] == [True] * 3
        assert words(dialog, "network").count("Decided by Bureau 7 for this computer.") == 1
        assert dialog.changes() == {}
        assert not row(dialog, "secret_id").isHidden()
        assert "not allowed" in words(dialog, "huawei")
        assert "Bureau 7" in words(dialog, "huawei")
        assert "not allowed" not in words(dialog, "tencent")
        dialog.close()


@pytest.mark.parametrize(("text", "refused"), [(POLICY, {"huawei", "ctyun"}), ("offline_only = true", {"tencent"})])
def test_services_that_are_not_allowed_cannot_be_chosen(qtbot: QtBot, home: Path, text: str, refused: set[str]) -> None:
    with under(qtbot, home, text) as opened:
        enabled = {action.data(): action.isEnabled() for action in opened.window.tools.provider.menu().actions()}
        assert all(not enabled[key] for key in refused)
        assert enabled["offline"]


def test_a_damaged_policy_is_told_in_the_window(qtbot: QtBot, home: Path) -> None:
    with under(qtbot, home, "offline_only = maybe") as opened:
        told = "\n".join(label.text() for label in opened.window.notices.findChildren(QLabel))
        assert "policy" in told
        assert "policy.toml" in told
