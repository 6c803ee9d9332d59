"""How soon the queue shows a page whose answer has come from a service."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import httpx
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ocrdesk.app import Overrides
from ocrdesk.model import JobState
from ocrdesk.settings import SessionCredentials
from tests.simulators import TencentSimulator
from tests.ui.cloud_office import ACCOUNT, CARD
from tests.ui.window import OpenWindow

BUSY_SECONDS = 0.5
"""Here, where other tests may run at the same time, and for one answer of two: a machine that stands still for a
moment holds up the one that just comes. `make bench ARGS=arrival` measures what is promised."""
NOTED = "milliseconds from answer to row"


class NotedTransport:
    """Carries calls, and notes when the last byte of each answer was there."""

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()
        self.arrivals: list[float] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._inner.handle_request(request)
        answer.read()
        self.arrivals.append(time.monotonic())
        return answer

    def close(self) -> None:
        self._inner.close()


def seconds_to_the_row(qtbot: QtBot, home: Path, service: TencentSimulator, pictures: list[Path]) -> list[float]:
    """For each answer, how long after it the row of its file said so. The files are read one after the other."""
    keys, carrier = SessionCredentials(), NotedTransport()
    keys.set("tencent", "secret_id", ACCOUNT.secret_id)
    keys.set("tencent", "secret_key", ACCOUNT.secret_key)
    shown: dict[str, float] = {}
    opened = OpenWindow(qtbot, home, overrides=Overrides(credentials=keys, transport=carrier))
    options = {"endpoint": service.url, "calls_per_second": "2"}
    opened.app.change_preferences(
        provider="tencent", document="id_card", proxy="none", ask_above_calls=1000, options={"tencent": options}
    )
    with opened as window:
        model = window.window.panes.model

        def look() -> None:
            for job in model.jobs():
                if job.state is JobState.REVIEW:
                    shown.setdefault(job.name, time.monotonic())

        model.dataChanged.connect(look)
        window.drop(pictures)
        window.wait(lambda: len(shown) == len(pictures))
    return [later - earlier for earlier, later in zip(sorted(carrier.arrivals), sorted(shown.values()), strict=True)]


def test_a_row_changes_as_soon_as_its_answer_is_there(
    qtbot: QtBot, home: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    card, pictures = QImage(str(CARD)), []
    for number in range(4):
        # Each is another picture: the same one is not paid for twice.
        card.setPixelColor(number, 0, QColor("black"))
        pictures.append(tmp_path / f"{number}.png")
        assert card.save(str(pictures[-1]))
    with TencentSimulator() as service:
        seconds = seconds_to_the_row(qtbot, home, service, pictures)
    assert min(seconds) > 0
    assert median(seconds) < BUSY_SECONDS, seconds
    record_property(NOTED, " ".join(f"{1000 * each:.0f}" for each in seconds))
