"""The Table tab: the cells of the tables that were found on the page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import Table
from ocrdesk.ui.models.table_model import TableModel
from ocrdesk.ui.review import ReviewController

WIDEST_COLUMN = 200


class TablePanel(QWidget):
    """Shows one table at a time, with a choice where there are several."""

    def __init__(self, review: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._tables: tuple[Table, ...] = ()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = TableModel(self)
        self._build()
        review.page_shown.connect(self._show_page)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(_("Table"))
        self._view.setAccessibleName(_("Cells of the table"))
        self._choice.setAccessibleName(_("Which table"))
        self._none.setText(_("No table was found on this page."))
        self._fill_choice()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._choice, self._view, self._none = QComboBox(), QTableView(), QLabel()
        self._choice.currentIndexChanged.connect(self._show_table)
        self._view.setModel(self._model)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setWordWrap(True)
        self._view.setTabKeyNavigation(False)
        self._view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        self._none.setProperty("role", "muted")
        grid = QWidget()
        column = QVBoxLayout(grid)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._choice)
        column.addWidget(self._view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(grid)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _show_page(self) -> None:
        record = self._review.record
        self._tables = record.recognition.tables if record else ()
        self._stack.setCurrentIndex(1 if self._tables else 0)
        self._fill_choice()

    def _fill_choice(self) -> None:
        self._choice.blockSignals(True)
        self._choice.clear()
        for number, table in enumerate(self._tables, 1):
            size = {"rows": table.rows, "columns": table.columns}
            self._choice.addItem(str(message(N_("Table {number}: {rows} × {columns}"), number=number, **size)))
        self._choice.blockSignals(False)
        self._choice.setVisible(len(self._tables) > 1)
        self._show_table(0)

    def _show_table(self, number: int) -> None:
        self._view.clearSpans()
        self._model.show_table(self._tables[number] if 0 <= number < len(self._tables) else None)
        for cell in self._model.merged():
            self._view.setSpan(cell.row, cell.column, cell.row_span, cell.column_span)
        self._view.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            if self._view.columnWidth(column) > WIDEST_COLUMN:
                self._view.setColumnWidth(column, WIDEST_COLUMN)
        self._view.resizeRowsToContents()
