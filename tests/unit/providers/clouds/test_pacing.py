"""The pace of calls: close to the limit, never above it, slower after a refusal for a while."""

from itertools import pairwise
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrdesk.errors import Cancelled
from ocrdesk.providers.web.pacing import RECOVERY_SECONDS, Pacer


class Time:
    """Passes only where somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0

    def steady(self) -> float:
        return self.now

    def wait(self, seconds: float, cancelled: Event) -> None:
        if cancelled.is_set():
            raise Cancelled
        self.now += max(seconds, 1e-6)


def starts(pacer: Pacer, time: Time, count: int, busy: float = 0.0) -> list[float]:
    """When so many calls start where each page takes `busy` seconds to be ready."""
    found = []
    for _ in range(count):
        time.now += busy
        pacer.take(Event())
        found.append(time.now)
    return found


def most_in_a_second(moments: list[float]) -> int:
    return max(sum(start <= each < start + 1 for each in moments) for start in moments)


@pytest.mark.parametrize("rate", [1, 2, 5, 10, 20])
def test_a_limit_is_used_to_97_percent_and_not_passed(rate: int) -> None:
    time = Time()
    moments = starts(Pacer(rate, time.steady, time.wait), time, 40 * rate)
    assert (len(moments) - 1) / (moments[-1] - moments[0]) >= 0.97 * rate
    assert most_in_a_second(moments) <= rate


@settings(max_examples=60, deadline=None, database=None)
@given(st.sampled_from([0.3, 1, 2.5, 5, 10]), st.lists(st.floats(0, 2), min_size=5, max_size=60))
def test_however_late_pages_come_a_limit_is_not_passed(rate: float, delays: list[float]) -> None:
    time = Time()
    pacer = Pacer(rate, time.steady, time.wait)
    moments = [starts(pacer, time, 1, delay)[0] for delay in delays]
    assert most_in_a_second(moments) <= max(1, rate)


def test_time_that_the_first_answer_took_is_caught_up() -> None:
    time = Time()
    pacer = Pacer(10, time.steady, time.wait)
    first = starts(pacer, time, 1)[0]
    time.now += 0.6
    moments = [first, *starts(pacer, time, 199)]
    assert 199 / (moments[-1] - first) >= 0.97 * 10
    assert most_in_a_second(moments) <= 10


def test_a_refusal_stops_all_calls_then_they_go_slower_and_find_their_pace_again() -> None:
    time = Time()
    pacer = Pacer(10, time.steady, time.wait)
    starts(pacer, time, 20)
    refused = time.now
    pacer.slow_down(3.0)
    moments = starts(pacer, time, 20)
    assert moments[0] >= refused + 3.0
    assert min(after - before for before, after in pairwise(moments)) >= 1 / 7.01
    later = starts(pacer, time, 800)
    assert later[-1] - moments[-1] > RECOVERY_SECONDS
    assert pacer.pace == 10


def test_a_limit_that_the_service_names_is_kept() -> None:
    time = Time()
    pacer = Pacer(20, time.steady, time.wait)
    pacer.slow_down(1.0, limit=5)
    assert pacer.pace == 5


def test_one_who_waits_for_a_turn_can_be_stopped() -> None:
    time, cancelled = Time(), Event()
    pacer = Pacer(1, time.steady, time.wait)
    pacer.take(cancelled)
    cancelled.set()
    with pytest.raises(Cancelled):
        pacer.take(cancelled)
