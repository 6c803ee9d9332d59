"""OCRDesk's window under a played review: prints a line for each field when its confirmation is over.

python reviewing_window.py FOLDER: a job's number, the field's key, and what was typed.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from ocrdesk.ui.override_errors import make_errors_whole

make_errors_whole()  # before any class of the window is made, as the program does it

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ocrdesk import ui
from ocrdesk.app import App, Overrides, build
from ocrdesk.model import JobState
from ocrdesk.ui import launch
from ocrdesk.ui.main_window import MainWindow
from ocrdesk.ui.views.value_edit import ValueEdit
from tests.fakes import CARD_LINES, FakeProvider

DOCUMENTS = 8
KEYS = ("name", "ethnicity", "address")
WAIT = 1
"""Milliseconds between two looks at whether the window is ready."""


class ReviewedWindow(MainWindow):
    """The main window, with a hand on the keyboard."""

    pictures: tuple[Path, ...] = ()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._hand = self._course()
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        if next(self._hand, self) is not self:
            QTimer.singleShot(WAIT, self._go_on)

    def _course(self) -> Iterator[None]:
        while not self.built:
            yield
        self.add_files(list(self.pictures))
        while not self._all_read():
            yield
        for job in self.panes.model.jobs():
            for key in KEYS:
                yield from self._review(job.id, key)

    def _review(self, job_id: int, key: str) -> Iterator[None]:
        """Type another text into that field, and confirm it."""
        review = self.panes.review
        self.panes.queue.choose(job_id)
        yield from _until(lambda: review.job is not None and review.job.id == job_id and review.record is not None)
        yield from _until(lambda: not review.typeahead.holding)
        review.select_field(0, key)
        yield from _until(lambda: _editor_of(self, key) is not None)
        editor = _editor_of(self, key)
        if editor is None:
            raise RuntimeError(key)
        text = f"typed{job_id}{key}"
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        yield from _until(lambda: not review.typeahead.holding)
        print(job_id, key, text, flush=True)

    def _all_read(self) -> bool:
        jobs = self.panes.model.jobs()
        return len(jobs) == DOCUMENTS and all(job.state is JobState.REVIEW for job in jobs)


def _editor_of(window: MainWindow, key: str) -> ValueEdit | None:
    """The editor of that field once it has the keyboard."""
    current, focus = window.panes.review.current, QApplication.focusWidget()
    ready = current is not None and current.value.key == key and not window.panes.review.typeahead.holding
    return focus if ready and isinstance(focus, ValueEdit) else None


def _until(condition: Callable[[], bool]) -> Iterator[None]:
    while not condition():
        yield


def _draw(folder: Path) -> tuple[Path, ...]:
    """Plain pictures, no two alike."""
    paths = []
    for number in range(DOCUMENTS):
        image = QImage(240, 150, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF - number)
        paths.append(folder / f"card_{number}.png")
        image.save(str(paths[-1]))
    return tuple(paths)


def _load() -> App:
    return build(Overrides(providers={"offline": FakeProvider(CARD_LINES)}))


if __name__ == "__main__":
    ReviewedWindow.pictures = _draw(Path(sys.argv[1]))
    vars(launch).update(MainWindow=ReviewedWindow, load=_load)
    sys.argv = ["ocrdesk"]
    sys.exit(ui.start([]))
