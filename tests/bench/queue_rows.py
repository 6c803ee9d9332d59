"""Twenty thousand files in the queue: how long they take to come, and what the window does meanwhile and after."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure

QUEUE_WINDOW = Path(__file__).with_name("queue_window.py")
ROWS = 20_000
ADDED_SECONDS = 3.0
STALL_MILLISECONDS = 50.0
FRAME_MILLISECONDS = 33.0
PATIENCE_SECONDS = 120


def measure_queue() -> list[Figure]:
    """Rows added to the real window from a folder, scrolled from top to bottom, and searched key by key."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "scans"
        folder.mkdir()
        for number in range(ROWS):
            (folder / f"scan_{number}.jpg").write_bytes(b"%d" % number)
        environment = {**os.environ, "OCRDESK_HOME": name}
        environment.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")
        ended = subprocess.run(
            [sys.executable, str(QUEUE_WINDOW), str(folder), str(ROWS)],
            check=False, capture_output=True, text=True, timeout=PATIENCE_SECONDS, env=environment,
        )  # fmt: skip
    if ended.returncode != 0 or not ended.stdout:
        sys.exit(f"the window failed:\n{ended.stderr[-2000:]}")
    seconds, stall, own, busy, scrolled, slowest, key = (float(word) for word in ended.stdout.split()[-7:])
    how = f"{ROWS:,} 个文件放入窗口 / files dropped on the window, {environment['QT_QPA_PLATFORM']}"
    shares = f"不计等处理器 / less the waiting for a processor {own:.0f} ms"
    worked = f"{shares}; 窗口线程最多忙 / its thread worked at most {busy:.0f} ms"
    most = f"最慢 / slowest {slowest:.1f} ms"
    return [
        Figure("加入队列 / rows added", f"< {ADDED_SECONDS:g} s", f"{seconds:.1f} s", seconds < ADDED_SECONDS, how),
        _least("加入期间最长停顿 / longest stall meanwhile", STALL_MILLISECONDS, stall, worked),
        _least("滚动一帧 / a frame while scrolling", FRAME_MILLISECONDS, scrolled, most),
        _least("搜索时最长停顿 / longest stall while a word is typed", STALL_MILLISECONDS, key, ""),
    ]


def _least(name: str, promised: float, measured: float, how: str) -> Figure:
    return Figure(name, f"< {promised:g} ms", f"{measured:.1f} ms", measured < promised, how)
