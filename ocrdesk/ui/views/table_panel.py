"""The Table tab: the tables of the page as they stand, to be corrected cell by cell, row by row, column by column."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import Cell, Quad, Table
from ocrdesk.ui.models import table_edits
from ocrdesk.ui.models.table_clipboard import Clip
from ocrdesk.ui.models.table_edits import Range
from ocrdesk.ui.models.table_model import TableModel
from ocrdesk.ui.review.review import ReviewController, Run
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.cell_view import CellView
from ocrdesk.ui.views.marks import polygon_of
from ocrdesk.ui.views.nothing_shown import nothing_shown

ROW_ACTIONS = (N_("Insert above"), N_("Insert below"), N_("Delete rows"))
COLUMN_ACTIONS = (N_("Insert at the left"), N_("Insert at the right"), N_("Delete columns"))
CELL_ACTIONS = (N_("Merge cells"), N_("Split cell"), N_("Cut"), N_("Copy"), N_("Paste"))
MERGE, SPLIT = 6, 7
"""Where these stand among the actions: those on rows, on columns, on cells."""
LARGE = 2000
"""Cells: what moves the cells of a larger table is worked out aside."""


class TablePanel(Translated, QWidget):
    """Shows one table at a time, with a choice where there are several; every change is a step of the review."""

    place_chosen = Signal(object)
    """The Quad of the current cell, or None."""

    def __init__(self, review: ReviewController, aside: Run | None = None, parent: QWidget | None = None) -> None:
        """`aside` runs what takes a while; without it that is done at once."""
        super().__init__(parent)
        self._review = review
        self._aside = aside
        self._tables: tuple[Table, ...] = ()
        self._number = 0
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = TableModel(self)
        self._make_actions()
        self._build()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(_("Table"))
        self._view.setAccessibleName(_("Cells of the table"))
        self._choice.setAccessibleName(_("Which table"))
        self._guess.setText(_("The grid is a guess"))
        self._guess.setToolTip(_("No rules part all rows and columns. Compare with the page."))
        self._rows.setText(_("Row"))
        self._columns.setText(_("Column"))
        for action, text in zip(self._actions, (*ROW_ACTIONS, *COLUMN_ACTIONS, *CELL_ACTIONS), strict=True):
            if action.parent() is self:
                action.setText(_(text))
        self._merge.setText(_("Merge"))
        self._split.setText(_("Split"))
        self._fill_choice()

    def _make_actions(self) -> None:
        self._view = CellView(self._model)
        steps: tuple[Callable[[], None], ...] = (
            self.insert_row_above,
            self.insert_row_below,
            self.delete_rows,
            self.insert_column_left,
            self.insert_column_right,
            self.delete_columns,
            self.merge,
            self.split,
            self._view.cut,
            self._view.copy,
            self._view.paste,
        )
        self._actions: Sequence[QAction] = [QAction(self) for _step in steps]
        for action, step in zip(self._actions, steps, strict=True):
            action.triggered.connect(lambda _checked=False, step=step: step())
        keys = QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste
        for action, key in zip(self._actions[SPLIT + 1 :], keys, strict=True):
            # The view hears the keys itself; here they are only shown.
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _build(self) -> None:
        self._choice, self._none, self._guess = QComboBox(), QLabel(), QLabel()
        self._guess.setProperty("role", "caption")
        self._guess.setProperty("tone", "amber")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        self._none.setProperty("role", "muted")
        self._rows, self._columns = self._menu_button(), self._menu_button()
        self._merge, self._split = QToolButton(), QToolButton()
        self._merge.clicked.connect(self.merge)
        self._split.clicked.connect(self.split)
        self._fill_menus()
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for button in (self._rows, self._columns, self._merge, self._split):
            bar.addWidget(button)
        bar.addStretch(1)
        grid = QWidget()
        column = QVBoxLayout(grid)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self._choice, self._guess):
            column.addWidget(widget)
        column.addLayout(bar)
        column.addWidget(self._view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(grid)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self._view)

    def use_actions(self, edits: Sequence[QAction]) -> None:
        """Offer the window's own actions, with their keys, for what can be done to rows, columns and cells."""
        self._actions = (*edits, *self._actions[SPLIT + 1 :])
        self._fill_menus()
        self._enable_actions()

    def _fill_menus(self) -> None:
        for button, actions in ((self._rows, self._actions[:3]), (self._columns, self._actions[3:MERGE])):
            button.menu().clear()
            button.menu().addActions(list(actions))

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setMenu(QMenu(self))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _connect(self) -> None:
        self._review.hand_in = self._view.hand_in
        self._review.page_shown.connect(self._show_page)
        self._review.record_changed.connect(self._follow_record)
        self._choice.currentIndexChanged.connect(self._show_table)
        self._model.typed.connect(self._write)
        self._view.paste_wanted.connect(self._write_clip)
        self._view.clear_wanted.connect(self._clear)
        self._view.cell_chosen.connect(self._tell_place)
        self._view.selectionModel().selectionChanged.connect(self._enable_actions)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._show_menu)

    # What is shown

    def set_value_font(self, font: QFont) -> None:
        """The font of the cells."""
        self._view.set_value_font(font)

    def number_at(self, point: QPointF) -> int | None:
        """Which of the page's tables has a cell at that point of the page."""
        return next((number for number, table in enumerate(self._tables) if _cell_at(table, point)), None)

    def choose_at(self, point: QPointF) -> None:
        """Choose the cell at that point of the page; the keyboard belongs to it then."""
        number = self.number_at(point)
        cell = _cell_at(self._tables[number], point) if number is not None else None
        if number is None or cell is None:
            return
        self._choice.setCurrentIndex(number)
        self._view.choose(Range(cell.row, cell.column, cell.row, cell.column))
        self._view.scrollTo(self._view.currentIndex())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_page(self) -> None:
        record = self._review.record
        self._tables = record.tables if record else ()
        self._number = 0
        self._fill_choice()

    def _follow_record(self) -> None:
        """The record stands differently: stay at the table and the cells that are chosen."""
        record = self._review.record
        tables = record.tables if record else ()
        if tables == self._tables:
            return
        self._tables = tables
        area = self._view.chosen()
        self._fill_choice()
        if area is not None:
            self._view.choose(area)

    def _fill_choice(self) -> None:
        self._stack.setCurrentIndex(1 if self._tables else 0)
        self._none.setText(nothing_shown(self._review, _("No table was found on this page.")))
        self._choice.blockSignals(True)
        self._choice.clear()
        for number, table in enumerate(self._tables, 1):
            size = {"rows": table.rows, "columns": table.columns}
            words = str(message(N_("Table {number}: {rows} × {columns}"), number=number, **size))
            self._choice.addItem(f"{words}  {table.title}" if table.title else words)
        number = min(self._number, len(self._tables) - 1)
        self._choice.setCurrentIndex(number)
        self._choice.blockSignals(False)
        self._choice.setVisible(len(self._tables) > 1)
        self._show_table(number)

    def _show_table(self, number: int) -> None:
        before = self._model.table
        table = self._tables[number] if 0 <= number < len(self._tables) else None
        self._number = max(number, 0)
        self._model.show_table(table)
        same = (
            before is not None and table is not None and before.columns == table.columns and before.quad == table.quad
        )
        self._view.show_cells(anew=not same)
        record = self._review.record
        self._guess.setVisible(table is not None and table.guess and not (record and record.tables_edited))
        self._enable_actions()

    def _tell_place(self, cell: Cell | None) -> None:
        place: Quad | None = cell.quad if cell else None
        if self._view.isVisible():
            self.place_chosen.emit(place)

    def _enable_actions(self) -> None:
        area, table = self._view.chosen(), self._model.table
        merges = splits = False
        if area is not None and table is not None:
            merged = [cell for cell in self._model.merged if area.meets(cell)]
            several = (area.top, area.left) != (area.bottom, area.right)
            merges = several and not any(Range.of(cell) == area for cell in merged)
            splits = bool(merged)
        for action in self._actions:
            action.setEnabled(area is not None)
        for action, button, on in zip(
            self._actions[MERGE : SPLIT + 1], (self._merge, self._split), (merges, splits), strict=True
        ):
            action.setEnabled(on)
            button.setEnabled(on)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(list(self._actions[SPLIT + 1 :]))
        menu.addSeparator()
        menu.addActions(list(self._actions[MERGE : SPLIT + 1]))
        for actions in (self._actions[:3], self._actions[3:MERGE]):
            menu.addSeparator()
            menu.addActions(list(actions))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.viewport().mapToGlobal(place))

    # What is done

    def insert_row_above(self) -> None:
        self._change(lambda table, area: table_edits.insert_row(table, area.top))

    def insert_row_below(self) -> None:
        self._change(lambda table, area: table_edits.insert_row(table, area.bottom + 1))

    def delete_rows(self) -> None:
        self._change(lambda table, area: table_edits.delete_rows(table, area.top, area.bottom))

    def insert_column_left(self) -> None:
        self._change(lambda table, area: table_edits.insert_column(table, area.left))

    def insert_column_right(self) -> None:
        self._change(lambda table, area: table_edits.insert_column(table, area.right + 1))

    def delete_columns(self) -> None:
        self._change(lambda table, area: table_edits.delete_columns(table, area.left, area.right))

    def merge(self) -> None:
        self._change(table_edits.merge)

    def split(self) -> None:
        self._change(table_edits.split)

    def _change(self, edit: Callable[[Table, Range], Table]) -> None:
        area, table = self._view.chosen(), self._model.table
        if area is not None and table is not None:
            aside = self._aside if len(table.cells) > LARGE else None
            self._review.edit_table(self._number, lambda table: edit(table, area), aside)

    def _write(self, row: int, column: int, text: str) -> None:
        self._review.edit_table(
            self._number, lambda table: table_edits.write_cells(table, row, column, [Cell(0, 0, text)])
        )

    def _write_clip(self, clip: Clip) -> None:
        """Paste; a spreadsheet's worth of cells is read and written aside."""
        area = self._view.chosen()
        if area is not None:
            aside = self._aside if clip.is_large else None
            self._review.edit_table(self._number, partial(_pasted, clip=clip, area=area), aside)

    def _clear(self) -> None:
        self._change(table_edits.clear)


def _pasted(table: Table, clip: Clip, area: Range) -> Table:
    """The table with what was copied; a single cell fills all that are chosen, as in a spreadsheet."""
    block = clip.block()
    if block is None:
        return table
    if len(block.cells) == 1 and not block.spans:
        return table_edits.fill(table, area, block.cells[0].text)
    return table_edits.write_cells(table, area.top, area.left, block.cells)


def _cell_at(table: Table, point: QPointF) -> Cell | None:
    return next((cell for cell in table.cells if cell.quad is not None and _holds(cell.quad, point)), None)


def _holds(quad: Quad, point: QPointF) -> bool:
    return polygon_of(quad).containsPoint(point, Qt.FillRule.WindingFill)
