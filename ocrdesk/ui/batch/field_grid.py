"""The rows of a field sheet, with one editor that stands on the current row: the keyboard never leaves it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ocrdesk.i18n import _
from ocrdesk.ui import icons, theme
from ocrdesk.ui.batch.field_column import as_field
from ocrdesk.ui.batch.field_column_model import DOCUMENT, ENTRY_ROLE, PICTURE, STATE, VALUE, FieldColumnModel
from ocrdesk.ui.batch.gathering import Entry
from ocrdesk.ui.batch.strips import Strips
from ocrdesk.ui.views.field_words import unsure_characters, words_for
from ocrdesk.ui.views.value_edit import ValueEdit

Index = QModelIndex | QPersistentModelIndex
ROW, AIR = 54, 26
"""A row is as high as its picture wants, or as the value with its frame and some air."""
MARK = 16
PAD = 8
INDENT = 13
"""Where the text of the editor begins, so that it stays in its place when a row becomes the current one."""
WIDTHS = {DOCUMENT: 190, VALUE: 300, STATE: 236}
NARROW, PICTURE_WANTS = 96, 240
"""In a narrow sheet the document and the state leave the picture its room: they are told in full elsewhere."""
UNDERLINE = 2
LONG_NUMBER = "0" * 22
"""So much of a value stands on one line, however large its font."""


class FieldGrid(QTableView):
    """`editor` shows the current row's value; what is typed in it is told as `left` when the clerk goes elsewhere."""

    moved = Signal()
    left = Signal(object, str)
    """An Entry, and what was typed over it."""

    def __init__(self, model: FieldColumnModel, strips: Strips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = model
        self._entry: Entry | None = None
        self._left_to_picture = 0
        self.setModel(model)
        self._cells = FieldDelegate(strips, self)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Fields"))
        head, side = self.horizontalHeader(), self.verticalHeader()
        side.hide()
        side.setDefaultSectionSize(ROW)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSectionResizeMode(PICTURE, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            head.resizeSection(column, width)
        head.sectionResized.connect(self._place_editor)
        self.editor = ValueEdit(self.step, self.viewport())
        self.editor.hide()
        self.setFocusProxy(self.editor)
        model.modelReset.connect(self._forget)
        self.selectionModel().currentChanged.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._place_editor)

    def set_value_font(self, font: QFont) -> None:
        """The values' own size."""
        self.editor.setFont(font)
        self._cells.value_font = font
        metrics = QFontMetrics(font)
        self.verticalHeader().setDefaultSectionSize(max(ROW, metrics.height() + AIR))
        self.horizontalHeader().resizeSection(VALUE, max(WIDTHS[VALUE], metrics.horizontalAdvance(LONG_NUMBER) + AIR))
        self._share_width()
        self._place_editor()

    @property
    def entry(self) -> Entry | None:
        """What the editor shows."""
        return self._entry

    @property
    def typed(self) -> str | None:
        """What is typed over the current value; None where nothing is."""
        text = self.editor.toPlainText()
        return text if self._entry is not None and text != self._entry.shown else None

    def step(self, direction: int) -> bool:
        """The next or previous row; False: there is none."""
        row = self.currentIndex().row() + direction
        if not 0 <= row < self._column.rowCount():
            return False
        self.show_row(row)
        return True

    def show_row(self, row: int) -> None:
        """Make that row the current one."""
        index = self._column.index(row, VALUE)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def show_current(self) -> None:
        """The current row says something else now: show it in the editor."""
        self._entry = self._column.entry(self.currentIndex().row())
        self.editor.setVisible(self._entry is not None)
        if self._entry is not None:
            field = as_field(self._entry)
            self.editor.show_value(self._entry.shown, unsure_characters(field))
            self.editor.setAccessibleName(f"{self._entry.source}, {words_for(field).spoken}")
            self.editor.setProperty("state", words_for(field).edge)
            theme.restyle(self.editor)
            self._place_editor()
            self.editor.start_editing()
        self.moved.emit()

    def show_typed(self, text: str) -> None:
        """That was typed over the current value, and is not saved."""
        if self._entry is not None:
            self.editor.show_value(self._entry.shown, unsure_characters(as_field(self._entry)), text)

    def visible_entries(self) -> list[Entry]:
        """What is in sight, or nearly."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        rows = range(first, (last if last >= 0 else self._column.rowCount() - 1) + 3)
        return [entry for entry in map(self._column.entry, rows) if entry is not None]

    def _follow(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        typed, entry = self.typed, self._entry
        self._entry = None
        if typed is not None and entry is not None:
            self.left.emit(entry, typed)
        self.show_current()

    def _forget(self) -> None:
        """The rows are others now."""
        self._entry = None
        self.editor.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_width()
        self._place_editor()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # The editor has the keyboard; what it leaves over is the dialog's business.
        event.ignore()

    def _share_width(self) -> None:
        head, sides = self.horizontalHeader(), (DOCUMENT, STATE)
        taken = head.sectionSize(VALUE) + sum(WIDTHS[side] for side in sides)
        wanted = max(0, PICTURE_WANTS + taken - head.viewport().width())
        if wanted != self._left_to_picture:  # else the widths are as the clerk drew them
            self._left_to_picture = wanted
            for side in sides:
                head.resizeSection(side, max(NARROW, WIDTHS[side] - (wanted + 1) // 2))

    def _place_editor(self) -> None:
        if self._entry is None:
            return
        area = self.visualRect(self._column.index(self.currentIndex().row(), VALUE))
        width = area.width() - 6
        self.editor.resize(width, self.editor.height())
        height = self.editor.sizeHint().height()  # what the text needs at this width, whatever it was before
        top = area.top() + max(area.height() - height, 0) // 2
        bottom = self.viewport().height()
        if top + height > bottom:  # a long value in the last row in sight grows upwards
            top = max(bottom, area.bottom() + 1) - height
        self.editor.setGeometry(area.left() + 2, top, width, height)


class FieldDelegate(QStyledItemDelegate):
    """Paints a row: the document, the picture, the value with its doubtful characters underlined, the state."""

    def __init__(self, strips: Strips, parent: QWidget) -> None:
        super().__init__(parent)
        self._strips = strips
        self.value_font = theme.ui_font()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme.themes().theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours.color("accent_soft"))
        painter.setPen(colours.color("border"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(PAD, 0, -PAD, 0)
        if index.column() == DOCUMENT:
            self._write(painter, inner, entry.source, "text", Qt.TextElideMode.ElideMiddle)
        elif index.column() == PICTURE:
            self._paint_picture(painter, inner.adjusted(0, 4, 0, -5), entry)
        elif index.column() == VALUE:
            self._paint_value(painter, area.adjusted(INDENT, 0, -PAD, 0), entry)
        else:
            self._paint_state(painter, inner, entry)
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRect, entry: Entry) -> None:
        strip = self._strips.strip(entry)
        if strip is None or strip.image.isNull():
            if strip is not None or self._strips.has_none(entry):
                ratio = painter.device().devicePixelRatio()
                top = place.center().y() - MARK // 2
                painter.drawPixmap(place.left(), top, icons.pixmap("eye-off", MARK, ratio, color="faint"))
            return
        whole = strip.image.size().toSizeF()
        size = whole.scaled(place.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(place.left(), place.top() + (place.height() - size.height()) / 2, size.width(), size.height())
        painter.drawImage(target, strip.image, QRectF(0, 0, whole.width(), whole.height()))

    def _paint_value(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        text = entry.shown
        painter.setFont(self.value_font)
        self._write(painter, area, text, "text", Qt.TextElideMode.ElideRight)
        metrics, colour = painter.fontMetrics(), theme.themes().theme.color("mark_amber")
        for i in unsure_characters(as_field(entry)):
            left = area.left() + metrics.horizontalAdvance(text[:i])
            width = metrics.horizontalAdvance(text[i])
            if left + width <= area.right():
                painter.fillRect(left, area.center().y() + metrics.height() // 2, width, UNDERLINE, colour)

    def _paint_state(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        words = words_for(as_field(entry))
        ratio = painter.device().devicePixelRatio()
        mark = icons.pixmap(words.mark, MARK, ratio, color=words.tone)
        painter.drawPixmap(area.left(), area.center().y() - MARK // 2 + 1, mark)
        painter.setFont(theme.ui_font("small"))
        tone = words.tone if words.tone in ("amber", "red") else "muted"
        self._write(painter, area.adjusted(MARK + 6, 0, 0, 0), words.text, tone, Qt.TextElideMode.ElideRight)

    @staticmethod
    def _write(painter: QPainter, area: QRect, text: str, tone: str, elide: Qt.TextElideMode) -> None:
        painter.setPen(theme.themes().theme.color(tone))
        shown = painter.fontMetrics().elidedText(text, elide, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
