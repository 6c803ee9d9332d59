"""The changes of find and replace as a Qt table with a tick before each."""

from collections.abc import Collection
from typing import Any
from unicodedata import east_asian_width

from PySide6.QtCore import QObject, Qt, Signal

from ocrdesk.i18n import N_, _
from ocrdesk.ui import icons
from ocrdesk.ui.batch.headed_table import ROOT, HeadedTable, Index
from ocrdesk.ui.batch.replacements import Replacement

DOCUMENT, FIELD, NOW, BECOMES, NOTE = range(5)
HEAD = (N_("Document"), N_("Field"), N_("Now"), N_("Becomes"), N_("Note"))
LONG, CONTEXT = 22, 8
"""Of a text wider than LONG digits (as which a Chinese character is two), so many are shown before the first change."""
FAILS, SETTLED = N_("Would need a look"), N_("Confirmed or typed by a person")


class ReplacementModel(HeadedTable):
    """One row a change; all are ticked at first."""

    head = HEAD
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[Replacement, ...] = ()
        self._left_out: set[int] = set()

    @property
    def changes(self) -> tuple[Replacement, ...]:
        return self._changes

    @property
    def chosen(self) -> tuple[Replacement, ...]:
        """Those that are ticked."""
        return tuple(change for row, change in enumerate(self._changes) if row not in self._left_out)

    def show_changes(self, changes: tuple[Replacement, ...]) -> None:
        self.beginResetModel()
        self._changes = changes
        self._left_out.clear()
        self.endResetModel()
        self.ticked.emit()

    def toggle(self, rows: Collection[int]) -> None:
        """Take the ticks away; where none of these rows has one, tick them all."""
        rows = {row for row in rows if 0 <= row < len(self._changes)}
        if not rows:
            return
        self._left_out = self._left_out | rows if rows - self._left_out else self._left_out - rows
        self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), NOTE))
        self.ticked.emit()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._changes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == DOCUMENT else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != DOCUMENT:
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) is (index.row() in self._left_out):
            self.toggle((index.row(),))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        change, column = self._changes[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == DOCUMENT:
            return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(change)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = {NOW: change.entry.shown, BECOMES: change.shown}
            return whole.get(column) or _words(change)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == NOTE and _words(change)[NOTE]:
            return icons.icon("warning", color="amber") if change.doubtful else icons.icon("confirmed", color="green")
        return None


def _words(change: Replacement) -> tuple[str, ...]:
    entry = change.entry
    field = f"{_(entry.type.title)} · {_(entry.spec.title)}"
    note = _(FAILS) if change.doubtful else _(SETTLED) if change.settled else ""
    return entry.source, field, *from_difference(entry.shown, change.shown), note


def from_difference(now: str, becomes: str) -> tuple[str, str]:
    """Both texts from shortly before they differ: the start of a long one says nothing."""
    same = next((i for i, (a, b) in enumerate(zip(now, becomes, strict=False)) if a != b), min(len(now), len(becomes)))
    start = same - CONTEXT if same > CONTEXT + 1 and max(_width(now), _width(becomes)) > LONG else 0
    first, second = (("…" if start else "") + text[start:] for text in (now, becomes))
    return first or _("nothing"), second or _("nothing")


def _width(text: str) -> int:
    """In digits."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
