"""The cells of a table on the screen: chosen, typed in, copied and pasted with the keyboard."""

import time
from collections import defaultdict

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from ocrdesk.model import Cell
from ocrdesk.ui.models.table_clipboard import Clip, as_html, as_text
from ocrdesk.ui.models.table_edits import Range, grown
from ocrdesk.ui.models.table_model import TableModel
from ocrdesk.ui.theme import ui_font

NARROWEST_COLUMN, WIDEST_COLUMN = 52, 220
LOWEST_ROW = 28
CELL_MARGIN, MOST_HEIGHT = 4, 10_000
ROWS_LOOKED_AT = 30
"""A column is as wide as the cells of so many rows want, and of those in sight."""
FIT_SECONDS = 0.006
"""So long rows are made as high as their cells want before the window gets a breath."""
KEYS = (QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Delete)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
Triggers = QAbstractItemView.EditTrigger


class CellView(QTableView):
    """Shows a TableModel; what is wanted of the table is told by signals."""

    paste_wanted = Signal(object)
    """This Clip is to be written from the chosen place on."""
    clear_wanted = Signal()
    cell_chosen = Signal(object)
    """Another Cell, or None, is the current one."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = model
        self.setModel(model)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(Triggers.DoubleClicked | Triggers.EditKeyPressed | Triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.horizontalHeader().setMinimumSectionSize(NARROWEST_COLUMN)
        self.verticalHeader().setMinimumSectionSize(LOWEST_ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setResizeContentsPrecision(ROWS_LOOKED_AT)
        self._unfitted: list[int] = []
        self._ending: dict[int, list[Cell]] = {}
        """The merged cells that end in a row."""
        self._fitting = QTimer(self)
        self._fitting.timeout.connect(self._fit_some)
        self.selectionModel().currentChanged.connect(self._tell_cell)

    @property
    def fits_rows(self) -> bool:
        """Whether rows are still being made as high as their cells want."""
        return self._fitting.isActive()

    def chosen(self) -> Range | None:
        """The range that is chosen, with all cells that reach into it."""
        table = self._cells.table
        areas = self._areas()
        current = self.currentIndex()
        if not areas and current.isValid():
            areas = [Range(current.row(), current.column(), current.row(), current.column())]
        if table is None or not areas:
            return None
        tops, lefts, bottoms, rights = zip(*((a.top, a.left, a.bottom, a.right) for a in areas), strict=True)
        return grown(self._cells.merged, Range(min(tops), min(lefts), max(bottoms), max(rights)))

    def _areas(self) -> list[Range]:
        # Not the indexes one by one: there may be ten thousand.
        selection = self.selectionModel().selection()
        areas = map(selection.at, range(selection.count()))
        return [Range(area.top(), area.left(), area.bottom(), area.right()) for area in areas]

    def show_cells(self, *, anew: bool) -> None:
        """Follow the model: spans and, for another table or one of another shape, widths, too."""
        self.clearSpans()
        self._ending = defaultdict(list)
        for cell in self._cells.merged:
            self.setSpan(cell.row, cell.column, cell.row_span, cell.column_span)
            self._ending[cell.row + cell.row_span - 1].append(cell)
        if anew:
            self.resizeColumnsToContents()
            for column in range(self._cells.columnCount()):
                self.setColumnWidth(column, min(self.columnWidth(column), WIDEST_COLUMN))
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Make the rows in sight as high as their cells want, and the others in the next turns of the event loop."""
        rows = self._cells.rowCount()
        first = max(self.rowAt(0), 0)
        sight = range(first, min(first + self.viewport().height() // LOWEST_ROW + 1, rows))
        for row in sight:
            self._fit_row(row)
        self._unfitted = [*range(sight.stop, rows), *range(sight.start)][::-1]
        self._fitting.start()

    def _fit_some(self) -> None:
        until = time.perf_counter() + FIT_SECONDS
        while self._unfitted and time.perf_counter() < until:
            self._fit_row(self._unfitted.pop())
        if not self._unfitted:
            self._fitting.stop()

    def _fit_row(self, row: int) -> None:
        """As high as the cells of the row want, and what the merged ones that end in it lack of their height."""
        self.resizeRowToContents(row)
        for cell in self._ending.get(row, ()):
            lacking = self._height_of(cell) - sum(map(self.rowHeight, range(cell.row, row + 1)))
            if lacking > 0:
                self.setRowHeight(row, self.rowHeight(row) + lacking)

    def _height_of(self, cell: Cell) -> int:
        """What a merged cell's text takes, wrapped in all its columns."""
        last = min(cell.column + cell.column_span, self._cells.columnCount())
        width = sum(map(self.columnWidth, range(cell.column, last)))
        room = QRect(0, 0, max(width - 2 * CELL_MARGIN, 1), MOST_HEIGHT)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, cell.text).height() + CELL_MARGIN

    def set_value_font(self, font: QFont) -> None:
        """The font of the cells; the heads keep theirs."""
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setFont(ui_font())
        self.setFont(font)
        self.show_cells(anew=True)

    def choose(self, area: Range) -> None:
        """Choose that range, as far as the table reaches."""
        bottom, right = self._cells.rowCount() - 1, self._cells.columnCount() - 1
        if min(bottom, right) < 0:
            return
        first = self._cells.index(min(area.top, bottom), min(area.left, right))
        last = self._cells.index(min(area.bottom, bottom), min(area.right, right))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(first, flags.ClearAndSelect)
        self.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as Excel and Word take them."""
        table, area = self._cells.table, self.chosen()
        if table is not None and area is not None:
            cells = QMimeData()
            cells.setText(as_text(table, area))
            cells.setHtml(as_html(table, area))
            QGuiApplication.clipboard().setMimeData(cells)

    def cut(self) -> None:
        """Copy the chosen cells, and ask for them to be cleared."""
        if self.chosen() is not None:
            self.copy()
            self.clear_wanted.emit()

    def paste(self) -> None:
        """Ask for the clipboard's cells to be written from the chosen place on."""
        given = QGuiApplication.clipboard().mimeData()
        clip = Clip(given.html() if given.hasHtml() else "", given.text())
        if (clip.html or clip.text) and self.chosen() is not None:
            self.paste_wanted.emit(clip)

    def hand_in(self) -> None:
        """What is being typed in a cell is its text; where nothing is, nothing is done."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def event(self, event: QEvent) -> bool:
        # The window has other uses for these keys; here they belong to the cells.
        asked = event if event.type() == QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and self._wants(asked):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the editor lets Enter through, and is closed by it a moment later
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.clear_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            self._go_down()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The cell that the keys act on is seen, also before one was chosen."""
        super().focusInEvent(event)
        here = self.currentIndex()
        if here.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """After Enter the cell below is the current one, as in a spreadsheet."""
        entered = hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if entered else hint)
        if entered:
            self._go_down()

    def _wants(self, key: QKeyEvent) -> bool:
        if key.matches(QKeySequence.StandardKey.Paste):
            return QGuiApplication.clipboard().mimeData().hasText()  # pictures and files are the window's
        return key.key() == Qt.Key.Key_F2 or any(key.matches(each) for each in KEYS)

    def _go_down(self) -> None:
        here = self.currentIndex()
        below = here.row() + max(1, self.rowSpan(here.row(), here.column()))
        if here.isValid() and below < self._cells.rowCount():
            self.setCurrentIndex(self._cells.index(below, here.column()))

    def _tell_cell(self) -> None:
        cell: Cell | None = self._cells.cell(self.currentIndex())
        self.cell_chosen.emit(cell)
