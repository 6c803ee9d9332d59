"""What the form says of a document beside its values: set aside, found twice, paired with whom."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from ocrdesk.i18n import _
from ocrdesk.model import Job, Record
from ocrdesk.ui.models.queue_model import QueueModel
from ocrdesk.ui.models.twins import CONTENT
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.views.document_section import Notes
from ocrdesk.ui.views.field_form import FieldForm

GATHER_MILLISECONDS = 300
"""So long after the queue changed the notes are looked at again: a batch changes it many times a second."""


class DocumentNotes(QObject):
    """Asked by the form; tells it when the queue has made them others."""

    def __init__(self, form: FieldForm, review: ReviewController, queue: QueueModel) -> None:
        super().__init__(form)
        self._form = form
        self._review = review
        self._queue = queue
        self._shown: tuple[Notes, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        queue.counted.connect(self._timer.start)
        form.notes_of = self.notes_of

    def notes_of(self, record: Record) -> Notes:
        """One sentence each."""
        return Notes(tuple(self._twins(record)), (*self._pair(record), *self._set_aside(record)))

    def _look(self) -> None:
        notes = tuple(map(self.notes_of, self._review.fields.documents))
        if notes != self._shown:
            self._shown = notes
            self._form.show_notes()

    def _job(self) -> Job | None:
        """The newest snapshot of the job under review."""
        job = self._review.job
        return self._queue.job(job.id) if job is not None else None

    def _pair(self, record: Record) -> Iterator[str]:
        job = self._job()
        if not record.pair or job is None:
            return
        holders = (self._queue.job(job_id) for job_id in self._queue.twins.partners(record.pair))
        names = [holder.name for holder in holders if holder is not None and holder.id != job.id]
        here = sum(each.pair == record.pair for each in self._review.fields.documents)
        if names:
            yield _("Paired with {name}").format(name=_(", ").join(names))
        elif max(here, job.pairs.count(record.pair)) > 1:
            yield _("Paired with the other side in this file")
        else:
            yield _("It stands alone, as you said")

    def _twins(self, record: Record) -> Iterator[str]:
        job = self._job()
        if job is not None:
            numbers = [(what, text) for what, text in job.numbers if _is_of(record, what, text)]
            yield from self._queue.twin_lines(job, [(CONTENT, job.sha256), *numbers])

    def _set_aside(self, record: Record) -> Iterator[str]:
        for kind in dict.fromkeys(each.type for each in record.set_aside):
            document = self._review.fields.types[kind]
            values = _("; ").join(
                _("{title}: {text}").format(title=_(spec.title), text=spec.shown(each.value.text))
                for each in record.set_aside
                if each.type == kind
                for spec in (document.field(each.value.key),)
            )
            yield _("Kept from when it was “{type}”: {values}").format(type=_(document.title), values=values)


def _is_of(record: Record, what: str, text: str) -> bool:
    """Whether it is that document which bears this number."""
    kind, side, key = what.split(":")
    return (
        (kind, side) == (record.type, record.side or "") and bool(record.text(key)) and text.endswith(record.text(key))
    )
