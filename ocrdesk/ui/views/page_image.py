"""A page's picture, ready to paint: converted in strips, with smaller copies for smaller zooms.

All functions are for worker threads. Qt's picture operations hold the interpreter's lock while they run, so
whole pages are worked in strips: the window's thread gets its turn every few milliseconds.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ocrdesk.model import Page

STRIP_PIXELS = 600_000
"""About 3 ms of work."""
SMALLEST_LEVEL = 512
"""No smaller copy is made of a picture whose longer side is at most this."""
FIRST_GLANCE = 420


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture at full size and its halves, quarters and so on; `width` and `height` are the full size's."""

    width: int
    height: int
    levels: tuple[QImage, ...]

    def level_for(self, scale: float) -> QImage:
        """The smallest copy that still holds every detail at this scale (device pixels per page pixel)."""
        wanted = self.width * scale
        return next((level for level in reversed(self.levels) if level.width() >= wanted), self.levels[0])


def to_image(page: Page) -> QImage:
    """The page as a 32-bit picture of its own, which outlives the page's bytes and paints without conversion."""
    wrapped = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
    return _converted(wrapped)


def glance(image: QImage) -> PagePicture:
    """A coarse copy for the first moment, cheap enough for the window's thread (about 1 ms)."""
    small = image.scaled(FIRST_GLANCE, FIRST_GLANCE, Qt.AspectRatioMode.KeepAspectRatio)
    return PagePicture(image.width(), image.height(), (small,))


def prepare(image: QImage, obsolete: Callable[[], bool] = lambda: False) -> PagePicture | None:
    """The picture with its smaller copies; None once nobody wants it any more."""
    levels = [image if image.format() == QImage.Format.Format_RGB32 else _converted(image)]
    while max(levels[-1].width(), levels[-1].height()) > SMALLEST_LEVEL:
        if obsolete():
            return None
        last = levels[-1]
        levels.append(resized(last, max(1, last.width() // 2), max(1, last.height() // 2)))
    return PagePicture(image.width(), image.height(), tuple(levels))


def resized(image: QImage, width: int, height: int) -> QImage:
    """The picture at another size, down to half of it without loss of smoothness."""
    target = QImage(width, height, QImage.Format.Format_RGB32)
    rows = max(1, STRIP_PIXELS // max(1, width))
    factor = image.height() / height
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for top in range(0, height, rows):
        strip = min(rows, height - top)
        source = QRectF(0, top * factor, image.width(), strip * factor)
        painter.drawImage(QRectF(0, top, width, strip), image, source)
        _let_others_run()
    painter.end()
    return target


def _converted(image: QImage) -> QImage:
    target = QImage(image.width(), image.height(), QImage.Format.Format_RGB32)
    if image.hasAlphaChannel():
        target.fill(Qt.GlobalColor.white)
    rows = max(1, STRIP_PIXELS // max(1, image.width()))
    painter = QPainter(target)
    for top in range(0, image.height(), rows):
        painter.drawImage(0, top, image, 0, top, image.width(), rows)
        _let_others_run()
    painter.end()
    return target


def _let_others_run() -> None:
    # Not 0: a thread that asks for the lock again at once usually gets it again.
    time.sleep(0.0005)
