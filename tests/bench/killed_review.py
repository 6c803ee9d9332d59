"""Kills a reviewing window at random moments and looks into the journal: what was confirmed must be there.

A played clerk types a number into one field after the other and confirms it; each confirmation is told only when
the next field is current. What was told before the kill must stand in the journal; one field more may, the one
being typed.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ocrdesk.journal import open_journal
from tests.bench.figures import Figure

REVIEWING_WINDOW = Path(__file__).with_name("reviewing_window.py")
KILLS = 50
MOST_SECONDS = 2.5
"""After the first field is confirmed the window lives so long at most."""
START_SECONDS = 120
SEED = 5


def measure_kills() -> list[Figure]:
    """How many of the killed reviews lost something that had been confirmed."""
    chance = random.Random(SEED)  # noqa: S311 - the same moments each time
    told = lost = beyond = 0
    for _kill in range(KILLS):
        with tempfile.TemporaryDirectory() as name:
            home = Path(name)
            confirmed = _played(home, chance.uniform(0, MOST_SECONDS))
            kept = _kept(home)
            told += len(confirmed)
            lost += sum(kept.get(place) != text for place, text in confirmed.items())
            beyond += max(0, len(kept) - len(confirmed) - 1)
    how = f"{KILLS} 次 SIGKILL，{told} 个已确认字段 / kills, confirmed fields"
    return [
        Figure("审核中被杀，丢失的已确认值 / confirmed values lost", "0", str(lost), lost == 0, how),
        Figure("多出的未确认值 / values kept that nobody confirmed", "0", str(beyond), beyond == 0, how),
    ]


def _played(home: Path, seconds: float) -> dict[tuple[int, str], str]:
    """What the window told as confirmed, by job and field, before it was killed so long after the first."""
    environment = {**os.environ, "OCRDESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, str(REVIEWING_WINDOW), str(home)],
        stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True,
    )  # fmt: skip
    lines: list[str] = []
    try:
        if process.stdout is None:
            raise RuntimeError
        first = process.stdout.readline()
        if not first:
            sys.exit("the window did not begin to review")
        time.sleep(seconds)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
    lines = [first, *process.stdout.readlines()]
    process.wait()
    return dict(_places(line for line in lines if line.endswith("\n")))


def _places(lines: Iterator[str]) -> Iterator[tuple[tuple[int, str], str]]:
    for line in lines:
        job, key, text = line.split()
        yield (int(job), key), text


def _kept(home: Path) -> dict[tuple[int, str], str]:
    """What a person typed, as it stands in the journal, by job and field."""
    (folder,) = {path.parent for path in home.rglob("journal.sqlite")}
    journal, damaged = open_journal(folder)
    if damaged is not None:
        sys.exit("the journal is damaged")
    kept = {
        (job.id, value.key): value.text
        for job in journal.jobs()
        for record in journal.records(job.id)
        for document in record.documents
        for value in document.fields
        if "typed" in value.text
    }
    journal.close()
    return kept
