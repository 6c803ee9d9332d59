"""What the window shows of the cloud services: why one waits, the month's calls, and the end of the quota."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ocrdesk.errors import ClockWrong
from ocrdesk.i18n import N_, _, message
from ocrdesk.model import Failure, JobState
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

COUNT_MILLISECONDS = 1000
"""How often the calls are counted at most while pages are read."""
WARN_SHARE = 0.8
UNDER_WAY = frozenset({JobState.WAITING, JobState.WORKING})


class Clouds(QObject):
    """One notice for a provider that is held, one at 80 % of its quota, and a halt with a question at its end."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._held: dict[str, Failure] = {}
        self._told: dict[str, Notice] = {}
        self._warned: set[str] = set()
        self._agreed: set[str] = set()
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.count)

    def begin(self) -> None:
        """Show what stands at the start."""
        for provider, failure in self._window.app.queue.held().items():
            self.show_held(provider, failure)
        self.count()

    # Held providers

    def show_held(self, provider: str, failure: Failure | None) -> None:
        """A provider's pages wait from now on, or go on (None)."""
        self._withdraw(provider)
        if failure is None:
            self._held.pop(provider, None)
        else:
            self._held[provider] = failure
            self._tell(provider)
        self._window.panes.model.show_held({key: each.title for key, each in self._held.items()})

    def retranslate(self) -> None:
        """Say it all in the language in use."""
        for provider in self._held:
            self._withdraw(provider)
            self._tell(provider)

    def _tell(self, provider: str) -> None:
        failure = self._held[provider]
        title = message(N_("{provider} waits: {reason}"), provider=self._title(provider), reason=failure.title)
        offers = (
            *self._clock_offers(provider, failure),
            Offer(N_("Open settings"), partial(self._open_settings, provider)),
            Offer(N_("Go on"), partial(self._release, provider)),
        )
        self._told[provider] = Notice(title, failure.hint, Tone.BAD, offers, failure.details)
        self._window.tell(self._told[provider])

    def _withdraw(self, provider: str) -> None:
        told = self._told.pop(provider, None)
        if told is not None:
            self._window.notices.withdraw(told.title)

    def _clock_offers(self, provider: str, failure: Failure) -> tuple[Offer, ...]:
        has_clock = any(spec.key == "clock" for spec in self._window.app.providers[provider].options)
        if failure.kind != ClockWrong.__name__ or not has_clock:
            return ()
        return (Offer(N_("Use the service's clock"), partial(self._use_its_clock, provider)),)

    def _use_its_clock(self, provider: str) -> None:
        kept = self._window.app.preferences.options
        self._window.commands.change(options={**kept, provider: {**kept.get(provider, {}), "clock": "service"}})

    def _open_settings(self, provider: str) -> None:
        self._window.commands.show_settings_of(provider)
        if provider in self._held:  # nothing was mended, or it is being kept just now
            self._tell(provider)

    def _release(self, provider: str) -> None:
        self._window.workers.run(partial(self._window.app.queue.release, provider), _done, lane="order")

    # Calls and quota

    def follow(self, *, running: bool) -> None:
        """Pages are read, or no more: count soon."""
        if running or self._running:
            self.count_soon()
        self._running = running

    def count_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start(COUNT_MILLISECONDS)

    def count(self) -> None:
        """Count the month's calls, behind the window."""
        self._window.workers.run(self._counted, self._show, key="calls")

    def agree(self, provider: str) -> None:
        """The clerk goes on beyond the quota: no further question in this session."""
        self._agreed.add(provider)

    def _counted(self) -> dict[str, tuple[int, int]]:
        app = self._window.app
        clouds = [key for key, provider in app.providers.items() if provider.leaves_computer]
        return {key: (app.calls_this_month(key), app.quota(key)) for key in clouds}

    def _show(self, counts: Mapping[str, tuple[int, int]]) -> None:
        self._window.status.show_calls(*counts.get(self._window.app.chosen_provider(), (None, 0)))
        for provider, (used, quota) in counts.items():
            if quota and used >= quota:
                self._halt(provider, used, quota)
            elif quota and used >= WARN_SHARE * quota:
                self._warn(provider, used, quota)

    def _warn(self, provider: str, used: int, quota: int) -> None:
        if provider in self._warned:
            return
        self._warned.add(provider)
        words = N_("{provider}: {used} of {quota} calls are used this month")
        title = message(words, provider=self._title(provider), used=f"{used:,}", quota=f"{quota:,}")
        self._window.tell(Notice(title, message(N_("You are asked before more than the rest is used."))))

    def _halt(self, provider: str, used: int, quota: int) -> None:
        if provider in self._agreed or not self._reads_now(provider):
            return
        self._agreed.add(provider)  # asked once
        self._window.workers.run(self._window.app.queue.pause, _done, lane="order")
        words = N_("{provider}: the quota of {quota} calls is used up ({used})")
        title = message(words, provider=self._title(provider), used=f"{used:,}", quota=f"{quota:,}")
        hint = message(N_("Reading is paused. Each further call counts beyond the quota that you set."))
        offers = (
            Offer(N_("Go on all the same"), self._resume),
            Offer(N_("Open settings"), partial(self._window.commands.show_settings_of, provider)),
        )
        self._window.tell(Notice(title, hint, Tone.BAD, offers))

    def _reads_now(self, provider: str) -> bool:
        return self._running and any(
            job.provider == provider and job.state in UNDER_WAY for job in self._window.panes.model.jobs()
        )

    def _resume(self) -> None:
        self._window.workers.run(self._window.app.queue.resume, _done, lane="order")

    def _title(self, provider: str) -> str:
        return _(self._window.app.providers[provider].title)


def _done(_nothing: object) -> None:
    """What changed is told by the queue's own events."""
