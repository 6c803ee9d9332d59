"""A field that takes the next key pressed as its value."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.keys.action_set import native
from ocrdesk.ui.keys.taken_keys import ALONE
from ocrdesk.ui.review.typeahead import ENTER_KEYS

LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
NO_SIGN = 0x01000000
"""From here on Qt's keys are no letters, digits or signs."""
MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class KeyRecorder(QLineEdit):
    """Tab, Esc and Enter, pressed by themselves, keep their usual meaning: they can be no action's key."""

    recorded = Signal(str)
    """A key, in its portable form."""
    alone = Signal(str)
    """A modifier was pressed by itself: what is said of it, in English."""
    taken = Signal()
    """Enter was pressed: the recorded key is the one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setPlaceholderText(_("Click here and press a key"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def show_key(self, key: str) -> None:
        """Show that key; "" for none."""
        self.key = key
        self.setText(native(key))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # here no key does what it does elsewhere
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.setPlaceholderText(_("Press a key"))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.setPlaceholderText(_("Click here and press a key"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, modifiers = Qt.Key(event.key()), event.modifiers() & MODIFIERS
        bare = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if key in ALONE:
            self.alone.emit(ALONE[key])
        elif key in LEAVING and bare:
            super().keyPressEvent(event)
        elif key in ENTER_KEYS and bare:
            self.taken.emit()
        elif key != Qt.Key.Key_unknown and not event.isAutoRepeat():
            self.show_key(_written(key, modifiers))
            self.recorded.emit(self.key)


def _written(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
    """The key as it is kept; Shift is left out where it only makes the sign: Ctrl+Shift+= is Ctrl++."""
    sign = key < NO_SIGN and not chr(key).isalnum() and key != Qt.Key.Key_Space
    if sign:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)
