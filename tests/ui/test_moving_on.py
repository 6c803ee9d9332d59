"""Moving on: to the next field in under 30 ms, to the next document in under 100 ms, over A4 pages of 300 dpi.

Measured is the time of the window's own thread, which is what the clerk waits for beside the pages that were made
ready while the field before was looked at; other programs on the machine do not count.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.model import Line, Page, Quad, Recognition, Request
from ocrdesk.ui.review.opener import Sheet
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.window import OpenWindow

FIELD_SECONDS, DOCUMENT_SECONDS = 0.030, 0.100
A4 = (2480, 3508)
DOCUMENTS = 6
FIELDS = 6
PAUSE_MILLISECONDS = 30
LOOKED_AT_MILLISECONDS = 600
"""So long the clerk looks at a document at least; meanwhile the next is made ready, later on a busy machine."""

pytestmark = [pytest.mark.figures, pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)]


class LargePages(FakeProvider):
    """Reads a card's lines where they stand on a page of 300 dpi."""

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        lines = (
            Line(text, 0.99, Quad.from_box(300, 300 + 120 * n, 300 + 72 * len(text), 372 + 120 * n))
            for n, text in enumerate(self.texts)
        )
        return replace(super().recognize(page, request, cancelled), lines=tuple(lines))


class Desk(QObject):
    """What lies on the window's desk, as it was told."""

    def __init__(self, opened: OpenWindow) -> None:
        super().__init__(opened.window)
        self._panes = opened.window.panes
        self._sheet: Sheet | None = None
        self._panes.opener.picture_came.connect(self._take)

    def _take(self, sheet: Sheet | None) -> None:
        self._sheet = sheet

    def shows(self, job_id: int) -> bool:
        """Whether picture, boxes and form of that document are there."""
        job, record = self._panes.review.job, self._panes.review.record
        there = job is not None and record is not None and job.id == job_id and self._panes.fields.form.whole
        return there and self._sheet is not None and self._sheet.job_id == job_id

    def has_ready(self, job_id: int) -> bool:
        """Whether that document's picture was made ready."""
        return (job_id, 1) in self._panes.opener._kept

    def stands_at(self, row: int) -> bool:
        return self._panes.review.selection.currentIndex().row() == row


def a4(folder: Path, number: int) -> Path:
    """A page with the card's lines printed on it, as a scanner makes it."""
    image = QImage(*A4, QImage.Format.Format_RGB32)
    image.fill(QColor("#fdfdf8").darker(100 + number))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(64)
    painter.setFont(font)
    for row, text in enumerate(CARD_LINES):
        painter.drawText(300, 360 + 120 * row, text)
    painter.end()
    path = folder / f"{number}.png"
    assert image.save(str(path))
    return path


def spent(does: Callable[[], object], until: Callable[[], bool]) -> float:
    """Seconds that this thread worked until it was so, and all was painted."""
    before = time.thread_time()
    does()
    while not until():
        QApplication.processEvents()
    QApplication.processEvents()
    return time.thread_time() - before


def test_the_next_field_and_the_next_document_come_at_once(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    pages = [a4(tmp_path, number) for number in range(DOCUMENTS)]
    with OpenWindow(qtbot, home, LargePages(CARD_LINES)) as opened:
        opened.window.resize(1920, 1080)
        desk = Desk(opened)
        opened.add(*pages)
        opened.window.activateWindow()
        opened.window.panes.queue.choose(1)
        opened.wait(partial(desk.shows, 1))
        fields, documents = [], []
        for job_id in range(2, DOCUMENTS + 1):
            opened.window.panes.review.select_field(0, "name")
            for row in range(1, FIELDS):
                qtbot.wait(PAUSE_MILLISECONDS)
                fields.append(spent(partial(opened.key, Qt.Key.Key_Tab), partial(desk.stands_at, row)))
            qtbot.wait(LOOKED_AT_MILLISECONDS)
            opened.wait(partial(desk.has_ready, job_id))
            turn = partial(opened.key, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
            documents.append(spent(turn, partial(desk.shows, job_id)))
    assert median(fields) < FIELD_SECONDS, fields
    assert median(documents) < DOCUMENT_SECONDS, documents
