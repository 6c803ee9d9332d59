"""Files that were still to be read when the program ended: told at the next start, with a button that goes on."""

from collections.abc import Callable, Iterable

from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import Job, JobState, Progress
from ocrdesk.ui.notices import Notice, Notices, Offer


class LeftWaiting:
    """Nothing is begun unasked: reading may cost something, and the clerk may have stopped it."""

    def __init__(self, notices: Notices, go_on: Callable[[], object]) -> None:
        self._notices, self._go_on = notices, go_on
        self._told: Message | None = None

    def begin(self, jobs: Iterable[Job]) -> None:
        """Tell of those among the jobs of an earlier day."""
        count = sum(job.state is JobState.WAITING for job in jobs)
        if count:
            self._told = message(N_("Not read yet: {count} of the files"), count=count)
            hint = message(N_("The program ended before. What was read of them is kept."))
            self._notices.tell(Notice(self._told, hint, offers=(Offer(N_("Recognise"), self._go_on),)))

    def follow(self, progress: Progress) -> None:
        """Work goes on: there is nothing to offer."""
        if progress.running and self._told is not None:
            self._notices.withdraw(self._told)
            self._told = None
