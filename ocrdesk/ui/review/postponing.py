"""Puts a document off with a reason; it waits at the end of the queue until somebody takes it up again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ocrdesk.ui.dialogs.postpone import PostponeDialog

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


class Postponing(QObject):
    """Ctrl+J."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Ask why, and go to the next document; for one that waits already, whether it shall wait on."""
        review = self._window.panes.review
        if review.record is None:
            return
        dialog = PostponeDialog(review.record.postponed, self._window)
        if dialog.exec():
            review.postpone(dialog.reason)
        dialog.deleteLater()
