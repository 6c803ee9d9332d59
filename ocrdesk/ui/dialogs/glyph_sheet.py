"""The same-glyph sheet: all glyphs read as the same character side by side, over all numbers in the queue."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.errors import Cancelled, OCRDeskError
from ocrdesk.i18n import _, ngettext
from ocrdesk.model import BatchOutcome, Course, PageKey
from ocrdesk.ui import icons
from ocrdesk.ui.batch.course_line import CourseLine
from ocrdesk.ui.batch.desk import BatchDesk
from ocrdesk.ui.batch.gathering import Entry, Place, renew
from ocrdesk.ui.batch.glyph_model import GlyphModel
from ocrdesk.ui.batch.glyph_sheets import GatheredSheets, GlyphSheet, edits_of, gather_sheets
from ocrdesk.ui.batch.glyph_view import GlyphView
from ocrdesk.ui.batch.message_page import MessagePage
from ocrdesk.ui.batch.strips import Strips
from ocrdesk.ui.batch.value_picture import ContextPanel
from ocrdesk.ui.dialogs.buttons import in_order
from ocrdesk.ui.dialogs.leaving import leaves
from ocrdesk.ui.dialogs.sizes import open_at
from ocrdesk.ui.review.typeahead import Typeahead
from ocrdesk.ui.theme import ui_font
from ocrdesk.ui.views.count_delegate import COUNT, CountDelegate

SIZE = (1080, 720)
LIST_WIDTH = 132
LETTER_SIZE = 1.9
WORDS, SHEET = range(2)


class GlyphSheetDialog(QDialog):
    """Each sheet is saved as one step before the next one is shown; keys typed meanwhile are kept."""

    def __init__(self, desk: BatchDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entries: dict[Place, Entry] = {}
        self._steps: list[GlyphSheet] = []
        self._undone: GlyphSheet | None = None
        self._left_alone = 0
        self._ready = False
        self._rows: dict[int, int] = {}
        self.sheets: tuple[GlyphSheet, ...] = ()
        self.model = GlyphModel(self._entries, self)
        self.strips = Strips(desk.page, desk.workers, self.devicePixelRatioF(), self)
        self.view = GlyphView(self.model, self.strips)
        self.context, self.course = ContextPanel(), CourseLine(keeps_room=True)
        self.typeahead = Typeahead(self)
        self.typeahead.target = self._grid
        self.typeahead.watch(self.view)
        self.setWindowTitle(_("Same-glyph sheet"))
        open_at(self, *SIZE)
        self._lay_out()
        self._connect()
        course = self.course.follow(_("Gathering the numbers…"))
        desk.workers.run(partial(self._gather, course), self.show_sheets, self._fail, key="batch", lane="batch")

    @property
    def is_ready(self) -> bool:
        """Whether the numbers are gathered."""
        return self._ready

    @property
    def message(self) -> str:
        """What stands in the place of a sheet, if there is none; "" while there is one."""
        return self._message.title if self._stack.currentIndex() == WORDS else ""

    # What comes

    def show_sheets(self, found: GatheredSheets) -> None:
        """The numbers are gathered: show the first sheet."""
        self.course.end()
        self._ready = True
        self._entries.update(found.entries)
        self.strips.expect(found.entries.values())
        self.sheets = found.sheets
        self._rows = {id(sheet): row for row, sheet in enumerate(found.sheets)}
        for sheet in self.sheets:
            self.list.addItem(QListWidgetItem())
            self._tell_item(sheet)
        self._show_next(0)
        if self.sheets:
            self.view.setFocus()

    def confirm_sheet(self) -> None:
        """Enter: what is not marked on this sheet is right; go on with the next."""
        sheet = self.model.sheet
        if self._stack.currentIndex() != SHEET:
            self.accept()
        elif not sheet.done:
            self.typeahead.hold()
            self.confirm_button.setEnabled(False)
            edits = edits_of(sheet.glyphs, sheet.marks, self._entries, self._desk.look_at_characters)
            name = _("confirming the glyphs read as {text}").format(text=sheet.text)
            course = self.course.follow(_("Saving the sheet…"))
            self._desk.saver.save(edits, name, partial(self._confirmed, sheet), self._tell_failure, course)
        else:
            self._show_next(self._row(sheet) + 1)

    def undo(self) -> None:
        """Ctrl+Z: the last mark on this sheet, or else the last sheet that was confirmed here."""
        if self.model.can_undo:
            self.model.undo()
        elif self._steps and not self.typeahead.holding:
            self.typeahead.hold()
            self._undone = self._steps.pop()
            self._desk.saver.undo()

    def done(self, result: int) -> None:
        """What is marked and not confirmed is kept, without the glyphs nobody spoke for: then the window closes."""
        sheet = self.model.sheet
        if not sheet.marks or sheet.done:
            self._end(result)
        elif not self.typeahead.keep(partial(self.done, result)):
            self.typeahead.hold()
            edits = edits_of(tuple(sheet.marks), sheet.marks, self._entries, self._desk.look_at_characters)
            kept, failed = partial(self._kept, result), partial(self._not_kept, result)
            self._desk.saver.save(edits, _("correcting glyphs"), kept, failed)

    def _kept(self, result: int, _outcome: BatchOutcome) -> None:
        self._end(result)

    def _not_kept(self, result: int, error: OCRDeskError) -> None:
        self.typeahead.drop()
        self.typeahead.release()
        title, hint = _("What you marked on this sheet is not saved"), f"{error.title}. {error.hint}"
        if leaves(self, title, hint, _("Close and lose it")):
            self._end(result)

    def _end(self, result: int) -> None:
        self.typeahead.drop()
        self.course.stop()
        self.model.show_sheet(GlyphSheet("", ()))
        sheets, self.sheets = dict(enumerate(self.sheets)), ()
        self._desk.saver.letting_go.take(self._entries, self.strips.stop(), sheets)
        self._desk.workers.forget("batch")
        self._desk.saver.changed.disconnect(self._follow)
        super().done(result)

    # How it is made

    def _lay_out(self) -> None:
        self.list = QListWidget()
        self.list.setProperty("role", "panel")
        self.list.setItemDelegate(CountDelegate(self.list))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setAccessibleName(_("Characters"))
        self._letter, self._words, self._hint = QLabel(), QLabel(), QLabel()
        self._letter.setFont(_large_font())
        self._words.setProperty("role", "muted")
        self._hint.setProperty("role", "caption")
        self._hint.setText(_("Arrows: move   Type: correct   Space: doubt   F2: whole value   Enter: all others right"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(12)
        head.addWidget(self._letter)
        head.addWidget(self._words, 1)
        self.context.hide()
        line = QFrame()
        line.setProperty("role", "line")
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(line)
        column.addWidget(self.context)
        self._stack = QStackedWidget()
        self._message = MessagePage()
        for page in (self._message, sheet):
            self._stack.addWidget(page)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("role", "footer")
        self.confirm_button, close = QPushButton(_("&Confirm sheet")), QPushButton(_("Close"))
        self.confirm_button.setProperty("role", "primary")
        self.confirm_button.setEnabled(False)
        self.confirm_button.clicked.connect(self.confirm_sheet)
        close.clicked.connect(self.accept)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self._hint)
        row.addWidget(self.course, 1)
        for button in in_order(self.confirm_button, close):
            button.setAutoDefault(False)
            button.setIcon(QIcon())
            row.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.view.confirm_wanted.connect(self.confirm_sheet)
        self.view.moved.connect(self._show_context)
        self.view.verticalScrollBar().valueChanged.connect(self._want_pictures)
        self.model.marked.connect(self._tell_sheet)
        self.strips.arrived.connect(self._take_pictures)
        self.list.currentRowChanged.connect(self._show_row)
        self.course.cancelled.connect(self._stop_gathering)
        self._desk.saver.changed.connect(self._follow)
        keys = (("F2", self._toggle_context), ("Ctrl+PgDown", self._next), ("Ctrl+PgUp", self._previous))
        for key, does in keys:
            QShortcut(QKeySequence(key), self).activated.connect(does)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)

    def _gather(self, course: Course) -> GatheredSheets:
        return gather_sheets(self._desk.records(course), self._desk.types)

    def _stop_gathering(self) -> None:
        if not self._ready:
            self.reject()

    def _fail(self, error: OCRDeskError) -> None:
        self.reject()
        if not isinstance(error, Cancelled):
            self._desk.workers.failed.emit(error)

    # Sheets

    def _show_next(self, row: int) -> None:
        """The next sheet from that row on that is not done; after the last, the first that was left out."""
        order = (*range(row, len(self.sheets)), *range(min(row, len(self.sheets))))
        following = next((each for each in order if not self.sheets[each].done), None)
        if following is None:
            self._tell_end()
        elif following == self.list.currentRow():
            self._show_row(following)
        else:
            self.list.setCurrentRow(following)

    def _show_row(self, row: int) -> None:
        if not 0 <= row < len(self.sheets):
            return
        self._stack.setCurrentIndex(SHEET)
        self.model.show_sheet(self.sheets[row])
        self.view.scrollToTop()
        self.view.show_number(0)
        if not self.list.hasFocus():
            self.view.setFocus()
        self.confirm_button.setText(_("&Confirm sheet"))
        self.confirm_button.setEnabled(True)
        self._want_pictures()

    def _next(self) -> None:
        self.list.setCurrentRow(min(self.list.currentRow() + 1, len(self.sheets) - 1))

    def _previous(self) -> None:
        self.list.setCurrentRow(max(self.list.currentRow() - 1, 0))

    def _confirmed(self, sheet: GlyphSheet, outcome: BatchOutcome) -> None:
        self.course.end()
        sheet.done = True
        if outcome.changes:
            self._steps.append(sheet)
        self._left_alone = len(outcome.left_alone)
        self._tell_item(sheet)
        self._show_next(self._row(sheet) + 1)
        self.typeahead.release()

    def _tell_failure(self, error: OCRDeskError) -> None:
        self.course.end()
        self.typeahead.drop()
        self.typeahead.release()
        self.confirm_button.setEnabled(True)
        if isinstance(error, Cancelled):
            self._tell_sheet()
        else:
            self._words.setText(f"{error.title}. {error.hint}")

    def _follow(self, outcome: BatchOutcome) -> None:
        """Values stand otherwise: by a sheet that was saved, or by one that was taken back."""
        renew(self._entries, outcome.records)
        sheet, self._undone = self._undone, None
        if sheet is None:
            return
        sheet.done = not outcome.records
        if sheet.done:
            self._steps.append(sheet)
        self._tell_item(sheet)
        self.list.setCurrentRow(-1)
        self.list.setCurrentRow(self._row(sheet))
        self.typeahead.release()

    def _row(self, sheet: GlyphSheet) -> int:
        return self._rows.get(id(sheet), -1)

    def _grid(self) -> QWidget:
        return self.view

    # What is told

    def _tell_item(self, sheet: GlyphSheet) -> None:
        item = self.list.item(self._row(sheet))
        part = f" {sheet.part}/{sheet.parts}" if sheet.parts > 1 else ""
        item.setText(f"{sheet.text}{part}")
        item.setData(COUNT, str(len(sheet.glyphs)))
        item.setIcon(icons.icon("confirmed", color="green") if sheet.done else icons.icon("minus", color="faint"))
        done = _("confirmed") if sheet.done else ngettext("{count} glyph", "{count} glyphs", len(sheet.glyphs))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{sheet.text}{part}, {done.format(count=len(sheet.glyphs))}")

    def _tell_sheet(self) -> None:
        """What stands above the grid: how many, how many of them in doubt or put right, and what is still to come."""
        sheet = self.model.sheet
        part = f"  {sheet.part}/{sheet.parts}" if sheet.parts > 1 else ""
        self._letter.setText(sheet.text + part)
        count = len(sheet.glyphs)
        words = [ngettext("{count} glyph read so", "{count} glyphs read so", count).format(count=count)]
        doubts = sum(mark.is_doubt for mark in sheet.marks.values())
        told = (
            (sheet.unsure, _("{count} unsure")),
            (len(sheet.marks) - doubts, _("{count} corrected")),
            (doubts, _("{count} in doubt")),
            (self.strips.missing, _("pictures of {count} pages to come")),
            (self._left_alone, _("{count} pages had changed and were left as they are")),
        )
        words += [text.format(count=number) for number, text in told if number]
        self._words.setText("  ·  ".join(words))

    def _tell_end(self) -> None:
        """All sheets are done, or there are none."""
        self._stack.setCurrentIndex(WORDS)
        self.confirm_button.setText(_("&Done") if self.sheets else _("&Confirm sheet"))
        self.confirm_button.setEnabled(bool(self.sheets))
        if self.sheets:
            hint = _("Ctrl+Z takes the last one back. What was left in doubt waits in its document.")
            self._message.show_words(_("All sheets are confirmed"), hint)
        else:
            hint = _("Numbers come here once they are recognised, as long as nobody has confirmed them.")
            self._message.show_words(_("There are no numbers to look at"), hint)
        self.confirm_button.setFocus()

    # Pictures

    def _want_pictures(self) -> None:
        seen = [self._entries[glyph.place] for glyph in self.view.visible_glyphs()]
        rest = [self._entries[glyph.place] for glyph in self.model.sheet.glyphs]
        self.strips.want(rest)
        self.strips.want(seen, first=True)

    def _take_pictures(self, page: PageKey) -> None:
        self.model.repaint_page(*page)
        self._tell_sheet()
        self._show_context()

    def _toggle_context(self) -> None:
        self.context.setVisible(self.context.isHidden())
        self._show_context()

    def _show_context(self) -> None:
        glyph = self.model.glyph(self.view.currentIndex())
        if self.context.isHidden() or glyph is None:
            return
        entry = self._entries[glyph.place]
        self.context.show_entry(entry, self.strips.strip(entry), glyph.index)


def _large_font() -> QFont:
    font = ui_font("title", bold=True)
    font.setPointSizeF(font.pointSizeF() * LETTER_SIZE)
    return font
