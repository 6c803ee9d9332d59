"""OCRDesk's window while it works through a batch; prints the event loop's longest stall in milliseconds.

It prints the longest stall less the waiting for a processor, the number of files and of failed ones too.

python batch_window.py FILE...
"""

import sys

from ocrdesk.ui.override_errors import make_errors_whole

make_errors_whole()  # before any class of the window is made, as the program does it

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from ocrdesk.__main__ import main
from ocrdesk.model import JobState
from ocrdesk.ui import launch
from ocrdesk.ui.main_window import MainWindow
from tests.ui.stalls import Stalls

LOOK_MILLISECONDS = 200
STANDING = (JobState.REVIEW, JobState.CONFIRMED, JobState.FAILED)


class WatchedWindow(MainWindow):
    """The main window, watched from the batch's first page to its last."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._stalls = Stalls()
        self._watch = QTimer(self)
        self._watch.timeout.connect(self._look)
        self._watch.start(LOOK_MILLISECONDS)
        self._watching = False

    def _look(self) -> None:
        jobs = self.app.queue.jobs() if self.built else ()
        if not self._watching and any(job.state is JobState.WORKING for job in jobs):
            self._watching = True
            self._stalls.__enter__()
        elif self._watching and all(job.state in STANDING for job in jobs):
            self._stalls.__exit__(None, None, None)
            self._watch.stop()
            failed = sum(job.state is JobState.FAILED for job in jobs)
            held = (1000 * self._stalls.longest, 1000 * self._stalls.longest_own)
            print(*(f"{each:.1f}" for each in held), len(jobs), failed, flush=True)
            self.close()


if __name__ == "__main__":
    vars(launch)["MainWindow"] = WatchedWindow
    sys.argv = ["ocrdesk", *sys.argv[1:]]
    sys.exit(main())
