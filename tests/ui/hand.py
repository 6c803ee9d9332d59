"""The hand on the preview: where things are on the screen, and what it does there."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.ui.views.page_preview import PagePreview
from ocrdesk.ui.views.preview import PreviewView
from tests.ui.heard import heard
from tests.ui.page_records import card, picture

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def show_card(qtbot: QtBot, view: PreviewView) -> None:
    with heard(qtbot, view, view._worker.pictured, view._worker.marked):
        view.show_page(picture(), card())


def spot(view: PagePreview, x: float, y: float) -> QPoint:
    """Where that point of the page is on the viewport."""
    middle, look = view.stage().center(), view.outlook
    return QPoint(round(middle.x() + (x - look.x) * look.zoom), round(middle.y() + (y - look.y) * look.zoom))


def wheel(view: PagePreview, place: QPoint, notches: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    at = QPointF(place)
    event = QWheelEvent(
        at, QPointF(view.viewport().mapToGlobal(place)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def drag(view: PagePreview, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    viewport = view.viewport()
    steps = (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, (start + end) / 2, LEFT),
        (QEvent.Type.MouseMove, end, LEFT),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    )
    for kind, place, held in steps:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        at = QPointF(place)
        QApplication.sendEvent(viewport, QMouseEvent(kind, at, viewport.mapToGlobal(at), button, held, keys))
