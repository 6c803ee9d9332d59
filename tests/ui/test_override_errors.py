"""An error in a Python override reaches who called, and never ends the program."""

import pytest
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete


class Unlucky(QDialog):
    """Raises from C in an override that is called by way of another one."""

    def __init__(self, gone: QWidget | None = None) -> None:
        super().__init__()
        self.gone = gone

    def done(self, result: int) -> None:
        if self.gone is None and self.isVisible():
            int(f"not a number: {result}")
        elif self.gone is not None and self.isVisible():
            self.gone.update()

    def reject(self) -> None:
        super().reject()


class NeverShown(QWidget):
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        int(f"not a number: {event.type()}")


class Reporting:
    """Laid over widgets of any kind."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        int(f"not a number: {event.type()}")


class LaidOver(Reporting, QWidget):
    pass


def test_an_error_of_python_itself_passes_two_overrides(qtbot: QtBot) -> None:
    dialog = Unlucky()
    qtbot.addWidget(dialog)
    dialog.show()
    with pytest.raises(ValueError, match="not a number"):
        dialog.close()
    dialog.hide()


def test_an_error_of_the_binding_passes_two_overrides(qtbot: QtBot) -> None:
    gone = QWidget()
    delete(gone)
    dialog = Unlucky(gone)
    qtbot.addWidget(dialog)
    dialog.show()
    with pytest.raises(RuntimeError, match="already deleted"):
        dialog.close()
    dialog.hide()


@pytest.mark.parametrize("kind", [NeverShown, LaidOver])
def test_an_error_while_a_widget_is_shown_is_told(qtbot: QtBot, kind: type[QWidget]) -> None:
    widget = kind()
    with pytest.raises(ValueError, match="not a number"):
        widget.show()
    widget.close()
