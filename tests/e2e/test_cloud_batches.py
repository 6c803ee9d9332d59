"""A batch through the whole program against a simulated service: at its pace, and killed on the way."""

import random
from pathlib import Path

import pytest

from tests.bench.cloud_office import ctyun_office, share_of_limit, tencent_office
from tests.bench.crashes import kill_again_and_again
from tests.simulators import CtyunSimulator, TencentSimulator

BUSY_SECONDS = 0.15
"""By so much a computer that does much else besides brings calls together on their way."""
LEAST_SHARE = 50
"""Here, where other tests may run at the same time; `make bench ARGS=pacing` measures what is promised."""


def test_a_batch_keeps_a_services_pace_and_uses_most_of_it(tmp_path: Path) -> None:
    with TencentSimulator(calls_per_second=10, answer_seconds=0.5, jitter_seconds=BUSY_SECONDS) as service:
        office = tencent_office(tmp_path, service)
        office.draw_pictures(40, 0.4)
        office.run()
    assert [call.code for call in service.calls if not call.accepted] == []
    assert len(service.calls) == 40
    assert LEAST_SHARE < share_of_limit(service.calls, 10) <= 100 / (1 - BUSY_SECONDS)
    times = sorted(call.time for call in service.calls)
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
