"""How reading starts: free of charge at once, with a cloud service after a question about what it costs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import _
from ocrdesk.model import Job
from ocrdesk.ui.dialogs.cost import Answer, Cost, CostDialog

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

Start = Callable[[bool], object]
"""Begins the work, on a worker; True: even kept answers are paid for again."""


class Starting(QObject):
    """One question for a batch, none for what costs nothing."""

    agreed = Signal(str)
    """The clerk goes on beyond that provider's quota."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def begin(self, jobs: Sequence[Job], start: Start, *, again: bool = False) -> None:
        """Start these jobs, asking first where they cost something. `again`: they were read before."""
        providers = self._window.app.providers
        paid: dict[str, list[int]] = {}
        for job in jobs:
            if job.provider in providers and providers[job.provider].leaves_computer:
                paid.setdefault(job.provider, []).append(job.id)
        if not paid:
            self._run(start, afresh=False)
            return
        self._window.status.show_quiet_line(_("Counting the calls…"))
        work = partial(self._costs, paid, again)
        self._window.workers.run(
            work, lambda costs: self._decide(costs, start, again=again), self._tell_failure, lane="order"
        )

    def compare(self, jobs: Sequence[Job], provider: str) -> None:
        """Let a second provider read these jobs' finished pages, asking first where that costs something."""
        app = self._window.app
        finished = [job for job in jobs if job.pages_done and job.provider != provider]

        def start(_afresh: bool) -> None:
            app.queue.compare([job.id for job in finished], provider)

        def costs() -> list[Cost]:
            reader = app.providers[provider]
            calls = sum(job.pages_done * reader.calls(job.document) for job in finished)
            return [Cost(provider, reader.title, calls, app.calls_this_month(provider), app.quota(provider))]

        if finished and app.providers[provider].leaves_computer:
            decide = partial(self._decide, start=start, again=False)
            self._window.workers.run(costs, decide, self._tell_failure, lane="order")
        elif finished:
            self._run(start, afresh=False)

    def one_call(self, provider: str, go: Callable[[], object]) -> None:
        """Let that provider read one place: at once where it is free, else asking as before any paid call."""
        app = self._window.app
        reader = app.providers[provider]
        if not reader.leaves_computer:
            go()
            return

        def decide(costs: list[Cost]) -> None:
            if self._answer(costs, again=False) is not Answer.NO:
                go()

        def costs() -> list[Cost]:
            return [Cost(provider, reader.title, 1, app.calls_this_month(provider), app.quota(provider))]

        self._window.workers.run(costs, decide, self._tell_failure, lane="order")

    def _costs(self, paid: dict[str, list[int]], again: bool) -> list[Cost]:
        app = self._window.app
        costs = []
        for key, ids in paid.items():
            calls = app.expected_calls(ids, again=again)
            if calls:
                costs.append(Cost(key, app.providers[key].title, calls, app.calls_this_month(key), app.quota(key)))
        return costs

    def _tell_failure(self, error: OCRDeskError) -> None:
        self._window.status.show_quiet_line("")
        self._window.notices.tell_error(error)

    def _decide(self, costs: list[Cost], start: Start, *, again: bool) -> None:
        answer = self._answer(costs, again=again)
        if answer is not Answer.NO:
            self._run(start, afresh=answer is Answer.AFRESH)

    def _answer(self, costs: list[Cost], *, again: bool) -> Answer:
        """What the clerk says to these costs; nothing is asked where there is nothing to ask."""
        self._window.status.show_quiet_line("")
        above = self._window.app.preferences.ask_above_calls
        needless = sum(cost.calls for cost in costs) <= above and not again
        if not costs or (needless and not any(cost.beyond for cost in costs)):
            return Answer.GO
        dialog = CostDialog(costs, again=again, ask_above=above, parent=self._window)
        dialog.exec()
        answer, above_now = dialog.answer, dialog.ask_above
        dialog.deleteLater()
        if answer is Answer.NO:
            return answer
        if above_now is not None:
            self._window.commands.change(ask_above_calls=above_now)
        for cost in costs:
            if cost.beyond:
                self.agreed.emit(cost.provider)
        return answer

    def _run(self, start: Start, *, afresh: bool) -> None:
        self._window.workers.run(partial(start, afresh), _done, lane="order")


def _done(_nothing: object) -> None:
    """What changed is told by the queue's own events."""
