"""How long a batch will take: told from the speed of its last pages, not from the recogniser's start."""

import pytest

from ocrdesk.jobs.pace import Pace


def pace_after(times: list[float], total: int) -> Pace:
    """A batch begun at 0, with a page done at each of the times."""
    now = 0.0
    pace = Pace(lambda: now)
    pace.expect(total)
    for now in times:  # noqa: B007 - the clock reads it
        pace.count()
    return pace


@pytest.mark.parametrize(
    ("times", "total", "left"),
    [
        ([], 2, None),
        ([10.0], 2, 10.0),
        ([10.0], 300, None),
        ([10.0, 11.0], 300, None),
        ([10.0, 11.0, 12.0], 300, 297.0),
        ([10.0, 11.0, 12.0], 3, 0.0),
        ([10.0 + page for page in range(30)], 300, 270.0),
    ],
)
def test_the_start_of_the_recogniser_is_not_taken_for_a_pages_time(
    times: list[float], total: int, left: float | None
) -> None:
    assert pace_after(times, total).progress(paused=False).seconds_left == left


def test_a_batch_that_waits_tells_no_time() -> None:
    assert pace_after([1.0, 2.0, 3.0], 9).progress(paused=True).seconds_left is None


def test_a_new_batch_is_timed_by_itself() -> None:
    pace = pace_after([50.0, 51.0], 2)
    pace.expect(2)
    assert pace.progress(paused=False).seconds_left is None
    pace.count()
    assert pace.progress(paused=False).seconds_left == 0.0
