"""A batch for a simulated service, as an office has it: many different pictures, an account, `ocrdesk digitize`."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from tests.bench.picture_sets import ROOT
from tests.simulators import Call, CtyunSimulator, TencentSimulator

SAMPLE = ROOT / "resources" / "samples" / "身份证_正面.jpg"
JITTER_SECONDS = 0.05
"""By so much a busy computer, with the service's threads on the same cores, brings calls together on their way."""


@dataclass(frozen=True, slots=True)
class Office:
    """A folder of pictures and what `ocrdesk digitize` needs to read them with one service."""

    folder: Path
    provider: str
    variables: Mapping[str, str]
    document: str = "text"

    def draw_pictures(self, count: int, share: float = 1.0) -> None:
        """The sample card so many times, each with a number of its own; `share` of its width and height."""
        self.pictures.mkdir(parents=True)
        with Image.open(SAMPLE) as sample:
            card = sample.convert("RGB").resize((round(sample.width * share), round(sample.height * share)))
        pen = ImageDraw.Draw(card)
        for number in range(count):
            pen.rectangle((0, 0, 60, 26), fill="white")
            pen.text((4, 2), f"{number:03}", fill="black", font_size=20)
            card.save(self.pictures / f"{number:03}.png", compress_level=1)

    @property
    def pictures(self) -> Path:
        return self.folder / "in"

    @property
    def results(self) -> Path:
        return self.folder / "out"

    @property
    def ledger(self) -> Path:
        return self.folder / "home" / "journal" / "calls.sqlite"

    def run(self) -> None:
        """`ocrdesk digitize` to its end. Ends this program where it fails."""
        with self.start() as process:
            told = process.communicate()[1]
        if process.returncode != 0:
            sys.exit(f"digitize failed:\n{told[-2000:]}")

    def start(self) -> "subprocess.Popen[str]":
        """`ocrdesk digitize` of all pictures."""
        wanted = [str(self.pictures), "--provider", self.provider, "--document", self.document]
        passing = self.folder / "tmp"  # what a killed run leaves there goes with the office
        passing.mkdir(exist_ok=True)
        own = {"OCRDESK_HOME": str(self.folder / "home"), "PYTHONPATH": str(ROOT)}
        environment = os.environ | own | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(passing))
        return subprocess.Popen(
            [sys.executable, "-m", "ocrdesk", "digitize", *wanted, "--out", str(self.results)],
            env=environment | dict(self.variables),
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )


def tencent_office(folder: Path, service: TencentSimulator) -> Office:
    account = next(iter(service.accounts.values()))
    given = {"SECRET_ID": account.secret_id, "SECRET_KEY": account.secret_key, "ENDPOINT": service.url}
    return Office(folder, "tencent", {f"OCRDESK_TENCENT_{name}": text for name, text in given.items()})


def ctyun_office(folder: Path, service: CtyunSimulator) -> Office:
    account = next(iter(service.accounts.values()))
    given = {
        "ACCESS_KEY": account.access_key,
        "SECURITY_KEY": account.security_key,
        "APP_KEY": account.app_key,
        "ENDPOINT": service.url,
    }
    return Office(folder, "ctyun", {f"OCRDESK_CTYUN_{name}": text for name, text in given.items()})


def share_of_limit(calls: Sequence[Call], limit: float) -> float:
    """How much of a limit was used, in percent, from the first call to the last."""
    times = sorted(call.time for call in calls)
    return 100 * (len(times) - 1) / (times[-1] - times[0]) / limit
