"""What a row of the menu opens: a dialog, made when it is wanted and gone when it is closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


class DialogRun(QObject):
    """Each kind says what its dialog is made of."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def make(self) -> QDialog:
        """The dialog, not shown yet."""
        raise NotImplementedError

    def show(self) -> None:
        """Open the dialog and stay until it is closed."""
        stay(self.make())


def stay(dialog: QDialog) -> None:
    """Show the dialog until it is closed, and let go of it."""
    dialog.exec()
    dialog.deleteLater()
