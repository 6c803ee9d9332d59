"""What is asked before something is left that would be lost: Enter and Esc stay."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.dialogs.buttons import in_order

WIDTH = 420


class LeavingDialog(QDialog):
    """Accepted where the clerk leaves all the same. The texts are translated, `leave` is what the button says."""

    def __init__(self, title: str, hint: str, leave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("OCRDesk")
        self.setMinimumWidth(WIDTH)
        heading, words = QLabel(title), QLabel(hint)
        heading.setProperty("role", "heading")
        words.setProperty("role", "muted")
        self.stay, self.leave = QPushButton(_("Stay")), QPushButton(leave)
        self.stay.setProperty("role", "primary")
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in in_order(self.stay, self.leave):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for label in (heading, words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addSpacing(6)
        column.addLayout(foot)
        self.stay.setFocus()


def leaves(parent: QWidget, title: str, hint: str, leave: str) -> bool:
    """Ask, and wait for the answer."""
    dialog = LeavingDialog(title, hint, leave, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted
