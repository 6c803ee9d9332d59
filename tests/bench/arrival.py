"""How soon the window shows a page whose answer has come: the window's own test, run alone, and what it notes."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.bench.figures import Figure
from tests.bench.picture_sets import ROOT

TEST = ROOT / "tests" / "ui" / "test_answer_arrival.py"
LIMIT_MILLISECONDS = 100


def measure_arrival() -> list[Figure]:
    """From the last byte of an answer to the row's change in a real window: journal, checks and drawing between."""
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}"]
        command += ["-o", "junit_family=xunit1", str(TEST)]
        ended = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env={**os.environ})
        if ended.returncode != 0:
            sys.exit(f"the window's test failed:\n{ended.stdout[-2000:]}")
        noted = ET.parse(report).find(".//property")  # noqa: S314 - written by our own test
    times = [float(each) for each in (noted.attrib["value"].split() if noted is not None else ())]
    how = (
        f"{len(times)} cards in an offscreen window, Tencent simulator; each: {', '.join(f'{t:.0f}' for t in times)} ms"
    )
    name = "答复到达至列表变化 / from an answer's arrival to its row"
    return [Figure(name, f"< {LIMIT_MILLISECONDS} ms", f"{max(times):.0f} ms", max(times) < LIMIT_MILLISECONDS, how)]
