"""What is typed while something else goes on: the page is read anew, or the window closes on a full disk."""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.model import PageRecord, Record
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.answering import pressing
from tests.ui.clerk import Clerk
from tests.ui.desk import card, page
from tests.ui.test_full_disk import full_disk
from tests.ui.text_reader import TextReader
from tests.ui.window import OpenWindow, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def read_anew(record: PageRecord, *documents: Record) -> PageRecord:
    reading = replace(record.recognition, seconds=2.0)
    return replace(record, recognition=reading, documents=documents or record.documents)


def anew(clerk: Clerk, *documents: Record) -> None:
    clerk.desk.stored[1, 1] = read_anew(clerk.desk.stored[1, 1], *documents)
    clerk.shell.open_page(1, 1)


def test_a_value_that_is_being_typed_outlives_the_page_being_read_anew(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(card()))
    clerk.review.select_field(0, "name")
    clerk.clear()
    clerk.type("张三")

    anew(clerk, card(sex="男"))

    assert clerk.editor.toPlainText() == "张三"
    clerk.review.confirm_field()
    assert clerk.text_of(1, "name") == "张三"
    assert clerk.text_of(1, "sex") == "男"


def test_a_value_whose_field_is_gone_is_not_typed_into_another(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(card()))
    clerk.review.select_field(0, "name")
    clerk.clear()
    clerk.type("张三")

    anew(clerk, card("emblem"))

    assert clerk.review.draft is None
    assert clerk.review.record is not None
    assert "张三" not in [value.text for value in clerk.review.record.documents[0].fields]


def test_what_is_pasted_with_the_mouse_while_the_disk_is_slow_is_kept(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(card()))
    clerk.review.select_field(0, "name")
    clerk.clear()
    clerk.type("张三")
    clerk.desk.slow = True
    clerk.review.confirm_field()

    clerk.review.type_text(0, "name", "张三丰")
    clerk.desk.slow = False
    clerk.desk.finish()

    qtbot.waitUntil(lambda: clerk.text_of(1, "name") == "张三丰")


def test_a_text_that_is_being_typed_outlives_the_page_being_read_anew(qtbot: QtBot) -> None:
    reader = TextReader(qtbot, lambda number: page(card(), number=number, text="甲"))
    qtbot.keyClicks(reader.panel.edit, "abc")
    typed = reader.text

    reader.desk.stored[1, 1] = replace(read_anew(reader.desk.stored[1, 1]), text="乙")
    reader.shell.open_page(1, 1)

    assert reader.text == typed
    assert reader.panel.edit.textCursor().position() == len("abc")
    qtbot.waitUntil(lambda: reader.desk.stored[1, 1].text == typed)
    assert reader.desk.stored[1, 1].text_edited


@pytest.fixture
def opened(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, FakeProvider(CARD_LINES)) as window:
        window.add(picture(tmp_path, "a.png"))
        window.wait(lambda: window.window.panes.review.current is not None)
        window.window.panes.review.select_field(0, "name")
        window.wait(lambda: not window.window.panes.review.typeahead.holding)
        yield window


def test_a_window_does_not_close_on_what_the_disk_does_not_take(opened: OpenWindow) -> None:
    review, asked = opened.window.panes.review, list[str]()
    review.type_text(0, "name", "张三")
    timer = pressing("Stay", asked)

    with full_disk():
        closed = opened.window.close()

    assert not timer.isActive()
    assert (closed, len(asked)) == (False, 1)
    assert review.draft is not None
    assert opened.window.isVisible()
    assert opened.window.close()
    record = opened.app.page_record(1, 1)
    assert record is not None
    assert record.documents[0].text("name") == "张三"


def test_a_window_closes_all_the_same_where_the_clerk_says_so(opened: OpenWindow) -> None:
    asked = list[str]()
    opened.window.panes.review.type_text(0, "name", "张三")
    timer = pressing("Close and lose it", asked)

    with full_disk():
        closed = opened.window.close()

    assert not timer.isActive()
    assert (closed, len(asked)) == (True, 1)


def test_what_was_ordered_just_before_the_window_closed_is_done(opened: OpenWindow, home: Path) -> None:
    written = home / "written.xlsx"
    opened.window.workers.run(partial(time.sleep, 0.3), lambda _none: None, lane="order")
    opened.window.workers.run(partial(opened.app.export, "xlsx", [1], written), lambda _files: None, lane="order")
    opened.window.commands.change(export_folder="/elsewhere")

    opened.window.close()
    opened.window.end()

    assert written.stat().st_size > 0
    assert "/elsewhere" in (home / "settings" / "settings.toml").read_text(encoding="utf-8")
