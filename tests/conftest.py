"""What holds for every test: its own home, no network but loopback, nothing left running behind it."""

import multiprocessing
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import HealthCheck, settings

from ocrdesk.i18n import SOURCE_LANGUAGE, use_language
from ocrdesk.ui.override_errors import make_errors_whole

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104 - compared with, not bound to
PATIENCE_SECONDS = 30.0


def pytest_configure() -> None:
    """Before any class of the window is made, as the program does it, and before any example is drawn.

    Examples are the same in every run, and none fails because the machine stood still meanwhile.
    """
    make_errors_whole()
    slow = [HealthCheck.too_slow]
    settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=slow)
    settings.load_profile("steady")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of specimens and real files: OCRDESK_DATA, or `shared/data` beside the repository."""
    folder = Path(os.environ.get("OCRDESK_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the measuring data are not here: set OCRDESK_DATA to their folder")
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own for settings, journal and logs."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("OCRDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _english() -> None:
    """Tests read the English words; what switches the language of the program switches it for one test only."""
    use_language(SOURCE_LANGUAGE)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        here = self.family not in (socket.AF_INET, socket.AF_INET6) or str(address[0]).startswith(LOOPBACK)
        assert here, f"a test wanted to connect to {address!r}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _no_stray_windows() -> Iterator[None]:
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    left = [window for window in application.topLevelWidgets() if window.isVisible()] if application else []
    for window in left:
        window.close()
    assert not left, f"left on the screen: {left}"


@pytest.fixture(autouse=True, scope="module")
def _nothing_left_running() -> Iterator[None]:
    """Threads and processes that a module's tests start are gone when its last test and its fixtures are."""
    threads, processes = set(threading.enumerate()), _children()
    yield
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (left := [*(_foreign_threads() - threads), *(_children() - processes)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left, f"left running: {left}"


def _foreign_threads() -> set[threading.Thread]:
    # Qt's own threads that once ran Python appear as dummies; they hold nothing of ours.
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def _children() -> set[psutil.Process]:
    found = set()
    multiprocessing.active_children()  # reaps those that have ended
    for process in psutil.Process().children(recursive=True):
        try:
            # Multiprocessing's own tracker of shared memory lives as long as the program does.
            tracker = "resource_tracker" in " ".join(process.cmdline())
            if not tracker and process.status() != psutil.STATUS_ZOMBIE:
                found.add(process)
        except psutil.Error:
            continue
    return found
