"""The frame around the current field's box: its corners and sides can be pulled, and keys move it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ocrdesk.model import Quad
from ocrdesk.ui.theme import Theme
from ocrdesk.ui.views.box_shape import GRIPS, Grip, grip_near, moved, place_of, pulled, squared, within
from ocrdesk.ui.views.marks import polygon_of

REACH = 5.0
"""Logical pixels to each side within which a side is caught."""
KNOB = 3.5
ROOM = 22.0
"""A box whose shorter side is less, in logical pixels, has knobs at its corners only."""
SLIP = 3.0
"""Logical pixels; a hand that moves less did not mean to pull."""
LEAST = 8.0
"""A box that appears smaller than that is not pulled, but clicked."""

CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor, (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor, (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor, (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor, (0, 1): Qt.CursorShape.SizeVerCursor,
}  # fmt: skip


class BoxFrame(QGraphicsItem):
    """Follows one box. `changed` is how it was moved or stretched since, None while it is as it was."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page = QRectF()
        self._zoom = 1.0
        self._box: Quad | None = None
        self._held: Grip | None = None
        self._from = QPointF()
        self._at_first: Quad | None = None
        self._near = False
        self.changed: Quad | None = None

    @property
    def quad(self) -> Quad | None:
        """The box as it stands now."""
        return self.changed or self._box

    @property
    def held(self) -> bool:
        return self._held is not None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_page(self, page: QRectF) -> None:
        self.prepareGeometryChange()
        self._page = page

    def set_zoom(self, zoom: float) -> None:
        """Logical pixels for each page pixel: the knobs keep their size."""
        self.prepareGeometryChange()
        self._zoom = zoom

    def follow(self, box: Quad | None) -> None:
        """Stand around this box; another one takes back what was moved."""
        box = squared(box) if box is not None else None
        if box != self._box:
            self._box = box
            self.take_back()

    def take_back(self) -> None:
        """The box is as it was."""
        self.changed = self._held = self._at_first = None
        self.update()

    def show_near(self, near: bool) -> None:
        """Show the knobs, because the pointer or the keyboard is there."""
        if near != self._near:
            self._near = near
            self.update()

    def grip_at(self, point: QPointF) -> Grip | None:
        """What would be caught at that point of the page."""
        quad = self.quad
        if quad is None or min(quad.width, quad.height) * self._zoom < LEAST:
            return None
        return grip_near(quad, (point.x(), point.y()), REACH / self._zoom)

    def catch(self, point: QPointF) -> bool:
        """Hold what is at that point of the page; False: there is nothing."""
        grip = self.grip_at(point)
        if grip is None:
            return False
        self._held, self._from, self._at_first = grip, point, self.quad
        return True

    def pull(self, point: QPointF) -> None:
        """The hand that holds it is at that point of the page now."""
        if self._held is not None and self._at_first is not None:
            by = point - self._from
            if self.changed is None and by.manhattanLength() * self._zoom < SLIP:
                return
            self._set(pulled(self._at_first, self._held, by.x(), by.y()))

    def let_go(self) -> Quad | None:
        """The hand lets go; returns the box if it was changed."""
        self._held = self._at_first = None
        return self.changed

    def move(self, dx: float, dy: float) -> None:
        """Move it on the page, as far as the page goes."""
        quad = self.quad
        if quad is None:
            return
        bounds = quad.bounds
        dx = min(max(dx, -bounds.left), self._page.width() - bounds.right)
        dy = min(max(dy, -bounds.top), self._page.height() - bounds.bottom)
        self._set(moved(quad, dx, dy))

    def stretch(self, grip: Grip, dx: float, dy: float) -> None:
        """Move that side or corner on the page."""
        if self.quad is not None:
            self._set(pulled(self.quad, grip, dx, dy))

    def put(self, quad: Quad) -> None:
        """Stand somewhere new, where there was no box."""
        self._set(quad)

    def _set(self, quad: Quad) -> None:
        self.changed = within(quad, self._page.width(), self._page.height())
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        air = (KNOB + REACH) / self._zoom
        return self._page.adjusted(-air, -air, air, air)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        quad = self.quad
        if quad is None or not (self._near or self.held or self.changed):
            return
        painter.save()
        transform = painter.worldTransform()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("mark")
        if self.changed is not None:
            pen, ground = QPen(color, 2.0, Qt.PenStyle.DashLine), QColor(color)
            ground.setAlpha(30)
            painter.setPen(pen)
            painter.setBrush(ground)
            painter.drawPolygon(transform.map(polygon_of(quad)))
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(QBrush(QColor("#ffffff")))
        large = min(quad.width, quad.height) * self._zoom >= ROOM
        for grip in GRIPS if large else GRIPS[:4]:
            painter.drawRect(_around(transform.map(QPointF(*place_of(quad, grip)))))
        painter.restore()


def _around(point: QPointF) -> QRectF:
    return QRectF(point.x() - KNOB, point.y() - KNOB, 2 * KNOB, 2 * KNOB)
