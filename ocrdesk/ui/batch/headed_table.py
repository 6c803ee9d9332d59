"""A Qt table whose columns are known beforehand and have titles."""

from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ocrdesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class HeadedTable(QAbstractTableModel):
    """`head` are the N_-marked titles, one a column."""

    head: ClassVar[tuple[str, ...]]

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.head)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(self.head[section])
        return None
