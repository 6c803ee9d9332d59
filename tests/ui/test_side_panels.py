"""The tables and the raw answer beside the form."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from ocrdesk.i18n import message
from ocrdesk.model import Attachment, Cell, Failure, JobState, PageRecord, Quad, Table
from ocrdesk.ui.models.table_model import TableModel
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.views.raw_panel import RawPanel
from ocrdesk.ui.views.table_panel import TablePanel
from ocrdesk.ui.views.text_panel import TextPanel
from tests.ui.desk import Desk, card, job, page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

SPOT = Quad.from_box(0, 0, 100, 100)
GOODS = Table(SPOT, 2, 3, (Cell(0, 0, "采购清单", column_span=3), Cell(1, 0, "签字笔"), Cell(1, 2, "2.50")))
WIDE = Table(SPOT, 1, 28, (Cell(0, 27, "末"),))


def with_reading(*tables: Table, raw: str = "") -> PageRecord:
    record = page(card())
    return replace(record, recognition=replace(record.recognition, raw=raw), tables=tables)


@pytest.fixture
def review(qtbot: QtBot) -> ReviewController:
    return ReviewController(Desk())


def test_a_tables_cells_stand_where_they_stood_on_the_page(review: ReviewController, qtbot: QtBot) -> None:
    panel = TablePanel(review)
    qtbot.addWidget(panel)
    review.show_page(job(), with_reading(GOODS))
    (view,) = panel.findChildren(QTableView)
    assert view.columnSpan(0, 0) == 3
    model = view.model()
    assert [model.data(model.index(1, column)) for column in range(3)] == ["签字笔", None, "2.50"]


def test_there_is_a_choice_only_where_there_are_several_tables(review: ReviewController, qtbot: QtBot) -> None:
    panel = TablePanel(review)
    qtbot.addWidget(panel)
    panel.show()
    (choice,), (view,) = panel.findChildren(QComboBox), panel.findChildren(QTableView)
    review.show_page(job(), with_reading(GOODS))
    assert not choice.isVisible()
    review.show_page(job(2), with_reading(GOODS, WIDE))
    assert choice.isVisible()
    choice.setCurrentIndex(1)
    assert view.model().columnCount() == 28


def test_a_page_without_tables_says_so(review: ReviewController, qtbot: QtBot) -> None:
    panel = TablePanel(review)
    qtbot.addWidget(panel)
    panel.show()
    review.show_page(job(), with_reading(GOODS))
    review.show_page(job(2), with_reading())
    assert [label.text() for label in panel.findChildren(QLabel) if label.isVisible()] == [
        "No table was found on this page."
    ]


@pytest.mark.parametrize(
    ("state", "said"),
    [(JobState.WAITING, "Not read yet"), (JobState.WORKING, "Being read"), (JobState.FAILED, "Gone\nX")],
)
def test_tabs_say_why_a_page_that_was_not_read_is_empty(
    review: ReviewController, qtbot: QtBot, state: JobState, said: str
) -> None:
    panels = TablePanel(review), TextPanel(review), RawPanel(review)
    for panel in panels:
        qtbot.addWidget(panel)
        panel.show()
    review.show_page(replace(job(state=state), failure=Failure(message("Gone"), message("X"))), None)
    assert said in [label.text() for label in panels[0].findChildren(QLabel) if label.isVisible()]
    (raw,) = panels[2].findChildren(QPlainTextEdit)
    assert [panels[1].edit.placeholderText(), raw.placeholderText()] == [said, said]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB")])
def test_columns_are_lettered_as_in_a_spreadsheet(qtbot: QtBot, column: int, letters: str) -> None:
    model = TableModel()
    model.show_table(WIDE)
    assert model.headerData(column, Qt.Orientation.Horizontal) == letters


def test_qt_finds_no_fault_with_the_table_model(qtbot: QtBot) -> None:
    model = TableModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for table in (GOODS, None, WIDE):
        model.show_table(table)
    assert tester.model() is model


@pytest.mark.parametrize(
    ("raw", "shown"),
    [('{"甲": [1]}', '{\n  "甲": [\n    1\n  ]\n}'), ("not json", "not json"), ("", "")],
)
def test_the_raw_answer_is_set_out_when_it_is_looked_at(
    review: ReviewController, qtbot: QtBot, raw: str, shown: str
) -> None:
    panel = RawPanel(review)
    qtbot.addWidget(panel)
    (text,) = panel.findChildren(QPlainTextEdit)
    review.show_page(job(), with_reading(raw=raw))
    assert text.toPlainText() == ""
    panel.show()
    assert text.toPlainText() == shown
    review.show_page(job(2), with_reading(raw="next"))
    assert text.toPlainText() == "next"


def test_of_a_very_long_answer_the_beginning_is_shown(review: ReviewController, qtbot: QtBot) -> None:
    panel = RawPanel(review)
    qtbot.addWidget(panel)
    panel.show()
    review.show_page(job(), with_reading(raw='"begin' + "x" * 1_000_000))
    (edit,) = panel.findChildren(QPlainTextEdit)
    text = edit.toPlainText()
    assert text.startswith('"beginx')
    assert len(text) < 100_000
    assert "940,006 more characters" in text


def test_crops_that_a_service_delivered_are_seen_beside_its_answer(review: ReviewController, qtbot: QtBot) -> None:
    image, kept = QImage(50, 100, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.red)
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(kept, b"png").write(image)
    portrait = Attachment("portrait", ".png", bytes(kept.data().data()))
    broken, workbook = Attachment("card", ".jpg", b"no picture"), Attachment("table", ".xlsx", b"PK")
    record = with_reading(raw="{}")
    record = replace(record, recognition=replace(record.recognition, attachments=(portrait, broken, workbook)))
    panel = RawPanel(review)
    qtbot.addWidget(panel)
    panel.show()
    review.show_page(job(), record)
    (label,) = panel.findChildren(QLabel)
    assert label.accessibleName() == "Portrait cut out by the service"
    assert label.pixmap().width() * 2 == label.pixmap().height()
    review.show_page(job(2), with_reading(raw="next"))
    assert not any(each.isVisible() for each in panel.findChildren(QLabel))
