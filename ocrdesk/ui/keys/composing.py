"""While an input method is composing, Enter belongs to it: no editor, search field or button takes it for its own."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ocrdesk.ui.review.typeahead import ENTER_KEYS

KEYS_DOWN = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class ComposingGuard(QObject):
    """Watches whichever widget of the program has the keyboard; made once for the application.

    Most input methods keep their keys to themselves; some let Enter through although a candidate is open.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._composing = False
        app.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    @property
    def composing(self) -> bool:
        """Whether letters stand in the widget that are not text yet."""
        return self._composing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif self._composing and isinstance(event, QKeyEvent) and event.type() in KEYS_DOWN:
            if event.key() not in ENTER_KEYS:
                return False
            event.accept()  # as an override: no shortcut such as Ctrl+Enter fires either
            return True
        return super().eventFilter(watched, event)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        self._composing = False
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
