"""The page under review: what is typed in it, how it stands, and that every change is on disk before it counts."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QTimer, Signal

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, _
from ocrdesk.model import DocumentType, FieldState, Job, Origin, PageKey, PageRecord, Record
from ocrdesk.ui.models.fields_model import Field, FieldsModel
from ocrdesk.ui.review.aimed_at import AimedAt
from ocrdesk.ui.review.page_saver import PageSaver
from ocrdesk.ui.review.review_history import BatchChange, BatchStep, CallStep, Change, ChangeStep, History, Standing
from ocrdesk.ui.review.typeahead import Typeahead
from ocrdesk.ui.review.typed_text import counts_as_edited

UNDO_STEPS = 2000
ARRIVE_MILLISECONDS = 3000
"""How long keys are kept for a page that was asked for; if it does not come, the clerk goes on here."""

Place = tuple[int, str]
Draft = tuple[Place, str]
"""What is typed in that field and not yet committed."""


class Reviewable(Protocol):
    """What the review asks of the App."""

    @property
    def types(self) -> Mapping[str, DocumentType]: ...
    def save_page(self, job_id: int, record: PageRecord) -> Future[None]: ...
    def edit_field(self, record: Record, key: str, text: str, origin: Origin = ...) -> Record: ...
    def set_no_value(self, record: Record, key: str, state: FieldState) -> Record: ...
    def confirm_field(self, record: Record, key: str) -> Record: ...
    def restore_field(self, record: Record, key: str) -> Record: ...
    def confirm_document(self, record: Record) -> Record: ...


class PageUnderReview(QObject):
    """One page of one job, or none; lives on the window's thread. What is typed is a draft until it is committed.

    A change is saved first and adopted when it is on disk; meanwhile keys are kept (see Typeahead). If it
    cannot be saved nothing changes, the draft stays, and `save_failed` tells why.
    """

    record_changed = Signal(object)
    """The PageRecord under review stands differently; None: there is none."""
    field_selected = Signal(int, str)
    focus_wanted = Signal()
    """The keyboard belongs to the current field now."""
    draft_changed = Signal()
    page_wanted = Signal(int, int)
    """This page of this job is to come under review."""
    batch_wanted = Signal(object)
    """A BatchChange is to be made, between `begin_batch` and `end_batch`."""
    saving_changed = Signal(bool)
    save_failed = Signal(object)
    saved = Signal()

    def __init__(self, app: Reviewable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._job: Job | None = None
        self._record: PageRecord | None = None
        self._draft: Draft | None = None
        self._origin = Origin.TYPED
        self._text: str | None = None
        self._awaited: Change | None = None
        self._to_make: list[Change | BatchChange | Callable[[], None]] = []
        self._gone: set[int] = set()
        self._batches = 0
        self.hand_in: Callable[[], None] = nothing
        """Asks for what is being typed where it is told only when it is done: in a table's cell."""
        self.fields = FieldsModel(app.types, self)
        self.selection = QItemSelectionModel(self.fields, self)
        self.selection.currentChanged.connect(self._follow_current)
        self.typeahead = Typeahead(self)
        self.history = History(UNDO_STEPS, self)
        self._saver = PageSaver(app.save_page, self)
        self._saver.busy_changed.connect(self.saving_changed)
        self._arrival = QTimer(self)
        self._arrival.setSingleShot(True)
        self._arrival.setInterval(ARRIVE_MILLISECONDS)
        self._arrival.timeout.connect(self.stay)

    @property
    def job(self) -> Job | None:
        return self._job

    @property
    def record(self) -> PageRecord | None:
        return self._record

    @property
    def current(self) -> Field | None:
        row = self.selection.currentIndex().row()
        return self.fields.fields[row] if 0 <= row < len(self.fields.fields) else None

    @property
    def aim(self) -> AimedAt | None:
        """Where the current field is, for what comes later."""
        field = self.current
        if self._job is None or self._record is None or field is None:
            return None
        return AimedAt(self._job.id, self._record.number, field.place)

    @property
    def draft(self) -> Draft | None:
        """The place and text of what is typed in a field and not yet committed."""
        return self._draft

    @property
    def unsaved_text(self) -> str | None:
        """The page's text as typed, while it is not yet committed."""
        return self._text

    @property
    def unsaved(self) -> bool:
        """Whether anything is typed, or changed, that is not on disk."""
        return self._typed or self._saver.busy

    def type_text(self, document: int, key: str, text: str) -> None:
        """A field's editor holds this text now."""
        row = self.fields.row(document, key)
        if row is None:
            return
        same = self.fields.fields[row].shown == text
        self._draft = None if same else ((document, key), text)
        self._origin = Origin.TYPED
        self.draft_changed.emit()

    def _offer(self, place: Place, text: str, origin: Origin) -> None:
        """Put a text into that field's editor that was not typed there."""
        self._draft, self._origin = (place, text), origin
        self.draft_changed.emit()

    def type_page_text(self, text: str) -> None:
        """The page's text is this now."""
        if self._record is not None:
            self._text = None if text == self._record.text else text

    def commit_text(self) -> None:
        """Save what is typed, the page's text above all."""
        self._commit(nothing)

    def drop_draft(self) -> None:
        """Esc: what is typed in the field and not yet committed is taken back."""
        self._draft = None
        self.draft_changed.emit()

    def _keep(self, call: Callable[[], object], *, confirms: bool = False) -> bool:
        return self.typeahead.keep(call, confirms=confirms)

    @property
    def _typed(self) -> bool:
        return self._draft is not None or self._text is not None

    def _with_typed(self, record: PageRecord) -> PageRecord:
        """The record as it stands with all that is typed."""
        if self._text is not None:
            job_id = self._job.id if self._job else 0
            counts = counts_as_edited(self.history, job_id, record.number, self._text)
            record = replace(record, text=self._text, text_edited=counts)
        if self._draft is None:
            return record
        (number, key), text = self._draft
        document = record.documents[number]
        edited = self._app.edit_field(document, key, text, self._origin)
        if edited[key].text == document[key].text:
            return record
        if edited[key].needs_look and edited.confirmed:
            edited, record = replace(edited, confirmed=False), replace(record, confirmed=False)
        return with_document(record, number, lambda _document: edited)

    def _commit(self, then: Callable[[], None]) -> None:
        """Save what is typed, as an edit; then go on."""
        if self._record is None or not self._typed:
            then()
        elif not (self._saver.busy and self._keep(partial(self._commit, then))):
            place = self._draft[0] if self._draft else None
            self._store(self._with_typed(self._record), then, N_("edit"), place)

    def _store(self, record: PageRecord, then: Callable[[], None], text: str, place: Place | None) -> None:
        """Save the page; once it is on disk show it and go on with `then`. `text` "" makes no step to undo."""
        if self._job is None or self._record is None:
            return
        change = Change(self._job.id, record.number, Standing.of(self._record), Standing.of(record), place)
        if change.before == change.after:
            self.drop_draft()
            then()
            return
        self.typeahead.hold()
        stored = partial(self._stored, change, record, self._draft, text)
        self._saver.save(self._job.id, record, partial(stored, then), self._fail)

    def _stored(
        self, change: Change, record: PageRecord, draft: Draft | None, text: str, then: Callable[[], None]
    ) -> None:
        if text:
            self.history.push(ChangeStep(change, _(text), self._apply))
        if self._is_here(change):
            self._text = None if self._text == record.text else self._text
            if change.place is not None and self._draft == draft:  # else more was pasted into it meanwhile
                self._draft = None
            self._adopt(record)
            self.saved.emit()
            then()
        self._release()

    def _fail(self, error: OCRDeskError) -> None:
        """A page could not be saved: the clerk stays at the field, what was typed stays in it."""
        self._give_up()
        self.save_failed.emit(error)
        if self._draft is not None:
            self._select_place(self._draft[0])
        self._release()

    def _adopt(self, record: PageRecord) -> None:
        field = self.current
        self._record = record
        self.fields.show_documents(record.documents)
        self.record_changed.emit(record)
        row = self.fields.row(*field.place) if field is not None and self.current is None else None
        if row is not None:
            self._select(row)

    def _is_here(self, change: Change) -> bool:
        if self._job is None or self._record is None:
            return False
        return (self._job.id, self._record.number) == (change.job_id, change.number)

    def _follow_current(self, _new: QModelIndex, _old: QModelIndex) -> None:
        field = self.current
        if field is not None:
            self.field_selected.emit(*field.place)
        if self._draft is not None and (field is None or self._draft[0] != field.place):
            self._commit(nothing)

    def _select(self, row: int, *, focus: bool = False) -> None:
        index = self.fields.index(row)
        self.selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if focus:
            self.focus_wanted.emit()

    def _select_place(self, place: Place | None) -> None:
        row = self.fields.row(*place) if place else None
        if row is not None:
            self._select(row, focus=True)
        elif not self.fields.fields:
            self.focus_wanted.emit()

    def stay(self) -> None:
        """There is nothing to go to: the clerk goes on here."""
        self._give_up()
        self._release()

    def undo(self) -> None:
        """Take the last step back, on whichever page it was made."""
        if not self._keep(self.undo):
            self._commit(partial(self._step_history, lambda: bool(self.history.made), self.history.undo))

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if not self._keep(self.redo):
            self._commit(partial(self._step_history, lambda: self.history.undone, self.history.redo))

    def _step_history(self, possible: Callable[[], bool], step: Callable[[], None]) -> None:
        """Step over what has lost its page, until there is a change to make."""
        while possible() and not self._to_make:
            step()
        if not self._to_make:
            return
        # Made only now: while the history steps, nothing may be pushed on it, as a kept key might.
        change = self._to_make.pop()
        if isinstance(change, BatchChange):
            self.batch_wanted.emit(change)
            return
        if not isinstance(change, Change):
            change()
            return
        if self._is_here(change):
            self._make(change)
            return
        self._await()
        self._awaited = change
        self.page_wanted.emit(change.job_id, change.number)

    def add_batch(self, change: BatchChange, text: str) -> None:
        """A step over many pages was made: it can be undone like any other."""
        self.history.push(BatchStep(change, text, self._to_make.append))

    def add_call(self, text: str, take_back: Callable[[], None], again: Callable[[], None]) -> None:
        """A step that changes no record itself was made, such as the crop of a page: how to undo and redo it."""
        self.history.push(CallStep(text, take_back, again, self._to_make.append))

    def begin_batch(self) -> None:
        """A step over many pages is under way: keys are kept, for the pages as they stand then."""
        self._batches += 1
        self.typeahead.hold()

    def end_batch(self, records: Mapping[PageKey, PageRecord]) -> None:
        """These pages stand like this now, on disk (without what was recognised); show it, and go on."""
        self._batches -= 1
        if self._job is not None and self._record is not None:
            record = records.get((self._job.id, self._record.number))
            if record is not None:
                self._adopt(replace(record, recognition=self._record.recognition))
        self._release()

    def _apply(self, change: Change) -> bool:
        """A step of the history wants this change; False: it has lost its page."""
        lost = change.job_id in self._gone or (
            self._is_here(change) and self._record is not None and Standing.of(self._record) != change.before
        )
        lost = lost or change.before == change.after  # typing that was taken back letter by letter: nothing to do
        if not lost:
            self._to_make.append(change)
        return not lost

    def _make(self, change: Change) -> bool:
        """Make the change on the page shown, unless that was recognised anew since."""
        if self._record is None or Standing.of(self._record) != change.before:
            return False
        self._store(change.after.put_into(self._record), partial(self._select_place, change.place), "", change.place)
        return True

    def _await(self) -> None:
        """Another page is about to be asked for: keep the keys for it."""
        self.typeahead.hold()
        self._arrival.start()

    def _give_up(self) -> None:
        """What was to follow will not follow; the kept keys were meant for it."""
        self._arrival.stop()
        self._awaited = None
        self.typeahead.drop()

    def _release(self) -> None:
        """Let the kept keys play, unless something is still under way."""
        if not self._saver.busy and not self._arrival.isActive() and not self._batches:
            self.typeahead.release()


def with_document(record: PageRecord, number: int, change: Callable[[Record], Record]) -> PageRecord:
    """The page's record with one of its documents changed."""
    documents = list(record.documents)
    documents[number] = change(documents[number])
    return replace(record, documents=tuple(documents))


def nothing() -> None:
    """What to do after a save that nothing follows."""
