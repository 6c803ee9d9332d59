"""A process's time: the clock's where it idles, its own where the machine is busy with others."""

import os
import time

import pytest

from ocrdesk.deadline import Deadline, processor_seconds


@pytest.mark.parametrize(
    ("elapsed", "worked", "over"),
    [
        (7.9, 7.9, False),
        (8.1, 8.0, True),
        (8.1, 0.0, True),
        (8.1, 0.1, True),
        (8.1, 0.3, False),
        (8.1, 3.0, False),
        (20.0, 7.0, False),
        (20.0, 8.0, True),
        (24.1, 7.0, True),
    ],
)
def test_a_process_has_its_seconds_of_work_unless_it_hangs(elapsed: float, worked: float, *, over: bool) -> None:
    now, used = 100.0, 50.0
    deadline = Deadline(8.0, lambda: used, lambda: now)
    used += worked
    for _time in range(100):
        now += elapsed / 100
        passed = deadline.passed()
    assert passed == over


def test_while_the_computer_sleeps_no_time_passes() -> None:
    now = 100.0
    deadline = Deadline(8.0, lambda: 0.0, lambda: now)
    told = []
    for seconds in (36_000.0,) * 4 + (0.21,) * 34:
        now += seconds
        told.append(deadline.passed())
    assert told == [False] * 37 + [True], "of a night no more counts than of a gap between two looks"


def test_work_is_counted_and_sleep_is_not() -> None:
    before = processor_seconds(os.getpid())
    time.sleep(0.3)
    rested = processor_seconds(os.getpid())
    until = time.process_time() + 0.3
    while time.process_time() < until:
        pass
    assert rested - before < 0.2
    assert processor_seconds(os.getpid()) - rested >= 0.2


def test_what_does_not_run_has_worked_for_no_time() -> None:
    assert processor_seconds(None) == 0.0
    assert processor_seconds(2**22 + 1) == 0.0
