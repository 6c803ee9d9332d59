"""Shows what is new, in this version or in a newer one."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.dialogs.sizes import open_at

SIZE = (620, 600)


class ReleaseNotesDialog(QDialog):
    """`title` names the version, `markdown` is in the language in use. Links are not followed."""

    def __init__(self, title: str, markdown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What is new"))
        open_at(self, *SIZE)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(_("What is new"))
        self.page.setMarkdown(markdown)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
