"""The counters of the review: done, left, postponed, how many an hour and how long still."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from ocrdesk.model import JobState
from ocrdesk.ui.tally import Tally
from ocrdesk.ui.views.review_counts import ReviewCounts
from tests.ui.desk import job


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def confirmed_every(tally: Tally, clock: Clock, seconds: float, *, begin: int, count: int) -> None:
    for number in range(begin, begin + count):
        clock.now += seconds
        tally.count_changes([job(number, state=JobState.CONFIRMED)])


def test_pace_is_told_after_a_few_and_a_pause_does_not_count() -> None:
    clock = Clock()
    tally = Tally(clock=clock)
    confirmed_every(tally, clock, 10, begin=1, count=3)
    assert round(tally.per_hour or 0) == 0
    confirmed_every(tally, clock, 10, begin=4, count=3)
    assert tally.per_hour == 360
    clock.now += 7200
    confirmed_every(tally, clock, 10, begin=10, count=3)
    assert tally.per_hour == 360


def test_a_confirmation_taken_back_is_not_part_of_the_pace() -> None:
    clock = Clock()
    tally = Tally(clock=clock)
    confirmed_every(tally, clock, 10, begin=1, count=5)
    clock.now += 5
    tally.count_changes([replace(job(5), state=JobState.REVIEW)])
    assert (tally.count, tally.per_hour) == (4, 360)


def test_counts_and_time_left_are_said_in_one_look(qtbot: QtBot) -> None:
    counts = ReviewCounts()
    qtbot.addWidget(counts)
    assert counts.isHidden()
    counts.show_counts(done=46, left=120, postponed=2)
    counts.show_pace(240.0)
    said = counts.accessibleDescription()
    assert said == "46 done · 120 left · 2 postponed · 240 an hour · about 30 min left"


def test_documents_confirmed_together_say_nothing_of_the_pace() -> None:
    clock = Clock()
    tally = Tally(clock=clock)
    tally.count_changes([job(number, state=JobState.CONFIRMED) for number in range(1, 16)])
    assert (tally.count, tally.per_hour) == (15, None)
