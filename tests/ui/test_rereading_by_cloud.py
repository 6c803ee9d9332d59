"""Reading one field again by a cloud service: asked about before it is paid for, as any other call."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.model import Line, Quad
from ocrdesk.ui.dialogs.cost import CostDialog
from tests.ui.cloud_office import CARD, CloudOffice, cloud_office, when_asked

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CLOUD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(qtbot: QtBot, home: Path) -> Iterator[CloudOffice]:
    with cloud_office(qtbot, home) as office:
        yield office


@pytest.mark.parametrize(("button", "calls"), [("go", 2), ("", 1)])
def test_a_paid_reading_of_one_field_is_asked_about_first(office: CloudOffice, button: str, calls: int) -> None:
    office.add(CARD)
    panes = office.window.panes
    panes.queue.choose(office.jobs()[0].id)
    office.wait(lambda: panes.review.current is not None and not panes.review.typeahead.holding)
    panes.review.select_field(0, "id_number")
    # The service tells no places; the clerk drew one.
    panes.review.take_reading(Line("11010119900307802X", 0.9, Quad.from_box(40, 300, 400, 340)))
    office.window.activateWindow()
    office.app.change_preferences(ask_above_calls=0)
    seen: list[CostDialog] = []
    timer = when_asked(button, seen)
    office.key(Qt.Key.Key_R, CLOUD)
    office.wait(lambda: bool(seen))
    timer.stop()
    office.wait(lambda: len(office.service.accepted) == calls)
    assert len(seen) == 1
