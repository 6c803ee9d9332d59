"""How files come in: opened, dropped, pasted, given on the command line; all end in the queue."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QIODevice, QMimeData, QObject, QSaveFile, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from ocrdesk import paths
from ocrdesk.errors import PictureNotKept
from ocrdesk.i18n import N_, _, message
from ocrdesk.jobs.calm import long_lived
from ocrdesk.model import Job, JobState
from ocrdesk.ui.notices import Notice, Notices, Offer, Tone
from ocrdesk.ui.workers import PAPERS, Workers

PATTERNS = "*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp *.gif *.heic *.heif *.avif *.pdf *.ofd"


class Queue(Protocol):
    """What the intake needs of the JobQueue."""

    def add(self, paths: Iterable[Path], *, document: str = ..., provider: str = ...) -> tuple[Job, ...]: ...
    def start(self, job_ids: Sequence[int] | None = ...) -> None: ...
    def retry(self, job_ids: Iterable[int], password: str = ...) -> None: ...


@dataclass(frozen=True, slots=True)
class Wishes:
    """What new files are to be read as, by whom, and whether at once; `unpaid` are the providers that cost nothing."""

    document: str
    provider: str
    at_once: bool
    unpaid: frozenset[str]


class Intake(QObject):
    """Puts files into the queue, on a worker, and recognises them at once where that is wanted."""

    came = Signal(tuple, bool)
    """The clerk just made these jobs come, out of what was no file; whether they belong to those before them."""
    start_wanted = Signal(tuple)
    """These jobs are to be read at once, and may cost something."""

    def __init__(
        self, queue: Queue, workers: Workers, notices: Notices, wishes: Callable[[], Wishes], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._queue = queue
        self._workers = workers
        self._notices = notices
        self._wishes = wishes
        self._folder = ""

    def add(self, files: Iterable[Path]) -> None:
        """Add files and folders."""
        self._workers.run(partial(self._add, tuple(files), self._wishes()), self._tell)

    def choose_files(self) -> None:
        # Words within f-strings are not found for the catalogue.
        readable, every = _("Pictures, PDFs and OFDs"), _("All files")
        kinds = f"{readable} ({PATTERNS} {PATTERNS.upper()});;{every} (*)"
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Open files"), self._folder, kinds)
        if names:
            self._folder = str(Path(names[0]).parent)
            self.add(map(Path, names))

    def choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, _("Open folder"), self._folder)
        if name:
            self._folder = name
            self.add([Path(name)])

    def add_samples(self) -> None:
        self.add([paths.resource("samples")])

    def paste(self) -> None:
        """Take files, or a picture, from the clipboard."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where there is no clipboard
        files = local_files(mime)
        if files:
            self.add(files)
        elif mime is not None and mime.hasImage():
            self.take_picture(QGuiApplication.clipboard().image())
        else:
            title, hint = N_("There is nothing to paste"), N_("Copy a picture or files first, then press Ctrl+V.")
            self._notices.tell(Notice(message(title), message(hint)))

    def take_picture(self, image: QImage) -> None:
        """A picture that is no file yet becomes one, and goes into the queue."""
        self._workers.run(partial(save_picture, image, datetime.now().astimezone()), self.take_paper, lane=PAPERS)

    def take_paper(self, path: Path, *, follows: bool = False) -> None:
        """A picture that was just made, or one more of several."""
        work = partial(self._add, (path,), self._wishes())
        self._workers.run(work, partial(self._tell_paper, follows), lane=PAPERS)

    def take_unasked(self, files: tuple[Path, ...]) -> None:
        """Files that came by themselves: what costs nothing is read at once, for the rest there is an offer."""
        self._workers.run(partial(self._add, files, self._wishes()), self._tell_unasked)

    def _add(self, files: tuple[Path, ...], wishes: Wishes) -> tuple[tuple[Job, ...], tuple[int, ...]]:
        """The jobs, and those of them that are to be started after a question."""
        with long_lived():
            return self._added(files, wishes)

    def _added(self, files: tuple[Path, ...], wishes: Wishes) -> tuple[tuple[Job, ...], tuple[int, ...]]:
        jobs = self._queue.add(files, document=wishes.document, provider=wishes.provider)
        if not wishes.at_once:
            return jobs, ()
        waiting = [job for job in jobs if job.state is JobState.WAITING]  # not those that were dropped before
        free = [job.id for job in waiting if job.provider in wishes.unpaid]
        if free:
            self._queue.retry(free)
        return jobs, tuple(job.id for job in waiting if job.provider not in wishes.unpaid)

    def _tell(self, added: tuple[tuple[Job, ...], tuple[int, ...]]) -> None:
        jobs, asking = added
        if not jobs:
            title = N_("Nothing in it can be read")
            hint = N_("There is no picture, PDF or OFD there, or all of it is in the queue already.")
            self._notices.tell(Notice(message(title), message(hint)))
        if asking:
            self.start_wanted.emit(asking)

    def _tell_paper(self, follows: bool, added: tuple[tuple[Job, ...], tuple[int, ...]]) -> None:
        self.came.emit(added[0], follows)
        self._tell(added)

    def _tell_unasked(self, added: tuple[tuple[Job, ...], tuple[int, ...]]) -> None:
        _jobs, asking = added
        if asking:
            title = message(N_("{count} files came into the watched folder"), count=len(asking))
            begin = Offer(N_("Recognise"), partial(self.start_wanted.emit, asking))
            self._notices.tell(Notice(title, None, Tone.NEUTRAL, (begin,)))


def local_files(mime: QMimeData | None) -> list[Path]:
    """The files and folders of this computer that a drop or the clipboard brings."""
    urls = mime.urls() if mime is not None and mime.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def save_picture(image: QImage, taken: datetime) -> Path:
    """Keep a pasted picture as PNG in the user's folder, whole or not at all. Raises PictureNotKept."""
    try:
        folder = paths.user_folder("pictures")
    except OSError as exc:
        raise PictureNotKept(folder=exc.filename or paths.APP_NAME) from exc
    stem = f"{taken:%Y-%m-%d %H.%M.%S}"
    names = [f"{stem}.png", *(f"{stem} ({count}).png" for count in range(2, 1000))]
    path = next(folder / name for name in names if not (folder / name).exists())
    file = QSaveFile(str(path))
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and image.save(file, "PNG") and file.commit()):  # type: ignore[call-overload]
        raise PictureNotKept(folder=str(folder))
    return path
