"""The processes of the offline provider: a further one only while pages wait for one another."""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from ocrdesk.errors import Cancelled
from ocrdesk.providers.offline.processes import LEAST_MEMORY, Processes

ENOUGH = 2 * LEAST_MEMORY
SECONDS = 1.0


class Sleeper:
    """Answers with its own process's number, after a while."""

    def number(self, seconds: float) -> int:
        time.sleep(seconds)
        return os.getpid()


def load_sleeper() -> Sleeper:
    return Sleeper()


Make = Callable[[int], Processes]


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[Processes] = []

    def make(ceiling: int) -> Processes:
        made.append(Processes(load_sleeper, 2, ceiling))
        return made[-1]

    yield make
    for processes in made:
        processes.close()


def number(processes: Processes, seconds: float) -> int:
    with processes.one(None) as child:
        found: int = child.call("number", seconds)
    return found


def numbers_at_once(processes: Processes) -> set[int]:
    with ThreadPoolExecutor(2) as threads:
        return set(threads.map(lambda _: number(processes, SECONDS), range(2)))


def test_one_call_after_another_is_served_by_one_process(make: Make) -> None:
    processes = make(ENOUGH)
    assert len({number(processes, 0), number(processes, 0)}) == 1


def test_calls_that_would_wait_for_one_another_are_served_by_two(make: Make) -> None:
    processes = make(ENOUGH)
    number(processes, 0)
    assert len(numbers_at_once(processes)) == 2


def test_no_further_process_is_started_before_the_first_has_served(make: Make) -> None:
    assert len(numbers_at_once(make(ENOUGH))) == 1


def test_with_little_memory_to_keep_they_wait_for_one_process(make: Make) -> None:
    processes = make(ENOUGH - 1)
    number(processes, 0)
    assert len(numbers_at_once(processes)) == 1


def test_together_they_keep_no_more_memory_than_one_may(make: Make) -> None:
    with make(ENOUGH).one(None) as child:
        assert child.ceiling == ENOUGH // 2


def test_who_waits_for_a_process_can_be_cancelled(make: Make) -> None:
    processes, cancelled = make(0), Event()
    cancelled.set()
    with processes.one(None), pytest.raises(Cancelled), processes.one(cancelled):
        pass
