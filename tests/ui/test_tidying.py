"""When cycles of objects are collected in the window's process."""

import gc
import weakref
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ocrdesk.ui import tidying
from ocrdesk.ui.tidying import Tidying

AWAY, HERE = Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive


class Ring:
    """Holds itself: only the collector takes it away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def application(qtbot: QtBot) -> QGuiApplication:
    del qtbot
    return cast("QGuiApplication", QGuiApplication.instance())


@pytest.fixture
def tidied(application: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidying]:
    """One that has begun and takes its time only between two looks."""
    monkeypatch.setattr(tidying, "SELDOM_SECONDS", 0.0)
    made = Tidying(application)
    yield made
    made.setParent(None)
    made.deleteLater()
    gc.enable()
    gc.unfreeze()


def test_nothing_is_collected_before_the_window_is_whole(tidied: Tidying, application: QGuiApplication) -> None:
    assert not gc.isenabled()
    application.applicationStateChanged.emit(AWAY)
    assert not gc.isenabled()
    tidied.begin()
    assert gc.isenabled()


def test_what_was_there_is_looked_through_only_while_the_clerk_is_elsewhere(
    tidied: Tidying, application: QGuiApplication
) -> None:
    ring = weakref.ref(Ring())
    tidied.begin()
    gc.collect()
    application.applicationStateChanged.emit(HERE)
    assert ring() is not None
    application.applicationStateChanged.emit(AWAY)
    assert ring() is None
    assert gc.get_freeze_count() > 0


def test_going_to_and_fro_does_not_tidy_each_time(
    tidied: Tidying, application: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "SELDOM_SECONDS", 60.0)
    ring = weakref.ref(Ring())
    tidied.begin()
    application.applicationStateChanged.emit(AWAY)
    assert ring() is not None
