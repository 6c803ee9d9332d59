"""The window's keys before an editor's: some systems give editors keys of their own that mean something else here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ocrdesk.ui.actions import ACTIONS

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit)
STANDARD = QKeySequence.StandardKey
EDITORS_OWN = (STANDARD.Undo, STANDARD.Redo, STANDARD.Cut, STANDARD.Copy, STANDARD.Paste, STANDARD.Delete)
"""What editors do by themselves, and mean it as the window does."""


class KeysFirst(QObject):
    """Watches whichever editor of the window has the keyboard; on X11 a line editor would take Ctrl+E for its end.

    To be made before the ComposingGuard: of two filters the later one is asked first.
    """

    def __init__(self, app: QApplication, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._keys: frozenset[str] = frozenset()
        app.focusChanged.connect(self._follow)
        window.actions_.keys_changed.connect(self._read)
        self._read()
        self._follow(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        asked = event if event.type() == QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and self._is_window_s(asked):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_window_s(self, event: QKeyEvent) -> bool:
        if any(event.matches(key) for key in EDITORS_OWN):
            return False
        return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText) in self._keys

    def _read(self) -> None:
        """The keys that hold wherever in the window the keyboard is."""
        keys = [self._window.actions_.keys(spec.id) for spec in ACTIONS if not spec.pane]
        self._keys = frozenset(key for own in keys for key in own)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, EDITORS) and new.window() is self._window:
            new.installEventFilter(self)
