"""The page on which a template is drawn: drag draws a place, its sides are pulled, keys move it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ocrdesk.i18n import _
from ocrdesk.model import PageRecord, Quad
from ocrdesk.ui.models.template_draft import DrawnPlace
from ocrdesk.ui.theme import Theme, themes
from ocrdesk.ui.views.box_frame import CURSORS
from ocrdesk.ui.views.box_shape import Grip
from ocrdesk.ui.views.mark_item import Shown
from ocrdesk.ui.views.page_preview import PagePreview
from ocrdesk.ui.views.preview import ARROWS, CONTROL, DRAWING_KEYS, SHIFT, STEP
from ocrdesk.ui.views.zone_item import ZoneItem


class ZoneView(PagePreview):
    """Tells what was drawn, chosen, moved and clicked; shows the places that it is given.

    Keys with the focus here, besides those of the page: Insert puts a new place in the middle, Ctrl+arrows move the
    current one, Shift+arrows its right and lower side, both together the left and upper one, Del takes it away.
    """

    drawn = Signal(object)
    """A place was drawn: its Quad."""
    moved = Signal(object)
    """The current place is there now: its Quad."""
    chosen = Signal(int)
    line_chosen = Signal(int)
    """A line of the page was clicked where there is no place."""
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._zones: ZoneItem | None = None
        self._takes_lines = False
        self._carried: QPointF | None = None
        super().__init__(parent)
        self._zones = ZoneItem(themes().theme)
        self._zones.setZValue(1.5)
        self.scene().addItem(self._zones)

    def show_picture(self, image: QImage | None, record: PageRecord) -> None:
        """The page on which the template is drawn."""
        self.show_page(image, record)
        self.set_shown(Shown.LINES)
        if self._zones is not None:
            self._zones.set_page(self.page_rect)

    def show_places(self, places: Sequence[DrawnPlace], current: int) -> None:
        """Show these; the current one can be pulled and moved."""
        if self._zones is not None:
            self._zones.show_places(places, current)
        self._frame.follow(places[current].quad if 0 <= current < len(places) else None)
        self._frame.show_near(True)

    def take_lines(self, wanted: bool) -> None:
        """Whether a click takes a line of text; otherwise a drag draws a place."""
        self._takes_lines = wanted

    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        if self._zones is not None:
            self._zones.set_theme(theme)

    def retranslate(self) -> None:
        super().retranslate()
        self.setAccessibleName(_("Page of the template"))

    def new_place(self) -> None:
        """A place in the middle of what is seen."""
        seen = self.visible_page().intersected(self.page_rect)
        wide, high = seen.width() / 4, max(seen.height() / 24, 8.0)
        middle = seen.center()
        self.drawn.emit(Quad.from_box(middle.x() - wide, middle.y() - high, middle.x() + wide, middle.y() + high))

    # What the hand does

    def hover(self, place: QPointF) -> None:
        point = self.page_point(place)
        grip = self._frame.grip_at(point)
        line = self._mark_item.line_at((point.x(), point.y())) if self._takes_lines else None
        self._mark_item.set_hovered(line)
        if grip is not None:
            self.viewport().setCursor(CURSORS[grip.x, grip.y])
        elif self._in_current(point):
            self.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
        elif self._takes_lines:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def click(self, place: QPointF) -> None:
        """Nothing is clicked but with the left button, which is heard below."""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        point = self.page_point(event.position())
        if not self._frame.catch(point):
            if self._in_current(point):
                self._carried = point
            else:
                self._band.begin(point, self.page_rect)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = self.page_point(event.position())
        if self._frame.held:
            self._frame.pull(point)
        elif self._carried is not None:
            by = point - self._carried
            self._frame.move(by.x(), by.y())
            self._carried = point
        elif self._band.drawing:
            self._band.stretch(point, self.page_rect)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        carried, self._carried = self._carried, None
        if self._frame.held or carried is not None:
            self._tell_moved(self._frame.let_go())
        elif self._band.drawing:
            quad = self._band.drop()
            if quad is not None and not self._takes_lines:
                self.drawn.emit(quad)
            else:
                self._choose(self.page_point(event.position()))
        self.hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and held in (CONTROL, SHIFT, DRAWING_KEYS):
            self._move(ARROWS[key], held)
        elif key == Qt.Key.Key_Insert:
            self.new_place()
        elif key == Qt.Key.Key_Escape and self._band.drawing:
            self._band.drop()
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        step = STEP / self.outlook.zoom
        if held == CONTROL:
            self._frame.move(way[0] * step, way[1] * step)
        else:
            side = 1 if held == SHIFT else -1
            self._frame.stretch(Grip(abs(way[0]) * side, abs(way[1]) * side), way[0] * step, way[1] * step)
        self._tell_moved(self._frame.changed)

    def _tell_moved(self, quad: Quad | None) -> None:
        if quad is not None:
            self.moved.emit(quad)

    def _choose(self, point: QPointF) -> None:
        place = self._zones.at((point.x(), point.y())) if self._zones is not None else None
        line = self._mark_item.line_at((point.x(), point.y()))
        if place is not None:
            self.chosen.emit(place)
        elif line is not None and self._takes_lines:
            self.line_chosen.emit(line.line)

    def _in_current(self, point: QPointF) -> bool:
        quad = self._frame.quad
        if quad is None:
            return False
        bounds = quad.bounds
        return QRectF(bounds.left, bounds.top, bounds.width, bounds.height).contains(point)
