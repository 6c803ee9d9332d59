"""A frozen picture of one screen, over all of it, from which the clerk takes an area: by mouse or by keys."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.theme import themes

DIM = QColor(0, 0, 0, 120)
INK, GROUND = QColor(255, 255, 255), QColor(0, 0, 0, 190)
STEP, FINE_STEP = 10, 1
LEAST = 4
"""Points: a smaller area was a click, not a choice."""
GAP, PADDING = 8, 10
ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class AreaPicker(QWidget):
    """Arrows move the area, with Shift its lower right corner, with Ctrl finely; Enter takes it, Esc gives up."""

    picked = Signal(QImage)
    """The area, in the screen's own pixels."""
    begun = Signal()
    """An area is being drawn here: the other screens' ones are not meant."""
    given_up = Signal()

    def __init__(self, screen: QScreen, picture: QImage) -> None:
        """`picture` is the whole screen; its pixels may be finer than the screen's points."""
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool
        super().__init__(None, flags)
        self._picture = picture
        self._area = QRect()
        self._start: QPoint | None = None
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Choose an area of the screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @property
    def area(self) -> QRect:
        """The area chosen so far, in this widget's points."""
        return self._area

    def clear(self) -> None:
        """Another screen's area is meant."""
        self._area = QRect()
        self.update()

    def take(self) -> None:
        """The area is this; the whole screen where none was chosen."""
        area = self._area if self._area.isValid() else self.rect()
        across, down = self._picture.width() / self.width(), self._picture.height() / self.height()
        left, top = round(area.left() * across), round(area.top() * down)
        size = QSize(max(1, round(area.width() * across)), max(1, round(area.height() * down)))
        self.picked.emit(self._picture.copy(QRect(QPoint(left, top), size)))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._start = event.position().toPoint()
            self._area = QRect()
            self.begun.emit()
            self.update()
        else:
            self.given_up.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._start is not None:
            self._choose(QRect(self._start, event.position().toPoint()).normalized())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton or self._start is None:
            return
        self._start = None
        if min(self._area.width(), self._area.height()) < LEAST:
            self.clear()
        else:
            self.take()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in ARROWS:
            self._step(ARROWS[Qt.Key(event.key())], event.modifiers())
        else:
            super().keyPressEvent(event)

    def _step(self, way: QPoint, keys: Qt.KeyboardModifier) -> None:
        area = self._area
        if not area.isValid():
            self.begun.emit()
            area = self.rect().adjusted(self.width() // 4, self.height() // 4, -self.width() // 4, -self.height() // 4)
        step = way * (FINE_STEP if keys & Qt.KeyboardModifier.ControlModifier else STEP)
        if keys & Qt.KeyboardModifier.ShiftModifier:
            area.setBottomRight(area.bottomRight() + step)
        else:
            area.translate(step)
        if min(area.width(), area.height()) >= LEAST:
            self._choose(area)

    def _choose(self, area: QRect) -> None:
        self._area = area.intersected(self.rect())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._picture)
        painter.fillRect(self.rect(), DIM)
        if self._area.isValid():
            self._paint_area(painter)
        self._paint_hint(painter)

    def _paint_area(self, painter: QPainter) -> None:
        painter.save()
        painter.setClipRect(self._area)
        painter.drawImage(self.rect(), self._picture)
        painter.restore()
        painter.setPen(QPen(themes().theme.color("accent"), 2))
        painter.drawRect(self._area)
        across = self._picture.width() / self.width()
        words = f"{round(self._area.width() * across)} × {round(self._area.height() * across)}"
        above = self._area.topLeft() - QPoint(0, GAP + painter.fontMetrics().height() + PADDING)
        self._paint_words(painter, words, above if above.y() > 0 else self._area.topLeft() + QPoint(GAP, GAP))

    def _paint_hint(self, painter: QPainter) -> None:
        words = _("Draw around what is to be read · arrows move, with Shift resize · Enter takes it · Esc gives up")
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * PADDING
        self._paint_words(painter, words, QPoint((self.width() - width) // 2, self.height() - 80))

    def _paint_words(self, painter: QPainter, words: str, place: QPoint) -> None:
        metrics = painter.fontMetrics()
        ground = QRect(place, QSize(metrics.horizontalAdvance(words) + 2 * PADDING, metrics.height() + PADDING))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(ground, 6, 6)
        painter.setPen(INK)
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)
