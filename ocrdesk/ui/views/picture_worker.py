"""Makes the preview's picture and boxes ready beside the window's thread; only the newest wish counts."""

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ocrdesk.model import Recognition
from ocrdesk.ui.views.marks import MarkIndex, line_marks
from ocrdesk.ui.views.page_image import PagePicture, prepare, resized


class PictureWorker(QObject):
    """One thread. Answers come as signals with the number that the wish was given.

    It has no Qt parent: the work under way holds it, so that it cannot vanish while its thread tells an answer.
    """

    pictured = Signal(int, object)
    sharpened = Signal(int, object)
    marked = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(1, "preview")
        self._wishes = {"picture": 0, "sharpen": 0, "mark": 0}

    def picture(self, image: QImage) -> int:
        """Make this picture's copies; earlier wishes are forgotten. Answered by `pictured` with a PagePicture."""
        self._forget("sharpen")
        return self._do("picture", self._picture, image)

    def mark(self, recognition: Recognition) -> int:
        """Index what was recognised. Answered by `marked` with a MarkIndex."""
        return self._do("mark", self._mark, recognition)

    def sharpen(self, picture: PagePicture, width: int, height: int) -> int:
        """Make a copy of exactly that size. Answered by `sharpened` with a QImage."""
        return self._do("sharpen", self._sharpen, picture, width, height)

    def stop(self) -> None:
        """End the thread; wishes after this one are not heard."""
        for kind in self._wishes:
            self._forget(kind)
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _do(self, kind: str, work: Callable[..., None], *arguments: object) -> int:
        number = self._forget(kind)
        # A window that is closing may still be resized: then there is nobody left to work.
        with contextlib.suppress(RuntimeError):
            self._thread.submit(work, number, *arguments)
        return number

    def _forget(self, kind: str) -> int:
        self._wishes[kind] += 1
        return self._wishes[kind]

    def _picture(self, number: int, image: QImage) -> None:
        picture = prepare(image, lambda: number != self._wishes["picture"])
        if picture is not None:
            self.pictured.emit(number, picture)

    def _mark(self, number: int, recognition: Recognition) -> None:
        if number == self._wishes["mark"]:
            index = MarkIndex(line_marks(recognition), recognition.width, recognition.height)
            index.prepare()
            self.marked.emit(number, index)

    def _sharpen(self, number: int, picture: PagePicture, width: int, height: int) -> None:
        if number == self._wishes["sharpen"]:
            level = picture.level_for(width / picture.width)
            self.sharpened.emit(number, level if level.width() == width else resized(level, width, height))
