"""A clerk who knows what is printed on the papers and puts the window's values right by keys alone, counting them."""

import time
from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ocrdesk.model import JobState
from ocrdesk.ui.main_window import MainWindow
from ocrdesk.ui.models.fields_model import Field
from ocrdesk.ui.views.value_edit import ValueEdit
from tests.ui.clerk import committed

NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
PATIENCE_SECONDS = 60.0
MOST_STEPS = 120
CHOOSING_KEYS = 3
"""Alt+Down, a digit, Enter."""
DIGITS = 9


def exactly(_key: str, wanted: str, got: str) -> bool:
    return wanted == got


class PlayingClerk:
    """`keys` counts keys that do something, `typed` the characters of values."""

    def __init__(self, window: MainWindow, same: Callable[[str, str, str], bool] = exactly) -> None:
        """`same` tells whether a field of that key, and its true text and its text here, are the same."""
        self._window = window
        self._review = window.panes.review
        self._same = same
        self._document = 0
        self.keys = self.typed = 0

    def finish(self, job_id: int, truth: Mapping[str, str]) -> None:
        """Play from the moment the document is seen until it is confirmed."""
        self._document = self._meant(truth)
        for _step in range(MOST_STEPS):
            self._wait(lambda: not self._review.typeahead.holding and self._window.panes.fields.form.whole)
            if self._is_done(job_id):
                return
            self._do_next(truth)
        raise AssertionError(f"document {job_id} is not done after {MOST_STEPS} steps")

    def _do_next(self, truth: Mapping[str, str]) -> None:
        fields = self._review.fields.fields
        here = self._review.selection.currentIndex().row()
        wrong = [row for row, field in enumerate(fields) if self._is_wrong(field, truth)]
        unseen = [row for row in wrong if not fields[row].needs_look]
        if here in wrong:
            self._put_right(fields[here], truth[fields[here].value.key])
        elif unseen:
            # What nobody doubts is led to by no key but Tab; it must be right before Enter confirms the document.
            nearest = min(unseen, key=lambda row: abs(row - here))
            self._press(Qt.Key.Key_Tab if nearest > here else Qt.Key.Key_Backtab)
        else:
            self._press(Qt.Key.Key_Return)

    def _put_right(self, field: Field, text: str) -> None:
        """The cheapest way: the marked characters, another reading, or the whole value anew."""
        edit = QApplication.focusWidget()
        assert isinstance(edit, ValueEdit), edit
        shown, cursor = edit.toPlainText(), edit.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        before, behind = shown[:start], shown[end:]
        offered = [each.text for each in self._window.app.other_readings(field.record, field.value.key)][:DIGITS]
        if text == "":
            self._press(Qt.Key.Key_N, ALT)
        elif (
            start != end
            and len(text) >= start + len(behind)
            and (before, behind)
            == (
                text[:start],
                text[len(text) - len(behind) :],
            )
        ):
            self._type(text[start : len(text) - len(behind)])
            self._press(Qt.Key.Key_Return)
        elif text in offered and len(text) + 1 > CHOOSING_KEYS:
            self._press(Qt.Key.Key_Down, ALT)
            menu = QApplication.activePopupWidget()
            assert menu is not None
            self._press(Qt.Key(Qt.Key.Key_1 + offered.index(text)), widget=menu)
            self._press(Qt.Key.Key_Return)
        else:
            self._press(Qt.Key.Key_A, CTRL)
            self._type(text)
            self._press(Qt.Key.Key_Return)

    def _is_wrong(self, field: Field, truth: Mapping[str, str]) -> bool:
        key = field.value.key
        return field.document == self._document and key in truth and not self._same(key, truth[key], field.value.text)

    def _meant(self, truth: Mapping[str, str]) -> int:
        """Which document of the page the truth is about: the one that says most of it."""
        rights: Counter[int] = Counter()
        for field in self._review.fields.fields:
            key = field.value.key
            rights[field.document] += key in truth and self._same(key, truth[key], field.value.text)
        return rights.most_common(1)[0][0] if rights else 0

    def _is_done(self, job_id: int) -> bool:
        job = self._window.panes.model.job(job_id)
        here, record = self._review.job, self._review.record
        left = here is None or here.id != job_id
        last = record is not None and record.confirmed and here is not None and record.number == here.page_count
        return left or last or (job is not None and job.state is JobState.CONFIRMED)

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, widget: QWidget | None = None) -> None:
        self.keys += 1
        QTest.keyClick(widget or QApplication.focusWidget() or self._window, key, held)

    def _type(self, text: str) -> None:
        self.typed += len(text)
        for letter in text:
            holder = QApplication.focusWidget() or self._window
            if letter.isascii():
                QTest.keyClicks(holder, letter)
            else:
                QApplication.sendEvent(holder, committed(letter))

    def _wait(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not condition() and time.monotonic() < until:
            QTest.qWait(5)
        assert condition()
