"""What services deliver as files with their answers (own workbooks, crops of cards): saved where the clerk says."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import Job
from ocrdesk.ui.export_run import open_place
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


class Deliveries(QObject):
    """Saves the attachments of the selected files."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def ask(self, jobs: Sequence[Job]) -> None:
        """Ask for a folder, and save there what was delivered with these jobs."""
        if not jobs:
            return
        beside = str(jobs[0].path.parent)
        name = QFileDialog.getExistingDirectory(self._window, _("Save what the service delivered"), beside)
        if name:
            self.save(jobs, Path(name))

    def save(self, jobs: Sequence[Job], folder: Path) -> None:
        """Save to that folder, and tell how it went."""
        work = partial(self._window.app.save_attachments, [job.id for job in jobs], folder)
        self._window.workers.run(work, partial(self._tell, folder), lane="order")

    def _tell(self, folder: Path, files: tuple[Path, ...]) -> None:
        if not files:
            title = N_("No files were delivered")
            hint = N_("Some services send a workbook with a table, or crops of cards.")
            self._window.tell(Notice(message(title), message(hint)))
            return
        title = N_("{count} delivered files are saved in {name}")
        offers = (Offer(N_("Open folder"), partial(open_place, folder)),)
        self._window.tell(Notice(message(title, count=len(files), name=folder.name), None, Tone.GOOD, offers))
