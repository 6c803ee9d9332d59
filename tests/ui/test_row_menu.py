"""The menu of the selected files: who may read them a second time, and what comes of it."""

from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ocrdesk.app import Overrides
from ocrdesk.model import FieldState
from ocrdesk.ui.arranging.row_menu import row_menu
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.window import OpenWindow, picture


def test_a_second_recogniser_is_offered_and_its_differences_need_a_look(qtbot: QtBot, home: Path) -> None:
    first, second = FakeProvider(CARD_LINES), FakeProvider(("姓名 唐亭", *CARD_LINES[1:]))
    second.key, second.title = "second", "Second"
    overrides = Overrides(providers={"offline": first, "second": second})
    with OpenWindow(qtbot, home, overrides=overrides) as opened:
        opened.add(picture(home, "card.png"))
        menu = row_menu(opened.window, opened.jobs())
        comparing = next(each.menu() for each in menu.actions() if each.text() == "Compare with a second reading")
        assert isinstance(comparing, QMenu)
        offered = {action.text(): action for action in comparing.actions()}
        assert {text: action.isEnabled() for text, action in offered.items()} == {"Fake": False, "Second": True}
        offered["Second"].trigger()
        form = opened.window.panes.fields.form
        opened.wait(lambda: bool(form.rows) and name_state(opened) is FieldState.CHECK)
        assert [request.upright for _page, request in second.requests] == [True]


def name_state(opened: OpenWindow) -> FieldState:
    record = opened.app.page_record(opened.jobs()[0].id, 1)
    assert record is not None
    return record.documents[0]["name"].state
