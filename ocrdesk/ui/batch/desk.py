"""What the windows of batch review work with: records, pictures, the review's own rules, and the way to the disk."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QFont

from ocrdesk.model import CharacterLook, Course, DocumentType, Job, Page, PageKey, PageRecord, Record
from ocrdesk.ui.batch.batch_saver import BatchSaver
from ocrdesk.ui.workers import Workers


@dataclass(frozen=True, slots=True)
class BatchDesk:
    """`records`, `record` and `page` block: for workers. The others take a moment, and are for the saving thread."""

    workers: Workers
    saver: BatchSaver
    types: Mapping[str, DocumentType]
    records: Callable[[Course], Iterator[tuple[Job, PageRecord]]]
    record: Callable[[PageKey], PageRecord | None]
    page: Callable[[int, int], Page]
    edit_field: Callable[[Record, str, str], Record]
    confirm_field: Callable[[Record, str], Record]
    confirm_document: Callable[[Record], Record]
    look_at_characters: Callable[[Record, Mapping[str, CharacterLook]], Record | None]
    value_font: Callable[[], QFont]
