"""A disk that is full while preferences, results and pictures are written: told, and nothing half or lost."""

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ocrdesk.app import App, Overrides, build
from ocrdesk.errors import DiskFull, PictureNotKept, PreferencesNotWritten
from ocrdesk.settings import SessionCredentials, load_preferences
from ocrdesk.ui.catcher import Catcher
from ocrdesk.ui.incoming.intake import save_picture
from tests.ui.window import picture

LEAST = 200
"""Bytes: what a file may have while the disk is said to be full."""


@pytest.fixture
def app() -> Iterator[App]:
    made = build(Overrides(credentials=SessionCredentials()))
    yield made
    made.close()


@contextlib.contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow beyond a few bytes."""
    if sys.platform == "win32":
        pytest.skip("Windows has no limit on the size of files")
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LEAST, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def test_preferences_hold_for_the_session_and_the_old_file_stays(app: App, home: Path) -> None:
    app.change_preferences(export_folder="/old")
    with full_disk(), pytest.raises(PreferencesNotWritten):
        app.change_preferences(export_folder="/new/" + "x" * 500)
    assert app.preferences.export_folder.startswith("/new")
    assert load_preferences(home / "settings")[0].export_folder == "/old"
    assert [file.name for file in (home / "settings").glob("settings*")] == ["settings.toml"]


def test_results_that_were_there_stay_as_they_were(app: App, tmp_path: Path) -> None:
    target = tmp_path / "结果 & 表.xlsx"
    target.write_bytes(b"the old one")
    with full_disk(), pytest.raises(DiskFull):
        app.export("xlsx", [], target)
    assert target.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_of_a_picture_no_half_is_kept(home: Path, tmp_path: Path) -> None:
    image = QImage(str(picture(tmp_path, "a.png"))).scaled(900, 900)
    with full_disk(), pytest.raises(PictureNotKept):
        save_picture(image, datetime.now(UTC))
    assert list((home / "pictures").iterdir()) == []
    kept = save_picture(image, datetime.now(UTC))
    assert QImage(str(kept)).size() == image.size()


def test_a_home_that_cannot_be_made_keeps_no_window_from_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("OCRDESK_HOME", str(tmp_path / "file" / "home"))
    catcher = Catcher(lambda _error: None, lambda: None)
    catcher.install()
    catcher.uninstall()


def test_reading_a_file_changes_none_of_the_shipped_ones(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    before = {path: path.stat().st_mtime_ns for path in (root / "resources").rglob("*")}
    sample = picture(tmp_path, "空 白 & 页.png")
    done = subprocess.run(
        [sys.executable, "-B", "-m", "ocrdesk", "digitize", str(sample), "--to", "txt", "--out", str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    assert {path: path.stat().st_mtime_ns for path in (root / "resources").rglob("*")} == before
