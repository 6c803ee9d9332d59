"""Says what program this is, its version and its license."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ocrdesk import __version__
from ocrdesk.i18n import _
from ocrdesk.ui import icons

LOGO = 56


class AboutDialog(QDialog):
    """One look, one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About OCRDesk"))
        logo = QLabel()
        logo.setPixmap(icons.pixmap("app", LOGO, self.devicePixelRatioF()))
        title = QLabel(f"OCRDesk {__version__}")
        title.setProperty("role", "title")
        what = QLabel(_("Reads stacks of papers into checked, named fields. Free software, AGPL version 3 or later."))
        what.setWordWrap(True)
        private = QLabel(_("Everything is read on this computer. No picture leaves it."))
        private.setWordWrap(True)
        private.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (title, what, private):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(buttons)
        self.setMinimumWidth(440)
