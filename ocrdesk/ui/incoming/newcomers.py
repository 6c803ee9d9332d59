"""Papers just scanned, an area of the screen: they lie chosen in the queue, so that the clerk sees what came."""

from PySide6.QtCore import QObject

from ocrdesk.model import Job
from ocrdesk.ui.incoming.intake import Intake
from ocrdesk.ui.views.queue_panel import QueuePanel


class Newcomers(QObject):
    """Waits for their rows. The first paper of a scan becomes the current one; those after it are chosen with it."""

    def __init__(self, intake: Intake, queue: QueuePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._awaited: list[int] = []
        self._first: int | None = None
        intake.came.connect(self.expect)
        queue.model.counted.connect(self._look)

    def expect(self, jobs: tuple[Job, ...], follows: bool) -> None:
        """Choose these as soon as they stand in the queue; `follows`: with those before them."""
        if not follows:
            self._awaited.clear()
            self._first = None
        self._awaited += [job.id for job in jobs]
        self._look()

    def _look(self) -> None:
        here = [job_id for job_id in self._awaited if self._queue.model.job(job_id) is not None]
        for job_id in here:
            self._awaited.remove(job_id)
            self._choose(job_id)

    def _choose(self, job_id: int) -> None:
        current = self._queue.current_job
        if self._first is None:
            self._first = job_id
            self._queue.choose(job_id)
        elif current is not None and current.id == self._first:  # the clerk did not go elsewhere meanwhile
            self._queue.choose_too(job_id)
