"""The form: a row for each field, short ones in pairs, a section for each document on the page."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ocrdesk.model import Record, Shape
from ocrdesk.ui.models.fields_model import Field
from ocrdesk.ui.review import ReviewController
from ocrdesk.ui.theme import restyle, themes
from ocrdesk.ui.views.field_row import FieldRow

SIDE_MARGIN = 16
PAIR_GAP = 12
SECTION_GAP = 10


class FieldBand(QWidget):
    """One or two rows side by side; it is lit from edge to edge while one of them is current."""

    def __init__(self, rows: tuple[FieldRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(SIDE_MARGIN, 0, SIDE_MARGIN, 0)
        line.setSpacing(PAIR_GAP)
        for row in rows:
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)

    def light(self, current: FieldRow | None) -> None:
        """Light this band if the current row is in it."""
        for row in self.rows:
            row.set_current(row is current)
        role = "current" if current in self.rows else ""
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)


class Section(QWidget):
    """The head of one document among several, and its warnings."""

    def __init__(self, *, titled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._warnings = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setVisible(titled)
        self._warnings.setProperty("role", "notice")
        self._warnings.setProperty("tone", "amber")
        self._warnings.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_MARGIN, SECTION_GAP if titled else 0, SIDE_MARGIN, 2)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._warnings)

    def show_document(self, title: str, record: Record) -> None:
        self._title.setText(title)
        self._warnings.setText("\n".join(str(warning) for warning in record.warnings))
        self._warnings.setVisible(bool(record.warnings))
        self.setVisible(self._title.isVisibleTo(self) or bool(record.warnings))


class FieldForm(QScrollArea):
    """Rows over the review's FieldsModel, linked with its selection both ways."""

    def __init__(self, review: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._rows: list[FieldRow] = []
        self._bands: list[FieldBand] = []
        self._sections: list[Section] = []
        self._image = QImage()
        self._value_font: QFont | None = None
        self._restore_key = ""
        self.setProperty("role", "panel")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        review.fields.modelReset.connect(self._rebuild)
        review.fields.dataChanged.connect(self._refresh_rows)
        review.selection.currentChanged.connect(self._follow_current)
        review.draft_changed.connect(self._refresh_current)
        review.focus_wanted.connect(self.focus_current)
        review.typeahead.target = self._current_editor
        themes().changed.connect(self.refresh)
        self._rebuild()

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        return tuple(self._rows)

    def show_image(self, image: QImage) -> None:
        """The page's picture, for the snippets."""
        self._image = image
        for row in self._rows:
            row.show_image(image)

    def set_value_font(self, font: QFont) -> None:
        """The font of the values; labels keep the window's."""
        self._value_font = font
        for row in self._rows:
            row.edit.setFont(font)

    def set_restore_key(self, key: str) -> None:
        self._restore_key = key
        for row in self._rows:
            row.set_restore_key(key)

    def focus_current(self) -> None:
        """Give the keyboard to the current field's editor."""
        editor = self._current_row()
        if editor is not None:
            editor.edit.start_editing()
            self._reveal(editor)

    def refresh(self) -> None:
        """Write everything anew, in the language and the colours in use."""
        self._refresh_rows()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _current_row(self) -> FieldRow | None:
        row = self._review.selection.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _current_editor(self) -> QWidget | None:
        row = self._current_row()
        return row.edit if row is not None else None

    def _rebuild(self) -> None:
        inner = QWidget()
        inner.setProperty("role", "panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        self._rows, self._bands, self._sections = [], [], []
        several = len(self._review.fields.documents) > 1
        for number in range(len(self._review.fields.documents)):
            self._sections.append(Section(titled=several))
            column.addWidget(self._sections[-1])
            fields = tuple(field for field in self._review.fields.fields if field.document == number)
            for pair in _in_pairs(fields):
                self._bands.append(FieldBand(tuple(self._make_row() for _field in pair)))
                self._rows.extend(self._bands[-1].rows)
                column.addWidget(self._bands[-1])
        column.addStretch(1)
        self._refresh_rows()
        self.setWidget(inner)
        self._follow_current()

    def _make_row(self) -> FieldRow:
        row = FieldRow(self._review.step_field)
        row.typed.connect(self._review.type_text)
        row.entered.connect(self._enter)
        row.restore_wanted.connect(self._review.restore_field)
        row.edit.confirm_wanted.connect(self._review.confirm_field)
        row.edit.undo_wanted.connect(self._review.undo)
        row.edit.redo_wanted.connect(self._review.redo)
        row.edit.drop_wanted.connect(self._review.drop_draft)
        self._review.typeahead.watch(row.edit)
        row.set_restore_key(self._restore_key)
        if self._value_font is not None:
            row.edit.setFont(self._value_font)
        row.show_image(self._image)
        return row

    def _refresh_rows(self, first: QModelIndex | None = None, last: QModelIndex | None = None) -> None:
        shown = slice(first.row(), last.row() + 1) if first is not None and last is not None else slice(None)
        draft = self._review.draft
        for row, field in zip(self._rows[shown], self._review.fields.fields[shown], strict=True):
            row.show_field(field, draft[1] if draft and draft[0] == field.place else None)
        for section, record in zip(self._sections, self._review.fields.documents, strict=True):
            section.show_document(self._review.fields.document_title(record), record)

    def _refresh_current(self) -> None:
        index = self._review.selection.currentIndex()
        if index.isValid() and self._review.draft is None:
            self._refresh_rows(index, index)

    def _follow_current(self, _new: QModelIndex | None = None, _old: QModelIndex | None = None) -> None:
        current = self._current_row()
        for band in self._bands:
            band.light(current)
        if current is None:
            return
        holder = QApplication.focusWidget()
        if holder is not current.edit and holder is not None and self.isAncestorOf(holder):
            current.edit.start_editing()
        self._reveal(current)

    def _reveal(self, row: FieldRow) -> None:
        # The lit row has just grown by its snippet: without this the layout is still the old one.
        if (inner := self.widget()) is not None and (layout := inner.layout()) is not None:
            layout.activate()
        self.ensureWidgetVisible(row, 0, 24)

    def _enter(self, document: int, key: str) -> None:
        row = self._review.fields.row(document, key)
        if row is not None and row != self._review.selection.currentIndex().row():
            index = self._review.fields.index(row)
            self._review.selection.setCurrentIndex(index, self._review.selection.SelectionFlag.ClearAndSelect)


def _in_pairs(fields: tuple[Field, ...]) -> Iterator[tuple[Field, ...]]:
    """Neighbours that both hold a short choice (sex, ethnicity) share a line."""
    waiting: Field | None = None
    for field in fields:
        short = field.spec.shape is Shape.CHOICE
        if short and waiting is not None:
            yield waiting, field
            waiting = None
        else:
            if waiting is not None:
                yield (waiting,)
            waiting = field if short else None
            if not short:
                yield (field,)
    if waiting is not None:
        yield (waiting,)
