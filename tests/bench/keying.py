"""How many keys it costs to put a mixed pile of papers right, played in a real window."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.picture_sets import data_folder

KEYED_WINDOW = Path(__file__).with_name("keyed_window.py")
MOST_KEYS = 2.5


def measure_keys() -> list[Figure]:
    """Keys a document beside the characters typed, and how many documents are right at the end."""
    if data_folder() is None:
        return [Figure(NAME, f"≤ {MOST_KEYS}", "无 / none there", None, "the specimens are not here")]
    with tempfile.TemporaryDirectory() as name:
        kept = Path(os.environ.get("OCRDESK_KEPT", name))
        environment = {**os.environ, "OCRDESK_HOME": name, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, str(KEYED_WINDOW), str(kept)]
        ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=1800, env=environment)
    if ended.returncode != 0 or not ended.stdout:
        sys.exit(f"the window failed:\n{ended.stderr[-2000:]}")
    sums: dict[str, int] = json.loads(ended.stdout.splitlines()[-1])
    papers, keys = sums["papers"], sums["keys"] / sums["papers"]
    right = sums["right"]
    return [
        Figure(
            NAME,
            f"≤ {MOST_KEYS}",
            f"{keys:.2f}",
            keys <= MOST_KEYS,
            f"{papers} mixed specimens; {sums['typed'] / papers:.1f} characters typed beside",
        ),
        Figure(RIGHT, "100 %", f"{right} / {papers}", right == papers, "after the keys above"),
    ]


NAME = "每份资料的按键数 / keys a document"
RIGHT = "按键后全部正确的资料 / documents that are right at the end"
