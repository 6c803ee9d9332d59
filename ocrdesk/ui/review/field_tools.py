"""What the clerk can do with the current field beside typing: made with the commands, one part a file."""

from typing import TYPE_CHECKING

from ocrdesk.ui.review.large_look import LargeLook
from ocrdesk.ui.review.other_readings import OtherReadings
from ocrdesk.ui.review.postponing import Postponing
from ocrdesk.ui.review.rereading import Rereading

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


class FieldTools:
    """Holds the parts; the table of actions finds their methods here."""

    def __init__(self, window: "MainWindow") -> None:
        self.readings = OtherReadings(window)
        self.rereading = Rereading(window)
        self.look = LargeLook(window)
        self.postponing = Postponing(window)
