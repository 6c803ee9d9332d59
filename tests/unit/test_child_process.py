"""A child process: it may hang, crash, swell or raise, and the next call still works."""

import errno
import os
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from threading import Event, Timer

import psutil
import pytest

from ocrdesk.child_process import ChildDied, ChildFailed, ChildNotStarted, ChildProcess, ChildTimedOut, ChildTooLarge
from ocrdesk.errors import Cancelled, SourceDamaged

MOMENT_SECONDS = 10.0
"""What comes at once, on a machine that may stand still for seconds; what is ended here would take ten minutes."""


class Worker:
    """What lives in the child."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def pid(self) -> int:
        return os.getpid()

    def echo(self, thing: object) -> object:
        return thing

    def hang(self) -> None:
        time.sleep(600)

    def crash(self) -> None:
        os.abort()

    def swell(self, mebibytes: int, seconds: float = 0) -> None:
        self.kept.append(os.urandom(1024) * 1024 * mebibytes)
        time.sleep(seconds)

    def refuse(self) -> None:
        raise SourceDamaged(format="PNG")

    def stumble(self) -> None:
        raise ValueError("唐婷 110101199003078021")

    def chatter(self) -> None:
        os.write(1, b"a page's text\n")
        os.write(2, b"a page's text\n")


@pytest.fixture
def child() -> Iterator[ChildProcess]:
    child = ChildProcess(Worker)
    yield child
    child.close()


def test_it_answers_from_another_process_which_stays(child: ChildProcess) -> None:
    first = child.call("pid")
    assert first not in (0, os.getpid())
    assert child.call("pid") == first
    assert child.call("echo", b"x" * 30_000_000) == b"x" * 30_000_000


def test_an_error_of_ours_comes_over_whole(child: ChildProcess) -> None:
    with pytest.raises(SourceDamaged) as caught:
        child.call("refuse")
    assert "PNG" in str(caught.value)


def test_a_foreign_error_comes_over_without_its_values(child: ChildProcess) -> None:
    with pytest.raises(ChildFailed) as caught:
        child.call("stumble")
    assert "ValueError" in str(caught.value)
    assert "110101" not in str(caught.value)


def test_a_crash_is_told_and_the_next_call_works(child: ChildProcess) -> None:
    with pytest.raises(ChildDied):
        child.call("crash")
    assert child.call("echo", 1) == 1


def test_a_process_that_the_system_does_not_start_is_told_and_the_next_call_works(
    child: ChildProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_process: BaseProcess) -> None:
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))

    before = psutil.Process().num_fds()
    with monkeypatch.context() as patched:
        patched.setattr(BaseProcess, "start", refused)
        for _time in range(3):
            with pytest.raises(ChildNotStarted):
                child.call("pid")
    assert psutil.Process().num_fds() == before
    assert child.call("echo", 1) == 1


def test_a_hang_ends_in_time_and_the_next_call_works(child: ChildProcess) -> None:
    child.call("pid")
    begun = time.monotonic()
    with pytest.raises(ChildTimedOut):
        child.call("hang", seconds=0.3)
    assert time.monotonic() - begun < MOMENT_SECONDS
    assert child.call("echo", 1) == 1


def test_stopping_is_prompt(child: ChildProcess) -> None:
    child.call("pid")
    cancelled = Event()
    Timer(0.2, cancelled.set).start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        child.call("hang", cancelled=cancelled)
    assert time.monotonic() - begun < MOMENT_SECONDS


def test_a_grown_process_is_renewed_between_calls() -> None:
    child = ChildProcess(Worker, ceiling=200 * 2**20)
    first = child.call("pid")
    child.call("swell", 300)
    assert child.call("pid") != first
    child.close()


def test_a_swelling_process_is_killed_within_the_call() -> None:
    child = ChildProcess(Worker, hard_limit=300 * 2**20)
    with pytest.raises(ChildTooLarge):
        child.call("swell", 600, 30)
    assert child.call("echo", 1) == 1
    child.close()


def test_closing_leaves_no_process(child: ChildProcess) -> None:
    pid = child.call("pid")
    child.close()
    assert not psutil.pid_exists(pid)


def test_what_native_code_prints_goes_nowhere(child: ChildProcess, capfd: pytest.CaptureFixture[str]) -> None:
    child.call("chatter")
    printed = capfd.readouterr()
    assert printed.out + printed.err == ""
