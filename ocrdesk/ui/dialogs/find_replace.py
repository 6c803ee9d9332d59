"""*Find and replace*: over the fields of all documents, each change shown before it is made, all in one step."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.errors import Cancelled, OCRDeskError
from ocrdesk.i18n import _, ngettext
from ocrdesk.jobs.calm import long_lived
from ocrdesk.jobs.replacing import Replacer, Search
from ocrdesk.model import BatchOutcome, Course
from ocrdesk.ui.batch.batch_dialog import BatchDialog
from ocrdesk.ui.batch.course_line import CourseLine
from ocrdesk.ui.batch.desk import BatchDesk
from ocrdesk.ui.batch.gathering import Entry, entries_of, light
from ocrdesk.ui.batch.replacement_model import BECOMES, DOCUMENT, FIELD, NOTE, NOW, ReplacementModel
from ocrdesk.ui.batch.replacements import Looking, Replacement, Scope, edits_for, scopes_of
from ocrdesk.ui.dialogs.buttons import in_order
from ocrdesk.ui.dialogs.sizes import open_at
from ocrdesk.ui.review.typeahead import ENTER_KEYS
from ocrdesk.ui.theme import restyle

SIZE = (1000, 640)
PAUSE_MILLISECONDS = 250
"""So long after the last key the changes are looked for."""
WIDTHS = {DOCUMENT: 210, FIELD: 190, NOTE: 190}


class FindReplaceDialog(BatchDialog):
    """Makes the changes that are ticked when it is accepted; closes when they are on disk."""

    def __init__(self, desk: BatchDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CourseLine(keeps_room=True), parent)
        self._entries: tuple[Entry, ...] | None = None
        self.replaced = 0
        self._replacer = Replacer()
        self.model = ReplacementModel(self)
        self.needle, self.replacement, self.scope = QLineEdit(), QLineEdit(), QComboBox()
        self.match_case, self.whole = QCheckBox(_("Match &case")), QCheckBox(_("&Whole value only"))
        self.expression = QCheckBox(_("Regular e&xpression"))
        self.table = ChangesView(self.model)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self.setWindowTitle(_("Find and replace"))
        open_at(self, *SIZE)
        self._lay_out()
        self._connect()
        self._tell()
        course = self.course.follow(_("Gathering the fields…"))
        desk.workers.run(partial(self._gather, course), self._take_entries, self._fail, key="batch", lane="batch")

    @property
    def chosen(self) -> tuple[Replacement, ...]:
        """The changes that are wanted."""
        return self.model.chosen

    @property
    def message(self) -> str:
        """What is said of the search."""
        return self._words.text()

    @property
    def is_idle(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return self._entries is not None and not self._pause.isActive() and not self._searching

    def search_now(self) -> None:
        """Look for the changes without waiting."""
        self._pause.stop()
        self._desk.workers.forget("batch")
        self.course.stop()
        self._searching = False
        scope, search = self._scope(), self._search()
        if self._entries is None or not search.find:
            self.model.show_changes(())
            return
        self._searching = True
        course = self.course.follow(_("Looking for it…"))
        looking = Looking(self._entries, scope, search)
        work = partial(looking.find, self._replacer, self._desk.record, self._desk.edit_field, course)
        self._desk.workers.run(work, self._show, self._tell_error, key="batch", lane="batch")

    def accept(self) -> None:
        """Make the changes that are ticked, in one step."""
        chosen = self.chosen
        if self._saving or not chosen:
            return
        self._saving = True
        self.accept_button.setEnabled(False)
        course = self.course.follow(_("Replacing…"))
        edits = edits_for(chosen, self._desk.edit_field)
        self._desk.saver.save(edits, _("replacing"), partial(self._saved, chosen), self._not_saved, course)

    def done(self, result: int) -> None:
        self._pause.stop()
        self._replacer.close()
        self._desk.saver.letting_go.take(dict(enumerate(self._entries or ())))
        self._entries = None
        super().done(result)

    # How it is made

    def _lay_out(self) -> None:
        self._searching = False
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self._words.setTextFormat(Qt.TextFormat.PlainText)  # an expression may hold what looks like a tag
        form = QGridLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        rows = ((_("&Find"), self.needle), (_("Re&place with"), self.replacement), (_("&In"), self.scope))
        for row, (title, widget) in enumerate(rows):
            caption = QLabel(title)
            caption.setBuddy(widget)
            widget.setAccessibleName(title.replace("&", ""))
            form.addWidget(caption, row, 0)
            form.addWidget(widget, row, 1)
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        options = QHBoxLayout()
        options.setSpacing(18)
        for box in (self.match_case, self.whole, self.expression):
            options.addWidget(box)
        options.addStretch(1)
        form.addLayout(options, len(rows), 1)
        column = QVBoxLayout()
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(self._foot())
        self.needle.setFocus()

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("role", "footer")
        hint, close = (
            QLabel(_("Space: leave the selected changes out or take them in   Ctrl+A: select all")),
            QPushButton(_("Close")),
        )
        hint.setProperty("role", "caption")
        self.accept_button = QPushButton()
        self.accept_button.setProperty("role", "primary")
        self.accept_button.clicked.connect(self.accept)
        close.clicked.connect(self.reject)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(hint)
        row.addWidget(self.course, 1)
        for button in in_order(self.accept_button, close):
            button.setAutoDefault(False)
            button.setIcon(QIcon())
            row.addWidget(button)
        return foot

    def _connect(self) -> None:
        self._pause.timeout.connect(self.search_now)
        for edit in (self.needle, self.replacement):
            edit.textChanged.connect(self._pause.start)
            edit.returnPressed.connect(self._go_to_changes)
        for box in (self.match_case, self.whole, self.expression):
            box.toggled.connect(self.search_now)
        self.scope.currentIndexChanged.connect(self.search_now)
        self.model.ticked.connect(self._tell)
        self.course.cancelled.connect(self._stop_search)

    # What comes

    def _gather(self, course: Course) -> tuple[Entry, ...]:
        with long_lived():
            return tuple(
                light(entry)
                for job, page in self._desk.records(course)
                for entry in entries_of(job, page, self._desk.types)
                if _has_words(entry)
            )

    def _take_entries(self, found: tuple[Entry, ...]) -> None:
        self.course.end()
        self._entries = found
        self.scope.blockSignals(True)
        for scope in scopes_of(found, self._desk.types):
            self.scope.addItem(self._scope_title(scope), scope)
        self.scope.blockSignals(False)
        self.search_now()

    def _scope_title(self, scope: Scope) -> str:
        if not scope.type:
            return _("All fields of all documents")
        kind = self._desk.types[scope.type]
        if not scope.field:
            return _("{type}: all fields").format(type=_(kind.title))
        return f"{_(kind.title)} · {_(kind.field(scope.field).title)}"

    def _scope(self) -> Scope:
        chosen = self.scope.currentData()
        return chosen if isinstance(chosen, Scope) else Scope()

    def _search(self) -> Search:
        options = (self.match_case.isChecked(), self.whole.isChecked(), self.expression.isChecked())
        return Search(self.needle.text(), self.replacement.text(), *options)

    def _show(self, changes: tuple[Replacement, ...]) -> None:
        self._searching = False
        self.course.end()
        self.model.show_changes(changes)

    def _tell_error(self, error: OCRDeskError) -> None:
        self._searching = False
        self.course.end()
        self.model.show_changes(())
        if not isinstance(error, Cancelled):
            self._say(f"{error.title}. {error.hint}", "red")

    def _saved(self, chosen: tuple[Replacement, ...], outcome: BatchOutcome) -> None:
        self.replaced = sum(change.entry.page in outcome.records for change in chosen)
        self._saving = False
        super().accept()

    def _not_saved(self, error: OCRDeskError) -> None:
        self._saving = False
        self.course.end()
        self._tell()
        if not isinstance(error, Cancelled):
            self._say(f"{error.title}. {error.hint}", "red")

    def _stop_search(self) -> None:
        if self._entries is None:
            self.reject()

    def _fail(self, error: OCRDeskError) -> None:
        self.reject()
        if not isinstance(error, Cancelled):
            self._desk.workers.failed.emit(error)

    # What is told

    def _tell(self) -> None:
        count, total = len(self.model.chosen), len(self.model.changes)
        documents = len({change.entry.place[:3] for change in self.model.chosen})
        words = ngettext("&Replace {count} value", "&Replace {count} values", count)
        self.accept_button.setText(words.format(count=count))
        self.accept_button.setEnabled(count > 0)
        if total:
            told = _("{count} of {total} changes, in {documents} documents")
            self._say(told.format(count=count, total=total, documents=documents))
        elif self.needle.text() and self._entries is not None:
            self._say(_("Nothing would change"))
        else:
            self._say(_("Each change is shown here before it is made"))

    def _say(self, words: str, tone: str = "") -> None:
        self._words.setProperty("tone", tone)
        restyle(self._words)
        self._words.setText(words)

    def _go_to_changes(self) -> None:
        if self._pause.isActive():
            self.search_now()
        self.table.setFocus()


class ChangesView(QTableView):
    """The changes; Space takes the tick of the selected rows away, or sets it."""

    def __init__(self, model: ReplacementModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName(_("Changes"))
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (NOW, BECOMES):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            head.resizeSection(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space:
            self._changes.toggle({index.row() for index in self.selectionModel().selectedRows()})
        elif event.key() in ENTER_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _has_words(entry: Entry) -> bool:
    """Whether there is a text to look in; values that are keys are chosen, not written."""
    return bool(entry.value.text) and not entry.spec.titles
