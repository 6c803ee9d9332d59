"""Pages read again: what was read stands until then, a person's work for good, and no old page passes for a new one."""

from threading import Event

from ocrdesk.model import JobState
from tests.fakes import BROKEN_PAGE
from tests.unit.jobs.desk import Desk, written


def test_recognising_again_keeps_pages_that_hold_a_persons_work(desk: Desk) -> None:
    job, record = desk.add_read("a.jpg")
    written(desk, job.id, record)
    desk.queue.start([job.id])
    desk.wait_for(job.id, JobState.REVIEW)
    kept = desk.journal.page(job.id, 1)
    assert kept is not None
    assert kept.text == "我写的"


def test_what_a_person_does_while_the_page_is_read_again_is_kept(desk: Desk) -> None:
    job, shown = desk.add_read("a.jpg")
    asked, desk.provider.gate = len(desk.provider.requests), Event()
    desk.queue.start([job.id])
    desk.wait(lambda: len(desk.provider.requests) > asked)
    edited = written(desk, job.id, shown)
    assert desk.journal.page(job.id, 1) == edited
    desk.provider.gate.set()
    desk.wait_for(job.id, JobState.REVIEW)
    kept = desk.journal.page(job.id, 1)
    assert kept is not None
    assert kept.text == "我写的"


def test_a_page_that_cannot_be_read_again_keeps_what_was_read(desk: Desk) -> None:
    job, record = desk.add_read("a.jpg")
    desk.provider.errors[1] = BROKEN_PAGE
    desk.queue.start([job.id])
    assert desk.wait_for(job.id, JobState.FAILED).pages_done == 0
    assert desk.journal.page(job.id, 1) == record


def test_pages_that_the_file_has_no_more_are_gone_when_it_is_read_again(desk: Desk) -> None:
    desk.reader.page_count = 3
    (job,) = desk.add("a.pdf")
    desk.queue.start()
    assert desk.wait_for(job.id, JobState.REVIEW).pages_done == 3
    desk.reader.page_count = 2
    desk.queue.start([job.id])
    assert desk.wait_for(job.id, JobState.REVIEW).pages_done == 2
    assert desk.journal.page_numbers(job.id) == (1, 2)


def test_what_was_read_is_kept_where_the_file_cannot_be_opened_again(desk: Desk) -> None:
    job, record = desk.add_read("a.jpg")
    job.path.rename(job.path.with_name("elsewhere.jpg"))
    desk.queue.start([job.id])
    desk.wait_for(job.id, JobState.FAILED)
    assert desk.journal.page(job.id, 1) == record
    job.path.with_name("elsewhere.jpg").rename(job.path)
    asked = len(desk.provider.requests)
    desk.open_again()
    desk.queue.retry([job.id])
    assert desk.wait_for(job.id, JobState.REVIEW).pages_done == 1
    assert len(desk.provider.requests) == asked + 1, "it was asked to be read again, and was not yet"


def test_pages_that_failed_to_be_read_again_are_read_by_retry_after_a_restart_too(desk: Desk) -> None:
    desk.reader.page_count = 3
    (job,) = desk.add("a.pdf")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    desk.provider.errors[2] = BROKEN_PAGE
    desk.queue.start([job.id])
    desk.wait_for(job.id, JobState.FAILED)
    desk.provider.errors.clear()
    desk.open_again()
    assert desk.queue.job(job.id).pages_done == 2
    desk.provider.requests.clear()
    desk.queue.retry([job.id])
    assert desk.wait_for(job.id, JobState.REVIEW).pages_done == 3
    assert [number for number, _ in desk.provider.requests] == [2]
    desk.open_again()
    assert desk.queue.job(job.id).state is JobState.REVIEW


def test_reading_again_that_was_broken_off_goes_on_after_a_restart(desk: Desk) -> None:
    desk.reader.page_count = 2
    (job,) = desk.add("a.pdf")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    desk.provider.gate = Event()
    desk.provider.requests.clear()
    desk.queue.start([job.id])
    desk.wait(lambda: bool(desk.provider.requests))
    desk.open_again()
    assert desk.queue.job(job.id).state is JobState.WAITING
    desk.provider.gate = None
    desk.provider.requests.clear()
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    assert sorted(number for number, _ in desk.provider.requests) == [1, 2]


def test_a_page_that_a_person_confirms_before_retry_is_not_read_again(desk: Desk) -> None:
    job, record = desk.add_read("a.jpg")
    desk.provider.errors[1] = BROKEN_PAGE
    desk.queue.start([job.id])
    desk.wait_for(job.id, JobState.FAILED)
    written(desk, job.id, record)
    desk.provider.errors.clear()
    desk.open_again()
    desk.provider.requests.clear()
    desk.queue.retry([job.id])
    desk.wait_for(job.id, JobState.REVIEW)
    assert not desk.provider.requests


def test_a_turned_page_that_could_not_be_read_is_read_by_retry(desk: Desk) -> None:
    (job,) = desk.add("a.jpg")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    desk.provider.errors[1] = BROKEN_PAGE
    desk.queue.turn_page(job.id, 1, 90)
    desk.wait_for(job.id, JobState.FAILED)
    desk.provider.errors.clear()
    desk.queue.retry([job.id])
    desk.wait_for(job.id, JobState.REVIEW)
    record = desk.journal.page(job.id, 1)
    assert record is not None
    assert record.recognition.rotation == 90


def test_a_turned_page_that_was_not_read_before_the_end_waits_after_a_restart(desk: Desk) -> None:
    (job,) = desk.add("a.jpg")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    desk.provider.gate = Event()
    desk.queue.turn_page(job.id, 1, 90)
    desk.open_again()
    assert desk.queue.job(job.id).state is JobState.WAITING


def test_what_was_paid_again_is_not_paid_again_with_every_turn(desk: Desk) -> None:
    job, _ = desk.add_read("a.jpg")
    desk.queue.start([job.id], afresh=True)
    desk.wait_for(job.id, JobState.REVIEW)
    for _turn in range(2):
        desk.queue.turn_page(job.id, 1, 180)
        desk.wait_for(job.id, JobState.REVIEW)
    assert [request.afresh for _, request in desk.provider.requests] == [False, True, False, False]


def test_what_is_still_to_be_paid_again_is_so_by_retry(desk: Desk) -> None:
    job, _ = desk.add_read("a.jpg")
    desk.provider.errors[1] = BROKEN_PAGE
    desk.queue.start([job.id], afresh=True)
    desk.wait_for(job.id, JobState.FAILED)
    desk.provider.errors.clear()
    desk.queue.retry([job.id])
    desk.wait_for(job.id, JobState.REVIEW)
    assert desk.provider.requests[-1][1].afresh
