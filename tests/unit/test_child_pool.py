"""Several child processes: a further one only while calls would wait for one another."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

import pytest

from ocrdesk.child_pool import ChildPool
from ocrdesk.errors import Cancelled

WAITING_SECONDS = 1.0
"""Four times as long as a call waits before a further process is started for it."""
STARTING_SECONDS = 60.0
MORE_THAN_THERE_IS = 2**60


class Numbered:
    """Answers with its own process's number."""

    def number(self) -> int:
        return os.getpid()


@pytest.fixture
def pool(request: pytest.FixtureRequest) -> Iterator[ChildPool]:
    pool = ChildPool(Numbered, 2, needed=getattr(request, "param", 0))
    yield pool
    pool.close()


def number(pool: ChildPool) -> int:
    with pool.one(None) as child:
        found: int = child.call("number")
    return found


def numbers_at_once(pool: ChildPool, patience: float) -> set[int]:
    """Who serves a call, and who another one that waits so long for the first to end."""
    with ThreadPoolExecutor(1) as threads:
        with pool.one(None) as child:
            first: int = child.call("number")
            other = threads.submit(number, pool)
            wait([other], timeout=patience)
        return {first, other.result(STARTING_SECONDS)}


def test_one_call_after_another_is_served_by_one_process(pool: ChildPool) -> None:
    assert len({number(pool), number(pool)}) == 1


def test_calls_that_would_wait_for_one_another_are_served_by_two(pool: ChildPool) -> None:
    number(pool)
    assert len(numbers_at_once(pool, STARTING_SECONDS)) == 2


def test_no_further_process_is_started_before_the_first_has_served(pool: ChildPool) -> None:
    assert len(numbers_at_once(pool, WAITING_SECONDS)) == 1


def test_where_only_one_may_run_calls_wait_for_it(pool: ChildPool) -> None:
    pool.limit(1 << 30, 1 << 31, 1)
    number(pool)
    assert len(numbers_at_once(pool, WAITING_SECONDS)) == 1


@pytest.mark.parametrize("pool", [MORE_THAN_THERE_IS], indirect=True)
def test_without_the_memory_for_a_further_process_calls_wait(pool: ChildPool) -> None:
    number(pool)
    assert len(numbers_at_once(pool, WAITING_SECONDS)) == 1


def test_all_have_the_limits_given(pool: ChildPool) -> None:
    pool.limit(1 << 30, 1 << 31)
    assert {(child.ceiling, child.hard_limit) for child in pool.children} == {(1 << 30, 1 << 31)}


def test_who_waits_for_a_process_can_be_cancelled(pool: ChildPool) -> None:
    pool.limit(1 << 30, 1 << 31, 1)
    cancelled = Event()
    cancelled.set()
    with pool.one(None), pytest.raises(Cancelled), pool.one(cancelled):
        pass


def test_a_closed_pool_holds_no_memory(pool: ChildPool) -> None:
    number(pool)
    assert pool.resident > 0
    pool.close()
    assert pool.resident == 0
