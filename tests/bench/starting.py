"""How soon the window is painted and the version told, beside the least that any such program needs."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure, median

EMPTY_WINDOW, OUR_WINDOW = (Path(__file__).with_name(f"{whose}_window.py") for whose in ("empty", "our"))
STARTS = 9


def measure_window() -> list[Figure]:
    """Starts of OCRDesk and of an empty PySide6 window, in turn."""
    ours, empty = [], []
    for _ in range(STARTS):
        empty.append(_seconds_to_paint(EMPTY_WINDOW))
        ours.append(_seconds_to_paint(OUR_WINDOW))
    ratio = median(ours) / median(empty)
    how = f"median of {STARTS} starts each, in turn, {_platform()}"
    return [
        Figure(
            "窗口画出，与空窗口之比 / window painted, against an empty one", "≤ 2.0", f"{ratio:.2f}", ratio <= 2, how
        )
    ]


def measure_version() -> list[Figure]:
    """The whole run of `ocrdesk --version`."""
    seconds, bare = [], []
    for _ in range(STARTS):
        bare.append(_seconds(["-c", "pass"]))
        seconds.append(_seconds(["-m", "ocrdesk", "--version"]))
    took = median(seconds)
    how = f"median of {STARTS}; Python alone takes {100 * median(bare) / took:.0f} % of it"
    return [Figure("`ocrdesk --version`", "< 0.3 s", f"{took:.2f} s", took < 0.3, how)]


def _seconds(arguments: list[str]) -> float:
    begun = time.monotonic()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def _seconds_to_paint(script: Path) -> float:
    """From the start of the process to its first paint; the process tells the clock's reading and ends."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "OCRDESK_HOME": home, "QT_QPA_PLATFORM": _platform()}
        begun = time.monotonic()
        ended = subprocess.run(
            [sys.executable, script], check=True, capture_output=True, text=True, timeout=60, env=environment
        )
    return float(ended.stdout.split()[-1]) - begun


def _platform() -> str:
    return os.environ.get("QT_QPA_PLATFORM") or ("xcb" if os.environ.get("DISPLAY") else "offscreen")
