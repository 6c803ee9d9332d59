"""Pictures gathered into one call: none that was stopped before it goes out is paid for."""

import contextlib
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from ocrdesk.errors import Cancelled
from ocrdesk.providers.web import gathering
from ocrdesk.providers.web.calling import Picture
from ocrdesk.providers.web.gathering import Gathering, Send


def send_and_note(sent: list[str], pictures: Sequence[Picture]) -> list[str]:
    sent += [picture.digest for picture in pictures]
    return [f"answer to {picture.digest}" for picture in pictures]


def test_a_page_stopped_while_others_are_waited_for_is_not_sent() -> None:
    sent: list[str] = []
    stopped = Event()
    stopped.set()
    with pytest.raises(Cancelled):
        Gathering().ask("text", Picture(b"", "a"), 5, lambda found, _: send_and_note(sent, found), stopped)
    assert sent == []


def test_of_a_call_only_the_stopped_pages_are_left_out() -> None:
    sent: list[str] = []
    together, stops = Gathering(), {name: Event() for name in "abc"}
    stops["a"].set()

    def ask(name: str) -> object:
        try:
            picture = Picture(b"", name)
            return together.ask("text", picture, 3, lambda found, _: send_and_note(sent, found), stops[name])
        except Cancelled:
            return None

    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(ask, "abc"))
    assert answers == [None, "answer to b", "answer to c"]
    assert sorted(sent) == ["b", "c"]


@pytest.fixture
def _for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call goes out once all its pictures are there, however late a thread comes."""
    for name in ("PATIENCE_SECONDS", "MOST_SECONDS"):
        monkeypatch.setattr(gathering, name, 60.0)


def waits_to_try_again(begun: Event) -> Send:
    """A call that was refused and is to be tried again in a minute."""

    def send(pictures: Sequence[Picture], cancelled: Event) -> Sequence[object]:
        begun.set()
        if cancelled.wait(60):
            raise Cancelled
        return [picture.digest for picture in pictures]

    return send


def asked(threads: ThreadPoolExecutor, send: Send, stops: Sequence[Event]) -> list["Future[Any]"]:
    together = Gathering()
    pictures = [Picture(b"", str(number)) for number in range(len(stops))]
    return [
        threads.submit(together.ask, "text", picture, len(stops), send, stop)
        for picture, stop in zip(pictures, stops, strict=True)
    ]


@pytest.mark.usefixtures("_for_all")
def test_once_every_page_of_a_call_is_stopped_it_is_not_tried_again() -> None:
    begun, stops = Event(), (Event(), Event())
    with ThreadPoolExecutor(2) as threads:
        answers = asked(threads, waits_to_try_again(begun), stops)
        assert begun.wait(60)
        stopped = time.monotonic()
        for stop in stops:
            stop.set()
        for answer in answers:
            with pytest.raises(Cancelled):
                answer.result(60)
    assert time.monotonic() - stopped < 20, "it would have been tried again after a minute"


@pytest.mark.usefixtures("_for_all")
def test_while_one_page_of_a_call_is_wanted_it_goes_on() -> None:
    begun, stops, told = Event(), (Event(), Event()), Event()

    def send(pictures: Sequence[Picture], cancelled: Event) -> Sequence[object]:
        begun.set()
        assert told.wait(60)
        assert not cancelled.wait(0.3)
        assert not cancelled.is_set()
        return [f"answer to {picture.digest}" for picture in pictures]

    with ThreadPoolExecutor(2) as threads:
        first, second = asked(threads, send, stops)
        assert begun.wait(60)
        stops[0].set()
        told.set()
        assert second.result(60) == "answer to 1"
        with contextlib.suppress(Cancelled):  # the one that sends hears the answer first
            assert first.result(60) == "answer to 0"
