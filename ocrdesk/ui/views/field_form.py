"""The form: a section for each document on the page, a row for each field, one of them current."""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import accumulate, pairwise

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from ocrdesk.i18n import _
from ocrdesk.model import Record
from ocrdesk.ui.models.fields_model import Field
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.theme import themes
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.document_section import (
    NO_NOTES,
    DocumentSection,
    Notes,
    Signature,
    lay_out_now,
    signature_of,
)
from ocrdesk.ui.views.field_row import FieldRow
from ocrdesk.ui.views.field_words import origin_words

QUIET_MILLISECONDS = 120
SPARE_ROWS = 24
"""How many rows are made ahead in quiet moments: a row is costly, and a page may want many at once."""
IDLE_SECTIONS = 12
"""How many sections that are not needed now are kept for the next page that does."""
SLICE_SECONDS = 0.006
"""How long rows are made and filled at a time, before the window gets a breath."""


class FieldForm(Translated, QScrollArea):
    """Rows over the review's FieldsModel, linked with its selection both ways."""

    def __init__(
        self, review: ReviewController, readers: Mapping[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        """`readers` are the providers' N_-marked titles by key."""
        super().__init__(parent)
        self._review = review
        self._readers = readers or {}
        self._waiting: dict[int, None] = {}
        self._sections: list[DocumentSection] = []
        self._first: list[int] = []
        self._idle: list[DocumentSection] = []
        self._spare: list[FieldRow] = []
        self._holds_keyboard = False
        self.notes_of: Callable[[Record], Notes] = _no_notes
        """What else is to be said of a document."""
        self._image = QImage()
        self._value_font: QFont | None = None
        self._restore_key = ""
        self._hints = True
        self._scrolled = False
        """Whether the clerk scrolled away from the current field."""
        self._lay_out()
        self._rest, self._quiet = _once(self), _once(self, QUIET_MILLISECONDS)
        self._connect()
        self._arrange()
        self._quiet.start()

    def _lay_out(self) -> None:
        self.setProperty("role", "panel")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._inner.setProperty("role", "panel")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inner)

    def _connect(self) -> None:
        review = self._review
        self.verticalScrollBar().actionTriggered.connect(self._note_scrolling)
        self.verticalScrollBar().rangeChanged.connect(self._stay_with_current)
        review.fields.modelAboutToBeReset.connect(self._note_keyboard)
        review.fields.modelReset.connect(self._arrange)
        review.fields.dataChanged.connect(self._refresh_rows)
        review.selection.currentChanged.connect(self._follow_current)
        review.draft_changed.connect(self._refresh_current)
        review.focus_wanted.connect(self.focus_current)
        review.typeahead.target = self._current_editor
        themes().changed.connect(self.retranslate)
        self._rest.timeout.connect(partial(self._work_off, SLICE_SECONDS))
        self._quiet.timeout.connect(self._prepare)

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """A row for every field, those that wait for their turn made now."""
        self._work_off()
        return tuple(self._rows())

    @property
    def whole(self) -> bool:
        """Whether no row waits for its turn."""
        return not self._waiting

    @property
    def image(self) -> QImage:
        """The page's picture; a null image while there is none."""
        return self._image

    @property
    def current_edit(self) -> QWidget | None:
        """The current field's editor."""
        return self._current_editor()

    def show_image(self, image: QImage) -> None:
        """The page's picture, for the snippets."""
        self._image = image
        for row in self._rows():
            row.show_image(image)

    def set_value_font(self, font: QFont) -> None:
        """The font of the values; labels keep the window's."""
        self._value_font = font
        for row in self._all_rows():
            row.edit.setFont(font)

    def set_restore_key(self, key: str) -> None:
        self._restore_key = key
        for row in self._all_rows():
            row.set_restore_key(key)

    def set_hints(self, shown: bool) -> None:
        """Whether to say what Enter does."""
        self._hints = shown
        for row in self._all_rows():
            row.set_hints(shown)

    def focus_current(self) -> None:
        """Give the keyboard to the current field's editor; never in a hidden tab, where nobody sees what is typed."""
        editor, holder = self._current_row(), self.parentWidget()
        if editor is not None and (holder is None or holder.isVisible()):
            editor.edit.start_editing()
            self._reveal(editor)

    def show_notes(self) -> None:
        """What is to be said of the documents may be another now."""
        self._show_heads()

    def retranslate(self) -> None:
        """Write everything anew, in the language and the colours in use."""
        self._refresh_rows()

    def _all_rows(self) -> list[FieldRow]:
        return [*(row for section in (*self._sections, *self._idle) for row in section.rows), *self._spare]

    def _rows(self) -> Iterator[FieldRow]:
        """The rows that are made."""
        return (row for section in self._sections for row in section.rows)

    def _row(self, index: int) -> FieldRow:
        """The row of that field, made and filled if it waits for its turn."""
        field = self._review.fields.fields[index]
        row = self._sections[field.document].row(index - self._first[field.document])
        if self._waiting.pop(index, index) is None:
            self._fill(row, field)
        return row

    def _current_row(self) -> FieldRow | None:
        index = self._review.selection.currentIndex().row()
        return self._row(index) if 0 <= index < len(self._review.fields.fields) else None

    def _current_editor(self) -> QWidget | None:
        row = self._current_row()
        return row.edit if row is not None else None

    def _note_keyboard(self) -> None:
        """Before rows go: if the keyboard is with one of them it shall be with the next page's current field."""
        holder = QApplication.focusWidget()
        self._holds_keyboard = holder is not None and self.isAncestorOf(holder)

    def _arrange(self) -> None:
        """The page has other fields: put sections for them in order, used ones if there are any that fit.

        Their rows follow, some now and the rest in the next turns of the event loop: a form may have forty.
        """
        for section in self._sections:
            # Not by takeAt: an item that lives on in Python keeps the section's news from the layout's next one.
            self._column.removeWidget(section)
        self._idle.extend(self._sections)
        fields = self._review.fields.fields
        documents = range(len(self._review.fields.documents))
        specs = [tuple(field.spec for field in fields if field.document == number) for number in documents]
        self._sections = [self._section_for(signature_of(each)) for each in specs]
        self._first = [0, *accumulate(len(each) for each in specs)]
        self._waiting = dict.fromkeys(range(len(fields)))
        for place, section in enumerate(self._sections):
            self._column.insertWidget(place, section)
        self._show_heads()
        for section in self._sections:
            section.show()
        self._put_idle_aside()
        self._follow_current()
        self._work_off(SLICE_SECONDS)

    def _work_off(self, seconds: float = math.inf) -> None:
        """Make and fill the rows that wait, for so long; the rest in the next turn."""
        until = time.perf_counter() + seconds
        while self._waiting and time.perf_counter() < until:
            self._row(next(iter(self._waiting)))
        if self._waiting:
            self._rest.start()
        else:
            self._rest.stop()
            self._set_tab_order()
            self._follow_current()

    def _prepare(self) -> None:
        """Make one row that will be wanted, in a quiet moment: its first use shall not hold up the window."""
        if len(self._spare) < SPARE_ROWS:
            row = self._new_row()
            row.setParent(self._inner)
            row.hide()
            for part in (row, *row.findChildren(QWidget)):
                part.ensurePolished()  # finding each part's style takes longer than making it
            self._spare.append(row)
            self._quiet.start()

    def _section_for(self, signature: Signature) -> DocumentSection:
        fitting = next((section for section in self._idle if section.signature == signature), None)
        if fitting is None:
            return DocumentSection(signature, self._make_row, self._inner)
        self._idle.remove(fitting)
        return fitting

    def _put_idle_aside(self) -> None:
        for section in self._idle:
            for band in section.bands:
                band.light(None)
            section.hide()
        while len(self._idle) > IDLE_SECTIONS:
            self._idle.pop(0).deleteLater()

    def _set_tab_order(self) -> None:
        for before, after in pairwise(self._rows()):
            QWidget.setTabOrder(before.edit, after.edit)

    def _make_row(self) -> FieldRow:
        """A row for a section: one made ahead if there is one; the next quiet moment makes another."""
        self._quiet.start()
        return self._spare.pop() if self._spare else self._new_row()

    def _new_row(self) -> FieldRow:
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
        row.set_hints(self._hints)
        if self._value_font is not None:
            row.edit.setFont(self._value_font)
        return row

    def _refresh_rows(self, first: QModelIndex | None = None, last: QModelIndex | None = None) -> None:
        fields = self._review.fields.fields
        begin, end = (first.row(), last.row() + 1) if first is not None and last is not None else (0, len(fields))
        for index in range(begin, end):
            if index not in self._waiting:
                self._fill(self._row(index), fields[index])
        self._show_heads()

    def _fill(self, row: FieldRow, field: Field) -> None:
        draft = self._review.draft
        row.show_image(self._image)
        row.show_origin(origin_words(field, self._reader(field)))
        row.show_field(field, draft[1] if draft and draft[0] == field.place else None)

    def _show_heads(self) -> None:
        several = len(self._sections) > 1
        for section, record in zip(self._sections, self._review.fields.documents, strict=True):
            title = self._review.fields.document_title(record) if several else ""
            section.show_document(title, record, self.notes_of(record))

    def _reader(self, field: Field) -> str:
        """Who read that value, in words."""
        page = self._review.record
        key = field.record.provider or (page.recognition.provider if page is not None else "")
        return _("Read by {provider}").format(provider=_(self._readers[key])) if key in self._readers else ""

    def _refresh_current(self) -> None:
        index, draft, row = self._review.selection.currentIndex(), self._review.draft, self._current_row()
        if row is not None and (draft is None or draft[1] != row.edit.toPlainText()):
            self._refresh_rows(index, index)

    def _follow_current(self, _new: QModelIndex | None = None, _old: QModelIndex | None = None) -> None:
        current = self._current_row()
        for section in self._sections:
            for band in section.bands:
                band.light(current)
        if current is None:
            return
        holder = QApplication.focusWidget()
        held = holder is not None and holder is not current.edit and self.isAncestorOf(holder)
        if held or self._holds_keyboard:
            self._holds_keyboard = False
            current.edit.start_editing()
        self._reveal(current)

    def _reveal(self, row: FieldRow) -> None:
        # The lit row has just grown by its snippet: without this the layout is still the old one.
        lay_out_now(row, self._inner)
        self.ensureWidgetVisible(row, 0, 24)
        self._scrolled = False

    def _note_scrolling(self) -> None:
        self._scrolled = True

    def _stay_with_current(self) -> None:
        """Rows have grown since it was brought into sight, by pictures that came or by what they were filled with."""
        index = self._review.selection.currentIndex().row()
        if not self._scrolled and index >= 0 and index not in self._waiting:
            row = self._current_row()
            if row is not None:
                self.ensureWidgetVisible(row, 0, 24)

    def _enter(self, document: int, key: str) -> None:
        row = self._review.fields.row(document, key)
        if row is not None and row != self._review.selection.currentIndex().row():
            index = self._review.fields.index(row)
            self._review.selection.setCurrentIndex(index, self._review.selection.SelectionFlag.ClearAndSelect)


def _no_notes(_record: Record) -> Notes:
    return NO_NOTES


def _once(owner: QWidget, milliseconds: int = 0) -> QTimer:
    """A timer that rings once each time it is started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
