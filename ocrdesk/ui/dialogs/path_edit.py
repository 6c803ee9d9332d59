"""Where a file or folder is named: typed, or chosen with the system's own dialog."""

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ocrdesk.i18n import _
from ocrdesk.model import OptionSpec
from ocrdesk.ui.dialogs.option_editor import OptionEditor


class PathEdit(QWidget):
    """A line with a button that looks for a folder, or for a file."""

    def __init__(self, text: str, *, folder: bool) -> None:
        super().__init__()
        self._is_folder = folder
        self.line = QLineEdit(text)
        button = QPushButton(_("Choose…"))
        button.setAutoDefault(False)
        button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(button)
        self.setFocusProxy(self.line)

    def _choose(self) -> None:
        if self._is_folder:
            name = QFileDialog.getExistingDirectory(self, _("Open folder"), self.line.text())
        else:
            certificates, every = _("Certificates"), _("All files")
            kinds = f"{certificates} (*.pem *.crt *.cer);;{every} (*)"
            name, _kind = QFileDialog.getOpenFileName(self, _("Open files"), self.line.text(), kinds)
        if name:
            self.line.setText(name)


def path_editor(spec: OptionSpec, text: str) -> OptionEditor:
    """The editor for that path; a folder where the option's key says so."""
    edit = PathEdit(text, folder=spec.key.endswith("folder"))
    edit.line.setObjectName(spec.key)
    edit.line.setAccessibleName(_(spec.title))
    return OptionEditor(edit, lambda: edit.line.text().strip(), edit.line.setText)
