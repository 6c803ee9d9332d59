"""Two starts with one home: the second hands its files to the first and ends. Real processes."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.ui import one_window
from ocrdesk.ui.one_window import OneWindow
from tests.ui.window import OpenWindow, card_reader, picture

PATIENCE = 60.0
Started = list["subprocess.Popen[bytes]"]


@pytest.fixture
def started() -> Iterator[Started]:
    running: Started = []
    yield running
    for process in running:
        process.kill()
        process.wait(PATIENCE)


def start(started: Started, *files: str, folder: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-m", "ocrdesk", *files],
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    started.append(process)
    return process


def queued(home: Path) -> list[str]:
    """What the journal says is in the queue."""
    path = home / "journal" / "journal.sqlite"
    if not path.exists():
        return []
    connection = sqlite3.connect(path, timeout=20)
    try:
        return [str(body) for (body,) in connection.execute("SELECT snapshot FROM job ORDER BY id")]
    except sqlite3.OperationalError:  # not made yet
        return []
    finally:
        connection.close()


def wait_for(home: Path, *names: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = queued(home)
        if len(found) == len(names) and all(any(name in body for body in found) for name in names):
            return
        time.sleep(0.2)
    raise AssertionError(queued(home))


@pytest.mark.timeout(240)
def test_a_second_start_hands_its_files_to_the_first_and_ends(started: Started, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "一月 & 二月"
    folder.mkdir()
    picture(folder, "first.png", Qt.GlobalColor.red)
    picture(folder, "second one.png", Qt.GlobalColor.blue)
    picture(folder, "third.png", Qt.GlobalColor.green)
    first = start(started, "first.png", folder=folder)
    wait_for(home, "first.png")
    second = start(started, "second one.png", folder=folder)  # by a name that only its own folder makes whole
    assert second.wait(PATIENCE) == 0
    wait_for(home, "first.png", "second one.png")
    assert first.poll() is None

    first.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    first.wait(PATIENCE)
    third = start(started, "third.png", folder=folder)  # the dead one's lock and socket are still there
    wait_for(home, "first.png", "second one.png", "third.png")
    assert third.poll() is None


def test_the_first_takes_the_files_and_comes_forward(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    file = picture(tmp_path, "a.png")
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.window.showMinimized()
        opened.window.come_forward((file,))
        opened.wait(lambda: len(opened.jobs()) == 1)
        assert not opened.window.isMinimized()
        opened.wait(opened.window.isActiveWindow)


def test_the_right_is_free_again_when_the_window_is_closed(tmp_path: Path) -> None:
    first, second = OneWindow(tmp_path), OneWindow(tmp_path)
    assert first.take()
    assert not second.take()
    assert second.elsewhere() == ""
    first.close()
    assert second.take()
    second.close()


def test_windows_of_different_homes_do_not_know_each_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = OneWindow(tmp_path), OneWindow(tmp_path / "other")
    assert first.take()
    assert second.take()
    first.close()
    second.close()


def test_a_home_that_another_computer_holds_is_only_taken_when_the_clerk_says_so(tmp_path: Path) -> None:
    (tmp_path / one_window.LOCK_NAME).write_text("4711\nocrdesk\nclerk-pc-7\n\n\n", encoding="utf-8")
    one = OneWindow(tmp_path)
    assert not one.take()
    assert one.elsewhere() == "clerk-pc-7"
    assert one.take_anyway()
    one.close()


def test_where_no_lock_can_be_made_the_window_opens_all_the_same(tmp_path: Path) -> None:
    one = OneWindow(tmp_path / "not there")
    assert one.take()
    one.close()


@pytest.mark.parametrize(
    "said", [b"\n", b"[]\n", b"{}\n", b'{"files": 3}\n', b"\xff\n", b'{"files": [], "tokens": 1}\n']
)
def test_what_is_no_message_is_not_listened_to(said: bytes) -> None:
    assert one_window._understood(said) in (None, ())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' pipes have no folder")
def test_nobody_else_can_listen_in_our_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    address = Path(one_window._address(tmp_path / ("长" * 80)))
    assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
    assert len(os.fsencode(address.name)) < 40
    address.parent.chmod(0o777)
    assert one_window._address(tmp_path) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix keeps users' names elsewhere")
def test_a_user_without_a_name_has_a_window_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def unknown(number: int) -> None:
        raise KeyError(number)

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert OneWindow(tmp_path)._address.startswith("/")
