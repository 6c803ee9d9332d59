"""*Confirm all that pass*: counts first what nobody needs to look at, then confirms it in one step."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ocrdesk.errors import Cancelled, OCRDeskError
from ocrdesk.i18n import _, ngettext
from ocrdesk.model import BatchOutcome, Course
from ocrdesk.ui import icons
from ocrdesk.ui.batch.batch_dialog import BatchDialog
from ocrdesk.ui.batch.course_line import CourseLine
from ocrdesk.ui.batch.desk import BatchDesk
from ocrdesk.ui.batch.passing import REASONS, Passing, confirmations, count_passing
from ocrdesk.ui.dialogs.buttons import accept_and_cancel

WIDTH = 520
MOST_TYPES = 12
MARK = 16


class ConfirmPassingDialog(BatchDialog):
    """Counts on a worker, and confirms what was counted when it is accepted; closes when that is on disk."""

    def __init__(self, desk: BatchDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CourseLine(), parent)
        self.passing = Passing()
        self.confirmed = 0
        self._title, self._hint, self._mark = QLabel(_("Counting the documents…")), QLabel(), QLabel()
        self._table = QFrame()
        self._rows = QGridLayout(self._table)
        self.setWindowTitle(_("Confirm all that pass"))
        self.setMinimumWidth(WIDTH)
        self._lay_out()
        self.course.cancelled.connect(self.reject)
        course = self.course.follow(_("Counting the documents…"))
        desk.workers.run(partial(self._count, course), self.show_passing, self._fail, key="batch", lane="batch")

    @property
    def heading(self) -> str:
        """What is said first."""
        return self._title.text()

    @property
    def can_confirm(self) -> bool:
        return self._accept.isEnabled()

    def show_passing(self, passing: Passing) -> None:
        """The counting is over."""
        self.course.end()
        self.passing = passing
        self._title.setText(words_for(passing))
        self._hint.setText(_hint(passing))
        self._hint.setVisible(bool(self._hint.text()))
        name, tone = ("confirmed", "green") if passing.count else ("warning", "amber")
        self._mark.setPixmap(icons.pixmap(name, MARK + 4, self.devicePixelRatioF(), color=tone))
        self._show_types(passing)
        words = ngettext("&Confirm {count} document", "&Confirm {count} documents", passing.count)
        self._accept.setText(words.format(count=passing.count))
        self._accept.setEnabled(passing.count > 0)
        self._cancel.setText(_("Cancel") if passing.count else _("Close"))
        (self._accept if passing.count else self._cancel).setFocus()
        self._accept.setDefault(passing.count > 0)
        self._fit()

    def _fit(self) -> None:
        """As large as the words need, over the middle of the window: the system may have placed it meanwhile."""
        width = max(WIDTH, self.sizeHint().width())
        self.resize(width, self._column.totalHeightForWidth(width))
        parent = self.parentWidget()
        if parent is not None:
            frame = self.frameGeometry()
            frame.moveCenter(parent.frameGeometry().center())
            self.move(frame.topLeft())

    def accept(self) -> None:
        """Confirm what was counted, in one step."""
        if self._saving or not self.passing.count:
            return
        self._saving = True
        self._accept.setEnabled(False)
        course = self.course.follow(_("Confirming…"))
        edits = confirmations(self.passing.places, self._desk.confirm_document)
        self._desk.saver.save(edits, _("confirming all that pass"), self._saved, self._not_saved, course)

    def _count(self, course: Course) -> Passing:
        return count_passing(self._desk.records(course), self._desk.types)

    def _saved(self, outcome: BatchOutcome) -> None:
        self.confirmed = sum(len(self.passing.places.get(page, ())) for page in outcome.records)
        self._saving = False
        super().accept()

    def _not_saved(self, error: OCRDeskError) -> None:
        self._saving = False
        self._fail(error)

    def _fail(self, error: OCRDeskError) -> None:
        self.reject()
        if not isinstance(error, Cancelled):
            self._desk.workers.failed.emit(error)

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._hint.hide()
        self._table.setProperty("role", "card")
        self._table.hide()
        self._rows.setContentsMargins(14, 10, 14, 10)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)
        head = QGridLayout()
        head.setHorizontalSpacing(10)
        head.setVerticalSpacing(6)
        head.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 0, 1)
        head.addWidget(self._hint, 1, 1)
        head.setColumnStretch(1, 1)
        buttons, self._accept = accept_and_cancel(_("Confirm"))
        self._cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self._accept.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._table)
        column.addWidget(self.course)
        column.addWidget(buttons)

    def _show_types(self, passing: Passing) -> None:
        for row, (key, total) in enumerate(passing.waiting.most_common(MOST_TYPES)):
            count = passing.passing[key]
            mark, title, number = QLabel(), QLabel(_(self._desk.types[key].title)), QLabel(f"{count} / {total}")
            name, tone = ("check", "green" if count == total else "muted") if count else ("minus", "muted")
            mark.setPixmap(icons.pixmap(name, MARK, self.devicePixelRatioF(), color=tone))
            number.setProperty("role", "muted")
            number.setAccessibleName(_("{count} of {total}").format(count=count, total=total))
            for column, label in enumerate((mark, title, number)):
                self._rows.addWidget(label, row, column)
        self._table.setVisible(bool(passing.waiting))


def words_for(passing: Passing) -> str:
    """The first thing said."""
    if not passing.total:
        return _("No document waits for confirmation")
    if not passing.count:
        return _("None of {total} documents can go unseen").format(total=passing.total)
    words = ngettext(
        "{count} of {total} documents has nothing to look at",
        "{count} of {total} documents have nothing to look at",
        passing.count,
    )
    return words.format(count=passing.count, total=passing.total)


def _hint(passing: Passing) -> str:
    left = [_(reason).format(count=passing.reasons[reason]) for reason in REASONS if passing.reasons[reason]]
    if not left:
        return _("Each value passes its checks and was read without doubt.") if passing.count else ""
    return _("For a person: {what}.").format(what=_(", ").join(left))
