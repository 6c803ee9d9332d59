"""Scanning from the menu: the dialog, and where its papers go."""

from pathlib import Path
from typing import TYPE_CHECKING

from ocrdesk.ui.dialog_run import DialogRun

if TYPE_CHECKING:
    from ocrdesk.ui.dialogs.scan import ScanDialog
    from ocrdesk.ui.main_window import MainWindow


class ScanRun(DialogRun):
    """Each scanned paper is a picture in the queue."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._several = False

    def make(self) -> "ScanDialog":
        """The dialog, not shown yet; it looks for scanners already."""
        from ocrdesk.ui.dialogs.scan import ScanDialog, Scanning

        window, self._several = self._window, False
        return ScanDialog(Scanning(window.app.scanners, window.workers, self._take), window)

    def _take(self, path: Path) -> None:
        self._window.intake.take_paper(path, follows=self._several)
        self._several = True
