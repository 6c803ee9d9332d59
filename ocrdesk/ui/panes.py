"""The three panes side by side: the queue, the page, and what was read, all on the page under review."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QWidget

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, _
from ocrdesk.model import Code, PageRecord
from ocrdesk.ui import theme
from ocrdesk.ui.arranging.document_notes import DocumentNotes
from ocrdesk.ui.models.queue_model import QueueModel
from ocrdesk.ui.review.opener import Opener, Sheet
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.code_tip import copy_code
from ocrdesk.ui.views.field_panel import FieldPanel
from ocrdesk.ui.views.preview import PreviewView
from ocrdesk.ui.views.queue_panel import QueuePanel
from ocrdesk.ui.views.raw_panel import RawPanel
from ocrdesk.ui.views.table_panel import TablePanel
from ocrdesk.ui.views.text_panel import TextPanel
from ocrdesk.ui.views.thumbnails import Thumbnails
from ocrdesk.ui.workers import Workers

if TYPE_CHECKING:
    from ocrdesk.app import App

SIZES = (252, 776, 392)
LEAST = (200, 280, 320)
THUMBNAIL_PIXELS = 160
POLISHED_AT_ONCE = 30
TABS = (N_("Fields"), N_("Text"), N_("Table"), N_("Raw"))
FIELDS_TAB, TEXT_TAB, TABLE_TAB = 0, 1, 2


class Panes(Translated, QSplitter):
    """Joins the panes with the review; what reaches beyond them (files, export) is the commands' business."""

    line_wanted = Signal(int)
    """This line of the page was clicked to be the current field's value."""

    def __init__(self, app: "App", workers: Workers, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._app = app
        self._workers = workers
        self._sheet: Sheet | None = None
        self._code = -1
        self._no_picture: OCRDeskError | None = None
        """Why the page that lies open cannot be shown."""
        self._begun = False
        self._first: int | None = None

    def parts(self) -> Iterator[None]:
        """Make the panes one after the other; between two of them the window may breathe."""
        app, workers = self._app, self._workers
        self.model = QueueModel(app.types, self)
        self.thumbnails = Thumbnails(app.thumbnail, workers, THUMBNAIL_PIXELS, self)
        self.review = ReviewController(app, self)
        self.opener = Opener(app, self.model, self.review, workers, self)
        self.queue = QueuePanel(self.model, self.thumbnails)
        yield
        self.preview = PreviewView()
        yield
        self.fields = FieldPanel(self.review, {key: provider.title for key, provider in app.providers.items()})
        yield
        DocumentNotes(self.fields.form, self.review, self.model)
        self.text = TextPanel(self.review)
        self.table = TablePanel(self.review, partial(workers.run, key="table"))
        self.raw = RawPanel(self.review)
        self.tabs = QTabWidget()
        yield
        self._lay_out()
        self._connect()
        self.set_value_font_size(app.preferences.value_font_size)
        self.retranslate()
        for number, widget in enumerate(self.findChildren(QWidget)):
            widget.ensurePolished()  # now, not in the moment when the first file is dropped
            if number % POLISHED_AT_ONCE == 0:
                yield

    def set_value_font_size(self, points: int) -> None:
        """The values' own size; the rest of the window keeps the system's."""
        font = theme.value_font(points)
        for panel in (self.fields, self.text, self.table):
            panel.set_value_font(font)

    def focus_next_pane(self) -> None:
        self._focus_pane(1)

    def focus_previous_pane(self) -> None:
        self._focus_pane(-1)

    def layout_now(self) -> str:
        return bytes(self.saveState().toBase64().data()).decode()

    def restore_layout(self, kept: str) -> None:
        if not kept or not self.restoreState(QByteArray.fromBase64(kept.encode())):
            self.setSizes(list(SIZES))

    def retranslate(self) -> None:
        if not hasattr(self, "tabs"):  # the language may change while the parts are being made
            return
        for place, title in enumerate(TABS):
            self.tabs.setTabText(place, _(title))
        self.tabs.setAccessibleName(_("What was read"))

    def save_typed(self) -> bool:
        """Save what is typed; False: it could not be."""
        self.review.flush()
        return not self.review.unsaved

    def close_down(self) -> None:
        """End the preview's thread."""
        self.preview.stop()

    def _lay_out(self) -> None:
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for panel in (self.fields, self.text, self.table, self.raw):
            self.tabs.addTab(panel, "")
        self.tabs.setDocumentMode(True)
        for place, widget in enumerate((self.queue, self.preview, self.tabs)):
            self.addWidget(widget)
            widget.setMinimumWidth(LEAST[place])
            self.setStretchFactor(place, int(widget is self.preview))

    def _connect(self) -> None:
        self.opener.choose = self.queue.choose
        self.queue.job_chosen.connect(self._note_first)
        self.queue.job_chosen.connect(self.opener.open)
        self.queue.review_asked.connect(self._focus_review)
        self.opener.picture_wanted.connect(self._forget_picture)
        self.opener.picture_came.connect(self._take_picture)
        self.opener.picture_failed.connect(self._say_no_picture)
        self.review.page_shown.connect(self._show_page)
        self.review.record_changed.connect(self._begin)
        self.review.record_changed.connect(self._show_boxes)
        self.review.field_selected.connect(self.preview.highlight_field)
        self.preview.field_clicked.connect(self._choose_field)
        self.preview.line_clicked.connect(self._choose_line)
        self.preview.cell_clicked.connect(self._choose_cell)
        self.preview.code_clicked.connect(self._copy_code)
        self.preview.page_requested.connect(self.opener.turn_to)
        self.text.line_selected.connect(self.preview.highlight_line)
        self.table.place_chosen.connect(self.preview.highlight_place)
        self.fields.text_wanted.connect(self._go_to_text)
        self.fields.table_wanted.connect(self._go_to_table)

    def _forget_picture(self, _job_id: int, _number: int) -> None:
        self._sheet = self._no_picture = None
        self.fields.show_image(QImage())

    def _take_picture(self, sheet: Sheet | None) -> None:
        self._sheet, self._no_picture = sheet, None
        self.fields.show_image(sheet.image if sheet is not None else QImage())
        self._show_page()

    def page_image(self) -> QImage | None:
        """The picture of the page that lies open, once it has come."""
        return self._sheet.image if self._sheet is not None else None

    def _show_page(self) -> None:
        self._code = -1
        if self._no_picture is not None:
            self._say_no_picture(self._no_picture)
            return
        job, record, sheet = self.review.job, self.review.record, self._sheet
        number = self.opener.number or 1
        if record is not None and record.number != number:
            record = None
        if job is None or job.id != self.opener.job_id:
            record = None
        fits = sheet is not None and (sheet.job_id, sheet.number) == (self.opener.job_id, number)
        open_job = self.opener.job
        self.preview.show_page(
            sheet.image if sheet is not None and fits else None,
            record,
            number=number,
            page_count=max(open_job.page_count, 1) if open_job is not None else 1,
        )

    def _begin(self, record: PageRecord | None) -> None:
        """The first page that is read takes the keyboard from the queue, unless the clerk went elsewhere meanwhile."""
        if record is not None and not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._take_up)

    def _note_first(self, job_id: int) -> None:
        """This file is chosen; none was before, so it is not the clerk's choice."""
        self._first = job_id
        self.queue.job_chosen.disconnect(self._note_first)

    def _take_up(self) -> None:
        job = self.queue.current_job
        if self.queue.view.hasFocus() and job is not None and job.id == self._first:
            self.review.focus_wanted.emit()

    def _show_boxes(self, record: PageRecord | None) -> None:
        if record is None or record.number == self.opener.number:
            self.preview.set_boxes(record)

    def _say_no_picture(self, error: OCRDeskError) -> None:
        self._no_picture = error
        job = self.opener.job
        failure = job.failure if job is not None else None
        title, hint = (failure.title, failure.hint) if failure is not None else (error.title, error.hint)
        self.preview.show_message(title, hint, icon_name="failed")
        self.fields.show_image(QImage())

    def _choose_field(self, document: int, key: str) -> None:
        record = self.review.record
        lines = record.documents[document][key].lines if record is not None else ()
        if lines and self.tabs.currentIndex() == TEXT_TAB:
            self._choose_line(lines[0])
            return
        self.tabs.setCurrentIndex(FIELDS_TAB)
        self.review.select_field(document, key)

    def _choose_line(self, line: int) -> None:
        record = self.review.record
        if record is not None and self.tabs.currentIndex() in (FIELDS_TAB, TABLE_TAB):
            x, y = record.recognition.lines[line].quad.centre
            if self._choose_cell(QPointF(x, y)):
                return
        if self.tabs.currentIndex() == FIELDS_TAB and self.review.current is not None:
            self.line_wanted.emit(line)
            return
        self.preview.highlight_line(line)
        self.text.select_line(line)
        if self.tabs.currentIndex() == TEXT_TAB:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_cell(self, point: QPointF) -> bool:
        """Show the cell at that point of the page in its tab; False: there is none."""
        if self.table.number_at(point) is None:
            return False
        self.tabs.setCurrentIndex(TABLE_TAB)
        self.table.choose_at(point)
        return True

    def copy_next_code(self) -> bool:
        """Copy the page's next code and show where it stands; False: there is none."""
        codes = self._codes()
        if not codes:
            return False
        self._code = (self._code + 1) % len(codes)
        quad = codes[self._code].quad
        self.preview.highlight_place(quad)
        self._copy_code(self._code, self.preview.on_screen(quad))
        return True

    def _codes(self) -> tuple[Code, ...]:
        record = self.review.record
        return record.recognition.codes if record is not None else ()

    def _copy_code(self, index: int, place: QPoint) -> None:
        codes = self._codes()
        if index < len(codes):
            self._code = index
            copy_code(codes[index], place, self.preview)

    def _show_text(self) -> None:
        self.tabs.setCurrentIndex(TEXT_TAB)

    def _go_to_text(self) -> None:
        self._show_text()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_table(self) -> None:
        self.tabs.setCurrentIndex(TABLE_TAB)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_next(self) -> None:
        """In the page's text, from wherever it is asked."""
        self._show_text()
        self.text.find_next()

    def find_previous(self) -> None:
        self._show_text()
        self.text.find_previous()

    def next_doubt(self) -> None:
        """The next character of the text that nobody is sure of."""
        self._show_text()
        self.text.next_doubt()

    def next_problem(self) -> None:
        """Go to the next field that needs a look, where it can be seen."""
        self.tabs.setCurrentIndex(FIELDS_TAB)
        self.review.next_problem()

    def previous_problem(self) -> None:
        self.tabs.setCurrentIndex(FIELDS_TAB)
        self.review.previous_problem()

    def _focus_review(self) -> None:
        self.tabs.setCurrentIndex(FIELDS_TAB)
        field = self.review.current
        if field is not None:
            self.review.select_field(*field.place)
        else:
            self.fields.setFocus()

    def _focus_pane(self, step: int) -> None:
        panes = (self.queue.view, self.preview, self.tabs)
        focus = QApplication.focusWidget()
        holders = (self.queue, self.preview, self.tabs)
        here = next((place for place, pane in enumerate(holders) if _holds(pane, focus)), -step % len(panes))
        target = panes[(here + step) % len(panes)]
        if target is not self.tabs:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_tab()

    def focus_tab(self) -> None:
        """The keyboard to what is looked at of what was read."""
        if self.tabs.currentIndex() == FIELDS_TAB:
            self._focus_review()
        else:
            self.tabs.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))
