"""OCRDesk's window while thousands of files are dropped on it, scrolled and searched; prints what that took.

python queue_window.py FOLDER COUNT: seconds to add, longest stall, the same less the waiting for a processor and
longest work of the window's thread meanwhile in milliseconds, a frame's median and slowest, and the slowest key of a
search.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ocrdesk.ui.override_errors import make_errors_whole

make_errors_whole()  # before any class of the window is made, as the program does it

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest

from ocrdesk.__main__ import main
from ocrdesk.ui import launch
from ocrdesk.ui.main_window import MainWindow
from tests.ui.stalls import Stalls

FRAMES = 200
WORD = "scan_19"
KEY_MILLISECONDS = 250
"""A key is typed so often: the list is searched shortly after each."""
SETTLE_MILLISECONDS = 3000
"""Rows of the form are made ahead in the first seconds: nobody drops a folder before."""


class CrowdedWindow(MainWindow):
    """The main window, with a hand that drops, scrolls and types."""

    folder = Path()
    count = 0

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._hand = self._course()
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        wait = next(self._hand, None)
        if wait is not None:
            QTimer.singleShot(wait, self._go_on)

    def _course(self) -> Iterator[int]:
        while not self.built:
            yield 20
        self.app.change_preferences(recognise_on_drop=False)
        yield SETTLE_MILLISECONDS
        begun = time.perf_counter()
        with Stalls() as stalls:
            self.add_files([self.folder])
            while self.panes.model.rowCount() < self.count:
                yield 5
            added = time.perf_counter() - begun
            yield 500
        frames = sorted(self._frames())
        with Stalls() as typing:
            for letter in WORD:
                QTest.keyClicks(self.panes.queue.search, letter)
                yield KEY_MILLISECONDS
        held = (1000 * each for each in (stalls.longest, stalls.longest_own, stalls.longest_busy))
        figures = (added, *held, frames[len(frames) // 2], frames[-1], 1000 * typing.longest)
        print(*(f"{figure:.2f}" for figure in figures), flush=True)
        self.close()

    def _frames(self) -> Iterator[float]:
        bar, viewport = self.panes.queue.view.verticalScrollBar(), self.panes.queue.view.viewport()
        for frame in range(FRAMES):
            bar.setValue(bar.maximum() * frame // FRAMES)
            begun = time.perf_counter()
            viewport.repaint()
            yield 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    vars(launch)["MainWindow"] = CrowdedWindow
    CrowdedWindow.folder, CrowdedWindow.count = Path(sys.argv[1]), int(sys.argv[2])
    sys.argv = ["ocrdesk"]
    sys.exit(main())
