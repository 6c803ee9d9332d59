"""One recognised table as a Qt table, to be read and changed."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from ocrdesk.model import Cell, Table

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)

MERGED = QSize(1, 1)
"""Merged cells want nothing of their first row and column alone."""


class TableModel(QAbstractTableModel):
    """The cells of a table; a merged cell stands at its top left, the places it covers are empty.

    What is typed is only told, by `typed`: the table changes once that is on the disk.
    """

    typed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._cells: dict[tuple[int, int], Cell] = {}
        self.merged: tuple[Cell, ...] = ()
        """The cells that cover more than one place."""

    @property
    def table(self) -> Table | None:
        return self._table

    def show_table(self, table: Table | None) -> None:
        """Show this table; where only texts differ, what is chosen and the keyboard stay where they are."""
        if table is None or self._table is None or _size(table) != _size(self._table):
            self.beginResetModel()
            self._take(table)
            self.endResetModel()
        else:
            self._take(table)
            self.dataChanged.emit(self.index(0, 0), self.index(table.rows - 1, table.columns - 1), TEXT_ROLES)

    def _take(self, table: Table | None) -> None:
        self._table = table
        cells = table.cells if table else ()
        self._cells = {(cell.row, cell.column): cell for cell in cells}
        self.merged = tuple(cell for cell in cells if cell.row_span > 1 or cell.column_span > 1)

    def cell(self, index: AnyIndex) -> Cell | None:
        """The cell that begins at that index."""
        return self._cells.get((index.row(), index.column()))

    def _is_merged(self, index: AnyIndex) -> bool:
        cell = self.cell(index)
        return cell is not None and (cell.row_span > 1 or cell.column_span > 1)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:  # noqa: N802 - Qt's name
        return self._table.rows if self._table and not parent.isValid() else 0

    def columnCount(self, parent: AnyIndex = ROOT) -> int:  # noqa: N802 - Qt's name
        return self._table.columns if self._table and not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in TEXT_ROLES:
            return MERGED if role == Qt.ItemDataRole.SizeHintRole and self._is_merged(index) else None
        cell = self.cell(index)
        return cell.text if cell else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        cell = self.cell(index)
        if str(value) != (cell.text if cell else ""):
            self.typed.emit(index.row(), index.column(), str(value))
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _letters(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)


def _size(table: Table) -> tuple[int, int]:
    return table.rows, table.columns


def _letters(column: int) -> str:
    """Columns as in a spreadsheet: A, B, ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
