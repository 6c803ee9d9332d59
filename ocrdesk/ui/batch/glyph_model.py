"""A sheet's glyphs as a Qt table of as many columns as fit, with the marks that a person sets."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ocrdesk.i18n import _
from ocrdesk.ui.batch.gathering import Entry, Place
from ocrdesk.ui.batch.glyph_sheets import Glyph, GlyphSheet, Mark

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
GLYPH_ROLE = Qt.ItemDataRole.UserRole + 1


class GlyphModel(QAbstractTableModel):
    """Glyphs row by row. `GLYPH_ROLE` gives the Glyph, or None behind the last one."""

    marked = Signal()

    def __init__(self, entries: Mapping[Place, Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._sheet = GlyphSheet("", ())
        self._columns = 1
        self._history: list[tuple[Glyph, Mark | None]] = []

    @property
    def sheet(self) -> GlyphSheet:
        return self._sheet

    @property
    def can_undo(self) -> bool:
        """Whether a mark was set on this sheet since it is shown."""
        return bool(self._history)

    def show_sheet(self, sheet: GlyphSheet) -> None:
        self.beginResetModel()
        self._sheet = sheet
        self._history.clear()
        self.endResetModel()
        self.marked.emit()

    def set_columns(self, count: int) -> bool:
        """So many glyphs side by side; False where that is so already."""
        if count == self._columns:
            return False
        self.beginResetModel()
        self._columns = count
        self.endResetModel()
        return True

    def glyph(self, index: Index) -> Glyph | None:
        number = index.row() * self._columns + index.column()
        return self._sheet.glyphs[number] if index.isValid() and number < len(self._sheet.glyphs) else None

    def entry(self, glyph: Glyph) -> Entry:
        return self._entries[glyph.place]

    def mark(self, glyph: Glyph) -> Mark | None:
        return self._sheet.marks.get(glyph)

    def index_of(self, number: int) -> QModelIndex:
        """Where the glyph of that number stands; the last one where there are not so many."""
        number = max(0, min(number, len(self._sheet.glyphs) - 1))
        return self.index(number // self._columns, number % self._columns)

    def number_of(self, index: Index) -> int:
        return index.row() * self._columns + index.column()

    def correct(self, index: Index, letter: str) -> None:
        """The glyph is this letter; the one it was read as takes the mark away."""
        letter = unicodedata.normalize("NFKC", letter).upper()
        if len(letter) == 1 and letter.isalnum():
            self._set(index, None if letter == self._sheet.text else Mark(letter))

    def toggle_doubt(self, index: Index) -> None:
        glyph = self.glyph(index)
        before = self.mark(glyph) if glyph is not None else None
        self._set(index, None if before is not None and before.is_doubt else Mark())

    def clear(self, index: Index) -> None:
        """Take the mark away."""
        self._set(index, None)

    def undo(self) -> None:
        """Take back the mark that was set last."""
        if self._history:
            glyph, before = self._history.pop()
            self._put(glyph, before)

    def repaint_page(self, job_id: int, number: int) -> None:
        """The pictures of that page came."""
        rows = [i for i, glyph in enumerate(self._sheet.glyphs) if glyph.place[:2] == (job_id, number)]
        if rows:
            first, last = min(rows) // self._columns, max(rows) // self._columns
            self.dataChanged.emit(self.index(first, 0), self.index(last, self._columns - 1))

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else -(-len(self._sheet.glyphs) // self._columns)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.glyph(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        glyph = self.glyph(index)
        if glyph is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                mark = self.mark(glyph)
                return mark.letter if mark is not None and mark.letter else self._sheet.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(glyph)
        return glyph if role == GLYPH_ROLE else None

    def _spoken(self, glyph: Glyph) -> str:
        entry, mark = self.entry(glyph), self.mark(glyph)
        parts = [self._sheet.text, _("{percent} sure").format(percent=f"{glyph.confidence:.0%}"), entry.source]
        if mark is not None:
            parts.insert(1, _("in doubt") if mark.is_doubt else _("corrected to {letter}").format(letter=mark.letter))
        return _(", ").join(parts)

    def _set(self, index: Index, mark: Mark | None) -> None:
        glyph = self.glyph(index)
        if glyph is None or mark == self.mark(glyph):
            return
        self._history.append((glyph, self.mark(glyph)))
        self._put(glyph, mark)

    def _put(self, glyph: Glyph, mark: Mark | None) -> None:
        self._sheet.marks.pop(glyph, None)
        if mark is not None:
            self._sheet.marks[glyph] = mark
        index = self.index_of(self._sheet.glyphs.index(glyph))
        self.dataChanged.emit(index, index)
        self.marked.emit()
