"""Keys pressed while the window must wait a moment: kept, and played back in order when it may go on."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Kept:
    """Something to do later. `confirms` tells what may not be done to a document that was not seen yet."""

    play: Callable[[], object]
    confirms: bool = False


class Typeahead(QObject):
    """Keeps key and input-method events of the watched widgets, and calls, while `holding`.

    `target` names the widget that gets the keys when they are played back: by then another field is current.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.target: Callable[[], QWidget | None] = _nobody
        self._holding = False
        self._kept: deque[Kept] = deque()

    @property
    def holding(self) -> bool:
        return self._holding

    def hold(self) -> None:
        self._holding = True

    def watch(self, widget: QWidget) -> None:
        """Keep this widget's keys from now on, while holding."""
        widget.installEventFilter(self)

    def keep(self, play: Callable[[], object], *, confirms: bool = False) -> bool:
        """While holding, keep this call for later and return True; else return False: do it now."""
        if self._holding:
            self._kept.append(Kept(play, confirms))
        return self._holding

    def release(self) -> None:
        """Play back what was kept, until something makes us hold again."""
        self._holding = False
        while self._kept and not self._holding:
            self._kept.popleft().play()

    def drop_confirmations(self) -> None:
        """Forget the kept keys that would confirm: another document has come, which nobody has seen yet."""
        self._kept = deque(kept for kept in self._kept if not kept.confirms)

    def drop(self) -> None:
        """Forget all: the keys were meant for a field that is not reached."""
        self._kept.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not self._holding:
            return super().eventFilter(watched, event)
        copy: QEvent
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                copy = _key_copy(event)
                confirms = event.key() in ENTER_KEYS
            case QInputMethodEvent():
                copy = _input_copy(event)
                confirms = False
            case _:
                return super().eventFilter(watched, event)
        self._kept.append(Kept(lambda: self._send(copy), confirms))
        return True

    def _send(self, event: QEvent) -> None:
        target = self.target()
        if target is not None:
            QCoreApplication.sendEvent(target, event)


def _nobody() -> QWidget | None:
    return None


def _key_copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())


def _input_copy(event: QInputMethodEvent) -> QInputMethodEvent:
    copy = QInputMethodEvent(event.preeditString(), event.attributes())
    copy.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
    return copy
