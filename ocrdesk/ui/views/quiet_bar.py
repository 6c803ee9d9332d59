"""A progress bar that is painted in its turn."""

from PySide6.QtWidgets import QProgressBar


class QuietBar(QProgressBar):
    """Qt's own bar paints at once at each step, and all that waits in the window to be painted with it."""

    def show_part(self, done: int, total: int) -> None:
        """So much of it is done."""
        self.setUpdatesEnabled(False)
        self.setRange(0, total)
        self.setValue(done)
        self.setUpdatesEnabled(True)
