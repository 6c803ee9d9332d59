"""The progress bar of batches."""

from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from ocrdesk.ui.views.quiet_bar import QuietBar


class Counted(QuietBar):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self.painted += 1


def test_a_step_is_painted_in_its_turn_and_not_at_once(qtbot: QtBot) -> None:
    bar = Counted()
    qtbot.addWidget(bar)
    bar.resize(200, 10)
    bar.show()
    qtbot.waitUntil(lambda: bar.painted > 0)
    before = bar.painted
    bar.show_part(50, 100)
    assert (bar.value(), bar.maximum(), bar.painted) == (50, 100, before)
    qtbot.waitUntil(lambda: bar.painted > before)
