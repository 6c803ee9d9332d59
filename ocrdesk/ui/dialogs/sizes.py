"""How large a dialog opens: as large as it likes, and never larger than the screen has room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

AIR = QSize(40, 60)
"""What is left of the screen around a dialog, with its title bar."""


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Let it open at that size, as far as its screen goes."""
    dialog.resize(QSize(width, height).boundedTo(dialog.screen().availableSize() - AIR))
