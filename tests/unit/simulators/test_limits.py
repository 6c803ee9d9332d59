"""The moving window of calls."""

from hypothesis import given
from hypothesis import strategies as st

from tests.simulators.limits import SlidingWindow


def test_a_window_lets_through_its_limit_and_no_more() -> None:
    window = SlidingWindow(2, 1.0)
    assert [window.admit(now) for now in (0.0, 0.5, 0.9, 1.0, 1.4, 1.5)] == [True, True, False, True, False, True]


@given(st.lists(st.floats(0, 10), max_size=60), st.integers(1, 5))
def test_no_second_ever_holds_more_than_the_limit(moments: list[float], limit: int) -> None:
    window = SlidingWindow(limit, 1.0)
    passed = [now for now in sorted(moments) if window.admit(now)]
    assert all(sum(1 for one in passed if now - 1 < one <= now) <= limit for now in passed)
