"""Dialogs open no larger than the screen, with room for their title bar."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ocrdesk.ui.dialogs.sizes import open_at


@pytest.mark.parametrize("wanted", [QSize(300, 200), QSize(20_000, 200), QSize(300, 20_000)])
def test_a_dialog_opens_as_large_as_it_likes_as_far_as_the_screen_goes(qtbot: QtBot, wanted: QSize) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    open_at(dialog, wanted.width(), wanted.height())
    screen = dialog.screen().availableSize()
    assert dialog.width() in {wanted.width(), screen.width() - 40}
    assert dialog.height() in {wanted.height(), screen.height() - 60}
    assert dialog.width() < screen.width()
    assert dialog.height() < screen.height()
