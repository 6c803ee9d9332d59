"""A column of fields as a Qt table, sorted and filtered over plain lists."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from ocrdesk.i18n import N_
from ocrdesk.ui.batch.field_column import as_field
from ocrdesk.ui.batch.gathering import Entry, Place
from ocrdesk.ui.batch.headed_table import ROOT, HeadedTable, Index
from ocrdesk.ui.views.field_words import reason_for, words_for

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
DOCUMENT, PICTURE, VALUE, STATE = range(4)
HEAD = (N_("Document"), N_("Picture"), N_("Value"), N_("State"))


class Order(StrEnum):
    """In which order; the value is the title."""

    QUEUE = N_("As in the queue")
    UNSURE = N_("Least sure first")
    VALUE = N_("By value")
    NAME = N_("By document")


def _severity(entry: Entry) -> tuple[int, float]:
    """Failed checks before doubts before what is fine."""
    failed = any(problem.failed for problem in entry.value.problems)
    return (0 if failed and entry.needs_look else 1 if entry.needs_look else 2), entry.value.confidence


SORTED: dict[Order, Callable[[Entry], Any]] = {
    Order.UNSURE: _severity,
    Order.VALUE: lambda entry: entry.shown,
    Order.NAME: lambda entry: (entry.name.casefold(), entry.number),
}


class FieldColumnModel(HeadedTable):
    """One row a document. What changes keeps its row until the clerk sorts or filters anew."""

    head = HEAD
    told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[Place, Entry] = {}
        self._rows: list[Place] = []
        self.order = Order.QUEUE
        self.only_unsure = False

    @property
    def entries(self) -> dict[Place, Entry]:
        """By place; to be renewed by `renewed`."""
        return self._entries

    @property
    def unsure(self) -> int:
        return sum(entry.needs_look for entry in self._entries.values())

    def show_entries(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.place: entry for entry in entries}
        self.arrange()

    def give_up(self) -> dict[Place, Entry]:
        """Show nothing any more; the entries are handed back, to be let go."""
        entries, self._entries = self._entries, {}
        self.arrange()
        return entries

    def arrange(self) -> None:
        """Sort and filter."""
        self.beginResetModel()
        shown = [entry for entry in self._entries.values() if entry.needs_look or not self.only_unsure]
        if self.order in SORTED:
            shown.sort(key=SORTED[self.order])
        self._rows = [entry.place for entry in shown]
        self.endResetModel()
        self.told.emit()

    def renewed(self, places: Iterable[Place]) -> None:
        """These entries say something else now."""
        rows = {place: row for row, place in enumerate(self._rows)}
        for place in places:
            if place in rows:
                self.dataChanged.emit(self.index(rows[place], 0), self.index(rows[place], STATE))
        self.told.emit()

    def pictures_came(self, page: tuple[int, int]) -> None:
        for row, place in enumerate(self._rows):
            if place[:2] == page:
                self.dataChanged.emit(self.index(row, PICTURE), self.index(row, PICTURE))

    def entry(self, row: int) -> Entry | None:
        return self._entries[self._rows[row]] if 0 <= row < len(self._rows) else None

    def row_of(self, place: Place) -> int:
        """-1 where it is not shown."""
        return self._rows.index(place) if place in self._rows else -1

    def next_unsure(self, row: int, direction: int) -> int:
        """The next row that needs a look, all around; -1 where there is none."""
        count = len(self._rows)
        order = ((row + direction * step) % count for step in range(1, count + 1)) if count else iter(())
        return next((each for each in order if self._entries[self._rows[each]].needs_look), -1)

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            field = as_field(entry)
            return (entry.source, "", entry.shown, words_for(field).spoken)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            field = as_field(entry)
            return "\n".join(filter(None, (entry.source, words_for(field).text, reason_for(field))))
        return None
