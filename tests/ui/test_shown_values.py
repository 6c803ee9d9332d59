"""Values that are kept as keys: the clerk reads and types words for them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.documents.read_documents import make_records
from ocrdesk.model import FieldState, Line, PageRecord, Quad, ReadDocument
from tests.ui.clerk import Clerk
from tests.ui.desk import TYPES, page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
PLATE = Quad.from_box(100, 100, 540, 240)


def plate() -> PageRecord:
    fields = (("plate_number", Line("京A12345", 0.99, PLATE)), ("color", Line("blue", 0.5, PLATE)))
    return page(*make_records([ReadDocument("license_plate", None, PLATE, fields)], list(TYPES.values())))


def test_the_clerk_reads_the_colour_in_words(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, plate())
    assert clerk.place == (1, 0, "color")
    assert clerk.editor.toPlainText() == "Blue"
    index = clerk.review.fields.index(1)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Blue"


def test_a_colour_typed_in_words_is_kept_by_its_key(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, plate(), plate())
    clerk.clear()
    clerk.type("黄")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.text_of(1, "color") == "yellow"
    assert clerk.state_of(1, "color") is FieldState.EDITED


def test_the_words_shown_typed_once_more_are_no_edit(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, plate(), plate())
    clerk.clear()
    clerk.type("Blue")
    assert clerk.review.draft is None
    clerk.press(Qt.Key.Key_Return)
    assert clerk.state_of(1, "color") is FieldState.CONFIRMED
