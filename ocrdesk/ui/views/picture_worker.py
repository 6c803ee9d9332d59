"""Makes the preview's picture and boxes ready beside the window's thread; only the newest wish counts."""

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ocrdesk.model import Recognition
from ocrdesk.ui.views.marks import MarkIndex, line_marks
from ocrdesk.ui.views.page_image import PagePicture, prepare, resized


class PictureWorker(QObject):
    """One thread. Answers come as signals with the number that the wish was given; numbers only grow."""

    pictured = Signal(int, object)
    sharpened = Signal(int, object)
    marked = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "preview")
        self._newest = 0
        self._sharpest = 0
        self.destroyed.connect(partial(self._thread.shutdown, wait=False, cancel_futures=True))

    def picture(self, image: QImage) -> int:
        """Make this picture's copies; earlier wishes are forgotten. Answered by `pictured` with a PagePicture."""
        self._newest += 1
        self._sharpest += 1
        self._do(self._picture, self._newest, image)
        return self._newest

    def mark(self, recognition: Recognition) -> int:
        """Index what was recognised. Answered by `marked` with a MarkIndex."""
        self._newest += 1
        self._do(self._mark, self._newest, recognition)
        return self._newest

    def sharpen(self, picture: PagePicture, width: int, height: int) -> int:
        """Make a copy of exactly that size. Answered by `sharpened` with a QImage."""
        self._sharpest += 1
        self._do(self._sharpen, self._sharpest, picture, width, height)
        return self._sharpest

    def stop(self) -> None:
        """End the thread; wishes after this one are not heard."""
        self._newest += 1
        self._sharpest += 1
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _do(self, work: Callable[..., None], *arguments: object) -> None:
        # A window that is closing may still be resized: then there is nobody left to work.
        with contextlib.suppress(RuntimeError):
            self._thread.submit(work, *arguments)

    def _picture(self, number: int, image: QImage) -> None:
        picture = prepare(image, lambda: number < self._newest - 1)
        if picture is not None:
            _tell(self.pictured, number, picture)

    def _mark(self, number: int, recognition: Recognition) -> None:
        index = MarkIndex(line_marks(recognition), recognition.width, recognition.height)
        index.prepare()
        _tell(self.marked, number, index)

    def _sharpen(self, number: int, picture: PagePicture, width: int, height: int) -> None:
        if number == self._sharpest:
            level = picture.level_for(width / picture.width)
            _tell(self.sharpened, number, level if level.width() == width else resized(level, width, height))


def _tell(signal: object, number: int, answer: object) -> None:
    # The view may be gone by now.
    with contextlib.suppress(RuntimeError):
        signal.emit(number, answer)  # type: ignore[attr-defined]
