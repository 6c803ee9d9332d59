"""What is said where this home's window is open already and cannot take the files."""

from PySide6.QtWidgets import QMessageBox

from ocrdesk.i18n import _


def silent_window() -> None:
    """Its window is on this computer and does not answer."""
    box = _box(
        _("OCRDesk is open already, but does not answer"),
        _("Wait a moment and open the files again. If it stays so, end OCRDesk in the task manager; nothing is lost."),
    )
    box.exec()


def open_elsewhere(computer: str) -> bool:
    """Its window is on another computer, for the home is on a share; whether the clerk opens one here all the same."""
    box = _box(
        _("OCRDesk is open on {computer} already").format(computer=computer),
        _("Close it there first: two windows on the same files would write over each other's changes."),
    )
    anyway = box.addButton(_("It is closed there; open it here"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(QMessageBox.StandardButton.Close)
    box.exec()
    return box.clickedButton() is anyway


def _box(title: str, hint: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Information, "OCRDesk", title, QMessageBox.StandardButton.Close)
    box.setInformativeText(hint)
    return box
