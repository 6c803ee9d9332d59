"""The program's own folder: never written to where it is installed, all that is written to where it is portable."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocrdesk import paths
from ocrdesk.app import App, Overrides, build
from ocrdesk.errors import FolderNotWritable
from ocrdesk.settings import SessionCredentials
from ocrdesk.ui.catcher import LOG, Catcher

OVERRIDES = Overrides(credentials=SessionCredentials())
PLACES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA", "USERPROFILE")

ELSEWHERE = pytest.mark.skipif(sys.platform == "win32", reason="no variable leads Windows' own places elsewhere")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged program, in a folder that nobody may write to."""
    folder = tmp_path / "办公 & 工具" / "OCRDesk"
    folder.mkdir(parents=True)
    (folder / "ocrdesk").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "ocrdesk"))
    monkeypatch.delenv("OCRDESK_HOME")
    for name in PLACES:
        monkeypatch.setenv(name, str(tmp_path / "家"))
    return folder


@pytest.fixture
def locked(program: Path) -> Iterator[Path]:
    program.chmod(0o555)
    yield program
    program.chmod(0o755)


def worked_with(app: App) -> None:
    """What writes: a setting, the journal, the log."""
    catcher = Catcher(lambda _error: None, lambda: None)
    catcher.install()
    try:
        app.change_preferences(theme="dark")
        LOG.info("only to be written down")
    finally:
        app.close()
        catcher.uninstall()


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).parts[0] for path in folder.rglob("*") if path.is_file()}


@ELSEWHERE
def test_an_installed_program_writes_nothing_beside_itself(locked: Path, tmp_path: Path) -> None:
    worked_with(build(OVERRIDES))
    assert [path.name for path in locked.rglob("*")] == ["ocrdesk"]
    written = {path.name for path in (tmp_path / "家").rglob("*") if path.is_file()}
    assert {"settings.toml", "ocrdesk.log"} <= written
    assert any(name.endswith(".sqlite") for name in written)


def test_a_portable_program_writes_only_beside_itself(program: Path, tmp_path: Path) -> None:
    (program / "portable.txt").touch()
    worked_with(build(OVERRIDES))
    assert files(program / "data") >= {"settings", "journal", "logs"}
    assert not (tmp_path / "家").exists()


def test_a_portable_program_obeys_the_policy_beside_it(program: Path) -> None:
    (program / "portable").touch()
    (program / paths.POLICY_FILE).write_text('office = "区信息科"\noffline_only = true\n', encoding="utf-8")
    app = build(OVERRIDES)
    try:
        assert app.preferences.offline_only
        assert app.policy.office == "区信息科"
        assert app.refused_providers()
    finally:
        app.close()


@ELSEWHERE
def test_an_installed_program_does_not_heed_a_policy_beside_it(program: Path) -> None:
    (program / paths.POLICY_FILE).write_text("offline_only = true\n", encoding="utf-8")
    app = build(OVERRIDES)
    try:
        assert not app.preferences.offline_only
    finally:
        app.close()


def test_a_portable_program_that_cannot_write_beside_itself_says_so(program: Path) -> None:
    (program / "portable").touch()
    (program / paths.PORTABLE_HOME).touch()  # as a stick that may only be read refuses the folder
    with pytest.raises(FolderNotWritable) as caught:
        build(OVERRIDES)
    assert str(program) in str(caught.value)


@pytest.mark.parametrize(
    "name", ["办公 & 工具 100% '甲' #1", f"{'长' * 60}/{'long' * 35}"], ids=["signs", "200 characters"]
)
def test_a_home_of_any_name_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("OCRDESK_HOME", str(tmp_path / name))
    worked_with(build(OVERRIDES))
    app = build(OVERRIDES)
    try:
        assert app.preferences.theme == "dark"
    finally:
        app.close()
    assert files(tmp_path / name) >= {"settings", "journal", "logs"}
