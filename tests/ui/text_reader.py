"""Somebody at the Text tab: two pages of one job, the first one open, the keyboard in its text."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ocrdesk.model import PageRecord
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.views.text_panel import TextPanel
from tests.ui.desk import Desk, Shell, job


class TextReader:
    """`notice` makes the page of that number."""

    def __init__(self, qtbot: QtBot, notice: Callable[[int], PageRecord]) -> None:
        self.qtbot = qtbot
        self.desk = Desk()
        self.desk.stored = {(1, number): notice(number) for number in (1, 2)}
        self.review = ReviewController(self.desk)
        self.shell = Shell(self.desk, self.review, (job(1, 2),))
        self.panel = TextPanel(self.review)
        qtbot.addWidget(self.panel)
        self.panel.resize(400, 500)
        self.panel.show()
        self.panel.activateWindow()
        qtbot.waitUntil(self.panel.isActiveWindow)
        self.shell.open_page(1, 1)
        self.panel.edit.setFocus()

    @property
    def text(self) -> str:
        return self.panel.edit.toPlainText()
