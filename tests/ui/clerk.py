"""A clerk at the review: a real panel, a misbehaving desk behind it, and hands on the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldState, PageRecord
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.views.field_panel import FieldPanel
from ocrdesk.ui.views.value_edit import ValueEdit
from tests.ui.desk import Desk, Shell, job


def committed(text: str) -> QInputMethodEvent:
    """What an input method sends when it is done."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    return event


class Clerk:
    """Each page given is a job of its own, or with `one_job` all are pages of one."""

    def __init__(self, qtbot: QtBot, *pages: PageRecord, one_job: bool = False) -> None:
        self.desk = Desk()
        self._qtbot = qtbot
        for place, record in enumerate(pages):
            self.desk.stored[(1, record.number) if one_job else (place + 1, 1)] = record
        self.jobs = (job(1, len(pages)),) if one_job else tuple(job(number + 1) for number in range(len(pages)))
        self.review = ReviewController(self.desk)
        self.panel = FieldPanel(self.review, {"offline": "Offline"})
        self.shell = Shell(self.desk, self.review, self.jobs)
        qtbot.addWidget(self.panel)
        self.panel.resize(400, 720)
        self.panel.show()
        self.panel.activateWindow()
        qtbot.waitUntil(self.panel.isActiveWindow)
        self.shell.open_page(1, 1)
        qtbot.waitUntil(lambda: self.panel.form.whole)
        self.panel.form.focus_current()

    @property
    def editor(self) -> ValueEdit:
        holder = QApplication.focusWidget()
        assert isinstance(holder, ValueEdit)
        return holder

    @property
    def place(self) -> tuple[int, int, str]:
        assert self.review.job is not None
        assert self.review.current is not None
        return self.review.job.id, self.review.current.document, self.review.current.value.key

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self._qtbot.keyClick(self.editor, key)

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                self._qtbot.keyClick(self.editor, letter)
            else:
                QApplication.sendEvent(self.editor, committed(letter))

    def clear(self) -> None:
        self.editor.selectAll()

    def text_of(self, job_id: int, key: str, document: int = 0, number: int = 1) -> str:
        return self.desk.stored[job_id, number].documents[document].text(key)

    def state_of(self, job_id: int, key: str, document: int = 0) -> FieldState:
        return self.desk.stored[job_id, 1].documents[document][key].state
