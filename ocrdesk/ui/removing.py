"""Takes files out of the queue: what a person confirmed goes with them, and is not thrown away unasked."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ocrdesk.i18n import N_, _, message, ngettext
from ocrdesk.model import Job, JobState
from ocrdesk.ui.dialogs.leaving import leaves
from ocrdesk.ui.notices import Notice, Offer

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


class Removing(QObject):
    """Del in the queue. The files themselves are never deleted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Take the selected ones out, after a question where there is something to lose; the next becomes current."""
        panes = self._window.panes
        jobs = [job for job in map(panes.model.job, panes.queue.selected_ids()) if job is not None]
        if not jobs or not self._may_go(jobs):
            return
        ids = tuple(job.id for job in jobs)
        panes.queue.leave(ids)
        self._window.workers.run(partial(self._window.app.queue.remove, ids), _done, lane="order")
        words = N_("{count} taken out of the queue. The files themselves stay where they are.")
        back = Offer(N_("Put back"), partial(self._window.intake.add, [job.path for job in jobs]))
        self._window.tell(Notice(message(words, count=len(ids)), offers=(back,)))

    def _may_go(self, jobs: Sequence[Job]) -> bool:
        """Whether a person's work among them may be lost: put back, they are read from the beginning."""
        count = sum(job.state is JobState.CONFIRMED or bool(job.postponed) for job in jobs)
        if not count:
            return True
        title = ngettext(
            "{count} of these files is reviewed already", "{count} of these files are reviewed already", count
        )
        hint = _("What you confirmed or noted goes with them; export it first. The files themselves stay.")
        return leaves(self._window, title.format(count=count), hint, _("Take them out"))


def _done(_nothing: object) -> None:
    """What changed is told by the queue's own events."""
