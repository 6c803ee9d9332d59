"""The review: which field is current, what a key does to it, and that it is on disk before the next is shown."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, _
from ocrdesk.model import DocumentType, FieldState, Job, Line, PageRecord, Record
from ocrdesk.ui.models.fields_model import Field, FieldsModel
from ocrdesk.ui.page_saver import PageSaver
from ocrdesk.ui.review_history import Change, ChangeCommand, Standing
from ocrdesk.ui.typeahead import Typeahead

ARRIVE_MILLISECONDS = 3000
"""How long keys are kept for a page that was asked for; if it does not come, the clerk goes on here."""
FLUSH_SECONDS = 10.0
UNDO_STEPS = 2000
FIRST, LAST = 1, -1

Place = tuple[int, str]


class Reviewable(Protocol):
    """What the review asks of the App."""

    @property
    def types(self) -> Mapping[str, DocumentType]: ...
    def save_page(self, job_id: int, record: PageRecord) -> Future[None]: ...
    def edit_field(self, record: Record, key: str, text: str) -> Record: ...
    def confirm_field(self, record: Record, key: str) -> Record: ...
    def restore_field(self, record: Record, key: str) -> Record: ...
    def confirm_document(self, record: Record) -> Record: ...


class Goal(Enum):
    """What the clerk is looking for when a page is left."""

    ANY = auto()
    UNCONFIRMED = auto()
    PROBLEM = auto()


@dataclass(frozen=True, slots=True)
class Journey:
    """Where the clerk is going: from which job, in which direction, to what; or to where `change` belongs."""

    goal: Goal = Goal.ANY
    direction: int = FIRST
    origin: int = 0
    change: Change | None = None


class ReviewController(QObject):
    """Owns the page under review; widgets tell it what was typed and show what it says.

    Lives on the window's thread. The shell answers `page_wanted` and `next_job_wanted` by `show_page`, or
    by `stay` where there is nothing to go to. Keys that come meanwhile are kept (see Typeahead).
    """

    page_shown = Signal()
    """Another page, or none, is under review, or its job stands differently: see `job` and `record`."""
    record_changed = Signal(object)
    """The PageRecord under review stands differently; None: there is none."""
    field_selected = Signal(int, str)
    focus_wanted = Signal()
    """The keyboard belongs to the current field now."""
    draft_changed = Signal()
    page_wanted = Signal(int, int)
    next_job_wanted = Signal()
    previous_job_wanted = Signal()
    leaving = Signal()
    """The page is about to be left: hand in what is typed and not saved yet."""
    saving_changed = Signal(bool)
    save_failed = Signal(object)
    saved = Signal()

    def __init__(self, app: Reviewable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._job: Job | None = None
        self._record: PageRecord | None = None
        self._draft: tuple[Place, str] | None = None
        self._journey: Journey | None = None
        self._gone: set[int] = set()
        self._undone = False
        self.fields = FieldsModel(app.types, self)
        self.selection = QItemSelectionModel(self.fields, self)
        self.selection.currentChanged.connect(self._follow_current)
        self.typeahead = Typeahead(self)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self._saver = PageSaver(app.save_page, self)
        self._saver.busy_changed.connect(self.saving_changed)
        self._arrival = QTimer(self)
        self._arrival.setSingleShot(True)
        self._arrival.setInterval(ARRIVE_MILLISECONDS)
        self._arrival.timeout.connect(self.stay)

    # What stands

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
    def draft(self) -> tuple[Place, str] | None:
        """The place and text of what is typed and not yet committed."""
        return self._draft

    # What the shell tells

    def show_page(self, job: Job | None, record: PageRecord | None) -> None:
        """Review this page of this job; `record` None: it is not recognised (yet), or `job` None: nothing is open."""
        if self._is_same_page(job, record):
            self._refresh(job, record)
            return
        self.flush(wait=False)
        if self._saver.busy and self._keep(partial(self.show_page, job, record)):
            return
        if self._draft is not None and self._job is not None and self._record is not None:
            # It could not be saved, and the clerk was told: it must not be lost by going elsewhere.
            self.page_wanted.emit(self._job.id, self._record.number)
            return
        self._open(job, record)

    def _open(self, job: Job | None, record: PageRecord | None) -> None:
        journey, self._journey = self._journey or Journey(), None
        asked_for = self._arrival.isActive()
        self._arrival.stop()
        self._job, self._record = job, record
        self.selection.clear()
        self.fields.show_documents(record.documents if record else ())
        self.page_shown.emit()
        self.record_changed.emit(record)
        self.typeahead.drop_confirmations()
        self._land(journey, asked_for=asked_for)

    def update_job(self, job: Job) -> None:
        """The job under review has a new snapshot (other jobs are ignored)."""
        if self._job is not None and job.id == self._job.id and job != self._job:
            self._job = job
            if self._record is None:
                self.page_shown.emit()

    def forget_jobs(self, ids: tuple[int, ...]) -> None:
        """These jobs are gone: nothing of theirs can be undone."""
        self._gone.update(ids)
        if self._job is not None and self._job.id in self._gone:
            self._draft = self._job = self._record = None
            self._open(None, None)

    def stay(self) -> None:
        """There is nothing to go to: the clerk goes on here."""
        self._arrival.stop()
        self._journey = None
        self.typeahead.drop()
        self.typeahead.release()

    def flush(self, *, wait: bool = True) -> None:
        """Commit what is typed, as an edit; with `wait`, return only when all is on disk (for closing)."""
        if wait:
            self._saver.wait(FLUSH_SECONDS)
        self.leaving.emit()
        self._commit_draft(_nothing)
        if wait:
            self._saver.wait(FLUSH_SECONDS)

    # What the clerk does

    def type_text(self, document: int, key: str, text: str) -> None:
        """A field's editor holds this text now."""
        row = self.fields.row(document, key)
        if row is None:
            return
        same = self.fields.fields[row].value.text == text
        self._draft = None if same else ((document, key), text)
        self.draft_changed.emit()

    def change_text(self, text: str) -> None:
        """The page's text is this now."""
        if self._record is None or text == self._record.text or self._keep(partial(self.change_text, text)):
            return
        changed = replace(self._record, text=text, text_edited=True)
        self._store(changed, _nothing, N_("change of the text"), None)

    def select_field(self, document: int, key: str) -> None:
        """Make that field current, as when its box is clicked."""
        row = self.fields.row(document, key)
        if row is not None and not self._keep(partial(self.select_field, document, key)):
            self._select(row, focus=True)

    def confirm_field(self) -> None:
        """Enter: this field is right; go to the next that needs a person, else confirm the page and go on."""
        if self._record is None or self._keep(self.confirm_field, confirms=True):
            return
        field = self.current
        if field is None:
            self.confirm_page()
            return
        record, edited = self._with_draft(self._record)
        value = record.documents[field.document][field.value.key]
        if edited and (value.state.needs_look or any(problem.failed for problem in value.problems)):
            # The clerk has not seen the new complaint yet; a second Enter takes the value as it stands.
            self._store(record, self.focus_wanted.emit, N_("edit"), field.place)
            return
        if value.state not in (FieldState.CONFIRMED, FieldState.EDITED):
            record = _with_document(record, field.document, partial(self._app.confirm_field, key=value.key))
        self._go_on_after(record, field)

    def confirm_page(self) -> None:
        """Ctrl+Enter: all documents on this page are right; go to the next page, or the next job."""
        if self._record is None or self._keep(self.confirm_page, confirms=True):
            return
        self.leaving.emit()
        record, _edited = self._with_draft(self._record)
        field = self.current
        self._store(self._confirmed(record), self._leave_page, N_("confirmation"), field.place if field else None)

    def step_field(self, direction: int) -> bool:
        """Tab: the next (1) or previous (-1) field, whatever its state. False: there is none on this page."""
        row = self.selection.currentIndex().row() + direction
        if not 0 <= row < len(self.fields.fields):
            self._commit_draft(_nothing)
            return False
        if not self._keep(partial(self.step_field, direction)):
            self._commit_draft(partial(self._select, row, focus=True))
        return True

    def next_field(self) -> None:
        self.step_field(1)

    def previous_field(self) -> None:
        self.step_field(-1)

    def next_problem(self) -> None:
        """F3: the next field that needs a person, across pages and jobs."""
        if not self._keep(self.next_problem):
            self._commit_draft(partial(self._seek_problem, FIRST))

    def previous_problem(self) -> None:
        """Shift+F3: the one before."""
        if not self._keep(self.previous_problem):
            self._commit_draft(partial(self._seek_problem, LAST))

    def drop_draft(self) -> None:
        """Esc: what is typed and not yet committed is taken back."""
        self._draft = None
        self.draft_changed.emit()

    def restore_field(self) -> None:
        """Bring the machine's value back."""
        field = self.current
        if field is None or self._record is None or self._keep(self.restore_field):
            return
        self._draft = None
        self.draft_changed.emit()
        record = self._record
        if field.value.text != field.value.recognized:
            record = _with_document(record, field.document, partial(self._app.restore_field, key=field.value.key))
        self._store(record, self.focus_wanted.emit, N_("restoring"), field.place)

    def take_reading(self, line: Line) -> None:
        """Put what was read anew, in a box that the clerk drew, into the current field."""
        field = self.current
        if field is None or self._record is None or self._keep(partial(self.take_reading, line)):
            return
        self._draft = (field.place, line.text)
        record, _edited = self._with_draft(self._record)
        document = record.documents[field.document]
        moved = document.with_field(replace(document[field.value.key], quad=line.quad))
        record = _with_document(record, field.document, lambda _: moved)
        self._store(record, self.focus_wanted.emit, N_("reading anew"), field.place)

    def undo(self) -> None:
        """Take the last step back, on whichever page it was made."""
        self._travel(self.undo_stack.canUndo, self.undo_stack.undo, self.undo)

    def redo(self) -> None:
        self._travel(self.undo_stack.canRedo, self.undo_stack.redo, self.redo)

    def next_job(self) -> None:
        """The button and key for the next document, reviewed or not."""
        self.flush(wait=False)
        self.next_job_wanted.emit()

    def previous_job(self) -> None:
        self.flush(wait=False)
        self.previous_job_wanted.emit()

    # How it is done

    def _keep(self, call: Callable[[], object], *, confirms: bool = False) -> bool:
        return self.typeahead.keep(call, confirms=confirms)

    def _is_same_page(self, job: Job | None, record: PageRecord | None) -> bool:
        if job is None or record is None or self._job is None or self._record is None:
            return False
        return (job.id, record.number) == (self._job.id, self._record.number)

    def _is_here(self, change: Change) -> bool:
        if self._job is None or self._record is None:
            return False
        return (self._job.id, self._record.number) == (change.job_id, change.number)

    def _refresh(self, job: Job | None, record: PageRecord | None) -> None:
        """The page under review was handed in once more; it may have been recognised anew."""
        self._job = job
        # What people change is changed here alone: the same reading handed in again is only older than ours.
        if record is not None and self._record is not None and record.recognition != self._record.recognition:
            self._draft = None
            self._adopt(record)
            self.page_shown.emit()
        journey, self._journey = self._journey, None
        self._arrival.stop()
        if journey is not None or self.current is None:
            self._land(journey or Journey(), asked_for=journey is not None)

    def _land(self, journey: Journey, *, asked_for: bool) -> None:
        if self._record is None or (journey.change is not None and self._make(journey.change)):
            self._release()
            return
        unsure = self.fields.unsure()
        if self._goes_on(journey, unsure):
            self._go_on(journey)
            return
        if self.fields.fields:
            row = (unsure[0] if journey.direction == FIRST else unsure[-1]) if unsure else 0
            self._select(row, focus=asked_for)
        elif asked_for:
            self.focus_wanted.emit()
        self._release()

    def _goes_on(self, journey: Journey, unsure: tuple[int, ...]) -> bool:
        """Whether this page is only passed on the way."""
        if self._record is None or journey.goal is Goal.ANY:
            return False
        return self._record.confirmed if journey.goal is Goal.UNCONFIRMED else not unsure

    def _go_on(self, journey: Journey) -> None:
        """Ask for the next page that may be what the clerk is looking for, in this job or another."""
        self.typeahead.hold()
        self._arrival.start()
        job, record = self._job, self._record
        self._journey = replace(journey, origin=job.id if job else 0)
        if job is not None and record is not None:
            entered_backwards = journey.direction == LAST and journey.origin not in (0, job.id)
            target = job.page_count if entered_backwards and record.number == 1 else record.number + journey.direction
            if self._may_hold(journey.goal, job) and 1 <= target <= job.page_count and target != record.number:
                self.page_wanted.emit(job.id, target)
                return
        (self.next_job_wanted if journey.direction == FIRST else self.previous_job_wanted).emit()

    def _may_hold(self, goal: Goal, job: Job) -> bool:
        return goal is not Goal.PROBLEM or job.unsure > len(self.fields.unsure())

    def _seek_problem(self, direction: int) -> None:
        row = self.selection.currentIndex().row()
        beyond = [other for other in self.fields.unsure() if (other - row) * direction > 0]
        if beyond:
            self._select(beyond[0] if direction == FIRST else beyond[-1], focus=True)
        else:
            self._go_on(Journey(Goal.PROBLEM, direction))

    def _go_on_after(self, record: PageRecord, field: Field) -> None:
        following = _next_unsure(record, field.place)
        if following is None:
            self._store(self._confirmed(record), self._leave_page, N_("confirmation"), field.place)
        else:
            self._store(record, partial(self._select_place, following), N_("confirmation"), field.place)

    def _leave_page(self) -> None:
        self._go_on(Journey(Goal.UNCONFIRMED))

    def _confirmed(self, record: PageRecord) -> PageRecord:
        documents = tuple(self._app.confirm_document(document) for document in record.documents)
        return replace(record, documents=documents, confirmed=True)

    def _follow_current(self, _new: QModelIndex, _old: QModelIndex) -> None:
        field = self.current
        if field is not None:
            self.field_selected.emit(*field.place)
        if self._draft is not None and (field is None or self._draft[0] != field.place):
            self._commit_draft(_nothing)

    def _select(self, row: int, *, focus: bool = False) -> None:
        index = self.fields.index(row)
        self.selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if focus:
            self.focus_wanted.emit()

    def _select_place(self, place: Place | None) -> None:
        row = self.fields.row(*place) if place else None
        if row is not None:
            self._select(row, focus=True)

    def _with_draft(self, record: PageRecord) -> tuple[PageRecord, bool]:
        """The record as it stands with what is typed, and whether that makes a difference."""
        if self._draft is None:
            return record, False
        (number, key), text = self._draft
        document = record.documents[number]
        edited = self._app.edit_field(document, key, text)
        if edited[key].text == document[key].text:
            return record, False
        if edited[key].state.needs_look and edited.confirmed:
            edited, record = replace(edited, confirmed=False), replace(record, confirmed=False)
        return _with_document(record, number, lambda _document: edited), True

    def _commit_draft(self, then: Callable[[], None]) -> None:
        if self._draft is None or self._record is None:
            then()
        elif not self._keep(partial(self._commit_draft, then)):
            record, _edited = self._with_draft(self._record)
            self._store(record, then, N_("edit"), self._draft[0])

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
        self._saver.save(self._job.id, record, partial(self._stored, change, record, then, text), self._fail)

    def _stored(self, change: Change, record: PageRecord, then: Callable[[], None], text: str) -> None:
        if text:
            self.undo_stack.push(ChangeCommand(change, _(text), self._apply))
        if self._is_here(change):
            if change.place is not None:
                self._draft = None
            self._adopt(record)
            self.saved.emit()
            then()
        self._release()

    def _fail(self, error: OCRDeskError) -> None:
        """A page could not be saved: the clerk stays at the field, what was typed stays in it."""
        self._arrival.stop()
        self._journey = None
        self.typeahead.drop()
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

    def _release(self) -> None:
        if not self._saver.busy and not self._arrival.isActive():
            self.typeahead.release()

    def _travel(self, possible: Callable[[], bool], step: Callable[[], None], again: Callable[[], None]) -> None:
        if self._keep(again):
            return
        self.leaving.emit()
        self._commit_draft(partial(self._step_history, possible, step))

    def _step_history(self, possible: Callable[[], bool], step: Callable[[], None]) -> None:
        self._undone = False
        while possible() and not self._undone:
            step()

    def _apply(self, change: Change) -> bool:
        """Make a change again, or its reverse; False: it has lost its page."""
        if change.job_id in self._gone:
            return False
        if self._is_here(change):
            self._undone = self._make(change)
            return self._undone
        self._undone = True
        self.typeahead.hold()
        self._arrival.start()
        self._journey = Journey(change=change)
        self.page_wanted.emit(change.job_id, change.number)
        return True

    def _make(self, change: Change) -> bool:
        """Make the change on the page shown, unless that was recognised anew since."""
        if self._record is None or Standing.of(self._record) != change.before:
            return False
        self._store(change.after.put_into(self._record), partial(self._select_place, change.place), "", change.place)
        return True


def _with_document(record: PageRecord, number: int, change: Callable[[Record], Record]) -> PageRecord:
    documents = list(record.documents)
    documents[number] = change(documents[number])
    return replace(record, documents=tuple(documents))


def _next_unsure(record: PageRecord, place: Place) -> Place | None:
    """The next place after this one that needs a person; after the last, the first that was passed over."""
    fields = [(number, value) for number, document in enumerate(record.documents) for value in document.fields]
    here = next((row for row, (number, value) in enumerate(fields) if (number, value.key) == place), 0)
    for number, value in fields[here + 1 :] + fields[:here]:
        if value.state.needs_look and not record.documents[number].confirmed:
            return number, value.key
    return None


def _nothing() -> None:
    """What to do after a save that nothing follows."""
