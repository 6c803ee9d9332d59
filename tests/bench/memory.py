"""Whether 500 scanned pages cost more memory than five: the whole tree of processes, watched from outside."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from PIL import Image

from tests.bench.figures import Figure

STAND_IN = Path(__file__).with_name("stand_in.py")
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "身份证复印件.jpg"
FEW, MANY = 5, 500
LOOK_SECONDS = 0.05


def measure_memory() -> list[Figure]:
    """`ocrdesk digitize` of two scanned PDFs that differ in length only, with a recogniser that answers at once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = (_peak(_scan(folder / f"{count}.pdf", count), folder / f"out-{count}") for count in (FEW, MANY))
    growth = 100 * (many / few - 1)
    how = f"resident memory of all processes, stand-in recogniser; {FEW} pages: {few / 2**20:.0f} MiB"
    return [Figure(f"内存峰值，{MANY} 页比 {FEW} 页 / peak memory", "≤ +15 %", f"{growth:+.1f} %", growth <= 15, how)]


def _scan(path: Path, pages: int) -> Path:
    with Image.open(SAMPLE) as sheet:
        # Each page a little different, so that nothing can be kept from one to the next.
        turned = (sheet.rotate(place % 7 / 10, fillcolor=250) for place in range(1, pages))
        sheet.save(path, save_all=True, append_images=turned, resolution=150, quality=50)
    return path


def _peak(source: Path, out: Path) -> float:
    command = [sys.executable, str(STAND_IN), "digitize", str(source), "--out", str(out), "--to", "json,txt,xlsx"]
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process))
        time.sleep(LOOK_SECONDS)
    if process.returncode != 0 or not (out / f"{source.name}.json").exists():
        sys.exit(f"digitize failed with {process.returncode} on {source.name}")
    return float(peak)


def _resident(process: psutil.Process) -> int:
    total = 0
    try:
        tree = [process, *process.children(recursive=True)]
    except psutil.Error:
        return 0
    for member in tree:
        try:
            total += int(member.memory_info().rss)
        except psutil.Error:
            continue
    return total
