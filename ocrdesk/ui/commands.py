"""What the clerk's commands do: to the queue, to the page, with the dialogs. One method an action."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, _, message
from ocrdesk.model import Job, JobState, Progress, ProviderState
from ocrdesk.ui.arranging.arranging import Arranging
from ocrdesk.ui.arranging.cropping import Cropping
from ocrdesk.ui.arranging.pairing import Pairing
from ocrdesk.ui.arranging.row_menu import show_row_menu
from ocrdesk.ui.arranging.template_files import TemplateFiles
from ocrdesk.ui.arranging.templates_run import TemplatesRun
from ocrdesk.ui.batch.batch_run import BatchRun
from ocrdesk.ui.bridge import Bridge
from ocrdesk.ui.calls_run import CallsRun
from ocrdesk.ui.clouds import Clouds
from ocrdesk.ui.deliveries import Deliveries
from ocrdesk.ui.export_run import ExportRun
from ocrdesk.ui.incoming.left_waiting import LeftWaiting
from ocrdesk.ui.incoming.newcomers import Newcomers
from ocrdesk.ui.incoming.passwords import Passwords
from ocrdesk.ui.many_files import for_each
from ocrdesk.ui.models.queue_filter import QueueFilter
from ocrdesk.ui.notices import Notice, Offer, Tone
from ocrdesk.ui.removing import Removing
from ocrdesk.ui.review.field_tools import FieldTools
from ocrdesk.ui.review.picture_fields import PictureFields
from ocrdesk.ui.review.save_notices import SaveNotices
from ocrdesk.ui.settings_run import SettingsRun
from ocrdesk.ui.starting import Starting
from ocrdesk.ui.tally import Tally

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

SHORTLY = 4000
"""Milliseconds that a word by the way stays in the status bar."""


class Commands(QObject):
    """Joins the window, the panes and the App. Made when the panes are."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._app = window.app
        self._panes = window.panes
        self._progress = Progress()
        self._bridge = Bridge(self._app.queue, self)
        self.tally, self.removing = Tally(window.look.confirmed), Removing(window)
        self.batch_run = BatchRun(window)
        self.export_run = ExportRun(window)
        self.calls_run = CallsRun(window)
        self.deliveries = Deliveries(window)
        self.settings_run = SettingsRun(window)
        self.clouds = Clouds(window)
        self.arranging = Arranging(window)
        self.pairing = Pairing(window, self.batch_run.desk.saver)
        self.cropping = Cropping(window)
        self.starting = Starting(window)
        self.field_tools = FieldTools(window)
        self.picture_fields = PictureFields(window)
        self.templates_run, self.template_files = TemplatesRun(window), TemplateFiles(window)
        self._passwords = Passwords(window)
        self._newcomers = Newcomers(window.intake, window.panes.queue, self)
        self._left = LeftWaiting(window.notices, self.recognise)
        self._connect()

    # Beginning and end

    def begin(self) -> None:
        """Show what stands in the queue, and get ready behind the window."""
        window = self._window
        jobs = self._app.queue.jobs()
        window.show_queue(bool(jobs))
        self._bridge.load(jobs)
        if self._app.preferences.recognise_on_drop:
            self._left.begin(jobs)
        window.status.show_confirmed(self.tally.count)
        self._show_enabled()
        for error in self._app.notices:
            window.notices.tell_error(error)
        self.clouds.begin()
        self._warm_up()

    def end(self) -> None:
        """Hear no more."""
        self._panes.close_down()
        self._bridge.close()

    # The queue

    def recognise(self) -> None:
        """Read what waits; where nothing waits, the selected ones anew (a person's work in them stays)."""
        if self._panes.model.count(QueueFilter.WORKING):
            waiting = [job for job in self._panes.model.jobs() if job.state is JobState.WAITING]
            self.starting.begin(waiting, lambda _afresh: self._app.queue.start())
        else:
            self.recognise_again()

    def recognise_again(self) -> None:
        self._read_again(self._selected_jobs())

    def _read_again(self, jobs: Sequence[Job]) -> None:
        self._keep_typed()
        if jobs:
            ids = [job.id for job in jobs]
            before = any(job.pages_done for job in jobs)
            self.starting.begin(jobs, lambda afresh: self._app.queue.start(ids, afresh=afresh), again=before)

    def _start(self, job_ids: Sequence[int]) -> None:
        self._retry([self._app.queue.job(job_id) for job_id in job_ids])

    def _retry(self, jobs: Sequence[Job]) -> None:
        ids = [job.id for job in jobs]
        self.starting.begin(jobs, lambda _afresh: self._app.queue.retry(ids))

    def retry_failed(self) -> None:
        """All failed ones once more; locked ones ask for their password."""
        self.retry([job for job in self._panes.model.jobs() if job.state is JobState.FAILED])

    def retry_selected(self) -> None:
        """Those of the selected ones that failed."""
        self.retry([job for job in self._selected_jobs() if job.state is JobState.FAILED])

    def retry(self, jobs: Iterable[Job]) -> None:
        locked, others = self._passwords.split(jobs)
        if others:
            self._retry(others)
        if locked:
            self._passwords.ask(locked)

    def retry_job(self, job_id: int) -> None:
        job = self._panes.model.job(job_id)
        if job is not None:
            self.retry([job])

    def recognise_job(self, job_id: int) -> None:
        job = self._panes.model.job(job_id)
        if job is not None:
            self._read_again([job])

    def toggle_pause(self) -> None:
        self._call(self._app.queue.resume if self._progress.paused else self._app.queue.pause)

    def cancel_all(self) -> None:
        self._call(self._app.queue.cancel)

    def find_file(self) -> None:
        self._panes.queue.search.setFocus()
        self._panes.queue.search.selectAll()

    def choose_document(self, document: str) -> None:
        """Look for this type in the selected ones, and in those to come."""
        self._keep_typed()
        look = self._app.queue.set_document
        self._call(partial(for_each, self._selected(), lambda job_id: look(job_id, document)))
        self.change(document=document)

    def choose_provider(self, provider: str) -> None:
        """Let this one read the selected ones, and those to come; say at once where it lacks something."""
        give = self._app.queue.set_provider
        self._call(partial(for_each, self._selected(), lambda job_id: give(job_id, provider)))
        self._window.workers.run(partial(self._save, {"provider": provider}), self.follow_provider, lane="order")

    def follow_provider(self, _nothing: object = None) -> None:
        """Another recogniser, or other keys: show it and get it ready."""
        self._apply(None)
        self._warm_up()

    def open_folder(self) -> None:
        """The folder of the current file, in the system's own file manager."""
        job = self._panes.queue.current_job
        if job is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(job.path.parent)))

    def show_menu(self, place: QPoint) -> None:
        """The menu of the selected rows."""
        jobs = self._selected_jobs()
        if jobs:
            show_row_menu(self._window, jobs, place)

    # The page

    def turn_left(self) -> None:
        self.turn(270)

    def turn_right(self) -> None:
        self.turn(90)

    def turn(self, degrees: int) -> None:
        """Turn the open page clockwise; it is read anew."""
        opener = self._panes.opener
        self._keep_typed()
        if opener.job_id:
            ids = (opener.job_id, opener.number)
            self._window.workers.run(partial(self._app.queue.turn_page, *ids, degrees), self._after_turn)

    def copy_code(self) -> None:
        """The text of the page's QR code or barcode to the clipboard; of several, one after the other."""
        if not self._panes.copy_next_code():
            self._window.status.show_quiet_line(_("There is no code on this page."), SHORTLY)

    # The program

    def export(self) -> None:
        self._keep_typed()
        self.export_run.ask(self._panes.model.jobs(), self._selected())

    def save_attachments(self) -> None:
        self.deliveries.ask(self._selected_jobs())

    def show_calls(self) -> None:
        self.calls_run.show()

    def show_settings(self) -> None:
        self.settings_run.ask()

    def show_settings_of(self, provider: str) -> None:
        """The settings, beginning with that provider's page."""
        self.settings_run.ask(provider)

    def use_system_theme(self) -> None:
        self.change(theme="auto")

    def use_light_theme(self) -> None:
        self.change(theme="light")

    def use_dark_theme(self) -> None:
        self.change(theme="dark")

    def use_contrast_theme(self) -> None:
        self.change(theme="contrast")

    def choose_language(self, code: str) -> None:
        self.change(language=code)

    def begin_with(self, provider: str) -> None:
        """The first choice of who reads; a cloud service's settings come at once, for it needs keys."""
        self.choose_provider(provider)
        if self._app.providers[provider].leaves_computer:
            self.show_settings_of(provider)

    # How it is done

    def _connect(self) -> None:
        window, panes, bridge = self._window, self._panes, self._bridge
        bridge.jobs_added.connect(self._add)
        bridge.jobs_changed.connect(self._follow_changes)
        bridge.jobs_removed.connect(self._remove)
        bridge.page_done.connect(self._page_done)
        bridge.progress_changed.connect(self._show_progress)
        window.notices.let_go.connect(panes.focus_tab)
        bridge.provider_changed.connect(self._show_provider)
        bridge.provider_held.connect(self.clouds.show_held)
        self.starting.agreed.connect(self.clouds.agree)
        window.intake.start_wanted.connect(self._start)
        panes.queue.menu_asked.connect(self.show_menu)
        panes.queue.selection_changed.connect(self._show_enabled)
        panes.queue.progress.pause_asked.connect(self.toggle_pause)
        panes.queue.progress.cancel_asked.connect(self.cancel_all)
        panes.preview.turn_requested.connect(self.turn)
        panes.fields.retry_wanted.connect(self.retry_job)
        panes.fields.recognise_wanted.connect(self.recognise_job)
        SaveNotices(panes.review, window.notices)
        panes.opener.all_reviewed.connect(self._tell_all_reviewed)
        panes.opener.nothing_further.connect(self._tell_nothing_further)
        window.tools.document.chosen.connect(self.choose_document)
        window.tools.provider.chosen.connect(self.choose_provider)
        window.status.language_chosen.connect(self.choose_language)
        window.welcome.language_chosen.connect(self.choose_language)
        window.welcome.provider_chosen.connect(self.begin_with)
        window.actions_.give_to_pane("queue", panes.queue.view)
        window.actions_.give_to_pane("table", panes.table)
        window.actions_.give_to_pane("text", panes.text)
        panes.table.use_actions(window.actions_.of_pane("table"))

    def _selected(self) -> tuple[int, ...]:
        return self._panes.queue.selected_ids()

    def _selected_jobs(self) -> list[Job]:
        return [job for job in map(self._panes.model.job, self._selected()) if job is not None]

    def _keep_typed(self) -> None:
        """What is typed in a field counts, as for whoever looks at it."""
        self._panes.review.flush(wait=False)

    def _call(self, work: Callable[[], object]) -> None:
        # In order, one after the other: pressing Cancel after Recognise must end with Cancel.
        self._window.workers.run(work, _done, lane="order")

    def change(self, **changes: object) -> None:
        """Keep these preferences and follow them."""
        self._window.workers.run(partial(self._save, changes), self._apply, lane="order")

    def _save(self, changes: dict[str, object]) -> None:
        self._app.change_preferences(**changes)

    def _apply(self, _nothing: object) -> None:
        self._window.apply_preferences()

    def _warm_up(self) -> None:
        title = self._app.providers[self._app.chosen_provider()].title
        self._window.status.show_quiet_line(lambda: _("{provider} is getting ready…").format(provider=_(title)))
        self._window.workers.run(self._app.warm_up, self._ready, self._not_ready, lane="warm up")

    def _ready(self, _nothing: object) -> None:
        self._window.status.show_quiet_line("")

    def _not_ready(self, error: OCRDeskError) -> None:
        self._window.status.show_quiet_line("")
        self._window.notices.tell_error(error, Offer(N_("Try again"), self._warm_up))

    def _add(self, jobs: tuple[Job, ...]) -> None:
        panes = self._panes
        panes.model.add(jobs)
        self.tally.start_with(jobs)
        if panes.queue.current_job is None and jobs:
            first = next((job for job in jobs if job.state is JobState.REVIEW), jobs[0])
            panes.queue.choose(first.id)
        panes.opener.jobs_came(jobs)  # read before they were told of, where the window was held up
        self._window.show_queue(True)
        self._passwords.notice(jobs)
        self._show_enabled()

    def _follow_changes(self, jobs: tuple[Job, ...]) -> None:
        self.tally.count_changes(jobs)
        self._window.status.show_confirmed(self.tally.count)
        self._panes.queue.counts.show_pace(self.tally.per_hour)
        self._panes.model.change(jobs)
        self._panes.opener.jobs_changed(jobs)
        self._passwords.notice(jobs)
        self._show_enabled()

    def _remove(self, ids: tuple[int, ...]) -> None:
        self._panes.queue.leave(ids)
        self._panes.model.remove(ids)
        self._panes.thumbnails.forget(ids)
        self._panes.opener.jobs_removed(ids)
        self._window.show_queue(self._panes.model.count(QueueFilter.ALL) > 0)
        self._show_enabled()

    def _page_done(self, job_id: int, number: int) -> None:
        self._panes.opener.page_done(job_id, number)
        if number == 1:
            self._panes.thumbnails.check(job_id)

    def _show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._panes.queue.progress.show_progress(progress)
        self.clouds.follow(running=progress.running)
        self._left.follow(progress)
        self._show_enabled()

    def _show_provider(self, _provider: str, state: ProviderState) -> None:
        self._window.status.show_quiet_line("" if state.ready else str(state.message))

    def _show_enabled(self) -> None:
        model, actions = self._panes.model, self._window.actions_
        running, selected = self._progress.running, bool(self._panes.queue.view.selectionModel().hasSelection())
        wanted = {
            "recognise": selected or model.count(QueueFilter.WORKING) > 0,
            "retry": model.count(QueueFilter.FAILED) > 0,
            "pause": running,
            "cancel": running,
            "remove": selected,
            "turn_left": selected,
            "turn_right": selected,
            "export": model.count(QueueFilter.REVIEW) + model.count(QueueFilter.CONFIRMED) > 0,
            "attachments": selected,
            "find": model.count(QueueFilter.ALL) > 0,
        }
        for action_id, enabled in wanted.items():
            actions[action_id].setEnabled(enabled)

    def _after_turn(self, _nothing: object) -> None:
        self._panes.opener.picture_outdated()
        self._panes.thumbnails.refresh(self._panes.opener.job_id)

    def _tell_all_reviewed(self) -> None:
        title, hint = N_("Everything is reviewed"), N_("Export the values, or drop in more files.")
        self._window.tell(Notice(message(title), message(hint), Tone.GOOD, (Offer(N_("Export…"), self.export),)))

    def _tell_nothing_further(self) -> None:
        self._window.status.show_quiet_line(_("Nothing further needs a look."), SHORTLY)


def _done(_nothing: object) -> None:
    """What changed is told by the queue's own events."""
