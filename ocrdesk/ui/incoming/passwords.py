"""Locked PDFs: one notice and one question for all of them."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from ocrdesk.errors import PasswordNeeded
from ocrdesk.i18n import N_, message
from ocrdesk.model import Job, JobState
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


def is_locked(job: Job) -> bool:
    """Whether a password is all that is missing."""
    return (
        job.state is JobState.FAILED and job.failure is not None and job.failure.title.text == PasswordNeeded.title_text
    )


class Passwords(QObject):
    """Gathers locked files; the clerk is asked when the notice's button, or Retry, is pressed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._locked: dict[int, Job] = {}

    @staticmethod
    def split(jobs: Iterable[Job]) -> tuple[list[Job], list[Job]]:
        """The locked ones and the others."""
        jobs = list(jobs)
        return [job for job in jobs if is_locked(job)], [job for job in jobs if not is_locked(job)]

    def notice(self, jobs: Iterable[Job]) -> None:
        """New snapshots: tell of those that are locked now."""
        told = set(self._locked)
        for job in jobs:
            if is_locked(job):
                self._locked[job.id] = job
            else:
                self._locked.pop(job.id, None)
        if set(self._locked) - told:
            title = message(N_("Some PDFs are locked with a password"))
            offer = Offer(N_("Enter password…"), self._ask_all)
            hint = message(N_("One password is tried on all of them ({count})."), count=len(self._locked))
            self._window.tell(Notice(title, hint, Tone.NEUTRAL, (offer,)))

    def ask(self, jobs: Iterable[Job]) -> None:
        """Ask once, and try the password on all of these."""
        from ocrdesk.ui.dialogs.password import PasswordDialog

        jobs = list(jobs)
        dialog = PasswordDialog([job.name for job in jobs], self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            ids = [job.id for job in jobs]
            for job_id in ids:
                self._locked.pop(job_id, None)
            retry = partial(self._window.app.queue.retry, ids, dialog.password)
            self._window.workers.run(retry, _done, lane="order")
        dialog.deleteLater()

    def _ask_all(self) -> None:
        if self._locked:
            self.ask(self._locked.values())


def _done(_nothing: object) -> None:
    """What changed is told by the queue's own events."""
