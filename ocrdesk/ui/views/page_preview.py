"""The page in the preview: its picture and its boxes, of which one is lit and brought into sight."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from ocrdesk.i18n import Message, _
from ocrdesk.model import PageRecord, Quad, Recognition
from ocrdesk.ui.theme import Theme, themes
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.box_frame import BoxFrame
from ocrdesk.ui.views.closer_look import look_at
from ocrdesk.ui.views.mark_item import NOTHING, MarkItem, Shown
from ocrdesk.ui.views.marks import Mark, MarkIndex, MarkKind, code_marks, field_marks
from ocrdesk.ui.views.page_image import PagePicture, glance
from ocrdesk.ui.views.page_item import PageItem
from ocrdesk.ui.views.picture_notice import PictureNotice
from ocrdesk.ui.views.picture_worker import PictureWorker
from ocrdesk.ui.views.preview_bar import PreviewBar
from ocrdesk.ui.views.preview_message import PreviewMessage
from ocrdesk.ui.views.region_band import RegionBand
from ocrdesk.ui.views.zoomable_view import ZoomableView

LARGEST_SHARP = 24_000_000


class PagePreview(Translated, ZoomableView):
    """Shows one page with its boxes, and says which page and which turn is asked for."""

    page_requested = Signal(int)
    turn_requested = Signal(int)
    shown_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        switch = themes()
        self.setObjectName("preview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._record: PageRecord | None = None
        self._recognition: Recognition | None = None
        self._image_key = 0
        self._picture: PagePicture | None = None
        self._lines = self._fields = self._codes = NOTHING
        self._wanted: tuple[int, str] | Quad | int | None = None
        self._number, self._count = 1, 1
        self._picture_wish = self._sharp_wish = self._mark_wish = 0
        self._page_item, self._mark_item = PageItem(), MarkItem(switch.theme)
        self._band, self._frame = RegionBand(), BoxFrame(switch.theme)
        for depth, part in enumerate((self._page_item, self._mark_item, self._frame, self._band)):
            part.setZValue(depth)
            self.scene().addItem(part)
        self._bar = PreviewBar(self)
        self._message = PreviewMessage(self)
        self._notice = PictureNotice(self)
        self._worker = PictureWorker()
        self._connect()
        switch.changed.connect(self.use_theme)
        self.use_theme(switch.theme)
        self.show_page(None, None)
        self.retranslate()

    # What is shown

    def show_page(
        self, image: QImage | None, record: PageRecord | None, *, number: int = 0, page_count: int = 1
    ) -> None:
        """Show that page. Without a picture it is blank paper, without a record it bears no boxes.

        `number` is told where there is no record. The picture shares the record's pixels, whatever its size.
        """
        self._message.hide()
        self._number = number or (record.number if record is not None else 1)
        self._count = max(page_count, self._number)
        self._bar.show_page(self._number, self._count)
        self._bar.setVisible(image is not None or record is not None)
        self._take_picture(image, record)
        self.set_boxes(record)
        self._say_page()

    def show_message(self, title: str | Message, hint: str | Message = "", *, icon_name: str = "") -> None:
        """Take the page away and say this instead."""
        self.show_page(None, None)
        self._message.say(title, hint, icon_name)
        self._message.setGeometry(self.rect())

    def set_boxes(self, record: PageRecord | None) -> None:
        """Show the boxes of this record, over the picture that is there."""
        self._record = record
        recognition = record.recognition if record is not None else None
        if recognition is not self._recognition:
            self._recognition = recognition
            self._lines = NOTHING
            self._mark_wish = self._worker.mark(recognition) if recognition is not None else 0
        page = self.page_rect
        width, height = page.width(), page.height()
        self._fields = MarkIndex(field_marks(record), width, height) if record is not None else NOTHING
        self._codes = MarkIndex(code_marks(recognition), width, height) if recognition is not None else NOTHING
        self._mark_item.set_marks(self._lines, self._fields, self._codes)
        self._light(self._wanted_mark())
        # Documents tell of their picture themselves, above their fields.
        self._notice.show_warnings(() if record is None or record.documents else record.picture_warnings)
        if record is not None:
            self._bar.show_boxes(self._mark_item.in_effect)

    def highlight_field(self, document_index: int, key: str) -> None:
        """Light that field's box and bring it into sight; remembered for a record that is still to come."""
        self._highlight((document_index, key))

    def highlight_line(self, index: int) -> None:
        """Light that line's box and bring it into sight."""
        self._highlight(index)

    def highlight_place(self, place: Quad | None) -> None:
        """Light that place and bring it into sight, as a cell of a table; None: nothing."""
        self._highlight(place)

    def on_screen(self, place: Quad) -> QPoint:
        """Where the middle of that place of the page is on the screen, or the nearest that can be seen."""
        spot, seen = self.mapFromScene(QPointF(*place.centre)), self.viewport().rect()
        inside = QPoint(min(max(spot.x(), 0), seen.right()), min(max(spot.y(), 0), seen.bottom()))
        return self.viewport().mapToGlobal(inside)

    def clear_highlight(self) -> None:
        self._highlight(None)

    @property
    def current_mark(self) -> Mark | None:
        return self._mark_item.current

    @property
    def has_current_field(self) -> bool:
        """Whether a field is lit, though it may have no box."""
        return isinstance(self._wanted, tuple)

    @property
    def shown(self) -> Shown:
        return self._mark_item.shown

    def set_shown(self, shown: Shown) -> None:
        """Show these boxes from now on."""
        changed = shown != self._mark_item.shown
        self._mark_item.set_shown(shown)
        self._bar.show_boxes(self._mark_item.in_effect)
        if changed:
            self.shown_changed.emit(shown)

    @property
    def boxes_hidden(self) -> bool:
        return self._mark_item.hidden

    def set_boxes_hidden(self, hidden: bool) -> None:
        """Hide all boxes for as long as a key is held."""
        if hidden != self._mark_item.hidden:
            self._mark_item.set_hidden(hidden)

    def turn_left(self) -> None:
        self.turn_requested.emit(270)

    def turn_right(self) -> None:
        self.turn_requested.emit(90)

    def previous_page(self) -> None:
        self._ask_page(self._number - 1)

    def next_page(self) -> None:
        self._ask_page(self._number + 1)

    def stop(self) -> None:
        """End the thread behind the preview; called when the window closes."""
        self._worker.stop()

    def use_theme(self, theme: Theme) -> None:
        self.setBackgroundBrush(theme.color("canvas"))
        for part in (self._mark_item, self._frame, self._band):
            part.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything again, in the language now in use."""
        self.setAccessibleName(_("Page preview"))
        self._bar.retranslate()
        self._message.retranslate()
        self._notice.retranslate()
        self._say_page()

    # Inside

    def _connect(self) -> None:
        self._worker.pictured.connect(self._put_picture)
        self._worker.sharpened.connect(self._put_sharp)
        self._worker.marked.connect(self._put_lines)
        self.settled.connect(self._sharpen)
        self.zoom_changed.connect(self._tell_zoom)
        self._bar.zoom_in_asked.connect(self.zoom_in)
        self._bar.zoom_out_asked.connect(self.zoom_out)
        self._bar.fit_asked.connect(self.set_fit)
        self._bar.actual_size_asked.connect(self.actual_size)
        self._bar.page_asked.connect(self._ask_page)
        self._bar.shown_asked.connect(self.set_shown)

    def _take_picture(self, image: QImage | None, record: PageRecord | None) -> None:
        key = image.cacheKey() if image is not None and not image.isNull() else 0
        size = _page_size(image, record)
        rect = QRectF(0, 0, *size)
        if key == self._image_key and key and rect == self.page_rect:
            return
        self._image_key = key
        self._picture = glance(image) if image is not None and key else None
        self._picture_wish = self._worker.picture(image) if image is not None and key else 0
        self._page_item.set_page(rect if key or record is not None else QRectF(), self._picture)
        self._mark_item.set_page(rect)
        self._frame.set_page(rect)
        self.set_page_size(*size)

    def _put_picture(self, wish: int, picture: PagePicture) -> None:
        if wish == self._picture_wish:
            self._picture = picture
            self._page_item.set_page(self.page_rect, picture)
            self._sharpen()

    def _put_lines(self, wish: int, lines: MarkIndex) -> None:
        if wish == self._mark_wish:
            self._lines = lines
            self._mark_item.set_marks(lines, self._fields, self._codes)
            self._light(self._wanted_mark())

    def _sharpen(self) -> None:
        picture, page = self._picture, self.page_rect
        scale = self.outlook.zoom * self.devicePixelRatioF()
        width, height = round(page.width() * scale), round(page.height() * scale)
        if picture is None or len(picture.levels) == 0 or self.gliding:
            return
        if width <= picture.levels[0].width() and width * height <= LARGEST_SHARP:
            self._sharp_wish = self._worker.sharpen(picture, max(1, width), max(1, height))

    def _put_sharp(self, wish: int, sharp: QImage) -> None:
        if wish == self._sharp_wish and self._picture is not None:
            self._page_item.set_sharp(sharp)

    def _tell_zoom(self, zoom: float) -> None:
        self._frame.set_zoom(zoom)
        self._bar.show_zoom(self.fit, round(zoom * self.devicePixelRatioF() * 100))

    def _say_page(self) -> None:
        shown = self._record is not None or self._image_key
        text = _("Page {number} of {count}").format(number=self._number, count=self._count) if shown else ""
        self.setAccessibleDescription(text)

    def _highlight(self, wanted: tuple[int, str] | Quad | int | None) -> None:
        if wanted != self._wanted:
            self._frame.take_back()
        self._wanted = wanted
        mark = self._wanted_mark()
        self._light(mark)
        if mark is not None:
            self._bring_into_sight(mark)

    def _light(self, mark: Mark | None) -> None:
        self._mark_item.set_current(mark)
        # A field's box alone can be pulled: the others are what the recogniser said.
        self._frame.follow(mark.quad if mark is not None and mark.key else None)

    def _wanted_mark(self) -> Mark | None:
        if isinstance(self._wanted, tuple):
            document, key = self._wanted
            return next((m for m in self._fields.marks if (m.document, m.key) == (document, key)), None)
        if isinstance(self._wanted, Quad):
            return Mark(MarkKind.CELL, self._wanted)
        if self._wanted is None or self._record is None or self._wanted >= len(self._record.recognition.lines):
            return None
        return next((mark for mark in self._lines.marks if mark.line == self._wanted), None)

    def _bring_into_sight(self, mark: Mark) -> None:
        look = look_at(mark, self.outlook, self.stage(), self.visible_page())
        if look is not None:
            self.glide_to(look)
        elif self.gliding:  # on its way to another place, where this one may not be seen
            self.stop_gliding()

    def _ask_page(self, number: int) -> None:
        if 1 <= number <= self._count and number != self._number:
            self.page_requested.emit(number)

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._bar.settle()
        self._notice.settle()
        self._message.setGeometry(self.rect())


def _page_size(image: QImage | None, record: PageRecord | None) -> tuple[float, float]:
    if record is not None and record.recognition.width > 0:
        return float(record.recognition.width), float(record.recognition.height)
    if image is not None and not image.isNull():
        return float(image.width()), float(image.height())
    return 1.0, 1.0
