"""A window to be photographed: the real one, with the samples in it where they are wanted."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog

from ocrdesk import paths
from ocrdesk.app import build
from ocrdesk.model import Job, JobState
from ocrdesk.ui.launch import dressed_window
from ocrdesk.ui.look import read_look

PATIENCE_SECONDS = 300.0
QUIET_SECONDS = 0.6
SETTLED = (JobState.REVIEW, JobState.CONFIRMED, JobState.FAILED)
MISSING = "合同_第12页.jpg"
"""A file that is not there, so that a failure can be seen."""


class Desk:
    """Use as a context manager; `dress` before each picture."""

    def __init__(self, application: QApplication, *, read_samples: bool) -> None:
        self._application = application
        self._read_samples = read_samples
        self.app = build()
        self.window = dressed_window(
            application, read_look()._replace(language="zh_CN", theme="light"), lambda: self.app
        )

    def __enter__(self) -> Self:
        self.window.show()
        self.wait(lambda: self.window.built)
        if self._read_samples:
            samples = sorted(paths.resource("samples").iterdir())
            self.window.intake.add([*samples, samples[0].with_name(MISSING)])
            self.wait(lambda: len(self.jobs()) > len(samples) and self.settled)
        return self

    def __exit__(self, *_error: object) -> None:
        self.window.close()
        self.window.end()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def dress(self, language: str, theme: str, size: QSize) -> None:
        """Speak that language, wear that theme, be of that size (the frame not counted)."""
        self.window.commands.change(language=language, theme=theme)
        self.wait(lambda: (self.app.preferences.language, self.app.preferences.theme) == (language, theme))
        self.window.resize(size)
        self.rest()

    def jobs(self) -> tuple[Job, ...]:
        return self.app.queue.jobs()

    @property
    def settled(self) -> bool:
        """Whether nothing waits to be read."""
        return all(job.state in SETTLED for job in self.jobs())

    def open_tab(self, name: str, tab: int) -> None:
        """Put that file under review and show that tab of it."""
        self.open(name)
        self.window.panes.tabs.setCurrentIndex(tab)
        self.rest()

    def open(self, name: str) -> None:
        """Put the file whose name begins so under review."""
        job = next(job for job in self.jobs() if job.name.startswith(name))
        panes = self.window.panes
        panes.queue.choose(job.id)
        self.wait(lambda: panes.opener.job_id == job.id)
        if job.state is not JobState.FAILED:
            self.wait(lambda: panes.review.record is not None and panes.review.job is not None)
        self.rest()

    @contextmanager
    def shown(self, dialog: QDialog, seconds: float = QUIET_SECONDS) -> Iterator[QDialog]:
        """Show a dialog, and let what it shows arrive; it is closed afterwards."""
        dialog.show()
        self.rest(seconds)
        yield dialog
        dialog.reject()
        dialog.deleteLater()

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the window live until that is so. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not until():
            if time.monotonic() > end:
                raise TimeoutError
            self._application.processEvents()
            time.sleep(0.005)

    def rest(self, seconds: float = QUIET_SECONDS) -> None:
        """Let the window live for a moment: pictures and boxes arrive on threads."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end)
