"""The command palette on the screen: a field to type in, and below it the actions that fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import _
from ocrdesk.ui import theme
from ocrdesk.ui.review.typeahead import ENTER_KEYS
from ocrdesk.ui.theme import themes

WIDEST, HIGHEST = 560, 420
ROW_HEIGHT = 34
MARGIN, GAP = 12, 10
FRAME, EDGE, GAP_BELOW_FIELD = 1, 10, 6
LIST_PADDING = 8
"""Of a list in a panel, as the stylesheet has it."""
TOP = 54
"""So far below the window's upper edge the palette stands."""
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One action as it is shown."""

    id: str
    name: str
    menu: str
    key: str
    enabled: bool


class PaletteFrame(QFrame):
    """Lies over the window while it has the keyboard."""

    typed = Signal(str)
    chosen = Signal(str)
    """The id of the action that is wanted."""
    left = Signal()
    """Esc was pressed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field, self.list, self._none = QLineEdit(), QListWidget(), QLabel()
        self.field.setProperty("role", "search")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.typed)
        self.list.setProperty("role", "panel")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._choose)
        self._none.setProperty("role", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP_BELOW_FIELD)
        for widget in (self.field, self.list, self._none):
            column.addWidget(widget)
        self.hide()

    def open(self) -> None:
        """Come into sight with an empty field that has the keyboard."""
        self.setAccessibleName(_("All commands"))
        self.field.setAccessibleName(_("Name or key of a command"))
        self.field.setPlaceholderText(_("Type a name, its first letters or a key"))
        self.list.setAccessibleName(_("Commands that fit"))
        self._none.setText(_("No command is called so."))
        self.field.clear()
        self.typed.emit("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, the first that can be run at hand."""
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(entry.name)
            item.setData(ENTRY, entry)
            spoken = [entry.name, entry.key, "" if entry.enabled else _("cannot be used now")]
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in spoken if part))
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            if not entry.enabled:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setVisible(bool(entries))
        self._none.setVisible(not entries)
        first = next((row for row, entry in enumerate(entries) if entry.enabled), -1)
        self.list.setCurrentRow(first)
        self.list.scrollToTop()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take(event)
            if event.type() == QEvent.Type.FocusOut:
                self.hide()  # the clerk went elsewhere, with the mouse
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in ENTER_KEYS:
            if not event.isAutoRepeat():
                self._choose(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in MOVES:
            self._move(MOVES[key])
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        """Go to another row that can be run."""
        usable = [row for row in range(self.list.count()) if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled]
        if not usable:
            return
        here = usable.index(self.list.currentRow()) if self.list.currentRow() in usable else -1
        there = (here + step) % len(usable) if abs(step) == 1 else min(max(here + step, 0), len(usable) - 1)
        self.list.setCurrentRow(usable[there])

    def _choose(self, item: QListWidgetItem | None) -> None:
        entry = item.data(ENTRY) if item is not None else None
        if isinstance(entry, Entry) and entry.enabled:
            self.chosen.emit(entry.id)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            width, room = min(WIDEST, window.width() - 40), min(HIGHEST, window.height() - TOP - 40)
            self.setGeometry((window.width() - width) // 2, TOP, width, min(room, self._wanted_height()))

    def _wanted_height(self) -> int:
        """Of the field, and of the rows or the words that none fits."""
        rows = max(self.list.count(), 1) * ROW_HEIGHT
        return self.field.sizeHint().height() + GAP_BELOW_FIELD + rows + 2 * (FRAME + EDGE + LIST_PADDING)


class _EntryDelegate(QStyledItemDelegate):
    """Paints a row: the action's name, its menu, and at the right its key."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        area, state, colours = QRect(option.rect), QStyle.StateFlag(option.state), themes().theme
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours.color("accent_soft"))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colours.color("accent"))
        area.adjust(MARGIN, 0, -MARGIN, 0)
        small = theme.ui_font("small")
        width = QFontMetrics(small).horizontalAdvance(entry.key)
        painter.setFont(small)
        painter.setPen(colours.color("muted" if entry.enabled else "faint"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.key)
        area.setRight(area.right() - width - GAP)
        base = theme.ui_font()
        name = QFontMetrics(base).elidedText(entry.name, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(base)
        painter.setPen(colours.color("text" if entry.enabled else "faint"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
        area.setLeft(area.left() + QFontMetrics(base).horizontalAdvance(name) + GAP)
        painter.setFont(small)
        painter.setPen(colours.color("faint"))
        menu = QFontMetrics(small).elidedText(entry.menu, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, menu)
        painter.restore()
