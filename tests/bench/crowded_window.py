"""A preview with so many boxes, panned and zoomed by a script; prints the milliseconds of its frames as JSON."""

import json
import sys
import time
from collections.abc import Callable

from ocrdesk.ui.override_errors import make_errors_whole

make_errors_whole()  # before any class of the window is made, as the program does it

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from ocrdesk.model import PageRecord
from ocrdesk.ui.theme import apply_theme
from ocrdesk.ui.views.mark_item import Shown
from ocrdesk.ui.views.preview import PreviewView
from tests.ui.page_records import crowded, leaning, picture

SIZE = (1000, 900)
FRAMES = 200
ARRIVE_SECONDS = 20.0


def frames(view: PreviewView, step: Callable[[int], object]) -> list[float]:
    """The process's own milliseconds for each step and its painting: other programs do not count."""
    spent = []
    for number in range(FRAMES):
        before = time.process_time()
        step(number)
        view.viewport().update()
        QApplication.processEvents()
        spent.append((time.process_time() - before) * 1000)
    return spent


def _settle(view: PreviewView) -> None:
    """Wait until the picture and the boxes have come and are sharp."""
    until = time.monotonic() + ARRIVE_SECONDS
    while time.monotonic() < until and not _is_ready(view):
        QApplication.processEvents()
        time.sleep(0.005)


def _is_ready(view: PreviewView) -> bool:
    picture, sharp = view._picture, view._page_item._sharp
    exact = round(view.page_rect.width() * view.outlook.zoom)
    whole = picture is not None and len(picture.levels) > 1 and bool(view._lines.marks)
    return whole and sharp is not None and sharp.width() == exact


def main(boxes: int) -> None:
    """Measure upright boxes, and those of a page that lies askew."""
    application = QApplication([])
    apply_theme(application, "light")
    upright = crowded(boxes)
    measured = {
        f"{motion}{kind}": spent
        for kind, page in (("", upright), (", askew", leaning(upright)))
        for motion, spent in _motions(page).items()
    }
    print(json.dumps(measured))


def _motions(page: PageRecord) -> dict[str, list[float]]:
    """Pan and zoom over the whole page and close to it."""
    view = PreviewView()
    view.resize(*SIZE)
    view.show()
    view.show_page(picture(2480, 3508), page)
    view.set_shown(Shown.ALL)
    _settle(view)

    def pan(number: int) -> None:
        view.pan(7, 9 if number % 40 < 20 else -9)

    def zoom(number: int) -> None:
        view.zoom_to(view.outlook.zoom * (1.05 if number % 80 < 40 else 1 / 1.05), QPointF(420, 380))

    measured = {"zooming": frames(view, zoom)}
    for name, level in (("panning the whole page", 0.0), ("panning at 35 %", 0.35), ("panning close", 1.0)):
        if level:
            view.zoom_to(level)
        else:
            view.fit_page()
        _settle(view)
        measured[name] = frames(view, pan)
    view.stop()
    view.close()
    return measured


if __name__ == "__main__":
    main(int(sys.argv[1]))
