"""The grid of glyphs: arrows walk, a typed character corrects, Space doubts, Enter takes the sheet."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QResizeEvent
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
from ocrdesk.ui.batch.glyph_model import GLYPH_ROLE, GlyphModel
from ocrdesk.ui.batch.glyph_sheets import Glyph
from ocrdesk.ui.batch.strips import Strip, Strips
from ocrdesk.ui.review.typeahead import ENTER_KEYS

Index = QModelIndex | QPersistentModelIndex

CELL = QSize(62, 80)
PICTURE = QRect(6, 6, 50, 50)
MARK = 14
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


class GlyphView(QTableView):
    """Cells of one size; the model has as many columns as fit."""

    confirm_wanted = Signal()
    moved = Signal()

    def __init__(self, model: GlyphModel, strips: Strips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyphs = model
        self._composing = False
        self.setModel(model)
        self.setItemDelegate(GlyphDelegate(model, strips, self))
        self.selectionModel().currentChanged.connect(self.moved)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Glyphs"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        for header, length in ((self.horizontalHeader(), CELL.width()), (self.verticalHeader(), CELL.height())):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(length)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_number(self, number: int) -> None:
        """Make that glyph the current one."""
        self.setCurrentIndex(self._glyphs.index_of(number))

    def visible_glyphs(self) -> list[Glyph]:
        """What is in sight, or nearly."""
        top = self.rowAt(0)
        below = self.rowAt(self.viewport().height() - 1)
        rows = self._glyphs.rowCount()
        last = (below if below >= 0 else rows - 1) + 1
        columns = self._glyphs.columnCount()
        return list(self._glyphs.sheet.glyphs[max(top, 0) * columns : (last + 1) * columns])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        number = self._glyphs.number_of(self.currentIndex()) if self.currentIndex().isValid() else 0
        if self._glyphs.set_columns(max(1, self.viewport().width() // CELL.width())):
            self.show_number(number)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """As in a text: beyond the end of a row the next one begins."""
        steps = {
            QAbstractItemView.CursorAction.MoveLeft: -1,
            QAbstractItemView.CursorAction.MoveRight: 1,
            QAbstractItemView.CursorAction.MoveUp: -self._glyphs.columnCount(),
            QAbstractItemView.CursorAction.MoveDown: self._glyphs.columnCount(),
        }
        current = self.currentIndex()
        if not current.isValid() or action not in steps:
            return super().moveCursor(action, modifiers)
        number = self._glyphs.number_of(current) + steps[action]
        last = len(self._glyphs.sheet.glyphs) - 1
        if number < 0 or (number > last and current.row() == self._glyphs.rowCount() - 1):
            return current
        return self._glyphs.index_of(number)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        self._composing = bool(event.preeditString())
        if event.commitString():
            self._glyphs.correct(self.currentIndex(), event.commitString()[:1])
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._obey(event):
            super().keyPressEvent(event)

    def _obey(self, event: QKeyEvent) -> bool:
        index, key = self.currentIndex(), event.key()
        if key in ENTER_KEYS and event.modifiers() in PLAIN:
            # Held down, Enter would run through sheets that nobody has looked at.
            if not event.isAutoRepeat() and not self._composing:
                self.confirm_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self._glyphs.toggle_doubt(index)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._glyphs.clear(index)
        elif event.modifiers() in PLAIN and event.text().strip() and event.text().isprintable():
            self._glyphs.correct(index, event.text())
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        # The dialog's own keys would take Enter for its first button.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ENTER_KEYS:
            event.accept()
            return True
        return super().event(event)


class GlyphDelegate(QStyledItemDelegate):
    """Paints one glyph: its picture, and below it what is said of it, by mark and by colour."""

    def __init__(self, model: GlyphModel, strips: Strips, parent: QWidget) -> None:
        super().__init__(parent)
        self._glyphs = model
        self._strips = strips

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        glyph = index.data(GLYPH_ROLE)
        if not isinstance(glyph, Glyph):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, area, glyph, current=bool(state & QStyle.StateFlag.State_Selected))
        self._paint_picture(painter, PICTURE.translated(area.topLeft()), glyph)
        self._paint_words(painter, QRect(area.left(), area.top() + PICTURE.bottom() + 4, area.width(), 20), glyph)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, glyph: Glyph, *, current: bool) -> None:
        colours, mark = theme.themes().theme, self._glyphs.mark(glyph)
        ground = "panel" if mark is None else "amber_soft" if mark.is_doubt else "green_soft"
        edge = "accent" if current else "panel" if mark is None else "amber_line" if mark.is_doubt else "green"
        pen = painter.pen()
        pen.setColor(colours.color(edge))
        pen.setWidthF(2.0 if current else 1.0)
        painter.setPen(pen)
        painter.setBrush(colours.color("accent_soft" if current and mark is None else ground))
        painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), 6, 6)

    def _paint_picture(self, painter: QPainter, place: QRect, glyph: Glyph) -> None:
        entry = self._glyphs.entry(glyph)
        strip = self._strips.strip(entry)
        painter.fillRect(place, theme.themes().theme.color("field"))
        if strip is None or glyph.index >= len(strip.glyphs):
            if self._strips.has_none(entry) or strip is not None:
                painter.drawPixmap(place.center().x() - 8, place.center().y() - 8, icons.pixmap("eye-off", 16))
            return
        source = glyph_rect(strip, glyph.index)
        size = source.size().scaled(place.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(place).center())
        painter.drawImage(target, strip.image, source)

    def _paint_words(self, painter: QPainter, area: QRect, glyph: Glyph) -> None:
        mark, colours = self._glyphs.mark(glyph), theme.themes().theme
        if mark is None and not glyph.unsure:
            return
        name, tone, text = "warning", "amber", f"{glyph.confidence:.0%}"
        if mark is not None:
            name, tone, text = ("help", "amber", "?") if mark.is_doubt else ("edited", "green", mark.letter)
        font = theme.ui_font("small" if mark is None else "heading", bold=mark is not None)
        painter.setFont(font)
        painter.setPen(colours.color(tone))
        ratio = painter.device().devicePixelRatio()
        width = painter.fontMetrics().horizontalAdvance(text) + MARK + 3
        left = area.left() + (area.width() - width) // 2
        painter.drawPixmap(left, area.center().y() - MARK // 2 + 1, icons.pixmap(name, MARK, ratio, color=tone))
        words = QRect(left + MARK + 3, area.top(), area.width(), area.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def glyph_rect(strip: Strip, index: int) -> QRectF:
    """The glyph's part of its value's picture."""
    start, end = strip.glyphs[index]
    return QRectF(start, 0, end - start, strip.image.height())
