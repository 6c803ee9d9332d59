"""The journal: everything survives, damage is kept aside, a full disk is told."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrdesk import __version__
from ocrdesk.errors import JournalDamaged, JournalDiskFull, JournalError, JournalTooNew
from ocrdesk.i18n import message
from ocrdesk.journal import Journal, open_journal
from ocrdesk.model import (
    Character,
    Failure,
    FieldState,
    FieldValue,
    Job,
    JobState,
    Line,
    PageRecord,
    Problem,
    Quad,
    Recognition,
    Record,
)

QUAD = Quad.from_box(1, 2, 30.5, 40)


def page_record(text: str = "唐婷", number: int = 1) -> PageRecord:
    line = Line(text, 0.5, QUAD, characters=tuple(Character(c, 0.5, 0, 1, ("糖",)) for c in text))
    problem = Problem("id18", message("The check digit should be {digit}", digit="X"))
    value = FieldValue(
        "name", text, text, 0.5, QUAD, FieldState.CHECK, (problem,), message("fine"), line.characters, (0,)
    )
    recognition = Recognition("offline", 100, 50, 90, (line,), ((0,),), seconds=0.25, raw="{}")
    return PageRecord(number, recognition, (Record("id_card", "portrait", QUAD, (value,)),), text)


def test_jobs_and_pages_come_back_as_they_were(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    failure = Failure(message("The {format} file is damaged", format="PNG"), message("again"), retryable=True)
    job = journal.add_jobs(
        [partial(Job, path=Path("/资料 夹/a&b.jpg"), name="a&b.jpg", failure=failure, turns=((1, 90),))]
    )[0]
    journal.save_page(job.id, page_record())
    journal.close()
    journal = Journal(tmp_path / "j.sqlite")
    assert journal.jobs() == (job,)
    assert journal.page(job.id, 1) == page_record()
    assert journal.page(job.id, 2) is None
    journal.close()


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back(text: str) -> None:
    journal = Journal(Path(":memory:"))
    job = journal.add_jobs([partial(Job, path=Path("a"), name=text)])[0]
    journal.save_page(job.id, page_record(text))
    assert journal.page(job.id, 1) == page_record(text)
    assert journal.jobs()[0].name == text
    journal.close()


def test_a_persons_change_leaves_the_recognition_as_it_was(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    job = journal.add_jobs([partial(Job, path=Path("a"), name="a")])[0]
    record = page_record()
    journal.save_page(job.id, record)
    journal.save_record(job.id, replace(record, text="改了", recognition=Recognition("x", 1, 1)))
    stored = journal.page(job.id, 1)
    assert stored is not None
    assert stored.text == "改了"
    assert stored.recognition == record.recognition
    journal.close()


def test_removing_a_job_removes_its_pages(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    job = journal.add_jobs([partial(Job, path=Path("a"), name="a")])[0]
    journal.save_page(job.id, page_record())
    journal.remove_jobs((job.id,))
    assert journal.jobs() == ()
    assert journal.page_numbers(job.id) == ()
    journal.close()


def test_job_states_are_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    job = journal.add_jobs([partial(Job, path=Path("a"), name="a")])[0]
    journal.save_job(replace(job, state=JobState.CONFIRMED))
    assert journal.jobs()[0].state is JobState.CONFIRMED
    journal.close()


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be read as one" * 40, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_damaged_journal_is_kept_aside_and_a_new_one_begun(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "journal.sqlite").write_bytes(content)
    journal, error = open_journal(tmp_path)
    assert isinstance(error, JournalDamaged)
    (kept,) = tmp_path.glob("journal-damaged-*")
    assert kept.read_bytes() == content
    journal.add_jobs([partial(Job, path=Path("a"), name="a")])
    journal.close()


def test_a_damaged_journal_that_another_program_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "in use")

    (tmp_path / "journal.sqlite").write_bytes(b"not a database at all, but long enough to be read as one" * 40)
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(JournalError):
        open_journal(tmp_path)


def test_a_full_disk_is_told_and_keeps_what_was_saved(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    job = journal.add_jobs([partial(Job, path=Path("a"), name="a")])[0]
    journal.save_page(job.id, page_record())
    pages = journal._database._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._database._connection.execute(f"PRAGMA max_page_count = {pages}")
    noise = "".join(chr(0x4E00 + os.urandom(1)[0] * 80 + n % 80) for n in range(60_000))
    with pytest.raises(JournalDiskFull):
        journal.save_page(job.id, page_record(noise, number=2))
    assert journal.page(job.id, 1) == page_record()
    assert journal.page(job.id, 2) is None
    journal.close()


def made_by_a_newer_version(path: Path, program: str = "") -> bytes:
    """A file as a version to come may make it; its bytes."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    if program:
        connection.execute("CREATE TABLE made_by (program TEXT NOT NULL)")
        connection.execute("INSERT INTO made_by VALUES (?)", (program,))
        connection.commit()
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(("program", "told"), [("7.2.1", "7.2.1"), ("", "format 99")])
def test_a_journal_made_by_a_newer_version_is_left_alone_and_told_of(tmp_path: Path, program: str, told: str) -> None:
    newer = made_by_a_newer_version(tmp_path / "journal.sqlite", program)
    journal, error = open_journal(tmp_path)
    assert isinstance(error, JournalTooNew)
    assert not isinstance(error, JournalDamaged)
    assert told in str(error.title)
    assert "journal-1.sqlite" in str(error.hint)
    journal.add_jobs([partial(Job, path=Path("a.jpg"), name="a.jpg")])
    journal.close()
    assert (tmp_path / "journal.sqlite").read_bytes() == newer
    again, error = open_journal(tmp_path)
    assert isinstance(error, JournalTooNew)
    assert [job.name for job in again.jobs()] == ["a.jpg"], "work goes on beside it"
    again.close()


def test_what_an_older_version_kept_apart_comes_back_once_the_program_is_updated(tmp_path: Path) -> None:
    journal, _ = open_journal(tmp_path)
    journal.add_jobs([partial(Job, path=Path("first.jpg"), name="first.jpg")])
    journal.close()
    apart = Journal(tmp_path / "journal-1.sqlite")
    jobs = apart.add_jobs([partial(Job, path=Path(f"{name}.jpg"), name=f"{name}.jpg") for name in "ab"])
    apart.save_page(jobs[1].id, page_record("另存的"))
    apart.close()
    for _start in range(2):
        journal, error = open_journal(tmp_path)
        assert error is None
        assert [job.name for job in journal.jobs()] == ["first.jpg", "a.jpg", "b.jpg"]
        page = journal.page(journal.jobs()[2].id, 1)
        assert page is not None
        assert page.text == "另存的"
        journal.close()


def test_the_program_that_keeps_a_journal_is_written_into_it(tmp_path: Path) -> None:
    Journal(tmp_path / "j.sqlite").close()
    connection = sqlite3.connect(tmp_path / "j.sqlite")
    assert connection.execute("SELECT program FROM made_by").fetchall() == [(__version__,)]
    connection.close()


def test_a_confirmed_value_survives_the_program_being_killed(tmp_path: Path) -> None:
    script = (
        "import sys, os, signal; from functools import partial; from pathlib import Path;"
        "sys.path.insert(0, sys.argv[2]);"
        "from ocrdesk.journal import Journal; from ocrdesk.model import *;"
        "j = Journal(Path(sys.argv[1])); (job,) = j.add_jobs([partial(Job, path=Path('a'), name='a')]);"
        "j.save_page(job.id, PageRecord(1, Recognition('offline', 1, 1), (), '在'));"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = str(Path(__file__).resolve().parents[3])
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "j.sqlite"), root], check=False)
    assert done.returncode == -signal.SIGKILL
    journal = Journal(tmp_path / "j.sqlite")
    stored = journal.page(1, 1)
    assert stored is not None
    assert stored.text == "在"
    journal.close()


def test_a_broken_row_hides_no_other_and_is_told(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    broken, whole = journal.add_jobs([partial(Job, path=Path(name), name=name) for name in "ab"])
    assert (journal.jobs(), journal.damaged) == ((broken, whole), ())
    journal._database._connection.execute("UPDATE job SET snapshot = x'00' WHERE id = ?", (broken.id,))
    assert journal.jobs() == (whole,)
    (told,) = journal.damaged
    assert "1" in str(told.title)
    journal.close()


def test_a_broken_page_is_an_error_in_words(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    job = journal.add_jobs([partial(Job, path=Path("a"), name="a")])[0]
    journal.save_page(job.id, page_record())
    journal._database._connection.execute("UPDATE page SET body = x'00'")
    with pytest.raises(JournalError):
        journal.page(job.id, 1)
    journal.close()


def test_new_jobs_are_numbered_in_order_and_no_number_is_given_twice(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    first = journal.add_jobs([partial(Job, path=Path(name), name=name) for name in "ab"])
    journal.remove_jobs((first[-1].id,))
    second = journal.add_jobs([partial(Job, path=Path(name), name=name) for name in "cd"])
    assert [job.id for job in (*first, *second)] == [1, 2, 3, 4]
    assert [job.name for job in journal.jobs()] == ["a", "c", "d"]
    assert [job.id for job in journal.jobs()] == [1, 3, 4]
    journal.close()


THREADS_READ = """
import sys, threading
from pathlib import Path
from ocrdesk.journal import Journal

journal = Journal(Path(sys.argv[1]))
sys.setswitchinterval(1e-6)
gate = threading.Barrier(8)

def read():
    gate.wait()
    assert journal.page(1, 1) is not None

threads = [threading.Thread(target=read) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("read by all")
"""


def test_pages_may_be_read_by_several_threads_from_the_first_moment_on(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    (job,) = journal.add_jobs([partial(Job, path=Path("a.jpg"), name="a.jpg")])
    journal.save_page(job.id, page_record())
    journal.close()
    command = [sys.executable, "-c", THREADS_READ, str(tmp_path / "j.sqlite")]
    for _ in range(3):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout.strip()) == (0, "read by all"), done.stderr
