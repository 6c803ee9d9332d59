"""The field sheet: one field of all documents below one another, with pictures and values that can be typed over."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.errors import Cancelled, OCRDeskError
from ocrdesk.i18n import _
from ocrdesk.model import BatchOutcome, Course, PageKey
from ocrdesk.ui.batch.batch_saver import Edit
from ocrdesk.ui.batch.course_line import CourseLine
from ocrdesk.ui.batch.desk import BatchDesk
from ocrdesk.ui.batch.field_column import Column, Columns, as_field, edit_of, fails, gather_columns
from ocrdesk.ui.batch.field_column_model import DOCUMENT, PICTURE, STATE, VALUE, FieldColumnModel, Order
from ocrdesk.ui.batch.field_grid import FieldGrid
from ocrdesk.ui.batch.gathering import Entry, Place, renew
from ocrdesk.ui.batch.message_page import MessagePage
from ocrdesk.ui.batch.strips import Strips
from ocrdesk.ui.batch.value_picture import ContextPanel
from ocrdesk.ui.dialogs.sizes import open_at
from ocrdesk.ui.review.typeahead import Typeahead
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.views.field_words import reason_for

SIZE = (1120, 720)
WORDS, SHEET = range(2)
HEADED = {DOCUMENT: Order.NAME, PICTURE: Order.QUEUE, VALUE: Order.VALUE, STATE: Order.UNSURE}
"""What a click on a head sorts by."""


class FieldSheetDialog(QDialog):
    """Each value is on disk before the next one is reached; keys typed meanwhile are kept."""

    def __init__(self, desk: BatchDesk, wanted: Column | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps: list[Place] = []
        self._undone: Place | None = None
        self.model = FieldColumnModel(self)
        self.strips = Strips(desk.page, desk.workers, self.devicePixelRatioF(), self)
        self.view = FieldGrid(self.model, self.strips)
        self.view.set_value_font(desk.value_font())
        self.context, self.course = ContextPanel(), CourseLine(keeps_room=True)
        self.column, self.order, self.only_unsure = (
            QComboBox(),
            QComboBox(),
            QCheckBox(_("On&ly those that need a look")),
        )
        self.typeahead = Typeahead(self)
        self.typeahead.target = self._editor
        self.typeahead.watch(self.view.editor)
        self.setWindowTitle(_("Field sheet"))
        open_at(self, *SIZE)
        self._lay_out()
        self._connect()
        self._gather(wanted)

    # What comes

    def show_columns(self, columns: Columns) -> None:
        """A column is gathered: show it."""
        self.course.end()
        self._fill_columns(columns)
        self.strips.expect(columns.entries)
        self.model.show_entries(columns.entries)
        self._begin()

    def confirm(self) -> None:
        """Enter: the value is right as it stands now; once that is on disk, go down."""
        entry, typed = self.view.entry, self.view.typed
        if entry is None or self.typeahead.keep(self.confirm, confirms=True):
            return
        if typed is None and entry.value.state.settled:
            self._go_down()
            return
        edit = edit_of(entry, typed, self._desk.edit_field, self._desk.confirm_field)
        self._save(entry, edit, partial(self._confirmed, entry.place, typed is not None))

    def undo(self) -> None:
        """Ctrl+Z: what is typed is taken back by the editor; then the values that were saved here."""
        if self.view.typed is not None:
            self.view.show_current()
        elif self._steps and not self.typeahead.holding:
            self.typeahead.hold()
            self._undone = self._steps.pop()
            self._desk.saver.undo()

    def next_unsure(self) -> None:
        self._seek(1)

    def previous_unsure(self) -> None:
        self._seek(-1)

    def done(self, result: int) -> None:
        """What is typed is kept: the sheet closes once that is on disk, and stays where it cannot be saved."""
        self._after_typed(partial(self._end, result))

    def _end(self, result: int) -> None:
        self.typeahead.drop()
        self.course.stop()
        self._desk.saver.letting_go.take(self.model.give_up(), self.strips.stop())
        self._desk.workers.forget("batch")
        self._desk.saver.changed.disconnect(self._follow)
        super().done(result)

    @property
    def message(self) -> str:
        """What stands in the place of the rows, if there are none; "" while there are some."""
        return self._message.title if self._stack.currentIndex() == WORDS else ""

    # How it is made

    def _lay_out(self) -> None:
        self._count, self._reason, hint = QLabel(), QLabel(), QLabel()
        self._count.setProperty("role", "muted")
        self._reason.setProperty("role", "caption")
        self._reason.setProperty("tone", "amber")
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        hint.setProperty("role", "caption")
        hint.setText(_("Enter: right, go down   F3: next that needs a look   F2: large picture   Ctrl+Z: take back"))
        for each in Order:
            self.order.addItem(_(each.value), each)
        captions = QLabel(_("&Field")), QLabel(_("&Order"))
        for caption, box in zip(captions, (self.column, self.order), strict=True):
            caption.setBuddy(box)
            box.setAccessibleName(caption.text().replace("&", ""))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.setSpacing(8)
        for widget in (captions[0], self.column, captions[1], self.order, self.only_unsure):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._count)
        self.context.hide()
        self._message = MessagePage()
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._reason)
        column.addWidget(self.context)
        self._reason.setContentsMargins(16, 6, 16, 6)
        self._stack = QStackedWidget()
        for page in (self._message, sheet):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot(hint))

    def _foot(self, hint: QLabel) -> QWidget:
        foot = QFrame()
        foot.setProperty("role", "footer")
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.setIcon(QIcon())
        close.clicked.connect(self.accept)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(hint)
        row.addWidget(self.course, 1)
        row.addWidget(close)
        return foot

    def _connect(self) -> None:
        editor = self.view.editor
        editor.confirm_wanted.connect(self.confirm)
        editor.undo_wanted.connect(self.undo)
        editor.drop_wanted.connect(self.view.show_current)
        self.view.moved.connect(self._show_current)
        self.view.left.connect(self._keep_typed)
        self.view.verticalScrollBar().valueChanged.connect(self._want_pictures)
        self.view.horizontalHeader().sectionClicked.connect(self._sort_by_head)
        self.model.told.connect(self._tell_count)
        self.strips.arrived.connect(self._take_pictures)
        self.column.activated.connect(self._choose_column)
        self.order.currentIndexChanged.connect(self._arrange)
        self.only_unsure.toggled.connect(self._arrange)
        self.course.cancelled.connect(self.reject)
        self._desk.saver.changed.connect(self._follow)
        keys = (("F2", self._toggle_context), ("F3", self.next_unsure), ("Shift+F3", self.previous_unsure))
        for key, does in keys:
            QShortcut(QKeySequence(key), self).activated.connect(does)

    # Gathering

    def _gather(self, wanted: Column | None) -> None:
        course = self.course.follow(_("Gathering the fields…"))
        work = partial(self._columns, course, wanted)
        self._desk.workers.run(work, self.show_columns, self._fail, key="batch", lane="batch")

    def _columns(self, course: Course, wanted: Column | None) -> Columns:
        return gather_columns(self._desk.records(course), self._desk.types, wanted)

    def _fail(self, error: OCRDeskError) -> None:
        self.reject()
        if not isinstance(error, Cancelled):
            self._desk.workers.failed.emit(error)

    def _fill_columns(self, columns: Columns) -> None:
        self.column.clear()
        for kind, key in columns.ordered(self._desk.types):
            found = self._desk.types[kind]
            title = f"{_(found.title)} · {_(found.field(key).title)}"
            count = columns.unsure[kind, key]
            self.column.addItem(_("{title} ({count} to look at)").format(title=title, count=count) if count else title)
            self.column.setItemData(self.column.count() - 1, (kind, key))
        chosen = next((i for i in range(self.column.count()) if self.column.itemData(i) == columns.chosen), -1)
        self.column.setCurrentIndex(chosen)

    def _choose_column(self) -> None:
        self._after_typed(self._show_column)

    def _show_column(self) -> None:
        self._steps.clear()
        self._gather(self.column.currentData())

    # Rows

    def _begin(self) -> None:
        """Show the first row that needs a look, or the first."""
        has_rows = self.model.rowCount() > 0
        self._stack.setCurrentIndex(SHEET if has_rows else WORDS)
        if has_rows:
            self.view.show_row(max(self.model.next_unsure(-1, 1), 0))
            self._want_pictures()
        elif self.model.entries:
            self._message.show_words(_("Nothing in this field needs a look"), _("Choose another field, or show all."))
        else:
            hint = _("Fields come here once documents are recognised.")
            self._message.show_words(_("There are no documents to look at"), hint)

    def _arrange(self) -> None:
        self._after_typed(self._show_arranged)

    def _show_arranged(self) -> None:
        self.model.order = Order(self.order.currentData())
        self.model.only_unsure = self.only_unsure.isChecked()
        self.model.arrange()
        self._begin()

    def _sort_by_head(self, section: int) -> None:
        self.order.setCurrentIndex(list(Order).index(HEADED[section]))

    def _go_down(self) -> None:
        if not self.view.step(1):
            self._reason.setText(_("That was the last row."))

    def _seek(self, direction: int) -> None:
        row = self.model.next_unsure(self.view.currentIndex().row(), direction)
        if row >= 0:
            self.view.show_row(row)
        else:
            self._reason.setText(_("Nothing further needs a look."))

    # Saving

    def _save(
        self,
        entry: Entry,
        edit: Edit,
        then: Callable[[BatchOutcome], None],
        failed: Callable[[OCRDeskError], None] | None = None,
    ) -> None:
        self.typeahead.hold()
        name = _("review of {field}").format(field=_(entry.spec.title))
        self._desk.saver.save({entry.page: edit}, name, then, failed or self._tell_failure)

    def _confirmed(self, place: Place, edited: bool, outcome: BatchOutcome) -> None:
        if outcome.changes:
            self._steps.append(place)
        entry = self.model.entries.get(place)
        self.view.show_current()
        if outcome.left_alone:
            self._reason.setText(_("This page had changed meanwhile and was left as it is."))
        elif entry is not None and not (edited and fails(entry.value)):
            self._go_down()
        # Else the clerk has not seen the new complaint yet; a second Enter takes the value as it stands.
        self.typeahead.release()

    def _after_typed(self, then: Callable[[], None]) -> None:
        """Go on once what is typed is on disk; where it cannot be saved the clerk stays with it."""
        entry, typed = self.view.entry, self.view.typed
        if entry is None or typed is None:
            then()
        elif not self.typeahead.keep(partial(self._after_typed, then)):
            self._keep_typed(entry, typed, then)

    def _keep_typed(self, entry: Entry, typed: str, then: Callable[[], None] | None = None) -> None:
        """The clerk went elsewhere with a value typed over: an edit, nothing confirmed."""
        edit = edit_of(entry, typed, self._desk.edit_field, None)
        self._save(entry, edit, partial(self._kept, entry.place, then), partial(self._put_back, entry.place, typed))

    def _kept(self, place: Place, then: Callable[[], None] | None, outcome: BatchOutcome) -> None:
        if outcome.changes:
            self._steps.append(place)
        if then is not None:
            self.view.show_current()  # what was typed is the value now
            then()
        self.typeahead.release()

    def _put_back(self, place: Place, typed: str, error: OCRDeskError) -> None:
        """It could not be saved: the clerk is back at its row, and it stands there as it was typed."""
        if self.model.row_of(place) >= 0:
            self.view.show_row(self.model.row_of(place))
            self.view.show_typed(typed)
        self._tell_failure(error)

    def _tell_failure(self, error: OCRDeskError) -> None:
        self.typeahead.drop()
        self.typeahead.release()
        self._reason.setText(f"{error.title}. {error.hint}")

    def _follow(self, outcome: BatchOutcome) -> None:
        """Values stand otherwise: by what was saved, or by a step that was taken back."""
        changed = renew(self.model.entries, outcome.records)
        self.model.renewed(changed)
        place, self._undone = self._undone, None
        if place is None:
            return
        if not outcome.records:
            self._steps.append(place)
        elif self.model.row_of(place) >= 0:
            self.view.show_row(self.model.row_of(place))
            self.view.show_current()
        self.typeahead.release()

    def _editor(self) -> QWidget:
        return self.view.editor

    # What is told

    def _tell_count(self) -> None:
        total, unsure = len(self.model.entries), self.model.unsure
        words = _("{unsure} of {total} to look at") if unsure else _("{total}, nothing to look at")
        self._count.setText(words.format(unsure=unsure, total=total))

    def _show_current(self) -> None:
        entry = self.view.entry
        failed = entry is not None and any(problem.failed for problem in entry.value.problems)
        self._reason.setProperty("tone", "red" if failed else "amber")
        restyle(self._reason)
        self._reason.setText(reason_for(as_field(entry)) if entry is not None else "")
        if entry is not None and not self.context.isHidden():
            self.context.show_entry(entry, self.strips.strip(entry))

    def _want_pictures(self) -> None:
        self.strips.want(tuple(self.model.entries.values()))
        self.strips.want(self.view.visible_entries(), first=True)

    def _take_pictures(self, page: PageKey) -> None:
        self.model.pictures_came(page)
        self._show_current()

    def _toggle_context(self) -> None:
        self.context.setVisible(self.context.isHidden())
        self._show_current()
