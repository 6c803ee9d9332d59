"""Whether the window stays awake while a batch runs."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure

BATCH_WINDOW = Path(__file__).with_name("batch_window.py")
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
PAGES = 20
LIMIT_MILLISECONDS = 50


def measure_stall() -> list[Figure]:
    """The longest gap in the event loop's heartbeat while 20 pages are recognised in the window."""
    pictures = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".pdf")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "batch"
        folder.mkdir()
        for number in range(PAGES):
            picture = pictures[number % len(pictures)]
            # Bytes after the end make another file of the same picture.
            shutil.copy(picture, folder / f"{number:02}{picture.suffix}")
            with (folder / f"{number:02}{picture.suffix}").open("ab") as file:
                file.write(bytes([number]))
        environment = {**os.environ, "OCRDESK_HOME": name}
        environment.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")
        command = [sys.executable, str(BATCH_WINDOW), str(folder)]
        ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=900, env=environment)
    if ended.returncode != 0 or not ended.stdout:
        sys.exit(f"the window failed:\n{ended.stderr[-2000:]}")
    longest, own, jobs, failed = ended.stdout.split()[-4:]
    how = f"{jobs} files, {failed} failed; a heartbeat every 5 ms, {environment['QT_QPA_PLATFORM']}"
    how += f"; 不计等处理器 / less the waiting for a processor {own} ms"
    name = f"{PAGES} 页识别期间界面最长停顿 / longest stall of the event loop"
    return [Figure(name, f"< {LIMIT_MILLISECONDS} ms", f"{longest} ms", float(longest) < LIMIT_MILLISECONDS, how)]
