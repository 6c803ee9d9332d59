"""A clicked code: copied whole, shown as plain text, never opened."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.model import Code, Quad
from ocrdesk.ui.views import code_tip

# The offscreen platform says so of every tool tip.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

PLACE = Quad.from_box(0, 0, 9, 9)


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    return widget


def test_a_code_s_text_is_copied_and_shown(widget: QWidget) -> None:
    code_tip.copy_code(Code("QRCode", "01,10,033001900211", PLACE), widget.mapToGlobal(QPoint(20, 20)), widget)
    assert QGuiApplication.clipboard().text() == "01,10,033001900211"
    assert "01,10,033001900211" in QToolTip.text()
    QToolTip.hideText()


def test_a_long_text_is_copied_whole_and_shown_in_part(widget: QWidget) -> None:
    text = "x" * 5000
    code_tip.copy_code(Code("PDF417", text, PLACE), widget.mapToGlobal(QPoint(20, 20)), widget)
    assert QGuiApplication.clipboard().text() == text
    assert len(QToolTip.text()) < 600
    QToolTip.hideText()


def test_markup_and_addresses_in_a_code_stay_text(widget: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    text = '<img src="file:///etc/passwd"> https://example.invalid'
    code_tip.copy_code(Code("QRCode", text, PLACE), widget.mapToGlobal(QPoint(20, 20)), widget)
    assert "<img" not in QToolTip.text()
    assert QGuiApplication.clipboard().text() == text
    assert not opened
    QToolTip.hideText()
