"""Somebody who answers the questions that hold up the window."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from ocrdesk.ui.dialogs.leaving import LeavingDialog


def pressing(button: str, asked: list[str]) -> QTimer:
    """Press that button of the next question as soon as it is asked, and note what was asked; keep the timer."""
    timer = QTimer()

    def look() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, LeavingDialog) and dialog.isVisible():
                timer.stop()
                asked.append(dialog.findChildren(QLabel)[0].text())
                next(each for each in (dialog.stay, dialog.leave) if each.text() == button).click()

    timer.timeout.connect(look)
    timer.start(20)
    return timer
