"""Papers that belong together: sides that a person pairs, and what is in the queue twice."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.model import Record
from ocrdesk.ui.models.queue_filter import QueueFilter
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.window import OpenWindow, card_reader, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

EMBLEM_LINES = ("中华人民共和国", "居民身份证", "签发机关 北京市公安局东城分局", "有效期限 2015.06.01-2035.06.01")
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
COLOURS = (Qt.GlobalColor.white, Qt.GlobalColor.red, Qt.GlobalColor.green)


def open_job(opened: OpenWindow, job_id: int) -> None:
    panes = opened.window.panes
    panes.queue.choose(job_id)
    opened.wait(
        lambda: panes.review.job is not None and panes.review.job.id == job_id and panes.review.current is not None
    )
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)


def document(opened: OpenWindow, job_id: int) -> Record:
    record = opened.app.page_record(job_id, 1)
    assert record is not None
    return record.documents[0]


def notes(opened: OpenWindow) -> tuple[str, ...]:
    form = opened.window.panes.fields.form
    said = form.notes_of(opened.window.panes.review.fields.documents[0])
    return (*said.warnings, *said.quiet)


def test_sides_in_two_files_are_paired_by_keys_and_undone(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    provider = FakeProvider(CARD_LINES)
    with OpenWindow(qtbot, home, provider) as opened:
        opened.add(picture(tmp_path, "front.png"))
        provider.texts = EMBLEM_LINES
        opened.add(picture(tmp_path, "back.png", Qt.GlobalColor.red))
        open_job(opened, 1)
        opened.qtbot.keyClick(opened.window, Qt.Key.Key_P, BOTH)
        dialog = opened.window.commands.pairing.dialog
        assert dialog is not None
        opened.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        opened.wait(lambda: document(opened, 1).pair != "" and document(opened, 1).pair == document(opened, 2).pair)
        opened.wait(lambda: "Paired with back.png" in notes(opened))
        model = opened.window.panes.model
        opened.wait(lambda: model.second_line(opened.jobs()[1]).endswith("⇄ front.png"))
        opened.wait(lambda: not opened.window.panes.review.typeahead.holding)
        opened.window.panes.review.undo()
        opened.wait(lambda: (document(opened, 1).pair, document(opened, 2).pair) == ("", ""))


def test_the_same_number_and_the_same_file_are_marked_and_named(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        first = picture(tmp_path, "one.png")
        (tmp_path / "copy.png").write_bytes(first.read_bytes())
        opened.add(first, picture(tmp_path, "other.png", Qt.GlobalColor.red))
        open_job(opened, 1)
        opened.wait(lambda: any("ID number" in note and "other.png" in note for note in notes(opened)))
        assert opened.window.panes.model.count(QueueFilter.TWICE) == 2
        opened.add(tmp_path / "copy.png")
        opened.wait(lambda: any("Same file as copy.png" in note for note in notes(opened)))
        opened.window.panes.queue.chip(QueueFilter.TWICE).click()
        assert opened.window.panes.model.rowCount() == 3
        opened.app.queue.remove([2, 3])
        opened.wait(lambda: opened.window.panes.model.count(QueueFilter.TWICE) == 0)
        assert notes(opened) == ()
