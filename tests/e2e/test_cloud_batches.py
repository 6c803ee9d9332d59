"""A batch through the whole program against a simulated service: at its pace, and killed on the way."""

import random
import time
from pathlib import Path
from threading import Event, Thread
from typing import Self

import pytest

from tests.bench.cloud_office import ctyun_office, share_of_limit, tencent_office
from tests.bench.crashes import kill_again_and_again
from tests.simulators import Call, CtyunSimulator, TencentSimulator

BUSY_SECONDS = 0.15
"""By so much a computer that does much else besides brings calls together on their way."""
BEAT_SECONDS, MOST_TRIES = 0.01, 4
LEAST_SHARE = 50
"""Here, where other tests may run at the same time; `make bench ARGS=pacing` measures what is promised."""


class Heartbeat:
    """Tells for how long the simulated service stood still: calls that came meanwhile all seem to come at its end."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._beat)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._ended.set()
        self._thread.join()

    def _beat(self) -> None:
        last = time.monotonic()
        while not self._ended.wait(BEAT_SECONDS):
            now = time.monotonic()
            self.longest, last = max(self.longest, now - last), now


def paced_calls(folder: Path) -> tuple[tuple[Call, ...], float]:
    """The calls of a batch of forty at ten a second, and for how long at most the service stood still meanwhile."""
    service = TencentSimulator(calls_per_second=10, answer_seconds=0.5, jitter_seconds=BUSY_SECONDS)
    with service, Heartbeat() as heartbeat:
        office = tencent_office(folder, service)
        office.draw_pictures(40, 0.4)
        office.run()
    return service.calls, heartbeat.longest


def test_a_batch_keeps_a_services_pace_and_uses_most_of_it(tmp_path: Path) -> None:
    for number in range(MOST_TRIES):
        calls, stood_still = paced_calls(tmp_path / str(number))
        if stood_still < BUSY_SECONDS / 2:
            break
    assert [call.code for call in calls if not call.accepted] == []
    assert len(calls) == 40
    assert LEAST_SHARE < share_of_limit(calls, 10) <= 100 / (1 - BUSY_SECONDS)
    times = sorted(call.time for call in calls)
    assert min(after - before for before, after in zip(times, times[10:], strict=False)) > 1 - BUSY_SECONDS


def test_pages_of_a_batch_go_together_where_a_service_takes_several(tmp_path: Path) -> None:
    with CtyunSimulator(answer_seconds=0.3, jitter_seconds=BUSY_SECONDS) as service:
        office = ctyun_office(tmp_path, service)
        office.draw_pictures(31, 0.4)
        office.run()
    assert [call.code for call in service.calls if not call.accepted] == []
    assert sum(len(call.pictures) for call in service.calls) == 31
    assert len(service.calls) <= 16
    assert len(list(office.results.glob("*.json"))) == 31


@pytest.mark.parametrize("seed", [3])
def test_killed_at_any_moment_a_batch_ends_and_pays_nothing_again(tmp_path: Path, seed: int) -> None:
    with TencentSimulator(answer_seconds=0.2) as service:
        office = tencent_office(tmp_path, service)
        office.draw_pictures(30, 0.3)
        survived = kill_again_and_again(office, service, 3, random.Random(seed))  # noqa: S311 - moments, no secret
    assert (survived.pages_done, survived.twice) == (30, 0)
    assert survived.calls == 30 + survived.lost
    assert survived.lost <= 3 * 10
