"""Files that macOS hands over as events where other systems name them on the command line."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class OpenedFiles(QObject):
    """Listens to the application, for "Open with" and for what is dropped on the program's icon."""

    def __init__(self, application: QApplication, take: Callable[[list[Path]], None]) -> None:
        super().__init__(application)
        self._take = take
        application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QFileOpenEvent):
            return False
        if event.file():
            self._take([Path(event.file())])
        return True
