"""An empty PySide6 window that tells the clock's reading at its first paint and ends: the least there can be."""

import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class EmptyWindow(QMainWindow):
    """Nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QApplication.exit(0)


application = QApplication(sys.argv)
window = EmptyWindow()
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
