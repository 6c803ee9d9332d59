"""A view of one page that zooms at the pointer, pans by dragging and fits the page or its width."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QStyle, QWidget

ZOOM_STEP = 1.25
WHEEL_BASE = 1.0016
LARGEST_ZOOM = 8.0
PAN_STEP = 80
GLIDE_MS = 180
SETTLE_MS = 120
MARGINS = (24, 24, 24, 68)
"""Left, top, right, bottom in logical pixels: kept free around a fitted page; the bar floats below."""


class Fit(StrEnum):
    """How the zoom follows the window's size."""

    PAGE = "page"
    WIDTH = "width"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is looked at: the page's point in the middle of the stage, and logical pixels for each page pixel."""

    x: float
    y: float
    zoom: float


class ZoomableView(QGraphicsView):
    """Scene coordinates are page pixels. The stage is the part of the view that the margins leave free."""

    zoom_changed = Signal(float)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.fit = Fit.PAGE
        self.last_fit = Fit.PAGE
        self.outlook = Outlook(0.5, 0.5, 1.0)
        self._page = QRectF(0, 0, 1, 1)
        self._pressed: QPoint | None = None
        self._dragged_from: Outlook | None = None
        self._glide = QVariantAnimation(self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glide_on)
        self._glide_ends = (self.outlook, self.outlook)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self.settled)

    # What is seen

    @property
    def page_rect(self) -> QRectF:
        return QRectF(self._page)

    def set_page_size(self, width: float, height: float) -> None:
        """Look at a page of that size, in page pixels, fitted as the last one was."""
        self._page = QRectF(0, 0, max(1.0, width), max(1.0, height))
        self.set_fit(self.last_fit)

    def stage(self) -> QRectF:
        """The free part of the viewport, in logical pixels."""
        left, top, right, bottom = MARGINS
        stage = QRectF(self.viewport().rect()).adjusted(left, top, -right, -bottom)
        return stage if stage.width() > 1 and stage.height() > 1 else QRectF(self.viewport().rect())

    def visible_page(self) -> QRectF:
        """What stands on the stage, in page pixels."""
        stage, look = self.stage(), self.outlook
        seen = QRectF(0, 0, stage.width() / look.zoom, stage.height() / look.zoom)
        seen.moveCenter(QPointF(look.x, look.y))
        return seen

    def set_fit(self, fit: Fit) -> None:
        """Fit the page or its width from now on, or leave the zoom as it is."""
        self._glide.stop()
        self.fit = fit
        if fit != Fit.FREE:
            self.last_fit = fit
            self._look(self._fitted(fit))

    def fit_page(self) -> None:
        self.set_fit(Fit.PAGE)

    def fit_width(self) -> None:
        self.set_fit(Fit.WIDTH)

    def actual_size(self) -> None:
        """One page pixel for each pixel of the screen."""
        self.zoom_to(self.actual_zoom)

    @property
    def actual_zoom(self) -> float:
        return 1.0 / self.devicePixelRatioF()

    def zoom_in(self) -> None:
        self.zoom_to(self.outlook.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        self.zoom_to(self.outlook.zoom / ZOOM_STEP)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that the page's point at that place of the viewport (the stage's middle) stays there."""
        self._glide.stop()
        self.fit = Fit.FREE
        zoom = self._allowed(zoom)
        middle, look = self.stage().center(), self.outlook
        offset = (at or middle) - middle
        x = look.x + offset.x() / look.zoom - offset.x() / zoom
        y = look.y + offset.y() / look.zoom - offset.y() / zoom
        self._look(Outlook(x, y, zoom))

    def pan(self, dx: float, dy: float) -> None:
        """Move the look by logical pixels."""
        self._glide.stop()
        look = self.outlook
        self._look(Outlook(look.x + dx / look.zoom, look.y + dy / look.zoom, look.zoom))

    def glide_to(self, target: Outlook) -> None:
        """Move there smoothly, or at once where the system wants no animation or nothing is seen."""
        self._glide.stop()
        self.fit = Fit.FREE
        target = self._clamped(target)
        wanted = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if not self.isVisible() or wanted <= 0:
            self._look(target)
            return
        self._glide_ends = (self.outlook, target)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setDuration(min(GLIDE_MS, wanted))
        self._glide.start()

    @property
    def gliding(self) -> bool:
        return self._glide.state() == QVariantAnimation.State.Running

    def stop_gliding(self) -> None:
        """Stay where the eye is now."""
        self._glide.stop()

    def _glide_on(self, part: float) -> None:
        a, b = self._glide_ends
        zoom = a.zoom * (b.zoom / a.zoom) ** part
        self._look(Outlook(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part, zoom))

    def _look(self, wanted: Outlook) -> None:
        before = self.outlook.zoom
        look = self.outlook = self._clamped(wanted)
        reach = 2 * max(self.viewport().width(), self.viewport().height(), 1) / look.zoom
        self.setSceneRect(self._page.adjusted(-reach, -reach, reach, reach))
        if self.transform().m11() != look.zoom:
            self.setTransform(QTransform.fromScale(look.zoom, look.zoom))
        offset = self.stage().center() - QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        self.centerOn(look.x - offset.x() / look.zoom, look.y - offset.y() / look.zoom)
        if look.zoom != before:
            self.zoom_changed.emit(look.zoom)
        self._settling.start()

    def _fitted(self, fit: Fit) -> Outlook:
        stage, page = self.stage(), self._page
        across, down = stage.width() / page.width(), stage.height() / page.height()
        if fit == Fit.PAGE:
            # A stamp-sized picture is not blown up until it is a blur.
            zoom = min(across, down, 2.0)
            return Outlook(page.center().x(), page.center().y(), zoom)
        zoom = min(across, 2.0)
        return Outlook(page.center().x(), stage.height() / zoom / 2, zoom)

    def _allowed(self, zoom: float) -> float:
        smallest = min(self._fitted(Fit.PAGE).zoom, self.actual_zoom) / 2
        return min(max(zoom, smallest), max(LARGEST_ZOOM * self.actual_zoom, smallest * 2))

    def _clamped(self, look: Outlook) -> Outlook:
        stage, page = self.stage(), self._page
        x = _kept(look.x, page.width(), stage.width() / look.zoom)
        return Outlook(x, _kept(look.y, page.height(), stage.height() / look.zoom), look.zoom)

    # What the hand does

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._glide.stop()
        self._look(self._fitted(self.fit) if self.fit != Fit.FREE else self.outlook)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        touchpad = event.device() is not None and event.device().type() == QInputDevice.DeviceType.TouchPad
        zooming = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if touchpad and not zooming and not event.pixelDelta().isNull():
            self.pan(-event.pixelDelta().x(), -event.pixelDelta().y())
            self.fit = Fit.FREE
        elif event.angleDelta().y():
            self.zoom_to(self.outlook.zoom * WHEEL_BASE ** event.angleDelta().y(), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self.outlook.zoom * (1.0 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._glide.stop()
            self._pressed = event.position().toPoint()
            self._dragged_from = None
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed is None or not event.buttons():
            self._pressed = None
            self.hover(event.position())
            return
        moved = event.position() - self._pressed
        if self._dragged_from is None and moved.manhattanLength() >= QApplication.startDragDistance():
            self._dragged_from = self.outlook
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged_from is not None:
            start = self._dragged_from
            self.fit = Fit.FREE if self._clamped(start) != self._fitted(Fit.PAGE) else self.fit
            self._look(Outlook(start.x - moved.x() / start.zoom, start.y - moved.y() / start.zoom, start.zoom))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        pressed, dragged = self._pressed, self._dragged_from is not None
        self._pressed = self._dragged_from = None
        if pressed is not None and not dragged and event.button() == Qt.MouseButton.LeftButton:
            self.click(event.position())
        self.hover(event.position())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.fit == Fit.FREE:
            self.set_fit(self.last_fit)
        else:
            self.zoom_to(self.actual_zoom, event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {
            Qt.Key.Key_Left: (-PAN_STEP, 0), Qt.Key.Key_Right: (PAN_STEP, 0),
            Qt.Key.Key_Up: (0, -PAN_STEP), Qt.Key.Key_Down: (0, PAN_STEP),
        }  # fmt: skip
        does = {
            Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit_page, Qt.Key.Key_1: self.actual_size, Qt.Key.Key_2: self.fit_width,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        elif key in steps:
            self.pan(*steps[key])
        elif key in does:
            does[key]()
        else:
            event.ignore()

    def hover(self, place: QPointF) -> None:
        """The pointer moved, with no button down, to that place of the viewport."""
        raise NotImplementedError

    def click(self, place: QPointF) -> None:
        """The left button was pressed and let go at that place of the viewport."""
        raise NotImplementedError

    def page_point(self, place: QPointF) -> QPointF:
        """The page's point at that place of the viewport."""
        middle, look = self.stage().center(), self.outlook
        return QPointF(look.x + (place.x() - middle.x()) / look.zoom, look.y + (place.y() - middle.y()) / look.zoom)


def _kept(centre: float, length: float, seen: float) -> float:
    if length <= seen:
        return length / 2
    return min(max(centre, seen / 2), length - seen / 2)
