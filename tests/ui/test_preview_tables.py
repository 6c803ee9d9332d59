"""The preview on a page without documents: its tables' cells can be clicked, trouble with the picture is told."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ocrdesk.i18n import Message
from ocrdesk.model import Cell, PageRecord, PageWarning, Quad, Recognition, Table
from ocrdesk.ui.views.picture_notice import PictureNotice
from ocrdesk.ui.views.preview import PreviewView
from tests.ui.hand import LEFT, NO_KEYS, show_card, spot
from tests.ui.page_records import HEIGHT, WIDTH, card, picture

SPOT = Quad.from_box(100, 300, 500, 400)
TABLE = Table(Quad.from_box(100, 300, 900, 400), 1, 2, (Cell(0, 0, "", quad=SPOT), Cell(0, 1, "")))
BLUR, COPY = (PageWarning(key, Message(f"It is {key}.")) for key in ("blur", "copy"))


def page(*warnings: PageWarning) -> PageRecord:
    return PageRecord(1, Recognition("offline", WIDTH, HEIGHT, tables=(TABLE,), warnings=warnings))


def said(preview: PreviewView) -> QLabel:
    (notice,) = preview.findChildren(PictureNotice)
    return notice


def test_a_click_on_a_cell_tells_the_place(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.show_page(picture(), page())
    qtbot.waitUntil(lambda: preview._mark_item.at((300, 350)) is not None)
    with qtbot.waitSignal(preview.cell_clicked) as told:
        QTest.mouseClick(preview.viewport(), LEFT, NO_KEYS, spot(preview, 300, 350))
    assert SPOT.bounds.contains((told.args[0].x(), told.args[0].y()))


def test_trouble_with_the_picture_is_told_on_a_page_without_documents(qtbot: QtBot, preview: PreviewView) -> None:
    show_card(qtbot, preview)
    preview.show_page(picture(), page(BLUR, COPY))
    assert said(preview).isVisible()
    assert said(preview).text() == "It is blur."


@pytest.mark.parametrize(
    "record", [None, page(), replace(card(), recognition=replace(card().recognition, warnings=(BLUR,)))]
)
def test_nothing_is_told_without_trouble_nor_where_documents_tell_of_it(
    qtbot: QtBot, preview: PreviewView, record: PageRecord | None
) -> None:
    show_card(qtbot, preview)
    preview.show_page(picture(), record)
    assert not said(preview).isVisible()
