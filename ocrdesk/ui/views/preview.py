"""The preview: what hand and keys do on the page - choose a field, take a line, draw, pull and move a box."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ocrdesk.model import Quad
from ocrdesk.ui.views.box_frame import CURSORS
from ocrdesk.ui.views.box_shape import Grip
from ocrdesk.ui.views.focus_ring import FocusRing
from ocrdesk.ui.views.marks import Mark, MarkKind
from ocrdesk.ui.views.page_menu import page_menu
from ocrdesk.ui.views.page_preview import PagePreview

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DRAWING_KEYS = CONTROL | SHIFT
STEP = 4.0
"""Logical pixels that a key moves a box, or its side."""
NEW_BOX = (160.0, 32.0)
"""Logical pixels of a box that keys put where there was none."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PreviewView(PagePreview):
    """Shows one page. Drag pans, wheel and pinch zoom, double-click fits, a click chooses.

    A click on a line tells of it; with Ctrl it is to be added to the value, with Shift to be the value even where
    a field's box lies over it. Ctrl or Shift with drag draws a box to read, both together one for the cloud
    service; the sides and corners of the current field's box can be pulled.

    Keys with the focus here: + - zoom, 0 fits the page, 1 shows actual size, 2 fits the width, arrows pan,
    PgUp and PgDn ask for another page, Space held hides the boxes. Ctrl+arrows move the current field's box,
    Shift+arrows its right and lower side, both together the left and upper one; Enter reads it, Esc takes it back.
    """

    field_clicked = Signal(int, str)
    line_clicked = Signal(int)
    line_taken = Signal(int, bool)
    """This line is to be the current field's value, or to be added to it."""
    cell_clicked = Signal(QPointF)
    """The point of the page, in a cell of a table beside its text."""
    code_clicked = Signal(int, QPoint)
    """The index of a code in the recognition, and the place of the click on the screen."""
    region_drawn = Signal(object)
    cloud_region_drawn = Signal(object)
    box_moved = Signal(bool)
    """The current field's box was moved or stretched by keys and waits for Enter, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._drawing_next = self._for_cloud = self._by_keys = False
        super().__init__(parent)
        self._ring = FocusRing(self)

    def draw_region(self) -> None:
        """Let the next drag draw a box, as with Ctrl held."""
        self._drawing_next, self._for_cloud = True, False
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def draw_cloud_region(self) -> None:
        """Let the next drag draw a box for the cloud service, as with Ctrl and Shift held."""
        self.draw_region()
        self._for_cloud = True

    def hover(self, place: QPointF) -> None:
        point = self.page_point(place)
        grip = self._frame.grip_at(point)
        self._frame.show_near(grip is not None or self._by_keys)
        if grip is not None:
            self._mark_item.set_hovered(None)
            self.viewport().setCursor(CURSORS[grip.x, grip.y])
            return
        mark = self._clickable(point)
        self._mark_item.set_hovered(mark)
        shape = Qt.CursorShape.PointingHandCursor if mark is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def click(self, place: QPointF) -> None:
        point = self.page_point(place)
        mark = self._clickable(point)
        if mark is None:
            return
        if mark.key:
            self.field_clicked.emit(mark.document, mark.key)
        elif mark.line >= 0:
            self.line_clicked.emit(mark.line)
        elif mark.kind is MarkKind.CELL:
            self.cell_clicked.emit(point)
        elif mark.code >= 0:
            self.code_clicked.emit(mark.code, self.viewport().mapToGlobal(place.toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        left = event.button() == Qt.MouseButton.LeftButton and self._bar.isVisibleTo(self)
        point = self.page_point(event.position())
        drawing = self._drawing_next or bool(event.modifiers() & DRAWING_KEYS)
        if left and drawing:
            self._drawing_next = False
            self._band.begin(point, self.page_rect)
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        elif not (left and self._frame.catch(point)):
            super().mousePressEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._band.drawing:
            self._band.stretch(self.page_point(event.position()), self.page_rect)
            return
        if self._frame.held:
            self._frame.pull(self.page_point(event.position()))
            return
        super().mouseMoveEvent(event)
        if (self._drawing_next or event.modifiers() & DRAWING_KEYS) and not event.buttons():
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._frame.held:
            self._read(self._frame.let_go())
        elif self._band.drawing:
            self._end_band(event)
        else:
            super().mouseReleaseEvent(event)

    def _end_band(self, event: QMouseEvent) -> None:
        region = self._band.drop()
        both = self._for_cloud or event.modifiers() & DRAWING_KEYS == DRAWING_KEYS
        self._for_cloud = False  # a slip of the hand ends it too: the next box is no longer meant for the cloud
        self.hover(event.position())
        if region is not None:
            (self.cloud_region_drawn if both else self.region_drawn).emit(region)
            return
        line = self._line_at(self.page_point(event.position()))
        if line is not None and event.modifiers() & DRAWING_KEYS:
            self.line_taken.emit(line.line, bool(event.modifiers() & CONTROL))

    def _read(self, quad: Quad | None) -> None:
        if quad is not None:
            self.region_drawn.emit(quad)

    def _clickable(self, point: QPointF) -> Mark | None:
        """What a click at that point of the page means: a box that is shown, or a line under the pointer."""
        mark = self._mark_item.at((point.x(), point.y()))
        if mark is None or mark.kind is MarkKind.TABLE:
            mark = self._line_at(point)
        return mark

    def _line_at(self, point: QPointF) -> Mark | None:
        return self._mark_item.line_at((point.x(), point.y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._mark_item.set_hovered(None)
        self._frame.show_near(self._by_keys)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._by_keys = event.reason() in KEY_REASONS
        self._frame.show_near(self._by_keys)
        self._ring.setVisible(self._by_keys)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._by_keys = False
        self._frame.show_near(False)
        self._ring.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._ring.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        pages = {Qt.Key.Key_PageUp: self.previous_page, Qt.Key.Key_PageDown: self.next_page}
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and held in (CONTROL, SHIFT, DRAWING_KEYS) and self.has_current_field:
            self._move_box(ARROWS[key], held)
        elif key in ENTER and not held and self._frame.changed is not None:
            self._read(self._frame.changed)
        elif key == Qt.Key.Key_Space and not held:
            self.set_boxes_hidden(True)
        elif key == Qt.Key.Key_Escape and self._under_way:
            self._take_back()
        elif key in pages and not held:
            pages[key]()
        else:
            super().keyPressEvent(event)

    @property
    def _under_way(self) -> bool:
        return self._band.drawing or self._drawing_next or self._frame.changed is not None

    def _take_back(self) -> None:
        self._band.drop()
        self._drawing_next = self._for_cloud = False
        self._frame.take_back()
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.box_moved.emit(False)

    def _move_box(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        step = STEP / self.outlook.zoom
        dx, dy = way[0] * step, way[1] * step
        if self._frame.quad is None:
            self._frame.put(self._new_box())
        elif held == CONTROL:
            self._frame.move(dx, dy)
        else:
            side = 1 if held == SHIFT else -1
            self._frame.stretch(Grip(abs(way[0]) * side, abs(way[1]) * side), dx, dy)
        self.box_moved.emit(True)

    def _new_box(self) -> Quad:
        middle, zoom = self.visible_page().center(), self.outlook.zoom
        wide, high = NEW_BOX[0] / zoom / 2, NEW_BOX[1] / zoom / 2
        return Quad.from_box(middle.x() - wide, middle.y() - high, middle.x() + wide, middle.y() + high)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.set_boxes_hidden(False)
        else:
            super().keyReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        line = self._line_at(self.page_point(QPointF(event.pos())))
        page_menu(self, self, line.line if line is not None else None).popup(event.globalPos())
