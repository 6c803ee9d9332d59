"""Waits for signals that another thread sends."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, SignalInstance
from pytestqt.qtbot import QtBot


class Ear(QObject):
    """Notes that a signal came.

    WORKAROUND: qtbot.waitSignal listens with a plain function and lets go of it as soon as it has heard once; a
    second emission that is already on its way from another thread then calls into nothing, and PySide6 6.12
    crashes. An ear lives as long as its owner.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.heard = False

    def hear(self, *_values: Any) -> None:
        self.heard = True


@contextmanager
def heard(qtbot: QtBot, owner: QObject, *signals: SignalInstance, timeout: int = 60_000) -> Iterator[None]:
    """Leave the block only once each of the signals came, in whatever order."""
    ears = [Ear(owner) for _signal in signals]
    for ear, signal in zip(ears, signals, strict=True):
        signal.connect(ear.hear)
    yield
    qtbot.waitUntil(lambda: all(ear.heard for ear in ears), timeout=timeout)
