"""How long the frames of a crowded page take while it is panned and zoomed."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.figures import Figure, median

CROWDED_WINDOW = Path(__file__).with_name("crowded_window.py")
BOXES = 5000
MEDIAN_MILLISECONDS, LATE_MILLISECONDS = 16.0, 33.0
LATE_SHARE = 0.99


def measure_frames() -> list[Figure]:
    """Median and 99th percentile of the frames of a 300 dpi A4 page with 5,000 boxes, painted without a screen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(CROWDED_WINDOW), str(BOXES)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600, env=environment)
    if ended.returncode != 0 or not ended.stdout:
        sys.exit(f"the preview failed:\n{ended.stderr[-2000:]}")
    frames: dict[str, list[float]] = json.loads(ended.stdout.splitlines()[-1])
    return [
        _slowest("median", MEDIAN_MILLISECONDS, {motion: median(spent) for motion, spent in frames.items()}),
        _slowest("p99", LATE_MILLISECONDS, {motion: late(spent) for motion, spent in frames.items()}),
    ]


def late(spent: list[float]) -> float:
    """The time that 99 of 100 frames keep."""
    return sorted(spent)[min(len(spent) - 1, int(len(spent) * LATE_SHARE))]


def _slowest(part: str, limit: float, values: dict[str, float]) -> Figure:
    motion = max(values, key=values.__getitem__)
    name = f"{BOXES:,} 框页面平移缩放每帧 / a frame of a page of {BOXES:,} boxes, panned and zoomed: {part}"
    how = f"slowest of {len(values)} motions: {motion}; offscreen raster"
    return Figure(name, f"< {limit:g} ms", f"{values[motion]:.1f} ms", values[motion] < limit, how)
