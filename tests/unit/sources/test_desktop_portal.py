"""The picture of the screen by the desktop's portal: a portal of the test's own, on a session bus of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DBUS = shutil.which("dbus-run-session")
PORTAL = Path(__file__).with_name("portal_for_tests.py")
ASK = """
import sys
from ocrdesk.i18n import use_language
from ocrdesk.errors import OCRDeskError
from ocrdesk.sources.desktop_portal import photograph_screen
use_language("en")
try:
    print(photograph_screen())
except OCRDeskError as error:
    print(type(error).__name__, error)
"""

pytestmark = pytest.mark.skipif(DBUS is None or not sys.platform.startswith("linux"), reason="needs dbus-run-session")


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """The file that the portal makes when it answers."""
    return tmp_path / "ready"


def ask(behaviour: str, ready: Path) -> str:
    """What asking a portal that behaves so prints; "" for no portal at all."""
    until = f"while [ ! -e {ready} ]; do sleep 0.05; done;"
    portal = f"{sys.executable} {PORTAL} {behaviour} {ready} & {until}" if behaviour else ""
    told = subprocess.run(
        [str(DBUS), "--", "sh", "-c", f'{portal} {sys.executable} -c "$ASK"; kill %1 2>/dev/null; true'],
        env={**os.environ, "ASK": ASK},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return told.stdout.strip()


def test_the_picture_of_the_portal_is_taken(ready: Path) -> None:
    assert ask("takes", ready) == "/tmp/屏幕 1.png"  # noqa: S108 - only a name


def test_a_person_who_says_no_is_obeyed(ready: Path) -> None:
    assert ask("declined", ready).startswith("Cancelled")


@pytest.mark.parametrize("behaviour", ["fails", "remote"])
def test_a_portal_that_cannot_is_told_with_a_way_out(behaviour: str, ready: Path) -> None:
    told = ask(behaviour, ready)
    assert told.startswith("ScreenForbidden")
    assert "Ctrl+V" in told


def test_a_desktop_without_portal_is_told_with_a_way_out(ready: Path) -> None:
    assert ask("", ready).startswith("ScreenForbidden")
