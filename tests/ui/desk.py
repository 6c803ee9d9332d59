"""What stands behind the review in tests: real rules over invented documents, and a disk that misbehaves on demand."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from ocrdesk.documents import DOCUMENT_TYPES, review
from ocrdesk.documents.triage import judge
from ocrdesk.errors import OCRDeskError
from ocrdesk.model import (
    Character,
    DocumentType,
    FieldState,
    FieldValue,
    Job,
    JobState,
    Line,
    Origin,
    PageRecord,
    Quad,
    Recognition,
    Record,
)
from ocrdesk.ui.review.review import ReviewController

TYPES: Mapping[str, DocumentType] = {kind.key: kind for kind in DOCUMENT_TYPES}
PORTRAIT = {
    "name": "唐婷",
    "sex": "女",
    "ethnicity": "汉",
    "birth_date": "1990-03-07",
    "address": "北京市东城区某某街道某某胡同12号楼3单元401室",
    "id_number": "110101199003078021",
}
EMBLEM = {"issuing_authority": "北京市公安局东城分局", "valid_from": "2015-06-01", "valid_to": "2035-06-01"}


def card(side: str = "portrait", *, doubtful: Mapping[str, str] | None = None, **texts: str) -> Record:
    """An ID card as recognised; `texts` replace values; `doubtful` names the unsure characters of a field."""
    values = (PORTRAIT if side == "portrait" else EMBLEM) | texts
    fields = tuple(
        _field(key, text, (doubtful or {}).get(key, ""), row) for row, (key, text) in enumerate(values.items())
    )
    return judge(Record("id_card", side, Quad.from_box(0, 0, 900, 560), fields), TYPES["id_card"])


def _field(key: str, text: str, doubtful: str, row: int) -> FieldValue:
    share = 1 / max(1, len(text))
    characters = tuple(
        Character(letter, 0.5 if letter in doubtful else 0.99, i * share, (i + 1) * share)
        for i, letter in enumerate(text)
    )
    quad = Quad.from_box(160, 60 + 70 * row, 160 + 30 * len(text), 100 + 70 * row) if text else None
    confidence = min((letter.confidence for letter in characters), default=0.0)
    state = FieldState.READ if text else FieldState.MISSING
    return FieldValue(key, text, text, confidence, quad, state, characters=characters, lines=(row,))


def page(*documents: Record, number: int = 1, text: str = "", lines: tuple[Line, ...] = ()) -> PageRecord:
    recognition = Recognition("offline", 900, 560, lines=lines, seconds=0.9, raw='{"lines": []}')
    return PageRecord(number, recognition, documents, text)


def job(job_id: int = 1, pages: int = 1, state: JobState = JobState.REVIEW, unsure: int = 0) -> Job:
    return Job(job_id, Path(f"card_{job_id}.jpg"), f"card_{job_id}.jpg", state, pages, pages, unsure=unsure)


class Desk:
    """Answers the review as the App does. `slow` saves stay under way until `finish`; `error` makes them fail."""

    def __init__(self) -> None:
        self.types = TYPES
        self.stored: dict[tuple[int, int], PageRecord] = {}
        self.saves: list[PageRecord] = []
        self.slow = False
        self.error: OCRDeskError | None = None
        self._open: list[tuple[Future[None], int, PageRecord]] = []

    def save_page(self, job_id: int, record: PageRecord) -> Future[None]:
        future: Future[None] = Future()
        self._open.append((future, job_id, record))
        if not self.slow:
            self.finish()
        return future

    def finish(self) -> None:
        """Let all saves under way end."""
        while self._open:
            future, job_id, record = self._open.pop(0)
            if self.error is not None:
                future.set_exception(self.error)
                continue
            self.saves.append(record)
            self.stored[job_id, record.number] = record
            future.set_result(None)

    def edit_field(self, record: Record, key: str, text: str, origin: Origin = Origin.TYPED) -> Record:
        return review.edit_field(record, key, text, type=self.types[record.type], origin=origin)

    def set_no_value(self, record: Record, key: str, state: FieldState) -> Record:
        return review.set_no_value(record, key, state, type=self.types[record.type])

    def confirm_field(self, record: Record, key: str) -> Record:
        return review.confirm_field(record, key, type=self.types[record.type])

    def restore_field(self, record: Record, key: str) -> Record:
        return review.restore_field(record, key, type=self.types[record.type])

    def confirm_document(self, record: Record) -> Record:
        return review.confirm_document(record, type=self.types[record.type])


class Shell(QObject):
    """Does what the window does for the review: brings the pages it asks for, in the order of the jobs."""

    def __init__(self, desk: Desk, controller: ReviewController, jobs: tuple[Job, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._controller = controller
        self._jobs = jobs
        self.asked: list[str] = []
        controller.page_wanted.connect(self.open_page)
        controller.next_job_wanted.connect(self.open_next)
        controller.previous_job_wanted.connect(self.open_previous)

    def open_page(self, job_id: int, number: int) -> None:
        self.asked.append(f"page {job_id}/{number}")
        found = next(each for each in self._jobs if each.id == job_id)
        record = self._desk.stored.get((job_id, number))
        unsure = sum(
            value.state.needs_look
            for (owner, _number), stored in self._desk.stored.items()
            if owner == job_id
            for document in stored.documents
            for value in document.fields
        )
        self._controller.show_page(replace(found, unsure=unsure), record)

    def open_next(self) -> None:
        self._open_beside(1)

    def open_previous(self) -> None:
        self._open_beside(-1)

    def _open_beside(self, step: int) -> None:
        self.asked.append("next" if step > 0 else "previous")
        here = self._controller.job
        ids = [each.id for each in self._jobs]
        row = ids.index(here.id) + step if here is not None else 0
        if 0 <= row < len(ids):
            self.open_page(ids[row], 1)
        else:
            self._controller.stay()
