"""The menu of the selected rows of the queue: what can be done with them at once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ocrdesk.i18n import N_, _
from ocrdesk.model import Job, JobState

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


def show_row_menu(window: "MainWindow", jobs: Sequence[Job], place: QPoint) -> None:
    """Show it there until something is chosen or it is closed."""
    menu = row_menu(window, jobs)
    menu.exec(place)
    menu.deleteLater()


def row_menu(window: "MainWindow", jobs: Sequence[Job]) -> QMenu:
    """The menu for these jobs."""
    commands, menu = window.commands, QMenu(window)
    rows: tuple[tuple[str, Callable[[], object], bool], ...] = (
        (N_("Recognise again"), commands.recognise_again, True),
        (N_("Try again"), commands.retry_selected, any(job.state is JobState.FAILED for job in jobs)),
        (N_("Open its folder"), commands.open_folder, True),
    )
    for title, does, enabled in rows:
        action = menu.addAction(_(title))
        action.triggered.connect(does)
        action.setEnabled(enabled)
    types = menu.addMenu(_("Document type"))
    for action in window.tools.document.menu().actions():
        types.addAction(action)
    _add_comparisons(window, menu.addMenu(_("Compare with a second reading")), jobs)
    if len(jobs) == 1:
        menu.addActions([window.actions_[name] for name in ("pair", "crop")])
    menu.addAction(window.actions_["attachments"])
    menu.addSeparator()
    menu.addAction(window.actions_["remove"])
    return menu


def _add_comparisons(window: "MainWindow", menu: QMenu, jobs: Sequence[Job]) -> None:
    """One entry for each recogniser that did not read these files itself."""
    read = {job.provider for job in jobs}
    finished = any(job.pages_done for job in jobs)
    refused = window.app.refused_providers()
    for key, provider in window.app.providers.items():
        action = menu.addAction(_(provider.title))
        action.triggered.connect(partial(window.commands.starting.compare, jobs, key))
        action.setEnabled(finished and key not in read and key not in refused)
