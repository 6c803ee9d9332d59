"""A review that is collected as garbage takes its steps with it, each once."""

import subprocess
import sys

WORK = """
import gc
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from ocrdesk.ui.review.review_history import CallCommand, History

class Review(QObject):
    def __init__(self):
        super().__init__()
        self.history = History(self)
        self.told = []
        self.history.indexChanged.connect(self.note)

    def note(self):
        latest = self.history.latest
        self.told.append(latest().text() if latest is not None and latest() is not None else "")

    def nothing(self, *_given):
        pass

    def work(self):
        for text in ("first", "second"):
            self.history.push(CallCommand(self.history, text, self.nothing, self.nothing, self.nothing))
        self.history.undo()
        self.history.redo()
        assert self.told == ["first", "second", "first", "second"], self.told

application = QGuiApplication([])
gc.disable()
for _round in range(20):
    Review().work()
    gc.collect()
print("whole")
"""


def test_a_review_with_steps_can_be_collected() -> None:
    ended = subprocess.run([sys.executable, "-c", WORK], check=False, capture_output=True, timeout=60)
    assert (ended.returncode, ended.stdout.strip()) == (0, b"whole"), ended.stderr.decode()
