"""Small pictures of the queue's rows: fetched off the window's thread for rows in sight, the newest kept."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from ocrdesk.errors import OCRDeskError
from ocrdesk.model import Job, Page
from ocrdesk.ui.workers import Ticket, Workers

KEPT = 600
WANTED = 24
"""So many rows may be waited for; older wishes are of rows long out of sight."""

Key = tuple[int, tuple[tuple[int, int], ...]]


class Thumbnails(QObject):
    """Pixmaps by job, at `size` device pixels at most. `fetch` is called on a worker thread."""

    arrived = Signal(int)

    def __init__(
        self, fetch: Callable[[int, int], Page], workers: Workers, longest: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._workers = workers
        self._longest = longest
        self._kept: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[Key, Ticket] = OrderedDict()

    @property
    def count(self) -> int:
        """How many pictures are kept or waited for."""
        return len(self._kept) + len(self._wanted)

    def pixmap(self, job: Job) -> QPixmap | None:
        """The job's small picture if it is here; otherwise it is asked for, and `arrived` tells when it comes."""
        key = (job.id, job.turns)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key in self._wanted:
            self._wanted.move_to_end(key)
        else:
            self._want(key)
        return None

    def forget(self, ids: tuple[int, ...]) -> None:
        """Drop what belongs to removed jobs."""
        gone = set(ids)
        for key in [key for key in self._kept if key[0] in gone]:
            del self._kept[key]
        for key in [key for key in self._wanted if key[0] in gone]:
            self._wanted.pop(key).drop()

    def refresh(self, job_id: int) -> None:
        """Fetch this job's picture anew when it is next in sight, also one that could not be had before."""
        self.forget((job_id,))

    def check(self, job_id: int) -> None:
        """The job's first page was recognised: its picture may stand upright only now."""
        if any(key[0] == job_id for key in self._kept):
            self.refresh(job_id)
            self.arrived.emit(job_id)

    def _want(self, key: Key) -> None:
        self._wanted[key] = self._workers.run(
            partial(self._load, key[0]), partial(self._keep, key), partial(self._miss, key), lane="thumbnail"
        )
        while len(self._wanted) > WANTED:
            self._wanted.popitem(last=False)[1].drop()

    def _load(self, job_id: int) -> QImage:
        page = self._fetch(job_id, self._longest)
        image = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
        if max(page.width, page.height) > self._longest:
            size = QSize(self._longest, self._longest)
            return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        return image.convertToFormat(QImage.Format.Format_RGB32)

    def _keep(self, key: Key, image: QImage) -> None:
        self._put(key, QPixmap.fromImage(image))

    def _miss(self, key: Key, _error: OCRDeskError) -> None:
        # The row says in words why there is no picture; asking again and again would not help.
        self._put(key, None)

    def _put(self, key: Key, pixmap: QPixmap | None) -> None:
        self._wanted.pop(key, None)
        self._kept[key] = pixmap
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(key[0])
