"""What holds for the tests of the window: no screen, patience with a busy machine, and Qt does not run out of None."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.ui.lasting_objects import keep_alive
from ocrdesk.ui.theme import apply_theme
from ocrdesk.ui.views.preview import PreviewView

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PATIENCE_MILLISECONDS = 60_000


class PatientBot(QtBot):
    """Waits for what must come as long as a machine that stands still now and then may need; pytest-qt gives it 5 s."""

    def waitUntil(  # noqa: N802 - pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MILLISECONDS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MILLISECONDS, **how: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MILLISECONDS, **how: Any) -> Any:  # noqa: N802
        return super().waitSignals(signals, timeout=timeout, **how)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MILLISECONDS) -> Any:  # noqa: N802
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE_MILLISECONDS) -> Any:  # noqa: N802
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="session")
def _lasting_objects() -> None:
    keep_alive()


@pytest.fixture
def preview(qtbot: QtBot, qapp: QApplication) -> Iterator[PreviewView]:
    apply_theme(qapp, "light")
    view = PreviewView()
    view.resize(700, 600)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.stop()
