"""Asks once for the password of all locked PDFs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from ocrdesk.i18n import _, ngettext
from ocrdesk.ui.dialogs.buttons import accept_and_cancel

NAMES_SHOWN = 6
WIDEST = 420


class PasswordDialog(QDialog):
    """`password` is what was typed; it is kept nowhere."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        count = len(names)
        self.setWindowTitle(_("Password"))
        title = QLabel(
            ngettext("{count} PDF is locked with a password", "{count} PDFs are locked with a password", count).format(
                count=count
            )
        )
        title.setProperty("role", "heading")
        metrics = self.fontMetrics()
        shown = [metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, WIDEST) for name in names[:NAMES_SHOWN]]
        if count > NAMES_SHOWN:
            shown.append(_("and {count} more").format(count=count - NAMES_SHOWN))
        files = QLabel("\n".join(shown))
        files.setProperty("role", "muted")
        files.setTextFormat(Qt.TextFormat.PlainText)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(_("Password"))
        show = QCheckBox(_("&Show the password"))
        show.toggled.connect(self._show)
        hint = QLabel(_("It is tried on each of them. Those that need another one stay marked."))
        hint.setWordWrap(True)
        hint.setProperty("role", "caption")
        buttons, self._open = accept_and_cancel(_("Open"))
        self._open.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._field.textChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (title, files, self._field, show, hint, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(400)

    @property
    def password(self) -> str:
        return self._field.text()

    def _show(self, shown: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _allow(self, text: str) -> None:
        self._open.setEnabled(bool(text))
