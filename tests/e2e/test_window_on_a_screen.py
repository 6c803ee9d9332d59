"""The window on a real X server: painted, silent, gone when it is closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"

pytestmark = [
    pytest.mark.xserver,
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="no X server: DISPLAY is not set"),
]


def on_the_screen(home: Path, script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(BENCH / script), *map(str, arguments)],
        env={**os.environ, "OCRDESK_HOME": str(home), "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=110,
    )


def test_the_window_is_painted_and_closes_without_a_word(home: Path) -> None:
    ended = on_the_screen(home, "our_window.py")
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert float(ended.stdout) > 0


def test_files_given_on_the_command_line_are_recognised_in_the_window(home: Path) -> None:
    samples = BENCH.parents[1] / "resources" / "samples"
    ended = on_the_screen(home, "batch_window.py", samples / "车牌.jpg", samples / "采购清单.png")
    assert ended.stderr == ""
    _longest, _own, jobs, failed = ended.stdout.split()
    assert (jobs, failed) == ("2", "0")
