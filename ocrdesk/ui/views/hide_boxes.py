"""Space, held outside an edit, hides the boxes on the picture, wherever in the window the focus is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ocrdesk.ui.views.preview import PreviewView

NEED_SPACE = (
    QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip
"""Widgets to which Space means something of their own."""


class HideBoxesFilter(QObject):
    """Made once for a window and its preview; it watches the window's keys before any widget gets them."""

    def __init__(self, window: QWidget, preview: PreviewView) -> None:
        super().__init__(window)
        self._widget = window
        self._preview = preview
        self._handle: QWindow | None = None
        window.installEventFilter(self)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if watched is self._widget:
            if kind in (QEvent.Type.Show, QEvent.Type.WinIdChange):
                self._watch()
            elif kind == QEvent.Type.WindowDeactivate:
                self._preview.set_boxes_hidden(False)
            return False
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            return self._take(event)
        return False

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space:
            return False
        if event.type() == QEvent.Type.KeyRelease:
            hidden = self._preview.boxes_hidden
            if hidden and not event.isAutoRepeat():
                self._preview.set_boxes_hidden(False)
            return hidden
        if event.modifiers() or needs_space(QApplication.focusWidget()) or QApplication.activePopupWidget() is not None:
            return False
        self._preview.set_boxes_hidden(True)
        return True

    def _watch(self) -> None:
        handle = _handle_of(self._widget)
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)


def _handle_of(window: QWidget) -> QWindow | None:
    return window.windowHandle()  # None until the window is shown for the first time


def needs_space(widget: QWidget | None) -> bool:
    """Whether that widget, having the focus, wants Space for itself."""
    if widget is None:
        return False
    return isinstance(widget, NEED_SPACE) or widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
