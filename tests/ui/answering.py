"""Somebody who answers the questions that hold up the window."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox


def pressing(button: str, asked: list[str]) -> QTimer:
    """Press that button of the next question as soon as it is asked, and note what was asked; keep the timer."""
    timer = QTimer()

    def look() -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                timer.stop()
                asked.append(box.text())
                next(each for each in box.buttons() if each.text() == button).click()

    timer.timeout.connect(look)
    timer.start(20)
    return timer
