"""An area of the screen as a source: the window steps aside, the screens stand still, the clerk draws around it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QScreen

from ocrdesk.errors import Cancelled, OCRDeskError, ScreenForbidden
from ocrdesk.i18n import N_, message
from ocrdesk.ui.views.area_picker import AreaPicker

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

STEP_ASIDE_MILLISECONDS = 300
"""How long a window needs to be gone from the screen, fading included."""


class ScreenArea(QObject):
    """Takes one area; it goes into the queue like a pasted picture."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._state = Qt.WindowState.WindowNoState
        self.pickers: list[AreaPicker] = []

    def begin(self) -> None:
        """Step aside and take a picture of every screen."""
        if self.pickers:
            return
        self._state = self._window.windowState()
        self._window.showMinimized()
        QTimer.singleShot(STEP_ASIDE_MILLISECONDS, self._photograph)

    def _photograph(self) -> None:
        if QGuiApplication.platformName().startswith("wayland"):
            # No program may look at others' windows there: the desktop takes the picture.
            self._window.workers.run(self._ask_desktop, self._show_desktop, self._tell)
            return
        pictures = [(screen, screen.grabWindow(0).toImage()) for screen in QGuiApplication.screens()]
        if any(picture.isNull() for _screen, picture in pictures):
            self._tell(ScreenForbidden(what=message(N_("The system refused it."))))
        else:
            self._show(pictures)

    def _ask_desktop(self) -> QImage:
        path = self._window.app.photograph_screen()
        try:
            return _read(path)
        finally:
            path.unlink(missing_ok=True)

    def _show_desktop(self, picture: QImage) -> None:
        self._show([(screen, part_of_desktop(picture, screen)) for screen in QGuiApplication.screens()])

    def _show(self, pictures: list[tuple[QScreen, QImage]]) -> None:
        for screen, picture in pictures:
            picker = AreaPicker(screen, picture)
            picker.picked.connect(self._take)
            picker.given_up.connect(self._end)
            picker.begun.connect(partial(self._mean, picker))
            self.pickers.append(picker)
            picker.showFullScreen()
        self.pickers[0].activateWindow()
        self.pickers[0].setFocus()

    def _mean(self, meant: AreaPicker) -> None:
        for picker in self.pickers:
            if picker is not meant:
                picker.clear()

    def _take(self, image: QImage) -> None:
        self._end()
        self._window.intake.take_picture(image)

    def _tell(self, error: OCRDeskError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._window.notices.tell_error(error)

    def _end(self) -> None:
        for picker in self.pickers:
            picker.close()
        self.pickers.clear()
        self._window.setWindowState(self._state & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.activateWindow()


def part_of_desktop(picture: QImage, screen: QScreen) -> QImage:
    """What one screen shows, of a picture of the whole desktop whose pixels may be finer than its points."""
    desktop = screen.virtualGeometry()
    across, down = picture.width() / desktop.width(), picture.height() / desktop.height()
    place = screen.geometry().translated(-desktop.topLeft())
    corner = QPoint(round(place.left() * across), round(place.top() * down))
    return picture.copy(
        QRect(corner, corner + QPoint(round(place.width() * across) - 1, round(place.height() * down) - 1))
    )


def _read(path: Path) -> QImage:
    picture = QImage(str(path))
    if picture.isNull():
        raise ScreenForbidden(what=message(N_("The desktop's picture cannot be read.")))
    return picture
