"""The watched folder in the window: what comes into it goes into the queue, and never interrupts the clerk."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ocrdesk.i18n import N_, message
from ocrdesk.ui.notices import Notice, Tone

if TYPE_CHECKING:
    from ocrdesk.jobs.watched_folder import WatchedFolder
    from ocrdesk.ui.main_window import MainWindow


class Watching(QObject):
    """Follows the preference; files are told on another thread and taken on the window's."""

    _came = Signal(tuple)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._folder: str | None = None
        self._watched: WatchedFolder | None = None
        self._came.connect(window.intake.take_unasked, Qt.ConnectionType.QueuedConnection)

    def follow(self) -> None:
        """Watch the folder that the preferences name; say so when it is another one than before."""
        wanted = self._window.app.preferences.watched_folder
        if wanted == self._folder:
            return
        first, self._folder = self._folder is None, wanted
        self.end()
        self._watched = self._window.app.watch(wanted, self._came.emit)
        if wanted and not first:
            self._tell(Path(wanted))

    def end(self) -> None:
        """Watch no more."""
        if self._watched is not None:
            self._watched.close()
            self._watched = None

    def _tell(self, folder: Path) -> None:
        title = message(N_("{name} is watched from now on"), name=folder.name or str(folder))
        hint = message(N_("New files in it are taken by themselves. Those that lie there already are not."))
        self._window.tell(Notice(title, hint, Tone.NEUTRAL))
