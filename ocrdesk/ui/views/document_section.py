"""One document of the form: its title where there are several, its warnings, and a row for each field."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ocrdesk.model import FieldSpec, Record, Shape
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.views.field_row import FieldRow

SIDE_MARGIN = 16
PAIR_GAP = 12
SECTION_GAP = 10

Signature = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """What else is to be said of a document: `warnings` to be seen at once, `quiet` to be found."""

    warnings: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


NO_NOTES = Notes()


class FieldBand(QWidget):
    """One or two rows side by side; it is lit from edge to edge while one of them is current."""

    def __init__(self, rows: tuple[FieldRow, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(SIDE_MARGIN, 0, SIDE_MARGIN, 0)
        line.setSpacing(PAIR_GAP)
        for row in rows:
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
            row.show()  # one that was made ahead was hidden until now

    def light(self, current: FieldRow | None) -> None:
        """Light this band if the current row is in it."""
        for row in self.rows:
            row.set_current(row is current)
        role = "current" if current in self.rows else ""
        if (self.property("role") or "") != role:
            self.setProperty("role", role)
            restyle(self)


class DocumentSection(QWidget):
    """Made once for fields of one signature and used again for each document that has it: rows are costly.

    So its rows are made one by one, when they are asked for.
    """

    def __init__(self, signature: Signature, make_row: Callable[[], FieldRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.signature = signature
        self._head = QWidget(self)
        self._title, self._warnings, self._notes = QLabel(self._head), QLabel(self._head), QLabel(self._head)
        for label in (self._title, self._warnings, self._notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "heading")
        self._warnings.setProperty("role", "notice")
        self._warnings.setProperty("tone", "amber")
        self._warnings.setWordWrap(True)
        self._notes.setProperty("role", "caption")
        self._notes.setWordWrap(True)
        self._head_column = QVBoxLayout(self._head)
        self._head_column.setSpacing(4)
        self._head_column.addWidget(self._title)
        self._head_column.addWidget(self._warnings)
        self._head_column.addWidget(self._notes)
        self._make_row = make_row
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._counts = tuple(_bands(signature))
        self._made: dict[int, FieldBand] = {}

    @property
    def bands(self) -> tuple[FieldBand, ...]:
        """Those that are made, from the top."""
        return tuple(self._made[place] for place in sorted(self._made))

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """Those that are made, from the top."""
        return tuple(row for band in self.bands for row in band.rows)

    def made_row(self, number: int) -> FieldRow | None:
        """The row of that field of the signature, if it is made."""
        place, within = self._place_of(number)
        return self._made[place].rows[within] if place in self._made else None

    def row(self, number: int) -> FieldRow:
        """The row of that field of the signature, made now if it is not."""
        place, within = self._place_of(number)
        if place not in self._made:
            band = FieldBand(tuple(self._make_row() for _row in range(self._counts[place])), self)
            above = sum(other < place for other in self._made)
            self._column.insertWidget(1 + above, band)
            band.show()  # at once: left to the layout it would be shown a turn of the event loop later
            self._made[place] = band
        return self._made[place].rows[within]

    def _place_of(self, number: int) -> tuple[int, int]:
        place = 0
        while number >= self._counts[place]:
            number -= self._counts[place]
            place += 1
        return place, number

    def show_document(self, title: str, record: Record, notes: Notes = NO_NOTES) -> None:
        """Show the title ("" for none) and what is to be said of the document as a whole."""
        said = [*(str(warning.message) for warning in record.picture_warnings), *map(str, record.warnings)]
        texts = (title, "\n".join((*said, *notes.warnings)), "\n".join(notes.quiet))
        for label, text in zip((self._title, self._warnings, self._notes), texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self._head_column.setContentsMargins(SIDE_MARGIN, SECTION_GAP if title else 2, SIDE_MARGIN, 4)
        self._head.setVisible(any(texts))


def signature_of(specs: Iterable[FieldSpec]) -> Signature:
    """What decides how the rows of a document are laid out: the fields' keys, and which of them are short."""
    return tuple((spec.key, spec.shape is Shape.CHOICE) for spec in specs)


def _bands(signature: Signature) -> Iterator[int]:
    """How many rows stand side by side: neighbours that both hold a short choice (sex, ethnicity) do."""
    short = [is_short for _key, is_short in signature]
    row = 0
    while row < len(short):
        count = 2 if short[row : row + 2] == [True, True] else 1
        yield count
        row += count


def lay_out_now(widget: QWidget, outermost: QWidget) -> None:
    """Lay out the widget and those around it anew, from the inside; by itself each would wait for the one within."""
    inside: QWidget | None = widget
    while inside is not None:
        layout = inside.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        inside = inside.parentWidget() if inside is not outermost else None
