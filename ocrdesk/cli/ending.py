"""An end from outside, Ctrl+C or a signal: the program ends in order, never half made and never half closed."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocrdesk.app import App, Overrides

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals that end a program: from its user, a service, a closed terminal, and Windows' Ctrl+Break."""


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Whoever ends the program raises KeyboardInterrupt: what pages say must not stay in its temporary folder."""
    with _answered_by(signal.default_int_handler):
        yield


@contextmanager
def opened(overrides: "Overrides") -> Iterator["App"]:
    """The program, closed at the end in any case.

    An end that is asked for while it is being made waits for that; one asked for while it closes changes nothing.
    """
    from ocrdesk.app import build

    asked: list[int] = []
    with _answered_by(lambda number, _frame: asked.append(number)):
        app = build(overrides)
        try:
            with ending_in_order():
                if asked:
                    raise KeyboardInterrupt
                yield app
        finally:
            app.close()


@contextmanager
def _answered_by(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """What ends a program goes to `handler`; what is ignored, as under nohup, stays so."""
    known = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in known if _is_main_thread()}
    answered = [number for number, usual in before.items() if usual not in (None, signal.SIG_IGN)]
    for number in answered:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number in answered:
            signal.signal(number, before[number])


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()  # no other thread may ask for signals
