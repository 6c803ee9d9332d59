"""The queue: order, states, failures, stopping and going on."""

import time
from dataclasses import replace
from threading import Event

import pytest

from ocrdesk.jobs import steps
from ocrdesk.model import (
    FieldState,
    JobsAdded,
    JobsRemoved,
    JobState,
    Page,
    PageDone,
    PageRecord,
    ProgressChanged,
    Request,
)
from tests.fakes import BROKEN_PAGE
from tests.unit.jobs.desk import Desk

MOMENT_SECONDS = 10.0
"""A machine that stands still for seconds is no fault of the queue's."""


def test_a_file_ends_recognised_with_its_document_found(desk: Desk) -> None:
    (job,) = desk.add("身份证 正面.jpg")
    assert job.state is JobState.WAITING
    desk.queue.start()
    job = desk.wait_for(job.id, JobState.REVIEW)
    assert job.types == (("id_card", "portrait"),)
    assert (job.page_count, job.pages_done) == (1, 1)
    record = desk.journal.page(job.id, 1)
    assert record is not None
    assert record.documents[0].text("id_number") == "110101199003078021"
    assert any(isinstance(event, PageDone) for event in desk.events)


def test_folders_are_opened_in_natural_order_and_other_files_left_out(desk: Desk) -> None:
    folder = desk.folder / "资料 夹"
    folder.mkdir()
    for name in ("10.jpg", "2.jpg", "1.jpg", "notes.xlsx", ".hidden.jpg", "~$1.jpg"):
        (folder / name).write_bytes(b"x")
    jobs = desk.queue.add([folder])
    assert [job.name for job in jobs] == ["1.jpg", "2.jpg", "10.jpg"]


def test_an_unchanged_file_is_not_added_twice_and_a_changed_one_is(desk: Desk) -> None:
    (first,) = desk.add("a.jpg")
    assert desk.queue.add([first.path]) == (first,)
    first.path.write_bytes(b"another scan")
    (second,) = desk.queue.add([first.path])
    assert second.id != first.id
    assert sum(isinstance(event, JobsAdded) for event in desk.events) == 2


def test_one_bad_page_fails_its_job_and_leaves_the_others_done(desk: Desk) -> None:
    desk.reader.page_count = 3
    desk.provider.errors[2] = BROKEN_PAGE
    (job, other) = desk.add("a.pdf", "b.pdf")
    desk.queue.start()
    job = desk.wait_for(job.id, JobState.FAILED)
    assert job.failure is not None
    assert job.failure.title == BROKEN_PAGE.title
    assert job.pages_done == 2
    desk.wait_for(other.id, JobState.FAILED)
    desk.provider.errors.clear()
    desk.provider.requests.clear()
    desk.queue.retry([job.id])
    desk.wait_for(job.id, JobState.REVIEW)
    assert [number for number, _ in desk.provider.requests] == [2]


def test_a_missing_file_fails_alone(desk: Desk) -> None:
    gone, there = desk.add("gone.jpg", "there.jpg")
    gone.path.unlink()
    desk.queue.start()
    desk.wait_for(there.id, JobState.REVIEW)
    failure = desk.wait_for(gone.id, JobState.FAILED).failure
    assert failure is not None
    assert failure.retryable


def test_an_unforeseen_error_is_a_failed_row_and_not_a_dead_worker(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.provider.errors[1] = RuntimeError("唐婷 110101199003078021")
    (job,) = desk.add("a.jpg")
    desk.queue.start()
    desk.wait_for(job.id, JobState.FAILED)
    assert "RuntimeError" in caplog.text
    assert "110101" not in caplog.text
    desk.provider.errors.clear()
    desk.queue.retry([job.id])
    desk.wait_for(job.id, JobState.REVIEW)


def test_a_locked_file_goes_on_with_its_password_which_is_not_written_down(desk: Desk) -> None:
    (job,) = desk.add("locked.pdf")
    desk.queue.start()
    desk.wait_for(job.id, JobState.FAILED)
    desk.queue.retry([job.id], "sesam")
    desk.wait_for(job.id, JobState.REVIEW)
    desk.queue.close()
    desk.journal.close()
    assert all(b"sesam" not in file.read_bytes() for file in desk.folder.glob("journal*"))


def test_cancelling_stops_at_once_and_starting_again_does_only_the_rest(desk: Desk) -> None:
    desk.reader.page_count, desk.provider.gate, desk.provider.held_from = 20, Event(), 4
    (job,) = desk.add("a.pdf")
    desk.queue.start()
    desk.wait(lambda: desk.queue.job(job.id).pages_done == 3)
    desk.queue.cancel()
    stopped = desk.wait_for(job.id, JobState.WAITING)
    assert stopped.pages_done == 3
    assert not desk.queue.progress().running
    desk.provider.gate.set()
    before = len(desk.provider.requests)
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    assert len(desk.provider.requests) - before == 20 - stopped.pages_done


def test_cancelling_and_starting_at_once_loses_no_page(desk: Desk) -> None:
    desk.reader.page_count, desk.provider.seconds = 6, 0.01
    (job,) = desk.add("a.pdf")
    for _ in range(5):
        desk.queue.start()
        time.sleep(0.015)
        desk.queue.cancel()
        desk.queue.start()
        desk.queue.retry([job.id])
    desk.wait(
        lambda: desk.queue.job(job.id).state in (JobState.WAITING, JobState.REVIEW) and not desk.queue._schedule.runs
    )
    desk.queue.start()
    assert desk.wait_for(job.id, JobState.REVIEW).pages_done == 6


def test_a_paused_queue_begins_no_page_until_it_goes_on(desk: Desk) -> None:
    desk.queue.pause()
    (job,) = desk.add("a.jpg")
    desk.queue.start()
    time.sleep(0.1)
    assert not desk.provider.requests
    assert desk.queue.progress().paused
    desk.queue.resume()
    desk.wait_for(job.id, JobState.REVIEW)


def test_opening_again_brings_back_queue_results_and_edits(desk: Desk) -> None:
    done, waiting = desk.add("a.jpg", "b.jpg")
    desk.queue.start([done.id])
    desk.wait_for(done.id, JobState.REVIEW)
    record = desk.journal.page(done.id, 1)
    assert record is not None
    document = record.documents[0]
    edited = document.with_field(replace(document["name"], text="唐停", state=FieldState.EDITED))
    record = replace(record, documents=(replace(edited, confirmed=True),))
    desk.journal.save_record(done.id, record)
    desk.queue.refresh(done.id, record)
    desk.open_again()
    assert [job.state for job in desk.queue.jobs()] == [JobState.CONFIRMED, JobState.WAITING]
    again = desk.journal.page(done.id, 1)
    assert again == record
    assert desk.queue.job(waiting.id).path == waiting.path


def test_a_job_whose_pages_cannot_be_read_keeps_nobody_from_starting(desk: Desk) -> None:
    broken, whole = desk.add("a.jpg", "b.jpg")
    desk.queue.start([broken.id])
    job = desk.wait_for(broken.id, JobState.REVIEW)
    desk.journal.save_job(replace(job, state=JobState.WAITING))
    desk.journal._database._connection.execute("UPDATE page SET body = x'00'")
    desk.open_again()
    assert [job.state for job in desk.queue.jobs()] == [JobState.FAILED, JobState.WAITING]
    desk.queue.start([whole.id])
    desk.wait_for(whole.id, JobState.REVIEW)


def test_another_type_is_found_in_what_was_read_without_reading_again(desk: Desk) -> None:
    (job,) = desk.add("a.jpg")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    desk.queue.set_document(job.id, "text")
    desk.wait(lambda: desk.queue.job(job.id).types == ())
    assert len(desk.provider.requests) == 1


def test_what_a_person_does_while_a_type_is_looked_for_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (job,) = desk.add("a.jpg")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)

    def read_slowly(record: PageRecord, _page: Page, _request: Request) -> PageRecord:
        shown = desk.journal.page(job.id, 1)
        assert shown is not None
        desk.journal.save_record(job.id, replace(shown, text="我写的", text_edited=True))
        return record

    monkeypatch.setattr(steps, "has_empty_zones", lambda _record: True)
    monkeypatch.setattr(desk.queue._readers, "with_zones", read_slowly)
    desk.queue.set_document(job.id, "text")
    desk.wait_for(job.id, JobState.REVIEW)
    kept = desk.journal.page(job.id, 1)
    assert kept is not None
    assert kept.text == "我写的"


def test_a_page_turned_by_the_clerk_is_read_again_as_it_stands(desk: Desk) -> None:
    (job,) = desk.add("a.jpg")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    desk.queue.turn_page(job.id, 1, 90)
    desk.wait_for(job.id, JobState.REVIEW)
    desk.queue.turn_page(job.id, 1, 90)
    desk.wait_for(job.id, JobState.REVIEW)
    record = desk.journal.page(job.id, 1)
    assert record is not None
    assert record.recognition.rotation == 180
    assert desk.provider.requests[-1][1].upright


def test_removed_jobs_are_gone_for_good_and_their_files_are_not(desk: Desk) -> None:
    gone, stays = desk.add("a.jpg", "b.jpg")
    desk.provider.seconds = 0.2
    desk.queue.start()
    desk.wait(lambda: len(desk.provider.requests) > 0)
    desk.queue.remove([gone.id])
    desk.wait_for(stays.id, JobState.REVIEW)
    desk.open_again()
    assert [job.id for job in desk.queue.jobs()] == [stays.id]
    assert gone.path.exists()
    assert JobsRemoved((gone.id,)) in desk.events


def test_progress_counts_pages_up_to_the_total_and_never_beyond(desk: Desk) -> None:
    desk.reader.page_count = 5
    desk.add("a.pdf", "b.pdf", "c.pdf")
    desk.queue.start()
    desk.wait(lambda: not desk.queue.progress().running and not desk.queue._schedule.runs)
    told = [event.progress for event in desk.events if isinstance(event, ProgressChanged)]
    assert all(progress.done <= progress.total for progress in told)
    assert desk.queue.progress().total == 15
    assert any(progress.seconds_left is not None for progress in told)


def test_closing_in_the_middle_of_a_page_takes_no_longer_than_a_moment(desk: Desk) -> None:
    desk.provider.gate = Event()  # never opened: closing would take for ever
    desk.add("a.jpg")
    desk.queue.start()
    desk.wait(lambda: len(desk.provider.requests) > 0)
    begun = time.monotonic()
    desk.queue.close()
    assert time.monotonic() - begun < MOMENT_SECONDS


def test_turning_a_page_that_a_person_worked_on_loses_nothing(desk: Desk) -> None:
    (job,) = desk.add("a.jpg")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    before = desk.journal.page(job.id, 1)
    assert before is not None
    edited = replace(before, text="我写的", text_edited=True)
    desk.journal.save_record(job.id, edited)
    desk.queue.refresh(job.id, edited)
    desk.queue.turn_page(job.id, 1, 90)
    after = desk.journal.page(job.id, 1)
    assert after is not None
    assert after.text == "我写的"
    assert after.recognition.rotation == 90
    assert (after.recognition.width, after.recognition.height) == (1, 2)
    (x, y) = before.recognition.lines[0].quad.corners[0]
    assert after.recognition.lines[0].quad.corners[0] == (before.recognition.height - y, x)
    for _ in range(3):
        desk.queue.turn_page(job.id, 1, 90)
    assert desk.journal.page(job.id, 1) == edited


def test_a_page_with_text_of_its_own_is_recognised_only_when_asked_again(desk: Desk) -> None:
    desk.reader.own_text = ("印好的文字",)
    (job,) = desk.add("a.pdf")
    desk.queue.start()
    desk.wait_for(job.id, JobState.REVIEW)
    record = desk.journal.page(job.id, 1)
    assert record is not None
    assert (record.recognition.provider, record.text) == ("text", "印好的文字")
    assert not desk.provider.requests
    desk.queue.start([job.id])
    desk.wait_for(job.id, JobState.REVIEW)
    record = desk.journal.page(job.id, 1)
    assert record is not None
    assert record.recognition.provider == "offline"
