"""Pictures gathered into one call: none that was stopped before it goes out is paid for."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from ocrdesk.errors import Cancelled
from ocrdesk.providers.web.calling import Picture
from ocrdesk.providers.web.gathering import Gathering


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
    gathering, stops = Gathering(), {name: Event() for name in "abc"}
    stops["a"].set()

    def ask(name: str) -> object:
        try:
            picture = Picture(b"", name)
            return gathering.ask("text", picture, 3, lambda found, _: send_and_note(sent, found), stops[name])
        except Cancelled:
            return None

    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(ask, "abc"))
    assert answers == [None, "answer to b", "answer to c"]
    assert sorted(sent) == ["b", "c"]
