"""The buttons at a dialog's foot: what the first one does in words, no pictures, one look in all dialogs."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QStyle

from ocrdesk.i18n import _

ACCEPTING_FIRST = (QDialogButtonBox.ButtonLayout.WinLayout.value, QDialogButtonBox.ButtonLayout.KdeLayout.value)


def accept_and_cancel(text: str) -> tuple[QDialogButtonBox, QPushButton]:
    """A primary button with that (translated) text beside Cancel; the primary one comes back too."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    accept, cancel = (box.button(each) for each in (box.StandardButton.Ok, box.StandardButton.Cancel))
    accept.setText(text)
    accept.setProperty("role", "primary")
    cancel.setText(_("Cancel"))
    for button in (accept, cancel):
        button.setIcon(QIcon())
    return box, accept


def in_order(accept: QPushButton, close: QPushButton) -> tuple[QPushButton, QPushButton]:
    """Both from left to right as the system's own dialogs have them, for a foot whose Enter is not the first one's."""
    layout = accept.style().styleHint(QStyle.StyleHint.SH_DialogButtonLayout, None, accept)
    return (accept, close) if layout in ACCEPTING_FIRST else (close, accept)
