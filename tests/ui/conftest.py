"""What holds for the tests of the window: no screen is needed, and Qt does not run out of None."""

import os

import pytest

from ocrdesk.ui.lasting_objects import keep_alive

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True, scope="session")
def _lasting_objects() -> None:
    keep_alive()
