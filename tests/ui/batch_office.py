"""A window over a queue of invented cards: read already, with pictures whose glyphs stand where the records say."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ocrdesk.documents.triage import judge
from ocrdesk.journal import open_journal
from ocrdesk.model import (
    Character,
    FieldState,
    FieldValue,
    Job,
    JobState,
    PageRecord,
    Quad,
    Recognition,
    Record,
)
from ocrdesk.ui.batch.batch_run import BatchRun
from tests.fakes import FakeProvider
from tests.ui.desk import TYPES
from tests.ui.window import OpenWindow

WIDTH, HEIGHT = 640, 160
LEFT, TOP, PITCH, TALL = 40, 60, 28, 36
KIND, KEY = "train_ticket", "serial_number"


def ticket(number: str, *, weak: str = "") -> Record:
    """A ticket of which only the serial number was read; `weak` names the characters the machine was unsure of."""
    share = 1 / len(number)
    characters = tuple(
        Character(letter, 0.6 if letter in weak else 0.995, i * share, (i + 1) * share)
        for i, letter in enumerate(number)
    )
    quad = Quad.from_box(LEFT, TOP, LEFT + PITCH * len(number), TOP + TALL)
    weakest = min(character.confidence for character in characters)
    value = FieldValue(KEY, number, number, weakest, quad, FieldState.READ, characters=characters, lines=(0,))
    specs = (spec for spec in TYPES[KIND].fields if not spec.required or spec.key == KEY)
    fields = tuple(value if spec.key == KEY else FieldValue(spec.key) for spec in specs)
    return judge(Record(KIND, None, quad, fields), TYPES[KIND])


def draw(number: str, path: Path) -> None:
    """The ticket's picture: each character in the middle of its place."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = QFont("DejaVu Sans Mono")
    font.setPixelSize(TALL)
    painter.setFont(font)
    for i, letter in enumerate(number):
        painter.drawText(QRectF(LEFT + PITCH * i, TOP, PITCH, TALL), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    assert image.save(str(path))


def _numbered(job: Job, number: int) -> Job:
    return replace(job, id=number)


class BatchOffice:
    """Tickets, one a file, as the journal holds them after reading; use as a context manager."""

    def __init__(self, qtbot: QtBot, home: Path, folder: Path, records: Sequence[Record]) -> None:
        (home / "journal").mkdir(parents=True, exist_ok=True)
        self.fill(home / "journal", folder, records)
        self.opened = OpenWindow(qtbot, home, FakeProvider())
        self.app = self.opened.app

    @staticmethod
    def fill(journal_folder: Path, folder: Path, records: Sequence[Record]) -> None:
        journal, damaged = open_journal(journal_folder)
        assert damaged is None
        recognition = Recognition("offline", WIDTH, HEIGHT)
        for place, record in enumerate(records, 1):
            path = folder / f"{place}.png"
            draw(record.text(KEY) or "-", path)
            job = Job(0, path, path.name, JobState.REVIEW, 1, 1, types=((KIND, None),))
            job = replace(job, unsure=sum(value.needs_look for value in record.fields))
            (job,) = journal.add_jobs([partial(_numbered, job)])
            journal.save_page(job.id, PageRecord(1, recognition, (record,)))
        journal.close()

    def __enter__(self) -> Self:
        self.opened.__enter__()
        self.opened.wait(lambda: len(self.opened.jobs()) > 0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog):
                dialog.close()  # while what it works with is there: a test that failed leaves it open
        self.opened.__exit__(kind, error, place)

    @property
    def run(self) -> BatchRun:
        return self.opened.window.commands.batch_run

    def page(self, job_id: int) -> PageRecord:
        record = self.app.page_record(job_id, 1)
        assert record is not None
        return record

    def value(self, job_id: int) -> FieldValue:
        return self.page(job_id).documents[0][KEY]

    def undo(self) -> None:
        """Ctrl+Z, until it is done."""
        review = self.opened.window.panes.review
        review.undo()
        self.opened.wait(lambda: not review.typeahead.holding)
