"""Locked PDFs: one notice and one question for all of them."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from ocrdesk.errors import PasswordNeeded
from ocrdesk.i18n import N_, Message, _, message
from ocrdesk.model import Job, JobState
from ocrdesk.ui.notices import Notice, Offer

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

LOCKED = message(N_("Some PDFs are locked with a password"))
REFUSED = message(N_("The password does not fit"))
NAMED = 3
"""So many files are named; more are counted."""


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
        self._tried: set[int] = set()

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
        new = set(self._locked) - told
        if new or (told and not self._locked):
            self._withdraw()
        if new:
            title = REFUSED if new & self._tried else LOCKED
            offer = Offer(N_("Enter password…"), self._ask_all)
            self._window.tell(Notice(title, _names([job.name for job in self._locked.values()]), offers=(offer,)))

    def ask(self, jobs: Iterable[Job]) -> None:
        """Ask once, and try the password on all of these."""
        from ocrdesk.ui.dialogs.password import PasswordDialog

        jobs = list(jobs)
        dialog = PasswordDialog([job.name for job in jobs], self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            ids = [job.id for job in jobs]
            for job_id in ids:
                self._locked.pop(job_id, None)
            self._tried.update(ids)
            self._withdraw()
            retry = partial(self._window.app.queue.retry, ids, dialog.password)
            self._window.workers.run(retry, _done, lane="order")
        dialog.deleteLater()

    def _withdraw(self) -> None:
        for title in (LOCKED, REFUSED):
            self._window.notices.withdraw(title)

    def _ask_all(self) -> None:
        here = [job for job in self._locked.values() if self._window.panes.model.job(job.id) is not None]
        if here:
            self.ask(here)


def _names(names: list[str]) -> Message:
    told = _(", ").join(names[:NAMED])
    if len(names) <= NAMED:
        return message(N_("Locked: {names}"), names=told)
    return message(N_("Locked: {names} and {count} more"), names=told, count=len(names) - NAMED)


def _done(_nothing: object) -> None:
    """What changed is told by the queue's own events."""
