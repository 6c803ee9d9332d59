"""When cycles of objects are collected: what is there to stay is looked through only while the clerk looks elsewhere.

A look through all of a window's objects, and those of thousands of files, stops every thread for a tenth of a second.
"""

import gc
import time

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

SELDOM_SECONDS = 300.0


class Tidying(QObject):
    """Holds the collector back while the program starts, and from then on lets it look at what is new only."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        gc.disable()
        self._tidied = 0.0
        application.applicationStateChanged.connect(self._follow)

    def begin(self) -> None:
        """The window is whole: what is there now is there to stay."""
        gc.freeze()
        gc.enable()
        self._tidied = time.monotonic()

    def _follow(self, state: Qt.ApplicationState) -> None:
        """Look through everything now and then, while another program has the keyboard."""
        away = state != Qt.ApplicationState.ApplicationActive
        if away and gc.isenabled() and time.monotonic() - self._tidied > SELDOM_SECONDS:
            gc.unfreeze()
            gc.collect()
            self.begin()
