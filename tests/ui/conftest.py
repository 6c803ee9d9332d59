"""What holds for the tests of the window: no screen is needed, and Qt does not run out of None."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.ui.lasting_objects import keep_alive
from ocrdesk.ui.theme import apply_theme
from ocrdesk.ui.views.preview import PreviewView

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
