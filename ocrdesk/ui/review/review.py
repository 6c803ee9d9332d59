"""The review: what each key means for the page on the desk, and which page comes next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_
from ocrdesk.jobs.table_changes import with_tables
from ocrdesk.model import FieldState, Job, Line, Origin, PageRecord, Table
from ocrdesk.ui.models.fields_model import Field
from ocrdesk.ui.review.aimed_at import AimedAt
from ocrdesk.ui.review.page_under_review import PageUnderReview, Place, Reviewable, nothing, with_document
from ocrdesk.ui.review.work_order import next_to_look_at, step

Run = Callable[[Callable[[], PageRecord], Callable[[PageRecord], None], Callable[[OCRDeskError], None]], object]
"""Calls the first one aside, and then, on the window's thread, the second with what it gave, or the third."""
FLUSH_SECONDS = 10.0
FIRST, LAST = 1, -1


class Goal(Enum):
    """What the clerk is looking for when a page is left."""

    ANY = auto()
    UNCONFIRMED = auto()
    PROBLEM = auto()


@dataclass(frozen=True, slots=True)
class Journey:
    """Where the clerk is going: from which job (0: from this page), in which direction, to what."""

    goal: Goal = Goal.ANY
    direction: int = FIRST
    origin: int = 0


class ReviewController(PageUnderReview):
    """Widgets tell it what was typed and pressed, and show what it says.

    The shell answers `page_wanted` and `next_job_wanted` by `show_page`, or by `stay` where there is nothing
    to go to. Keys that come meanwhile are kept.
    """

    page_shown = Signal()
    """Another page, or none, is under review, or its job stands differently: see `job` and `record`."""
    next_job_wanted = Signal()
    previous_job_wanted = Signal()

    def __init__(self, app: Reviewable, parent: QObject | None = None) -> None:
        super().__init__(app, parent)
        self._journey: Journey | None = None

    @property
    def seeks_problem(self) -> bool:
        """Whether the job that is wanted is to hold a field that needs a person."""
        return self._journey is not None and self._journey.goal is Goal.PROBLEM

    # What the shell tells

    def show_page(self, job: Job | None, record: PageRecord | None) -> None:
        """Review this page of this job; `record` None: it is not recognised (yet), or `job` None: nothing is open."""
        if self._is_same_page(job, record):
            self._refresh(job, record)
            return
        self.flush(wait=False)
        if job is not None and self._saver.busy:
            # Asked for anew, for by then the clerk's last key may have asked for another page.
            self._keep(partial(self.page_wanted.emit, job.id, record.number if record else 1))
            return
        if self._typed and self._job is not None and self._record is not None:
            # It could not be saved, and the clerk was told: it must not be lost by going elsewhere.
            self._give_up()
            self.page_wanted.emit(self._job.id, self._record.number)
            return
        self._open(job, record)

    def _open(self, job: Job | None, record: PageRecord | None) -> None:
        asked_for = self._arrival.isActive()
        self._arrival.stop()
        self._job, self._record = job, record
        self.selection.clear()
        self.fields.show_documents(record.documents if record else ())
        self.page_shown.emit()
        self.record_changed.emit(record)
        self.typeahead.drop_confirmations()
        self._land(asked_for=asked_for)

    def update_job(self, job: Job) -> None:
        """The job under review has a new snapshot (other jobs are ignored)."""
        if self._job is not None and job.id == self._job.id and job != self._job:
            failed, self._job = job.failure != self._job.failure, job
            if self._record is None or failed:
                self.page_shown.emit()

    def forget_jobs(self, ids: tuple[int, ...]) -> None:
        """These jobs are gone: nothing of theirs can be undone."""
        self._gone.update(ids)
        if self._job is not None and self._job.id in self._gone:
            self._draft = self._text = self._record = None
            self._open(None, None)

    def flush(self, *, wait: bool = True) -> None:
        """Commit what is typed, as an edit; with `wait`, return only when all is on disk (for closing)."""
        self.hand_in()
        if wait:
            self._saver.wait(FLUSH_SECONDS)
        self._commit(nothing)
        if wait:
            self._saver.wait(FLUSH_SECONDS)

    # What the clerk does

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
        record = self._with_typed(self._record)
        value = record.documents[field.document][field.value.key]
        edited = value.text != field.value.text
        if edited and (value.needs_look or any(problem.failed for problem in value.problems)):
            # The clerk has not seen the new complaint yet; a second Enter takes the value as it stands.
            self._store(record, self.focus_wanted.emit, N_("edit"), field.place)
            return
        if not value.state.settled:
            record = with_document(record, field.document, partial(self._app.confirm_field, key=value.key))
        self._go_on_after(record, field)

    def edit_table(self, number: int, change: Callable[[Table], Table], run: Run | None = None) -> None:
        """Change the page's table of that number, as it stands by then; with `run`, what takes a while, aside."""
        if run is not None:
            self._change_aside(partial(_with_table, number=number, change=change), N_("edit"), run, nothing)
        elif self._record is not None and not self._keep(partial(self.edit_table, number, change)):
            self._commit(partial(self._change_table, number, change))

    def confirm_page(self) -> None:
        """Ctrl+Enter: all documents on this page are right; go to the next page, or the next job."""
        if self._record is None or self._keep(self.confirm_page, confirms=True):
            return
        record, field = self._with_typed(self._record), self.current
        self._store(self._confirmed(record), self._leave_page, N_("confirmation"), field.place if field else None)

    def step_field(self, direction: int) -> bool:
        """Tab: the next (1) or previous (-1) field, whatever its state. False: there is none on this page."""
        row = self.selection.currentIndex().row() + direction
        if not 0 <= row < len(self.fields.fields):
            self._commit(nothing)
            return False
        if not self._keep(partial(self.step_field, direction)):
            self._commit(partial(self._select, row, focus=True))
        return True

    def next_problem(self) -> None:
        """F3: the next field that needs a person, across pages and jobs."""
        if not self._keep(self.next_problem):
            self._commit(partial(self._seek_problem, FIRST))

    def previous_problem(self) -> None:
        """Shift+F3: the one before."""
        if not self._keep(self.previous_problem):
            self._commit(partial(self._seek_problem, LAST))

    def rearrange(self, change: Callable[[PageRecord], PageRecord], text: str, run: Run) -> None:
        """Other documents on the page, as `change` makes them of it; that may take a while, so `run` does it aside.

        Keys are kept meanwhile; it is one step to undo.
        """
        self._change_aside(change, text, run, self._show_unsure)

    def _change_aside(
        self, change: Callable[[PageRecord], PageRecord], text: str, run: Run, then: Callable[[], None]
    ) -> None:
        if self._record is not None and not self._keep(partial(self._change_aside, change, text, run, then)):
            self.typeahead.hold()
            before = self._record
            done = partial(self._changed_aside, before, text, then)
            run(partial(change, self._with_typed(before)), done, self._fail)

    def _changed_aside(self, before: PageRecord, text: str, then: Callable[[], None], after: PageRecord) -> None:
        if self._record is before and after is not before:  # else another page was opened meanwhile
            self._store(after, then, text, self.current.place if self.current else None)
        self._release()

    def _show_unsure(self) -> None:
        if self.fields.fields:
            self._select((*self.fields.unsure(), 0)[0], focus=True)
        else:
            self.focus_wanted.emit()

    def restore_field(self) -> None:
        """Bring the machine's value back."""
        field = self.current
        if field is None or self._record is None or self._keep(self.restore_field):
            return
        self.drop_draft()
        record = self._with_typed(self._record)
        if field.value.text != field.value.recognized:
            record = with_document(record, field.document, partial(self._app.restore_field, key=field.value.key))
        self._store(record, self.focus_wanted.emit, N_("restoring"), field.place)

    def take_reading(self, line: Line, aim: AimedAt | None = None) -> None:
        """Put what was read anew, in a box that the clerk drew, into the current field, if that is the one meant."""
        field, aim = self.current, aim or self.aim
        if aim is None or self._keep(partial(self.take_reading, line, aim)):
            return
        if field is None or self._record is None or aim != self.aim:
            return  # the clerk went on: it belongs to the field that was left
        self._offer(field.place, line.text, Origin.ANEW)
        record = self._with_typed(self._record)
        document = record.documents[field.document]
        moved = document.with_field(replace(document[field.value.key], quad=line.quad))
        record = with_document(record, field.document, lambda _: moved)
        self._store(record, self.focus_wanted.emit, N_("reading anew"), field.place)

    def choose_reading(self, text: str, aim: AimedAt | None = None) -> None:
        """Put another of the readings that were offered into the field that they were offered for."""
        field, aim = self.current, aim or self.aim
        if aim is None or self._keep(partial(self.choose_reading, text, aim)):
            return
        if field is None or self._record is None or aim != self.aim:
            return
        self._offer(field.place, text, Origin.READING)
        self._store(self._with_typed(self._record), self.focus_wanted.emit, N_("other reading"), field.place)

    def set_absent(self) -> None:
        """Alt+N: the current field is not on this document; go on as after Enter."""
        self._set_no_value(FieldState.ABSENT)

    def set_illegible(self) -> None:
        """Alt+L: nobody can read the current field; go on as after Enter."""
        self._set_no_value(FieldState.ILLEGIBLE)

    def postpone(self, reason: str) -> None:
        """Leave this page for later, with a reason, and go to the next document; "": it waits no longer."""
        if self._record is None or self._keep(partial(self.postpone, reason)):
            return
        record = replace(self._with_typed(self._record), postponed=reason)
        then = self._leave_job if reason else self.focus_wanted.emit
        self._store(record, then, N_("postponing") if reason else N_("taking up again"), None)

    def next_job(self) -> None:
        """The button and key for the next document, reviewed or not."""
        self.flush(wait=False)
        self.next_job_wanted.emit()

    def previous_job(self) -> None:
        self.flush(wait=False)
        self.previous_job_wanted.emit()

    # How it is done

    def _is_same_page(self, job: Job | None, record: PageRecord | None) -> bool:
        if job is None or record is None or self._job is None or self._record is None:
            return False
        return (job.id, record.number) == (self._job.id, self._record.number)

    def _refresh(self, job: Job | None, record: PageRecord | None) -> None:
        """The page under review was handed in once more; it may have been recognised anew."""
        self._job = job
        if record is not None and self._record is not None and self._is_newer(record, self._record):
            if self._draft is not None and not _has_field(record, self._record, self._draft[0]):
                self._draft = None
            self._adopt(record)
            self.page_shown.emit()
        asked_for = self._arrival.isActive()
        self._arrival.stop()
        if asked_for or self.current is None:
            self._land(asked_for=asked_for)

    def _is_newer(self, record: PageRecord, ours: PageRecord) -> bool:
        """Whether the page handed in was read anew, or searched anew for documents."""
        # What people change is changed here alone: the same reading handed in again is only older than theirs.
        untouched = not (ours.touched or self._typed or self._saver.busy)
        return record.recognition != ours.recognition or (untouched and record != ours)

    def _land(self, *, asked_for: bool) -> None:
        """A page has come: make the change it was asked for, or find what the clerk was looking for."""
        journey, self._journey = self._journey or Journey(), None
        change, self._awaited = self._awaited, None
        unsure = self.fields.unsure()
        if self._goes_on(journey, unsure):
            self._go_on(journey)
            return
        if self.fields.fields:
            row = (unsure[0] if journey.direction == FIRST else unsure[-1]) if unsure else 0
            self._select(row, focus=asked_for)
        elif asked_for:
            self.focus_wanted.emit()
        if change is not None and self._is_here(change) and self._make(change):
            return
        self._release()

    def _goes_on(self, journey: Journey, unsure: tuple[int, ...]) -> bool:
        """Whether this page is only passed on the way."""
        if self._record is None or journey.goal is Goal.ANY:
            return False
        return self._record.confirmed if journey.goal is Goal.UNCONFIRMED else not unsure

    def _go_on(self, journey: Journey) -> None:
        """Ask for the next page that may be what the clerk is looking for, in this job or another."""
        self._await()
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
        beyond = step(self.fields.unsure(), self.selection.currentIndex().row(), direction)
        if beyond is not None:
            self._select(beyond, focus=True)
        else:
            self._go_on(Journey(Goal.PROBLEM, direction))

    def _go_on_after(self, record: PageRecord, field: Field) -> None:
        following = next_to_look_at(record, field)
        if following is None:
            self._store(self._confirmed(record), self._leave_page, N_("confirmation"), field.place)
        else:
            self._store(record, partial(self._select_place, following), N_("confirmation"), field.place)

    def _change_table(self, number: int, change: Callable[[Table], Table]) -> None:
        record = self._record
        changed = _with_table(record, number, change) if record is not None else None
        if changed is not None and changed is not record:
            self._store(changed, nothing, N_("edit"), None)

    def _set_no_value(self, state: FieldState) -> None:
        field = self.current
        if field is None or self._record is None or self._keep(partial(self._set_no_value, state), confirms=True):
            return
        self.drop_draft()
        change = partial(self._app.set_no_value, key=field.value.key, state=state)
        self._go_on_after(with_document(self._with_typed(self._record), field.document, change), field)

    def _leave_page(self) -> None:
        self._go_on(Journey(Goal.UNCONFIRMED))

    def _leave_job(self) -> None:
        """Go to the next job that waits, past the other pages of this one."""
        self._await()
        self._journey = Journey(Goal.UNCONFIRMED, origin=self._job.id if self._job else 0)
        self.next_job_wanted.emit()

    def _confirmed(self, record: PageRecord) -> PageRecord:
        documents = tuple(self._app.confirm_document(document) for document in record.documents)
        return replace(record, documents=documents, confirmed=True, postponed="")

    def _give_up(self) -> None:
        super()._give_up()
        self._journey = None
        if self.current is None and self.fields.fields:
            # This page was only to be passed, and now it is where the clerk stays.
            self._select((*self.fields.unsure(), 0)[0], focus=True)


def _has_field(record: PageRecord, before: PageRecord, place: Place) -> bool:
    """Whether the page read anew still has the field in which something is typed."""
    number, key = place
    if number >= len(record.documents) or record.documents[number].type != before.documents[number].type:
        return False
    return any(value.key == key for value in record.documents[number].fields)


def _with_table(record: PageRecord, number: int, change: Callable[[Table], Table]) -> PageRecord:
    """The page with its table of that number changed; the very same page where that changes nothing."""
    if number >= len(record.tables):
        return record
    tables = list(record.tables)
    tables[number] = change(tables[number])
    same = tables[number] == record.tables[number]
    return record if same else with_tables(record, tables)
