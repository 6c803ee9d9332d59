"""Reads a set of pictures with OCRDesk and with plain RapidOCR, in turns, and scores both.

Uses the scorer and the adapter that lie with the measuring data.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.failing import describe_failures
from tests.bench.figures import Figure
from tests.bench.picture_sets import ROOT, Picture, PictureSet, data_folder
from tests.bench.scores import Counts, Scores, judge_scores

PLAIN = Path(__file__).with_name("plain_rapidocr.py")
TURNS = 4
DEGRADES = ("mild", "hard")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a set of pictures: the figures, and a line for each thing that was read wrong."""

    figures: list[Figure]
    failures: list[str]


def measure_reading(pictures: PictureSet) -> Reading:
    """Read all pictures twice, score both. Ends the program where there is no scorer."""
    data = data_folder()
    if data is None:
        sys.exit("the scorer of the measuring data is not here (OCRDESK_DATA)")
    all_pictures = list(pictures.pictures())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scores, ratio = read_and_score(all_pictures, folder, data)
        failures = describe_failures(all_pictures, folder / "ours")
    how = f"{len(all_pictures)} pictures, whole processes with their start, {TURNS} times in turn"
    speed = Figure("每分钟页数，与 rapidocr 循环之比 / pages a minute", "≥ 1.6", f"{ratio:.2f}", ratio >= 1.6, how)
    return Reading([*judge_scores(scores), speed], failures)


def read_and_score(pictures: Sequence[Picture], folder: Path, data: Path) -> tuple[Scores, float]:
    """Both readings' scores, and how many times as long the plain recogniser took; `data` has the scorer."""
    ours, plain = _read_all(pictures, folder)
    _run(data / "adapt.py", folder / "digitized", folder / "ours")
    return Scores(*(_score(data, folder, pictures, who) for who in ("ours", "plain"))), plain / ours


def _read_all(pictures: Sequence[Picture], folder: Path) -> tuple[float, float]:
    """The seconds that ours and that the plain recogniser took."""
    ours = plain = 0.0
    for turn in range(TURNS):
        some = [str(picture.path) for picture in pictures[turn::TURNS]]
        plain += _run(PLAIN, folder / "plain", *some)
        ours += _run("-m", "ocrdesk", "digitize", *some, "--to", "json", "--out", folder / "digitized", home=folder)
    return ours, plain


def _run(*command: str | Path, home: Path | None = None) -> float:
    environment = {**os.environ, **({"OCRDESK_HOME": str(home)} if home else {})}
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, *map(str, command)], env=environment, check=False, capture_output=True, text=True, cwd=ROOT
    )
    if ended.returncode != 0:
        sys.exit(f"{command[0]} {command[1]} failed:\n{ended.stderr[-2000:]}")
    return time.monotonic() - begun


def _score(data: Path, folder: Path, pictures: Sequence[Picture], who: str) -> dict[str, Counts]:
    """The scorer's counts by degrade, then by category."""
    counts: dict[str, Counts] = {}
    for degrade in DEGRADES:
        truth = folder / f"truth-{degrade}"
        truth.mkdir(exist_ok=True)
        for picture in pictures:
            if picture.degrade == degrade:
                shutil.copy(picture.path.with_suffix(".json"), truth)
        out = folder / f"{who}-{degrade}.json"
        _run(data / "score.py", truth, folder / who, "--json", out)
        counts[degrade] = json.loads(out.read_text(encoding="utf-8"))
    return counts
