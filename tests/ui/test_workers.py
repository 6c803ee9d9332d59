"""Blocking calls off the window's thread: delivered on it, in time, and only while they are wanted."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.errors import OCRDeskError, SourceMissing
from ocrdesk.ui.workers import Workers


@pytest.fixture
def workers(qtbot: QtBot) -> Iterator[Workers]:
    made = Workers()
    yield made
    made.close()
    made.wait()


def test_work_runs_elsewhere_and_its_result_comes_here(qtbot: QtBot, workers: Workers) -> None:
    worked: list[threading.Thread] = []
    came: list[threading.Thread] = []
    workers.run(
        lambda: worked.append(threading.current_thread()), lambda _none: came.append(threading.current_thread())
    )
    qtbot.waitUntil(lambda: bool(came))
    assert worked[0] is not threading.main_thread()
    assert came == [threading.main_thread()]


def test_newer_wish_makes_the_older_one_obsolete(qtbot: QtBot, workers: Workers) -> None:
    gate = threading.Event()
    came: list[str] = []
    begun: list[str] = []

    def work(name: str) -> str:
        begun.append(name)
        gate.wait(5)
        return name

    for name in "abc":
        workers.run(partial(work, name), came.append, key="page", lane="page")
    gate.set()
    qtbot.waitUntil(lambda: bool(came))
    qtbot.wait(50)
    assert came == ["c"]
    assert "b" not in begun


def test_forgotten_result_never_comes(qtbot: QtBot, workers: Workers) -> None:
    gate = threading.Event()
    came: list[object] = []
    workers.run(lambda: gate.wait(5), came.append, key="picture")
    workers.forget("picture")
    gate.set()
    qtbot.wait(80)
    assert not came


def test_error_goes_to_the_one_who_asked(qtbot: QtBot, workers: Workers) -> None:
    errors: list[OCRDeskError] = []

    def missing() -> None:
        raise SourceMissing

    workers.run(missing, lambda _none: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], SourceMissing)


def test_unforeseen_error_becomes_a_plain_one_without_its_values(
    qtbot: QtBot, workers: Workers, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise ValueError("110101199003078021")

    with qtbot.waitSignal(workers.failed) as told:
        workers.run(broken, lambda _none: None)
    assert type(told.args[0]) is OCRDeskError
    assert "ValueError" in caplog.text
    assert "110101199003078021" not in caplog.text


def test_slow_lane_does_not_hold_up_another(qtbot: QtBot, workers: Workers) -> None:
    gate = threading.Event()
    came: list[str] = []
    workers.run(lambda: gate.wait(5), lambda _true: None, lane="thumbnail")
    workers.run(lambda: "page", came.append, lane="page")
    qtbot.waitUntil(lambda: came == ["page"])
    gate.set()


def test_calls_in_one_lane_keep_their_order(qtbot: QtBot, workers: Workers) -> None:
    done: list[int] = []
    for number in range(50):
        workers.run(partial(done.append, number), lambda _none: None, lane="order")
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == sorted(done)


def test_closed_workers_tell_nothing(qtbot: QtBot, workers: Workers) -> None:
    gate = threading.Event()
    came: list[object] = []
    workers.run(lambda: gate.wait(5), came.append)
    workers.close()
    gate.set()
    workers.wait()
    workers.run(lambda: 1, came.append)
    qtbot.wait(50)
    assert not came


def test_orders_that_wait_are_done_though_the_workers_are_closed(workers: Workers) -> None:
    gate = threading.Event()
    done: list[str] = []
    for lane in ("order", "batch"):
        workers.run(partial(gate.wait, 5), lambda _true: None, lane=lane)
        workers.run(partial(done.append, lane), lambda _none: None, lane=lane)
    workers.close()
    gate.set()
    workers.wait("order")
    assert done == ["order"]
    workers.wait()
    assert done == ["order"]


def test_an_error_in_what_follows_one_result_holds_no_other_back(qtbot: QtBot, workers: Workers) -> None:
    gate = threading.Event()
    came: list[str] = []

    def broken(_result: object) -> None:
        raise LookupError

    workers.run(partial(gate.wait, 5), broken, lane="page")
    workers.run(partial(gate.wait, 5), lambda _result: came.append("page"), lane="thumbnail")
    with qtbot.captureExceptions() as raised:
        gate.set()
        qtbot.waitUntil(lambda: bool(came))
    assert [kind for kind, *_place in raised] == [LookupError]
