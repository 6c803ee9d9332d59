"""A page with the part that is to be read: pulled by its sides and corners, or moved and stretched by keys."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.theme import themes

ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
STEPS = 100
"""A key moves by such a part of the page's longer side; with Ctrl by a single pixel."""
LEAST = 8
"""Pixels of the page: a part is at least so wide and high."""
NEAR = 10
"""Logical pixels around a side in which it is caught."""
SHADE = QColor(0, 0, 0, 110)
MARGIN = 12


class CropView(QWidget):
    """Draw a rectangle, or pull a side or corner of it. Arrows move it, with Shift its right and lower side."""

    changed = Signal(QRect)
    """The part, in pixels of the page."""

    def __init__(self, image: QImage, area: QRect, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self._area = area
        self._held: tuple[int, int] | None = None
        self._begun: QPoint | None = None
        self._shown = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The part of the page that is read"))
        self.setMinimumSize(320, 260)
        self.setMouseTracking(True)

    @property
    def area(self) -> QRect:
        return self._area

    def set_area(self, area: QRect) -> None:
        """Another part, kept within the page."""
        area = area.normalized().intersected(self._image.rect())
        if area.width() >= LEAST and area.height() >= LEAST and area != self._area:
            self._area = area
            self.update()
            self.changed.emit(area)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(720, 560)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        direction = ARROWS.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
            return
        fine = bool(event.modifiers() & CONTROL)
        by = direction * (1 if fine else max(1, max(self._image.width(), self._image.height()) // STEPS))
        if event.modifiers() & SHIFT:
            self.set_area(self._area.adjusted(0, 0, by.x(), by.y()))
        else:
            self.set_area(self._moved(by))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._held = self._grip(event.position())
        self._begun = self._page_point(event.position()) if self._held is None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = self._page_point(event.position())
        if self._begun is not None:
            self.set_area(QRect(self._begun, point))
        elif self._held is not None:
            self.set_area(_pulled(self._area, self._held, point))
        else:
            caught = self._grip(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if caught else Qt.CursorShape.CrossCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._held = self._begun = None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        page, ratio = self._page_rect(), self.devicePixelRatioF()
        wanted = (page.size() * ratio).toSize()
        if self._shown.size() != wanted:
            self._shown = self._image.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        painter.drawImage(page, self._shown)
        part = self._on_screen()
        for shaded in (
            QRectF(page.left(), page.top(), page.width(), part.top() - page.top()),
            QRectF(page.left(), part.bottom(), page.width(), page.bottom() - part.bottom()),
            QRectF(page.left(), part.top(), part.left() - page.left(), part.height()),
            QRectF(part.right(), part.top(), page.right() - part.right(), part.height()),
        ):
            painter.fillRect(shaded, SHADE)
        painter.setPen(QPen(themes().theme.color("accent"), 2.0 if self.hasFocus() else 1.0))
        painter.drawRect(part)

    def _moved(self, by: QPoint) -> QRect:
        """The part moved, as far as the page goes."""
        page, area = self._image.rect(), self._area
        x = min(max(by.x(), page.left() - area.left()), page.right() - area.right())
        y = min(max(by.y(), page.top() - area.top()), page.bottom() - area.bottom())
        return area.translated(x, y)

    def _page_rect(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        size = self._image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        page = QRectF(QPointF(0, 0), size)
        page.moveCenter(room.center())
        return page

    def _zoom(self) -> float:
        return self._page_rect().width() / max(1, self._image.width())

    def _on_screen(self) -> QRectF:
        page, zoom, area = self._page_rect(), self._zoom(), self._area
        return QRectF(
            page.left() + area.left() * zoom, page.top() + area.top() * zoom, area.width() * zoom, area.height() * zoom
        )

    def _page_point(self, place: QPointF) -> QPoint:
        page, zoom = self._page_rect(), self._zoom()
        x, y = (place.x() - page.left()) / zoom, (place.y() - page.top()) / zoom
        return QPoint(min(max(0, round(x)), self._image.width() - 1), min(max(0, round(y)), self._image.height() - 1))

    def _grip(self, place: QPointF) -> tuple[int, int] | None:
        """Which side (-1, 0, 1 across and down) is under the pointer; None: none."""
        part = self._on_screen()
        if not part.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(place):
            return None
        x = -1 if abs(place.x() - part.left()) <= NEAR else 1 if abs(place.x() - part.right()) <= NEAR else 0
        y = -1 if abs(place.y() - part.top()) <= NEAR else 1 if abs(place.y() - part.bottom()) <= NEAR else 0
        return (x, y) if (x, y) != (0, 0) else None


def _pulled(area: QRect, grip: tuple[int, int], point: QPoint) -> QRect:
    pulled = QRect(area)
    if grip[0]:
        (pulled.setLeft if grip[0] < 0 else pulled.setRight)(point.x())
    if grip[1]:
        (pulled.setTop if grip[1] < 0 else pulled.setBottom)(point.y())
    return pulled
