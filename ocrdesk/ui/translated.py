"""A widget whose words follow the language that is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    Widget = QWidget
else:
    Widget = object


class Translated(Widget):
    """To be named before the class of widget that it is laid over."""

    def retranslate(self) -> None:
        """Write all words anew, in the language in use."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
