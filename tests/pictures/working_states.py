"""The states that are photographed in the middle of something: replacing, drawing, finding a command, reading."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ocrdesk.model import JobState, Template
from ocrdesk.ui.dialogs.find_replace import FindReplaceDialog
from ocrdesk.ui.dialogs.template_editor import TemplateEditor, TemplatePage
from ocrdesk.ui.panes import FIELDS_TAB
from tests.pictures.desk import Desk

CARD, FORM = "身份证_正面", "采购清单"
COMMON_DIGIT = "1"
REASON = "Wait for the original"


@contextmanager
def about(desk: Desk) -> Iterator[QWidget]:
    """What the program is made of."""
    with desk.shown(made := desk.window.about_run.make()) as dialog:
        desk.wait(lambda: made.table.rowCount() > 0)
        desk.rest()
        yield dialog


@contextmanager
def find_replace(desk: Desk) -> Iterator[QWidget]:
    """What a replacement would change."""
    made = FindReplaceDialog(desk.window.commands.batch_run.desk, desk.window)
    with desk.shown(made) as dialog:
        made.needle.setText(COMMON_DIGIT)
        made.replacement.setText("7")
        desk.rest()
        desk.wait(lambda: made.is_idle)
        desk.rest()
        yield dialog


@contextmanager
def large_look(desk: Desk) -> Iterator[QWidget]:
    """F2: the field's picture, large."""
    desk.open_tab(CARD, FIELDS_TAB)
    desk.window.commands.field_tools.look.toggle()
    desk.rest()
    yield desk.window
    desk.window.commands.field_tools.look.toggle()


@contextmanager
def palette(desk: Desk) -> Iterator[QWidget]:
    """The commands that fit what was typed."""
    desk.open_tab(CARD, FIELDS_TAB)
    desk.window.command_palette.open()
    QTest.keyClicks(desk.window.command_palette.frame.field, "q")
    desk.rest()
    yield desk.window
    desk.window.command_palette.frame.hide()


@contextmanager
def template_editor(desk: Desk) -> Iterator[QWidget]:
    """Zones being drawn on a form."""
    desk.open_tab(FORM, FIELDS_TAB)
    window = desk.window
    record = window.panes.review.record
    assert record is not None
    read, rules = record.recognition, window.app.templates
    fresh = Template("", "1", float(read.width), float(read.height), rules.suggested_anchors(read.lines), alone=False)
    page = TemplatePage(window.panes.page_image(), record, rules.texts)
    with desk.shown(TemplateEditor(fresh, page, window)) as dialog:
        yield dialog


@contextmanager
def queue(desk: Desk) -> Iterator[QWidget]:
    """Documents to review, confirmed, postponed, failed, being read and waiting. The last state: it is not undone."""
    review, read = desk.window.panes.review, [job for job in desk.jobs() if job.state is JobState.REVIEW]
    if read:
        desk.open(read[0].name)
        review.postpone(REASON)
        desk.rest()
        desk.open(read[-1].name)
        review.confirm_page()
        desk.rest()
    work = desk.window.app.queue
    work.start([job.id for job in read[1:4]], afresh=True)
    desk.wait(lambda: any(job.state is JobState.WORKING for job in desk.jobs()))
    yield desk.window
    desk.wait(lambda: desk.settled)
