"""How well and how fast the specimens are read, beside plain RapidOCR over the same files.

Uses the scorer and the adapter that lie with the measuring data (OCRDESK_DATA, or ../shared/data).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import Figure

ROOT = Path(__file__).resolve().parents[2]
PLAIN = Path(__file__).with_name("plain_rapidocr.py")
TURNS = 4
PAGES = ("page_zh", "page_mixed", "page_two_column", "page_vertical")
CARDS = ("id_card_front", "id_card_back")

Group = dict[str, int]
"""One row of the scorer's counts."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scorer's counts by category, for ours and for the plain recogniser."""

    ours: dict[str, Group]
    plain: dict[str, Group]


def data_folder() -> Path | None:
    """Where the measuring data are, if they are here."""
    folder = Path(os.environ.get("OCRDESK_DATA", ROOT.parent / "shared" / "data"))
    return folder if (folder / "specimens").is_dir() else None


def measure_reading() -> list[Figure]:
    """Read all specimens twice, in turns, and score both."""
    data = data_folder()
    if data is None:
        return [Figure("识别 / reading", "", "not measured: the data are not here (OCRDESK_DATA)", None)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, plain, pages = _read_all(data, folder)
        _run(data / "adapt.py", folder / "digitized", folder / "ours")
        mild, hard = (_scores(data, folder, degrade) for degrade in ("mild", "hard"))
        how = f"{pages} pictures, whole processes with their start, {TURNS} times in turn"
    ratio = plain / ours
    speed = Figure("每分钟页数，与 rapidocr 循环之比 / pages a minute", "≥ 1.6", f"{ratio:.2f}", ratio >= 1.6, how)
    return [speed, *_card_figures(mild, hard), *_page_figures(mild), _unmarked(mild, hard), *_table(mild, hard)]


def _read_all(data: Path, folder: Path) -> tuple[float, float, int]:
    pictures = sorted(path for path in (data / "specimens").iterdir() if path.suffix != ".json")
    ours = plain = 0.0
    for turn in range(TURNS):
        some = [str(path) for path in pictures[turn::TURNS]]
        plain += _run(PLAIN, folder / "plain", *some)
        ours += _run("-m", "ocrdesk", "digitize", *some, "--to", "json", "--out", folder / "digitized", home=folder)
    return ours, plain, len(pictures)


def _run(*command: str | Path, home: Path | None = None) -> float:
    environment = {**os.environ, **({"OCRDESK_HOME": str(home)} if home else {})}
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, *map(str, command)], env=environment, check=False, capture_output=True, text=True, cwd=ROOT
    )
    if ended.returncode != 0:
        sys.exit(f"{command[0]} {command[1]} failed:\n{ended.stderr[-2000:]}")
    return time.monotonic() - begun


def _scores(data: Path, folder: Path, degrade: str) -> Scores:
    truth = folder / f"truth-{degrade}"
    truth.mkdir()
    for path in (data / "specimens").glob(f"*_{degrade}_*.json"):
        shutil.copy(path, truth)
    groups = []
    for results in ("ours", "plain"):
        out = folder / f"{results}-{degrade}.json"
        _run(data / "score.py", truth, folder / results, "--json", out)
        groups.append(json.loads(out.read_text(encoding="utf-8")))
    return Scores(*groups)


def _share(groups: dict[str, Group], names: tuple[str, ...], count: str, whole: str) -> float:
    total = sum(groups[name][whole] for name in names)
    return 100 * sum(groups[name][count] for name in names) / total if total else 0.0


def _card_figures(mild: Scores, hard: Scores) -> Iterator[Figure]:
    for scores, title, least in ((mild, "清晰 mild", 98), (hard, "较差 hard", 85)):
        share = _share(scores.ours, CARDS, "fl", "fn")
        fields = sum(scores.ours[name]["fn"] for name in CARDS)
        yield Figure(
            f"身份证字段正确，{title} / ID card fields exact",
            f"≥ {least} %",
            f"{share:.1f} %",
            share >= least,
            f"{fields} fields",
        )
    right = sum(mild.ours[name]["type"] + mild.ours[name]["side"] for name in CARDS)
    all_of = sum(mild.ours[name]["n"] + mild.ours[name]["sides"] for name in CARDS)
    yield Figure("身份证类型与面，清晰 / type and side, mild", "all", f"{right} of {all_of}", right == all_of)


def _page_figures(mild: Scores) -> Iterator[Figure]:
    ours, plain = (_share(groups, PAGES, "err", "chars") for groups in (mild.ours, mild.plain))
    name = "普通页字错率，清晰 / CER of plain pages, mild"
    yield Figure(name, f"≤ {plain:.2f} % (RapidOCR)", f"{ours:.2f} %", ours <= plain)
    for page in PAGES:
        gap = _share(mild.ours, (page,), "erro", "chars") - _share(mild.ours, (page,), "err", "chars")
        yield Figure(f"阅读顺序 / reading order, {page}", "CERord - CER ≤ 1", f"{gap:.2f}", gap <= 1)


def _unmarked(mild: Scores, hard: Scores) -> Figure:
    groups = [scores.ours["ALL"] for scores in (mild, hard)]
    wrong = sum(group["wrong"] - group["caught"] for group in groups)
    fields = sum(group["fn"] for group in groups)
    share = 100 * wrong / fields
    return Figure(
        "错而未提示的字段 / wrong and not marked", "≤ 1 %", f"{share:.2f} %", share <= 1, f"{wrong} of {fields} fields"
    )


def _table(mild: Scores, hard: Scores) -> Iterator[Figure]:
    for category in mild.ours:
        for scores, degrade in ((mild, "mild"), (hard, "hard")):
            if category not in scores.ours:
                continue
            parts = [f"type {_share(scores.ours, (category,), 'type', 'n'):.0f} %"]
            if scores.ours[category]["fn"]:
                parts.append(f"fields {_share(scores.ours, (category,), 'fl', 'fn'):.1f} %")
            parts += [
                f"CER {_share(groups, (category,), 'err', 'chars'):.2f} % / "
                f"ordered {_share(groups, (category,), 'erro', 'chars'):.2f} %{whose}"
                for groups, whose in ((scores.ours, ""), (scores.plain, " (RapidOCR)"))
            ]
            yield Figure(f"{category}, {degrade}", "", "; ".join(parts), None)
