"""The buttons at a dialog's foot stand as the system's own dialogs have them."""

import pytest
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ocrdesk.ui.dialogs.buttons import in_order

Layout = QDialogButtonBox.ButtonLayout


class Ordered(QProxyStyle):
    """A style of a system with that order."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self._layout = layout

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_DialogButtonLayout:
            return int(self._layout.value)
        return super().styleHint(hint, option, widget, data)


@pytest.mark.parametrize(("layout", "accepting_first"), [(Layout.WinLayout, True), (Layout.GnomeLayout, False)])
def test_a_foot_has_the_order_of_the_systems_own_dialogs(qtbot: QtBot, layout: Layout, accepting_first: bool) -> None:
    accept, close = QPushButton("Do"), QPushButton("Close")
    style = Ordered(layout)
    for button in (accept, close):
        qtbot.addWidget(button)
        button.setStyle(style)
    assert in_order(accept, close) == ((accept, close) if accepting_first else (close, accept))
