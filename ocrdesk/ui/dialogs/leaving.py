"""What is asked before something is left that would be lost: Enter and Esc stay."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ocrdesk.i18n import _


def leaves(parent: QWidget, title: str, hint: str, leave: str) -> bool:
    """Whether the clerk leaves all the same; the texts are translated, `leave` is what the button says."""
    box = QMessageBox(QMessageBox.Icon.Warning, "OCRDesk", title, QMessageBox.StandardButton.NoButton, parent)
    box.setInformativeText(hint)
    stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
    going = box.addButton(leave, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is going
