"""Who is asked when the chosen recogniser cannot read a page: off by default, in an order that can be changed."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import _

KEY = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 30


class FallBackEditor(QWidget):
    """All providers; the ticked ones are asked from the top. `value()` gives their keys."""

    def __init__(self, providers: Iterable[tuple[str, str]], chosen: Sequence[str]) -> None:
        """`providers` are (key, N_-marked title)."""
        super().__init__()
        titles = dict(providers)
        known = [key for key in chosen if key in titles]
        self._list = QListWidget()
        for key in (*known, *(key for key in titles if key not in known)):
            self._list.addItem(self._item(key, titles[key], ticked=key in known))
        self._list.setObjectName("fall_back")
        self._list.setSpacing(0)
        self._list.setAccessibleName(_("Asked in turn where the chosen recogniser cannot"))
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setFixedHeight(ROW_HEIGHT * self._list.count() + 18)
        self._list.setCurrentRow(0)
        self._up, self._down = QPushButton(_("Up")), QPushButton(_("Down"))
        column = QVBoxLayout()
        for button, step in ((self._up, -1), (self._down, 1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _pressed, step=step: self.move_current(step))
            column.addWidget(button)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._list, 1)
        row.addLayout(column)
        self.setFocusProxy(self._list)

    def value(self) -> list[str]:
        items = (self._list.item(place) for place in range(self._list.count()))
        return [str(item.data(KEY)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def tick(self, key: str, *, ticked: bool = True) -> None:
        """Ask that provider too, or no more."""
        for place in range(self._list.count()):
            item = self._list.item(place)
            if item.data(KEY) == key:
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def move_current(self, step: int) -> None:
        """Ask the current one sooner or later."""
        here = self._list.currentRow()
        there = here + step
        if here >= 0 and 0 <= there < self._list.count():
            self._list.insertItem(there, self._list.takeItem(here))
            self._list.setCurrentRow(there)

    @staticmethod
    def _item(key: str, title: str, *, ticked: bool) -> QListWidgetItem:
        item = QListWidgetItem(_(title))
        item.setData(KEY, key)
        item.setSizeHint(QSize(0, ROW_HEIGHT))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item
