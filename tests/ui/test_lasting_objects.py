"""Long work with Qt does not cost the interpreter its shared values."""

import subprocess
import sys

WORK = """
from PySide6.QtCore import QObject
from ocrdesk.ui.lasting_objects import keep_alive
keep_alive()
keep_alive()
subject = QObject()
for number in range(100_000):
    subject.setObjectName("x")
assert sum(value is None for value in [None] * 10) == 10
"""


def test_a_hundred_thousand_calls_that_return_nothing_do_not_end_the_program() -> None:
    ended = subprocess.run([sys.executable, "-c", WORK], check=False, capture_output=True, timeout=60)

    assert ended.returncode == 0, ended.stderr.decode()
