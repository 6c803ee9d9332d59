"""What is new: this version's notes under Help, a newer version in a quiet notice, and silence else."""

from pathlib import Path

import httpx
import pytest
from pytestqt.qtbot import QtBot

from ocrdesk import __version__
from ocrdesk.app import Overrides
from ocrdesk.settings import SessionCredentials
from ocrdesk.ui.dialogs.release_notes import ReleaseNotesDialog
from ocrdesk.ui.help.release_notes import in_language, notes
from tests.fakes import FakeProvider
from tests.ui.window import OpenWindow

ADDRESS = "https://office.example/newest.json"


class Publisher(httpx.MockTransport):
    """Tells of one version, and counts who asks."""

    def __init__(self, version: str) -> None:
        self.asked: list[str] = []
        self.version = version
        super().__init__(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        return httpx.Response(200, json={"version": self.version, "notes": {"en": "- Faster", "zh_CN": "- 更快"}})


def opened(qtbot: QtBot, home: Path, publisher: Publisher, **wishes: object) -> OpenWindow:
    overrides = Overrides(providers={"offline": FakeProvider()}, credentials=SessionCredentials(), transport=publisher)
    window = OpenWindow(qtbot, home, overrides=overrides)
    window.app.change_preferences(**wishes)
    return window


def test_a_newer_version_is_told_once_with_its_notes(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(ReleaseNotesDialog, "exec", lambda dialog: shown.append(dialog.page.toPlainText()))
    publisher = Publisher("99.0")
    with opened(qtbot, home, publisher, check_updates=True, updates_address=ADDRESS) as desk:
        desk.wait(lambda: desk.window.notices.current is not None)
        notice = desk.window.notices.current
        assert notice is not None
        assert str(notice.title) == "OCRDesk 99.0 is there"
        assert __version__ in str(notice.hint)
        notice.offers[0].do()
    assert publisher.asked == [ADDRESS]
    assert "Faster" in shown[0]


@pytest.mark.parametrize(
    ("version", "wishes"),
    [
        ("99.0", {}),
        ("99.0", {"updates_address": ADDRESS}),
        ("99.0", {"check_updates": True}),
        ("99.0", {"check_updates": True, "updates_address": ADDRESS, "offline_only": True}),
        ("0.0.1", {"check_updates": True, "updates_address": ADDRESS}),
    ],
)
def test_nothing_is_told_where_nobody_wants_it_or_nothing_is_new(
    qtbot: QtBot, home: Path, version: str, wishes: dict[str, object]
) -> None:
    publisher = Publisher(version)
    with opened(qtbot, home, publisher, **wishes) as desk:
        desk.wait(lambda: "newer version" not in desk.window.workers._keyed)
        assert desk.window.notices.current is None
    asks = version == "0.0.1"
    assert publisher.asked == [ADDRESS] * asks


def test_help_shows_this_versions_notes_in_the_language_in_use(qtbot: QtBot, home: Path) -> None:
    with opened(qtbot, home, Publisher("0")) as desk:
        desk.window.app.change_preferences(language="zh_CN")
        desk.window.apply_preferences()
        dialog = desk.window.news.make()
        text = dialog.page.toPlainText()
        assert "离线识别" in text
        assert "Offline recognition" not in text
        dialog.deleteLater()


def test_chapters_without_a_word_are_passed_over() -> None:
    told = notes("# Log\n\n## 1.1\n\n## 1.0 - 2026-01-02\n\n- 甲。/ A/B\n\n## 0.9\n- 乙。/ C\n", "en", 1)
    assert told == "## 1.0 - 2026-01-02\n\n- A/B"


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        ("### 新增 / Added", "### 新增", "### Added"),
        ("- OFD（GB/T 33190）逐页显示。/ OFD, page by page", "- OFD（GB/T 33190）逐页显示。", "- OFD, page by page"),
        ("- only one", "- only one", "- only one"),
    ],
)
def test_a_line_of_two_languages_is_parted(line: str, chinese: str, english: str) -> None:
    assert in_language(line, "zh_CN") == chinese
    assert in_language(line, "en") == english
