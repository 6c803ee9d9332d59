"""Giving back what was gathered a little at a time: a hundred thousand objects at once would stop the window."""

from typing import Any

from PySide6.QtCore import QObject, QTimer

AT_ONCE = 200


class LettingGo(QObject):
    """Empties the dicts that are handed over, between the window's other work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[dict[Any, Any]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._drop_some)

    def take(self, *containers: dict[Any, Any]) -> None:
        """These are not wanted any more."""
        self._held += [container for container in containers if container]
        if self._held:
            self._timer.start()

    def _drop_some(self) -> None:
        for _ in range(AT_ONCE):
            while self._held and not self._held[-1]:
                self._held.pop()
            if not self._held:
                self._timer.stop()
                return
            self._held[-1].popitem()
