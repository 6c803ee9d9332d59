"""An export from question to success notice; the writing happens on a worker."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from ocrdesk.errors import OCRDeskError, PreferencesNotWritten
from ocrdesk.i18n import N_, _, message
from ocrdesk.model import Job
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.ui.dialogs.export import ExportDialog, ExportOrder
    from ocrdesk.ui.main_window import MainWindow

LOOKING = "export target"


class ExportRun(QObject):
    """One export at a time; a failed one can be tried again as it was ordered."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def ask(self, jobs: Sequence[Job], selected: Sequence[int]) -> None:
        """Ask what and where to, then write."""
        dialog = self.make(jobs, selected)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(dialog.order())
        self._window.workers.forget(LOOKING)
        dialog.deleteLater()

    def make(self, jobs: Sequence[Job], selected: Sequence[int]) -> "ExportDialog":
        """The dialog, not shown yet."""
        from ocrdesk.ui.dialogs.export import ExportDialog

        app = self._window.app
        chosen = (app.preferences.export_format, app.preferences.export_folder)
        aside = partial(self._window.workers.run, key=LOOKING)
        return ExportDialog(jobs, selected, app.formats, chosen, self._window, aside=aside)

    def write(self, order: "ExportOrder") -> None:
        """Write as ordered, and tell how it went."""
        self._window.status.show_quiet_line(_("Exporting…"))
        self._window.workers.run(
            partial(self._write, order), partial(self._tell, order), partial(self._tell_failure, order), lane="order"
        )

    def _write(self, order: "ExportOrder") -> tuple[Path, ...]:
        app = self._window.app
        with suppress(PreferencesNotWritten):  # the export itself may go to another disk, which has room
            app.change_preferences(export_format=order.format, export_folder=str(order.folder))
        return app.export(order.format, order.job_ids, order.target)

    def _tell(self, order: "ExportOrder", written: tuple[Path, ...]) -> None:
        self._window.status.show_quiet_line("")
        name = written[0].name if len(written) == 1 else str(order.folder)
        title = message(N_("{name} is written"), name=name)
        if len(written) > 1:
            title = message(N_("{count} files are written to {name}"), count=len(written), name=order.folder.name)
        folder = Offer(N_("Open folder"), partial(open_place, order.folder))
        offers = (folder, Offer(N_("Open"), partial(open_place, written[0]))) if len(written) == 1 else (folder,)
        self._window.tell(Notice(title, None, Tone.GOOD, offers))

    def _tell_failure(self, order: "ExportOrder", error: OCRDeskError) -> None:
        self._window.status.show_quiet_line("")
        offers = (Offer(N_("Try again"), partial(self.write, order)),) if error.retryable else ()
        self._window.notices.tell_error(error, *offers)


def open_place(place: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
