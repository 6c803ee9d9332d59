"""Rows of a list with a number at the right end, so that the numbers stand in a column."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ocrdesk.ui.theme import themes, ui_font

COUNT = Qt.ItemDataRole.UserRole + 1
"""Under this role an item holds its number, as text."""
MARGIN = 10


class CountDelegate(QStyledItemDelegate):
    """The row as ever, and over its right end the number, smaller and muted."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(ui_font("small"))
        painter.setPen(themes().theme.color("muted"))
        area = option.rect.adjusted(0, 0, -MARGIN, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, index.data(COUNT) or "")
        painter.restore()
