"""The left pane: the queue with its search, its chips and its progress."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import _, ngettext
from ocrdesk.model import Job
from ocrdesk.ui.models.queue_filter import QueueFilter
from ocrdesk.ui.models.queue_model import JOB_ROLE, QueueModel
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.flow_layout import FlowLayout
from ocrdesk.ui.views.progress_line import ProgressLine
from ocrdesk.ui.views.queue_delegate import QueueDelegate
from ocrdesk.ui.views.review_counts import ReviewCounts
from ocrdesk.ui.views.thumbnails import Thumbnails

SEARCH_MILLISECONDS = 120
SELECT_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
ADD_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class QueueView(QTableView):
    """The list itself: one column, rows of one height, no widgets in them.

    A table and not a QListView, because that one asks the model for every row again whenever one is added.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setProperty("role", "panel")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(0)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_row_height(self, height: int) -> None:
        """Every row's height, now and later."""
        self.verticalHeader().setDefaultSectionSize(height)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        # A table would make its first row current and leave it unselected: which file comes first is others' choice.
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QAbstractScrollArea.focusInEvent(self, event)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # A table would search by typed letters: typing means the search field here.
        keys = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif event.key() in keys and not event.modifiers():
            self.setCurrentIndex(self.model().index(keys[Qt.Key(event.key())], 0))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Typed letters are left to the window."""


class QueuePanel(Translated, QWidget):
    """Shows the queue and tells what the clerk chose in it."""

    job_chosen = Signal(int)
    """This job is current now."""
    review_asked = Signal()
    """Enter or a double click on a row: on to its fields."""
    selection_changed = Signal()
    menu_asked = Signal(QPoint)
    """A context menu is wanted at this place of the screen."""

    def __init__(self, model: QueueModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = model
        self.progress, self.counts = ProgressLine(), ReviewCounts()
        self.view = QueueView()
        self.view.setModel(model)
        delegate = QueueDelegate(model, thumbnails, self.view)
        self.view.setItemDelegate(delegate)
        self.view.set_row_height(delegate.row_height(self.view.font()))
        self._title, self._count, self._empty = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._count.setProperty("role", "caption")
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(SEARCH_MILLISECONDS)
        self._chips = QButtonGroup(self)
        self._current: int | None = None
        self._lay_out()
        self._connect(thumbnails)
        self.retranslate()

    @property
    def current_job(self) -> Job | None:
        """The newest snapshot of the current job."""
        return self.model.job(self._current) if self._current is not None else None

    def selected_ids(self) -> tuple[int, ...]:
        """The selected jobs, in the queue's order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(job.id for job in map(self.model.job_at, rows) if job is not None)

    def choose(self, job_id: int) -> None:
        """Make this job the current one, even if the filter hides it now."""
        self.model.keep(job_id)
        if not self.model.index_of(job_id).isValid():
            self.show_only(QueueFilter.ALL)
        index = self.model.index_of(job_id)
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, SELECT_ROW)
            self.view.scrollTo(index)

    def choose_too(self, job_id: int) -> None:
        """Select this job with the current one, if it is in sight."""
        index = self.model.index_of(job_id)
        if index.isValid():
            self.view.selectionModel().select(index, ADD_ROW)

    def leave(self, ids: Iterable[int]) -> None:
        """These are about to go: make the row after them current, or the one before."""
        gone = set(ids)
        if self._current not in gone:
            return
        rows = sorted(row for row in (self.model.index_of(job_id).row() for job_id in gone) if row >= 0)
        self._current = None
        self.model.keep(None)
        if rows:
            following = self.model.job_at(rows[-1] + 1) or self.model.job_at(rows[0] - 1)
            if following is not None and following.id not in gone:
                self.choose(following.id)

    def chip(self, which: QueueFilter) -> QAbstractButton:
        """The chip of that filter."""
        return self._chips.button(list(QueueFilter).index(which))

    def show_only(self, which: QueueFilter) -> None:
        """Press that chip and clear the search."""
        self.search.clear()
        self.chip(which).setChecked(True)
        self._apply_filter()

    def retranslate(self) -> None:
        self._title.setText(_("Files"))
        self.search.setPlaceholderText(_("Search names and numbers"))
        self.search.setAccessibleName(_("Search names and numbers"))
        self.view.setAccessibleName(_("Files in the queue"))
        self._empty.setText(_("No file matches. Clear the search or press “All”."))
        self._show_counts()
        self.model.repaint()

    def _lay_out(self) -> None:
        head, chips = QHBoxLayout(), FlowLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._count)
        for place, which in enumerate(QueueFilter):
            chip = QToolButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(which is QueueFilter.ALL)
            self._chips.addButton(chip, place)
            chips.addWidget(chip)
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 8)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.search)
        top.addLayout(chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.counts)
        column.addWidget(self.progress)
        self._empty.hide()
        self.setFocusProxy(self.view)

    def _connect(self, thumbnails: Thumbnails) -> None:
        self._search_timer.timeout.connect(self._apply_filter)
        self.search.textChanged.connect(self._search_timer.start)
        self._chips.idClicked.connect(self._apply_filter)
        self.model.counted.connect(self._show_counts)
        self.model.modelReset.connect(self._restore_current)
        self.view.selectionModel().currentChanged.connect(self._follow_current)
        self.view.selectionModel().selectionChanged.connect(self.selection_changed)
        self.view.activated.connect(self.review_asked)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        thumbnails.arrived.connect(self.model.repaint_job)

    def _apply_filter(self) -> None:
        which = list(QueueFilter)[self._chips.checkedId()]
        self.model.show_only(which, self.search.text())
        self._show_emptiness()

    def _show_counts(self) -> None:
        total = self.model.count(QueueFilter.ALL)
        self._count.setText(ngettext("{count} file", "{count} files", total).format(count=total))
        for which in QueueFilter:
            chip, count = self.chip(which), self.model.count(which)
            chip.setText(f"{_(which.value)} {count}")
            chip.setVisible(which is QueueFilter.ALL or count > 0 or chip.isChecked())
        done, left, postponed = map(
            self.model.count, (QueueFilter.CONFIRMED, QueueFilter.REVIEW, QueueFilter.POSTPONED)
        )
        self.counts.show_counts(done=done, left=left, postponed=postponed)
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        nothing = self.model.rowCount() == 0
        self.view.setVisible(not nothing)
        self._empty.setVisible(nothing)

    def _follow_current(self, current: QModelIndex) -> None:
        job = current.data(JOB_ROLE) if current.isValid() else None
        if job is not None and job.id != self._current:
            self._current = job.id
            self.model.keep(job.id)
            self.job_chosen.emit(job.id)

    def _restore_current(self) -> None:
        index = self.model.index_of(self._current)
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, SELECT_ROW)

    def _ask_menu(self, place: QPoint) -> None:
        self.menu_asked.emit(self.view.viewport().mapToGlobal(place))
