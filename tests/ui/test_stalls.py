"""The window never waits: while a batch of twenty pages runs, its event loop never stands still for long."""

import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from ocrdesk.ui.launch import SWITCH_SECONDS
from tests.ui.stalls import Stalls
from tests.ui.window import SETTLED, OpenWindow

PAGES = 20
LONGEST_SECONDS = 0.05
"""The promise."""
MOST_MILLISECONDS = 240_000
MOST_LONG = 10
SETTLE_MILLISECONDS = 3000
"""Nobody drops files in the second in which the window appears; rows of the form are made ahead meanwhile."""


@pytest.mark.slow
@pytest.mark.figures
@pytest.mark.timeout(300)
def test_window_is_never_held_up_while_twenty_pages_are_read(qtbot: QtBot, home: Path, shared_data: Path) -> None:
    files = sorted((shared_data / "specimens").glob("*_mild_0[01].jpg"))[:PAGES]
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    with OpenWindow(qtbot, home) as opened:
        qtbot.wait(SETTLE_MILLISECONDS)
        loop, look = QEventLoop(), QTimer(interval=100)
        gc.collect()
        gc.freeze()  # what other tests left behind is not the window's to clean up

        def see() -> None:
            if len(opened.jobs()) == len(files) and all(job.state in SETTLED for job in opened.jobs()):
                loop.quit()

        look.timeout.connect(see)
        QTimer.singleShot(MOST_MILLISECONDS, loop.quit)
        with Stalls() as stalls:
            opened.drop(files)
            look.start()
            loop.exec()
        look.stop()
        assert [job.state in SETTLED for job in opened.jobs()] == [True] * len(files)
    gc.unfreeze()
    sys.setswitchinterval(before)
    held = sorted(stalls.own_gaps)[-5:]
    told = f"{stalls.longest * 1000:.0f} ms, busy {stalls.longest_busy * 1000:.0f} ms; own: {held}"
    assert stalls.longest_busy < LONGEST_SECONDS, told
    # On a machine that is busy with other things a thread that holds the interpreter may be held up in its turn: what
    # counts there is not one gap in a thousand but that gaps are rare.
    long = [gap for gap in stalls.own_gaps if gap > LONGEST_SECONDS]
    assert len(long) <= MOST_LONG, told
